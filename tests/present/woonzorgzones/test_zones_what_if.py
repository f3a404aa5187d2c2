"""What a trial changes: who gains and who loses, and where that is on the map."""

import json

import geopandas as gpd
from shapely import box
from streets import MAIN_STREET, all_types, areas, sites, stock, streets, zones
from zones_town import EAST, SERVED, WEST, as_it_is, town, with_a_centre_in_the_east

from geo_pa.analyses.woonzorgzones import gains_and_losses
from geo_pa.present.woonzorgzones import trial as zones_trial


def drawn(layer):
    payload = json.loads(layer.payload)
    return payload, payload["features"]["features"]


def moved(after):
    """What a trial changes in the town."""
    return gains_and_losses(as_it_is(), after)


def test_who_only_comes_nearer_within_the_same_part_of_the_zones_does_not_move():
    nearer = {**SERVED, "new": ("care_home", 250, 0)}
    changes = moved(town(served=nearer))
    here = zones_trial.that_move(changes)
    assert "near" in set(changes["id"])
    assert set(here.loc[here["unit"] == "complex", "id"]) == {"near", "far"}
    same = changes[(changes["unit"] == "location") & (changes["id"] == "close")]
    assert not set(same["id"]) & set(here.loc[here["unit"] == "location", "id"])


def test_a_neighbourhood_moves_when_other_homes_of_it_lie_in_the_zone():
    changes = moved(town(served={**SERVED, "new": ("care_home", 1300, 0)}))
    assert set(zones_trial.that_move(changes).query("unit == 'neighbourhood'")["id"]) == {"west"}


def test_losses_stand_on_top_of_the_table_of_changes():
    swap = {**all_types(east=1900), "new": ("care_home", 1900, 0)}
    written = zones_trial.changes_table(moved(town(served=swap))).data
    order = list(dict.fromkeys(written["Gevolg"]))
    assert order[0] == "erop achteruit"
    assert order[-1] == "erop vooruit"
    assert set(written["Soort"]) <= {"buurt", "complex", "bouwlocatie"}


def test_the_summary_counts_units_and_the_homes_of_complexes():
    told = str(zones_trial.summary(zones_trial.that_move(moved(with_a_centre_in_the_east()))))
    assert "Erop vooruit" in told
    assert "1 bouwlocatie (een onbekend aantal nieuwe woningen)" in told
    assert "Niemand" in str(zones_trial.summary(moved(as_it_is())))


def ground(*boxes):
    """Ground within reach, of which only that of the zone matters here."""
    return gpd.GeoDataFrame(geometry=gpd.GeoSeries(list(boxes), index=["zone"], crs="EPSG:28992"))


def test_ground_that_comes_into_the_zone_is_told_from_ground_that_falls_out():
    changes = zones_trial.ground_changes(ground(box(0, 0, 100, 100)), ground(box(40, 0, 120, 100)))
    assert changes.geometry.area.round(6).to_dict() == {"gain": 2000.0, "loss": 4000.0}
    assert "komt in de zone: 0,2 ha" in str(zones_trial.ground_legend(changes))


def test_ground_that_stays_and_specks_of_rounding_are_no_change():
    changes = zones_trial.ground_changes(ground(box(0, 0, 100, 100)), ground(box(0, 0, 100.5, 100)))
    assert changes.geometry.is_empty.all()
    assert "blijft de zone zoals die is" in str(zones_trial.ground_legend(changes))


def test_complexes_and_locations_that_change_get_a_line_by_what_happens_to_them():
    after = with_a_centre_in_the_east()
    _, shapes = drawn(zones_trial.places(after, moved(after)))
    assert {(shape["properties"]["id"], shape["properties"]["style"]) for shape in shapes} == {("location out", "gain")}


def test_a_complex_and_a_location_of_one_number_are_drawn_apart():
    homes, plans = stock(same={"at": (300, 0)}), sites(same={"at": (1900, 0)})
    town_of_twins = [
        zones(streets(MAIN_STREET), served, areas(west=WEST, east=EAST), homes=homes, plans=plans)
        for served in (all_types(), all_types(east=1900))
    ]
    _, shapes = drawn(zones_trial.places(town_of_twins[1], gains_and_losses(*town_of_twins)))
    told = {shape["properties"]["id"]: shape["geometry"]["coordinates"] for shape in shapes}
    assert set(told) == {"complex same", "location same"}
    assert told["complex same"] != told["location same"]
