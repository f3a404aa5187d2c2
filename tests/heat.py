"""A row of small square neighbourhoods on a coarse raster, and what is asked of them about heat and green."""

from dataclasses import replace
from decimal import Decimal

import geopandas as gpd
import numpy as np
import pandas as pd
from builders import CORNER, TODAY, rules
from shapely import LineString, box

from geo_pa.measures.raster import Raster
from geo_pa.registry import find

heat_stress = find("heat_stress")

SIDE_M = 200
CELL_M = 50
"""Every neighbourhood is 4 by 4 cells."""

ORDINARY = {
    "district_name": "Dorp",
    "kind": "town",
    "inhabitants": 1000,
    "share_65_plus": 0.2,
    "share_75_plus": 0.1,
    "share_green": 0.5,
    "share_water": 0.0,
    "heat_island_median_degc": 1.0,
    "heat_island_p95_degc": 2.0,
}
"""What a neighbourhood is when a test says nothing else; None in a test means that the figure is missing."""


ELDERLY = {"inhabitants": 2000, "share_75_plus": 0.2}
"""Four times as many older residents as elsewhere."""


def square(east, north=0, side=SIDE_M):
    """Draw a square by its corner, in metres east and north of the first neighbourhood."""
    west, south = CORNER[0] + east, CORNER[1] + north
    return box(west, south, west + side, south + side)


def neighbourhoods(**areas):
    """Make the layer, by id, from west to east."""
    rows = [{**ORDINARY, "name": f"Buurt {name}", **area} for name, area in areas.items()]
    shapes = [square(SIDE_M * number) for number in range(len(rows))]
    return _layer(list(areas), rows, heat_stress.columns["neighbourhoods"], shapes)


def complexes(**plots):
    """Make the corporation's stock: per id the metres east of the first neighbourhood, and other columns."""
    ordinary = {"corporation": "Domesta", "kind": "daeb_home", "homes": 20, "confidentiality": "public"}
    rows = [{**ordinary, "name": f"Complex {name}", **plot} for name, plot in plots.items()]
    shapes = [square(row["at"], side=row.get("side", CELL_M)) for row in rows]
    return _layer(list(plots), rows, heat_stress.columns["corporation_stock"], shapes)


def works(**plans):
    """Make planned works: per id the metres east, the years, and other columns."""
    ordinary = {"kind": "sewer", "lead": "Gemeente", "start_year": 2027, "end_year": 2028}
    rows = [{**ordinary, "name": f"Werk {name}", **plan} for name, plan in plans.items()]
    shapes = [square(row["at"], side=CELL_M) for row in rows]
    return _layer(list(plans), rows, heat_stress.columns["planned_works"], shapes)


def plots(*shapes):
    """Make a layer of bare polygons: ground of corporations, or water."""
    return gpd.GeoDataFrame(geometry=list(shapes), index=pd.RangeIndex(len(shapes)).astype("str"), crs="EPSG:28992")


def street(*corners):
    """Make a walking network of one street, by its corners in metres."""
    line = LineString([(CORNER[0] + east, CORNER[1] + north) for east, north in corners])
    columns = {"from_node": pd.array([0], "Int64"), "to_node": pd.array([1], "Int64"), "length_m": [line.length]}
    return gpd.GeoDataFrame({**columns, "kind": ["street"]}, geometry=[line], index=["S1"], crs="EPSG:28992")


def _layer(ids, rows, columns, shapes):
    cells = {
        name: pd.array([np.nan if row.get(name) is None and kind == "float64" else row.get(name) for row in rows], kind)
        for name, kind in columns.items()
    }
    return gpd.GeoDataFrame(cells, index=pd.Index(ids, dtype="str"), geometry=shapes, crs="EPSG:28992")


def raster(*blocks, unit="degC PET", title="Hitte"):
    """Paint 4 by 4 cells per neighbourhood: one value, or 16 from north-west to south-east; None is no data."""
    side = SIDE_M // CELL_M
    cells = [np.broadcast_to(_numbers(block), side * side).reshape(side, side) for block in blocks]
    return Raster(np.hstack(cells), CORNER[0], CORNER[1] + SIDE_M, CELL_M, CELL_M, unit, title)


def _numbers(block):
    return np.array([np.nan if value is None else value for value in np.atleast_1d(np.array(block, dtype=object))])


def shares(*blocks, title="Groen"):
    """Paint shares of green."""
    return raster(*blocks, unit="share", title=title)


def judge(areas, heat=None, *, stock=None, choices=None, chosen=None, **layers):
    """Answer the question; ``choices`` are other values of the data, ``chosen`` those of a reader."""
    exact = {name: Decimal(str(value)) for name, value in (choices or {}).items()}
    given = rules("heat_stress", "disclosure", "stock", **exact)
    moved = {
        name: replace(given[name], value=Decimal(value), changed_from=given[name].value)
        for name, value in (chosen or {}).items()
    }
    given = replace(given, by_name={**given, **moved})
    return heat_stress.analyse(
        neighbourhoods=areas, corporation_stock=stock, heat=heat, rules=given, on=TODAY, **layers
    )


def said(result, area):
    """Return the signal and the reason of one neighbourhood."""
    return tuple(result.table.loc[area, ["signal", "reason"]])


def sentence(result, area):
    """Return what is said of one neighbourhood."""
    return result.table.loc[area, "explanation"]


def three(**first):
    """Make three neighbourhoods of which the first is said to be special."""
    return neighbourhoods(A=first, B={}, C={})
