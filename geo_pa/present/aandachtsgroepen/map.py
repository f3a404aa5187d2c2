"""How aandachtsgroepen look on the map: neighbourhoods by signal, and those that may not be shown apart."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.model import Column, Signal
from geo_pa.present.classes import Classes, Style, by_said
from geo_pa.present.columns import heading
from geo_pa.present.features import MapLayer, Words, layer
from geo_pa.present.headings import bare_text
from geo_pa.present.marks import INK, PAPER

ANALYSIS = "aandachtsgroepen"
LAYER = "neighbourhoods"
ALL_GROUPS = "all_groups"
HIDDEN = "hidden"
TOO_FEW = "too_few_to_show"

SIGNAL_TITLE, UNKNOWN_TITLE = "Spreiding van aandachtsgroepen", "onbekend"

ROWS: Mapping[str, Column] = {
    "said": Column("Signaal"),
    "level": heading("level", ANALYSIS),
    "ratio_social_homes": Column("Naar sociale huur"),
    "ratio_homes": Column("Naar alle woningen"),
}


def of_group(table: gpd.GeoDataFrame, groups: pd.DataFrame, group: str) -> gpd.GeoDataFrame:
    """Give the neighbourhoods the figures of one group.

    Parameters
    ----------
    table : GeoDataFrame
        Result of ``aandachtsgroepen``: that of all groups together.
    groups : DataFrame
        Its detail ``groups``.
    group : str
        A group, or "all_groups" for all together.

    Returns
    -------
    GeoDataFrame
        On the index of the table: signal, reason, level and figures; a neighbourhood without social homes keeps its own
        signal.
    """
    if group == ALL_GROUPS:
        return table
    mine = groups[groups["group"] == group].set_index("neighbourhood_code").reindex(table.index)
    own = mine["reason"].notna() & (table["reason"] != "no_social_homes")
    names = [name for name in mine.columns if name in table.columns and name not in {"name", "district_name"}]
    return table.assign(
        **{name: mine[name].where(own, table[name] if name in {"signal", "reason"} else pd.NA) for name in names}
    )


def neighbourhoods(table: gpd.GeoDataFrame) -> tuple[MapLayer, ...]:
    """Draw neighbourhoods by signal; signs only where there is one to see.

    Parameters
    ----------
    table : GeoDataFrame
        From :func:`of_group`, RD metres.

    Returns
    -------
    tuple of MapLayer
        The areas with the legend, and above them those again that carry a sign.
    """
    classes = classed(table)
    plain = replace(classes, styles={code: replace(style, mark="") for code, style in classes.styles.items()})
    told = to_read(table)
    areas = layer(told, plain, _words(), tolerance_m=3, tiles=True)
    asking = told[table["signal"].isin([Signal.HIGH, Signal.SOME])]
    signs = layer(asking, replace(classes, code=classes.code[asking.index]), _words(), tolerance_m=3)
    return replace(areas, classes=classes), replace(signs, classes=None)


def classed(table: pd.DataFrame) -> Classes:
    """Class by signal, and apart what may not be shown."""
    codes = table["signal"].mask(table["reason"] == TOO_FEW, HIDDEN)
    found = by_said(codes, SIGNAL_TITLE, "care_signal")
    edged = {code: replace(style, edge=PAPER, weight=1.2) for code, style in found.styles.items()}
    edged[Signal.UNKNOWN] = replace(edged[Signal.UNKNOWN], label=UNKNOWN_TITLE)
    return Classes(found.title, found.code, {**edged, HIDDEN: hidden_style()})


def hidden_style() -> Style:
    """Return the look of an area that may not be shown: grey, with a dashed edge."""
    return Style(terms.label("care_reason", TOO_FEW), "#d5dbe1", INK, 0.9, 1.2, "4 4")


def to_read(table: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Write estimates with their margin, and what may not be shown as such."""
    said = table["signal"].map(lambda word: terms.label("care_signal", word))
    said = said.mask(table["reason"] == TOO_FEW, terms.label("care_reason", TOO_FEW))
    ratios = {f"ratio_{by}": [ratio(row, by) for row in table.to_dict("records")] for by in ("social_homes", "homes")}
    return table.assign(said=said, **ratios)


def ratio(row: Mapping[Any, Any], by: str) -> str:
    """Write an estimate with its margin: "1,31 (1,04 tot 1,61)"; "-" where there is none."""
    low, estimate, high = (row[f"{name}_{by}"] for name in ("low", "estimate", "high"))
    if terms.is_missing(estimate):
        return "-"
    column = heading(f"low_{by}", ANALYSIS)
    written = [bare_text(float(str(figure)), column) for figure in (estimate, low, high)]
    return f"{written[0]} ({written[1]} tot {written[2]})"


def _words() -> Words:
    return Words("name", ROWS, layer=LAYER, popup=False)
