"""What a planner reads: Dutch labels of every code, and numbers, shares and dates in Dutch notation."""

from geo_pa.terms.glossary import LABELS, LOCAL_CHOICE, label, labels
from geo_pa.terms.lists import and_list
from geo_pa.terms.numbers import (
    MOST_DECIMALS,
    UNKNOWN,
    Number,
    day,
    decimals_apart,
    homes,
    is_missing,
    number,
    percent,
    plural,
    signed,
    span,
)

__all__ = [
    "LABELS",
    "LOCAL_CHOICE",
    "MOST_DECIMALS",
    "UNKNOWN",
    "Number",
    "and_list",
    "day",
    "decimals_apart",
    "homes",
    "is_missing",
    "label",
    "labels",
    "number",
    "percent",
    "plural",
    "signed",
    "span",
]
