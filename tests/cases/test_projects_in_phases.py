"""Rows of one project number are one project: judged together, rounded once, and no home counted twice."""

from datetime import date

import pytest
from builders import booking, lines, locations, plan, share, told

PARTS = ["required_social_homes", "met_on_site", "booked_in", "open_homes"]


def phase(dwellings, social_rent=0, *, project="A", **columns):
    return plan(dwellings, social_rent, project_id=project, **columns)


def summed(result, *rows):
    return result.table.loc[list(rows), PARTS].sum().tolist()


THREE = {
    "F1": phase(5, 5, social_demolished=None),
    "F2": phase(5, completion_year=2028),
    "F3": phase(5, completion_year=2029),
}
"""One project of 15 homes in three rows, as plan monitors keep phases: 5 social homes in the first, none after it."""


class TestTogether:
    def test_15_homes_in_three_phases_with_5_0_and_0_social_ones_need_5_and_hold_5(self):
        result = share(locations(**THREE))
        assert set(result.table["verdict"]) == {"meets"}
        assert summed(result, *THREE) == [5, 5, 0, 0]
        totals = result.totals
        names = ("required_social_homes", "met_on_site_homes", "open_homes", "dwellings_counted", "locations_meets")
        assert [totals[name] for name in names] == [5, 5, 0, 15, 3]

    def test_per_row_is_the_other_choice_and_two_phases_fall_short(self):
        result = share(locations(**THREE), phases="apart")
        assert list(result.table["verdict"]) == ["meets", "fails", "fails"]
        assert summed(result, *THREE) == [6, 2, 0, 4]

    def test_each_row_tells_the_project_its_figures_and_its_phases(self):
        texts = share(locations(**THREE)).table["explanation"]
        assert texts.nunique() == 1
        assert texts["F2"] == (
            "Voldoet: 5 van de 15 woningen zijn sociale huur (33,3%); vereist zijn er 5 (30%, afspraak 2). Samen "
            "beoordeeld als één project (keuze, niet uit de afspraken), met per fase de sociale huur: Plan F1 (5 van "
            "5), Plan F2 (0 van 5) en Plan F3 (0 van 5)."
        )

    def test_a_row_keeps_its_own_homes_and_share(self):
        table = share(locations(**THREE)).table
        assert table["social_homes"].tolist() == [5, 0, 0]
        assert table["social_share"].tolist() == [1, 0, 0]

    def test_without_a_project_number_each_row_is_a_project_and_the_evidence_says_so(self):
        rows = {name: {**row, "project_id": None} for name, row in THREE.items()}
        result = share(locations(**rows))
        assert list(result.table["verdict"]) == ["meets", "fails", "fails"]
        assert (
            "Elke rij van de laag is een project: fasen worden apart beoordeeld en afgerond, want geen rij heeft een "
            "projectnummer (project_id)."
        ) in result.evidence.assumptions

    def test_what_is_open_stands_at_the_phase_that_is_completed_last(self):
        rows = {**THREE, "F1": phase(5, 3)}
        table = share(locations(**rows)).table
        assert table["open_homes"].tolist() == [0, 0, 2]
        assert table["required_social_homes"].tolist() == [3, 0, 2]
        assert table["homes_to_convert"].fillna(0).tolist() == [0, 0, 2]

    @pytest.mark.parametrize("size", [5, 16])
    def test_the_smallest_project_is_that_of_all_phases(self, size):
        result = share(locations(**THREE), smallest_project=size)
        assert set(result.table["verdict"]) == ({"meets"} if size <= 15 else {"not_counted"})


class TestPhasesThatDiffer:
    """A phase counts by its own status and decision; one that does not count is no part of the project."""

    @pytest.mark.parametrize(
        ("differs", "reason"),
        [({"status": "5A"}, "status_not_counted"), ({"decision_date": "2023-10-01"}, "decided_before_rule")],
    )
    def test_an_idea_or_a_phase_decided_before_the_rule_is_outside_it(self, differs, reason):
        result = share(locations(F1=phase(5, 5, **differs), F2=phase(5), F3=phase(5, 3)))
        assert told(result, "F1") == ("not_counted", reason)
        assert told(result, "F2") == told(result, "F3") == ("meets", "met_on_site")
        assert summed(result, "F2", "F3") == [3, 3, 0, 0]

    def test_soft_and_hard_phases_are_one_project_and_only_hard_homes_are_lent(self):
        rows = {"F1": phase(20, 20), "F2": phase(20, 20, status="3"), "Elim": plan(60, 0)}
        result = share(locations(**rows))
        assert summed(result, "F1", "F2") == [12, 12, 0, 0]
        assert result.table.loc[["F1", "F2"], "surplus_homes"].sum() == 28
        assert sum(homes for *_, homes in lines(result, "proposed")) == 20 - 12

    def test_a_phase_that_only_demolishes_takes_from_the_surplus_of_the_project(self):
        rows = {"F1": phase(0, 0, social_demolished=4, completion_year=2030), "F2": phase(20, 12), "Elim": plan(20, 0)}
        result = share(locations(**rows))
        assert told(result, "F1") == ("not_counted", "no_new_homes")
        assert sum(homes for *_, homes in lines(result, "proposed")) == 12 - 6 - 4
        assert summed(result, "F2") == [6, 6, 0, 0]

    def test_a_phase_decided_after_the_reference_date_is_in_the_project_and_lends_nothing_yet(self):
        rows = {"F1": phase(20, 20), "F2": phase(20, 20, decision_date="2024-06-01"), "Elim": plan(100, 0)}
        early = share(locations(**rows), on=date(2024, 1, 2))
        assert sum(homes for *_, homes in lines(early, "proposed")) == 20 - 12
        assert sum(homes for *_, homes in lines(share(locations(**rows)), "proposed")) == 40 - 12


class TestPhasesInDoubt:
    def test_a_phase_of_unknown_status_is_unknown_and_the_others_too_where_it_decides(self):
        result = share(locations(F1=phase(10, 0), F2=phase(10, 8, status=None)))
        assert told(result, "F1") == ("unknown", "phase_unknown")
        assert told(result, "F2") == ("unknown", "status_unknown")
        assert summed(result, "F1", "F2") == [6, 3, 0, 3]
        assert result.table["open_homes_certain"].sum() == 0

    def test_where_it_does_not_decide_the_verdict_of_the_others_stands(self):
        enough = share(locations(F1=phase(10, 8), F2=phase(10, 0, status=None)))
        assert told(enough, "F1") == ("meets", "met_on_site")
        short = share(locations(F1=phase(20, 0), F2=phase(10, 3, status=None)))
        assert told(short, "F1") == ("fails", "short")
        assert told(short, "F2") == ("unknown", "status_unknown")

    def test_a_phase_of_unknown_size_leaves_the_project_unknown(self):
        result = share(locations(F1=phase(10, 8), F2=phase(None, None)))
        assert told(result, "F1") == ("unknown", "phase_unknown")
        assert told(result, "F2") == ("unknown", "dwellings_unknown")


class TestCompensation:
    def test_a_booking_for_a_phase_is_one_for_the_project_and_stands_at_that_phase(self):
        rows = {"F1": phase(10, 3), "F2": phase(10, 0, completion_year=2028), "Pesse": plan(20, 9)}
        result = share(locations(**rows), [booking("Pesse", "F1", 3)])
        assert told(result, "F1") == told(result, "F2") == ("compensated", "compensation_booked")
        assert result.table.loc[["F1", "F2"], "booked_in"].tolist() == [3, 0]
        assert summed(result, "F1", "F2") == [6, 3, 3, 0]
        assert "Geboekt: 3 woningen van Plan Pesse" in result.table.loc["F2", "explanation"]

    def test_phases_cannot_compensate_each_other(self):
        result = share(locations(F1=phase(20, 12), F2=phase(20, 0)), [booking("F1", "F2", 6)])
        assert list(result.evidence.excluded["reason"]) == ["same_project"]
        assert told(result, "F2") == ("meets", "met_on_site")

    def test_a_surplus_is_what_the_whole_project_has_over_and_is_lent_once(self):
        rows = {"F1": phase(20, 14), "F2": phase(20, 0), "Elim": plan(20, 3), "Noord": plan(20, 3)}
        result = share(locations(**rows), [booking("F1", "Elim", 8, surplus_when_booked=8)])
        assert lines(result, "booked") == [("F1", "Elim", 2)]
        assert result.table.loc[["F1", "F2"], "surplus_homes"].sum() == 2
        assert lines(result, "proposed") == []

    def test_a_project_is_complete_with_its_last_phase(self):
        rows = {"F1": phase(10, 0), "F2": phase(10, 0, completion_year=2033), "Pesse": plan(40, 20)}
        assert lines(share(locations(**rows)), "proposed") == []
        assert lines(share(locations(**rows), horizon_years=6), "proposed") == [("Pesse", "F2", 6)]


class TestReadersWhoSeeLess:
    def test_where_another_phase_is_hidden_the_verdict_is_unknown_and_no_figure_is_told(self):
        result = share(locations(F1=phase(10, 8, partly_hidden=True), Elim=plan(20, 3)))
        assert told(result, "F1") == ("unknown", "phase_hidden")
        assert result.table.loc["F1", PARTS].isna().tolist() == [True, True, False, True]
        assert lines(result, "proposed") == []

    def test_where_each_row_is_a_project_it_does_not_matter(self):
        result = share(locations(F1=phase(10, 8, partly_hidden=True)), phases="apart")
        assert told(result, "F1") == ("meets", "met_on_site")
