"""What a planner reads: Dutch labels of every code, and numbers, shares and dates in Dutch notation."""

from geo_pa.terms.glossary import label, labels, unit
from geo_pa.terms.lists import and_list
from geo_pa.terms.numbers import UNKNOWN, Number, day, homes, is_missing, number, percent, plural, span
from geo_pa.terms.words import LABELS

__all__ = [
    "LABELS",
    "UNKNOWN",
    "Number",
    "and_list",
    "day",
    "homes",
    "is_missing",
    "label",
    "labels",
    "number",
    "percent",
    "plural",
    "span",
    "unit",
]
