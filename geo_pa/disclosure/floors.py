"""Below which a small count is shown only where a workspace says so in so many words."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from geo_pa.model import Rule

THRESHOLD = "disclosure.count_suppression_threshold"
"""The rule that says from which count of people on a figure may be shown."""

ROUNDING = "disclosure.count_rounding"
"""The rule that says to which multiple counts of people are rounded."""

FLOORS: Mapping[str, int] = {THRESHOLD: 10, ROUNDING: 5}
"""The lowest value of each rule that needs no word of its own in the workspace."""

LOWERED = "Let op: deze werkmap toont kleinere aantallen mensen dan gebruikelijk"
"""How the sentence begins that stands in every answer and file of such a workspace."""


def below_floor(rules: Iterable[Rule]) -> Iterator[Rule]:
    """Find the rules that show smaller, or more exact, counts of people than the floor allows."""
    counts = ((rule, rule.value) for rule in rules if rule.id in FLOORS)
    return (rule for rule, value in counts if isinstance(value, Decimal) and value < FLOORS[rule.id])
