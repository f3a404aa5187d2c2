"""How the order of the neighbourhoods holds is drawn where it lies, and told in words to who cannot see it."""

import re
from base64 import b64decode
from html import unescape
from xml.etree import ElementTree as ET

import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.present.heat_stress.ranks import WIDTH, how_firm, ranges, rank_chart

SVG = "{http://www.w3.org/2000/svg}"


def neighbourhoods(*places):
    """A table of neighbourhoods A, B, C ... from (rank, best, worst); None is no place."""
    columns = zip(*(place or (None, None, None) for place in places), strict=True)
    ranks = {
        name: pd.array(column, dtype="Int64")
        for name, column in zip(("rank", "rank_best", "rank_worst"), columns, strict=True)
    }
    return pd.DataFrame({"name": [chr(ord("A") + place) for place in range(len(places))], **ranks})


def drawing(html):
    code = re.search(r"base64,([A-Za-z0-9+/=]+)", html)
    return ET.fromstring(b64decode(code.group(1)))  # noqa: S314  # our own drawing


def dots(svg):
    return [float(dot.get("cx")) for dot in svg.findall(f"{SVG}circle")]


def bands(svg):
    """Left and right edge of each band."""
    found = [(float(band.get("x")), float(band.get("width"))) for band in svg.findall(f"{SVG}rect")]
    return [(left, left + width) for left, width in found]


def test_neighbourhoods_stand_in_the_order_of_their_place():
    rows = ranges(neighbourhoods((3, 2, 3), (1, 1, 1), (2, 2, 3)))
    assert [row.name for row in rows] == ["B", "C", "A"]


def test_a_neighbourhood_without_a_place_is_not_in_the_chart():
    assert [row.name for row in ranges(neighbourhoods(None, (1, 1, 1)))] == ["B"]


def test_only_the_first_fifteen_are_drawn():
    rows = ranges(neighbourhoods(*[(place, place, place) for place in range(1, 21)]))
    assert [row.rank for row in rows] == list(range(1, 16))


@given(st.lists(st.tuples(*[st.integers(1, 48)] * 3), min_size=1, max_size=15))
def test_each_dot_lies_on_its_band_and_places_lie_equally_far_apart(places):
    ordered = [sorted(three) for three in places]
    rows = ranges(neighbourhoods(*[(rank, best, worst) for best, rank, worst in ordered]))
    svg = drawing(rank_chart(rows))
    for (left, right), dot in zip(bands(svg), dots(svg), strict=True):
        assert left <= dot <= right
        assert left >= 0
        assert right <= WIDTH
    found = dict(zip((row.rank for row in rows), dots(svg), strict=True))
    steps = {
        round((found[one] - found[other]) / (one - other), 1) for one in found for other in found if one - other > 8
    }
    assert not steps or max(steps) - min(steps) <= 0.1


def test_a_band_is_as_long_as_its_places_are_apart():
    narrow, wide = bands(drawing(rank_chart(ranges(neighbourhoods((1, 1, 2), (2, 1, 11))))))
    ends = 14
    assert wide[1] - wide[0] - ends == pytest.approx(10 * (narrow[1] - narrow[0] - ends), abs=1)


def test_a_screen_reader_hears_every_place_and_the_table_tells_the_same():
    html = str(rank_chart(ranges(neighbourhoods((1, 1, 4), (2, 2, 2)))))
    spoken = unescape(re.search(r'alt="([^"]*)"', html).group(1))
    assert spoken == "A: plaats 1, bij andere gewichten 1 tot en met 4; B: plaats 2, bij andere gewichten 2"
    assert "<td>1</td><td>A</td><td>1 tot en met 4</td>" in html


def test_a_name_never_becomes_markup():
    table = neighbourhoods((1, 1, 1)).assign(name='<img src=x onerror="window.__pwned=1">')
    html = str(rank_chart(ranges(table)))
    assert html.count("<img") == 1
    assert [text.text for text in drawing(html).findall(f"{SVG}text")].count(table["name"][0]) == 1


@pytest.mark.parametrize(
    ("places", "said"),
    [
        ([(1, 1, 1), (2, 2, 2), (3, 3, 3)], "blijven alle"),
        ([(1, 1, 2), (2, 1, 3), (3, 2, 3)], "blijft er 1"),
        ([(1, 1, 3), (2, 1, 3), (3, 2, 3)], "blijven er 0"),
    ],
)
def test_it_is_said_how_many_of_the_first_stay_among_the_first(places, said):
    assert said in how_firm(neighbourhoods(*places), 2)


def test_it_is_said_who_may_come_among_the_first():
    sentence = how_firm(neighbourhoods((1, 1, 2), (2, 1, 3), (3, 2, 4), (4, 4, 4)), 2)
    assert "1 andere buurt kan erbij komen" in sentence


def test_without_any_place_that_is_said():
    assert "geen enkele buurt" in how_firm(neighbourhoods(None, None), 10)
