"""The Dutch word for a code: a file of words per subject, each vocabulary in one of them."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from geo_pa.terms.numbers import UNKNOWN, is_missing

FILES = sorted(Path(__file__).parent.glob("words/*.toml"))

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {name: words for file in FILES for name, words in tomllib.loads(file.read_text(encoding="utf-8")).items()}
)
"""Dutch words per vocabulary and code, in the order in which they are listed."""

LOCAL_CHOICE = "keuze, niet uit de afspraken"
"""What stands beside whatever the agreements leave open."""


def label(vocabulary: str, code: object) -> str:
    """Return the Dutch word for a code; a missing code is "onbekend", a code without a label stays itself."""
    if is_missing(code):
        return UNKNOWN
    return LABELS.get(vocabulary, {}).get(str(code), str(code))


def labels(vocabulary: str) -> Mapping[str, str]:
    """Return all Dutch words of one vocabulary, by code."""
    return LABELS.get(vocabulary, {})
