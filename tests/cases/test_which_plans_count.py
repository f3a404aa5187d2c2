"""Which plans the 30% rule is about."""

from datetime import date

import pytest
from builders import locations, plan, share, told


def judge(row, **choices):
    return told(share(locations(Elim=row), **choices), "Elim")


class TestStatus:
    def test_every_status_up_to_an_option_counts(self):
        every = ["1A", "1B", "1C", "2A", "2B", "2C", "3", "4A", "4B"]
        result = share(locations(**{f"Plan {status}": plan(20, 3, status=status) for status in every}))
        assert set(result.table["verdict"]) == {"fails"}

    @pytest.mark.parametrize("status", ["5A", "5B"])
    def test_an_idea_inside_the_town_hall_does_not_count(self, status):
        assert judge(plan(20, 3, status=status)) == ("not_counted", "status_not_counted")

    def test_a_plan_without_a_status_is_unknown(self):
        assert judge(plan(20, 6, status=None)) == ("unknown", "status_unknown")

    def test_a_status_is_hard_soft_or_not_counted(self):
        plans = [plan(20, 6, status=status) for status in ("1B", "2B", "1C", "2C", "5B", None)]
        hardness = share(locations(**{f"L{n}": row for n, row in enumerate(plans)})).table["hardness"]
        assert list(hardness) == ["hard", "hard", "soft", "soft", "not_counted", "unknown"]


class TestNewHomes:
    def test_demolition_alone_does_not_count(self):
        assert judge(plan(0, 0, social_demolished=16)) == ("not_counted", "no_new_homes")

    def test_a_plan_of_care_places_only_does_not_count(self):
        assert judge(plan(0, 0, care_places=24)) == ("not_counted", "no_new_homes")

    def test_a_plan_of_an_unknown_number_of_homes_is_unknown(self):
        assert judge(plan(None, 6)) == ("unknown", "dwellings_unknown")

    def test_an_idea_of_an_unknown_number_of_homes_does_not_count_all_the_same(self):
        assert judge(plan(None, None, status="5A")) == ("not_counted", "status_not_counted")


class TestTheDayOfTheDecision:
    def test_a_plan_decided_on_before_2_october_2023_does_not_count(self):
        assert judge(plan(20, 0, decision_date="2023-10-01")) == ("not_counted", "decided_before_rule")

    def test_a_plan_decided_on_2_october_2023_counts(self):
        assert judge(plan(20, 0, decision_date="2023-10-02")) == ("fails", "short")

    def test_a_hard_plan_without_a_decision_date_is_unknown(self):
        assert judge(plan(20, 20, status="1A", decision_date=None)) == ("unknown", "decision_date_unknown")

    def test_a_soft_plan_is_still_to_be_decided_on_and_counts_without_a_date(self):
        assert judge(plan(20, 6, status="3", decision_date=None)) == ("meets", "met_on_site")

    def test_an_earlier_start_date_brings_older_plans_under_the_rule(self):
        assert judge(plan(20, 0, decision_date="2023-10-01"), start_date=date(2023, 1, 1)) == ("fails", "short")


class TestSmallProjects:
    def test_the_rule_holds_for_a_single_home_unless_a_smallest_size_is_chosen(self):
        assert judge(plan(1, 0)) == ("fails", "short")

    def test_a_project_under_the_smallest_size_does_not_count(self):
        assert judge(plan(4, 0), smallest_project=5) == ("not_counted", "below_smallest_project")

    def test_a_project_of_exactly_the_smallest_size_counts(self):
        assert judge(plan(5, 0), smallest_project=5) == ("fails", "short")

    def test_a_project_of_unknown_size_is_not_called_small(self):
        assert judge(plan(None, None), smallest_project=5) == ("unknown", "dwellings_unknown")


class TestReplacement:
    def test_a_plan_in_place_of_demolished_social_homes_counts(self):
        assert judge(plan(20, 6, social_demolished=20)) == ("meets", "met_on_site")

    def test_it_does_not_where_the_municipality_chooses_to_leave_replacement_out(self):
        row = plan(20, 0, social_demolished=1)
        assert judge(row, replacement="left_out") == ("not_counted", "replacement_left_out")

    def test_with_that_choice_unknown_demolition_makes_the_plan_unknown(self):
        row = plan(20, 6, social_demolished=None)
        assert judge(row, replacement="left_out") == ("unknown", "demolition_unknown")

    def test_with_that_choice_a_plan_without_demolition_is_judged_as_ever(self):
        assert judge(plan(20, 6), replacement="left_out") == ("meets", "met_on_site")
