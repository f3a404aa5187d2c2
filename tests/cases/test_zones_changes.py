"""Agreement 16: what cannot be walked to, who gains and who loses by a facility, and the ground that is reached."""

import numpy as np
import pandas as pd
import pytest
from streets import (
    CENTRE,
    MAIN_STREET,
    STREET,
    all_types,
    facilities,
    streets,
    town,
)

from geo_pa.analyses import woonzorgzones


class TestWhatCannotBeWalkedTo:
    ISLAND = streets(MAIN_STREET, [(0, 1000), (100, 1000)])
    PLACES = {"Dorp": {"at": (-50, -50, 2050, 1050)}}  # noqa: RUF012  # never changed

    def test_homes_farther_than_100_m_from_a_street_are_excluded_with_the_reason(self):
        result = town(homes={"Ver": {"at": (300, 106)}, "Bij": {"at": (300, 104)}})
        assert list(result.details["complexes"].index) == ["Bij"]
        row = result.evidence.excluded.iloc[0]
        assert list(row[["layer", "id", "reason"]]) == ["corporation_stock", "Ver", "too_far_from_street"]
        assert "verder dan 100 m van een straat" in row["explanation"]

    def test_a_facility_far_from_every_street_serves_nobody(self):
        result = town({**CENTRE, "Hei": ("nursing_home", 300, 400)})
        assert list(result.evidence.excluded["id"]) == ["Hei"]
        assert list(result.details["facilities"].index) == ["Zorg"]
        assert result.totals["centres"] == 1

    def test_homes_on_an_island_without_a_centre_are_certainly_outside(self):
        result = town(homes={"Hof": {"at": (50, 1000)}}, network=self.ISLAND, places=self.PLACES)
        row = result.details["complexes"].loc["Hof"]
        assert row["reach"] == "outside"
        assert np.isnan(row["distance_m"])
        assert "geen enkel centrum te lopen" in row["explanation"]

    def test_islands_are_listed_with_what_lies_on_them(self):
        result = town(homes={"Hof": {"at": (50, 1000)}}, network=self.ISLAND, places=self.PLACES)
        islands = result.details["islands"]
        assert islands[["street_km", "centres", "complexes", "locations"]].to_numpy().tolist() == [[0.1, 0, 1, 0]]
        assert "1 deel" in result.evidence.assumptions[-1]

    def test_a_street_without_a_length_is_excluded_with_the_reason(self):
        network = streets(MAIN_STREET)
        network.loc["S20", "length_m"] = np.nan
        excluded = town(network=network).evidence.excluded
        assert list(excluded.loc[0, ["layer", "id", "reason"]]) == ["walking_network", "S20", "length_missing"]


EAST = {**CENTRE, "Nieuw": ("service_centre", 2000, 0)}


class TestGainsAndLosses:
    HOMES = {"Oost": {"at": (1800, 0)}, "West": {"at": (100, 0)}}  # noqa: RUF012  # never changed

    def changes(self, before, after):
        return woonzorgzones.gains_and_losses(town(before, self.HOMES), town(after, self.HOMES)).set_index("id")

    def test_a_new_centre_is_a_gain_for_those_who_live_nearer_to_it(self):
        found = self.changes(CENTRE, {**CENTRE, "Nieuw": ("service_centre", 2000, 0)})
        assert dict(found["change"]) == {"Dorp": "gain", "Oost": "gain"}
        row = found.loc["Oost"]
        assert list(row[["distance_before_m", "distance_after_m"]]) == [1800, 200]
        assert list(row[["reach_before", "reach_after"]]) == ["outside", "core"]
        assert "van 1.800 m naar 200 m" in row["explanation"]

    def test_closing_one_is_a_loss(self):
        both = {**CENTRE, "Oud": ("service_centre", 2000, 0)}
        assert dict(self.changes(both, CENTRE)["change"]) == {"Dorp": "loss", "Oost": "loss"}

    def test_moving_one_is_a_gain_here_and_a_loss_there(self):
        found = self.changes(CENTRE, {"Zorg": ("nursing_home", 2000, 0)})
        assert (found.loc["Oost", "change"], found.loc["West", "change"]) == ("gain", "loss")

    def test_nearer_care_and_farther_shops_are_both_told(self):
        before = {**all_types(), "Extra": ("nursing_home", 2000, 0)}
        after = {**all_types(), "Extra": ("nursing_home", 1500, 0), "supermarket": ("supermarket", 300, 0)}
        assert self.changes(before, after).loc["Dorp", "change"] in ("gain", "mixed")
        assert self.changes(before, {**before, "supermarket": ("supermarket", 900, 0)}).loc["West", "change"] == "loss"

    def test_closing_the_last_centre_leaves_it_unknown_and_not_a_loss(self):
        assert set(self.changes(CENTRE, {"Winkel": ("supermarket", 0, 0)})["change"]) == {"unclear"}

    def test_the_first_centre_that_can_be_walked_to_is_a_gain(self):
        apart = {
            "network": streets(MAIN_STREET, [(0, 1000), (200, 1000)]),
            "places": {"Kern": {"at": (-50, -50, 50, 50)}, "Dorp": {"at": (0, 900, 200, 1100)}},
        }
        before, after = (
            town(served, {"Hof": {"at": (50, 1000)}}, **apart)
            for served in (CENTRE, {**CENTRE, "Nieuw": ("care_home", 100, 1000)})
        )
        assert set(woonzorgzones.gains_and_losses(before, after)["change"]) == {"gain"}
        assert set(woonzorgzones.gains_and_losses(after, before)["change"]) == {"loss"}

    def test_the_homes_of_a_neighbourhood_that_come_into_the_zone_are_counted(self):
        row = self.changes(CENTRE, {**CENTRE, "Nieuw": ("service_centre", 2000, 0)}).loc["Dorp"]
        assert (row["homes_in_zone_before"], row["homes_in_zone_after"]) == (10, 20)
        assert "corporatiewoningen in de zone van 10 naar 20" in row["explanation"]

    def test_nothing_is_told_of_people(self):
        columns = self.changes(CENTRE, {**CENTRE, "Nieuw": ("service_centre", 2000, 0)}).columns
        assert not [name for name in columns if "residents" in name or "share" in name]

    def test_nothing_changed_is_nothing_told(self):
        assert self.changes(CENTRE, CENTRE).empty


class TestPeopleInATrial:
    """Each trial would divide the same people otherwise: two of them would tell how few live between."""

    def test_they_and_the_signal_stay_as_they_are_now_and_homes_move(self):
        before, after = (town(served, TestGainsAndLosses.HOMES) for served in (CENTRE, EAST))
        assert after.table.loc["Dorp", "older_in_zone_residents"] != before.table.loc["Dorp", "older_in_zone_residents"]
        tried = woonzorgzones.people_as_now(before, after)
        kept = ["signal", "reason", "older_residents", "older_in_zone_residents", "older_outside_zone_residents"]
        pd.testing.assert_frame_equal(pd.DataFrame(tried.table[kept]), pd.DataFrame(before.table[kept]))
        assert tried.totals["older_in_zone_residents"] == before.totals["older_in_zone_residents"]
        assert tried.totals["zone_homes"] == after.totals["zone_homes"]
        assert tried.details["complexes"] is after.details["complexes"]

    def test_the_share_of_the_streets_is_that_of_now_and_nobody_is_counted_within_the_distances_that_are_tried(self):
        before = town(CENTRE)
        tried = woonzorgzones.people_as_now(before, town(EAST))
        shares = ["share_core", "share_zone", "share_wide"]
        assert tried.table[shares].equals(before.table[shares])
        assert tried.details["reach"]["older_residents"].isna().all()
        assert not tried.details["reach"]["explanation"].str.contains("inwoners").any()

    def test_the_sentence_and_the_assumptions_say_that_people_are_counted_without_the_trial(self):
        tried = woonzorgzones.people_as_now(town(CENTRE), town(EAST))
        told = tried.table.loc["Dorp", "explanation"]
        assert told.startswith(
            "Ouderen, witte vlekken en het deel van de straten zijn hier geteld met de voorzieningen"
        )
        assert tried.evidence.assumptions[-1].startswith("Hier zijn voorzieningen of straten gewijzigd")

    def test_the_trials_together_say_no_more_of_people_than_the_answer_of_now(self):
        before = town(CENTRE)
        told = [
            woonzorgzones.people_as_now(before, town({**CENTRE, "Nieuw": ("care_home", east, 0)})).table
            for east in (700, 1200, 1700)
        ]
        assert {row.loc["Dorp", "older_in_zone_residents"] for row in told} == {25}


def ground(served):
    return woonzorgzones.draw_reach(town(served), facilities(**served), STREET)


class TestTheGroundThatIsReached:
    def test_it_is_a_strip_along_the_streets_that_ends_where_the_distance_does(self):
        drawn = ground(CENTRE)
        assert list(drawn["area_ha"] * 10_000) == pytest.approx(
            [reached * 50 + np.pi * 25**2 for reached in (200, 500, 800)], rel=0.01
        )
        west, south, east, north = drawn.geometry["zone"].bounds
        assert (east - west, north - south) == pytest.approx((550, 50))

    def test_a_larger_zone_holds_a_smaller_one(self):
        core, zone, wide = ground(CENTRE).geometry
        assert zone.buffer(1e-6).covers(core)
        assert wide.buffer(1e-6).covers(zone)

    def test_nothing_is_drawn_without_a_centre(self):
        drawn = ground({"Winkel": ("supermarket", 0, 0)})
        assert drawn.geometry.is_empty.all()
