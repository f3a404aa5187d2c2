"""From streets and facilities to the reach of every home, location and neighbourhood."""

from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, locations
from geo_pa.analyses.woonzorgzones import neighbourhoods as areas
from geo_pa.analyses.woonzorgzones.details import describe_places, describe_rest
from geo_pa.analyses.woonzorgzones.residents import FIGURES
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.sentences import assumptions, explain
from geo_pa.analyses.woonzorgzones.services import serve
from geo_pa.analyses.woonzorgzones.streets import Streets, prepare_streets
from geo_pa.crs import RD
from geo_pa.model import Evidence, Preparation, Result, Rules, Signal

COLUMNS = {
    "neighbourhoods": {
        **dict.fromkeys(("name", "district_code", "district_name", "kind"), "str"),
        "inhabitants": "Int64",
        "share_65_plus": "float64",
        "share_75_plus": "float64",
    },
    "building_locations": {
        **dict.fromkeys(("name", "status", "confidentiality"), "str"),
        **dict.fromkeys(("dwellings", "accessible", "clustered", "step_free"), "Int64"),
    },
    "corporation_stock": {
        **dict.fromkeys(("name", "corporation", "kind", "confidentiality"), "str"),
        **dict.fromkeys(("homes", "accessible_homes"), "Int64"),
    },
    "facilities": {"name": "str", "kind": "str"},
    "walking_network": {"from_node": "Int64", "to_node": "Int64", "length_m": "float64", "kind": "str"},
    "designated_zones": {"name": "str", "designated_on": "datetime64[s]"},
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

PREPARED = {
    "streets": Preparation(
        prepare_streets,
        layers=("walking_network", "neighbourhoods", "designated_zones", "corporation_stock"),
        rules=("snap_distance",),
    ),
}
"""What stays the same whatever happens to facilities and plans."""


def analyse(  # noqa: PLR0913  # an argument per layer, each with the name under which a workspace knows it
    neighbourhoods: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    walking_network: gpd.GeoDataFrame,
    building_locations: gpd.GeoDataFrame | None = None,
    corporation_stock: gpd.GeoDataFrame | None = None,
    designated_zones: gpd.GeoDataFrame | None = None,
    *,
    rules: Rules,
    on: date,
    streets: Streets | None = None,
) -> Result:
    """Tell who and what lies within walking distance of care and services.

    Parameters
    ----------
    neighbourhoods, facilities, walking_network : GeoDataFrame
        The layers of those names, RD metres.
    building_locations, corporation_stock, designated_zones : GeoDataFrame, optional
        What rests on a layer that is missing is unknown.
    rules : Rules
        The sets ``woonzorgzones``, ``accessibility`` and ``disclosure``.
    on : date
        The reference date.
    streets : Streets, optional
        What :func:`geo_pa.analyses.woonzorgzones.prepare_streets` made of the same layers; made here without it.

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
    streets = streets or prepare_streets(
        walking_network, neighbourhoods, designated_zones, corporation_stock, rules=rules
    )
    services = serve(_columns(facilities, "facilities"), streets.network, rules)
    zones = _columns(designated_zones, "designated_zones")
    scene = Scene(neighbourhoods, zones, streets, services, rules)
    places = describe_places(
        _columns(corporation_stock, "corporation_stock"), _columns(building_locations, "building_locations"), scene
    )
    tally = None if corporation_stock is None else homes.counted(places.complexes)
    table = _table(neighbourhoods, areas.describe(places.streets, tally, scene), rules)
    sites = None if building_locations is None else places.locations
    return Result(
        analysis="woonzorgzones",
        on=on,
        table=table,
        totals={**_totals(table, scene), **homes.totals(tally), **locations.totals(sites)},
        evidence=Evidence(rules=tuple(rules.values()), assumptions=assumptions(table, scene), excluded=places.excluded),
        details={
            "locations": places.locations,
            "complexes": places.complexes,
            **describe_rest(table, tally, places, scene),
        },
    )


def _columns(layer: gpd.GeoDataFrame | None, name: str) -> gpd.GeoDataFrame:
    """Return the columns that are read of a layer, without rows where it is missing."""
    if layer is not None:
        return layer[[*COLUMNS[name], layer.geometry.name]]
    columns = {column: pd.Series(dtype=kind) for column, kind in COLUMNS[name].items()}
    return gpd.GeoDataFrame(columns, geometry=gpd.GeoSeries(crs=RD), index=pd.Index([], dtype="str"))


def _table(neighbourhoods: gpd.GeoDataFrame, figures: pd.DataFrame, rules: Rules) -> gpd.GeoDataFrame:
    layer = pd.DataFrame(neighbourhoods[["name", "district_name", "kind"]])
    table = pd.concat([layer[["name"]], figures, layer[["district_name", "kind"]]], axis=1)
    table.insert(3, "explanation", explain(table, rules))
    return gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry)


def _totals(table: pd.DataFrame, scene: Scene) -> homes.Totals:
    """Count the neighbourhoods by signal, and add up the older residents that are shown."""
    signals = {f"neighbourhoods_{signal}": int((table["signal"] == signal).sum()) for signal in Signal}
    one_age = len(table["older_residents_basis"].dropna().unique()) == 1
    older = {name: homes.add(table[name]) if one_age else None for name in FIGURES}
    centres = scene.services.facilities["is_centre"] & scene.services.places["edge"].notna()
    return {"neighbourhoods": len(table), **signals, **older, "centres": int(centres.sum())}
