"""A location names its neighbourhoods; every question takes the same one, and the district that holds most of it."""

import pandas as pd
import pytest
from builders import SIDE, locations, plan, share
from framework import heat, held, home, places
from streets import MAIN_STREET, all_types, areas, sites, streets, zones

EDGES = {
    "Dorp": {"at": (0, 0, 40, SIDE), "district_code": "WK2", "district_name": "Dorp", "kind": "village"},
    "Noord": {"at": (40, 0, 70, SIDE), "district_code": "WK1", "district_name": "Stad"},
    "Zuid": {"at": (70, 0, 300, SIDE), "district_code": "WK1", "district_name": "Stad"},
}
"""A plot of 100 by 100 m lies for 40% in the village and for 60% in two neighbourhoods of the town."""

PLACED = {
    "neighbourhood_code": "Dorp",
    "neighbourhoods": "Dorp (40%), Noord (30%), Zuid (30%)",
    "district_code": "WK1",
    "district_name": "Stad",
}


def in_the_zones():
    plots = sites(A={"at": (50, 50)}).set_geometry(locations(A=plan(20)).geometry)
    found = zones(streets([(east, 50) for east in range(0, 301, 100)]), all_types(), areas(**EDGES), plans=plots)
    return found.details["locations"].loc["A"]


def test_the_thirty_percent_rule_names_the_neighbourhoods_and_takes_the_district_of_the_largest_part():
    assert share(locations(A=plan(20)), areas=areas(**EDGES)).table.loc["A", list(PLACED)].to_dict() == PLACED


def test_the_walking_zones_put_a_location_in_the_same_place():
    assert in_the_zones()[list(PLACED)].to_dict() == PLACED


def test_a_small_village_is_that_of_the_district_and_not_of_the_largest_neighbourhood():
    """The village has 1000 inhabitants and would ask for step-free homes; most of the plot lies in the town."""
    assert not in_the_zones()["small_village"]
    assert in_the_zones()["fit_clustered"] == "yes"


def test_the_framework_takes_heat_from_the_same_neighbourhood():
    cool = {"figure": "heat_stress.share_above_extreme", "comparison": "at_most", "value": 0.1, "unit": "share"}
    heated = heat(
        Dorp={"at": (0, 0, 40, SIDE), "share_above_extreme": 0.5},
        Noord={"at": (40, 0, 70, SIDE), "share_above_extreme": 0},
        Zuid={"at": (70, 0, 300, SIDE), "share_above_extreme": 0},
    )
    result = held(places(A=home()), {"cool": cool}, heated=heated)
    assert result.details["checklist"]["answer"].tolist() == ["no"]
    assert result.table.loc["A", "neighbourhood_code"] == "Dorp"


@pytest.mark.parametrize("where", [None, {"Elders": {"at": (900, 0, 999, 99)}}], ids=["no layer", "outside all"])
def test_where_nothing_is_known_of_the_place_nothing_is_made_up(where):
    found = share(locations(A=plan(20)), areas=where and areas(**where)).table.loc["A", list(PLACED)]
    assert found.isna().all()


def test_a_neighbourhood_without_a_district_leaves_the_district_open():
    unknown = {**EDGES, "Noord": {**EDGES["Noord"], "district_code": None, "district_name": None}}
    found = share(locations(A=plan(20)), areas=areas(**unknown)).table.loc["A"]
    assert found["neighbourhood_code"] == "Dorp"
    assert pd.isna(found["district_code"])
    assert pd.isna(found["district_name"])


def test_a_location_along_the_street_lies_in_one_neighbourhood():
    found = zones(
        streets(MAIN_STREET), all_types(), areas(Dorp={"at": (-50, -50, 2050, 50)}), plans=sites(A={"at": (300, 0)})
    )
    assert found.details["locations"].loc["A", "neighbourhoods"] == "Dorp"
