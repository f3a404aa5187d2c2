"""Agreement 1 away from today: what was not decided yet, what came too late, and what its text leaves open."""

from datetime import date

import pytest
from builders import growth, locations, mutation, mutations, plan, rules, told

from geo_pa.registry import find

social_growth = find("social_growth")

SOCIAL_PLAN = {"corporation": "Domesta", "completion_year": 2026}


def units(result, target="net_addition"):
    """Return realised, hard, soft."""
    return tuple(result.table.loc[target, ["realised", "hard", "soft"]])


def of_changes(*changes, **options):
    return units(growth(None, changes, **options))


def of_plan(row, **options):
    return units(growth(locations(Elim=row), **options))


class TestTheReferenceDate:
    def test_a_plan_that_is_adopted_later_was_still_soft(self):
        row = plan(20, 12, decision_date="2025-03-01", **SOCIAL_PLAN)
        assert of_plan(row, on=date(2025, 3, 1)) == (0, 12, 0)
        assert of_plan(row, on=date(2025, 2, 28)) == (0, 0, 12)

    def test_and_so_was_what_belongs_to_it(self):
        layer = locations(Elim=plan(20, 12, decision_date="2025-03-01", **SOCIAL_PLAN))
        change = mutation(9, plan_id="Elim", status="decided", year=2026)
        assert units(growth(layer, [change], on=date(2025, 2, 28))) == (0, 0, 9)


OVER = date(2028, 1, 1)


class TestAfterTheDeadline:
    def test_only_what_was_realised_counts_and_not_what_is_in_hard_plans(self):
        changes = [mutation(100, replaces_demolition=True), mutation(200, status="decided", replaces_demolition=True)]
        result = growth(None, changes, on=OVER)
        assert units(result, "replacement") == (100, 0, 0)
        assert told(result, "replacement") == ("fails", "missed")
        assert result.table.loc["replacement", "explanation"] == (
            "Niet gehaald: 100 gerealiseerd, van ten minste 300 eenheden op 31 december 2027 (afspraak 1). In plannen "
            "die toen niet klaar waren: 200 eenheden; die tellen niet meer mee. Er ontbreken 200 eenheden."
        )

    def test_on_the_last_day_itself_hard_plans_still_do(self):
        changes = [mutation(100), mutation(220, status="decided", year=2027)]
        assert growth(None, changes, on=date(2027, 12, 31)).table.loc["net_addition", "verdict"] == "meets"
        assert growth(None, changes, on=OVER).table.loc["net_addition", "verdict"] == "fails"

    def test_what_came_too_late_is_not_among_the_rows_behind_the_figure(self):
        layer = locations(Elim=plan(20, 12, dwellings_realised=0, **SOCIAL_PLAN))
        assert growth(layer, [mutation(5, status="planned")], on=OVER).details["contributions"].empty

    def test_a_delivered_plan_counts_and_of_one_that_is_partly_delivered_the_units_are_not_known(self):
        ready, partly = (locations(Elim=plan(330, 320, dwellings_realised=n, **SOCIAL_PLAN)) for n in (330, 329))
        assert growth(ready, on=OVER).table.loc["net_addition", "verdict"] == "meets"
        assert growth(partly, on=OVER).table.loc["net_addition", "verdict"] == "unknown"

    def test_of_a_change_without_a_standing_it_is_not_known_whether_it_was_in_time(self):
        assert growth(None, [mutation(320, status=None)], on=OVER).table.loc["net_addition", "verdict"] == "unknown"


class TestWhatTheTextLeavesOpen:
    def test_a_purchase_is_no_new_build_and_liberalisation_no_sale(self):
        changes = [mutation(9), mutation(7, "purchase"), mutation(4, "sale"), mutation(2, "liberalisation")]
        rows = growth(None, changes).details["contributions"]
        assert (rows["new_build"].sum(), rows["demolition_and_sale"].sum()) == (9, 4)
        assert rows["net_addition"].sum() == 9 + 7 - 4 - 2

    @pytest.mark.parametrize(("choice", "growth_units"), [("purchase_counts", 7), ("liberalisation_counts", 12)])
    def test_whether_they_count_in_the_growth_is_a_choice(self, choice, growth_units):
        changes = [mutation(9), mutation(3, "purchase"), mutation(2, "liberalisation")]
        assert of_changes(*changes, **{choice: False}) == (growth_units, 0, 0)
        assert of_changes(*changes) == (10, 0, 0)

    def test_so_is_whether_replacing_new_build_counts_in_the_growth_with_the_demolition_of_its_plan(self):
        changes = [
            mutation(46, replaces_demolition=True, plan_id="P"),
            mutation(38, "demolition", plan_id="P"),
            mutation(5, "demolition"),
        ]
        assert of_changes(*changes) == (3, 0, 0)
        assert of_changes(*changes, replacement_in_growth=False) == (-5, 0, 0)
        assert units(growth(None, changes, replacement_in_growth=False), "replacement") == (46, 0, 0)

    def test_a_plan_that_replaces_then_counts_for_what_it_adds(self):
        row = plan(40, 30, social_demolished=20, **SOCIAL_PLAN)
        assert of_plan(row, replacement_in_growth=False) == (0, 10, 0)


class TestAReaderWhoSeesLess:
    def test_replacement_that_is_reached_with_what_is_seen_is_reached_and_growth_may_be_less(self):
        changes = mutations(mutation(330, replaces_demolition=True))
        rules_of = rules("social_growth")
        seen = social_growth.analyse(
            building_locations=locations(), stock_mutations=changes, rules=rules_of, on=rules_of.on, partial=True
        )
        assert list(seen.table["verdict"]) == ["unknown", "meets"]
        assert seen.table["explanation"].str.contains("Alleen wat u mag zien, is geteld").tolist() == [True, False]
