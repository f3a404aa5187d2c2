"""The data dictionary tells of every column of every layer, table and answer, of any workspace, and of no row."""

import shutil

import pytest
from declaring import say

from geo_pa.delivery.dictionary import dictionary
from geo_pa.registry import ANALYSES


@pytest.fixture(scope="module")
def written(session):
    return dictionary(session)


@pytest.fixture(scope="module")
def questions(written):
    return written.partition("## Vragen en antwoorden")[2]


@pytest.fixture
def copied(tmp_path, repository):
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path


def test_the_embedded_one_is_up_to_date(written, repository):
    committed = (repository / "data" / "dictionary.md").read_text(encoding="utf-8")
    assert committed == written, "run: geo-pa dictionary --output data/dictionary.md"


def test_it_names_every_column_and_every_rule(session, written):
    workspace = session.workspace
    columns = [column.name for made in workspace.declarations.values() for column in made.columns.values()]
    rules = [rule.name for rule_set in workspace.rule_sets.values() for rule in rule_set.rules]
    assert all(f"| `{name}` |" in written for name in (*columns, *rules))


@pytest.mark.parametrize("entry", ANALYSES, ids=lambda entry: entry.id)
def test_it_says_what_a_question_answers_with_title_unit_and_help(entry, questions):
    told = questions.partition(f"### {entry.title} (`{entry.id}`)")[2].partition("\n### ")[0]
    assert entry.question in told
    for name, column in {**entry.answer.columns, **entry.answer.totals}.items():
        row = next(line for line in told.splitlines() if line.startswith(f"| `{name}` | {column.title} |"))
        assert column.help in row
        assert column.measured_in.more in row or column.unit == "by_row"
        assert ("Telt mensen" in row) == column.people


def test_the_words_of_a_verdict_are_those_of_its_question(questions):
    told = questions.partition("(`village_stock`)")[2].partition("\n### ")[0]
    assert "`fails` (voldoet niet)" in told


def test_a_model_is_said_to_be_one(session, written):
    assert session.notice in written


def test_of_another_workspace_it_says_which_columns_are_there_and_under_which_name(copied, opened):
    path = copied / "layers" / "facilities.toml"
    path.write_text(path.read_text(encoding="utf-8") + '\n[columns.name]\nsource = "kind"\n', encoding="utf-8")
    say(copied / "layers" / "corporation_ground.toml", 'leave_out = ["area_m2"]')
    (copied / "layers" / "green.toml").write_text("title =", encoding="utf-8")
    told = dictionary(opened(copied))
    assert "| `name`, in het bestand `kind` | Naam |" in told
    assert "Niet in het bestand: `kind` (Soort voorziening)" not in told
    assert "`green.toml` is niet te gebruiken" in told
    assert "area_m2" not in told.partition("(`corporation_ground`)")[2].partition("###")[0]


def test_a_column_that_the_file_does_not_have_is_said_to_be_absent(copied, opened):
    rows = copied / "data" / "tables" / "stock_mutations.csv"
    rows.write_text(rows.read_text(encoding="utf-8").replace("note", "opmerking", 1), encoding="utf-8")
    told = dictionary(opened(copied)).partition("(`stock_mutations`)")[2].partition("###")[0]
    assert "Niet in het bestand: `note` (Toelichting)." in told
