"""Agreement 19: at most 10% of the homes that a corporation sees vacated goes to statushouders, pro rata to stock."""

import pandas as pd
from builders import TODAY, rules
from care import NEEDS, YEARS, allocations, area, neighbourhoods, spread, statushouders, stock, vacancies

from geo_pa.analyses import aandachtsgroepen as care
from geo_pa.analyses.aandachtsgroepen.next_year import pro_rata
from geo_pa.model import Rules

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
        assert one(statushouders((2024, "Domesta", "W1", 168, 16)))["verdict"] == "meets"
        assert one(statushouders((2024, "Domesta", "W1", 168, 17)))["verdict"] == "fails"

    def test_delivering_less_is_no_failure(self):
        table = statushouders((2024, "Domesta", "W1", 168, 0))
        assert (one(table)["verdict"], one(table)["reason"]) == ("meets", "nothing_given")
        assert "minder leveren mag" in one(table)["explanation"]

    def test_words_never_contradict_a_rounded_figure(self):
        row = one(statushouders((2024, "Domesta", "W1", 168, 18)))
        assert row["given_allocations"] == 20
        assert "ongeveer 20 van de 168" in row["explanation"]
        assert row["explanation"].endswith("het maximum is 16 (10%, naar beneden afgerond, afspraak 19): daarboven.")

    def test_a_rounded_figure_under_the_maximum_may_still_be_above_it(self):
        row = one(statushouders((2024, "Domesta", "W1", 168, 17)))
        assert (row["given_allocations"], row["verdict"]) == (15, "fails")
        assert "ongeveer 15" in row["explanation"]

    def test_districts_of_one_corporation_are_one_sum(self):
        rows = [(2024, "Domesta", "W1", 95, 9), (2024, "Domesta", "W2", 95, 10)]
        row = one(statushouders(*rows))
        assert (row["vacated_homes"], row["maximum_homes"], row["verdict"]) == (190, 19, "meets")

    def test_years_before_the_agreement_are_shown_and_not_judged(self):
        table = statushouders((2022, "Domesta", "W1", 100, 40), (2023, "Domesta", "W1", 100, 40))
        assert list(table["verdict"]) == ["not_counted", "fails"]
        assert table.loc[0, "given_allocations"] == 40


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
        assert "gingen 2 van de 9" in row["explanation"]


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

    def test_without_a_task_nothing_is_divided(self):
        given = rules(*NEEDS)
        without = Rules(TODAY, {name: rule for name, rule in given.items() if name != "statushouders_task_persons"})
        result = care.analyse(
            neighbourhoods(AREAS),
            stock(AREAS),
            allocations(AREAS, COUNTS),
            vacancies(*self.VACATED),
            rules=without,
            on=TODAY,
        )
        assert result.details["next_year"][["needed_homes", "offered_homes"]].isna().all(axis=None)
        assert result.totals["needed_homes"] is None

    def test_who_does_not_see_all_complexes_gets_no_division(self):
        table = spread(AREAS, COUNTS, self.VACATED, partial=True).details["next_year"]
        assert table[["stock_homes", "needed_homes", "offered_homes"]].isna().all(axis=None)


HALVES = {"A": area(1000, 500, district="W1"), "B": area(1000, 500, district="W2")}


class TestTheRoomPerDistrict:
    def room(self, task, **vacated):
        counts = {"A": {"statushouders": 100}, "B": {"statushouders": 20}}
        rows = [row for district, homes in vacated.items() for row in years("Domesta", district, homes)]
        result = spread(HALVES, counts, rows, closed=True, statushouders_task_persons=task)
        return result.details["room"].set_index("district_code")["offered_homes"].to_dict()

    def test_the_lowest_concentration_goes_first(self):
        assert self.room(10, W1=100, W2=100) == {"W2": 5, "W1": 0}

    def test_never_more_than_is_expected_to_be_vacated_there(self):
        assert self.room(40, W1=300, W2=7) == {"W2": 7, "W1": 13}
