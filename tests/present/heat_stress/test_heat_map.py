"""Heat and green on the map: classes that can be read, and degrees of two kinds that never meet in one scale."""

import json

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from geo_pa.crs import RD
from geo_pa.present.heat_stress import map as heat_map
from geo_pa.present.heat_stress.figures import by_figure, figures, round_bounds
from geo_pa.present.raster import scale_of

FIGURES = {
    "heat_mean_degc": [36.0, 38.0, 40.0, np.nan],
    "share_above_strong": [0.2, 0.5, 0.9, np.nan],
    "share_above_extreme": [0.0, 0.1, 0.2, np.nan],
    "green_share": [0.9, 0.6, 0.3, np.nan],
    "cool_place_distance_m": [100.0, 300.0, 301.0, np.nan],
    "priority": [0.1, 0.5, 1.0, np.nan],
    "vulnerable_residents": [20, 40, 60, None],
    "rank": [3, 2, 1, None],
}


@pytest.fixture(scope="module")
def rules(session):
    workspace = session.workspace
    return workspace.rules("heat_stress", on=workspace.info.reference_date)


@pytest.fixture
def table():
    """Four neighbourhoods side by side, one per signal; of the last nothing is known."""
    index = pd.Index(["B1", "B2", "B3", "B4"], name="neighbourhood_code")
    frame = pd.DataFrame(FIGURES, index=index).astype({"vulnerable_residents": "Int64", "rank": "Int64"})
    frame = frame.assign(name=[f"Buurt {place}" for place in index], heat_measure="pet")
    frame["signal"] = ["none", "some", "high", "unknown"]
    shapes = [box(229_000 + 500 * place, 526_000, 229_500 + 500 * place, 526_500) for place in range(4)]
    return gpd.GeoDataFrame(frame, geometry=gpd.GeoSeries(shapes, index, crs=RD))


def shapes(layer):
    return json.loads(layer.payload)["features"]["features"]


def test_what_is_unknown_has_a_class_of_its_own_in_every_colouring(table, rules):
    for name in figures(rules):
        classes = by_figure(table, name, rules)
        assert classes.code["B4"] == "unknown"
        assert classes.styles["unknown"].label == "onbekend"
        assert set(classes.code) <= set(classes.styles)


def test_degrees_of_heat_island_are_not_in_the_scale_of_perceived_temperature(table, rules):
    mixed = table.assign(heat_measure=["pet", "pet", "heat_island", "pet"])
    assert by_figure(mixed, "pet", rules).code["B3"] == "unknown"
    assert list(by_figure(mixed, "heat_island", rules).code[["B1", "B2"]]) == ["unknown", "unknown"]
    assert by_figure(mixed, "heat_island", rules).code["B3"] != "unknown"


def test_degrees_are_always_named_by_what_they_measure(rules):
    for name, figure in figures(rules).items():
        if figure.unit == "degC" or name.startswith("above"):
            assert ("PET" in figure.title) != ("hitte-eiland" in figure.title)


def test_exactly_the_guideline_is_near_enough_to_a_cool_place(table, rules):
    classes = by_figure(table, "cool_place", rules)
    assert classes.code["B2"] == "200 tot en met 300 m"
    assert classes.code["B3"] == "300 tot en met 600 m"
    assert "hoogstens 300 m" in classes.source


def test_a_neighbourhood_is_coloured_by_its_figure_and_not_by_the_rounded_one(table, answered):
    areas = heat_map.neighbourhoods(answered("heat_stress", table), "cool_place")[0]
    assert areas.classes.code["B3"] == "300 tot en met 600 m"
    said = {shape["properties"]["id"]: dict(shape["properties"]["rows"]) for shape in shapes(areas)}
    assert said["B3"]["Koele plek"] == "301 m"


def test_the_shares_are_of_what_the_rules_call_strong_and_extreme(rules):
    assert figures(rules)["above_strong"].title == "Aandeel boven 35 °C (PET)"
    assert figures(rules)["above_extreme"].title == "Aandeel boven 41 °C (PET)"


def test_a_greener_neighbourhood_is_drawn_greener(table, rules):
    classes = by_figure(table, "green", rules)
    red, green = (int(classes.styles[classes.code["B1"]].fill[place : place + 2], 16) for place in (1, 3))
    assert green > red


@given(st.lists(st.floats(-1e6, 1e6, allow_nan=False), min_size=1, max_size=50), st.integers(2, 8))
def test_bounds_are_round_ascending_and_few_enough(values, most):
    bounds = round_bounds(pd.Series(values), most)
    assert bounds == sorted(set(bounds))
    assert 1 <= len(bounds) < max(most, 2)
    if len(bounds) > 1:
        assert min(values) < bounds[0]
        assert bounds[-1] < max(values)


@pytest.mark.parametrize(
    ("values", "bounds"),
    [([36, 40], [37, 38, 39]), ([0.26, 0.99], [0.4, 0.6, 0.8]), ([5.0], [5.0]), ([np.nan], [0.0])],
)
def test_bounds_read_well(values, bounds):
    assert round_bounds(pd.Series(values, dtype="float64")) == pytest.approx(bounds)


def test_a_sign_stands_only_where_a_signal_asks_for_attention_or_is_unknown(table, answered):
    areas, signs = heat_map.neighbourhoods(answered("heat_stress", table), "signal")
    assert {shape["properties"]["id"] for shape in shapes(areas)} == set(table.index)
    points = [shape for shape in shapes(signs) if shape["geometry"]["type"] == "Point"]
    assert {shape["properties"]["id"] for shape in points} == {"B2", "B3", "B4"}
    assert not [shape for shape in shapes(areas) if shape["geometry"]["type"] == "Point"]
    assert areas.classes.styles["high"].mark
    assert signs.classes is None


@pytest.mark.parametrize("colouring", ["signal", "green"])
def test_over_an_image_areas_are_clear_and_can_still_be_clicked(table, answered, colouring):
    areas = heat_map.neighbourhoods(answered("heat_stress", table), colouring, see_through=True)[0]
    payload = json.loads(areas.payload)
    assert {style["fillOpacity"] for style in payload["styles"].values()} == {0.0}
    assert payload["interactive"]
    assert (areas.classes is None) == (colouring == "green")


def test_figures_on_the_map_are_no_finer_than_can_be_trusted(table, answered):
    fine = answered("heat_stress", table.assign(heat_mean_degc=38.96789))
    said = heat_map.neighbourhoods(fine, "signal")[0].payload
    assert '"Hitte", "39 °C PET"' in json.dumps(json.loads(said), ensure_ascii=False)
    assert "38,9" not in said


def test_the_first_three_of_a_corporation_are_told_apart_on_the_map():
    classes = heat_map.by_rank(pd.Series([1, 3, 4, 10, 11, None, None], dtype="Int64"), pd.Series([False] * 6 + [True]))
    words = ["eerste 3 van elke corporatie", "eerste 3 van elke corporatie", "4 tot en met 10", "4 tot en met 10"]
    assert list(classes.code) == [*words, "later", "unknown", "gone"]
    assert set(classes.code) == set(classes.styles)
    assert classes.styles["gone"].label == "gesloopt of verkocht"


def test_a_cool_place_that_no_street_leads_to_looks_different(table, answered):
    places = table.assign(
        neighbourhood="Zuid", area_m2=[200.0, 300.0, 400.0, 500.0], access_points=pd.array([0, 1, None, 5], "Int64")
    )
    named = answered("heat_stress", table, cool_places=places)
    assert list(heat_map.cool_places(named).classes.code) == ["closed", "open", "closed", "open"]


def test_an_image_of_heat_island_is_not_called_perceived_temperature():
    assert "PET" in scale_of("heat", "degC PET").title
    assert "PET" not in scale_of("heat", "degC").title
    assert scale_of("green", "share").share
