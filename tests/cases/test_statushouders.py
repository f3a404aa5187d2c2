"""Agreement 19: at most 10% of the homes that a corporation sees vacated goes to statushouders, pro rata to stock."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from builders import TODAY, mutation, rules
from care import NEEDS, YEARS, allocations, area, changes, neighbourhoods, spread, statushouders, stock, vacancies
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.analyses.aandachtsgroepen.next_year import pro_rata
from geo_pa.analyses.aandachtsgroepen.periods import not_judged
from geo_pa.measures.concentration import fit_prior, shrunk
from geo_pa.model import Rules
from geo_pa.registry import find

care = find("aandachtsgroepen")

AREAS = {
    "A": area(1000, 600),
    "B": area(1000, 300, owner="Woonconcept", district="W2"),
    "C": area(1000, 100, owner="Actium", district="W3"),
}
COUNTS = {name: {"statushouders": 0} for name in AREAS}


def years(corporation, district, vacated, given=0):
    return [(year, corporation, district, vacated, given) for year in YEARS]


def one(table, year=2024):
    return table[table["year"] == year].iloc[0]


class TestTheMaximum:
    def test_the_maximum_is_rounded_down(self):
        assert one(statushouders((2024, "Domesta", "W1", 169, 12)))["maximum_homes"] == 16

    def test_as_many_as_the_maximum_meets_and_one_more_fails(self):
        assert one(statushouders((2024, "Domesta", "W1", 168, 16), closed=True))["verdict"] == "meets"
        assert one(statushouders((2024, "Domesta", "W1", 168, 17), closed=True))["verdict"] == "fails"

    def test_delivering_less_is_no_failure(self):
        table = statushouders((2024, "Domesta", "W1", 168, 0))
        assert (one(table)["verdict"], one(table)["reason"]) == ("meets", "nothing_given")
        assert "minder mag" in one(table)["explanation"]

    def test_words_never_contradict_a_rounded_figure(self):
        row = one(statushouders((2024, "Domesta", "W1", 168, 18)))
        assert row["given_allocations"] == 20
        assert "ongeveer 20 van de 168" in row["explanation"]
        assert row["explanation"].endswith("het maximum is 16 (10%, naar beneden afgerond, afspraak 19): daarboven.")

    @pytest.mark.parametrize("given", [13, 14, 15, 16, 17])
    def test_a_rounded_figure_that_may_lie_on_either_side_has_no_verdict(self, given):
        row = one(statushouders((2024, "Domesta", "W1", 168, given)))
        assert (row["given_allocations"], row["verdict"]) == (15, "unknown")
        assert "ongeveer 15" in row["explanation"]
        assert "het zijn er 13 tot en met 17" in row["explanation"]

    @settings(max_examples=some(20))
    @given(st.integers(10, 60), st.integers(100, 600))
    def test_no_verdict_tells_on_which_side_of_the_maximum_a_rounded_figure_lies(self, given, vacated):
        row = one(statushouders((2024, "Domesta", "W1", vacated, given)))
        alike = range(max(row["given_allocations"] - 2, 10), row["given_allocations"] + 3)
        sides = {count > row["maximum_homes"] for count in alike}
        assert (row["verdict"] == "unknown") == (len(sides) == 2)
        assert row["verdict"] == "unknown" or (row["verdict"] == "fails") == sides.pop()

    def test_districts_of_one_corporation_are_one_sum(self):
        rows = [(2024, "Domesta", "W1", 95, 9), (2024, "Domesta", "W2", 95, 10)]
        row = one(statushouders(*rows, closed=True))
        assert (row["vacated_homes"], row["maximum_homes"], row["verdict"]) == (190, 19, "meets")

    def test_years_before_the_agreement_and_the_one_in_which_it_began_are_shown_and_not_judged(self):
        """Of 2023 only what was made available from 2 October on would count, and counts are told per whole year."""
        table = statushouders(*((year, "Domesta", "W1", 100, 40) for year in (2022, 2023, 2024)))
        assert list(table["verdict"]) == ["not_counted", "not_counted", "fails"]
        assert list(table["reason"]) == ["before_agreement", "begun_before_agreement", "above_maximum"]
        assert list(table["given_allocations"]) == [40, 40, 40]
        assert "geldt vanaf 2 oktober 2023" in table.loc[1, "explanation"]

    def test_an_agreement_that_begins_on_the_first_of_january_judges_that_year(self):
        years = pd.Series([2022, 2023], dtype="Int64")
        out = pd.DataFrame(not_judged(years, date(2023, 1, 1), TODAY))
        assert list(out.any(axis=1)) == [True, False]

    @pytest.mark.parametrize(("on", "verdict"), [(date(2024, 12, 30), "not_counted"), (date(2024, 12, 31), "fails")])
    def test_a_year_counts_from_its_last_day_on(self, on, verdict):
        assert one(statushouders((2024, "Domesta", "W1", 100, 40), on=on))["verdict"] == verdict


class TestHiddenAndUnknown:
    def test_a_hidden_count_has_no_verdict(self):
        row = one(statushouders((2024, "Domesta", "W1", 100, 9)))
        assert (row["verdict"], row["reason"]) == ("unknown", "too_few_to_show")
        assert pd.isna(row["given_allocations"])

    def test_few_vacated_homes_in_one_year_hide_those_of_every_year(self):
        table = statushouders((2024, "Actium", "W1", 40, 0), (2025, "Actium", "W1", 9, 2))
        assert table["vacated_homes"].isna().all()
        assert table["maximum_homes"].isna().all()

    def test_a_missing_count_is_unknown(self):
        assert one(statushouders((2024, "Domesta", "W1", 100, None)))["reason"] == "given_unknown"
        assert one(statushouders((2024, "Domesta", "W1", None, 12)))["reason"] == "vacated_unknown"

    def test_the_closed_view_judges_every_year(self):
        row = one(statushouders((2024, "Actium", "W1", 9, 2), closed=True))
        assert (row["vacated_homes"], row["given_allocations"], row["verdict"]) == (9, 2, "fails")
        assert "2 van de 9 vrijgekomen" in row["explanation"]


class TestNextYear:
    VACATED = (
        *years("Domesta", "W1", 300),
        *years("Woonconcept", "W2", 100),
        *years("Actium", "W3", 20),
    )

    def offer(self, **choices):
        table = spread(AREAS, COUNTS, self.VACATED, **choices).details["next_year"]
        return table.set_index("corporation")

    def test_the_task_counts_persons_and_is_rounded_up_to_homes(self):
        assert self.offer(statushouders_task_persons=41)["needed_homes"].sum() == 21

    def test_homes_are_divided_pro_rata_to_stock(self):
        needed = self.offer(statushouders_task_persons=40)["needed_homes"]
        assert needed.to_dict() == {"Domesta": 12, "Woonconcept": 6, "Actium": 2}

    def test_the_largest_remainder_goes_first(self):
        homes = pd.Series({"a": 50, "b": 30, "c": 20}, dtype="Int64")
        assert pro_rata(7, homes).to_dict() == {"a": 4, "b": 2, "c": 1}
        assert pro_rata(0, homes).to_dict() == {"a": 0, "b": 0, "c": 0}

    def test_equal_remainders_go_to_the_larger_stock_and_never_by_the_order_of_rows(self):
        homes = pd.Series({"b": 10, "a": 10, "c": 30}, dtype="Int64")
        assert pro_rata(1, homes).to_dict() == {"b": 0, "a": 0, "c": 1}
        assert pro_rata(2, homes[["a", "b", "c"]]).sort_index().equals(pro_rata(2, homes).sort_index())

    def test_then_the_maximum_binds_and_what_does_not_fit_is_named_and_not_moved(self):
        offer = self.offer(statushouders_task_persons=80)
        assert offer["maximum_homes"].to_dict() == {"Domesta": 30, "Woonconcept": 10, "Actium": 2}
        assert offer["offered_homes"].to_dict() == {"Domesta": 24, "Woonconcept": 10, "Actium": 2}
        assert offer["short_homes"].to_dict() == {"Domesta": 0, "Woonconcept": 2, "Actium": 2}
        assert offer.loc["Domesta", "explanation"].endswith("Dat past.")
        assert (
            "Past niet: 2 woningen. Neemt de taakstelling toe, dan gaan partijen in gesprek"
            in offer.loc["Actium", "explanation"]
        )

    def test_the_stock_by_which_the_task_is_divided_is_a_choice(self):
        """Half of what Domesta has is a care place: it counts by the units of agreement 1 only."""
        homes = stock(AREAS).assign(kind=["care_place", "daeb_home", "daeb_home"])
        needed = {
            choice: divided_by(homes, task_stock=choice, statushouders_task_persons=40)
            for choice in ("social_homes", "agreement_units")
        }
        assert needed["social_homes"] == {"Actium": 5, "Domesta": 0, "Woonconcept": 15}
        assert needed["agreement_units"] == {"Actium": 2, "Domesta": 12, "Woonconcept": 6}

    @pytest.mark.parametrize(
        ("change", "owned"),
        [
            (mutation(100, "sale", complex_id="CA"), 500),
            (mutation(100, "liberalisation", complex_id="CA"), 500),
            (mutation(100, "new_build"), 700),
            (mutation(100, "demolition"), 500),
            (mutation(100, "sale", complex_id="CA", status="planned"), 600),
            (mutation(100, "sale", complex_id="CA", year=2026), 600),
            (mutation(100, "new_build", kind="care_place"), 600),
        ],
        ids=["sold", "liberalised", "built", "lost_somewhere", "planned", "later", "care_place"],
    )
    def test_the_task_is_divided_by_the_stock_on_the_reference_date(self, change, owned):
        assert self.offer(moved=changes(change))["stock_homes"].to_dict() == {
            "Domesta": owned,
            "Woonconcept": 300,
            "Actium": 100,
        }

    @pytest.mark.parametrize(
        "change",
        [mutation(None, "sale", complex_id="CA"), mutation(None), mutation(9_000, "demolition")],
        ids=["sold_unknown", "built_unknown", "more_than_there_are"],
    )
    def test_a_change_of_unknown_size_makes_one_stock_and_so_the_division_unknown(self, change):
        offer = self.offer(moved=changes(change), statushouders_task_persons=40)
        assert offer["stock_homes"].isna().to_dict() == {"Domesta": True, "Woonconcept": False, "Actium": False}
        assert offer["needed_homes"].isna().all()

    def test_homes_that_came_to_nobody_knows_whom_may_be_of_any_corporation(self):
        assert self.offer(moved=changes(mutation(100, corporation=None)))["stock_homes"].isna().all()

    def test_places_are_compared_by_the_stock_in_the_midst_of_the_years(self):
        sold = spread(AREAS, COUNTS, self.VACATED, moved=changes(mutation(600, "sale", complex_id="CA")))
        assert sold.table.loc["A", "social_homes"] == 600
        assert any("het bezit van 1 januari 2023" in sentence for sentence in sold.evidence.assumptions)

    def test_without_a_task_nothing_is_divided(self):
        needed = rules(*NEEDS)
        without = Rules(TODAY, {name: rule for name, rule in needed.items() if name != "statushouders_task_persons"})
        result = care.analyse(
            neighbourhoods=neighbourhoods(AREAS),
            corporation_stock=stock(AREAS),
            allocations=allocations(AREAS, COUNTS),
            vacancies=vacancies(*self.VACATED),
            rules=without,
            on=TODAY,
        )
        assert result.details["next_year"][["needed_homes", "offered_homes"]].isna().all(axis=None)
        assert result.totals["needed_homes"] is None

    def test_who_does_not_see_all_complexes_gets_no_division(self):
        table = spread(AREAS, COUNTS, self.VACATED, partial=True).details["next_year"]
        assert table[["stock_homes", "needed_homes", "offered_homes"]].isna().all(axis=None)


def divided_by(homes, **choices):
    result = care.analyse(
        neighbourhoods=neighbourhoods(AREAS),
        corporation_stock=homes,
        allocations=allocations(AREAS, COUNTS),
        vacancies=vacancies(*TestNextYear.VACATED),
        rules=rules(*NEEDS, **choices),
        on=TODAY,
    )
    return result.details["next_year"].set_index("corporation")["needed_homes"].to_dict()


HALVES = {"A": area(1000, 500, district="W1"), "B": area(1000, 500, district="W2")}
"""Two districts as large as each other."""


class TestTheRoomPerDistrict:
    def rows(self, vacated, counts=None, *, task=40, areas=None, **choices):
        """Ask for the room; vacated: homes a year by corporation and district."""
        housed = counts or {"W1": 60, "W2": 40}
        told = {name: {"statushouders": housed[one["district"]]} for name, one in (areas or HALVES).items()}
        given = [row for (who, where), homes in vacated.items() for row in years(who, where, homes)]
        choices = {"statushouders_task_persons": task, **choices}
        return spread(areas or HALVES, told, given, closed=True, **choices).details["room"]

    def offers(self, *args, **given):
        rows = self.rows(*args, **given)
        return rows.groupby("district_code")["offered_homes"].sum().to_dict()

    def test_the_lowest_concentration_goes_first(self):
        vacated = {("Domesta", "W1"): 200, ("Domesta", "W2"): 200}
        assert self.offers(vacated, task=10) == {"W2": 5, "W1": 0}

    def test_a_place_that_is_a_concentration_is_offered_nothing(self):
        vacated = {("Domesta", "W1"): 300, ("Domesta", "W2"): 7}
        rows = self.rows(vacated, {"W1": 100, "W2": 20}, task=40)
        assert dict(zip(rows["district_code"], rows["offered_homes"], strict=True)) == {"W2": 3, "W1": 0}
        assert dict(zip(rows["district_code"], rows["room_limit"], strict=True))["W1"] == "concentration"

    def test_a_place_is_offered_no_more_than_the_point_where_it_would_be_one_itself(self):
        """One home more, and the lower bound of the margin would lie above 1."""
        vacated = {("Domesta", "W1"): 300}
        room = int(self.rows(vacated, {"W1": 55, "W2": 45}, task=400)["room_homes"].iloc[0])
        assert self.rows(vacated, {"W1": 55, "W2": 45}, task=400)["room_limit"].iloc[0] == "becomes_concentration"
        counts, expectation = pd.Series({"W1": 55, "W2": 45}), pd.Series({"W1": 50.0, "W2": 50.0})
        prior = fit_prior(counts, expectation)
        more = pd.Series({"W1": 1, "W2": 0})
        low = [shrunk(counts + homes * more, expectation, prior, 0.95)["low"]["W1"] for homes in (room, room + 1)]
        assert low[0] <= 1 < low[1]

    def test_the_corporations_are_taken_together(self):
        """Both have vacancies in the same place; what the one offers there the other cannot."""
        areas = {**HALVES, "B": area(1000, 500, district="W2", owner="Woonconcept")}
        vacated = {("Domesta", "W1"): 300, ("Woonconcept", "W1"): 300}
        rows = self.rows(vacated, {"W1": 55, "W2": 45}, task=400, areas=areas)
        assert rows["offered_homes"].sum() == rows.loc[0, "room_homes"] == rows.loc[1, "room_homes"] < 60

    def test_a_home_that_fits_in_one_place_only_is_not_kept_out_by_another_corporation(self):
        """Domesta could fill the small place first, and then Woonconcept would have none."""
        areas = {**HALVES, "B": area(1000, 500, district="W2", owner="Woonconcept")}
        vacated = {("Domesta", "W1"): 90, ("Domesta", "W2"): 10, ("Woonconcept", "W2"): 50}
        rows = self.rows(vacated, {"W1": 50, "W2": 50}, task=28, areas=areas).set_index(
            ["corporation", "district_code"]
        )
        assert rows["offered_homes"].groupby("corporation").sum().to_dict() == {"Domesta": 7, "Woonconcept": 5}

    @pytest.mark.parametrize(("share", "offered"), [("0.5", 5), ("0.25", 2), ("0.75", 7)])
    def test_no_place_gives_all_that_is_vacated_there(self, share, offered):
        vacated = {("Domesta", "W2"): 10, ("Domesta", "W1"): 300}
        rows = self.rows(vacated, task=60, room_share_of_vacancies=Decimal(share)).set_index("district_code")
        assert rows.loc["W2", "offered_homes"] == offered
        assert rows.loc["W2", "room_limit"] == "share_of_vacancies"

    def test_where_homes_are_not_known_no_room_is_known_and_the_other_places_keep_theirs(self):
        areas = {**HALVES, "C": area(None, 500, district="W3")}
        vacated = {("Domesta", "W1"): 200, ("Domesta", "W3"): 200}
        rows = self.rows(vacated, {"W1": 40, "W2": 40, "W3": 40}, areas=areas).set_index("district_code")
        assert pd.isna(rows.loc["W3", "offered_homes"])
        assert rows.loc["W3", "room_limit"] == "unknown"

    def test_it_is_for_the_closed_view_only(self):
        result = spread(HALVES, {"A": {"statushouders": 40}, "B": {"statushouders": 40}}, years("Domesta", "W1", 90))
        assert not {"room", "since"} & set(result.details)
