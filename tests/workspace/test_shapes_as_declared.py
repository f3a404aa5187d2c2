"""Shapes as other programs write them: single or whole where they can be, else told with what to do in QGIS."""

from itertools import pairwise

import numpy as np
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import get_coordinates, make_valid, wkt
from shapely.geometry import (
    GeometryCollection,
    LineString,
    MultiLineString,
    MultiPoint,
    MultiPolygon,
    Point,
    Polygon,
    box,
)

from geo_pa.errors import Severity
from geo_pa.workspace.shapes import mend

CORNER = (230_000, 520_000)
SQUARE = box(230_000, 520_000, 230_050, 520_050)
STROKES = [[(230_000, 520_000), (230_040, 520_000)], [(230_090, 520_010), (230_040, 520_000)]]
STREET = LineString([(230_000, 520_000), (230_040, 520_000), (230_090, 520_010)])
SPIKE = Polygon([(230_000, 520_000), (230_050, 520_000), (230_050, 520_050), (230_050, 520_090), (230_050, 520_050),
                 (230_000, 520_050)])  # fmt: skip
BOW_TIE = Polygon([(230_000, 520_000), (230_050, 520_050), (230_050, 520_000), (230_000, 520_050)])
LOOSE = [STROKES[0], [(230_060, 520_000), (230_090, 520_000)]]
FORK = [*STROKES, [(230_040, 520_000), (230_040, 520_080)]]

USED = {
    "a group of one point": ("Point", MultiPoint([CORNER]), Point(CORNER)),
    "the same point twice": ("Point", MultiPoint([CORNER, CORNER]), Point(CORNER)),
    "a group of one line": ("LineString", MultiLineString([STROKES[1]]), LineString(STROKES[1])),
    "two strokes that touch": ("LineString", MultiLineString(STROKES), STREET),
    "a stroke drawn both ways": ("LineString", MultiLineString([*STROKES, STROKES[0][::-1]]), STREET),
    "a group of one area": ("Polygon", MultiPolygon([SQUARE]), SQUARE),
    "an area and a line": ("Polygon", GeometryCollection([SQUARE, LineString(STROKES[0])]), SQUARE),
    "a line and a point": ("LineString", GeometryCollection([STREET, Point(CORNER)]), STREET),
    "an area with a spike": ("Polygon", SPIKE, SQUARE),
    "what a repair makes of a spike": ("Polygon", make_valid(SPIKE), SQUARE),
}

NOT_USED = {
    "two points in a row": ("Point", MultiPoint([CORNER, (230_010, 520_000)]), "several_points", "groep punten"),
    "two loose pieces": ("LineString", MultiLineString(LOOSE), "loose_pieces", "de lijn bestaat uit losse delen"),
    "a fork": ("LineString", MultiLineString(FORK), "loose_pieces", "van 3"),
    "a loop of eight": ("Polygon", BOW_TIE, "invalid_geometry", "de rand snijdt zichzelf"),
    "a line with an area": ("LineString", GeometryCollection([STREET, SQUARE]), "wrong_geometry_type", "mengsel"),
    "only a line": ("Polygon", GeometryCollection([STREET]), "wrong_geometry_type", "mengsel"),
}


def read(folder, declared, shape, *, beside):
    folder.declare("plans.gpkg", geometry=declared)
    folder.save(folder.plans([beside, shape]))
    return folder.read()


FINE = {
    "Point": Point(230_005, 520_005),
    "LineString": LineString(LOOSE[1]),
    "Polygon": box(230_100, 520_000, 230_150, 520_050),
}


@pytest.mark.parametrize(("declared", "shape", "used"), USED.values(), ids=USED)
@pytest.mark.filterwarnings("ignore:.*more than one geometry type")
def test_what_can_be_made_single_or_whole_is_used(folder, declared, shape, used):
    reading = read(folder, declared, shape, beside=FINE[declared])
    assert reading.excluded.empty
    shape = reading.frame.geometry.iloc[1]
    assert shape.equals(used)
    assert shape.geom_type == declared


@pytest.mark.parametrize("name", ["an area and a line", "an area with a spike", "what a repair makes of a spike"])
@pytest.mark.filterwarnings("ignore:.*more than one geometry type")
def test_what_was_taken_off_is_told_as_a_notice(folder, name):
    declared, shape, _ = USED[name]
    (notice,) = read(folder, declared, shape, beside=FINE[declared]).problems
    assert notice.severity is Severity.NOTICE
    assert "rij 2 (P2)" in notice.found


@pytest.mark.parametrize(("declared", "shape", "reason", "found"), NOT_USED.values(), ids=NOT_USED)
@pytest.mark.filterwarnings("ignore:.*more than one geometry type")
def test_what_cannot_be_used_is_told_with_what_to_do_in_qgis(folder, declared, shape, reason, found):
    reading = read(folder, declared, shape, beside=FINE[declared])
    assert reading.excluded[["id", "reason"]].to_numpy().tolist() == [["P2", reason]]
    assert found in reading.excluded["explanation"].iloc[0]
    (problem,) = reading.problems
    assert "QGIS" in problem.action
    assert "enkeldelig" in problem.action


def test_a_mixture_as_the_only_row_is_used_and_one_without_areas_is_refused_with_the_remedy(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans([USED["an area and a line"][1]]))
    assert len(folder.read().frame) == 1
    folder.save(folder.plans([GeometryCollection([STREET])]))
    (problem,) = folder.refusal()
    assert "enkeldelig" in problem.action


COORDINATE = st.integers(0, 6).map(float)
RING = st.lists(st.tuples(COORDINATE, COORDINATE), min_size=3, max_size=7)


def column(*shapes):
    cells = np.empty(len(shapes), dtype=object)
    cells[:] = shapes
    return cells


@given(ring=RING)
@settings(max_examples=some(60))
def test_a_repair_changes_no_area_and_needs_no_second(ring):
    shape = Polygon(ring)
    (mended,) = mend(column(shape), "Polygon").shapes
    if mended is not shape:
        assert mended.is_valid
        assert mended.area == pytest.approx(shape.area)
        (again,) = mend(column(mended), "Polygon").shapes
        assert again is mended


@given(cuts=st.sets(st.integers(1, 8), max_size=5), turned=st.sets(st.integers(0, 5)))
@settings(max_examples=some(40))
def test_a_street_is_the_same_in_how_many_strokes_it_is_drawn(cuts, turned):
    corners = [(230_000.0 + 10 * step, 520_000.0 + step % 3) for step in range(10)]
    at = [0, *sorted(cuts), 9]
    strokes = [corners[first : last + 1] for first, last in pairwise(at)]
    drawn = [stroke[::-1] if number in turned else stroke for number, stroke in enumerate(strokes)]
    (street,) = mend(column(MultiLineString(drawn)), "LineString").shapes
    assert street.geom_type == "LineString"
    assert get_coordinates(street).tolist() in (
        [list(place) for place in corners],
        [list(place) for place in corners[::-1]],
    )


def test_a_shape_without_places_or_with_a_place_that_is_no_number_is_left_to_be_told():
    shapes = [None, Polygon(), wkt.loads("MULTIPOINT EMPTY"), wkt.loads("GEOMETRYCOLLECTION EMPTY")]
    for declared in ("Point", "LineString", "Polygon"):
        assert mend(column(*shapes), declared).shapes.tolist() == shapes
