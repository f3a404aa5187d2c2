"""How aandachtsgroepen look on the map: neighbourhoods by signal, and those that may not be shown apart."""

from collections.abc import Mapping
from dataclasses import replace

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.model import Column, Result, Signal
from geo_pa.present.classes import Classes, Style, by_said
from geo_pa.present.columns import answer
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.headings import bare_text
from geo_pa.present.marks import INK, PAPER
from geo_pa.present.special import Row

ALL_GROUPS = "all_groups"
HIDDEN = "hidden"
TOO_FEW = "too_few_to_show"
DENOMINATORS: Mapping[str, str] = {"social_homes": "Naar sociale huur", "homes": "Naar alle woningen"}

SIGNAL_TITLE, UNKNOWN_TITLE = "Spreiding van aandachtsgroepen", "onbekend"
TOLD = answer("aandachtsgroepen")

HIDDEN_STYLE = Style(terms.label("care_reason", TOO_FEW), "#d5dbe1", INK, 0.9, 1.2, "4 4")
"""An area that may not be shown: grey, with a dashed edge."""

ROWS: Mapping[str, Column] = {
    "said": Column("Signaal"),
    "level": TOLD.column("level"),
    **{f"ratio_{by}": Column(words) for by, words in DENOMINATORS.items()},
}


def of_group(result: Result, group: str) -> gpd.GeoDataFrame:
    """Give the neighbourhoods the signal, reason, level and figures of one group, or of "all_groups" together.

    A neighbourhood without social homes keeps its own signal.
    """
    table, groups = result.table, result.details["groups"]
    if group == ALL_GROUPS:
        return table
    mine = groups[groups["group"] == group].set_index("neighbourhood_code").reindex(table.index)
    own = mine["reason"].notna() & (table["reason"] != "no_social_homes")
    names = [name for name in mine.columns if name in table.columns and name not in {"name", "district_name"}]
    return table.assign(
        **{name: mine[name].where(own, table[name] if name in {"signal", "reason"} else pd.NA) for name in names}
    )


def neighbourhoods(table: gpd.GeoDataFrame) -> tuple[MapLayer, ...]:
    """Draw neighbourhoods by signal: the areas with the legend, and above them those again that carry a sign."""
    classes, told = classed(table), to_read(table)
    words = Words("name", ROWS, layer="neighbourhoods", popup=False)
    areas = layer(told, classes.without_marks(), words, tolerance_m=3, tiles=True)
    asking = told[table["signal"].isin([Signal.HIGH, Signal.SOME])]
    signs = layer(asking, replace(classes, code=classes.code[asking.index]), words, tolerance_m=3)
    return replace(areas, classes=classes), replace(signs, classes=None)


def classed(table: pd.DataFrame) -> Classes:
    """Class by signal, and apart what may not be shown."""
    codes = table["signal"].mask(table["reason"] == TOO_FEW, HIDDEN)
    found = by_said(codes, SIGNAL_TITLE, "care_signal")
    edged = {code: replace(style, edge=PAPER, weight=1.2) for code, style in found.styles.items()}
    edged[Signal.UNKNOWN] = replace(edged[Signal.UNKNOWN], label=UNKNOWN_TITLE)
    return Classes(found.title, found.code, {**edged, HIDDEN: HIDDEN_STYLE})


def to_read(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Write estimates with their margin, and what may not be shown as such."""
    said = table["signal"].map(lambda word: terms.label("care_signal", word))
    said = said.mask(table["reason"] == TOO_FEW, terms.label("care_reason", TOO_FEW))
    return gpd.GeoDataFrame(with_ratios(table).assign(said=said))


def with_ratios(rows: pd.DataFrame) -> pd.DataFrame:
    """Write the estimate by each denominator with its margin."""
    return rows.assign(**{f"ratio_{by}": [ratio(row, by) for row in rows.to_dict("records")] for by in DENOMINATORS})


def ratio(row: Row, by: str) -> str:
    """Write an estimate with its margin: "1,31 (1,04 tot 1,61)"; "-" where there is none."""
    figures = [row[f"{name}_{by}"] for name in ("estimate", "low", "high")]
    if terms.is_missing(figures[0]):
        return "-"
    estimate, low, high = (bare_text(float(figure), TOLD.column(f"low_{by}")) for figure in figures)
    return f"{estimate} ({low} tot {high})"
