"""From streets and facilities to the reach of every home, location and neighbourhood."""

from collections.abc import Mapping
from datetime import date
from typing import Any

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, locations, reach, zones
from geo_pa.analyses.woonzorgzones.columns import COLUMNS, columns_of
from geo_pa.analyses.woonzorgzones.details import Sites, Walks, describe_homes, describe_sites, walk_homes
from geo_pa.analyses.woonzorgzones.places import place_homes, place_plans
from geo_pa.analyses.woonzorgzones.sentences import assumptions
from geo_pa.analyses.woonzorgzones.streets import Streets, prepare_streets
from geo_pa.analyses.woonzorgzones.surroundings import Surroundings, survey
from geo_pa.analyses.woonzorgzones.zone_sentences import explain_designated, explain_islands, explain_reach
from geo_pa.measures.coverage import covered
from geo_pa.measures.standing_stock import told
from geo_pa.model import Evidence, Preparation, Result, Rules

SHAPES = ("geometry",)

PREPARED: Mapping[str, Preparation] = {
    "streets": Preparation(
        prepare_streets,
        layers=("walking_network", "neighbourhoods", "designated_zones"),
        columns={"neighbourhoods": SHAPES, "designated_zones": SHAPES},
        rules=("smallest_street_part",),
    ),
    "surroundings": Preparation(
        survey, layers=("neighbourhoods", "facilities", "designated_zones", "streets"), rules=None
    ),
    "places_of_homes": Preparation(
        place_homes,
        layers=("corporation_stock", "neighbourhoods", "streets"),
        columns={"corporation_stock": SHAPES, "neighbourhoods": SHAPES},
        rules=("snap_distance",),
    ),
    "places_of_plans": Preparation(
        place_plans,
        layers=("building_locations", "neighbourhoods", "streets"),
        columns={"building_locations": SHAPES, "neighbourhoods": ("name", "district_code", *SHAPES)},
        rules=("snap_distance",),
    ),
    "walks": Preparation(
        walk_homes,
        layers=("corporation_stock", "places_of_homes", "surroundings"),
        columns={"corporation_stock": SHAPES},
        rules=None,
    ),
    "sites": Preparation(describe_sites, layers=("building_locations", "places_of_plans", "surroundings"), rules=None),
}
"""In this order: what rests on streets and areas, on facilities too, and on where homes and plans lie.

What a complex is, and how many homes it holds, is all that is left to be brought together.
"""


def analyse(  # noqa: PLR0913  # an argument per layer, each with the name under which a workspace knows it
    neighbourhoods: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    walking_network: gpd.GeoDataFrame,
    building_locations: gpd.GeoDataFrame | None = None,
    corporation_stock: gpd.GeoDataFrame | None = None,
    designated_zones: gpd.GeoDataFrame | None = None,
    *,
    stock_mutations: pd.DataFrame | None = None,
    rules: Rules,
    on: date,
    streets: Streets | None = None,
    surroundings: Surroundings | None = None,
    places_of_homes: pd.DataFrame | None = None,
    places_of_plans: pd.DataFrame | None = None,
    walks: Walks | None = None,
    sites: Sites | None = None,
) -> Result:
    """Tell who and what lies within walking distance of care and services.

    Parameters
    ----------
    neighbourhoods, facilities, walking_network : GeoDataFrame
        The layers of those names, RD metres.
    building_locations, corporation_stock, designated_zones : GeoDataFrame, optional
        What rests on a layer that is missing is unknown.
    stock_mutations : DataFrame, optional
        What happened to complexes since they were described; without it they stand as described.
    rules : Rules
        The sets ``woonzorgzones``, ``accessibility``, ``disclosure`` and ``stock``.
    on : date
        The reference date.
    streets, surroundings, places_of_homes, places_of_plans, walks, sites : optional
        As PREPARED makes them; made here where they are not given.

    Returns
    -------
    Result
        Per neighbourhood the signal (a white spot: many older residents outside the zone), its reason, a sentence and
        figures. Its streets stand for its homes: ``share_zone`` is the share of their length within the zone distance,
        ``distance_m`` the walk from its median point, ``facility_score`` their mean. Counts of residents are rounded,
        and missing where hidden. ``details``: ``locations``, ``complexes``, ``facilities``, ``zones`` (designated),
        ``reach`` (streets within each distance, see :func:`geo_pa.analyses.woonzorgzones.draw_reach`) and ``islands``
        (streets that do not connect).

    Raises
    ------
    RequestError
        The distances of core, zone and wide zone do not run from near to far.
    """
    layers = {
        "neighbourhoods": neighbourhoods,
        "facilities": facilities,
        "walking_network": walking_network,
        "building_locations": building_locations,
        "corporation_stock": corporation_stock,
        "designated_zones": designated_zones,
        "stock_mutations": stock_mutations,
    }
    given = {
        "streets": streets,
        "surroundings": surroundings,
        "places_of_homes": places_of_homes,
        "places_of_plans": places_of_plans,
        "walks": walks,
        "sites": sites,
    }
    return _answer(layers, _made(layers, given, rules), rules, on)


def _made(layers: Mapping[str, Any], given: Mapping[str, Any], rules: Rules) -> Mapping[str, Any]:
    """Make what was not prepared; one may rest on the one before."""
    made: dict[str, Any] = {}
    for name, preparation in PREPARED.items():
        known = {**layers, **made}
        basis = {layer: known[layer] for layer in preparation.layers}
        made[name] = preparation.make(**basis, rules=rules) if given[name] is None else given[name]
    return made


def _answer(layers: Mapping[str, Any], made: Mapping[str, Any], rules: Rules, on: date) -> Result:
    around, sites = made["surroundings"], made["sites"]
    owned, changes = layers["corporation_stock"], layers["stock_mutations"]
    stock = homes.on_date(columns_of(owned, COLUMNS["corporation_stock"]), changes, rules, on)
    complexes = describe_homes(stock, made["walks"], around.scene, None if changes is None else on)
    tally = None if owned is None else homes.counted(complexes)
    known = None if layers["building_locations"] is None else sites.locations
    unusable = [made["walks"].excluded, around.unusable, sites.excluded]
    return Result(
        analysis="woonzorgzones",
        on=on,
        table=_table(layers["neighbourhoods"], around.areas, tally, stock),
        totals={
            **around.totals,
            **homes.totals(tally),
            **homes.in_stock(None if owned is None else stock, changes, rules, on),
            **locations.totals(known, rules),
        },
        evidence=Evidence(
            rules=tuple(rules.values()),
            assumptions=(*assumptions(around.areas, around.scene), *_of_stock(owned, changes, rules, on)),
            excluded=pd.concat(unusable, ignore_index=True),
        ),
        details={"locations": sites.locations, **_details(complexes, tally, sites, around)},
    )


def _of_stock(owned: gpd.GeoDataFrame | None, changes: pd.DataFrame | None, rules: Rules, on: date) -> tuple[str, ...]:
    if owned is None or changes is None:
        return ()
    return (told(owned, changes, since=rules.day("stock_date"), on=on),)


def _table(
    neighbourhoods: gpd.GeoDataFrame, areas: pd.DataFrame, tally: pd.DataFrame | None, stock: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Put the homes of each neighbourhood beside its other figures; unknown where the layer of complexes ends."""
    layer = pd.DataFrame(neighbourhoods[["district_name", "kind"]])
    here = covered(neighbourhoods.geometry, stock.geometry)
    columns = [areas, homes.by_area(tally, neighbourhoods.index).where(here, axis=0), layer]
    return gpd.GeoDataFrame(pd.concat(columns, axis=1), geometry=neighbourhoods.geometry)


def _details(
    complexes: gpd.GeoDataFrame, tally: pd.DataFrame | None, sites: Sites, around: Surroundings
) -> dict[str, pd.DataFrame]:
    """Make the further tables but the one of locations, a sentence in each row."""
    scene = around.scene
    designated = zones.with_homes(around.designated, scene.zones.geometry, tally, complexes.geometry)
    within = reach.with_homes(around.within, tally)
    loose = zones.describe_islands({"complexes": complexes, "locations": sites.locations}, scene)
    return {
        "complexes": complexes,
        "facilities": around.facilities,
        "zones": _told(designated, explain_designated(designated, scene.rules)),
        "reach": _told(within, explain_reach(within, around.areas["older_residents_basis"])),
        "islands": _told(loose, explain_islands(loose)),
    }


def _told(rows: pd.DataFrame, sentences: list[str]) -> pd.DataFrame:
    """Add a sentence to each row; of type text also where there are no rows."""
    return rows.assign(explanation=pd.array(sentences, dtype="str"))
