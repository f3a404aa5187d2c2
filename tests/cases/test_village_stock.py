"""Agreement 5: the social homes of the villages do not shrink, and what goes improves what is left."""

from datetime import date

import pytest
from villages import (
    demolition,
    dip,
    ends,
    event,
    figures,
    judged,
    new_build,
    own_plan,
    reason,
    sale,
    sentence,
    verdict,
)

NONE = {"quality_contribution": "none"}
LATER = {"status": "decided"}
PROJECT = {"plan_id": "BL1", "status": "decided"}


class TestShrinkage:
    def test_a_village_that_keeps_its_homes_meets(self):
        result = judged()
        assert (verdict(result), reason(result)) == ("meets", "does_not_shrink")
        assert ends(result) == (20, 20)

    def test_shrinkage_without_a_contribution_to_quality_fails(self):
        result = judged([sale(3, **NONE)])
        assert (verdict(result), reason(result)) == ("fails", "shrinks_without_quality")
        assert ends(result) == (20, 17)

    @pytest.mark.parametrize("contribution", ["starter_homes", "sustainability", "transformation"])
    def test_shrinkage_with_a_contribution_is_a_risk(self, contribution):
        result = judged([sale(3, quality_contribution=contribution)])
        assert (verdict(result), reason(result)) == ("at_risk", "shrinks_with_quality")

    def test_a_contribution_of_another_kind_counts_where_it_is_told_in_words(self):
        row = sale(3, quality_contribution="other", quality_contribution_other="de opbrengst gaat naar het dorpshuis")
        assert reason(judged([row])) == "shrinks_with_quality"
        assert reason(judged([{**row, "quality_contribution": None}])) == "shrinks_with_quality"
        assert reason(judged([{**row, "quality_contribution_other": None}])) == "contribution_unknown"

    def test_one_loss_without_a_contribution_spoils_a_shrinkage_with_quality(self):
        assert verdict(judged([sale(3), sale(1, **NONE)])) == "fails"

    def test_a_loss_without_a_contribution_is_a_risk_where_the_stock_does_not_shrink(self):
        result = judged([new_build(5, "2023-05-01"), sale(3, **NONE)])
        assert (verdict(result), reason(result)) == ("at_risk", "loss_without_contribution")

    def test_a_village_may_grow_and_sell_with_a_contribution(self):
        assert verdict(judged([new_build(5, "2023-05-01"), sale(3)])) == "meets"

    def test_a_surplus_in_another_village_does_not_help(self):
        result = judged([sale(3), new_build(30, "2023-05-01", district_code="Pesse")])
        assert (verdict(result), verdict(result, "Pesse")) == ("at_risk", "meets")

    def test_all_villages_together_have_a_verdict_of_their_own(self):
        result = judged([sale(3), new_build(30, "2023-05-01", district_code="Pesse")])
        assert result.details["together"]["verdict"].tolist() == ["meets"]
        assert (result.totals["base_homes"], result.totals["stock_end_homes"]) == (30, 57)
        assert (result.totals["villages_meets"], result.totals["villages_at_risk"]) == (1, 1)


class TestDips:
    def test_a_dip_that_recovers_is_a_risk_with_its_first_day_and_its_depth(self):
        result = judged([sale(3, "2024-02-01"), sale(2, "2024-05-01"), new_build(9, "2025-06-01")])
        assert (verdict(result), reason(result)) == ("at_risk", "dips")
        assert (dip(result), ends(result)) == (("2024-02-01", 5), (20, 24))
        assert figures(result, "lowest_homes")[0] == 15
        assert figures(result, "lowest_on")[0].date() == date(2024, 5, 1)

    def test_new_homes_that_come_first_leave_no_dip(self):
        result = judged([new_build(9, "2024-01-31"), sale(3, "2024-02-01")])
        assert (verdict(result), dip(result)) == ("meets", (None, 0))

    def test_two_changes_on_one_day_are_one_change(self):
        result = judged([sale(3, "2024-02-01"), new_build(3, "2024-02-01")])
        assert (verdict(result), dip(result)) == ("meets", (None, 0))

    def test_a_day_apart_is_a_dip(self):
        result = judged([sale(3, "2024-02-01"), new_build(3, "2024-02-02")])
        assert (verdict(result), dip(result)) == ("at_risk", ("2024-02-01", 3))

    def test_two_changes_in_one_year_without_a_day_are_one_change(self):
        assert verdict(judged([sale(3, "2024"), new_build(3, "2024")])) == "meets"

    def test_whether_a_dip_is_judged_is_a_choice(self):
        rows = [sale(3, "2024-02-01"), new_build(9, "2025-06-01")]
        assert verdict(judged(rows, dips="shown")) == "meets"
        assert dip(judged(rows, dips="shown")) == ("2024-02-01", 3)
        assert verdict(judged(rows[:1], dips="shown")) == "at_risk"


REBUILT = (demolition(6, "2026-04-01", **PROJECT), new_build(8, "2027", **PROJECT))
PLAN = {"BL1": own_plan(8, social_demolished=6)}


class TestDemolishAndRebuild:
    def test_demolition_and_new_build_in_one_hard_plan_are_shown_and_not_judged(self):
        result = judged(REBUILT, plans=PLAN)
        assert (verdict(result), dip(result)) == ("meets", (None, 0))
        assert figures(result, "lowest_homes", "linked_dip_homes", "stock_end_homes") == (14, 6, 22)
        assert "in plan Plan BL1 (BL1) zijn er tijdelijk 6 woningen minder" in sentence(result)

    def test_without_a_common_plan_it_is_a_dip(self):
        rows = [{**row, "plan_id": None} for row in REBUILT]
        assert (verdict(judged(rows)), dip(judged(rows))) == ("at_risk", ("2026-04-01", 6))

    def test_homes_that_do_not_come_back_are_a_dip_from_the_demolition_on(self):
        rows = [demolition(6, "2026-04-01", **PROJECT), new_build(4, "2027", **PROJECT)]
        result = judged(rows, plans=PLAN)
        assert (verdict(result), dip(result), ends(result)) == ("at_risk", ("2026-04-01", 2), (20, 18))

    def test_of_two_such_plans_both_are_named(self):
        second = [{**row, "plan_id": "BL2"} for row in REBUILT]
        result = judged([*REBUILT, *second], plans={**PLAN, "BL2": own_plan(8)})
        assert figures(result, "linked_dip_homes", "dip_depth_homes") == (12, 0)
        assert "in de plannen Plan BL1 (BL1) en Plan BL2 (BL2) zijn er tijdelijk 12 woningen minder" in sentence(result)

    def test_one_plan_in_two_villages_is_a_project_in_each(self):
        rows = [REBUILT[0], {**REBUILT[1], "district_code": "Pesse"}]
        result = judged(rows, plans=PLAN)
        assert (dip(result), ends(result, "Pesse")) == (("2026-04-01", 6), (10, 18))

    def test_a_purchase_rebuilds_nothing(self):
        rows = [REBUILT[0], {**REBUILT[1], "mutation": "purchase"}]
        assert (verdict(judged(rows, plans=PLAN)), dip(judged(rows, plans=PLAN))) == ("at_risk", ("2026-04-01", 6))

    def test_another_sale_during_the_works_is_a_dip(self):
        result = judged([*REBUILT, sale(2, "2026-06-01", **LATER)], plans=PLAN)
        assert (verdict(result), dip(result), ends(result)) == ("at_risk", ("2026-06-01", 2), (20, 20))

    def test_even_a_rebuilt_demolition_must_contribute_to_quality(self):
        rows = [{**REBUILT[0], **NONE}, REBUILT[1]]
        assert reason(judged(rows, plans=PLAN)) == "loss_without_contribution"

    def test_new_homes_after_the_end_date_do_not_come_back_in_time(self):
        rows = [REBUILT[0], new_build(8, "2028", **PROJECT)]
        assert (verdict(judged(rows, plans=PLAN)), ends(judged(rows, plans=PLAN))) == ("at_risk", (20, 14))

    def test_a_realised_demolition_whose_rebuilding_is_still_soft_is_shrinkage(self):
        rows = [demolition(6, "2025-04-01", plan_id="BL1"), new_build(8, "2027", **PROJECT)]
        result = judged(rows, plans={"BL1": own_plan(8, status="3")})
        assert (reason(result), ends(result)) == ("shrinks_with_quality", (20, 14))

    def test_soft_demolition_with_soft_replacement_stays_out_of_the_verdict_and_is_shown(self):
        rows = [demolition(6, "2026-04-01", **PROJECT, **NONE), new_build(8, "2027", **PROJECT)]
        result = judged(rows, plans={"BL1": own_plan(8, status="3")})
        assert (verdict(result), ends(result), dip(result)) == ("meets", (20, 20), (None, 0))
        assert figures(result, "soft_gain_homes", "soft_loss_homes", "stock_end_with_soft_homes") == (8, 6, 22)
        assert "Zachte plannen kunnen er 8 woningen bij brengen en 6 woningen af halen" in sentence(result)

    def test_an_idea_inside_the_town_hall_does_not_count_and_is_no_soft_plan_either(self):
        rows = [demolition(6, "2026-04-01", **PROJECT), new_build(8, "2027", **PROJECT)]
        result = judged(rows, plans={"BL1": own_plan(8, status="5A")})
        assert figures(result, "stock_end_homes", "soft_gain_homes", "soft_loss_homes") == (20, 0, 0)
        assert event(result) == (False, "plan_not_counted")
