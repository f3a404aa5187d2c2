"""The words of a housing plan, of corporation stock and of a change in the stock.

Plan words follow the national basisset as quoted by Planmonitor Wonen; stock words follow the corporations' VERA code
lists. Codes are English here; which there are, and their Dutch labels, stands in :mod:`geo_pa.terms`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.terms import LABELS

HARD_STATUS = frozenset({"1A", "1B", "2A", "2B"})
"""Planning status that counts as hard: irrevocable or adopted."""

SOFT_STATUS = frozenset({"1C", "2C", "3", "4A", "4B"})
"""Planning status that counts as soft: still to be decided."""

NOT_COUNTED_STATUS = frozenset({"5A", "5B"})
"""Ideas inside the town hall: they do not count and are not delivered to a province."""

AFFORDABILITY_COLUMNS = (
    "social_rent",
    "mid_rent",
    "high_rent",
    "rent_unknown",
    "affordable_sale",
    "high_sale",
    "sale_unknown",
    "tenure_unknown",
)
"""New homes by affordability; together they are all new homes."""

NEVER_SOCIAL_COLUMNS = ("mid_rent", "high_rent", "affordable_sale", "high_sale", "sale_unknown")
"""The part of a plan that cannot turn out to be social rent; a sale of unknown price is a sale all the same."""

MAYBE_SOCIAL_COLUMNS = ("rent_unknown", "tenure_unknown")
"""The part of a plan that may still turn out to be social rent."""

TYPE_COLUMNS = ("single_family", "multi_family", "type_unknown")
CARE_COLUMNS = ("regular", "step_free", "clustered", "care_suitable", "care_unknown")

VOCABULARIES: Mapping[str, tuple[str, ...]] = MappingProxyType({name: tuple(words) for name, words in LABELS.items()})
"""Every closed list of words a column may be declared with (``vocabulary = "planning_status"``)."""
