"""All agreements on one page: what is on schedule, what is in danger, and what nobody can know yet."""

from datetime import date

import pandas as pd
import pytest
from builders import mutation, told
from monitor import agreement, answer, figure, monitor, new_homes, of_growth, of_reports, report, stands, statushouders

from geo_pa.terms import label


class TestWhatIsReported:
    def test_realised_and_hard_plans_that_reach_the_number_are_on_schedule(self):
        row = of_reports(report(2024, 60), report(2026, planned=40, hardness="hard"))
        assert stands(row) == ("meets", 60, 40, 0)

    def test_what_is_certain_is_what_is_realised_and_in_hard_plans(self):
        row = of_reports(report(2024, 60), report(2026, planned=15, hardness="hard"), report(2027, planned=40))
        assert row["reached"] == 75

    def test_a_number_that_needs_soft_plans_is_in_danger(self):
        row = of_reports(report(2024, 60), report(2027, planned=40, hardness="soft"))
        assert stands(row) == ("at_risk", 60, 0, 40)

    def test_a_number_that_not_even_soft_plans_reach_is_behind_schedule(self):
        row = of_reports(report(2024, 60), report(2027, planned=39, hardness="soft"))
        assert (row["verdict"], row["gap"]) == ("fails", 1)
        assert row["explanation"] == (
            "Achter op schema: 60 gerealiseerd, 0 in harde en 39 in zachte plannen, van ten minste 100 woningen op "
            "31 december 2027 (afspraak 11). Nog 1 woning te vinden. Volgens de meldingen van de partijen."
        )

    def test_after_its_deadline_it_is_not_reached_instead_of_behind(self):
        row = of_reports(report(2024, 60), deadline="2025-12-31")
        assert row["explanation"].startswith("Niet gehaald: 60 gerealiseerd")

    def test_without_any_report_a_number_is_unknown_and_no_figure_is_0(self):
        row = of_reports()
        assert (row["verdict"], row["reason"]) == ("unknown", "not_reported")
        assert row[["realised", "hard", "soft", "reached", "gap"]].isna().all()

    def test_a_report_about_another_number_says_nothing_about_this_one(self):
        assert of_reports(report(2024, 100, figure_id="G"))["reason"] == "not_reported"

    def test_a_report_without_an_amount_is_unknown_where_it_decides_and_does_not_matter_where_it_does_not(self):
        assert of_reports(report(2024, 60), report(2025))["reason"] == "size_unknown"
        assert of_reports(report(2024, 100), report(2025))["verdict"] == "meets"

    def test_what_was_planned_for_a_year_that_is_over_is_unknown_until_it_is_reported(self):
        planned = report(2025, planned=40, hardness="hard")
        assert of_reports(report(2024, 60), planned)["verdict"] == "unknown"
        assert stands(of_reports(report(2024, 60), planned, report(2025, 30))) == ("fails", 90, 0, 0)

    def test_a_year_without_a_report_may_have_brought_more_than_was_planned_for_it(self):
        planned = report(2025, planned=10, hardness="hard")
        row = of_reports(report(2024, 60), planned)
        assert (row["verdict"], row["reason"]) == ("unknown", "size_unknown")
        assert "Nog hoogstens 40 woningen te vinden." in row["explanation"]
        assert of_reports(report(2024, 100), planned)["verdict"] == "meets"

    def test_a_plan_of_unknown_hardness_counts_for_neither(self):
        assert of_reports(report(2024, 60), report(2027, planned=40))["verdict"] == "unknown"

    def test_a_year_counts_on_its_last_day(self):
        last_year = report(2025, 100)
        assert stands(of_reports(last_year, on=date(2025, 12, 31))) == ("meets", 100, 0, 0)
        assert of_reports(last_year, on=date(2025, 12, 30))["reason"] == "not_reported"

    def test_what_was_reported_over_a_later_year_does_not_count_and_what_was_planned_for_it_does(self):
        rows = [report(2023, 60), report(2024, 45), report(2025, 20), report(2026, planned=16, hardness="hard")]
        row = of_reports(*rows, on=date(2024, 6, 30))
        assert stands(row) == ("fails", 60, 16, 0)
        assert "Niet meegeteld: melding over 2024 (pas na de peildatum gemeld), over 2025" in row["explanation"]
        both = report(2024, 45, planned=30, hardness="soft")
        assert stands(of_reports(report(2023, 60), both, on=date(2024, 6, 30))) == ("fails", 60, 0, 30)

    def test_what_was_done_before_the_agreement_began_does_not_count_and_the_first_year_does(self):
        early, first = report(2022, 300), report(2023, 60)
        row = of_reports(early, first, start="2023-01-01")
        assert stands(row) == ("fails", 60, 0, 0)
        assert "melding over 2022 (van voor het begin van de afspraak)" in row["explanation"]

    def test_a_figure_against_2017_has_a_start_of_its_own(self):
        rows = [report(2017, 50), report(2018, 60), report(2024, 45)]
        assert stands(of_reports(*rows, start="2018-01-01")) == ("meets", 105, 0, 0)

    @pytest.mark.parametrize(
        ("year", "reason"), [(2022, "before_start"), (2028, "after_deadline"), (2026, "reported_later")]
    )
    def test_a_report_that_does_not_count_is_listed_with_its_reason(self, year, reason):
        result = monitor({"F": figure(start="2023-01-01")}, agreement_progress=[report(year, 10)])
        assert result.evidence.excluded[["layer", "id", "reason"]].to_numpy().tolist() == [
            ["agreement_progress", "P1", reason]
        ]

    def test_a_report_about_no_figure_at_all_is_listed_too(self):
        result = monitor({"F": figure()}, agreement_progress=[report(2024, 10, figure_id="G")])
        assert list(result.evidence.excluded["reason"]) == ["no_such_figure"]

    def test_what_comes_after_the_deadline_comes_too_late(self):
        late = report(2028, planned=100, hardness="hard")
        assert stands(of_reports(late)) == ("fails", 0, 0, 0)

    def test_shares_of_the_base_add_up_over_the_years_without_rounding_errors(self):
        row = of_reports(report(2024, 0.04), report(2025, 0.028), value=0.068, unit="share")
        assert row["verdict"] == "meets"
        assert "6,8% gerealiseerd" in row["explanation"]

    def test_after_the_deadline_a_plan_does_not_count_any_more(self):
        done, planned = report(2027, 60), report(2027, planned=40, hardness="hard")
        assert stands(of_reports(done, planned, on=date(2027, 12, 30)))[0] == "fails"
        row = of_reports(done, on=date(2028, 1, 1))
        assert row["explanation"].startswith("Niet gehaald: 60 gerealiseerd, van ten minste 100 woningen")
        assert "Daarvoor ontbreken 40 woningen." in row["explanation"]
        assert (row["reason"], row["reached"], row["gap"]) == ("missed", 60, 40)

    def test_what_was_reached_by_the_deadline_is_reached_and_no_longer_on_schedule(self):
        row = of_reports(report(2026, 100), on=date(2028, 1, 1))
        assert row["explanation"].startswith("Gehaald: 100 gerealiseerd")
        assert (row["verdict"], row["reason"]) == ("meets", "reached")

    def test_without_a_last_day_nothing_is_too_late_and_nothing_is_missed(self):
        rows = [report(2024, 60), report(2029, planned=10, hardness="hard")]
        row = of_reports(*rows, deadline=None, open_ended=True, on=date(2028, 1, 1))
        assert (*stands(row), row["reason"]) == ("at_risk", 60, 10, 0, "no_last_day")
        assert pd.isna(row["deadline"])
        assert "De afspraak noemt geen einde." in row["explanation"]

    def test_an_ambition_is_shown_and_not_judged(self):
        row = of_reports(report(2024, 60), scored=False, unscored="ambition")
        assert (*stands(row), row["reason"]) == ("not_counted", 60, 0, 0, "ambition")
        assert row["explanation"].startswith("Geen oordeel (een ambitie, geen afspraak over een resultaat): 60 gereali")

    def test_parts_of_one_programme_are_never_added_up(self):
        parts = {name: figure(corporation="Woonconcept", value=10) for name in ("F", "G")}
        result = monitor(parts, agreement_progress=[report(2024, 10), report(2024, 10, figure_id="G")])
        assert list(result.table["realised"]) == [10, 10]
        assert not any("realised" in name for name in result.totals)


class TestGrowth:
    def test_it_says_what_the_question_on_growth_says(self):
        row = of_growth(mutation(319), mutation(1, status="planned")).table.loc["net_addition"]
        assert stands(row) == ("at_risk", 319, 0, 1)
        assert row["agreed"] == 320

    def test_a_change_without_a_plan_or_a_complex_is_named_by_what_it_is_and_not_by_a_code(self):
        names = of_growth(mutation(50, "purchase")).details["behind"]["name"]
        assert list(names) == ["Aankoop van Domesta"]

    def test_the_number_to_reach_is_that_of_the_rule(self):
        assert of_growth(mutation(5), net_addition=5).table.loc["net_addition", "verdict"] == "meets"

    def test_what_was_expected_stands_beside_gains_losses_and_net_per_corporation(self):
        changes = [mutation(50), mutation(20, "demolition", status="decided"), mutation(4, corporation="Actium")]
        table = of_growth(*changes).details["expected"].set_index(["corporation", "figure"])
        assert list(table.loc[("Domesta", "demolition_and_sale"), ["realised", "hard"]]) == [0, 20]
        assert list(table.loc[("Domesta", "net"), ["realised", "hard"]]) == [50, -20]
        assert list(table.loc[("Samen", "net"), ["realised", "hard"]]) == [54, -20]
        assert table["expected"].isna().all()

    def test_what_is_bought_is_no_new_build_and_what_is_liberalised_is_not_sold(self):
        changes = [mutation(50, "purchase"), mutation(20, "liberalisation")]
        table = of_growth(*changes).details["expected"].set_index(["corporation", "figure"])["realised"]
        assert table[("Domesta", "new_build")] == table[("Domesta", "demolition_and_sale")] == 0
        assert (table[("Domesta", "purchase")], table[("Domesta", "liberalisation")]) == (50, 20)

    def test_a_sale_of_unknown_size_is_counted_as_an_unknown_row_and_not_as_0(self):
        table = of_growth(mutation(None, "sale")).details["expected"].set_index(["corporation", "figure"])
        assert table.loc[("Domesta", "demolition_and_sale"), "unknown_rows"] == 1
        assert table.loc[("Domesta", "new_build"), "unknown_rows"] == 0


EACH_LOCATION = figure("social_share", 0.3, agreement="2", unit="share", norm="each")


def of_locations(*verdicts):
    """Tell where agreement 2 stands with these verdicts on hard plans."""
    said = {f"L{number}": word for number, word in enumerate(verdicts)}
    plans = new_homes(**{name: {"dwellings": 10, "status": "1A", "completion_year": 2027} for name in said})
    return monitor({"F": EACH_LOCATION}, social_share=answer("social_share", said), building_locations=plans)


def of_villages(**verdicts):
    """Tell where agreement 5 stands with these verdicts."""
    own = {"F": figure("village_stock", None, agreement="5", unit="villages", norm="each")}
    return monitor(own, village_stock=answer("village_stock", verdicts))


class TestNormsForEach:
    @pytest.mark.parametrize(
        ("verdicts", "said"),
        [
            (["meets", "compensated"], ("meets", "all_meet")),
            (["meets", "unknown"], ("unknown", "some_unknown")),
            (["unknown", "at_risk"], ("at_risk", "some_at_risk")),
            (["at_risk", "fails", "meets"], ("fails", "some_fail")),
            (["not_counted", "meets"], ("meets", "all_meet")),
        ],
    )
    def test_the_worst_verdict_among_the_villages_that_count_is_that_of_the_agreement(self, verdicts, said):
        assert told(of_villages(**dict(zip("ABC", verdicts, strict=False))), "F") == said

    def test_a_unit_of_which_it_is_unknown_is_neither_reached_nor_short_and_stands_apart(self):
        words = ["meets", "meets", "compensated", "at_risk", "fails", "unknown", "unknown", "not_counted"]
        row = of_locations(*words).table.loc["F"]
        assert (row["reached"], row["gap"], row["unknown_rows"], row["judged"]) == (3, 2, 2, 7)
        assert row["explanation"] == (
            "Achter op schema: gehaald op 3 van 7 locaties, niet op 2, onbekend op 2. Oordelen: 2 voldoet, 1 "
            "gecompenseerd, 1 compensatie mogelijk, 2 onbekend, 1 voldoet niet aan het uitgangspunt. Vereist is ten "
            "minste 30% sociale huur op elke locatie (afspraak 2)."
        )

    def test_one_more_unknown_location_makes_no_gap_larger(self):
        fewer, more = (of_locations("meets", "fails", *["unknown"] * count).table.loc["F"] for count in (0, 3))
        assert (fewer["gap"], more["gap"]) == (1, 1)
        assert (fewer["unknown_rows"], more["unknown_rows"]) == (0, 3)

    def test_what_was_agreed_is_a_norm_for_each_and_no_number_of_locations_or_villages(self):
        row = of_locations("meets", "fails").table.loc["F"]
        assert (row["agreed_each"], row["unit"]) == (0.3, "locations")
        assert pd.isna(row["agreed"])
        village = of_villages(A="meets", B="at_risk").table.loc["F"]
        assert village[["agreed", "agreed_each"]].isna().all()
        assert (village["hard"], village["gap"], village["judged"], village["unit"]) == (1, 1, 2, "villages")
        assert "gehaald in 1 van 2 dorpen, niet in 1." in village["explanation"]

    def test_a_village_is_told_in_its_own_words_and_not_in_those_of_the_30_percent(self):
        told_of = of_villages(A="fails", B="not_counted").table.loc["F", "explanation"]
        assert f"1 {label('village_verdict', 'fails')}" in told_of

    def test_without_an_answer_there_is_a_norm_and_no_figure(self):
        row = monitor({"F": EACH_LOCATION}).table.loc["F"]
        assert (row["verdict"], row["reason"], row["agreed_each"]) == ("unknown", "source_missing", 0.3)
        assert row[["agreed", "realised", "hard", "soft", "gap", "unknown_rows", "judged"]].isna().all()

    def test_without_one_that_counts_there_is_nothing_to_judge(self):
        assert told(of_villages(A="not_counted"), "F") == ("unknown", "nothing_to_count")


MAXIMUM = {"F": figure("statushouders", 0.1, agreement="19", unit="share", norm="at_most")}


class TestStatushouders:
    def test_less_than_the_maximum_is_no_failure(self):
        answered = statushouders(("Domesta", 2025, 200, 11, 20, "meets"), ("Actium", 2025, 20, 0, 2, "meets"))
        row = monitor(MAXIMUM, aandachtsgroepen=answered).table.loc["F"]
        assert row["verdict"] == "meets"
        assert "minder is geen tekortkoming" in row["explanation"]

    def test_one_corporation_above_it_is(self):
        answered = statushouders(("Domesta", 2025, 200, 21, 20, "fails"), ("Actium", 2025, 20, 0, 2, "meets"))
        row = monitor(MAXIMUM, aandachtsgroepen=answered).table.loc["F"]
        assert row["verdict"] == "fails"
        assert row["explanation"].startswith("Boven het maximum: ")

    def test_no_share_of_all_together_hides_one_that_is_above_it(self):
        answered = statushouders(("Domesta", 2025, 200, 21, 20, "fails"), ("Woonconcept", 2025, 300, 10, 30, "meets"))
        row = monitor(MAXIMUM, aandachtsgroepen=answered).table.loc["F"]
        assert row["verdict"] == "fails"
        assert row[["realised", "hard", "soft", "reached"]].isna().all()

    def test_the_last_year_that_is_over_decides(self):
        answered = statushouders(("Domesta", 2024, 200, 30, 20, "fails"), ("Domesta", 2025, 200, 20, 20, "meets"))
        assert monitor(MAXIMUM, aandachtsgroepen=answered).table.loc["F", "verdict"] == "meets"

    def test_a_few_homes_are_hidden_and_no_total_gives_them_away(self):
        answered = statushouders(("Domesta", 2025, 200, 15, 20, "meets"), ("Actium", 2025, 50, 3, 5, "meets"))
        result = monitor(MAXIMUM, aandachtsgroepen=answered)
        rows = result.details["behind"].set_index("corporation")
        assert rows.loc["Actium", ["amount", "of"]].isna().all()

    def test_without_that_answer_it_is_unknown(self):
        assert told(monitor(MAXIMUM), "F") == ("unknown", "source_missing")


class TestAgreementsWithoutANumber:
    def test_it_is_never_scored_and_says_who_leads_and_what_was_agreed(self):
        row = monitor(agreements={"4": agreement("4", lead="Gemeente en corporaties")}).table.loc["04"]
        assert (row["verdict"], row["reason"]) == ("not_counted", "no_number")
        assert "Wie trekt: Gemeente en corporaties." in row["explanation"]
        assert row[["agreed", "realised", "hard", "soft", "gap"]].isna().all()

    def test_a_signal_is_shown_and_is_no_verdict(self):
        heat = answer("heat_stress", {"A": "high", "B": "none", "C": "some"}, said="signal")
        listed = {"13": agreement("13", question="heat_stress", signal=True)}
        row = monitor(agreements=listed, heat_stress=heat).table.loc["13"]
        assert (row["verdict"], row["reason"]) == ("not_counted", "signal")
        assert "van 3 gebieden 1 veel aandacht, 1 enige aandacht" in row["explanation"]

    def test_a_signal_that_cannot_be_told_yet_is_not_made_up(self):
        listed = {"21": agreement("21", question="aandachtsgroepen", signal=True)}
        assert "nog niet te bepalen" in monitor(agreements=listed).table.loc["21", "explanation"]


class TestTheWhole:
    def test_an_agreement_gets_the_worst_verdict_of_its_figures(self):
        both = {"F": figure(), "G": figure(value=5)}
        totals = monitor(both, agreement_progress=[report(2024, 60), report(2024, 5, figure_id="G")]).totals
        assert (totals["agreements"], totals["agreements_fails"], totals["figures_meets"]) == (1, 1, 1)

    def test_a_reader_who_may_not_see_all_is_not_told_that_it_fails(self):
        row = monitor({"F": figure()}, agreement_progress=[report(2024, 60)], partial=True).table.loc["F"]
        assert (row["verdict"], row["reason"]) == ("unknown", "not_all_visible")
        assert row["explanation"].endswith("Alleen wat u mag zien, is geteld; het geheel kan anders zijn.")

    def test_but_what_he_sees_reach_the_number_reaches_it(self):
        row = monitor({"F": figure()}, agreement_progress=[report(2024, 100)], partial=True).table.loc["F"]
        assert row["verdict"] == "meets"

    def test_a_figure_that_is_not_scored_keeps_its_numbers_and_gets_no_verdict(self):
        row = monitor({"F": figure(scored=False)}, agreement_progress=[report(2024, 60)]).table.loc["F"]
        assert (row["verdict"], row["reason"], row["realised"]) == ("not_counted", "not_scored", 60)

    def test_nothing_is_lost_where_every_layer_is_missing(self):
        measures = ["growth", "social_share", "village_stock", "accessible", "rents_low", "rents_middle", "clustered"]
        measures += ["statushouders", "pitches", "reported", "reported_labels"]
        table = monitor({measure: figure(measure) for measure in measures}).table
        assert set(table.index) == set(measures)
        assert set(table["verdict"]) == {"unknown"}
        assert table[["realised", "hard", "soft"]].isna().all(axis=None)

    def test_a_figure_without_a_deadline_holds_until_the_agreements_end(self):
        rule = figure("rents_low", None, rule="affordability.share_under_quality_discount_limit")
        table = monitor({"F": figure(deadline=None), "G": rule}).table
        assert table.loc["F", "deadline"] == pd.Timestamp("2027-12-31")

    def test_without_any_date_a_figure_has_none(self):
        row = of_reports(report(2024, 60), deadline=None)
        assert pd.isna(row["deadline"])
        assert "van ten minste 100 woningen (afspraak 11)" in row["explanation"]
