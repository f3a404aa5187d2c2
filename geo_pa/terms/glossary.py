"""The Dutch word for a code."""

from collections.abc import Mapping

from geo_pa.terms.numbers import UNKNOWN, is_missing
from geo_pa.terms.words import LABELS


def label(vocabulary: str, code: object) -> str:
    """Return the Dutch word for a code; a missing code is "onbekend", a code without a label stays itself."""
    if is_missing(code):
        return UNKNOWN
    return LABELS.get(vocabulary, {}).get(str(code), str(code))


def labels(vocabulary: str) -> Mapping[str, str]:
    """Return all Dutch words of one vocabulary, by code."""
    return LABELS.get(vocabulary, {})
