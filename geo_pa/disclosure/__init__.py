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
    ONLY_VISIBLE_COUNTED,
    OPEN_LAYERS,
    VIEWERS,
    blank_hidden,
    only_visible,
    require_viewer,
    visible,
)

__all__ = [
    "CONFIDENTIALITY",
    "FACTORS",
    "HIDDEN",
    "ONLY_VISIBLE_COUNTED",
    "OPEN_LAYERS",
    "VIEWERS",
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
    "require_viewer",
    "rounded",
    "tells_of_few",
    "visible",
]
