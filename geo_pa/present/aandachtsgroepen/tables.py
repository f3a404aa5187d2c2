"""The tables of aandachtsgroepen: neighbourhoods, statushouders per corporation and year, next year, the room."""

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.disclosure import VIEWERS
from geo_pa.model import Column, Result, Signal
from geo_pa.model.units import HOMES
from geo_pa.present.aandachtsgroepen.map import ALL_GROUPS, ANALYSIS, to_read
from geo_pa.present.columns import heading, total_heading
from geo_pa.present.headings import bare_text
from geo_pa.present.tables import table

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

NEIGHBOURHOOD_COLUMNS = ("name", "signal", "reason", "level", "shown_allocations")
AFTER = ("concentrated_groups", "social_homes", "homes", "social_home_share", "corporation_neighbourhood")
RATIOS: Mapping[str, Column] = {
    "ratio_social_homes": Column("Verhouding naar sociale huur"),
    "ratio_homes": Column("Verhouding naar alle woningen"),
}
YEARS = ("corporation", "year", "vacated_homes", "given_allocations", "maximum_homes", "verdict", "reason")
NEXT_YEAR = (
    *("corporation", "needed_homes", "maximum_homes", "offered_homes", "short_homes"),
    *("expected_homes", "stock_homes"),
)
ROOM = ("corporation", "district_name", "estimate", "expected_homes", "room_homes", "room_limit", "offered_homes")
SINCE = ("name", "shown_allocations", "estimate_social_homes", "estimate_homes", "signal", "reason")


def in_order(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Put the highest signal first, and within a signal go by name."""
    rank = {signal: place for place, signal in enumerate(Signal)}
    order = pd.DataFrame({"rank": frame["signal"].map(rank), "name": frame["name"]}).sort_values(["rank", "name"])
    return frame.loc[order.index]


def neighbourhoods(frame: pd.DataFrame) -> "Styler":
    """Write neighbourhoods with their signal and both ratios."""
    told = {name: heading(name, ANALYSIS) for name in NEIGHBOURHOOD_COLUMNS}
    after = {name: heading(name, ANALYSIS) for name in AFTER}
    return table(to_read(gpd.GeoDataFrame(frame)), {**told, **RATIOS, **after}, missing="-")


def statushouders(rows: pd.DataFrame) -> "Styler":
    """Write the verdicts per corporation and year, the last year first."""
    ordered = rows.sort_values(["year", "corporation"], ascending=[False, True])
    return table(ordered, {name: heading(name, ANALYSIS, "statushouders") for name in YEARS}, above=HOMES)


def next_year(rows: pd.DataFrame) -> "Styler":
    """Write the division of next year's task."""
    return table(rows, {name: heading(name, ANALYSIS, "next_year") for name in NEXT_YEAR}, above=HOMES)


def room(rows: pd.DataFrame, names: pd.Series) -> "Styler":
    """Write the room per corporation and district; ``names`` are those of the districts by code. Closed view only."""
    told = rows.assign(district_name=rows["district_code"].map(names))
    return table(told, {name: heading(name, ANALYSIS, "room") for name in ROOM}, above=HOMES)


def placed(result: Result) -> str:
    """Tell how many of the homes that may be offered find a place. Closed view only."""
    offered, found = result.details["next_year"]["offered_homes"].sum(), result.details["room"]["offered_homes"].sum()
    left = offered - found
    short = (
        ""
        if left == 0
        else f" Voor {terms.homes(left)} is er geen plek: bespreek dat{result.rules.cited('statushouders')}."
    )
    return f"Van {terms.homes(offered)} binnen het maximum past {terms.number(found)} in een wijk of dorp.{short}"


def since(rows: pd.DataFrame) -> "Styler":
    """Write what the years under agreement 21 say of each district, all groups together. Closed view only."""
    return table(rows[rows["group"] == ALL_GROUPS], {name: heading(name, ANALYSIS, "since") for name in SINCE})


def totals(result: Result) -> dict[str, str]:
    """Write the figures of the whole municipality, by what they are."""
    found, about = result.totals, "" if result.closed else "ongeveer "
    social, every = (
        _shown(found[f"dissimilarity_{by}"], lambda share: f"{about}{bare_text(share, EVENNESS)}")
        for by in ("social_homes", "homes")
    )
    return {
        "toewijzingen in vijf jaar": _shown(found["all_allocations"], lambda count: f"{about}{terms.number(count)}"),
        "zou moeten verhuizen voor gelijke spreiding over de sociale huur": social,
        "zou moeten verhuizen voor gelijke spreiding over alle woningen": every,
        "volgend jaar nodig voor statushouders": _shown(found["needed_homes"], terms.homes),
        "daarvan past binnen het maximum": _shown(found["offered_homes"], terms.homes),
    }


EVENNESS = total_heading("dissimilarity_homes", ANALYSIS)

NOT_SHOWN = "niet te tonen"


def _shown(figure: float | None, write: Callable[[float], str]) -> str:
    """Write a figure; one that is missing may have been hidden, and then says nothing of how much there is."""
    return NOT_SHOWN if figure is None or terms.is_missing(figure) else write(figure)


WHY_PARTIAL = (
    "Niet te tonen: in deze weergave ontbreken rijen die daarvoor nodig zijn, zoals een deel van de "
    "corporatiewoningen, of het gaat om te weinig mensen."
)
WHY_WHOLE = "Niet te tonen: er ontbreekt een gegeven, of het gaat om te weinig mensen."


def why_not_shown(result: Result, viewer: str) -> str:
    """Say why figures of the whole municipality are not shown; empty where all are."""
    if NOT_SHOWN not in totals(result).values():
        return ""
    return WHY_WHOLE if viewer == VIEWERS[0] else WHY_PARTIAL
