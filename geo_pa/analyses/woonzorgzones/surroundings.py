"""All that does not depend on plans: homes, neighbourhoods, facilities and zones."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes
from geo_pa.analyses.woonzorgzones import neighbourhoods as areas
from geo_pa.analyses.woonzorgzones.columns import COLUMNS, columns_of
from geo_pa.analyses.woonzorgzones.details import Homes, describe_around, describe_homes
from geo_pa.analyses.woonzorgzones.homes import Totals
from geo_pa.analyses.woonzorgzones.residents import FIGURES
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.sentences import explain
from geo_pa.analyses.woonzorgzones.services import serve
from geo_pa.analyses.woonzorgzones.streets import Streets, prepare_streets
from geo_pa.model import Rules, Signal


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What plans are set in.

    Attributes
    ----------
    scene : Scene
        Streets, services, zones and rules.
    homes : Homes
        Complexes and streets with the walk from each.
    table : GeoDataFrame
        Neighbourhoods, as the answer gives them.
    totals : mapping
        Of neighbourhoods and homes.
    details : mapping of str to DataFrame
        ``facilities``, ``zones`` and ``reach``.
    """

    scene: Scene
    homes: Homes
    table: gpd.GeoDataFrame
    totals: Totals
    details: Mapping[str, pd.DataFrame]


def survey(  # noqa: PLR0913  # an argument per layer, each with the name under which a workspace knows it
    neighbourhoods: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    walking_network: gpd.GeoDataFrame,
    corporation_stock: gpd.GeoDataFrame | None = None,
    designated_zones: gpd.GeoDataFrame | None = None,
    streets: Streets | None = None,
    *,
    rules: Rules,
) -> Surroundings:
    """Work out the reach of homes and neighbourhoods.

    Parameters
    ----------
    neighbourhoods, facilities, walking_network : GeoDataFrame
        The layers of those names, RD metres.
    corporation_stock, designated_zones : GeoDataFrame, optional
        What rests on a layer that is missing is unknown.
    streets : Streets, optional
        What :func:`geo_pa.analyses.woonzorgzones.prepare_streets` made of the same layers; made here without it.
    rules : Rules
        The sets ``woonzorgzones``, ``accessibility`` and ``disclosure``.

    Raises
    ------
    RequestError
        The distances of core, zone and wide zone do not run from near to far.
    """
    streets = streets or prepare_streets(
        walking_network, neighbourhoods, designated_zones, corporation_stock, rules=rules
    )
    services = serve(columns_of(facilities, COLUMNS["facilities"]), streets.network, rules)
    zones = columns_of(designated_zones, COLUMNS["designated_zones"])
    scene = Scene(neighbourhoods, zones, streets, services, rules)
    found = describe_homes(columns_of(corporation_stock, COLUMNS["corporation_stock"]), scene)
    tally = None if corporation_stock is None else homes.counted(found.complexes)
    table = _table(neighbourhoods, areas.describe(found.streets, tally, scene), rules)
    totals = {**_totals(table, scene), **homes.totals(tally)}
    return Surroundings(scene, found, table, totals, describe_around(table, tally, found.complexes, scene))


def _table(neighbourhoods: gpd.GeoDataFrame, figures: pd.DataFrame, rules: Rules) -> gpd.GeoDataFrame:
    layer = pd.DataFrame(neighbourhoods[["name", "district_name", "kind"]])
    table = pd.concat([layer[["name"]], figures, layer[["district_name", "kind"]]], axis=1)
    table.insert(3, "explanation", explain(table, rules))
    return gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry)


def _totals(table: pd.DataFrame, scene: Scene) -> Totals:
    """Count the neighbourhoods by signal, and add up the older residents that are shown."""
    signals = {f"neighbourhoods_{signal}": int((table["signal"] == signal).sum()) for signal in Signal}
    one_age = len(table["older_residents_basis"].dropna().unique()) == 1
    older = {name: homes.add(table[name]) if one_age else None for name in FIGURES}
    centres = scene.services.facilities["is_centre"] & scene.services.places["edge"].notna()
    return {"neighbourhoods": len(table), **signals, **older, "centres": int(centres.sum())}
