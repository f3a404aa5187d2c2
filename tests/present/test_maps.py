"""What is on a map: every row, every verdict told by more than colour, and no request to another origin."""

import json
import re

import geopandas as gpd
import numpy as np
import pytest
from shapely import box

from geo_pa import terms
from geo_pa.crs import RD, to_wgs84
from geo_pa.model import Verdict
from geo_pa.present import features, files, maps
from geo_pa.present.classes import by_limits, by_said, single, unknown_style
from geo_pa.present.legend import legend
from geo_pa.present.marks import HARDNESS_LOOKS, LOOKS
from geo_pa.present.social_share import map as locations_map

NOTICE = "Modelgegevens: namen en cijfers van CBS, grenzen en locaties gemodelleerd"
VIEW = maps.View("test", [[52.7, 6.4], [52.8, 6.6]], NOTICE)


@pytest.fixture
def by_verdict(answered):
    """The way to draw locations by their verdict on the 30% rule."""

    def draw(table):
        (layer,) = locations_map.by_verdict(answered("social_share", table))
        return layer

    return draw


def drawn(layer: features.MapLayer) -> list[dict]:
    return json.loads(layer.payload)["features"]["features"]


def test_every_location_is_on_the_map_as_an_area_and_as_a_sign(locations, by_verdict):
    shapes = drawn(by_verdict(locations))
    for kind in ("Polygon", "Point"):
        assert [s["properties"]["id"] for s in shapes if s["geometry"]["type"] == kind] == list(locations.index)


def test_the_legend_holds_every_verdict_on_the_map_with_its_count(locations):
    html = legend([by_said(locations["verdict"], "Oordeel", "verdict")])
    for verdict in locations["verdict"]:
        assert terms.label("verdict", verdict) in html
    assert html.count("<b>1</b>") == len(Verdict)


def test_the_legend_leaves_out_a_verdict_that_is_not_on_the_map(locations):
    html = legend([by_said(locations["verdict"].iloc[:1], "Oordeel", "verdict")])
    assert terms.label("verdict", locations["verdict"].iloc[1]) not in html


@pytest.mark.parametrize("looks", [LOOKS, HARDNESS_LOOKS])
def test_no_two_signs_differ_by_colour_alone(looks):
    shapes = [(look.shape, look.mark) for look in looks.values()]
    symbols = [look.symbol for look in looks.values()]
    assert len(set(shapes)) == len(shapes)
    assert len(set(symbols)) == len(symbols)


def luminance(colour: str) -> float:
    channels = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return float(np.dot(linear, [0.2126, 0.7152, 0.0722]))


@pytest.mark.parametrize("look", [*LOOKS.values(), *HARDNESS_LOOKS.values()])
def test_the_mark_in_a_sign_stands_out_from_its_colour(look):
    """WCAG 2.2, criterion 1.4.11: graphics have a contrast of at least 3 to 1."""
    bright, dark = sorted((luminance(look.fill), luminance(look.ink)), reverse=True)
    assert (bright + 0.05) / (dark + 0.05) >= 3


def test_without_background_the_map_asks_nothing_from_outside(locations, by_verdict):
    html = maps.build([by_verdict(locations)], view=VIEW).get_root().render()
    assert not re.findall(r"(?:https?:)?//[a-z]", html)


def test_with_a_background_the_map_names_its_source(locations, by_verdict):
    html = maps.build([by_verdict(locations)], view=VIEW, basemap="grey").get_root().render()
    assert set(re.findall(r"https://[a-z.]+", html)) == {"https://service.pdok.nl"}
    assert "Kaartgegevens" in html
    assert "Kadaster" in html


def test_every_map_carries_the_notice(locations, by_verdict):
    assert NOTICE in maps.build([by_verdict(locations)], view=VIEW).get_root().render()


def test_figures_on_the_map_are_written_the_dutch_way(locations, by_verdict):
    many = locations.assign(dwellings=1234)
    rows = dict(map(tuple, drawn(by_verdict(many))[0]["properties"]["rows"]))
    assert rows["Nieuwe woningen"] == "1.234 woningen"


def test_a_missing_figure_on_the_map_is_unknown_and_never_zero(locations, by_verdict):
    unknown = locations.assign(social_homes=locations["social_homes"].mask(locations["verdict"].notna()))
    rows = dict(map(tuple, drawn(by_verdict(unknown))[0]["properties"]["rows"]))
    assert rows["Sociale huur, zeker"] == "onbekend"


def test_coordinates_are_degrees_with_at_most_six_decimals(locations, by_verdict):
    shapes = drawn(by_verdict(locations))
    numbers = re.findall(r"\d+\.\d+", json.dumps([shape["geometry"] for shape in shapes]))
    assert all(len(number.partition(".")[2]) <= 6 for number in numbers)


def test_rounding_moves_a_shape_less_than_a_decimetre_or_two(locations):
    exact = to_wgs84(locations).to_crs(RD)
    rounded = features.for_browser(locations, tolerance_m=0).to_crs(RD)
    assert exact.geometry.hausdorff_distance(rounded.geometry).max() < 0.2


def test_areas_that_share_an_edge_still_share_it_after_simplifying():
    edge = [(100.0, float(y)) for y in range(0, 1001, 100)]
    wiggle = [(x + (3.0 if place % 2 else 0.0), y) for place, (x, y) in enumerate(edge)]
    left = box(0, 0, 1, 1).__class__([(0, 0), *wiggle, (0, 1000)])
    right = left.__class__([(300, 0), *wiggle, (300, 1000)])
    tiles = gpd.GeoDataFrame(geometry=gpd.GeoSeries([left, right], crs=RD).translate(229_000, 526_000))
    simple = features.for_browser(tiles, tolerance_m=30, tiles=True)
    assert simple.geometry.iloc[0].intersection(simple.geometry.iloc[1]).area == pytest.approx(0, abs=1e-12)
    assert simple.geometry.count_coordinates().sum() < tiles.geometry.count_coordinates().sum()


def test_a_row_without_a_shape_is_left_to_the_table(locations, by_verdict):
    without = locations.set_geometry(locations.geometry.where(locations.index != "L0", None))
    ids = {shape["properties"]["id"] for shape in drawn(by_verdict(without))}
    assert ids == set(locations.index) - {"L0"}


def test_a_limit_belongs_to_the_class_below_it(locations):
    rents = locations["social_share"].astype(float).set_axis(locations.index)
    rents.iloc[:4] = [100.0, 100.01, 200.0, float("nan")]
    classes = by_limits(rents, "Huur", {"t/m 100": 100.0, "t/m 200": 200.0}, above="daarboven")
    assert list(classes.code.iloc[:4]) == ["t/m 100", "t/m 200", "t/m 200", "unknown"]


def test_what_is_unknown_is_a_class_of_its_own_in_the_legend(locations):
    classes = by_limits(
        locations["social_share"].mask(locations["verdict"].notna()), "Huur", {"t/m 1": 1.0}, above="meer"
    )
    assert list(classes.present().values()) == [unknown_style()]


def test_the_ring_around_a_choice_is_no_part_of_the_map_and_cannot_be_clicked(locations, by_verdict):
    plain = maps.build([by_verdict(locations)], view=VIEW).get_root().render()
    group = maps.highlight(locations.iloc[:1], maps.Focus("test", "1"))
    assert "gekozen" not in plain
    payloads = [json.loads(child.payload) for child in group._children.values() if "features" in child.payload]
    assert [payload["interactive"] for payload in payloads] == [False, False]


def test_nothing_chosen_draws_no_ring_and_moves_nothing(locations):
    group = maps.highlight(locations.iloc[:0], maps.Focus("test", "1"))
    assert all('"features":[]' in child.payload for child in group._children.values())


def test_the_browser_gets_leaflet_and_our_own_files(tmp_path):
    files.install(tmp_path / "static")
    names = {file.name for file in (tmp_path / "static").iterdir()}
    asked = {url.rpartition("/")[2] for _, url in [*maps.OfflineMap.default_js, *maps.OfflineMap.default_css]}
    assert asked <= names


def test_installing_the_files_again_changes_nothing(tmp_path):
    files.install(tmp_path)
    before = {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()}
    files.install(tmp_path)
    assert {file.name: file.stat().st_mtime_ns for file in tmp_path.iterdir()} == before


def test_a_file_that_was_changed_is_put_back(tmp_path):
    files.install(tmp_path)
    (tmp_path / "geo_pa.js").write_text("kapot")
    files.install(tmp_path)
    assert "geoPaLayer" in (tmp_path / "geo_pa.js").read_text()


def test_one_class_for_all_rows_has_their_index(locations):
    classes = single(locations.index, unknown_style())
    assert classes.code.index.equals(locations.index)
