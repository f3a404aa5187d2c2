"""What the map knows of a shape: its neighbourhoods with shares, its district, its village and its size."""

import re

import geopandas as gpd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Point, box

from geo_pa.crs import RD
from geo_pa.measures.areas import written_shares
from geo_pa.measures.place import Place, place_of


def areas(**rows):
    """Areas by code; each is a box and the columns it has."""
    shapes = [box(*row.pop("at")) for row in rows.values()]
    return gpd.GeoDataFrame(list(rows.values()), geometry=shapes, index=list(rows), crs=RD)


def neighbourhoods():
    return areas(
        B1={"at": (0, 0, 62, 100), "name": "Dorp", "district_code": "W1", "district_name": "Noordscheschut"},
        B2={"at": (62, 0, 200, 100), "name": "Veld", "district_code": "W1", "district_name": "Noordscheschut"},
    )


def villages():
    return areas(W1={"at": (0, 0, 200, 100), "name": "Noordscheschut", "kind": "village"})


def test_a_shape_on_a_border_lies_in_both_neighbourhoods_the_larger_part_first():
    place = place_of(box(0, 0, 100, 100), neighbourhoods=neighbourhoods(), villages=villages())
    assert [(part.code, part.name, part.share) for part in place.neighbourhoods] == [
        ("B1", "Dorp", 0.62),
        ("B2", "Veld", 0.38),
    ]
    assert (place.district_code, place.district_name) == ("W1", "Noordscheschut")
    assert (place.village, place.kind) == ("Noordscheschut", "village")
    assert (place.area_m2, place.outside) == (10_000, 0)


def test_what_a_missing_layer_would_tell_is_unknown_and_not_nothing():
    shape = box(0, 0, 10, 10)
    assert place_of(shape, neighbourhoods=None, villages=None) == Place(100.0)
    without = place_of(shape, neighbourhoods=None, villages=villages())
    assert without.neighbourhoods is without.outside is None
    assert (without.district_name, without.village) == ("Noordscheschut", "Noordscheschut")
    assert place_of(shape, neighbourhoods=neighbourhoods(), villages=None).village is None


def test_a_shape_outside_every_area_lies_in_none():
    place = place_of(box(900, 900, 910, 910), neighbourhoods=neighbourhoods(), villages=villages())
    assert (place.neighbourhoods, place.outside, place.district_code, place.village) == ((), 1, None, None)


def test_a_point_lies_somewhere_and_has_no_size():
    place = place_of(Point(10, 10), neighbourhoods=neighbourhoods(), villages=villages())
    assert ([part.name for part in place.neighbourhoods], place.area_m2) == (["Dorp"], 0)


widths = st.lists(st.integers(1, 10_000), min_size=2, max_size=9)


@settings(max_examples=some(200))
@given(widths)
def test_whole_percents_add_up_to_a_hundred_and_are_less_than_one_away(widths):
    shares = sorted((width / sum(widths) for width in widths), reverse=True)
    written = written_shares(shares)
    slivers = written.count("minder dan 1%")
    figures = [int(found[1]) for text in written if (found := re.fullmatch(r"(\d+)%", text))]
    if len(figures) + slivers == len(shares):
        assert sum(figures) + slivers == 100
    else:
        assert written[0] == "meer dan 99%"
    kept = [share for share, text in zip(shares, written, strict=True) if re.fullmatch(r"\d+%", text)]
    assert all(abs(share * 100 - figure) < 1 + slivers for share, figure in zip(kept, figures, strict=True))


@pytest.mark.parametrize(
    ("shares", "written"),
    [
        ([1 / 3, 1 / 3, 1 / 3], ["34%", "33%", "33%"]),
        ([0.985, 0.015], ["99%", "1%"]),
        ([0.996, 0.004], ["meer dan 99%", "minder dan 1%"]),
        ([0.6, 0.396, 0.004], ["60%", "39%", "minder dan 1%"]),
        ([0.005] * 200, ["minder dan 1%"] * 200),
    ],
)
def test_shares_as_they_are_written(shares, written):
    assert written_shares(shares) == written
