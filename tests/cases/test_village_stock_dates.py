"""Agreement 5: what happened before the agreements, what was decided after today, and what came too late."""

from datetime import date

import pytest
from villages import (
    change,
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
BEFORE = "2023-05-01"


class TestBeforeTheAgreements:
    def test_a_loss_before_their_first_day_makes_no_village_fail(self):
        result = judged([sale(3, BEFORE, **NONE)])
        assert (verdict(result), reason(result)) == ("at_risk", "shrank_before_agreements")
        assert (ends(result), figures(result, "losses_homes", "losses_before_homes")) == ((20, 17), (3, 3))
        assert "alleen kleiner dan de beginstand door wat er vóór 2 oktober 2023 gebeurde" in sentence(result)
        assert "Vóór 2 oktober 2023 gingen er 3 woningen af; dat wordt getoond en niet beoordeeld." in sentence(result)

    @pytest.mark.parametrize(("day", "expected"), [("2023-10-01", "at_risk"), ("2023-10-02", "fails")])
    def test_the_first_day_of_the_agreements_counts(self, day, expected):
        assert verdict(judged([sale(3, day, **NONE)])) == expected

    def test_no_contribution_is_asked_of_it(self):
        result = judged([new_build(9, "2023-02-01"), sale(3, BEFORE, **NONE)])
        assert (verdict(result), figures(result, "losses_without_contribution_homes")) == ("meets", (0,))

    def test_a_dip_before_their_first_day_is_shown_and_not_judged(self):
        result = judged([sale(3, BEFORE, **NONE), new_build(3, "2023-09-01")])
        assert (verdict(result), dip(result)) == ("meets", ("2023-05-01", 3))

    def test_a_dip_that_began_before_it_and_ends_after_it_is_not_judged_either(self):
        assert verdict(judged([sale(3, BEFORE, **NONE), new_build(3, "2024-09-01")])) == "meets"

    def test_the_base_stays_that_of_1_january_2023_and_a_loss_under_the_agreements_is_judged(self):
        rows = [sale(3, BEFORE, **NONE), sale(2, "2024-05-01", **NONE)]
        result = judged(rows)
        assert (verdict(result), reason(result), ends(result)) == ("fails", "shrinks_without_quality", (20, 15))
        assert figures(result, "losses_without_contribution_homes", "homes_to_add") == (2, 2)

    def test_homes_gained_before_it_make_up_for_a_later_loss(self):
        assert verdict(judged([new_build(5, BEFORE), sale(3, "2024-05-01")])) == "meets"

    def test_homes_before_the_end_bring_back_what_was_lost_before(self):
        result = judged([sale(3, BEFORE)])
        assert figures(result, "homes_to_add") == (3,)
        assert "Nodig om te voldoen: 3 woningen erbij uiterlijk op 31 december 2027." in sentence(result)
        assert verdict(judged([sale(3, BEFORE), new_build(3, "2027-12-31", **LATER)])) == "meets"

    def test_of_a_loss_without_a_day_it_is_not_known_whether_it_is_judged(self):
        assert verdict(judged([sale(3, day=None, **NONE)])) == "unknown"

    def test_a_year_without_a_day_is_on_its_last_day_and_so_under_the_agreements(self):
        assert verdict(judged([sale(3, "2023", **NONE)])) == "fails"


class TestTheOtherStartingPoint:
    def test_the_stock_of_2_october_2023_is_a_choice(self):
        result = judged([sale(3, BEFORE, **NONE)], starting_point="agreement_start")
        assert (verdict(result), reason(result), ends(result)) == ("meets", "does_not_shrink", (17, 17))
        assert "17 sociale huurwoningen op 2 oktober 2023" in sentence(result)

    def test_with_it_homes_gained_before_are_part_of_the_base(self):
        rows = [new_build(5, BEFORE), sale(3, "2024-05-01")]
        result = judged(rows, starting_point="agreement_start")
        assert (reason(result), ends(result)) == ("shrinks_with_quality", (25, 22))


class TestTheReferenceDate:
    def test_a_plan_that_is_adopted_later_was_still_soft(self):
        plans = {"BL1": own_plan(9, decision_date="2025-03-01")}
        assert figures(judged(plans=plans, on=date(2025, 2, 28)), "stock_end_homes", "soft_gain_homes") == (20, 9)
        assert figures(judged(plans=plans, on=date(2025, 3, 1)), "stock_end_homes", "soft_gain_homes") == (29, 0)


OVER = date(2028, 1, 1)


class TestAfterTheEndDate:
    def test_a_hard_plan_that_did_not_come_in_time_does_not_count(self):
        rows = [sale(3), new_build(3, "2027", **LATER)]
        assert reason(judged(rows, on=date(2027, 12, 31))) == "dips"
        result = judged(rows, on=OVER)
        assert (reason(result), ends(result)) == ("shrinks_with_quality", (20, 17))
        assert event(result, "M2") == (False, "too_late")

    def test_neither_does_a_soft_one_nor_a_loss_that_was_not_realised(self):
        result = judged([sale(3, "2027", **LATER, **NONE)], plans={"BL1": own_plan(9, status="3")}, on=OVER)
        assert (verdict(result), figures(result, "soft_gain_homes")) == ("meets", (0,))
        assert sentence(result) == (
            "Voldoet: 20 sociale huurwoningen op 1 januari 2023 en 20 op 31 december 2027; de voorraad krimpt niet "
            "(afspraak 5)."
        )

    def test_a_delivered_plan_does(self):
        delivered = own_plan(9, completion_year=2027, dwellings_realised=9)
        assert ends(judged(plans={"BL1": delivered}, on=OVER)) == (20, 29)

    def test_of_a_change_without_a_standing_it_is_not_known(self):
        assert verdict(judged([sale(3, "2027", status=None)], on=OVER)) == "unknown"

    def test_no_homes_are_asked_for_any_more(self):
        assert figures(judged([sale(3, BEFORE)], on=OVER), "homes_to_add") == (None,)
        assert "Nodig om te voldoen" not in sentence(judged([sale(3, BEFORE)], on=OVER))


class TestTheStockNow:
    @pytest.mark.parametrize("missing", ["status", "completion_year", "social_rent", "landlord", "start_year"])
    @pytest.mark.parametrize("status", ["2A", "3"])
    def test_an_incomplete_plan_never_makes_it_unknown(self, missing, status):
        row = own_plan(9, status=status, social_demolished=4, start_year=2024, completion_year=2025) | {missing: None}
        assert figures(judged(plans={"BL1": row}), "stock_now_homes") == (20,)

    @pytest.mark.parametrize("missing", ["homes", "year", "kind", "district_code", "mutation"])
    def test_nor_does_a_change_that_is_only_decided_or_planned(self, missing):
        for status in ("decided", "planned"):
            row = change(4, "sale", "2025", status=status) | {missing: None}
            assert figures(judged([row]), "stock_now_homes") == (20,)

    def test_a_decided_change_of_a_plan_without_a_status_has_not_happened(self):
        row = demolition(4, "2025", plan_id="BL1", **LATER)
        assert figures(judged([row], plans={"BL1": own_plan(9, status=None)}), "stock_now_homes") == (20,)
