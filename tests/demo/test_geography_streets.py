"""The committed streets and facilities: one connected network, dense where people live."""

from collections import defaultdict

import geopandas as gpd
import numpy as np
import pytest
import shapely

from geo_pa.demo.streets import STEPS
from geo_pa.vocabulary import VOCABULARIES


@pytest.fixture(scope="module")
def streets(repository):
    return gpd.read_file(repository / "layers" / "walking_network.gpkg").set_index("edge_id")


@pytest.fixture(scope="module")
def neighbourhoods(repository):
    return gpd.read_file(repository / "layers" / "neighbourhoods.gpkg").set_index("neighbourhood_code")


@pytest.fixture(scope="module")
def facilities(repository):
    return gpd.read_file(repository / "layers" / "facilities.gpkg").set_index("facility_id")


def reached_from_one_node(streets):
    """Walk breadth first from the first node; give the nodes reached and all nodes."""
    neighbours = defaultdict(set)
    for one, other in zip(streets["from_node"], streets["to_node"], strict=True):
        neighbours[one].add(other)
        neighbours[other].add(one)
    reached, front = set(), {streets["from_node"].iloc[0]}
    while front:
        reached |= front
        front = set().union(*(neighbours[node] for node in front)) - reached
    return reached, set(neighbours)


def test_the_network_has_the_size_of_a_municipality(streets):
    assert 4_000 <= len(streets) <= 7_000


def test_every_street_can_be_reached(streets):
    reached, everything = reached_from_one_node(streets)
    assert reached == everything


def test_every_street_can_be_reached_without_steps(streets):
    reached, _ = reached_from_one_node(streets[streets["kind"] != "steps"])
    _, everything = reached_from_one_node(streets)
    assert reached == everything


def test_streets_end_at_their_nodes_and_a_node_is_one_place(streets):
    start = shapely.get_coordinates(shapely.get_point(streets.geometry.to_numpy(), 0))
    end = shapely.get_coordinates(shapely.get_point(streets.geometry.to_numpy(), -1))
    places = defaultdict(set)
    for node, place in zip([*streets["from_node"], *streets["to_node"]], [*start, *end], strict=True):
        places[node].add(tuple(place))
    assert all(len(found) == 1 for found in places.values())
    assert len(set().union(*places.values())) == len(places)


def test_no_street_ends_where_it_began(streets):
    assert (streets["from_node"] != streets["to_node"]).all()


def test_the_length_is_that_of_the_line(streets):
    assert streets["length_m"].to_numpy() == pytest.approx(streets.length.to_numpy(), abs=0.02)
    assert streets["length_m"].min() > 0


def test_streets_of_every_kind_exist_and_steps_are_few_and_short(streets):
    counts = streets["kind"].value_counts()
    assert set(counts.index) == set(VOCABULARIES["street_kind"])
    assert counts["steps"] == STEPS
    assert streets["length_m"][streets["kind"] == "steps"].max() <= 45


def test_streets_meet_only_where_they_end(streets):
    one, other = streets.sindex.query(streets.geometry, predicate="crosses")
    assert (one < other).sum() <= 0.002 * len(streets)


def test_streets_are_denser_in_town_than_in_open_land(streets, neighbourhoods):
    metres = streets.overlay(
        neighbourhoods[["kind", "geometry"]].rename(columns={"kind": "area_kind"}), how="intersection"
    )
    length = metres.length.groupby(metres["area_kind"]).sum()
    per_ha = length / (neighbourhoods.area.groupby(neighbourhoods["kind"]).sum() / 10_000)
    assert per_ha["town"] > 150
    assert per_ha["town"] > 4 * per_ha["outlying"]
    assert per_ha["village"] > 2 * per_ha["outlying"]


def test_streets_reach_every_neighbourhood_and_stay_in_the_municipality(streets, neighbourhoods):
    found = neighbourhoods.sindex.query(streets.geometry, predicate="intersects")[1]
    assert set(found) == set(range(48))
    assert streets.within(neighbourhoods.union_all().buffer(10)).all()


def test_facilities_of_every_kind_lie_beside_a_street(facilities, streets):
    assert 150 <= len(facilities) <= 200
    assert set(facilities["kind"]) == set(VOCABULARIES["facility_kind"])
    assert facilities.distance(streets.union_all()).max() <= 25


def test_no_two_facilities_share_a_name_or_a_place(facilities):
    assert facilities["name"].is_unique
    assert facilities["name"].str.startswith("Voorbeeld").all()
    assert len(np.unique(shapely.get_coordinates(facilities.geometry.to_numpy()), axis=0)) == len(facilities)


def test_the_town_has_most_facilities_and_a_large_village_its_daily_ones(facilities, neighbourhoods):
    areas = neighbourhoods[["kind", "district_name", "geometry"]].rename(columns={"kind": "area_kind"})
    placed = facilities.sjoin(areas, predicate="within")
    assert (placed["area_kind"] == "town").mean() > 0.5
    for village in ("Elim", "Hollandscheveld", "Noordscheschut", "Nieuwlande", "Pesse"):
        there = set(placed["kind"][placed["district_name"] == village])
        assert {"supermarket", "general_practitioner", "school", "meeting_place", "bus_stop"} <= there


def test_every_village_has_a_bus_stop_and_a_meeting_place(facilities, repository):
    villages = gpd.read_file(repository / "layers" / "villages.gpkg")
    for shape in villages.geometry[villages["kind"] == "village"]:
        assert {"bus_stop", "meeting_place"} <= set(facilities["kind"][facilities.within(shape)])
