"""Agreement 13 as policy: room for green, what green is lacking, and cool places within walking distance."""

import numpy as np
import pandas as pd
import pytest
from heat import SIDE_M, judge, plots, raster, said, sentence, shares, square, street, three

# Room for green


def test_room_for_green_is_the_ground_of_corporations_that_is_not_green():
    ground = plots(square(0, side=100), square(SIDE_M, side=50))
    result = judge(three(), raster(42, 38, 36), green=shares(0.4, 0.9, 0.5), corporation_ground=ground)
    assert result.table["room_to_green_m2"].tolist() == pytest.approx([6000, 250, 0])
    assert said(result, "C") == ("none", "no_room_to_green")
    assert "corporaties hebben er 6.000 m² grond die nog niet groen is" in sentence(result, "A")


def test_ground_across_a_border_counts_in_each_neighbourhood_for_its_part():
    ground = plots(square(SIDE_M - 25, side=100))
    result = judge(three(), raster(42, 38, 36), green=shares(0.4, 0.9, 0.5), corporation_ground=ground)
    assert result.table["room_to_green_m2"].tolist() == pytest.approx([2500 * 0.6, 7500 * 0.1, 0])


def test_ground_of_which_the_green_is_not_known_makes_the_room_unknown():
    partly = [*[0.4] * 13, *[None] * 3]
    known, unknown = plots(square(0, 150, side=50)), plots(square(0, 150, side=50), square(100, 0, side=50))
    for ground, room in ((known, 1500), (unknown, None)):
        result = judge(three(), raster(42, 38, 36), green=shares(partly, 0.9, 0.5), corporation_ground=ground)
        found = result.table.loc["A", "room_to_green_m2"]
        assert pd.isna(found) if room is None else found == pytest.approx(room)
    assert said(result, "A") == ("unknown", "room_unknown")


def test_without_a_raster_of_green_the_ground_is_as_green_as_its_neighbourhood():
    result = judge(three(share_green=0.3), raster(42, 38, 36), corporation_ground=plots(square(0, side=100)))
    assert result.table["room_to_green_m2"].tolist() == pytest.approx([7000, 0, 0])


def test_without_the_ground_of_corporations_all_that_is_no_green_and_no_water_is_room():
    result = judge(three(share_green=0.3, share_water=0.2), raster(42, 38, 36))
    assert result.table.loc["A", "room_to_green_m2"] == pytest.approx(0.5 * SIDE_M**2)
    assert "20.000 m² is er nog niet groen" in sentence(result, "A")


def test_the_sentence_tells_how_much_green_is_lacking_and_that_the_air_cools_and_not_the_perceived_temperature():
    result = judge(three(share_green=0.48), raster(42, 38, 36))
    assert result.table.loc["A", "green_target_m2"] == pytest.approx(0.12 * SIDE_M**2)
    assert (
        "4.800 m² meer groen brengt het aandeel groen van 48% op 60%; de luchttemperatuur (niet de gevoelstemperatuur) "
        "kan dan zo'n 0,6 °C dalen (afspraak 13)."
    ) in sentence(result, "A")


def test_a_neighbourhood_that_is_green_enough_needs_no_more():
    result = judge(three(share_green=0.6), raster(42, 38, 36))
    assert result.table.loc["A", "green_target_m2"] == 0
    assert "60% van de buurt is groen; dat haalt de gekozen 60% al (afspraak 13)." in sentence(result, "A")


def test_the_share_of_green_to_work_towards_is_a_choice():
    result = judge(three(share_green=0.2), raster(42, 38, 36), choices={"green_share_target": 0.3})
    assert result.table.loc["A", "green_target_m2"] == pytest.approx(0.1 * SIDE_M**2)
    assert result.totals["greening_needed_m2"] == pytest.approx(0.1 * SIDE_M**2)


def test_a_raster_of_green_goes_before_the_published_share_and_canopy_is_shown_beside_it():
    result = judge(three(), raster(42, 38, 36), green=shares(0.7, 0.8, None), canopy=shares(0.2, 0.1, 0.3))
    assert result.table["green_share"].tolist()[:2] == pytest.approx([0.7, 0.8])
    assert pd.isna(result.table.loc["C", "green_share"])
    assert result.table["canopy_share"].tolist() == pytest.approx([0.2, 0.1, 0.3])
    assert "20% ligt onder boomkronen (richtlijn 30%)." in sentence(result, "A")
    assert judge(three(), raster(42, 38, 36)).table["canopy_share"].isna().all()


def test_water_nuisance_counts_once_where_two_places_overlap():
    water = plots(square(0, side=100), square(50, side=100))
    found = judge(three(), raster(42, 38, 36), water_nuisance=water).table["water_nuisance_share"]
    assert found.tolist() == pytest.approx([(10_000 + 10_000 - 5000) / SIDE_M**2, 0, 0])
    assert judge(three(), raster(42, 38, 36)).table["water_nuisance_share"].isna().all()


# Cool places


def test_a_park_beside_the_street_is_a_cool_place_at_the_door():
    cool = [*[38] * 4, *[33] * 4, *[38] * 8]
    result = judge(three(), raster(cool, 38, 38), walking_network=street((0, 90), (3 * SIDE_M, 90)))
    assert result.details["cool_places"][["area_m2", "access_points"]].to_numpy().tolist() == [[10_000, 23]]
    row = result.table.loc["A"]
    assert row["share_beyond_cool_place"] == 0
    assert row["cool_place_distance_m"] < 20
    assert "Vanuit alle straten is een koele plek binnen 300 m lopen." in row["explanation"]
    last_way_in, half_a_part = 280 + np.hypot(20, 10), 12.5
    assert result.table.loc["C", "cool_place_distance_m"] == pytest.approx(last_way_in, abs=half_a_part)


def test_without_streets_cool_places_are_shown_and_the_walk_is_unknown():
    result = judge(three(), raster([33] * 16, 38, 38))
    assert result.details["cool_places"]["area_m2"].tolist() == [SIDE_M**2]
    assert result.details["cool_places"]["access_points"].isna().all()
    assert result.table["cool_place_distance_m"].isna().all()


def test_the_walk_is_unknown_where_cool_places_may_lie_off_the_raster():
    result = judge(three(), raster(None, 33, 38), walking_network=street((0, 90), (3 * SIDE_M, 90)))
    assert pd.isna(result.table.loc["A", "cool_place_distance_m"])
    assert result.table.loc["B", "cool_place_distance_m"] == pytest.approx(2.5, abs=0.1)
