"""The few types that everything shares: exact norms, and evidence that is empty until something is in it."""

from dataclasses import FrozenInstanceError
from datetime import date
from decimal import Decimal

import pytest

from geo_pa.errors import InputError
from geo_pa.model import EXCLUDED_COLUMNS, Evidence, Rule, Rules, Source, Verdict, no_rows_excluded
from geo_pa.terms import labels


def rule(value, **others):
    return Rule(
        id="social_share.minimum_share", title="Aandeel", value=value, unit="share", source=Source("a", "b"), **others
    )


def rules(value):
    return Rules(date(2026, 1, 1), {"minimum_share": rule(value)})


class TestRules:
    def test_a_rule_is_called_by_its_name_inside_its_set(self):
        assert rule(Decimal("0.3")).name == "minimum_share"

    def test_a_number_is_exact(self):
        assert rules(Decimal("0.07")).number("minimum_share") * 100 == 7

    def test_a_whole_number_may_be_written_with_decimals(self):
        assert rules(Decimal("5.0")).integer("minimum_share") == 5

    @pytest.mark.parametrize(
        ("kind", "value"),
        [
            ("number", "0.3"),
            ("number", True),
            ("number", 0.3),
            ("integer", Decimal("0.5")),
            ("day", "2026"),
            ("flag", "ja"),
        ],
    )
    def test_a_value_of_another_kind_is_refused_by_name(self, kind, value):
        with pytest.raises(InputError, match="minimum_share"):
            getattr(rules(value), kind)("minimum_share")

    def test_each_kind_of_value_is_given_as_it_is(self):
        assert rules(date(2023, 10, 2)).day("minimum_share") == date(2023, 10, 2)
        assert rules(False).flag("minimum_share") is False
        assert rules("up").word("minimum_share") == "up"

    def test_rules_are_a_mapping_by_name(self):
        some = rules(Decimal(1))
        assert (list(some), len(some), some["minimum_share"].value) == (["minimum_share"], 1, 1)
        with pytest.raises(KeyError):
            some["missing"]


class TestFrozen:
    @pytest.mark.parametrize("value", [rule(Decimal(1)), rules(Decimal(1)), Source("a", "b"), Evidence()])
    def test_no_shared_value_can_be_changed(self, value):
        with pytest.raises(FrozenInstanceError):
            value.title = "anders"


class TestEvidence:
    def test_nothing_is_left_out_until_something_is(self):
        assert list(Evidence().excluded.columns) == list(EXCLUDED_COLUMNS)
        assert no_rows_excluded().empty

    def test_two_results_never_share_their_list_of_excluded_rows(self):
        assert Evidence().excluded is not Evidence().excluded


def test_every_verdict_has_a_dutch_word():
    assert set(labels("verdict")) == set(Verdict)
