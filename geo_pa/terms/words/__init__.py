"""The glossary: one file of Dutch words per subject, each vocabulary in one of them."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.terms.words import agreements, assessment, care, general, heat, places, plans, stock, villages, zones

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        **general.WORDS,
        **plans.WORDS,
        **stock.WORDS,
        **places.WORDS,
        **villages.WORDS,
        **zones.WORDS,
        **heat.WORDS,
        **agreements.WORDS,
        **assessment.WORDS,
        **care.WORDS,
    },
)
"""Dutch words per vocabulary and code."""
