"""Agreement 1: what counts towards 320 more units and 300 in place of demolished ones, and how sure it is."""

from datetime import date

import pytest
from builders import growth, locations, mutation, plan, told

SOCIAL_PLAN = {"corporation": "Domesta", "completion_year": 2026}


def units(result, target="net_addition"):
    """Return realised, hard, soft."""
    return tuple(result.table.loc[target, ["realised", "hard", "soft"]])


def of_changes(*changes, **options):
    return units(growth(None, changes, **options))


def of_plan(row, **options):
    return units(growth(locations(Elim=row), **options))


class TestWhatIsCounted:
    def test_new_build_and_purchase_add_and_demolition_sale_and_liberalisation_take_away(self):
        changes = [
            mutation(50),
            mutation(10, "purchase"),
            mutation(20, "demolition"),
            mutation(3, "sale"),
            mutation(1, "liberalisation"),
        ]
        assert of_changes(*changes) == (36, 0, 0)

    @pytest.mark.parametrize(
        ("kind", "counted"), [("daeb_home", 8), ("care_place", 8), ("caravan", 8), ("pitch", 0), ("non_daeb", 0)]
    )
    def test_homes_care_places_and_caravans_count_and_pitches_and_dearer_homes_do_not(self, kind, counted):
        assert of_changes(mutation(8, kind=kind)) == (counted, 0, 0)

    def test_a_pitch_with_its_caravan_counts_once(self):
        assert of_changes(mutation(7, kind="caravan"), mutation(7, kind="pitch")) == (7, 0, 0)

    def test_social_homes_care_places_and_caravans_of_a_plan_count_minus_what_it_demolishes(self):
        row = plan(20, 12, care_places=6, caravans=2, social_demolished=5, **SOCIAL_PLAN)
        assert of_plan(row) == (0, 15, 0)

    def test_social_rent_of_a_market_party_is_no_growth_of_the_corporations(self):
        assert of_plan(plan(20, 12, landlord="market", guarantee_years=30, completion_year=2026)) == (0, 0, 0)

    def test_care_places_of_a_market_party_are_none_either(self):
        assert of_plan(plan(20, 0, landlord="market", care_places=6, completion_year=2026)) == (0, 0, 0)

    def test_caravans_count_where_a_corporation_takes_part_though_nothing_is_rented_out_yet(self):
        assert of_plan(plan(0, 0, landlord=None, caravans=10, **SOCIAL_PLAN)) == (0, 10, 0)


class TestNothingCountsTwice:
    def test_a_mutation_of_a_plan_replaces_the_plans_own_figures(self):
        layer = locations(Elim=plan(20, 12, **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, plan_id="Elim", status="decided")])) == (0, 9, 0)

    def test_a_mutation_of_another_plan_leaves_them(self):
        layer = locations(Elim=plan(20, 12, **SOCIAL_PLAN), Pesse=plan(10, 4, **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, plan_id="Pesse", status="decided")])) == (0, 12 + 9, 0)

    def test_the_rows_behind_the_totals_add_up_to_them(self):
        layer = locations(Elim=plan(20, 12, **SOCIAL_PLAN), Pesse=plan(10, 4, status="3", **SOCIAL_PLAN))
        result = growth(layer, [mutation(9), mutation(4, "sale")])
        by_stage = result.details["contributions"].groupby("stage")["net_addition"].sum()
        assert (by_stage["realised"], by_stage["hard"], by_stage["soft"]) == units(result) == (5, 12, 4)

    def test_gains_and_losses_stand_apart_and_their_difference_is_the_growth(self):
        layer = locations(Elim=plan(20, 12, care_places=6, social_demolished=5, **SOCIAL_PLAN))
        rows = growth(layer, [mutation(9), mutation(4, "sale"), mutation(None, "sale")]).details["contributions"]
        assert list(rows["gain"]) == [9, 0, 0, 18]
        assert list(rows["loss"].fillna(-1)) == [0, 4, -1, 5]
        known = rows["net_addition"].notna()
        assert (rows["gain"] - rows["loss"])[known].equals(rows["net_addition"][known])


class TestThePeriod:
    def test_the_first_day_counts_and_what_happened_before_it_is_in_the_base(self):
        assert of_changes(mutation(5, date="2023-01-01", year=2023)) == (5, 0, 0)
        assert of_changes(mutation(5, date="2022-12-31", year=2022)) == (0, 0, 0)

    def test_a_year_without_a_day_counts_on_its_last_day(self):
        assert of_changes(mutation(5, year=2022)) == (0, 0, 0)
        assert of_changes(mutation(5, year=2023)) == (5, 0, 0)

    def test_31_december_2027_is_in_time_and_1_january_2028_is_not(self):
        assert of_changes(mutation(5, status="decided", date="2027-12-31")) == (0, 5, 0)
        assert of_changes(mutation(5, status="decided", date="2028-01-01")) == (0, 0, 0)

    def test_a_plan_completed_in_2027_is_in_time(self):
        assert of_plan(plan(20, 12, corporation="Domesta", completion_year=2027)) == (0, 12, 0)

    def test_a_plan_demolishes_when_it_starts_also_where_it_is_ready_too_late(self):
        row = plan(60, 40, social_demolished=40, start_year=2027, completion_year=2029, corporation="Domesta")
        assert of_plan(row) == (0, -40, 0)
        assert growth(locations(Elim=row)).details["contributions"].loc["Elim", "on"].year == 2027

    def test_and_not_where_it_started_before_the_agreement(self):
        row = plan(60, 40, social_demolished=30, start_year=2022, completion_year=2025, corporation="Domesta")
        assert of_plan(row) == (0, 40, 0)

    def test_a_plan_completed_after_the_deadline_is_out(self):
        assert of_plan(plan(20, 12, corporation="Domesta", completion_year=2028)) == (0, 0, 0)


class TestHowSureItIs:
    def test_what_is_to_happen_after_the_reference_date_is_not_realised_yet(self):
        later = mutation(5, date="2025-06-01", year=2025)
        assert of_changes(later, on=date(2025, 6, 1)) == (5, 0, 0)
        assert of_changes(later, on=date(2025, 5, 31)) == (0, 5, 0)

    def test_decided_is_hard_and_planned_is_soft(self):
        assert of_changes(mutation(5, status="decided"), mutation(3, status="planned")) == (0, 5, 3)

    def test_the_demolition_of_a_soft_plan_is_soft(self):
        layer = locations(Elim=plan(20, 12, status="3", **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, "demolition", status="decided", plan_id="Elim")])) == (0, 0, -9)

    def test_the_demolition_of_a_hard_plan_is_hard(self):
        layer = locations(Elim=plan(20, 12, status="2A", **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, "demolition", status="planned", plan_id="Elim")])) == (0, -9, 0)

    def test_what_is_realised_is_realised_whatever_the_status_of_its_plan(self):
        layer = locations(Elim=plan(20, 12, status="5A", **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, "demolition", plan_id="Elim")])) == (-9, 0, 0)

    def test_an_idea_does_not_count_and_neither_does_what_belongs_to_it(self):
        layer = locations(Elim=plan(20, 12, status="5B", **SOCIAL_PLAN), Pesse=plan(9, 9, status="5A", **SOCIAL_PLAN))
        assert units(growth(layer, [mutation(9, status="decided", plan_id="Pesse")])) == (0, 0, 0)

    def test_a_plan_that_is_not_there_leaves_a_mutation_as_sure_as_it_says(self):
        assert of_changes(mutation(5, status="decided", plan_id="Weg")) == (0, 5, 0)


class TestReplacement:
    def test_new_build_in_place_of_demolished_homes_counts_as_replacement_too(self):
        result = growth(None, [mutation(30, replaces_demolition=True), mutation(12)])
        assert units(result, "replacement") == (30, 0, 0)
        assert units(result) == (42, 0, 0)

    def test_a_purchase_replaces_nothing(self):
        assert units(growth(None, [mutation(30, "purchase", replaces_demolition=True)]), "replacement") == (0, 0, 0)

    def test_a_plan_replaces_as_many_homes_as_it_demolishes_and_builds(self):
        layer = locations(
            A=plan(40, 30, social_demolished=20, **SOCIAL_PLAN), B=plan(9, 4, social_demolished=9, **SOCIAL_PLAN)
        )
        assert units(growth(layer), "replacement") == (0, 20 + 4, 0)


class TestTheVerdict:
    @pytest.mark.parametrize(
        ("changes", "verdict"),
        [
            ([mutation(320)], "meets"),
            ([mutation(100), mutation(220, status="decided")], "meets"),
            ([mutation(319), mutation(1, status="planned")], "at_risk"),
            ([mutation(319)], "fails"),
            ([mutation(330), mutation(11, "sale")], "fails"),
            ([mutation(330), mutation(11, "sale", status="planned")], "meets"),
        ],
        ids=["realised", "with hard plans", "only with soft plans", "one short", "sold", "a sale that is only planned"],
    )
    def test_320_units_are_reached_for_sure_only_with_soft_plans_or_not(self, changes, verdict):
        assert growth(None, changes).table.loc["net_addition", "verdict"] == verdict

    def test_300_replacements_are_judged_by_themselves(self):
        table = growth(None, [mutation(300, replaces_demolition=True)]).table
        assert list(table["verdict"]) == ["fails", "meets"]

    def test_the_sentence_gives_every_figure_the_day_and_the_article(self):
        changes = [mutation(1000), mutation(5, status="decided"), mutation(3, status="planned")]
        sentence = growth(None, changes, net_addition=1009).table.loc["net_addition", "explanation"]
        assert sentence == (
            "Achter op schema: 1.000 gerealiseerd, 5 in harde en 3 in zachte plannen, van ten minste 1.009 eenheden op "
            "31 december 2027 (afspraak 1). Nog 1 eenheid te vinden."
        )

    def test_the_totals_name_their_unit(self):
        totals = growth(None, [mutation(20)]).totals
        assert totals["net_addition_realised_units"] == 20
        assert totals["net_addition_gap_units"] == totals["replacement_target_units"] == 300


class TestUnknown:
    @pytest.mark.parametrize(
        "unknown",
        [
            mutation(None),
            mutation(20, kind=None),
            mutation(20, status=None),
            mutation(20, year=None),
            mutation(20, mutation=None),
        ],
        ids=["size", "kind", "standing", "year", "what happened"],
    )
    def test_a_missing_figure_makes_a_target_unknown_where_it_decides(self, unknown):
        result = growth(None, [mutation(310), unknown])
        assert told(result, "net_addition") == ("unknown", "size_unknown")
        assert (
            "Van 1 rij is de omvang, de stand of het jaar onbekend." in result.table.loc["net_addition", "explanation"]
        )
        assert units(result) == (310, 0, 0)

    def test_a_target_that_is_reached_without_it_is_reached(self):
        assert growth(None, [mutation(320), mutation(None)]).table.loc["net_addition", "verdict"] == "meets"

    def test_a_target_is_not_reached_for_sure_while_the_size_of_a_demolition_is_unknown(self):
        result = growth(None, [mutation(330), mutation(None, "demolition")])
        assert result.table.loc["net_addition", "verdict"] == "unknown"

    def test_nor_while_it_is_unknown_whether_a_sale_is_decided_on(self):
        result = growth(None, [mutation(330), mutation(11, "sale", status=None)])
        assert result.table.loc["net_addition", "verdict"] == "unknown"

    def test_whether_soft_plans_are_needed_is_unknown_while_the_size_of_a_hard_one_is(self):
        changes = [mutation(319), mutation(1, status="planned"), mutation(None, status="decided")]
        assert growth(None, changes).table.loc["net_addition", "verdict"] == "unknown"

    def test_a_known_size_that_is_too_small_to_matter_leaves_a_failure(self):
        result = growth(None, [mutation(300), mutation(19, status=None)])
        assert result.table.loc["net_addition", "verdict"] == "fails"

    def test_unknown_growth_does_not_touch_the_replacement(self):
        result = growth(None, [mutation(None), mutation(None, "sale")])
        assert told(result, "replacement") == ("fails", "not_reached")

    def test_new_build_that_may_or_may_not_replace_is_unknown_as_replacement_only(self):
        result = growth(None, [mutation(320, replaces_demolition=None)])
        assert list(result.table["verdict"]) == ["meets", "unknown"]

    @pytest.mark.parametrize(
        "row",
        [
            plan(400, 320, landlord=None, **SOCIAL_PLAN),
            plan(400, None, **SOCIAL_PLAN),
            plan(400, 330, corporation="Domesta", completion_year=None),
            plan(400, 330, status=None, **SOCIAL_PLAN),
            plan(400, 330, social_demolished=None, **SOCIAL_PLAN),
            plan(400, 310, care_places=None, **SOCIAL_PLAN),
        ],
        ids=["landlord", "social rent", "completion", "status", "demolition", "care places"],
    )
    def test_a_missing_figure_of_a_plan_makes_the_target_unknown(self, row):
        assert growth(locations(Elim=row)).table.loc["net_addition", "verdict"] == "unknown"

    def test_between_what_the_sum_lies_is_said(self):
        row = growth(None, [mutation(310), mutation(None, "demolition"), mutation(20, status=None)]).table.iloc[0]
        assert (row["firm_most"], row["unknown_rows"]) == (330, 2)
        assert "Gerealiseerd en hard: hooguit 330." in row["explanation"]

    def test_a_withheld_mutation_keeps_its_plan_from_counting_twice_and_is_unknown(self):
        withheld = mutation(None, mutation=None, kind=None, status=None, year=None, plan_id="Elim")
        result = growth(locations(Elim=plan(400, 330, **SOCIAL_PLAN)), [withheld])
        assert units(result) == (0, 0, 0)
        assert list(result.table["verdict"]) == ["unknown", "unknown"]

    def test_nothing_at_all_is_no_growth(self):
        result = growth()
        assert list(result.table["verdict"]) == ["fails", "fails"]
        assert result.details["contributions"].empty
