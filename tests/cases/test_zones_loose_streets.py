"""A few metres of path that join no street are no place: nobody is led there, and the answer says what it left out."""

import pytest
from streets import MAIN_STREET, STREET, TOWN, areas, stock, streets, zones

HOMES = {"Thuis": {"at": (300, 0)}}
CENTRE = {"Zorg": ("nursing_home", 0, 20)}
PATH = [(-2, 18), (2, 18)]
"""Four metres, nearer to the centre than the street is."""


def asked(network, **choices):
    return zones(network, CENTRE, areas(**TOWN), homes=stock(**HOMES), **choices)


def test_a_centre_beside_a_loose_garden_path_is_reached_by_the_street():
    without, beside = asked(STREET), asked(streets(MAIN_STREET, (PATH, "path")))
    assert without.totals["zone_homes"] == 10
    assert beside.totals == without.totals
    assert beside.details["complexes"]["distance_m"].tolist() == without.details["complexes"]["distance_m"].tolist()


def test_the_path_is_listed_with_what_to_do():
    (row,) = asked(streets(MAIN_STREET, (PATH, "path"))).evidence.excluded.to_dict("records")
    assert (row["layer"], row["reason"]) == ("walking_network", "fragment")
    assert "keuze, niet uit de afspraken" in row["explanation"]


def test_a_part_that_is_a_place_of_its_own_stays_and_cuts_off_who_lies_there():
    result = asked(streets(MAIN_STREET, ([(-60, 18), (60, 18)], "path")))
    assert result.totals["zone_homes"] == 0
    assert result.evidence.excluded.empty
    assert result.details["islands"]["centres"].tolist() == [1]


@pytest.mark.parametrize("length", [4, 90])
def test_the_only_streets_there_are_stay_however_short(length):
    result = zones(streets([(0, 0), (length, 0)]), {"Zorg": ("nursing_home", 0, 0)}, areas(**TOWN))
    assert result.evidence.excluded.empty
    assert result.totals["centres"] == 1
