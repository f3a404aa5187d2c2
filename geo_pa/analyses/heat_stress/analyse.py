"""Heat and greening, from rasters, residents and ground to what goes first."""

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.heat_stress.answer import ANSWER, Given
from geo_pa.analyses.heat_stress.assumptions import assumptions
from geo_pa.analyses.heat_stress.complexes import homes_on, rank_complexes
from geo_pa.analyses.heat_stress.cooling import Cooling
from geo_pa.analyses.heat_stress.made import Made
from geo_pa.analyses.heat_stress.neighbourhoods import judge, totals
from geo_pa.analyses.heat_stress.sentences import explain
from geo_pa.analyses.heat_stress.works import works_in_front, works_together
from geo_pa.measures.standing_stock import told
from geo_pa.measures.unused import outside
from geo_pa.model import Evidence, Result

IN_NEIGHBOURHOODS = ("corporation_ground", "water_nuisance", "planned_works")
"""Layers that are only used as far as they lie in a neighbourhood."""

AWAY = "Dit ligt in geen enkele buurt en telt niet mee. Verbeter de plek, of haal weg wat buiten de gemeente ligt."

UNUSED_RULES = ("shade_main_routes",)
"""Rules of the set that need a layer which no workspace has yet."""


def analyse(given: Given, made: Made) -> Result:
    """Put neighbourhoods in order by heat, vulnerable residents and room for green, and complexes per corporation.

    Returns
    -------
    Result
        Signal, reason, sentence and figures per neighbourhood. Details: ``complexes`` (one row per complex, with its
        rank within its corporation), ``cool_places``, ``works`` (planned works in neighbourhoods that ask for
        attention) and ``work_pairs`` (works that meet). Without complexes, or where cool places are not known, that
        table is absent. Counts of residents are rounded, and hidden where small.

    Raises
    ------
    InputError
        A raster is in a unit that is not understood.
    RequestError
        All weights are 0.
    """
    neighbourhoods, rules, on = given.neighbourhoods, given.rules, given.on
    table = judge(given, made)
    works = works_in_front(made.places_of_works, table, rules, on)
    of_stock = told(given.corporation_stock, given.stock_mutations, since=rules.day("stock_date"), on=on)
    table.insert(3, "explanation", explain(table, works, rules))
    return Result(
        ANSWER,
        on,
        table=gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry),
        totals=totals(table, neighbourhoods.area, rules),
        evidence=Evidence(
            rules=tuple(rule for name, rule in rules.items() if name not in UNUSED_RULES),
            assumptions=(*assumptions(given), *of_stock),
            excluded=_unused(given, made.cool),
        ),
        details={**_details(given, made), "works": works, "work_pairs": works_together(made.places_of_works, on)},
    )


def _unused(given: Given, cool: Cooling) -> pd.DataFrame:
    """List the rows that lie in no neighbourhood, and the streets that nobody is led along."""
    away = [outside(name, getattr(given, name), given.neighbourhoods, AWAY) for name in IN_NEIGHBOURHOODS]
    return pd.concat([cool.unused, *away], ignore_index=True)


def _details(given: Given, made: Made) -> dict[str, pd.DataFrame]:
    """Give the complexes and the cool places, where there are."""
    found: dict[str, pd.DataFrame] = {}
    stock = given.corporation_stock
    if stock is not None:
        now = homes_on(stock, given.stock_mutations, given.rules, given.on)
        found["complexes"] = rank_complexes(stock, made.heat_of_complexes, now, given.rules)
    if made.cool.places is not None:
        found["cool_places"] = made.cool.places
    return found
