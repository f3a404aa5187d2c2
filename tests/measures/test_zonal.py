"""What a raster tells of an area: every cell counts for the part inside, as a count in plain Python says."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely
from examples import some
from hypothesis import assume, given, settings
from hypothesis import strategies as st
from shapely import MultiPolygon, Polygon, box

from geo_pa.measures.raster import Raster
from geo_pa.measures.zonal import covered_cells, statistics, zonal_statistics

WEST, NORTH = 228_000.0, 524_100.0
LIMIT = 35.0


def grid(cells, width=10.0, height=10.0):
    return Raster(np.array(cells, dtype="float64"), WEST, NORTH, width, height, "degC PET", "Hitte")


def zones(*shapes):
    return gpd.GeoSeries(list(shapes), index=[f"Z{number}" for number in range(len(shapes))], crs="EPSG:28992")


def at(west, south, east, north):
    """Draw a box in metres east and north of the corner of the raster (north is negative inside it)."""
    return box(WEST + west, NORTH + south, WEST + east, NORTH + north)


def summary(raster, *shapes, **above):
    return zonal_statistics(zones(*shapes), raster, above=above or {"hot": LIMIT})


def cell_by_cell(raster, shape):
    """List the value and the shared area of every cell with data, in plain Python."""
    found = []
    for row, values in enumerate(raster.cells):
        for column, value in enumerate(values):
            west = raster.west + column * raster.cell_width_m
            north = raster.north - row * raster.cell_height_m
            cell = box(west, north - raster.cell_height_m, west + raster.cell_width_m, north)
            part = shape.intersection(cell).area
            if part > 0 and not np.isnan(value):
                found.append((float(value), part))
    return found


def expected(raster, shape):
    found = cell_by_cell(raster, shape)
    area = sum(part for _, part in found)
    return {
        "cover": area / shape.area,
        "mean": sum(value * part for value, part in found) / area,
        "hot": sum(part for value, part in found if value > LIMIT) / area,
    }


def values(shape):
    cell = st.one_of(st.just(float("nan")), st.integers(300, 420).map(lambda tenths: tenths / 10))
    return st.lists(st.lists(cell, min_size=shape, max_size=shape), min_size=1, max_size=5)


CORNERS = st.lists(st.tuples(st.floats(-20, 70), st.floats(-70, 20)), min_size=3, max_size=6, unique=True)


@st.composite
def cases(draw):
    """Draw a raster, and a polygon that lies anywhere on or off it."""
    cells = draw(st.integers(1, 5).flatmap(values))
    raster = grid(cells, draw(st.sampled_from([10.0, 7.3])), draw(st.sampled_from([10.0, 12.5])))
    shape = shapely.convex_hull(Polygon([(WEST + east, NORTH + north) for east, north in draw(CORNERS)]))
    if draw(st.booleans()):
        shape = shape.difference(at(5, -20, 25, -8))
    return raster, shape


@given(cases())
@settings(max_examples=some(60))
def test_every_figure_is_that_of_a_count_cell_by_cell(case):
    raster, shape = case
    assume(shape.area > 1)
    found = summary(raster, shape).loc["Z0"]
    if sum(part for _, part in cell_by_cell(raster, shape)) < 1e-3:
        assert found["cover"] == pytest.approx(0, abs=1e-4)
        return
    figures = expected(raster, shape)
    assert found[list(figures)].to_dict() == pytest.approx(figures, rel=1e-5, abs=1e-5)


@given(cases())
@settings(max_examples=some(60))
def test_95_percent_of_the_area_has_the_percentile_or_less_and_no_lower_value_holds_as_much(case):
    raster, shape = case
    found = cell_by_cell(raster, shape)
    area = sum(part for _, part in found)
    assume(area > 1)
    percentile = summary(raster, shape).loc["Z0", "p95"]
    assert percentile in {value for value, _ in found}
    assert sum(part for value, part in found if value <= percentile) >= (0.95 - 1e-5) * area
    assert sum(part for value, part in found if value < percentile) <= (0.95 + 1e-5) * area


def test_the_95th_percentile_of_twenty_equal_cells_is_the_nineteenth():
    raster = grid([np.arange(1, 21)])
    assert summary(raster, at(0, -10, 200, 0)).loc["Z0", "p95"] == 19


def test_the_percentile_is_found_among_many_values_close_together():
    cells = np.full((40, 50), 30.0)
    cells.flat[:101] = 1000.0  # just over 5%, so far away that all others fall into one bin
    cells.flat[101:240] = 30.001
    assert summary(grid(cells), at(0, -400, 500, 0)).loc["Z0", "p95"] == 1000.0
    cells.flat[0] = 30.002
    assert summary(grid(cells), at(0, -400, 500, 0)).loc["Z0", "p95"] == 30.002
    cells.flat[1] = 30.002
    assert summary(grid(cells), at(0, -400, 500, 0)).loc["Z0", "p95"] == 30.002
    cells.flat[2] = 30.002
    cells.flat[:2] = 30.0
    assert summary(grid(cells), at(0, -400, 500, 0)).loc["Z0", "p95"] == 30.001


def test_equal_to_the_limit_is_not_above_it_also_in_a_coarse_number():
    raster = Raster(np.array([[35.1, 35.2]], dtype="float32"), WEST, NORTH, 10, 10, "degC PET", "Hitte")
    assert summary(raster, at(0, -10, 20, 0), warm=35.1, hot=35.2).loc["Z0", ["warm", "hot"]].tolist() == [0.5, 0]


def test_cells_without_data_count_nowhere_but_in_the_cover():
    found = summary(grid([[30, np.nan, 40, np.nan]]), at(0, -10, 40, 0)).loc["Z0"]
    assert found.to_dict() == {"cover": 0.5, "mean": 35, "p95": 40, "hot": 0.5}


def test_an_area_half_on_the_raster_is_half_covered():
    assert summary(grid([[30, 40]]), at(10, -10, 30, 0)).loc["Z0"].tolist() == [0.5, 40, 40, 1]


def test_an_area_off_the_raster_is_not_covered_and_has_no_figures():
    found = summary(grid([[30]]), at(500, 500, 510, 510), at(-10, -10, 0, 0)).loc[["Z0", "Z1"]]
    assert found["cover"].tolist() == [0, 0]
    assert found.drop(columns="cover").isna().all(axis=None)


def test_an_area_on_cells_without_data_is_not_covered():
    found = summary(grid([[np.nan, 40]]), at(1, -9, 9, -1)).loc["Z0"]
    assert found["cover"] == 0
    assert found.drop("cover").isna().all()


def test_without_an_area_nothing_is_known():
    found = summary(grid([[30]]), None, Polygon(), at(0, -10, 10, 0))
    assert found.loc[["Z0", "Z1"]].isna().all(axis=None)
    assert found.loc["Z2", "mean"] == 30


def test_an_area_smaller_than_a_cell_has_the_value_of_that_cell():
    found = summary(grid([[30, 40]]), at(12, -3, 13, -2)).loc["Z0"]
    assert found["cover"] == 1, "what is wholly covered may not fall short of 1 by rounding"
    assert found.tolist() == pytest.approx([1, 40, 40, 1])


def test_an_area_in_two_parts_with_a_hole():
    holed = at(0, -30, 30, 0).difference(at(10, -20, 20, -10))
    both = MultiPolygon([holed, at(40, -10, 50, 0)])
    raster = grid(np.arange(15).reshape(3, 5))
    assert summary(raster, both).loc["Z0", "mean"] == pytest.approx((sum([0, 1, 2, 5, 7, 10, 11, 12]) + 4) / 9)


def test_overlapping_areas_each_count_their_own_cells():
    found = summary(grid([[30, 40]]), at(0, -10, 20, 0), at(10, -10, 20, 0))
    assert found["mean"].tolist() == [35, 40]


def test_the_index_is_that_of_the_areas_and_the_order_of_areas_matters_nowhere():
    raster = grid(np.arange(25).reshape(5, 5))
    shapes = zones(at(0, -20, 20, 0), at(3, -44, 41, -7), at(-10, -10, 10, 10))
    found = zonal_statistics(shapes, raster, above={"hot": LIMIT})
    turned = zonal_statistics(shapes[::-1], raster, above={"hot": LIMIT})
    pd.testing.assert_frame_equal(found, turned[::-1])


def test_no_areas_give_an_empty_answer():
    found = zonal_statistics(zones(), grid([[30]]), above={"hot": LIMIT})
    assert found.empty
    assert list(found.columns) == ["cover", "mean", "p95", "hot"]


def test_cells_found_once_serve_every_raster_on_their_grid():
    shapes = zones(at(3, -17, 18, -2), at(0, -20, 20, 0))
    heat, green = grid([[30, 40], [50, np.nan]]), grid([[0.1, np.nan], [0.3, 0.4]])
    cells = covered_cells(shapes, heat)
    for raster in (heat, green):
        alone = zonal_statistics(shapes, raster, above={"hot": LIMIT})
        pd.testing.assert_frame_equal(statistics(cells, raster, above={"hot": LIMIT}), alone)


def test_a_raster_stays_as_it_was():
    raster = grid([[30, np.nan]])
    before = raster.cells.copy()
    summary(raster, at(0, -10, 20, 0))
    np.testing.assert_array_equal(raster.cells, before)
