"""Heat and greening, from rasters, residents and ground to what goes first."""

from collections.abc import Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.heat_stress.assumptions import assumptions
from geo_pa.analyses.heat_stress.complexes import complex_figures, homes_on, rank_complexes
from geo_pa.analyses.heat_stress.cooling import COOL_RULES, Cooling, cooling
from geo_pa.analyses.heat_stress.figures import LIMITS, PUBLISHED, neighbourhood_figures
from geo_pa.analyses.heat_stress.ground import ground_figures
from geo_pa.analyses.heat_stress.neighbourhoods import judge
from geo_pa.analyses.heat_stress.sentences import explain
from geo_pa.analyses.heat_stress.totals import totals
from geo_pa.analyses.heat_stress.works import WorkPlaces, work_places, works_in_front, works_together
from geo_pa.measures.raster import Raster
from geo_pa.measures.standing_stock import told
from geo_pa.measures.unused import outside
from geo_pa.model import Evidence, Preparation, Result, Rules

Layers = Mapping[str, Any]

COLUMNS = {
    "neighbourhoods": {
        **dict.fromkeys(("name", "district_name", "kind"), "str"),
        "inhabitants": "Int64",
        **dict.fromkeys(("share_65_plus", "share_75_plus", "share_green", "share_water"), "float64"),
        **dict.fromkeys(("heat_island_median_degc", "heat_island_p95_degc"), "float64"),
    },
    "corporation_stock": {
        **dict.fromkeys(("name", "corporation", "kind", "confidentiality"), "str"),
        "homes": "Int64",
    },
    "stock_mutations": {
        **dict.fromkeys(("kind", "mutation", "status", "complex_id", "confidentiality"), "str"),
        **dict.fromkeys(("year", "homes"), "Int64"),
        "date": "datetime64[s]",
    },
    "walking_network": {"from_node": "Int64", "to_node": "Int64", "length_m": "float64", "kind": "str"},
    "corporation_ground": {},
    "water_nuisance": {},
    "planned_works": {
        **dict.fromkeys(("name", "kind", "lead"), "str"),
        **dict.fromkeys(("start_year", "end_year"), "Int64"),
    },
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

SHAPES = ("geometry",)

PREPARED: Mapping[str, Preparation] = MappingProxyType(
    {
        "heat_of_neighbourhoods": Preparation(
            neighbourhood_figures,
            ("neighbourhoods", "heat", "green", "canopy"),
            tuple(LIMITS.values()),
            {"neighbourhoods": (*PUBLISHED, *SHAPES)},
        ),
        "heat_of_complexes": Preparation(
            complex_figures,
            ("neighbourhoods", "corporation_stock", "heat", "green"),
            tuple(LIMITS.values()),
            {"neighbourhoods": ("name", *SHAPES), "corporation_stock": SHAPES},
        ),
        "ground": Preparation(
            ground_figures,
            ("neighbourhoods", "corporation_ground", "green", "water_nuisance"),
            columns={"neighbourhoods": SHAPES},
        ),
        "cool": Preparation(
            cooling, ("neighbourhoods", "walking_network", "heat"), COOL_RULES, {"neighbourhoods": SHAPES}
        ),
        "places_of_works": Preparation(
            work_places, ("neighbourhoods", "planned_works"), columns={"neighbourhoods": ("name", *SHAPES)}
        ),
    }
)
"""What rests on layers and norms only, and is kept while weights, other choices and other columns change."""

IN_NEIGHBOURHOODS = ("corporation_ground", "water_nuisance", "planned_works")
"""Layers that are only used as far as they lie in a neighbourhood."""

AWAY = "Dit ligt in geen enkele buurt en telt niet mee. Verbeter de plek, of haal weg wat buiten de gemeente ligt."

UNUSED_RULES = ("shade_main_routes",)
"""Rules of the set that need a layer which no workspace has yet."""


def analyse(  # noqa: PLR0913  # an argument per layer, each with the name under which a workspace knows it
    neighbourhoods: gpd.GeoDataFrame,
    corporation_stock: gpd.GeoDataFrame | None = None,
    *,
    heat: Raster | None = None,
    green: Raster | None = None,
    canopy: Raster | None = None,
    walking_network: gpd.GeoDataFrame | None = None,
    corporation_ground: gpd.GeoDataFrame | None = None,
    water_nuisance: gpd.GeoDataFrame | None = None,
    planned_works: gpd.GeoDataFrame | None = None,
    stock_mutations: pd.DataFrame | None = None,
    rules: Rules,
    on: date,
    heat_of_neighbourhoods: pd.DataFrame | None = None,
    heat_of_complexes: pd.DataFrame | None = None,
    ground: pd.DataFrame | None = None,
    cool: Cooling | None = None,
    places_of_works: WorkPlaces | None = None,
) -> Result:
    """Put neighbourhoods in order by heat, vulnerable residents and room for green, and complexes per corporation.

    Parameters
    ----------
    neighbourhoods : GeoDataFrame
        One row per neighbourhood, RD metres, columns as in ``layers/neighbourhoods.toml``; a missing figure is unknown.
    corporation_stock : GeoDataFrame, optional
        One row per complex; without it no complexes are ranked.
    heat : Raster, optional
        In "degC PET" (perceived temperature) or in "degC" (degrees of heat island); without it the published degrees of
        heat island of the neighbourhoods are taken.
    green, canopy : Raster, optional
        Shares (0..1); without ``green`` the published share of green is taken.
    walking_network, corporation_ground, water_nuisance, planned_works : GeoDataFrame, optional
        The layers of those names, RD metres. What rests on a layer that is missing is unknown; without the ground of
        corporations all ground is room for green.
    stock_mutations : DataFrame, optional
        What happened to complexes since they were described; without it they stand as described.
    rules : Rules
        The sets ``heat_stress``, ``disclosure`` and ``stock``.
    on : date
        The reference date; planned works count from its year on.
    heat_of_neighbourhoods, heat_of_complexes, ground, cool, places_of_works : optional
        As PREPARED makes them; made here where they are not given.

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
    layers = {
        "neighbourhoods": neighbourhoods,
        "corporation_stock": corporation_stock,
        "heat": heat,
        "green": green,
        "canopy": canopy,
        "walking_network": walking_network,
        "corporation_ground": corporation_ground,
        "water_nuisance": water_nuisance,
        "planned_works": planned_works,
        "stock_mutations": stock_mutations,
    }
    given = {
        "heat_of_neighbourhoods": heat_of_neighbourhoods,
        "heat_of_complexes": heat_of_complexes,
        "ground": ground,
        "cool": cool,
        "places_of_works": places_of_works,
    }
    made = {name: _made(name, layers, rules) if here is None else here for name, here in given.items()}
    return _answer(layers, made, rules, on)


def _made(name: str, layers: Layers, rules: Rules) -> Any:
    """Make what was not prepared."""
    preparation = PREPARED[name]
    return preparation.make(**{layer: layers[layer] for layer in preparation.layers}, rules=rules)


def _answer(layers: Layers, made: Mapping[str, Any], rules: Rules, on: date) -> Result:
    neighbourhoods = layers["neighbourhoods"]
    table = judge(neighbourhoods, made, layers, rules)
    works = works_in_front(made["places_of_works"], table, rules, on)
    table.insert(3, "explanation", explain(table, works, rules))
    return Result(
        analysis="heat_stress",
        on=on,
        table=gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry),
        totals=totals(table, neighbourhoods.area, rules),
        evidence=Evidence(
            rules=tuple(rule for name, rule in rules.items() if name not in UNUSED_RULES),
            assumptions=(*assumptions(layers, rules), *_of_stock(layers, rules, on)),
            excluded=_unused(layers, made["cool"]),
        ),
        details={
            **_details(layers, made, rules, on),
            "works": works,
            "work_pairs": works_together(made["places_of_works"], on),
        },
    )


def _unused(layers: Layers, cool: Cooling) -> pd.DataFrame:
    """List the rows that lie in no neighbourhood, and the streets that nobody is led along."""
    away = [outside(name, layers[name], layers["neighbourhoods"], AWAY) for name in IN_NEIGHBOURHOODS]
    return pd.concat([cool.unused, *away], ignore_index=True)


def _of_stock(layers: Layers, rules: Rules, on: date) -> tuple[str, ...]:
    stock, changes = layers["corporation_stock"], layers["stock_mutations"]
    if stock is None or changes is None:
        return ()
    return (told(stock, changes, since=rules.day("stock_date"), on=on),)


def _details(layers: Layers, made: Mapping[str, Any], rules: Rules, on: date) -> dict[str, pd.DataFrame]:
    """Give the complexes and the cool places, where there are."""
    found: dict[str, pd.DataFrame] = {}
    if layers["corporation_stock"] is not None:
        stock = layers["corporation_stock"]
        now = homes_on(stock, layers["stock_mutations"], rules, on)
        found["complexes"] = rank_complexes(stock, made["heat_of_complexes"], now, rules)
    if made["cool"].places is not None:
        found["cool_places"] = made["cool"].places
    return found
