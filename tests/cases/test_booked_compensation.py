"""Compensation that was decided on: what counts, what is cut back, and what cannot have been."""

from datetime import date

import pytest
from builders import booking, districts, lines, locations, plan, share, told

SHORT_BY_3 = plan(20, 3)
SPARE_3 = plan(20, 9)


def cut_back(result):
    """List the booked lines as: agreed, counted, why less."""
    ledger = result.details["ledger"]
    booked = ledger[ledger["kind"] == "booked"]
    reasons = booked["cut_back_reason"].where(booked["cut_back_reason"].notna(), None)
    return list(zip(booked["homes_agreed"], booked["homes"], reasons, strict=True))


class TestWhatABookingDoes:
    def test_a_booking_that_covers_the_whole_shortfall_compensates(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Elim", 3)])
        assert told(result, "Elim") == ("compensated", "compensation_booked")
        assert told(result, "Pesse") == ("meets", "met_on_site")

    def test_two_bookings_together_may_cover_it(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=plan(20, 7), Fluitenberg=plan(20, 8))
        result = share(plans, [booking("Pesse", "Elim", 1), booking("Fluitenberg", "Elim", 2)])
        assert told(result, "Elim") == ("compensated", "compensation_booked")

    def test_a_partly_covered_plan_still_fails(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 8)), [booking("Pesse", "Elim", 2)])
        assert told(result, "Elim") == ("fails", "partly_compensated")
        assert result.table.loc["Elim", "open_homes"] == 1

    def test_a_booking_in_money_is_recorded_and_is_no_homes(self):
        paid = booking("Pesse", "Elim", None, form="money")
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 6)), [paid])
        assert told(result, "Elim") == ("fails", "short")
        assert result.details["ledger"].loc[0, "form"] == "money"
        assert result.details["ledger"].loc[0, "homes"] == 0

    def test_homes_written_beside_money_are_still_no_homes(self):
        paid = booking("Pesse", "Elim", 3, form="money")
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [paid])
        assert told(result, "Elim") == ("at_risk", "compensation_proposed")
        assert cut_back(result) == [(3, 0, "form_not_homes")]

    def test_the_ledger_names_the_decision_and_why_30_percent_was_not_feasible(self):
        agreed = booking("Pesse", "Elim", 3, "2024-05-28", decision="Raadsbesluit 2024-17", reason="Smal perceel")
        line = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [agreed]).details["ledger"].loc[0]
        assert (line["decision"], line["reason"], line["distance_m"]) == ("Raadsbesluit 2024-17", "Smal perceel", 1000)
        assert str(line["decided_on"].date()) == "2024-05-28"

    def test_a_decision_stands_whatever_is_chosen_for_the_pool_and_the_horizon_of_proposals(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=plan(20, 9, completion_year=2040))
        areas = districts(Elim=(0, 0, 500, 500), Pesse=(900, 0, 1500, 500))
        result = share(plans, [booking("Pesse", "Elim", 3)], areas, pool="district", horizon_years=0)
        assert told(result, "Elim") == ("compensated", "compensation_booked")


class TestCutBack:
    def test_a_booking_larger_than_todays_surplus_is_cut_back_and_reported(self):
        shrunk = locations(Elim=SHORT_BY_3, Pesse=plan(20, 8))
        result = share(shrunk, [booking("Pesse", "Elim", 3, surplus_when_booked=3)])
        assert cut_back(result) == [(3, 2, "surplus_shrank")]
        assert told(result, "Elim") == ("fails", "partly_compensated")

    def test_a_booking_larger_than_todays_shortfall_is_cut_back_and_reported(self):
        result = share(locations(Elim=plan(20, 5), Pesse=SPARE_3), [booking("Pesse", "Elim", 3)])
        assert cut_back(result) == [(3, 1, "shortfall_shrank")]
        assert told(result, "Elim") == ("compensated", "compensation_booked")

    def test_a_booking_that_still_covers_all_that_is_short_is_not_blamed_on_the_surplus(self):
        result = share(locations(Elim=plan(20, 4), Pesse=plan(20, 8)), [booking("Pesse", "Elim", 3)])
        assert cut_back(result) == [(3, 2, "shortfall_shrank")]

    def test_what_is_cut_back_is_free_for_others(self):
        plans = locations(Elim=plan(20, 5), Pesse=SPARE_3, Noord=plan(20, 4))
        result = share(plans, [booking("Pesse", "Elim", 3)])
        assert lines(result, "proposed") == [("Pesse", "Noord", 2)]

    def test_of_two_bookings_the_one_decided_first_is_served_first(self):
        plans = locations(Elim=SHORT_BY_3, Noord=SHORT_BY_3, Pesse=SPARE_3)
        late, early = booking("Pesse", "Elim", 3, "2025-01-01"), booking("Pesse", "Noord", 3, "2024-01-01")
        result = share(plans, [late, early])
        assert told(result, "Noord") == ("compensated", "compensation_booked")
        assert told(result, "Elim") == ("fails", "short")

    @pytest.mark.parametrize(("first", "last"), [("Elim", "Noord"), ("Noord", "Elim")])
    def test_of_two_bookings_of_one_day_the_plan_that_is_completed_first_goes_first(self, first, last):
        ready = {first: 2026, last: 2028}
        plans = locations(
            Pesse=SPARE_3, **{name: plan(20, 3, completion_year=ready[name]) for name in ("Elim", "Noord")}
        )
        result = share(plans, [booking("Pesse", "Elim", 3), booking("Pesse", "Noord", 3)])
        assert told(result, first) == ("compensated", "compensation_booked")
        assert told(result, last) == ("fails", "short")

    def test_a_surplus_that_is_booked_is_not_proposed_again(self):
        plans = locations(Elim=SHORT_BY_3, Noord=SHORT_BY_3, Pesse=SPARE_3)
        result = share(plans, [booking("Pesse", "Elim", 3)])
        assert told(result, "Noord") == ("fails", "short")
        assert lines(result, "proposed") == []

    def test_a_plan_that_became_soft_lends_nothing_and_the_booking_says_so(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 9, status="1C")), [booking("Pesse", "Elim", 3)])
        assert cut_back(result) == [(3, 0, "creditor_may_not_lend")]
        assert told(result, "Elim") == ("fails", "short")

    def test_a_plan_that_became_soft_does_lend_where_that_is_chosen(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=plan(20, 9, status="1C"))
        result = share(plans, [booking("Pesse", "Elim", 3)], creditor_hard=False)
        assert told(result, "Elim") == ("compensated", "compensation_booked")

    def test_a_plan_under_the_rule_cannot_borrow_from_one_that_does_not_count(self):
        old = plan(20, 20, decision_date="2020-01-01")
        result = share(locations(Elim=SHORT_BY_3, Oud=old), [booking("Oud", "Elim", 3)])
        assert told(result, "Elim") == ("fails", "short")
        assert cut_back(result) == [(3, 0, "creditor_may_not_lend")]

    def test_a_plan_that_no_longer_counts_needs_nothing_and_frees_the_surplus(self):
        plans = locations(Idee=plan(20, 3, status="5A"), Noord=SHORT_BY_3, Pesse=SPARE_3)
        result = share(plans, [booking("Pesse", "Idee", 3)])
        assert cut_back(result) == [(3, 0, "shortfall_shrank")]
        assert told(result, "Noord") == ("at_risk", "compensation_proposed")

    def test_without_rounding_part_of_a_home_short_is_made_good_by_a_whole_one(self):
        plans = locations(Elim=plan(24, 4), Pesse=plan(20, 10))
        result = share(plans, [booking("Pesse", "Elim", 4)], rounding="none")
        assert lines(result, "booked") == [("Pesse", "Elim", 4)]
        assert result.details["ledger"]["cut_back_reason"].isna().all()
        assert told(result, "Elim") == ("compensated", "compensation_booked")
        parts = result.table.loc["Elim", ["required_social_homes", "met_on_site", "booked_in", "open_homes"]]
        assert list(parts) == pytest.approx([7.2, 3.2, 4, 0])

    def test_without_rounding_part_of_a_home_over_is_not_lent(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(19, 8)), [booking("Pesse", "Elim", 3)], rounding="none")
        assert result.table.loc["Pesse", "surplus_homes"] == pytest.approx(2.3)
        assert cut_back(result) == [(3, 2, "surplus_shrank")]

    def test_whole_homes_booked_cover_no_more_than_is_required(self):
        result = share(locations(Elim=plan(11, 0), Pesse=plan(20, 10)), [booking("Pesse", "Elim", 4)], rounding="none")
        parts = result.table.loc["Elim", ["required_social_homes", "met_on_site", "booked_in", "open_homes"]]
        assert list(parts) == pytest.approx([3.3, 0, 3.3, 0])
        assert lines(result, "booked") == [("Pesse", "Elim", 4)]


class TestOnTheReferenceDate:
    DECIDED = booking("Pesse", "Elim", 3, "2024-06-11")

    @pytest.mark.parametrize(("on", "verdict"), [("2024-06-10", "at_risk"), ("2024-06-11", "compensated")])
    def test_what_was_decided_later_does_not_count_and_what_was_decided_that_day_does(self, on, verdict):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [self.DECIDED], on=date.fromisoformat(on))
        assert result.table.loc["Elim", "verdict"] == verdict

    def test_a_booking_of_later_is_told_as_a_row_that_is_not_used(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=SPARE_3)
        result = share(plans, [self.DECIDED], on=date(2023, 10, 2))
        assert list(result.evidence.excluded[["id", "reason"]].iloc[0]) == ["B1", "decided_later"]
        assert lines(result, "booked") == []

    def test_a_plan_that_is_decided_on_later_is_not_hard_yet_and_lends_nothing(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=SPARE_3)
        early, late = (share(plans, on=date(2023, 12, day)) for day in (31, 1))
        assert told(early, "Elim") == told(late, "Elim") == ("fails", "short")
        assert list(early.table["hardness"]) == ["soft", "soft"]
        assert told(share(plans, on=date(2024, 1, 1)), "Elim") == ("at_risk", "compensation_proposed")
        assert early.table.loc["Pesse", "explanation"].endswith(
            "Het besluit is van 1 januari 2024, na de peildatum; tot dan telt het plan niet als hard."
        )

    @pytest.mark.parametrize(("decided_on", "reason"), [("2023-10-01", ["decided_before_rule"]), ("2023-10-02", [])])
    def test_of_a_booking_as_of_a_plan_the_first_day_of_the_rule_counts(self, decided_on, reason):
        plans = locations(Elim=SHORT_BY_3, Pesse=plan(20, 9, decision_date="2023-10-02"))
        result = share(plans, [booking("Pesse", "Elim", 3, decided_on)])
        assert list(result.evidence.excluded["reason"]) == reason
        assert told(result, "Pesse") == ("meets", "met_on_site")


class TestImpossibleWhenBooked:
    @pytest.mark.parametrize(
        ("line", "reason"),
        [
            (booking("Elim", "Elim", 3), "same_location"),
            (booking("Pesse", "Elim", 0), "no_homes"),
            (booking("Pesse", "Elim", 3, surplus_when_booked=2), "more_than_surplus"),
            (booking("Pesse", "Elim", 3, shortfall_when_booked=2), "more_than_shortfall"),
            (booking("Pesse", "Weg", 3), "location_missing"),
            (booking("Weg", "Pesse", 3), "location_missing"),
        ],
    )
    def test_such_a_booking_is_left_out_with_a_reason_and_never_counted(self, line, reason):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [line])
        excluded = result.evidence.excluded
        assert list(excluded["reason"]) == [reason]
        assert list(excluded["id"]) == ["B1"]
        assert list(excluded["layer"]) == ["booked_compensation"]
        assert excluded["explanation"].str.endswith(".").all()
        assert lines(result, "booked") == []
        assert result.totals["booked_homes"] == 0

    def test_a_booking_as_large_as_surplus_and_shortfall_were_is_possible(self):
        line = booking("Pesse", "Elim", 3, surplus_when_booked=3, shortfall_when_booked=3)
        assert share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [line]).evidence.excluded.empty

    def test_figures_of_that_day_that_were_not_recorded_are_not_held_against_it(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Elim", 3)])
        assert told(result, "Elim") == ("compensated", "compensation_booked")

    def test_the_other_bookings_stand(self):
        wrong, right = booking("Pesse", "Elim", 3, surplus_when_booked=1), booking("Pesse", "Elim", 2)
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [wrong, right])
        assert lines(result, "booked") == [("Pesse", "Elim", 2)]
