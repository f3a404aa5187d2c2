"""Where everything of the embedded municipality lies: one value that all layers are made from."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.demo import areas, land_use, street_graph, street_plan
from geo_pa.demo.streets import walking_network

SEED = 62


@dataclass(frozen=True)
class Geography:
    """The model municipality, in RD metres.

    Attributes
    ----------
    neighbourhoods : GeoDataFrame
        48 polygons that tile the municipality, indexed by neighbourhood_code; columns as in
        ``layers/neighbourhoods.toml``.
    villages : GeoDataFrame
        The 13 districts, indexed by district_code; columns as in ``layers/villages.toml``.
    streets : GeoDataFrame
        The walking network, indexed by edge_id; columns as in ``layers/walking_network.toml``.
    blocks : GeoDataFrame
        The ground between streets: columns neighbourhood_code and use (built, park, field).
    built_up : geometry
        Where houses and firms stand: town, village cores, industrial estates, ribbons along country roads.
    parks : geometry
        Parks, the ponds in them included.
    water : geometry
        Ponds and canals.
    """

    neighbourhoods: gpd.GeoDataFrame
    villages: gpd.GeoDataFrame
    streets: gpd.GeoDataFrame
    blocks: gpd.GeoDataFrame
    built_up: BaseGeometry
    parks: BaseGeometry
    water: BaseGeometry


def make(*, seed: int = SEED) -> Geography:
    """Make the geography of the embedded municipality; the same seed gives the same."""
    neighbourhoods = areas.neighbourhoods(seed=seed)
    villages = areas.villages(neighbourhoods)
    rng = np.random.default_rng([seed, 1])
    fabrics = street_plan.fabrics(neighbourhoods, villages, rng)
    plan = street_plan.draw(fabrics, villages.union_all(method="coverage"), rng)
    drawn = street_graph.clean_streets(plan.inner, plan.outlines)
    blocks = land_use.land_use(drawn, fabrics, neighbourhoods, rng)
    built, parks = (blocks[blocks["use"] == use].union_all() for use in ("built", "park"))
    ponds = land_use.ponds(blocks, neighbourhoods)
    streets = walking_network(street_graph.without_flooded(drawn, ponds), plan.through, parks, rng)
    open_land = shapely.union_all([fabric.area for fabric in fabrics if not fabric.built], grid_size=0.01)
    return Geography(
        neighbourhoods=neighbourhoods,
        villages=villages,
        streets=streets,
        blocks=blocks,
        built_up=built.union(land_use.ribbons(streets, neighbourhoods, built)).difference(parks),
        parks=parks,
        water=ponds.union(land_use.canals(streets, neighbourhoods, open_land)),
    )
