"""Lay plots in and around a neighbourhood: between its streets where they fit, at the edge of its village or town."""

from collections.abc import Sequence

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry.base import BaseGeometry

from geo_pa.demo.geography import Geography
from geo_pa.demo.plots import CELL_M, cut_plots, lay_grid, longest_side

EDGE_M = 500.0
"""How far outside the built-up area an extension may reach."""

STREET_M = 6.0
"""Half the width of a street, front gardens included."""

RIBBON_M = 60.0
"""Half the width of the widest ribbon of houses."""

INSET_M = 5.0
"""Kept free along the border of a neighbourhood."""

BLOCK_M2 = 2_600.0
"""A larger plot covers more than one block of houses."""

Plots = dict[str, shapely.Polygon]


def plots_inside(
    geography: Geography, code: str, sizes_m2: pd.Series, taken: BaseGeometry, rng: np.random.Generator
) -> Plots:
    """Lay plots in the built-up part of a neighbourhood: small ones between the streets, large ones across them.

    A ValueError says that there is no room.
    """
    inside = shapely.difference(_built_up(geography, code), taken)
    small = sizes_m2 <= BLOCK_M2
    across = lay_grid(inside, street_direction(inside, geography.streets))
    plots = _named(sizes_m2[~small], cut_plots([across], sizes_m2[~small], rng))
    left = shapely.difference(inside, shapely.union_all([*plots.values()]))
    blocks = [lay_grid(block, longest_side(block)) for block in _blocks(left, geography.streets)]
    return plots | _named(sizes_m2[small], cut_plots(blocks, sizes_m2[small], rng))


def plots_at_edge(
    geography: Geography, code: str, sizes_m2: pd.Series, taken: BaseGeometry, rng: np.random.Generator
) -> Plots:
    """Lay plots on open land around a village, in its own district, or along the outer border of the town."""
    inside, kind = _built_up(geography, code), geography.neighbourhoods["kind"]
    if kind[code] == "town":
        area, near = inside, geography.neighbourhoods[kind != "town"].union_all()
    else:
        # Ribbons of houses along country roads are too narrow to be the village itself.
        near = inside.buffer(-RIBBON_M).buffer(RIBBON_M)
        area = _between_streets(_open_land(geography, code, near.buffer(EDGE_M)), geography.streets)
    free = lay_grid(shapely.difference(area, taken), street_direction(inside, geography.streets), near=near)
    return _named(sizes_m2, cut_plots([free], sizes_m2, rng))


def street_direction(inside: BaseGeometry, streets: gpd.GeoDataFrame) -> float:
    """Give the main direction of the streets in an area, in degrees from -45 to 45.

    It is the mean of four times the angle of each street, weighted by length: directions at right angles are one.
    """
    here = streets.geometry.to_numpy()[streets.sindex.query(inside, predicate="intersects")]
    start, end = (shapely.get_coordinates(shapely.get_point(here, place)) for place in (0, -1))
    east, north = (end - start).T
    turned = np.hypot(east, north) * np.exp(4j * np.arctan2(north, east))
    return float(np.degrees(np.angle(turned.sum())) / 4)


def _built_up(geography: Geography, code: str) -> BaseGeometry:
    """Give the built-up part of a neighbourhood."""
    return shapely.intersection(geography.neighbourhoods.geometry[code].buffer(-INSET_M), geography.built_up)


def _between_streets(area: BaseGeometry, streets: gpd.GeoDataFrame) -> BaseGeometry:
    near = streets.geometry.to_numpy()[streets.sindex.query(area, predicate="intersects")]
    return shapely.difference(area, shapely.buffer(shapely.union_all(near), STREET_M, quad_segs=2))


def _blocks(area: BaseGeometry, streets: gpd.GeoDataFrame) -> list[shapely.Polygon]:
    """Give the pieces between the streets that have room for a plot, the westernmost first."""
    pieces = shapely.get_parts(_between_streets(area, streets))
    roomy = pieces[shapely.area(pieces) > CELL_M**2]
    return list(roomy[np.argsort(shapely.bounds(roomy)[:, 0], kind="stable")])


def _named(wanted: pd.Series, laid: Sequence[shapely.Polygon]) -> Plots:
    return dict(zip(wanted.index, laid, strict=True))


def _open_land(geography: Geography, code: str, around: BaseGeometry) -> BaseGeometry:
    """Give the open land around a village that lies in the district of a neighbourhood, RD metres."""
    district = geography.neighbourhoods["district_code"]
    own = geography.neighbourhoods[district == district[code]].union_all().buffer(-INSET_M)
    open_land: BaseGeometry = shapely.intersection(own, around)
    for in_use in (geography.built_up, geography.parks, geography.water):
        near = shapely.intersection(in_use, around)
        open_land = shapely.difference(open_land, shapely.buffer(near, STREET_M, quad_segs=2))
    return open_land
