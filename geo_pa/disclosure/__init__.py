"""What may be shown to whom: confidential rows and small counts never leave."""

from geo_pa.disclosure.linked import HIDDEN, LinkedCounts, Protected, State
from geo_pa.disclosure.protect import exactly, protect
from geo_pa.disclosure.small_counts import (
    FACTORS,
    hide_differences,
    hide_factors,
    hide_small_counts,
    hide_wholes,
    rounded,
    tells_of_few,
)
from geo_pa.disclosure.viewers import (
    CONFIDENTIALITY,
    CORPORATION,
    ONLY_VISIBLE_COUNTED,
    OPEN_LAYERS,
    blank_hidden,
    only_visible,
    visible,
)

__all__ = [
    "CONFIDENTIALITY",
    "CORPORATION",
    "FACTORS",
    "HIDDEN",
    "ONLY_VISIBLE_COUNTED",
    "OPEN_LAYERS",
    "LinkedCounts",
    "Protected",
    "State",
    "blank_hidden",
    "exactly",
    "hide_differences",
    "hide_factors",
    "hide_small_counts",
    "hide_wholes",
    "only_visible",
    "protect",
    "rounded",
    "tells_of_few",
    "visible",
]
