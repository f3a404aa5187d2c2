"""A real raster over a real town (NDVI, 30 m, Landsat 2014): every figure is that of a count cell by cell."""

from itertools import pairwise

import geopandas as gpd
import networkx as nx
import numpy as np
import pytest
import rasterio
from heat import judge, neighbourhoods
from shapely import Point, box, convex_hull, from_wkt, union_all

from geo_pa.crs import RD, WGS84
from geo_pa.errors import InputError
from geo_pa.measures.raster_files import read_raster
from geo_pa.measures.zonal import zonal_statistics

pytestmark = pytest.mark.real

GREEN, VERY_GREEN = 0.3, 0.6
RADII_M = (180, 350, 520)


@pytest.fixture(scope="module")
def path(real_folder):
    return real_folder / "wageningen_ndvi_30m_2014.tif"


@pytest.fixture(scope="module")
def raster(path):
    return read_raster(path, unit="NDVI", title="Groen vanuit de ruimte")


@pytest.fixture(scope="module")
def town(real_folder):
    """Draw the town: the ground within the outermost streets."""
    graph = nx.read_graphml(real_folder / "wageningen_network_2020.graphml", node_type=int)
    lines = [from_wkt(row["geometry"]) for _, _, row in graph.edges(data=True) if "geometry" in row]
    streets = gpd.GeoSeries(lines, crs=WGS84).to_crs(RD)
    return convex_hull(union_all(streets.to_numpy()))


@pytest.fixture(scope="module")
def areas(town):
    """Draw areas of the town: circles around its middle, and what lies between them."""
    circles = [Point(town.centroid).buffer(radius) for radius in RADII_M]
    rings = [outer.difference(inner) for inner, outer in pairwise(circles)]
    return gpd.GeoSeries([*circles, *rings], crs=RD)


def cell_by_cell(dataset, values, shape):
    """List value and shared area of each cell with data that a shape touches, from the file itself."""
    west, south, east, north = shape.bounds
    first, last = (dataset.index(x, y) for x, y in ((west, north), (east, south)))
    found = []
    for row in range(max(first[0], 0), min(last[0], dataset.height - 1) + 1):
        for column in range(max(first[1], 0), min(last[1], dataset.width - 1) + 1):
            part = shape.intersection(box(*_bounds(dataset.transform, row, column))).area
            if part > 0 and values[row, column] != dataset.nodata:
                found.append((float(values[row, column]), part))
    return found


def _bounds(transform, row, column):
    left, top = transform * (column, row)
    right, bottom = transform * (column + 1, row + 1)
    return left, bottom, right, top


def figures(found, shape):
    area = sum(part for _, part in found)
    return {
        "cover": area / shape.area,
        "mean": sum(value * part for value, part in found) / area,
        "green": sum(part for value, part in found if value > GREEN) / area,
        "very_green": sum(part for value, part in found if value > VERY_GREEN) / area,
    }


def compare(path, raster, shapes):
    summary = zonal_statistics(shapes, raster, above={"green": GREEN, "very_green": VERY_GREEN})
    with rasterio.open(path) as dataset:
        values = dataset.read(1)
        for name, shape in shapes.items():
            found = cell_by_cell(dataset, values, shape)
            expected = figures(found, shape)
            assert summary.loc[name, list(expected)].to_dict() == pytest.approx(expected, abs=2e-5)
            area = sum(part for _, part in found)
            below = sum(part for value, part in found if value <= summary.loc[name, "p95"])
            under = sum(part for value, part in found if value < summary.loc[name, "p95"])
            assert under / area - 1e-5 < 0.95 <= below / area + 1e-5
    return summary


def test_the_file_is_read_whole_with_its_nodata_as_unknown(path, raster):
    with rasterio.open(path) as dataset:
        values = dataset.read(1)
        assert raster.cells.shape == (dataset.height, dataset.width)
        np.testing.assert_array_equal(np.isnan(raster.cells), values == dataset.nodata)
        np.testing.assert_array_equal(raster.cells[~np.isnan(raster.cells)], values[values != dataset.nodata])
        assert (raster.west, raster.south, raster.east, raster.north) == pytest.approx(tuple(dataset.bounds))
    assert np.isnan(raster.cells).any()


def test_areas_of_the_town_have_the_figures_of_a_count_cell_by_cell(path, raster, areas):
    summary = compare(path, raster, areas)
    assert (summary["cover"] == 1).all()
    assert summary["very_green"].between(0.05, 0.95).all()


def test_nodata_is_honoured_where_an_area_lies_across_the_edge_of_the_picture(path, raster):
    edge = np.argwhere(np.diff(np.isnan(raster.cells), axis=1))
    corners = edge[[len(edge) // 5, len(edge) // 2, -len(edge) // 5]]
    middles = [(raster.west + 30 * (column + 1), raster.north - 30 * (row + 0.5)) for row, column in corners]
    shapes = gpd.GeoSeries([Point(*middle).buffer(150) for middle in middles], crs=RD)
    summary = compare(path, raster, shapes)
    assert summary["cover"].between(0.05, 0.95).all()


def test_an_area_across_the_border_of_the_file_is_covered_for_its_part(path, raster):
    rows = np.flatnonzero(~np.isnan(raster.cells[:, -1]))
    middle = Point(raster.east, raster.north - 30 * (rows[len(rows) // 2] + 0.5))
    summary = compare(path, raster, gpd.GeoSeries([middle.buffer(100)], crs=RD))
    assert summary["cover"].iloc[0] == pytest.approx(0.5, abs=0.02)


def test_a_real_raster_of_something_else_is_not_taken_for_heat(raster):
    with pytest.raises(InputError, match="NDVI"):
        judge(neighbourhoods(A={}), raster)
