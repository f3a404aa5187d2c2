"""The Dutch word for a code."""

from collections.abc import Mapping

from geo_pa.terms.numbers import UNKNOWN, Number, is_missing
from geo_pa.terms.words import LABELS


def label(vocabulary: str, code: object) -> str:
    """Return the Dutch word for a code; a missing code is "onbekend", a code without a label stays itself."""
    if is_missing(code):
        return UNKNOWN
    return LABELS.get(vocabulary, {}).get(str(code), str(code))


def unit(code: str, count: Number | None = None) -> str:
    """Return the Dutch word for a unit as it stands behind a count: "1 dorp", "3 dorpen"; measures have one form."""
    word = label("unit", code)
    return label("unit_of_one", word) if not is_missing(count) and count == 1 else word


def labels(vocabulary: str) -> Mapping[str, str]:
    """Return all Dutch words of one vocabulary, by code."""
    return LABELS.get(vocabulary, {})
