"""What the questions say of the embedded municipality, and what happens to an answer when a layer changes."""

import geopandas as gpd
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal

from geo_pa.analyses import heat_stress


class TestThe30PercentRuleOnTheEmbeddedData:
    def test_no_location_is_lost(self, results, repository):
        locations = gpd.read_file(repository / "layers" / "building_locations.gpkg", columns=["location_id"])
        result = results["social_share"]
        assert len(result.table) + (result.evidence.excluded["layer"] == "building_locations").sum() == len(locations)

    def test_every_verdict_occurs(self, results):
        assert set(results["social_share"].table["verdict"]) == {
            "meets",
            "compensated",
            "at_risk",
            "unknown",
            "fails",
            "not_counted",
        }

    def test_what_is_required_is_met_booked_or_open(self, results):
        table = results["social_share"].table
        parts = table["met_on_site"] + table["booked_in"] + table["open_homes"]
        assert (parts == table["required_social_homes"]).dropna().all()

    def test_another_choice_shows_whom_it_changes(self, session, results):
        effects = session.run("social_share", effects=True).evidence.choice_effects
        other = session.run("social_share", settings={"pool": "district"}).table["verdict"]
        changed = results["social_share"].table["verdict"] != other
        told = effects[(effects["rule"] == "social_share.pool") & (effects["value"] == "district")]
        assert set(told["unit_id"]) == set(changed.index[changed])
        assert len(told) > 0

    def test_a_choice_that_contradicts_another_is_left_out_of_the_effects(self, session):
        narrow = session.run("woonzorgzones", settings={"zone_wide_distance": "550"}, effects=True)
        effects = narrow.evidence.choice_effects
        tried = effects.loc[effects["rule"] == "woonzorgzones.zone_distance", "value"]
        assert "600" not in set(tried)
        assert len(effects) > 0

    def test_a_changed_rule_is_shown_as_changed(self, session):
        rule = session.run("social_share", settings={"minimum_share": "0,25"}).evidence.rules[0]
        assert (rule.name, str(rule.value), str(rule.changed_from)) == ("minimum_share", "0.25", "0.30")


class TestWhatIf:
    def test_a_changed_layer_answers_anew_and_leaves_the_workspace_as_it_was(self, session, results):
        facilities = session.layer("facilities")
        closed = session.changed("facilities", facilities.drop(index=facilities.index[:20]))
        assert closed.run("woonzorgzones").totals != results["woonzorgzones"].totals
        assert session.run("woonzorgzones").totals == results["woonzorgzones"].totals
        assert len(session.layer("facilities")) == len(facilities)

    @pytest.mark.parametrize("layer", ["facilities", "walking_network"])
    def test_people_are_counted_as_they_are_now_whatever_is_tried(self, session, results, layer):
        """Two trials would divide the same people otherwise: their difference would tell how few live between."""
        rows, now = session.layer(layer), results["woonzorgzones"]
        tried = session.changed(layer, rows.iloc[::2]).run("woonzorgzones")
        people = ["signal", "reason", *(name for name in now.table if "residents" in name or "share" in name)]
        assert_frame_equal(pd.DataFrame(tried.table[people]), pd.DataFrame(now.table[people]))
        for name in (name for name in now.totals if "residents" in name or "neighbourhoods_" in name):
            assert tried.totals[name] == now.totals[name]
        assert tried.details["reach"]["older_residents"].isna().all()
        assert tried.totals["zone_homes"] != now.totals["zone_homes"]
        assert "zijn geteld zoals de bestanden het zeggen" in tried.evidence.assumptions[-1]

    def test_so_are_those_too_far_from_a_cool_place(self, session, results):
        rows, now = session.layer("walking_network"), results["heat_stress"]
        tried = session.changed("walking_network", rows.iloc[::2]).run("heat_stress")
        share = "share_beyond_cool_place"
        assert tried.table[share].equals(now.table[share])
        assert not tried.table["cool_place_distance_m"].equals(now.table["cool_place_distance_m"])
        assert tried.totals["beyond_cool_place_residents"] == now.totals["beyond_cool_place_residents"]

    def test_what_does_not_depend_on_the_change_is_not_worked_out_again(self, session, monkeypatch):
        plans = session.layer("building_locations")
        other = session.changed("building_locations", plans.assign(social_rent=plans["social_rent"] + 1))
        session.run("heat_stress")

        def refuse(*_parts):
            raise AssertionError("worked out again")

        monkeypatch.setattr(heat_stress, "analyse", refuse)
        assert len(other.run("heat_stress").table)

    def test_an_answer_changes_with_a_layer_that_it_rests_on(self, session, results):
        plans = session.layer("building_locations")
        other = session.changed("building_locations", plans.assign(social_rent=0, high_sale=plans["dwellings"]))
        assert not other.run("social_share").table["verdict"].equals(results["social_share"].table["verdict"])
