"""Numbers, shares and dates as a Dutch planner writes them, and a Dutch word for every code."""

from datetime import date
from decimal import Decimal

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.model import UNITS, unit_of
from geo_pa.model.units import BY_ROW
from geo_pa.registry import ANALYSES
from geo_pa.schema import SCHEMA
from geo_pa.terms import LABELS, and_list, day, homes, is_missing, label, labels, number, percent, plural

MISSING = [None, pd.NA, pd.NaT, float("nan"), np.float64("nan"), np.float32("nan"), Decimal("nan")]


class TestNumbers:
    @pytest.mark.parametrize(
        ("value", "text"),
        [
            (1234.5, "1.234,5"),
            (7272, "7.272"),
            (0, "0"),
            (-3, "-3"),
            (0.1 + 0.2, "0,3"),
            (Decimal("0.30"), "0,3"),
            (np.int64(1200), "1.200"),
            (2.675, "2,68"),
            (-0.001, "0"),
        ],
    )
    def test_a_number_has_a_point_per_thousand_a_comma_and_at_most_two_decimals(self, value, text):
        assert number(value) == text

    def test_a_number_of_decimals_is_kept_to(self):
        assert number(5, 1) == "5,0"
        assert number(1234.56, 0) == "1.235"

    @given(st.integers(-(10**15), 10**15))
    def test_a_whole_number_can_be_read_back(self, value):
        assert int(number(value).replace(".", "")) == value

    @pytest.mark.parametrize(
        ("value", "text"), [(0.3, "30%"), (0.305, "30,5%"), (1, "100%"), (0, "0%"), (Decimal("0.0625"), "6,2%")]
    )
    def test_a_share_is_written_as_a_percentage(self, value, text):
        assert percent(value) == text

    @given(st.floats(-1e15, 1e15))
    def test_no_number_is_ever_written_the_english_way(self, value):
        whole, _, decimals = number(value).partition(",")
        assert "." not in decimals
        assert all(len(group) == 3 for group in whole.split(".")[1:])


class TestDates:
    def test_a_date_is_written_out(self):
        assert day(date(2026, 1, 1)) == "1 januari 2026"
        assert day(pd.Timestamp("2023-10-02")) == "2 oktober 2023"


class TestMissing:
    @pytest.mark.parametrize("value", MISSING, ids=repr)
    def test_what_is_missing_is_unknown_and_never_0(self, value):
        assert is_missing(value)
        assert number(value) == percent(value) == day(value) == label("verdict", value) == "onbekend"
        assert homes(value) == "een onbekend aantal woningen"

    @pytest.mark.parametrize("value", [0, 0.0, "", False, "onbekend", Decimal(0)])
    def test_nothing_and_no_are_not_missing(self, value):
        assert not is_missing(value)


class TestWords:
    @pytest.mark.parametrize(
        ("count", "text"),
        [(0, "0 woningen"), (1, "1 woning"), (1.0, "1 woning"), (2, "2 woningen"), (0.5, "0,5 woningen")],
    )
    def test_one_home_takes_the_singular(self, count, text):
        assert homes(count) == text

    @pytest.mark.parametrize(("parts", "text"), [(["a"], "a"), (["a", "b"], "a en b"), (["a", "b", "c"], "a, b en c")])
    def test_words_are_joined_with_commas_and_the_last_with_en(self, parts, text):
        assert and_list(parts) == text

    def test_any_noun_can_be_counted(self):
        assert plural(1, "rij", "rijen") == "1 rij"
        assert plural(1200, "rij", "rijen") == "1.200 rijen"

    @pytest.mark.parametrize(
        "vocabulary", sorted({one.vocabulary for layer in SCHEMA.values() for one in layer.fields.values()} - {""})
    )
    def test_every_list_of_words_that_a_column_takes_has_a_dutch_word_for_each(self, vocabulary):
        assert labels(vocabulary)
        assert all(labels(vocabulary).values())

    def test_an_energy_label_is_its_own_word(self):
        assert label("energy_label", "A++") == "A++"

    def test_a_code_without_a_word_stays_itself(self):
        assert label("verdict", "nieuw") == "nieuw"
        assert labels("bestaat niet") == {}

    def test_no_two_codes_of_a_vocabulary_share_a_word(self):
        free = {"unit"}
        doubled = [name for name, words in LABELS.items() if name not in free and len(set(words.values())) < len(words)]
        assert doubled == []

    def test_nobody_can_change_the_words(self):
        with pytest.raises(TypeError):
            LABELS["verdict"] = {}


class TestUnits:
    @pytest.mark.parametrize(
        ("count", "code", "word"),
        [
            (1, "dorpen", "dorp"),
            (0, "dorpen", "dorpen"),
            (3, "dorpen", "dorpen"),
            (1, "agreement_units", "eenheid"),
            (1, "persons", "persoon"),
            (1.0, "woningen", "woning"),
            (1, "m2", "m²"),
            (None, "woningen", "woningen"),
        ],
    )
    def test_one_of_something_has_its_noun_in_the_singular(self, count, code, word):
        assert unit_of(code).behind(count) == word

    def test_every_noun_that_is_counted_has_a_singular(self):
        assert [unit.code for unit in UNITS.values() if unit.whole and not unit.one] == ["year", "years"]

    def test_every_unit_of_a_column_rule_or_declaration_is_one_of_the_list(self, session):
        answers = [entry.answer for entry in ANALYSES]
        columns = [column for told in answers for column in (*told.totals.values(), *told.columns.values())]
        columns += [column for told in answers for table in told.details.values() for column in table.columns.values()]
        declared = [
            one.unit or "" for layer in session.workspace.declarations.values() for one in layer.columns.values()
        ]
        rules = [period.unit for periods in session.workspace.rule_sets.values() for period in periods.rules]
        known = {"", BY_ROW, *UNITS, *(unit.more for unit in UNITS.values())}
        assert {*(column.unit for column in columns), *declared, *rules} <= known
