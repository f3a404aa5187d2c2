"""A rule that a workspace has otherwise than geo_pa can reckon with: told when the file is read, with its key."""

import re
import shutil
from datetime import date

import pytest

from geo_pa.errors import InputError
from geo_pa.model import Rule, Rules, Source


@pytest.fixture
def ruled(folder, repository):
    """Change one rule of the embedded municipality; returns the workspace and what is wrong with its rules."""

    def change(name, rule, **lines):
        path = folder.root / "data" / "rules" / f"{name}.toml"
        path.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(repository / "data" / "rules" / path.name, path)
        head, *rules = re.split(r"(?m)^(?=\[\[rule\]\])", path.read_text(encoding="utf-8"))
        at = next(number for number, text in enumerate(rules) if f'name = "{rule}"' in text)
        for key, value in lines.items():
            rules[at] = re.sub(rf"(?m)^{key} = .*\n", f"{key} = {value}\n" if value else "", rules[at])
        path.write_text("".join([head, *rules]), encoding="utf-8")
        return folder.open()

    return change


UNBOUND = {"minimum": "", "maximum": ""}


@pytest.mark.parametrize(
    ("name", "rule", "lines", "key"),
    [
        ("social_share", "minimum_share", {"value": '"een derde"'}, "value"),
        ("social_share", "minimum_share", {"value": "true", **UNBOUND}, "value"),
        ("social_share", "start_date", {"value": '"2 oktober 2023"'}, "value"),
        ("social_share", "creditor_hard", {"value": '"ja"'}, "value"),
        ("social_share", "pool", {"choices": '["municipality", "district", "dorp"]'}, "choices"),
        ("social_share", "horizon_years", {"unit": '"m"'}, "unit"),
        ("heat_stress", "priority_count", {"value": "-1", **UNBOUND}, "value"),
        ("aandachtsgroepen", "window_years", {"value": "1000000000", **UNBOUND}, "value"),
        ("aandachtsgroepen", "window_years", {"value": "0", **UNBOUND}, "value"),
        ("disclosure", "count_rounding", {"value": "0", **UNBOUND}, "value"),
        ("disclosure", "count_rounding", {"value": '"vijf"', **UNBOUND}, "value"),
    ],
)
def test_a_rule_with_which_nothing_can_be_reckoned_is_told_by_its_key(ruled, name, rule, lines, key):
    workspace = ruled(name, rule, **lines)
    problems = workspace.broken_rules[name]
    assert [problem.where for problem in problems] == [f"data/rules/{name}.toml, {rule}.{key}"]
    assert set(problems) <= set(workspace.check())


@pytest.mark.parametrize(
    ("name", "rule", "lines"),
    [
        ("aandachtsgroepen", "window_last_year", {"value": "2026", "minimum": "2026", "maximum": "2026"}),
        ("aandachtsgroepen", "statushouders_maximum_share", {"value": "0.15", "minimum": "0.15", "maximum": "0.15"}),
        ("disclosure", "count_suppression_threshold", {"value": "25", "minimum": "25", "maximum": "25"}),
        ("social_share", "minimum_share", {"value": "0.25"}),
    ],
)
def test_a_municipality_has_its_own_values(ruled, name, rule, lines):
    workspace = ruled(name, rule, **lines)
    assert not workspace.broken_rules
    assert [str(one.value) for one in workspace.rule_sets[name].periods(rule)] == [lines["value"]]


def test_bounds_that_a_file_leaves_out_are_those_within_which_geo_pa_can_reckon(ruled):
    workspace = ruled("heat_stress", "priority_count", **UNBOUND)
    assert workspace.rule_sets["heat_stress"].periods("priority_count")[0].minimum == 1


def test_a_rule_of_another_kind_than_a_question_asks_for_is_told_and_no_traceback():
    rule = Rule("share.minimum", "Aandeel", "een derde", "share", Source("Gemeente", "Afspraken"))
    rules = Rules(date(2026, 1, 1), {"minimum": rule})
    for ask in (rules.number, rules.integer, rules.day, rules.flag):
        with pytest.raises(InputError, match=r"data/rules/share\.toml, minimum: De waarde past hier niet"):
            ask("minimum")
    with pytest.raises(InputError, match="Een regel ontbreekt"):
        rules.word("maximum")
