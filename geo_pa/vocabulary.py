"""The words of a housing plan, of corporation stock and of a change in the stock.

Plan words follow the national basisset as quoted by Planmonitor Wonen; stock words follow the corporations' VERA code
lists. Codes are English here; their Dutch labels stand in :mod:`geo_pa.terms`.
"""

from collections.abc import Mapping
from types import MappingProxyType

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

VOCABULARIES: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "planning_status": ("1A", "1B", "1C", "2A", "2B", "2C", "3", "4A", "4B", "5A", "5B"),
        "plan_type": (
            "building_transformation",
            "area_transformation",
            "restructuring",
            "densification",
            "greenfield_extension",
            "other_extension",
        ),
        "landlord": ("corporation", "market"),
        "ground_owner": ("municipality", "corporation", "third_party"),
        "confidentiality": ("municipality", "corporations", "province", "public"),
        "stock_kind": ("daeb_home", "care_place", "caravan", "pitch", "non_daeb"),
        "mutation_kind": ("demolition", "sale", "liberalisation", "new_build", "purchase"),
        "mutation_status": ("realised", "decided", "planned"),
        "quality_contribution": ("starter_homes", "sustainability", "transformation", "other", "none"),
        "energy_label": ("A++++", "A+++", "A++", "A+", "A", "B", "C", "D", "E", "F", "G"),
        "area_kind": ("town", "village", "outlying", "industry", "other"),
        "facility_kind": (
            "nursing_home",
            "care_home",
            "service_centre",
            "health_centre",
            "general_practitioner",
            "pharmacy",
            "physiotherapist",
            "supermarket",
            "department_store",
            "hospitality",
            "meeting_place",
            "library",
            "school",
            "bus_stop",
        ),
        "street_kind": ("street", "residential", "path", "steps"),
        "compensation_form": ("homes", "money", "land", "other"),
        "agreed_norm": ("at_least", "at_most", "yearly_maximum", "each"),
        "agreed_measure": (
            "growth",
            "social_share",
            "village_stock",
            "accessible",
            "rents_low",
            "rents_middle",
            "clustered",
            "statushouders",
            "pitches",
            "reported",
            "reported_labels",
            "land_prices",
            "approaches",
        ),
        "unscored": ("ambition", "demand_not_agreed"),
        "agreement_activity": (
            "stock_changes",
            "plans",
            "accessible_homes",
            "village_changes",
            "approaches",
            "reports",
            "green_works",
            "works",
            "clustered_homes",
            "pitches",
        ),
        "report_hardness": ("hard", "soft"),
        "work_kind": ("sewer", "road", "green", "heat_network", "renovation", "housing"),
        "assessment_answer": ("yes", "partly", "no"),
        "comparison": ("at_least", "at_most", "one_of"),
    },
)
"""Every closed list of words a column may be declared with (``vocabulary = "planning_status"``)."""
