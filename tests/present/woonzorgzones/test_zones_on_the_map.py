"""How walking zones look on the map: the ground, signs told apart without colour, and what can be clicked on."""

import json
from collections import Counter
from decimal import Decimal

import pytest
from streets import MAIN_STREET, all_types, areas, facilities, stock, streets, zones
from zones_town import WEST, as_it_is, town

from geo_pa import terms
from geo_pa.analyses.woonzorgzones import draw_reach
from geo_pa.present.woonzorgzones import map as zones_map
from geo_pa.present.woonzorgzones import signs as zones_signs


@pytest.fixture(scope="module")
def result():
    return as_it_is()


def drawn(layer):
    payload = json.loads(layer.payload)
    return payload, payload["features"]["features"]


def test_every_kind_of_facility_has_a_sign_and_no_two_the_same():
    signs = zones_signs.facility_styles()
    assert set(terms.labels("facility_kind")) <= set(signs)
    assert max(Counter(style.mark for style in signs.values()).values()) == 1
    assert {style.mark for style in zones_signs.centre_styles().values()}.isdisjoint(
        style.mark for style in signs.values()
    )


def test_each_reach_is_told_by_a_mark_and_not_by_colour_alone():
    looks = zones_signs.REACH_LOOKS
    assert set(looks) == set(terms.labels("reach"))
    assert len({str(look.mark) for look in looks.values()}) == len(looks)


def test_the_ground_is_drawn_from_wide_to_core_and_lets_the_pointer_through(result):
    reach = draw_reach(result, facilities(**all_types()), streets(MAIN_STREET))
    payload, features = drawn(zones_map.ground(reach))
    assert [feature["properties"]["style"] for feature in features] == ["wide", "zone", "core"]
    assert payload["interactive"] is False


def test_the_legend_of_the_ground_tells_the_distances_of_the_rules():
    told = str(zones_map.ground_legend(town(zone_distance=Decimal(400))))
    assert "Woonzorgzone: tot 400 m, 8,3 minuten lopen" in told


def test_centres_and_other_facilities_are_drawn_apart(result):
    rows = result.details["facilities"]
    _, centres = drawn(zones_map.centres(result))
    _, others = drawn(zones_map.other_facilities(result))
    assert {shape["properties"]["id"] for shape in centres} == set(rows.index[rows["is_centre"]])
    assert {shape["properties"]["id"] for shape in others} == set(rows.index[~rows["is_centre"]])


def test_a_kind_that_is_no_centre_by_choice_is_drawn_among_the_others():
    _, others = drawn(zones_map.other_facilities(town(centre_nursing_home=False)))
    assert "nursing" in {shape["properties"]["id"] for shape in others}


def test_only_complexes_that_a_circle_wrongly_counts_in_are_marked():
    bend = streets([(0, 0), (0, 400), (100, 400), (100, 0)])
    homes = stock(wrong={"at": (100, 0)}, right={"at": (0, 100)})
    found = zones(bend, {"nursing": ("nursing_home", 0, 0)}, areas(west=WEST), homes=homes)
    _, shapes = drawn(zones_map.circle_only(found))
    assert {shape["properties"]["id"] for shape in shapes} == {"wrong"}


def test_without_centres_no_complex_is_marked():
    found = zones(
        streets(MAIN_STREET), {"shop": ("supermarket", 0, 0)}, areas(west=WEST), homes=stock(a={"at": (0, 0)})
    )
    assert drawn(zones_map.circle_only(found))[1] == []


def test_neighbourhoods_locations_complexes_and_zones_can_be_clicked_on(result):
    layers = {
        "neighbourhoods": zones_map.neighbourhoods(result),
        "building_locations": zones_map.locations(result),
        "corporation_stock": zones_map.complexes(result),
        "designated_zones": zones_map.designated(result),
    }
    for name, layer in layers.items():
        payload, features = drawn(layer)
        assert payload["interactive"]
        assert {feature["properties"]["layer"] for feature in features} == {name}
