"""The checklist for the 487 real housing plans of Overijssel: what is unknown there is unknown here."""

import shutil

import pytest

from geo_pa import open_workspace

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Overijssel"
municipality_code = "PV23"
reference_date = 2026-01-01
modelled = false
"""


@pytest.fixture(scope="module")
def session(tmp_path_factory, real_folder, repository):
    folder = tmp_path_factory.mktemp("overijssel")
    shutil.copytree(repository / "data" / "rules", folder / "data" / "rules")
    (folder / "data" / "tables").mkdir()
    for kind in ("toml", "csv"):
        shutil.copy(repository / "data" / "tables" / f"assessment_criteria.{kind}", folder / "data" / "tables")
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    declaration = (repository / "tests" / "real" / "overijssel" / "building_locations.toml").read_text(encoding="utf-8")
    (folder / "layers").mkdir()
    there = declaration.replace("plans_overijssel_2021.gpkg", str(real_folder / "plans_overijssel_2021.gpkg"))
    (folder / "layers" / "building_locations.toml").write_text(there, encoding="utf-8")
    return open_workspace(folder)


@pytest.fixture(scope="module")
def result(session):
    return session.run("toetsingskader")


@pytest.fixture(scope="module")
def answers(result):
    return result.details["checklist"].set_index(["criterion", "location_id"])["answer"]


def test_every_plan_has_an_answer_to_every_question(session, result, answers):
    assert len(result.table) + (result.evidence.excluded["layer"] == "building_locations").sum() == 487
    assert len(answers) == len(result.table) * len(session.layer("assessment_criteria"))


def test_what_no_column_tells_is_unknown_and_never_a_no(answers):
    for criterion in ("affordable", "mid_rent", "multi_family", "single_family", "older_residents"):
        assert set(answers[criterion]) <= {"unknown", "not_applicable"}, criterion
    for criterion in ("accessible", "clustered", "care_nearby", "services", "heat", "green", "cool_place", "water"):
        assert set(answers[criterion]) <= {"unknown", "not_applicable"}, criterion


def test_that_tenure_is_unknown_is_itself_known(session, answers):
    plans = session.layer("building_locations")
    built = plans.index[plans["dwellings"] > 0]
    assert set(answers["prices_known"][built]) == {"no"}
    assert set(answers["prices_known"].drop(built)) == {"not_applicable"}


def test_what_is_asked_of_people_stays_to_ask_where_homes_are_built(session, answers):
    plans = session.layer("building_locations")
    built = plans.index[plans["dwellings"] > 0]
    for criterion in ("residents", "energy", "circular", "nature", "rainwater"):
        assert set(answers[criterion][built]) == {"asked"}
        assert set(answers[criterion].drop(built)) == {"not_applicable"}


def test_every_sentence_can_be_read(result):
    sentences = result.details["checklist"]["sentence"]
    assert sentences.str.match(r"(Ja|Nee|Onbekend|Niet van toepassing|Nog te vragen): .+\.$").all()
    assert not sentences.str.contains(r"\bnan\b|None|<NA>").any()
