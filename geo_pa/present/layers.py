"""How each layer of a workspace looks on the map."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo_pa import terms
from geo_pa.measures.standing_stock import PARTS, STANDS, standing
from geo_pa.model import Source
from geo_pa.present.classes import Classes, Style, by_limits, by_words, single
from geo_pa.present.evidence import source_text
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.headings import of_column
from geo_pa.schema import SCHEMA
from geo_pa.workspace import Declaration

HIDDEN_COLUMNS = ("name", "confidentiality", "district_code", "from_node", "to_node")
"""Columns that a reader of the map does not need beneath the name."""


PLAIN: Mapping[str, Style] = {
    "neighbourhoods": Style("", "#ffffff", "#b3bfcb", 0.65, 0.8),
    "villages": Style("", "none", "#5d7186", 0.0, 2.0),
    "corporation_ground": Style("", "#d9c7e8", "#7b5aa0", 0.35, 1.0, "2 3"),
    "designated_zones": Style("", "#cfe8dc", "#2b7a5b", 0.35, 1.6, "6 4"),
    "neighbourhood_approach": Style("", "#fbe3c0", "#b06f1a", 0.35, 1.6, "8 4"),
    "planned_works": Style("", "#e3dccf", "#6d5a3a", 0.35, 1.4),
    "water_nuisance": Style("", "#9ecbe8", "#1f66a8", 0.6),
    "facilities": Style("", "#2b7a5b", "#ffffff", 1.0, 1.4),
}

TILES = ("neighbourhoods", "villages")
"""Layers whose shapes share their edges."""

LABEL_COLOURS = (
    *("#08306b", "#0b4a8f", "#2070b4", "#4a98c9", "#7fb8da", "#b5d4e9"),
    *("#e8e4c9", "#f6c98f", "#e99a5a", "#cc6a34", "#8c3a12"),
)
"""A++++ to G: from dark blue over light to dark brown."""

STREET_STYLES: Mapping[str, Style] = {
    "street": Style("straat", "none", "#8a98a6", 0, 1.6),
    "residential": Style("woonstraat", "none", "#a9b4bf", 0, 1.1),
    "path": Style("pad", "none", "#8fae8f", 0, 1.1, "4 3"),
    "steps": Style("trap", "none", "#b3261e", 0, 2.4, "2 2"),
}

COLOURINGS: Mapping[str, str] = {"energy_label": "Energielabel", "rent": "Huur", "accessible": "Toegankelijke woningen"}
"""By what the corporations' complexes can be coloured."""

RENT_LIMITS: Mapping[str, str] = {
    "quality_discount_limit_eur": "kwaliteitskortingsgrens",
    "lower_capping_limit_eur": "lage aftoppingsgrens",
    "upper_capping_limit_eur": "hoge aftoppingsgrens",
    "daeb_limit_eur": "DAEB-grens",
}
"""Columns of the table of rent limits, from low to high."""


@dataclass(frozen=True)
class RentLimits:
    """The table ``rent_limits`` (index the year as text), and where it comes from."""

    table: pd.DataFrame
    source: Source


def declared(frame: gpd.GeoDataFrame, declaration: Declaration) -> MapLayer:
    """Draw a layer as its declaration describes it: one look, its own columns as text."""
    tiles = declaration.name in TILES
    classes = single(frame.index, replace(PLAIN[declaration.name], label=declaration.title))
    return layer(frame, classes, words_of(declaration), tolerance_m=3 if tiles else 1, tiles=tiles)


def words_of(declaration: Declaration) -> Words:
    """Return what a declared layer says: its name, and its columns with their Dutch titles."""
    hidden = {*HIDDEN_COLUMNS, declaration.key}
    rows = {name: of_column(column) for name, column in declaration.columns.items() if name not in hidden}
    return Words("name", rows, layer=declaration.name)


def stock(
    frame: gpd.GeoDataFrame,
    declaration: Declaration,
    colouring: str,
    limits: RentLimits | None = None,
    *,
    on: date | None = None,
) -> MapLayer:
    """Draw the corporations' complexes by label, rent or accessible share.

    Parameters
    ----------
    frame : GeoDataFrame
        The layer ``corporation_stock``.
    declaration : Declaration
        Of that layer; the year of its source says which rent limits hold.
    colouring : str
        One of :data:`COLOURINGS`.
    limits : RentLimits, optional
        Without limits for the year, rents are shown as unknown.
    on : date, optional
        The day on which the homes stand; without it that of the declaration.

    Returns
    -------
    MapLayer
    """
    makers = {
        "energy_label": lambda: by_words(frame["energy_label"], "Energielabel", _energy_labels(), LABEL_COLOURS),
        "rent": lambda: _by_rent(frame["rent_eur"], limits, declaration.source.year),
        "accessible": lambda: _by_accessible_share(frame),
    }
    return layer(frame, without_gone(makers[colouring](), frame["homes"]), _words_on(declaration, on))


GONE = Style("gesloopt of verkocht", "none", "#8a98a6", 0.0, 1.0, "2 3")


def without_gone(classes: Classes, homes: pd.Series) -> Classes:
    """Draw a complex that holds no home any more as a place where one was."""
    gone = (homes == 0).fillna(False).astype(bool)
    if not gone.any():
        return classes
    return replace(classes, code=classes.code.mask(gone, "gone"), styles={**classes.styles, "gone": GONE})


def _words_on(declaration: Declaration, on: date | None) -> Words:
    """Say of the counts of homes on which day they stand."""
    words = words_of(declaration)
    if on is None:
        return words
    dated = {
        name: replace(one, title=f"{one.title}, op {terms.day(on)}")
        for name, one in words.rows.items()
        if name in COUNTED
    }
    return replace(words, rows={**words.rows, **dated})


COUNTED = ("homes", *PARTS)
"""Columns of the complexes that are brought to the reference date."""


def on_date(frame: gpd.GeoDataFrame, mutations: pd.DataFrame, *, since: date, on: date) -> gpd.GeoDataFrame:
    """Bring the homes of complexes to a date, for the map; a count that is not known exactly becomes unknown."""
    if not {"mutation", "status", "date", "year", "homes", "complex_id"} <= set(mutations):
        return frame
    now = standing(frame, mutations, since=since, on=on, losses=STANDS)
    return frame.assign(**{name: now[name] for name in COUNTED if name in frame})


def _energy_labels() -> dict[str, str]:
    return {word: f"label {word}" for word in SCHEMA["corporation_stock"].fields["energy_label"].words}


def _by_rent(rent: pd.Series, limits: RentLimits | None, year: str) -> Classes:
    title = f"Gemiddelde kale huur, grenzen van {year}"
    if limits is None or year not in limits.table.index:
        return by_words(pd.Series(pd.NA, index=rent.index, dtype="str"), title, {}, ())
    known = limits.table.loc[[year], list(RENT_LIMITS)].dropna(axis="columns")
    bounds = {RENT_LIMITS[column]: float(known[column].iloc[0]) for column in known.columns}
    named = {f"t/m {name} (€ {terms.number(bound, 2)})": bound for name, bound in bounds.items()}
    return by_limits(rent, title, named, above="daarboven", source=f"Bron: {source_text(limits.source)}")


def _by_accessible_share(frame: gpd.GeoDataFrame) -> Classes:
    share = (frame["accessible_homes"].astype("Float64") / frame["homes"].astype("Float64")).astype("float64")
    quarters = {"geen": 0.0, "tot en met een kwart": 0.25, "tot en met de helft": 0.5, "tot en met drie kwart": 0.75}
    return by_limits(share, "Aandeel toegankelijke woningen", quarters, above="meer dan drie kwart")


def streets(frame: gpd.GeoDataFrame) -> MapLayer:
    """Draw the streets as one line per kind: much smaller than one per street."""
    kinds = pd.Series(sorted(frame["kind"].unique()), dtype="str")
    shapes = [shapely.multilinestrings(_lines(frame.geometry[frame["kind"] == kind])) for kind in kinds]
    merged = gpd.GeoDataFrame(geometry=gpd.GeoSeries(shapes, kinds.index, crs=frame.crs))
    return layer(merged, Classes("Straten en paden", kinds, STREET_STYLES), tolerance_m=2)


def _lines(shapes: gpd.GeoSeries) -> list[shapely.LineString]:
    return list(shapely.get_parts(np.asarray(shapes.dropna())))
