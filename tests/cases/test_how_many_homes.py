"""How many social homes the rule asks for, and what a plan that lacks some can do."""

from decimal import Decimal

import pytest
from builders import booking, locations, plan, share, told


def figures(result, unit, *columns):
    return tuple(result.table.loc[unit, list(columns)])


class TestWhatIsRequired:
    def test_30_percent_of_20_homes_is_6_homes(self):
        assert share(locations(Elim=plan(20, 6))).table.loc["Elim", "required_social_homes"] == 6

    def test_7_percent_of_100_homes_is_exactly_7_homes_and_not_8(self):
        result = share(locations(Elim=plan(100, 7)), minimum_share=Decimal("0.07"))
        assert figures(result, "Elim", "required_social_homes", "verdict") == (7, "meets")

    @pytest.mark.parametrize(
        ("rounding", "required"),
        [
            ("up", {1: 1, 5: 2, 11: 4, 14: 5, 15: 5, 20: 6}),
            ("nearest", {1: 0, 5: 2, 11: 3, 14: 4, 15: 5, 20: 6}),
            ("none", {1: 0.3, 5: 1.5, 11: 3.3, 14: 4.2, 15: 4.5, 20: 6}),
        ],
    )
    def test_a_part_of_a_home_goes_up_to_the_nearest_or_stays_a_part(self, rounding, required):
        result = share(locations(**{f"{homes} woningen": plan(homes) for homes in required}), rounding=rounding)
        assert list(result.table["required_social_homes"]) == list(required.values())

    def test_6_of_20_homes_meets_and_5_of_20_does_not(self):
        result = share(locations(Elim=plan(20, 6), Pesse=plan(20, 5)))
        assert told(result, "Elim") == ("meets", "met_on_site")
        assert told(result, "Pesse") == ("fails", "short")

    def test_3_of_11_homes_meets_only_when_rounded_to_the_nearest(self):
        verdicts = {
            rounding: share(locations(Elim=plan(11, 3)), rounding=rounding).table.loc["Elim", "verdict"]
            for rounding in ("up", "nearest", "none")
        }
        assert verdicts == {"up": "fails", "nearest": "meets", "none": "fails"}

    def test_a_share_of_nothing_is_met_by_a_plan_without_social_rent(self):
        result = share(locations(Elim=plan(20, 0)), minimum_share=0)
        assert told(result, "Elim") == ("meets", "met_on_site")

    def test_a_share_of_everything_asks_for_every_home(self):
        result = share(locations(Elim=plan(20, 19)), minimum_share=1)
        assert figures(result, "Elim", "verdict", "required_social_homes", "homes_to_convert") == ("fails", 20, 1)

    def test_care_places_and_caravans_are_no_new_homes_of_the_rule(self):
        result = share(locations(Elim=plan(20, 6, care_places=40, caravans=10)))
        assert figures(result, "Elim", "dwellings", "required_social_homes") == (20, 6)


class TestTheTwoWaysOut:
    def test_3_of_20_needs_3_conversions_or_5_extra_homes(self):
        result = share(locations(Elim=plan(20, 3)))
        assert figures(result, "Elim", "homes_to_convert", "homes_to_add") == (3, 5)

    def test_converting_the_3_homes_is_enough(self):
        assert told(share(locations(Elim=plan(20, 6))), "Elim") == ("meets", "met_on_site")

    def test_adding_the_5_homes_is_enough_and_4_are_not(self):
        assert told(share(locations(Elim=plan(25, 8))), "Elim") == ("meets", "met_on_site")
        assert told(share(locations(Elim=plan(24, 7))), "Elim") == ("fails", "short")

    def test_what_is_booked_elsewhere_counts_in_both_ways_out(self):
        plans = locations(Elim=plan(20, 0), Pesse=plan(20, 8))
        result = share(plans, [booking("Pesse", "Elim", 2)], horizon_years=0)
        assert figures(result, "Elim", "open_homes", "homes_to_convert", "homes_to_add") == (4, 4, 6)

    def test_a_proposal_is_not_counted_on(self):
        result = share(locations(Elim=plan(20, 3), Pesse=plan(20, 9)))
        assert figures(result, "Elim", "verdict", "homes_to_convert", "homes_to_add") == ("at_risk", 3, 5)

    def test_a_plan_that_meets_gets_no_advice(self):
        advice = share(locations(Elim=plan(20, 6))).table.loc["Elim", ["homes_to_convert", "homes_to_add"]]
        assert advice.isna().all()

    def test_no_number_of_extra_homes_reaches_100_percent(self):
        result = share(locations(Elim=plan(20, 3)), minimum_share=1)
        assert result.table["homes_to_add"].isna().all()
        assert "erbij" not in result.table.loc["Elim", "explanation"]

    def test_part_of_a_home_short_is_a_whole_home_to_convert(self):
        result = share(locations(Elim=plan(11, 3)), rounding="none")
        assert figures(result, "Elim", "open_homes", "homes_to_convert", "homes_to_add") == (0.3, 1, 1)


class TestNetSocialRent:
    def test_new_social_homes_minus_demolished_ones_stand_beside_the_share(self):
        result = share(locations(Krakeel=plan(40, 30, social_demolished=44)))
        assert figures(result, "Krakeel", "verdict", "social_share", "net_social_homes") == ("meets", 0.75, -14)

    def test_unknown_demolition_makes_only_the_net_figure_unknown(self):
        result = share(locations(Krakeel=plan(40, 12, social_demolished=None)))
        assert told(result, "Krakeel") == ("meets", "met_on_site")
        assert result.table[["net_social_homes", "social_demolished"]].isna().all(axis=None)


class TestWhatTheTextLeavesOpen:
    """Agreement 2 speaks of new projects and of compensation; from when, and what is over, it does not say."""

    @pytest.mark.parametrize(
        ("decided", "counting"),
        [
            ("2022-12-31", {"always"}),
            ("2023-01-01", {"always", "base_date"}),
            ("2023-10-01", {"always", "base_date"}),
            ("2023-10-02", {"always", "base_date", "agreements"}),
        ],
    )
    def test_from_which_day_a_project_is_new_is_a_choice_and_its_first_day_counts(self, decided, counting):
        plans = locations(Elim=plan(20, 3, decision_date=decided))
        found = {
            choice
            for choice in ("agreements", "base_date", "always")
            if share(plans, new_from=choice).table.loc["Elim", "verdict"] != "not_counted"
        }
        assert found == counting

    def test_where_it_does_not_matter_when_an_unknown_day_of_decision_decides_nothing(self):
        plans = locations(Elim=plan(20, 3, decision_date=None))
        assert told(share(plans, new_from="always"), "Elim") == ("fails", "short")

    def test_that_replacement_is_no_surplus_is_a_choice_too(self):
        plans = locations(Elim=plan(20, 3), Krakeel=plan(20, 20, social_demolished=None))
        assert told(share(plans), "Elim") == ("fails", "short")
        assert told(share(plans, demolished_from_surplus=False), "Elim") == ("at_risk", "compensation_proposed")


class TestTotals:
    def test_only_plans_that_count_are_added_up(self):
        result = share(locations(Elim=plan(20, 6), Idee=plan(100, 100, status="5A")))
        totals = result.totals
        assert (totals["locations"], totals["locations_not_counted"]) == (2, 1)
        assert (totals["dwellings_counted"], totals["social_homes_known"]) == (20, 6)

    def test_a_municipality_without_plans_has_nothing_to_judge(self):
        result = share(locations())
        assert result.table.empty
        assert result.totals["locations"] == result.totals["required_social_homes"] == 0

    def test_tenths_of_homes_add_up_without_a_trace_of_floating_point(self):
        plans = locations(A=plan(1), B=plan(1), C=plan(1))
        assert share(plans, rounding="none").totals["required_social_homes"] == 0.9

    def test_an_unknown_figure_is_told_beside_the_totals(self):
        result = share(locations(Elim=plan(20, 6), Pesse=plan(None, None)))
        assert result.totals["locations_incomplete"] == 1
