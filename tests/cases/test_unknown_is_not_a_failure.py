"""A missing figure gives "unknown" where it decides: never 0, and never a failure."""

import pytest
from builders import TODAY, booking, lines, locations, plan, rules, share, told

from geo_pa.registry import find

social_share = find("social_share")

SHORT_BY_3 = plan(20, 3)
SPARE_3 = plan(20, 9)
UNVERIFIABLE = ("unknown", "booking_not_verifiable")


class TestTheCreditorIsNotFullyKnown:
    @pytest.mark.parametrize(
        "creditor",
        [
            plan(20, 6, open_tenure=3),
            plan(20, 9, landlord=None),
            plan(20, 9, social_demolished=None),
            plan(20, 9, status=None),
            plan(20, 9, decision_date=None),
            plan(None, None),
        ],
        ids=["tenure", "landlord", "demolition", "status", "decision date", "number of homes"],
    )
    def test_a_booking_that_may_yet_cover_the_shortfall_makes_it_unknown_and_not_a_failure(self, creditor):
        result = share(locations(Elim=SHORT_BY_3, Pesse=creditor), [booking("Pesse", "Elim", 3)])
        assert told(result, "Elim") == UNVERIFIABLE
        assert list(result.details["ledger"]["cut_back_reason"]) == ["surplus_unknown"]

    def test_a_booking_that_cannot_cover_it_even_at_best_leaves_a_failure(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 6, open_tenure=2)), [booking("Pesse", "Elim", 3)])
        assert told(result, "Elim") == ("fails", "short")

    def test_a_surplus_that_is_certain_compensates_whatever_the_rest_becomes(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 9, open_tenure=5)), [booking("Pesse", "Elim", 3)])
        assert told(result, "Elim") == ("compensated", "compensation_booked")

    def test_nothing_is_proposed_to_a_plan_that_such_a_booking_may_cover(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=plan(20, 6, open_tenure=3), Noord=SPARE_3)
        assert lines(share(plans, [booking("Pesse", "Elim", 3)]), "proposed") == []


class TestTheDebtorIsNotFullyKnown:
    def test_a_booking_that_covers_what_may_be_short_makes_it_compensated_for_certain(self):
        plans = locations(Elim=plan(20, 3, open_tenure=5), Pesse=SPARE_3)
        assert told(share(plans, [booking("Pesse", "Elim", 3)]), "Elim") == ("compensated", "compensation_booked")

    def test_a_booking_that_covers_part_of_what_may_be_short_leaves_it_unknown(self):
        plans = locations(Elim=plan(20, 3, open_tenure=5), Pesse=SPARE_3)
        assert told(share(plans, [booking("Pesse", "Elim", 2)]), "Elim") == ("unknown", "tenure_unknown")

    @pytest.mark.parametrize(
        "debtor",
        [plan(20, 3, status=None), plan(20, 3, decision_date=None), plan(None, None)],
        ids=["status", "decision date", "number of homes"],
    )
    def test_a_booking_to_a_plan_that_may_not_count_stays_booked(self, debtor):
        result = share(locations(Elim=debtor, Noord=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Elim", 3)])
        assert lines(result, "booked") == [("Pesse", "Elim", 3)]
        assert told(result, "Noord") == ("fails", "short")

    def test_an_earlier_debtor_that_may_not_need_it_all_leaves_a_later_one_unknown(self):
        plans = locations(Eerst=plan(20, 3, open_tenure=3), Later=SHORT_BY_3, Pesse=SPARE_3)
        first, later = booking("Pesse", "Eerst", 3, "2024-01-01"), booking("Pesse", "Later", 3, "2025-01-01")
        result = share(plans, [first, later])
        assert told(result, "Eerst") == ("compensated", "compensation_booked")
        assert told(result, "Later") == UNVERIFIABLE


class TestTheBookingIsNotFullyKnown:
    def test_a_booking_of_an_unknown_number_of_homes_makes_the_debtor_unknown(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Elim", None)])
        assert told(result, "Elim") == UNVERIFIABLE
        ledger = result.details["ledger"]
        assert list(ledger["cut_back_reason"]) == ["homes_unknown"]
        assert (ledger["homes"].tolist(), ledger["homes_agreed"].isna().tolist()) == ([0], [True])

    def test_a_booking_of_which_the_form_is_not_filled_in_may_be_homes_or_money(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Elim", 3, form=None)])
        assert told(result, "Elim") == UNVERIFIABLE
        assert list(result.details["ledger"]["cut_back_reason"]) == ["homes_unknown"]

    def test_its_creditor_lends_to_nobody_else(self):
        plans = locations(Elim=plan(20, 5), Noord=SHORT_BY_3, Pesse=SPARE_3)
        result = share(plans, [booking("Pesse", "Elim", None)])
        assert lines(result, "proposed") == []
        assert told(result, "Noord") == ("fails", "short")

    def test_a_later_booking_from_that_creditor_is_not_certain_either(self):
        plans = locations(Elim=plan(20, 5), Noord=SHORT_BY_3, Pesse=SPARE_3)
        earlier, later = booking("Pesse", "Elim", None, "2024-01-01"), booking("Pesse", "Noord", 3, "2025-01-01")
        assert told(share(plans, [earlier, later]), "Noord") == UNVERIFIABLE

    def test_an_earlier_booking_from_that_creditor_is(self):
        plans = locations(Elim=plan(20, 5), Noord=SHORT_BY_3, Pesse=SPARE_3)
        earlier, later = booking("Pesse", "Noord", 3, "2024-01-01"), booking("Pesse", "Elim", None, "2025-01-01")
        assert told(share(plans, [later, earlier]), "Noord") == ("compensated", "compensation_booked")


class TestTheOtherSideCannotBeSeen:
    WITHHELD = {"form": None, "decided_on": None, "decision": None, "reason": None}  # noqa: RUF012  # never changed

    def test_a_hidden_booking_gives_unknown_and_not_a_failure(self):
        hidden = booking(None, "Elim", None, **self.WITHHELD)
        assert told(share(locations(Elim=SHORT_BY_3), [hidden]), "Elim") == UNVERIFIABLE

    def test_a_hidden_booking_between_two_visible_plans_gives_unknown_and_is_not_shown(self):
        hidden = booking("Pesse", "Elim", None, **self.WITHHELD)
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [hidden])
        assert told(result, "Elim") == UNVERIFIABLE
        assert result.details["ledger"].empty
        assert result.evidence.excluded.empty

    def test_what_a_plan_lends_out_of_sight_is_not_lent_again(self):
        hidden = booking("Pesse", None, None, **self.WITHHELD)
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [hidden])
        assert told(result, "Elim") == ("fails", "short")

    def test_what_a_plan_lends_out_of_sight_may_have_been_promised_first(self):
        hidden, seen = booking("Pesse", None, None, **self.WITHHELD), booking("Pesse", "Elim", 3)
        assert told(share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [seen, hidden]), "Elim") == UNVERIFIABLE

    def test_a_booking_from_a_plan_that_is_not_there_gives_unknown(self):
        result = share(locations(Elim=SHORT_BY_3), [booking("Weg", "Elim", 3)])
        assert told(result, "Elim") == UNVERIFIABLE

    def test_a_booking_from_a_plan_that_is_not_there_but_too_small_anyhow_leaves_a_failure(self):
        result = share(locations(Elim=SHORT_BY_3), [booking("Weg", "Elim", 2)])
        assert told(result, "Elim") == ("fails", "short")

    def test_money_from_a_plan_that_is_not_there_settles_nothing(self):
        result = share(locations(Elim=SHORT_BY_3), [booking("Weg", "Elim", None, form="money")])
        assert told(result, "Elim") == ("fails", "short")

    def test_homes_promised_to_a_plan_that_is_not_there_are_kept_for_it(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=SPARE_3), [booking("Pesse", "Weg", 2)])
        assert lines(result, "proposed") == [("Pesse", "Elim", 1)]

    def test_a_plan_that_meets_the_rule_itself_is_not_made_unknown_by_a_hidden_booking(self):
        hidden = booking(None, "Pesse", None, **self.WITHHELD)
        assert told(share(locations(Pesse=SPARE_3), [hidden]), "Pesse") == ("meets", "met_on_site")


class TestColumnsThatAWorkspaceLacks:
    def test_a_plan_of_which_only_the_name_is_known_is_unknown(self):
        empty = {"at": None, "name": "Elim"}
        assert told(share(locations(Elim=empty)), "Elim") == ("unknown", "dwellings_unknown")

    def test_a_plan_of_which_only_the_number_of_homes_is_known_is_unknown_for_its_status(self):
        sparse = {"at": None, "name": "Elim", "dwellings": 20}
        assert told(share(locations(Elim=sparse)), "Elim") == ("unknown", "status_unknown")

    def test_a_layer_that_names_districts_itself_is_no_obstacle(self):
        layer = locations(Elim=SHORT_BY_3).assign(district_code="eigen code", district_name="eigen naam")
        assert told(share(layer), "Elim") == ("fails", "short")


class TestWhetherItCountsIsNotKnown:
    """The verdict is unknown, and what the rule would ask is known all the same."""

    @pytest.mark.parametrize("missing", [{"status": None}, {"decision_date": None}], ids=["status", "decision date"])
    def test_30_percent_of_40_homes_is_12_whatever_the_status(self, missing):
        result = share(locations(Elim=plan(40, 8, **missing), Pesse=plan(20, 6)))
        row = result.table.loc["Elim"]
        assert row["verdict"] == "unknown"
        parts = ["required_social_homes", "met_on_site", "booked_in", "open_homes", "open_homes_certain"]
        assert list(row[parts]) == [12, 8, 0, 4, 0]

    def test_the_totals_count_it_at_most(self):
        totals = share(locations(Elim=plan(40, 8, status=None), Pesse=plan(20, 6))).totals
        assert (totals["required_social_homes"], totals["required_social_homes_most"]) == (6, 18)
        assert (totals["dwellings_counted"], totals["dwellings_counted_most"]) == (20, 60)
        assert (totals["open_homes"], totals["maybe_open_homes"], totals["open_homes_most"]) == (0, 0, 4)

    def test_what_a_plan_may_lose_is_in_the_least_of_the_net_and_not_in_the_most(self):
        totals = share(locations(Elim=plan(40, 8, status=None, social_demolished=20), Pesse=plan(20, 6))).totals
        assert (totals["net_social_homes"], totals["net_social_homes_possible"]) == (6 - 12, 6)


class TestTotalsAreBounds:
    def test_the_total_of_what_is_open_is_a_range_where_a_row_is(self):
        totals = share(locations(Elim=plan(35, 0, open_tenure=8), Pesse=plan(20, 5))).totals
        assert (totals["open_homes"], totals["maybe_open_homes"], totals["open_homes_most"]) == (4, 8, 12)
        assert (totals["social_homes_known"], totals["social_homes_possible"]) == (5, 13)


class TestOddPortfolios:
    @pytest.mark.parametrize("rounding", ["up", "none"])
    @pytest.mark.parametrize("pool", ["municipality", "district"])
    def test_without_plans_a_booking_is_only_reported(self, pool, rounding):
        result = share(locations(), [booking("Pesse", "Elim", 3)], pool=pool, rounding=rounding)
        assert list(result.evidence.excluded["reason"]) == ["location_missing"]
        assert result.table.empty
        assert result.details["ledger"].empty

    def test_one_plan_is_judged_by_itself(self):
        assert told(share(locations(Elim=SHORT_BY_3)), "Elim") == ("fails", "short")

    def test_without_a_table_of_bookings_nothing_is_booked(self):
        result = social_share.analyse(
            building_locations=locations(Elim=SHORT_BY_3), rules=rules("social_share"), on=TODAY
        )
        assert told(result, "Elim") == ("fails", "short")

    def test_the_ledger_has_the_same_columns_and_types_with_and_without_lines(self):
        plans = locations(Elim=SHORT_BY_3, Pesse=SPARE_3)
        ledgers = [share(plans, booked).details["ledger"] for booked in ([], [booking("Pesse", "Elim", 1)])]
        ledgers.append(share(locations(Elim=SHORT_BY_3)).details["ledger"])
        assert all(list(ledger.dtypes.items()) == list(ledgers[0].dtypes.items()) for ledger in ledgers)
