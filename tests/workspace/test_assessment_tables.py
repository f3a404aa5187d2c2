"""Criteria that name what is not there, and answers to what is not asked: each told in Dutch with what to do."""

import csv
import io

import pytest

from geo_pa.errors import Severity
from geo_pa.workspace import open_folder

GOOD = {
    "criterion_id": "step_free",
    "theme": "Wonen en zorg",
    "question": "Zijn er nultredenwoningen?",
    "figure": "building_locations.step_free",
    "per": "building_locations.dwellings",
    "comparison": "at_least",
    "value": "0.5",
    "unit": "share",
}
WORD = {
    "figure": "woonzorgzones.reach",
    "per": "",
    "comparison": "one_of",
    "value": "",
    "words": "core, zone",
    "unit": "",
}
RULE = {"value": ""}
"""A norm that a rule gives."""

WRONG = {
    "no such figure": ({"figure": "building_locations.balconies"}, "Dit getal bestaat niet", "balconies"),
    "no such share": ({"per": "building_locations.homes"}, "Dit getal bestaat niet", "building_locations.homes"),
    "figure without its place": ({"figure": "step_free"}, "Dit getal bestaat niet", "building_locations.step_free"),
    "no such unit": ({"unit": "procent"}, "eenheid is niet bekend", "procent"),
    "another unit": ({"unit": "m"}, "past niet bij het getal", "'m'"),
    "no unit": ({"unit": ""}, "eenheid is niet bekend", "share"),
    "no such rule": (
        {"value": "", "rule": "social_share.minimum_shar"},
        "regel bestaat niet",
        "social_share.minimum_share",
    ),
    "a rule of other things": (
        {"value": "", "rule": "disclosure.count_rounding"},
        "regel bestaat niet",
        "count_rounding",
    ),
    "a rule in words": ({"value": "", "rule": "social_share.pool"}, "geen getal", "social_share.pool"),
    "a rule in another unit": ({"value": "", "rule": "social_share.horizon_years"}, "andere eenheid", "years"),
    "no norm": ({"value": ""}, "norm staat op één plek", "leeg"),
    "two norms": ({"rule": "social_share.minimum_share"}, "norm staat op één plek", "minimum_share"),
    "no comparison": ({"comparison": ""}, "niet zo worden vergeleken", "at_least of at_most"),
    "a number as a word": ({"comparison": "one_of"}, "niet zo worden vergeleken", "one_of"),
    "a norm without a figure": ({"figure": "", "per": "", "comparison": ""}, "aan mensen gesteld", "0.5"),
    "a word as a number": (WORD | {"comparison": "at_least"}, "woord en geen getal", "one_of"),
    "no such word": (WORD | {"words": "core, dichtbij"}, "woord bestaat hier niet", "dichtbij"),
    "no words": (WORD | {"words": ""}, "woord bestaat hier niet", "wide"),
    "a share of a word": (WORD | {"per": "building_locations.dwellings"}, "niet gerekend", "reach"),
    "applies by a number": ({"where_figure": "woonzorgzones.facility_score"}, "Alleen een woord", "facility_score"),
    "applies where no word": ({"where_figure": "woonzorgzones.reach"}, "woord bestaat hier niet", "core"),
    "applies by nothing": ({"where_words": "core"}, "welk woord wordt bekeken", "leeg"),
}


@pytest.fixture
def check(folder, repository):
    """A function that checks a workspace with these criteria and answers, and gives what is said of them."""

    def problems(*criteria, answers=()):
        for name, rows in {"assessment_criteria": criteria, "assessment_answers": answers}.items():
            declaration = (repository / "data" / "tables" / f"{name}.toml").read_text(encoding="utf-8")
            folder.write(f"data/tables/{name}.toml", declaration)
            header = (repository / "data" / "tables" / f"{name}.csv").read_text(encoding="utf-8").splitlines()[0]
            text = io.StringIO()
            writer = csv.DictWriter(text, header.split(","), restval="", lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
            folder.write(f"data/tables/{name}.csv", text.getvalue())
        for name in ("social_share", "toetsingskader", "disclosure"):
            rules = (repository / "data" / "rules" / f"{name}.toml").read_text(encoding="utf-8")
            folder.write(f"data/rules/{name}.toml", rules)
        return [found for found in open_folder(folder.root).check() if "heeft geen rijen" not in found.what]

    return problems


def test_the_criteria_of_the_model_have_no_fault(repository):
    found = [problem for problem in open_folder(repository).check() if "Toetsingskader" in problem.where]
    assert found == []


@pytest.mark.parametrize("row", [GOOD, GOOD | WORD, {**GOOD, "value": "", "rule": "social_share.minimum_share"}])
def test_a_good_criterion_is_silent(check, row):
    assert check(row) == []


@pytest.mark.parametrize(("changes", "what", "named"), WRONG.values(), ids=WRONG)
def test_a_criterion_that_cannot_be_is_told_with_its_place_and_what_would_do(check, changes, what, named):
    found = check(GOOD | changes)
    assert [problem.severity for problem in found] == [Severity.ERROR] * len(found)
    told = next(problem for problem in found if what in problem.what)
    assert "Toetsingskader: criteria (assessment_criteria.csv), step_free" in told.where
    assert named in told.found + told.expected
    assert told.found
    assert told.action == "Verbeter de cel in het bestand; tot dan wordt deze vraag niet gesteld."


def test_every_fault_of_every_criterion_is_told_at_once(check):
    other = GOOD | {"criterion_id": "other", "unit": "procent", "figure": "building_locations.clustered"}
    found = check(GOOD | {"figure": "a.b", "per": "c.d"}, other)
    assert len(found) == 3


def test_a_rule_of_a_set_that_is_not_there_is_not_held_against_a_criterion(check):
    assert check(GOOD | {"value": "", "rule": "accessibility.accessible_share"}) == []


def answer(**columns):
    return {"location_id": "BL01", "criterion": "step_free", "answer": "yes", "answered_on": "2025-01-01", **columns}


def test_an_answer_to_a_question_that_is_not_there_is_told(check):
    (found,) = check(GOOD, answers=[answer(criterion="parking")])
    assert "verwijst naar iets dat er niet is" in found.what
    assert "'parking'" in found.found
    assert "Toetsingskader: criteria" in found.expected


def test_an_answer_about_a_location_that_is_not_there_is_told(repository, tmp_path):
    """The layer of locations is that of the model; only its table of answers is another."""
    for name in ("layers/building_locations", "data/tables/assessment_criteria", "data/tables/assessment_answers"):
        for kind in ("toml", "gpkg" if name.startswith("layers") else "csv"):
            target = tmp_path / f"{name}.{kind}"
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes((repository / f"{name}.{kind}").read_bytes())
    (tmp_path / "data" / "workspace.toml").write_bytes((repository / "data" / "workspace.toml").read_bytes())
    path = tmp_path / "data" / "tables" / "assessment_answers.csv"
    path.write_text(path.read_text(encoding="utf-8").replace("BL43", "BL99"), encoding="utf-8")
    found = [p for p in open_folder(tmp_path).check() if "verwijzen" in p.what]
    assert [(p.where.partition(" (")[0], "'BL99'" in p.found) for p in found] == [
        ("Toetsingskader: antwoorden van mensen", True)
    ]


def test_two_answers_of_one_day_that_differ_are_a_notice(check):
    (found,) = check(GOOD, answers=[answer(), answer(answer="no"), answer(answered_on="2024-01-01", answer="no")])
    assert found.severity == Severity.NOTICE
    assert found.found == "BL01, step_free"


def test_a_planner_may_answer_in_dutch(check):
    rows = [answer(answer=word, answered_on=f"202{n}-01-01") for n, word in enumerate(["ja", "Deels", "nee", ""])]
    assert check(GOOD, answers=rows) == []


def test_another_word_is_told(check):
    (found,) = [each for each in check(GOOD, answers=[answer(answer="misschien")]) if "onbekend woord" in each.what]
    assert "deels" in found.expected
