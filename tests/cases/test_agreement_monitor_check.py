"""Beside the agreements: stock and changes that add up to something else are told, and a norm has one value."""

import pytest
from builders import _typed, mutation, mutations
from monitor import COLUMNS, complexes, figure

from geo_pa.errors import Severity


def made(table, *rows):
    """Make one of the agreements' tables."""
    return _typed({str(number): row for number, row in enumerate(rows, start=1)}, COLUMNS[table], "row")


class TestChanges:
    @pytest.fixture
    def told(self, checked):
        """A function that tells what is said of changes, where Domesta agreed on 15 and 30 homes, Actium on 2 and 0."""
        expected = made(
            "expected_change",
            {"corporation": "Domesta", "demolition_and_sale": 15, "new_build": 30},
            {"corporation": "Actium", "demolition_and_sale": 2, "new_build": 0},
        )
        return lambda *rows: checked("agreement_monitor", expected_change=expected, stock_mutations=mutations(*rows))

    AS_AGREED = (
        mutation(8, "demolition"),
        mutation(4, "sale", year=None, date="2025-03-01"),
        mutation(3, "liberalisation", year=2027),
        mutation(20, kind="care_place"),
        mutation(10, "purchase", kind="caravan"),
        mutation(2, "sale", year=2023, corporation="Actium"),
    )

    def test_changes_that_add_up_to_the_agreements_are_no_problem(self, told):
        outside = (
            mutation(7, kind="pitch"),
            mutation(5, "sale", kind="non_daeb"),
            mutation(9, "sale", year=2028),
            mutation(9, "sale", year=2022),
        )
        assert told(*self.AS_AGREED, *outside) == []

    def test_changes_that_differ_from_the_agreements_are_a_notice(self, told):
        (problem,) = told(*self.AS_AGREED[1:])
        assert problem.severity is Severity.NOTICE
        assert problem.what == "Sloop en verkoop per corporatie: het aantal wijkt af van de afspraken."
        assert problem.found == "Domesta: 7, afgesproken 15"

    def test_who_builds_and_agreed_to_nothing_differs_too(self, told):
        built, _ = told(*self.AS_AGREED, mutation(1, corporation="Woonservice"))
        assert built.found == "Woonservice: 1, afgesproken 0"

    def test_a_change_of_unknown_size_is_no_difference_until_the_known_ones_exceed(self, told):
        assert told(*self.AS_AGREED[1:], mutation(None, "demolition")) == []
        assert len(told(*self.AS_AGREED, mutation(None, "demolition"), mutation(1, "sale"))) == 1


def test_stock_that_differs_from_the_agreed_table_is_a_notice_per_corporation_and_kind(checked):
    stock = complexes((3000, None), (8, None), {"homes": 2, "kind": "pitch", "corporation": "Actium"})
    agreed = made(
        "stock_2023",
        {"corporation": "Domesta", "kind": "daeb_home", "units": 3008},
        {"corporation": "Actium", "kind": "pitch", "units": 0},
        {"corporation": "Actium", "kind": "caravan", "units": 0},
    )
    (problem,) = checked("agreement_monitor", corporation_stock=stock, stock_2023=agreed)
    assert problem.severity is Severity.NOTICE
    assert problem.found == "Actium, standplaats: 2, afgesproken 0"


class TestAgreedFigures:
    """An agreed figure that is a norm names its rule, and then has no value of its own: one source of truth."""

    NORM = figure("growth", None, unit="agreement_units", rule="social_growth.net_addition", corporation=None)

    @pytest.fixture
    def told(self, checked):
        """A function that tells what is said of two figures, one of which is as it should be."""

        def tell(wrong):
            rows = {"fine": figure(), "each": figure(value=None, norm="each"), "wrong": wrong}
            return checked("agreement_monitor", agreed_figures=_typed(rows, COLUMNS["agreed_figures"], "figure_id"))

        return tell

    def test_a_figure_with_a_value_or_a_rule_is_silent(self, told):
        assert told(self.NORM) == []

    @pytest.mark.parametrize(
        ("wrong", "said"),
        [
            ({"rule": "social_growth.net"}, "een regel die er niet is"),
            ({"value": 320}, "en heeft ook zelf een waarde"),
            ({"rule": None}, "heeft geen waarde en noemt geen regel"),
            ({"unit": "dwellings"}, "een andere eenheid dan zijn regel"),
        ],
    )
    def test_a_value_that_stands_nowhere_or_twice_is_told_with_the_row(self, told, wrong, said):
        (problem,) = told(self.NORM | wrong)
        assert said in problem.what
        assert problem.found.startswith("wrong: ")
        assert problem.severity is Severity.NOTICE
