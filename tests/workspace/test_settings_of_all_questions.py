"""No value that is asked for a rule, in whatever words, ends in anything but an answer or a Dutch refusal."""

import ast
from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import geo_pa
from geo_pa.engine import EMBEDDED
from geo_pa.errors import RequestError
from geo_pa.model import Rule, Source, unit_of
from geo_pa.registry import ANALYSES
from geo_pa.workspace import open_folder
from geo_pa.workspace.settings import FIRST_DAY, LARGEST, LAST_DAY, change, parsed

WORKSPACE = open_folder(EMBEDDED)
ON = WORKSPACE.info.reference_date
ASKED = [(analysis.rules, name) for analysis in ANALYSES for name in WORKSPACE.rules(*analysis.rules, on=ON)]
"""Every rule of every question, with the sets it is asked in."""


def all_rules():
    return [rule for rule_set in WORKSPACE.rule_sets.values() for rule in rule_set.rules]


def names_read_as_whole_numbers():
    """Find every name in the code that is read with ``rules.integer(...)``, and the calls that name no rule."""
    names, unnamed = set(), []
    for file in sorted(Path(geo_pa.__file__).parent.rglob("*.py")):
        for call in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(call, ast.Call) and isinstance(call.func, ast.Attribute) and call.func.attr == "integer":
                named = call.args[0]
                if isinstance(named, ast.Constant):
                    names.add(named.value)
                else:
                    unnamed.append((file.parent.name, ast.unparse(named)))
    return names, unnamed


class TestWholeNumbers:
    def test_every_rule_that_is_read_as_a_whole_number_is_counted_in_a_unit_of_whole_numbers(self):
        read, _ = names_read_as_whole_numbers()
        units = {rule.id: rule.unit for rule in all_rules() if rule.name in read}
        assert {name.rpartition(".")[2] for name in units} == read, "a rule is read that no file has"
        assert {name: unit for name, unit in units.items() if not unit_of(unit).whole} == {}

    def test_where_the_code_names_the_rule_elsewhere_it_is_one_of_agreement_1(self):
        _, unnamed = names_read_as_whole_numbers()
        assert unnamed == [("social_growth", "name")]
        units = {rule.unit for rule in WORKSPACE.rule_sets["social_growth"].rules if isinstance(rule.value, Decimal)}
        assert all(unit_of(unit).whole for unit in units)

    @pytest.mark.parametrize(
        ("sets", "name", "text"),
        [
            (("affordability",), "rent_year", "2023.5"),
            (("woonzorgzones",), "small_village_inhabitants", "500,5"),
            (("heat_stress",), "priority_count", "2,5"),
        ],
    )
    def test_half_a_year_person_or_neighbourhood_is_refused(self, sets, name, text):
        with pytest.raises(RequestError, match="een heel getal"):
            WORKSPACE.rules(*sets, on=ON, settings={name: text})

    def test_a_year_is_not_written_with_a_thousands_dot(self):
        with pytest.raises(RequestError, match="een jaartal van 2000 tot en met 2100"):
            WORKSPACE.rules("affordability", on=ON, settings={"rent_year": "23"})

    def test_persons_per_home_may_be_a_fraction_for_it_counts_nobody(self):
        found = WORKSPACE.rules("aandachtsgroepen", on=ON, settings={"persons_per_home": "1,5"})
        assert found.number("persons_per_home") == Decimal("1.5")


class TestTooMuch:
    @pytest.mark.parametrize("text", ["1e-300", "0,0000001", "33,33333%", "1e-99999999999999999999"])
    def test_a_share_has_at_most_six_decimals(self, text):
        with pytest.raises(RequestError, match="met hoogstens 6 decimalen"):
            WORKSPACE.rules("social_share", on=ON, settings={"minimum_share": text})

    @pytest.mark.parametrize("text", ["1e300", "1000000001", "9" * 400, "1e999999999999999999999"])
    def test_a_number_without_a_maximum_of_its_own_is_at_most_a_thousand_million(self, text):
        with pytest.raises(RequestError, match=r"0 tot en met 1\.000\.000\.000 eenheden"):
            WORKSPACE.rules("social_growth", on=ON, settings={"social_growth.net_addition": text})

    def test_up_to_there_it_is_taken(self):
        found = WORKSPACE.rules("social_growth", on=ON, settings={"net_addition": "1.000.000.000"})
        assert found.integer("net_addition") == LARGEST

    @pytest.mark.parametrize("text", ["0001-01-01", "1899-12-31", "2200-01-01", "9999-12-31"])
    def test_a_day_lies_in_these_three_centuries(self, text):
        with pytest.raises(RequestError, match="van 1 januari 1900 tot en met 31 december 2199"):
            WORKSPACE.rules("village_stock", on=ON, settings={"end_date": text})

    def test_the_first_and_the_last_of_those_days_are_taken(self):
        asked = {"base_date": FIRST_DAY.isoformat(), "end_date": LAST_DAY.isoformat()}
        found = WORKSPACE.rules("village_stock", on=ON, settings=asked)
        assert (found.day("base_date"), found.day("end_date")) == (FIRST_DAY, LAST_DAY)


def rule(value, unit=""):
    return Rule("set.rule", "Regel", value, unit, Source("a", "b"))


class TestPlainValuesFromPython:
    @pytest.mark.parametrize(
        ("old", "asked", "value"),
        [
            (Decimal(5), 1, Decimal(1)),
            (Decimal(5), 0.25, Decimal("0.25")),
            (Decimal(5), 1.234, Decimal("1.234")),
            (Decimal(5), Decimal("1.234"), Decimal("1.234")),
            (Decimal(5), np.int64(3), Decimal(3)),
            (True, False, False),
            (date(2023, 1, 1), date(2024, 1, 1), date(2024, 1, 1)),
            (date(2023, 1, 1), datetime(2024, 1, 1, 12, 30), date(2024, 1, 1)),  # noqa: DTZ001  # no zone in a date
        ],
    )
    def test_a_value_of_the_kind_of_the_rule_is_taken(self, old, asked, value):
        found = change({"rule": rule(old)}, {"rule": asked})["rule"]
        assert found.value == value
        assert type(found.value) is type(value)
        assert found.changed_from == old

    @pytest.mark.parametrize(
        ("old", "asked"),
        [
            (Decimal(5), True),
            (Decimal(5), None),
            (Decimal(5), [1]),
            (Decimal(5), float("nan")),
            (Decimal(5), float("inf")),
            (Decimal(5), Decimal("sNaN")),
            (Decimal(5), Fraction(1, 3)),
            (Decimal(5), 1j),
            (Decimal(5), date(2024, 1, 1)),
            (True, 1.5),
            (True, None),
            (date(2023, 1, 1), 2023),
            ("up", 1),
            ("up", None),
        ],
    )
    def test_a_value_of_another_kind_is_refused_with_what_is_allowed(self, old, asked):
        with pytest.raises(RequestError, match=r"Deze waarde mag hier niet.*Verwacht: een|ja of nee"):
            change({"rule": rule(old)}, {"rule": asked})

    def test_a_number_for_a_rule_of_a_question_is_taken(self):
        assert WORKSPACE.rules("woonzorgzones", on=ON, settings={"white_spot_some": 1}).integer("white_spot_some") == 1

    def test_a_name_that_is_no_text_is_an_unknown_name(self):
        with pytest.raises(RequestError, match="Deze regel bestaat hier niet"):
            WORKSPACE.rules("woonzorgzones", on=ON, settings={1: "1"})


ODD = st.one_of(
    st.text(max_size=40),
    st.from_regex(r"[+-]?[0-9.,]{0,25}([eE][+-]?[0-9]{1,25})?\s?%?", fullmatch=True),
    st.from_regex(r"[0-9]{1,4}-[0-9]{1,2}-[0-9]{1,4}([ T][0-9]{2}:[0-9]{2}Z?)?", fullmatch=True),
    st.floats().map(str),
    st.decimals().map(str),
    st.sampled_from(["", " ", "ja", "JA", "nee", "\x00", "٣", "²", "½", "∞", "1_000", "0x10", "--1", "%", "nan%"]),
)
"""Texts that somebody, or something, might write."""

PLAIN = st.one_of(
    *(st.none(), st.booleans(), st.integers(), st.floats(), st.decimals(), st.fractions(), st.dates(), st.datetimes()),
    *(st.binary(max_size=5), st.lists(st.integers(), max_size=2), st.complex_numbers()),
)


@pytest.mark.parametrize(("sets", "name"), ASKED, ids=[f"{'+'.join(sets)}-{name}" for sets, name in ASKED])
@given(asked=ODD | PLAIN)
def test_whatever_is_asked_for_a_rule_it_is_taken_within_its_bounds_or_refused_in_dutch(sets, name, asked):
    before = WORKSPACE.rules(*sets, on=ON)[name]
    try:
        rules = WORKSPACE.rules(*sets, on=ON, settings={name: asked})
    except RequestError as refusal:
        (problem,) = refusal.problems
        assert problem.found == f"'{asked}'"
        assert problem.expected
        return
    found = rules[name]
    assert type(found.value) is type(before.value)
    if isinstance(found.value, Decimal):
        assert found.minimum is None or found.value >= found.minimum
        assert abs(found.value) <= (LARGEST if found.maximum is None else found.maximum)
        assert not unit_of(found.unit).whole or rules.integer(name) == found.value
    if isinstance(found.value, date):
        assert FIRST_DAY <= found.value <= LAST_DAY


@given(st.decimals(min_value=-LARGEST, max_value=LARGEST, places=6))
def test_a_number_is_the_same_from_python_and_in_dutch_writing(value):
    written = f"{value:f}".replace(".", ",")
    assert parsed(rule(Decimal(5)), value) == parsed(rule(Decimal(5)), written) == value
