"""Which complexes of each corporation come first."""

from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.heat_stress.figures import HEAT_COLUMNS, heat_measure, summarise, where_covered
from geo_pa.analyses.heat_stress.heat_in_words import heat_phrase, square_metres
from geo_pa.analyses.heat_stress.priority import WEIGHTS, factors, weigh, weights
from geo_pa.measures.areas import largest_overlap
from geo_pa.measures.raster import Raster
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.rows import rows
from geo_pa.measures.standing_stock import STANDS, standing
from geo_pa.model import Rules
from geo_pa.terms import day, is_missing, percent

UNKNOWN = {
    "gone": "Op {on} staat hier niets meer van de corporatie. Het complex telt niet mee in de volgorde.",
    "cover_too_low": "Onbekend: het raster met hitte heeft hier te weinig waarden. Lever een raster dat de plek dekt.",
    "heat_unknown": "Onbekend: er is geen raster met hitte voor deze plek. Voeg er een toe.",
    "homes_unknown": "Onbekend: hoeveel woningen er nu staan is niet ingevuld of niet bekend. Vul het in.",
    "room_unknown": "Onbekend: hoe groen de plek is, is niet bekend. Voeg een raster met groen toe.",
}
"""What is said of a complex without a place in the order, and what would give it one."""


def complex_figures(
    neighbourhoods: gpd.GeoDataFrame,
    corporation_stock: gpd.GeoDataFrame | None = None,
    heat: Raster | None = None,
    green: Raster | None = None,
    *,
    rules: Rules,
) -> pd.DataFrame:
    """Summarise heat and green on the plot of each complex, and name its neighbourhood (missing outside all)."""
    if corporation_stock is None:
        return pd.DataFrame()
    found = summarise(corporation_stock.geometry, {"heat": heat, "green": green}, rules)
    area = largest_overlap(corporation_stock, neighbourhoods)
    measure = heat_measure(heat)
    return found.assign(
        neighbourhood=area.map(neighbourhoods["name"]).astype("str"),
        described=[_described(row, measure, rules) for row in rows(found)],
    )


def _described(row: Any, measure: str, rules: Rules) -> str:
    heat = heat_phrase(row, measure, rules)
    if is_missing(row.green_share):
        return f"{heat}."
    bare = square_metres(row.area_m2 * (1 - row.green_share))
    return f"{heat}. {percent(row.green_share)} van de plek is groen; {bare} is dat nog niet."


def homes_on(stock: gpd.GeoDataFrame, mutations: pd.DataFrame | None, rules: Rules, on: date) -> pd.Series:
    """Count the homes of each complex on the reference date; as they were described where no changes are known."""
    if mutations is None:
        return stock["homes"]
    return standing(stock, mutations, since=rules.day("stock_date"), on=on, losses=STANDS)["homes"]


def rank_complexes(stock: gpd.GeoDataFrame, figures: pd.DataFrame, now: pd.Series, rules: Rules) -> gpd.GeoDataFrame:
    """Put the complexes of each corporation in order; a rank is missing where unknown.

    Who lives in a complex is not known, so that its homes stand for its vulnerable residents. A complex that lost its
    last home keeps its row, and takes no place.
    """
    known = where_covered(figures, float(rules.number("minimum_cover")))
    table = pd.DataFrame(stock[["name", "corporation", "kind", "homes"]]).assign(
        homes=now,
        **known[["neighbourhood", *HEAT_COLUMNS, "heat_cover", "green_share"]],
        room_to_green_m2=known["area_m2"] * (1 - known["green_share"]),
    )
    gone = ((now == 0) & (stock["homes"] != 0)).fillna(False).astype(bool)
    found = factors(*(table[name].mask(gone) for name in ("heat_mean_degc", "homes", "room_to_green_m2")))
    priority = weigh(found, weights(rules))[0].mask(gone)
    place = priority.groupby(stock["corporation"], dropna=False).rank(ascending=False, method="min").astype("Int64")
    reason = _reason(table, found, rules).mask(gone, "gone")
    table = table.assign(
        priority=priority,
        rank_in_corporation=place,
        reason=reason,
        explanation=_explain(stock["corporation"], place, reason, figures["described"], day(rules.on)),
        confidentiality=stock["confidentiality"],
    )
    return gpd.GeoDataFrame(table, geometry=stock.geometry)


def _reason(table: pd.DataFrame, found: pd.DataFrame, rules: Rules) -> pd.Series:
    """Name the first factor that is lacking; ``ranked`` where none is."""
    used = weights(rules) > 0
    heat, homes, room = (found[name].isna() & weighs for name, weighs in zip(WEIGHTS, used, strict=True))
    holds = {
        "cover_too_low": heat & (table["heat_cover"] < float(rules.number("minimum_cover"))),
        "heat_unknown": heat,
        "homes_unknown": homes,
        "room_unknown": room,
    }
    return first_reason(table.index, holds, "ranked")


def _explain(corporation: pd.Series, place: pd.Series, reason: pd.Series, described: pd.Series, on: str) -> list[str]:
    count = place.groupby(corporation, dropna=False).transform("count")
    return [
        UNKNOWN[why].format(on=on)
        if why in UNKNOWN
        else f"Plaats {rank} van de {ranked} complexen van {_owner(owner)}: {what}"
        for owner, rank, ranked, why, what in zip(corporation, place, count, reason, described, strict=True)
    ]


def _owner(corporation: object) -> str:
    return "een onbekende corporatie" if is_missing(corporation) else str(corporation)
