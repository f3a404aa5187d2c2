"""A municipality begins with next to nothing: every question is answered, and what is not known is told."""

import shutil

import pytest
from declaring import know_little
from viewers import VIEWERS

from geo_pa.engine import open_workspace
from geo_pa.errors import Severity
from geo_pa.schema import SCHEMA


@pytest.fixture(scope="module")
def beginner(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("begin")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    know_little(folder)
    return open_workspace(folder)


@pytest.mark.parametrize("viewer", VIEWERS)
def test_every_question_is_answered(beginner, viewer):
    assert beginner.run_all(viewer=viewer).unanswered == {}


def test_the_check_finds_no_fault_and_names_what_is_not_there(beginner):
    problems = beginner.check()
    assert [problem for problem in problems if problem.severity is Severity.ERROR] == []
    told = " ".join(problem.found for problem in problems if "ontbreken kolommen" in problem.what)
    assert all(name in told for name in ("dwellings", "social_rent", "energy_label", "inhabitants", "landlord"))


@pytest.mark.parametrize("name", ["building_locations", "corporation_stock", "villages", "stock_mutations"])
def test_a_layer_has_every_column_that_is_known_of_it_and_what_is_not_there_is_unknown(beginner, name):
    rows = beginner.layer(name)
    for column, field in SCHEMA[name].fields.items():
        assert column == rows.index.name or rows[column].dtype == field.dtype
        assert field.required or rows[column].isna().all()
