"""A bar tells how far a number is reached, in pixels that fit its figures and in words."""

import re
from base64 import b64decode
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.present.charts import BAR, WIDTH, Piece, Target, target_bar

SVG = "{http://www.w3.org/2000/svg}"


def drawing(html: str) -> ET.Element:
    code = re.search(r"base64,([A-Za-z0-9+/=]+)", html)
    assert code
    return ET.fromstring(b64decode(code.group(1)))  # noqa: S314  # our own drawing


def rectangles(html: str) -> list[tuple[float, float]]:
    """Left edge and width of each coloured piece."""
    found = drawing(html).findall(f"{SVG}rect")
    return [(float(r.get("x")), float(r.get("width"))) for r in found if not r.get("fill").startswith("url")]


def test_each_piece_begins_where_the_last_one_ends():
    html = target_bar("Groei", [Piece("a", 100, "#000000"), Piece("b", 50, "#111111")], Target(300, "norm"))
    (first, width), (second, _) = rectangles(html)
    assert second == pytest.approx(first + width, abs=0.2)


def test_a_loss_runs_back_and_is_hatched():
    html = target_bar("Groei", [Piece("a", 100, "#000000"), Piece("b", -40, "#111111")], Target(300, "norm"))
    (left, width), (loss_left, loss_width) = rectangles(html)
    assert loss_left + loss_width == pytest.approx(left + width, abs=0.2)
    assert "url(#hatch)" in ET.tostring(drawing(html), encoding="unicode")


@given(figures=st.lists(st.integers(-500, 500), min_size=1, max_size=4), target=st.integers(0, 500))
def test_pieces_stay_in_the_drawing_and_are_as_wide_as_their_figures(figures, target):
    html = target_bar(
        "Groei", [Piece(str(n), figure, "#000000") for n, figure in enumerate(figures)], Target(target, "norm")
    )
    drawn = rectangles(html)
    assert all(left >= 0 and left + width <= WIDTH for left, width in drawn)
    shown = [abs(figure) for figure in figures if figure]
    assert len(drawn) == len(shown)
    scale = [width / figure for (_, width), figure in zip(drawn, shown, strict=True) if figure > 20]
    assert all(one == pytest.approx(scale[0], rel=0.05) for one in scale)


def test_every_figure_stands_beneath_the_bar_in_dutch_notation():
    html = target_bar(
        "Groei", [Piece("Gerealiseerd", 1234, "#000000"), Piece("Hard", None, "#111111")], Target(2000, "norm")
    )
    assert "Gerealiseerd <b>1.234</b>" in html
    assert "Hard <b>onbekend</b>" in html


def test_a_screen_reader_hears_the_whole_bar():
    html = target_bar("Groei", [Piece("Gerealiseerd", 12, "#000000")], Target(320, "afgesproken 320 eenheden"))
    assert 'alt="Groei: Gerealiseerd 12; afgesproken 320 eenheden"' in html


def test_the_target_is_a_line_across_the_bar():
    paths = drawing(target_bar("Groei", [Piece("a", 10, "#000000")], Target(20, "norm"))).findall(f"{SVG}path")
    assert any(path.get("d").startswith(f"M{WIDTH - 4}") for path in paths)
    assert BAR > 20
