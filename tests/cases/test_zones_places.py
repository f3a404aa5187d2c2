"""Agreements 3, 15 and 17: what a building location is fit for, and what else is told of places."""

import numpy as np
import pandas as pd
import pytest
from builders import CORNER
from shapely import box
from streets import (
    CENTRE,
    STREET,
    TOWN,
    all_types,
    areas,
    complexes,
    facilities,
    location,
    sites,
    town,
    zones,
    zones_on_the_map,
)

from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES


class TestClusteredLiving:
    def test_in_the_zone_with_12_homes_it_is_fit(self):
        assert location(dwellings=12)["fit_clustered"] == "yes"

    def test_with_11_homes_it_is_not_and_one_more_would_do(self):
        row = location(dwellings=11)
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("no", "too_few_homes")
        assert "Met 1 woning erbij wel" in row["explanation"]

    def test_past_the_zone_it_is_not(self):
        row = location(at=(700, 0))
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("no", "outside_zone")
        assert "Met een centrum 200 m dichterbij ligt dit in de zone" in row["explanation"]

    def test_past_the_zone_it_is_not_whatever_the_number_of_homes_turns_out_to_be(self):
        assert location(at=(700, 0), dwellings=None)["fit_clustered"] == "no"

    def test_in_the_zone_an_unknown_number_of_homes_decides(self):
        row = location(dwellings=None)
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("unknown", "dwellings_unknown")

    def test_without_new_homes_there_is_nothing_to_cluster(self):
        assert location(dwellings=0)["fit_clustered_reason"] == "no_new_homes"

    def test_in_a_village_of_1000_inhabitants_step_free_homes_take_its_place(self):
        village = {"Dorp": {**TOWN["Dorp"], "kind": "village"}}
        row = location(places=village, at=(1500, 0), dwellings=6)
        assert (row["fit_clustered"], row["district_name"]) == ("step_free", "Dorp")

    def test_a_larger_village_is_as_the_town(self):
        village = {"Dorp": {**TOWN["Dorp"], "kind": "village", "inhabitants": 1001}}
        assert location(places=village)["fit_clustered"] == "yes"

    def test_a_village_and_its_outskirts_are_one_village(self):
        district = {"district_code": "WK1", "district_name": "Elim"}
        places = {
            "Kern": {"at": (-50, -50, 1000, 50), "kind": "village", "inhabitants": 900, **district},
            "Buiten": {"at": (1000, -50, 2050, 50), "kind": "outlying", "inhabitants": 100, **district},
        }
        assert location(places=places, at=(1500, 0))["fit_clustered"] == "step_free"
        places["Buiten"]["inhabitants"] = 101
        assert location(places=places, at=(1500, 0))["fit_clustered"] == "no"

    def test_where_the_inhabitants_of_a_village_are_not_known_it_may_be_small(self):
        village = {"Dorp": {**TOWN["Dorp"], "kind": "village", "inhabitants": None}}
        row = location(places=village)
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("unknown", "village_unknown")

    def test_where_the_kind_of_a_neighbourhood_is_not_known_it_may_be_a_small_village(self):
        row = location(places={"Dorp": {**TOWN["Dorp"], "kind": None}})
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("unknown", "village_unknown")

    def test_without_a_centre_in_the_layer_it_is_unknown(self):
        row = location({"Winkel": ("supermarket", 0, 0)})
        assert (row["fit_clustered"], row["fit_clustered_reason"]) == ("unknown", "reach_unknown")

    def test_a_meeting_place_is_within_100_m_or_part_of_the_plan(self):
        near = {**CENTRE, "Zaal": ("meeting_place", 350, 0)}
        assert "Een ontmoetingsplek ligt op 50 m" in location(near)["explanation"]
        far = {**CENTRE, "Zaal": ("meeting_place", 450, 0)}
        assert "Neem een ontmoetingsruimte op in het plan" in location(far)["explanation"]


def large(west, east, **around):
    """Ask about one plot of 100 m deep, along the street from west to east."""
    plans = sites(Plek={"at": (0, 0)})
    west, south, east = CORNER[0] + west, CORNER[1] - 50, CORNER[0] + east
    plans = plans.set_geometry([box(west, south, east, south + 100)], crs=plans.crs)
    return zones(STREET, facilities(**CENTRE), areas(**TOWN), plans=plans, **around).details["locations"].loc["Plek"]


class TestAPlotThatAStreetCrosses:
    def test_the_walk_begins_in_the_middle_and_the_range_over_the_plot_is_told(self):
        row = large(300, 460)
        assert [row[name] for name in WALK] == pytest.approx([300, 380, 460])
        assert "de loop begint op de straat het dichtst bij het midden. " in row["explanation"]
        assert "Van de straten op het perceel is het 300 tot 460 m." in row["explanation"]

    @pytest.mark.parametrize(("west", "part"), [(400, "buiten"), (450, "in")])
    def test_a_plot_on_the_border_of_the_zone_lies_for_a_part_on_the_other_side(self, west, part):
        assert f"Een deel van het perceel ligt {part} de zone." in large(west, west + 150)["explanation"]

    def test_of_a_plot_with_the_centre_on_it_the_least_is_nothing(self):
        served = {"Zorg": ("nursing_home", 320, 0)}
        plans = sites(Plek={"at": (0, 0)}).set_geometry([large(300, 400).geometry], crs="EPSG:28992")
        row = zones(STREET, served, areas(**TOWN), plans=plans).details["locations"].loc["Plek"]
        assert [row[name] for name in WALK] == pytest.approx([0, 30, 80])

    def test_of_a_small_plot_the_range_is_not_said_unless_asked(self):
        assert "kruist het perceel" not in large(300, 349)["explanation"]
        assert "kruist het perceel" in large(300, 349, large_plot_range=0)["explanation"]

    def test_where_no_street_crosses_there_is_no_range(self):
        row = location(at=(300, 20))
        assert row["distance_m"] == pytest.approx(310)
        assert row[["distance_low_m", "distance_high_m"]].isna().all()


WALK = ["distance_low_m", "distance_m", "distance_high_m"]


class TestPlacesThatSuitAccessibleHomes:
    NEAR = {**CENTRE, "Winkel": ("supermarket", 1100, 0), "Halte": ("bus_stop", 800, 0)}  # noqa: RUF012  # never changed

    def test_a_supermarket_within_800_m_and_a_bus_stop_within_500_m_make_a_place_suit(self):
        assert location(self.NEAR)["suited_accessible"] == "yes"

    @pytest.mark.parametrize("served", [{"Halte": ("bus_stop", 801, 0)}, {"Winkel": ("supermarket", 1101, 0)}])
    def test_a_metre_more_of_either_and_it_does_not(self, served):
        row = location({**self.NEAR, **served})
        assert row["suited_accessible"] == "no"
        assert "telt dus niet mee voor de 90%" in row["explanation"]

    def test_a_type_that_the_layer_does_not_hold_is_unknown_and_not_absent(self):
        served = {name: row for name, row in self.NEAR.items() if name != "Halte"}
        row = location(served)
        assert row["suited_accessible"] == "unknown"
        assert "staat geen bushalte" in row["explanation"]

    def test_but_too_far_from_the_other_it_does_not_suit_anyway(self):
        served = {**CENTRE, "Winkel": ("supermarket", 1900, 0)}
        assert location(served)["suited_accessible"] == "no"

    def test_places_that_do_not_suit_leave_the_sum_and_are_counted(self):
        plans = {
            "Wel": {"at": (300, 0), "dwellings": 20, "accessible": 17},
            "Niet": {"at": (1900, 0), "dwellings": 50, "accessible": 0},
        }
        totals = town(self.NEAR, plans=plans).totals
        assert (totals["suited_locations"], totals["unsuited_locations"]) == (1, 1)
        assert (totals["suited_new_dwellings"], totals["suited_accessible_dwellings"]) == (20, 17)
        assert totals["suited_accessible_share"] == pytest.approx(0.85)

    def test_a_plan_of_which_a_figure_is_missing_is_told_and_not_counted(self):
        plans = {"A": {"at": (300, 0)}, "B": {"at": (400, 0), "accessible": None}}
        totals = town(self.NEAR, plans=plans).totals
        assert (totals["suited_locations"], totals["suited_incomplete_locations"]) == (2, 1)
        assert totals["suited_new_dwellings"] == 20

    def test_an_idea_of_status_5a_is_not_in_the_sums(self):
        totals = town(self.NEAR, plans={"A": {"at": (300, 0), "status": "5A"}}).totals
        assert (totals["suited_locations"], totals["suited_accessible_share"]) == (0, None)


class TestTheFacilityScore:
    def test_with_everything_at_the_door_it_is_1_and_it_falls_to_0_at_800_m(self):
        homes = {name: {"at": (east, 0)} for name, east in {"A": 0, "B": 400, "C": 800, "D": 1200}.items()}
        assert list(complexes(homes, all_types())["facility_score"]) == pytest.approx([1, 0.5, 0, 0])

    def test_a_supermarket_weighs_52_of_106(self):
        elsewhere = {**all_types(), "supermarket": ("supermarket", 2000, 0)}
        assert complexes({"A": {"at": (0, 0)}}, elsewhere).loc["A", "facility_score"] == pytest.approx(54 / 106)

    def test_a_type_counts_once_by_its_nearest(self):
        more = {**all_types(), "tweede": ("supermarket", 100, 0)}
        homes = {"A": {"at": (100, 0)}}
        one, two = (complexes(homes, served).loc["A", "facility_score"] for served in (all_types(), more))
        assert two - one == pytest.approx(52 / 106 * 100 / 800)

    def test_a_type_that_the_layer_does_not_hold_makes_it_unknown_until_its_weight_is_0(self):
        served = all_types()
        del served["department_store"]
        homes = {"A": {"at": (0, 0)}}
        assert np.isnan(complexes(homes, served).loc["A", "facility_score"])
        assert "geen warenhuis" in town(served).evidence.assumptions[-1]
        weightless = complexes(homes, served, facility_weight_department_store=0)
        assert weightless.loc["A", "facility_score"] == pytest.approx(1)

    def test_without_any_weight_there_is_no_score_and_this_is_said(self):
        weightless = {f"facility_weight_{name}": 0 for name in SCORED_TYPES}
        told = town(homes={"A": {"at": (0, 0)}}, **weightless)
        assert np.isnan(told.details["complexes"].loc["A", "facility_score"])
        assert "Alle gewichten van voorzieningen zijn 0: de score is overal onbekend." in told.evidence.assumptions


class TestDesignatedZones:
    def test_they_stand_beside_the_computed_reach(self):
        homes = {"In": {"at": (300, 0), "homes": 10}, "Verder": {"at": (700, 0), "homes": 15}}
        designated = zones_on_the_map(Z1=(100, -50, 900, 50))
        row = town(homes=homes, designated=designated).details["zones"].loc["Z1"]
        assert row["share_zone"] == pytest.approx(0.5)
        assert (row["corporation_homes"], row["homes_outside_reach"]) == (25, 15)

    def test_a_location_tells_in_which_it_lies(self):
        designated = zones_on_the_map(Z1=(200, -50, 400, 50))
        assert location(designated=designated)["designated_zone"] == "Zone Z1"
        assert pd.isna(location(designated=designated, at=(800, 0))["designated_zone"])
