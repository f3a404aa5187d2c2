"""What is read of each layer and table."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.analyses.toetsingskader.criteria import LOCATION_FIGURES, WORD

TYPES = {"share": "float64"}
"""The type of a figure of a location by its unit; all others are whole numbers."""

LOCATION_COLUMNS: Mapping[str, str] = MappingProxyType(
    {name: "str" if unit.startswith(WORD) else TYPES.get(unit, "Int64") for name, unit in LOCATION_FIGURES.items()}
)

COLUMNS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "building_locations": {
            **dict.fromkeys(("name", "corporation", "confidentiality"), "str"),
            "completion_year": "Int64",
            **LOCATION_COLUMNS,
        },
        "assessment_criteria": {
            **dict.fromkeys(("theme", "question", "figure", "most", "per", "comparison"), "str"),
            **dict.fromkeys(("value", "partly_value"), "float64"),
            **dict.fromkeys(("words", "partly_words", "rule", "unit"), "str"),
            **dict.fromkeys(("where_figure", "where_words", "applies_to", "article", "source"), "str"),
            "important": "boolean",
        },
        "assessment_answers": {
            **dict.fromkeys(("location_id", "criterion", "answer", "note", "answered_by"), "str"),
            "answered_on": "datetime64[s]",
            "confidentiality": "str",
        },
    }
)
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""
