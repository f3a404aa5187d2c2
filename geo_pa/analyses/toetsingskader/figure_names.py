"""Which figures may answer a criterion of the assessment framework, and how a cell of a criterion names them."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa import terms
from geo_pa.disclosure import CONFIDENTIALITY
from geo_pa.model.units import YEAR
from geo_pa.schema import SCHEMA

WORD = "word:"
"""Stands before the vocabulary of a figure that is no number but a word."""

LOCATION = "building_locations"

LOCATION_FIGURES: Mapping[str, str] = MappingProxyType(
    {
        name: f"{WORD}{one.vocabulary}" if one.vocabulary else one.unit
        for name, one in SCHEMA[LOCATION].fields.items()
        if (one.vocabulary or one.unit) and one.unit != YEAR and name != CONFIDENTIALITY
    }
)
"""What is known of a building location itself; none of its numbers is ever below 0."""

OF_QUESTIONS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "social_share": {
            "verdict": f"{WORD}verdict",
            **dict.fromkeys(("social_homes", "social_homes_possible"), "dwellings"),
            **dict.fromkeys(("required_social_homes", "net_social_homes"), "dwellings"),
        },
        "woonzorgzones": {
            **{name: f"{WORD}{name}" for name in ("reach", "fit_clustered", "suited_accessible")},
            "facility_score": "score",
            "minutes": "minutes",
            **dict.fromkeys(("distance_m", "supermarket_m", "bus_stop_m", "meeting_place_m", "pharmacy_m"), "m"),
            **dict.fromkeys(("general_practitioner_m", "meeting_or_care_m", "physiotherapist_m"), "m"),
        },
        "heat_stress": {
            "signal": f"{WORD}signal",
            **dict.fromkeys(("share_above_strong", "share_above_extreme", "green_share", "canopy_share"), "share"),
            **dict.fromkeys(("share_beyond_cool_place", "water_nuisance_share"), "share"),
            "cool_place_distance_m": "m",
        },
    }
)
"""What other questions answer about a location, or about the neighbourhood that it lies in."""

PLACES: Mapping[str, Mapping[str, str]] = {LOCATION: LOCATION_FIGURES, **OF_QUESTIONS}

FIGURES: Mapping[str, str] = MappingProxyType(
    {f"{place}.{name}": unit for place, figures in PLACES.items() for name, unit in figures.items()}
)
"""Every figure that may answer a criterion, as ``place.column``, and its unit or its vocabulary."""


def vocabulary_of(figure: str) -> str:
    """Return the vocabulary of a figure that is a word; empty of a number."""
    unit = FIGURES.get(figure, "")
    return unit.removeprefix(WORD) if unit.startswith(WORD) else ""


def names(text: object) -> tuple[str, ...]:
    """Return the figures that a cell names: "a.b + a.c" is ("a.b", "a.c"); a missing cell names none."""
    return _parts(text, "+")


def words(text: object) -> tuple[str, ...]:
    """Return the words that a cell lists: "core, zone" is ("core", "zone"); a missing cell lists none."""
    return _parts(text, ",")


def _parts(text: object, separator: str) -> tuple[str, ...]:
    return () if terms.is_missing(text) else tuple(part.strip() for part in str(text).split(separator))
