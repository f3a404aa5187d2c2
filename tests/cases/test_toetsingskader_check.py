"""Criteria that name what is not there, and two answers to one question: each told in Dutch with what to do."""

import pytest
from framework import answered, criteria, said

from geo_pa.analyses.toetsingskader.checks import ANSWERS, CRITERIA, check
from geo_pa.errors import Severity

GOOD = {
    "figure": "building_locations.step_free",
    "per": "building_locations.dwellings",
    "comparison": "at_least",
    "value": 0.5,
    "unit": "share",
}
WORD = {
    "figure": "woonzorgzones.reach",
    "per": None,
    "comparison": "one_of",
    "value": None,
    "words": "core, zone",
    "unit": None,
}

WRONG = {
    "no such figure": ({"figure": "building_locations.balconies"}, "Dit getal bestaat niet", "balconies"),
    "no such share": ({"per": "building_locations.homes"}, "Dit getal bestaat niet", "building_locations.homes"),
    "figure without its place": ({"figure": "step_free"}, "Dit getal bestaat niet", "building_locations.step_free"),
    "no such unit": ({"unit": "procent"}, "eenheid is niet bekend", "procent"),
    "another unit": ({"unit": "m"}, "past niet bij het getal", "'m'"),
    "no unit": ({"unit": None}, "eenheid is niet bekend", "share"),
    "no such rule": (
        {"value": None, "rule": "social_share.minimum_shar"},
        "regel bestaat niet",
        "social_share.minimum_share",
    ),
    "a rule of other things": (
        {"value": None, "rule": "disclosure.count_rounding"},
        "regel bestaat niet",
        "count_rounding",
    ),
    "a rule in words": ({"value": None, "rule": "social_share.pool"}, "geen getal", "social_share.pool"),
    "a rule in another unit": ({"value": None, "rule": "social_share.horizon_years"}, "andere eenheid", "years"),
    "no norm": ({"value": None}, "norm staat op één plek", "leeg"),
    "two norms": ({"rule": "social_share.minimum_share"}, "norm staat op één plek", "minimum_share"),
    "no comparison": ({"comparison": None}, "niet zo worden vergeleken", "at_least of at_most"),
    "a number as a word": ({"comparison": "one_of"}, "niet zo worden vergeleken", "one_of"),
    "a norm without a figure": ({"figure": None, "per": None, "comparison": None}, "aan mensen gesteld", "0.5"),
    "a word as a number": (WORD | {"comparison": "at_least"}, "woord en geen getal", "one_of"),
    "no such word": (WORD | {"words": "core, dichtbij"}, "woord bestaat hier niet", "dichtbij"),
    "no words": (WORD | {"words": None}, "woord bestaat hier niet", "wide"),
    "a share of a word": (WORD | {"per": "building_locations.dwellings"}, "niet gerekend", "reach"),
    "applies by a number": ({"where_figure": "woonzorgzones.facility_score"}, "Alleen een woord", "facility_score"),
    "applies where no word": ({"where_figure": "woonzorgzones.reach"}, "woord bestaat hier niet", "core"),
    "applies by nothing": ({"where_words": "core"}, "welk woord wordt bekeken", "leeg"),
}


@pytest.fixture
def told(checked):
    """A function that tells what is said of these criteria."""
    return lambda **rows: checked("toetsingskader", assessment_criteria=criteria(**rows))


def test_the_criteria_and_answers_of_the_model_have_no_fault(session):
    known = session.workspace
    assert list(check({name: known.read(name) for name in (CRITERIA, ANSWERS)}, known.rule_sets)) == []


@pytest.mark.parametrize("row", [GOOD, GOOD | WORD, GOOD | {"value": None, "rule": "social_share.minimum_share"}])
def test_a_good_criterion_is_silent(told, row):
    assert told(step_free=row) == []


@pytest.mark.parametrize(("changes", "what", "named"), WRONG.values(), ids=WRONG)
def test_a_criterion_that_cannot_be_is_told_with_its_place_and_what_would_do(told, changes, what, named):
    found = told(step_free=GOOD | changes)
    assert {problem.severity for problem in found} == {Severity.ERROR}
    problem = next(problem for problem in found if what in problem.what)
    assert problem.where.startswith("Toetsingskader: criteria (assessment_criteria.csv), step_free")
    assert named in problem.found + problem.expected
    assert problem.found
    assert problem.action == "Verbeter de cel in het bestand; tot dan wordt deze vraag niet gesteld."


def test_every_fault_of_every_criterion_is_told_at_once(told):
    other = GOOD | {"unit": "procent", "figure": "building_locations.clustered"}
    assert len(told(step_free=GOOD | {"figure": "a.b", "per": "c.d"}, other=other)) == 3


def test_a_rule_of_a_set_that_is_not_there_is_not_held_against_a_criterion(checked):
    rows = criteria(step_free=GOOD | {"value": None, "rule": "accessibility.minimum_share"})
    absent = {"without_rules": ["accessibility"], "assessment_criteria": rows}
    assert checked("toetsingskader", **absent) == []
    assert "regel bestaat niet" in checked("toetsingskader", assessment_criteria=rows)[0].what


def test_two_answers_of_one_day_that_differ_are_a_notice(checked):
    rows = [
        said("BL01", "step_free", "yes"),
        said("BL01", "step_free", "no"),
        said("BL01", "step_free", "no", "2024-01-01"),
    ]
    (found,) = checked("toetsingskader", assessment_answers=answered(*rows))
    assert found.severity == Severity.NOTICE
    assert found.found == "BL01, step_free"
