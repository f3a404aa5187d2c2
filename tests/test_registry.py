"""The list of analyses: what each asks for exists, and an unknown one is answered helpfully."""

import ast
import re
import tomllib
from dataclasses import fields

import pytest

from geo_pa.errors import RequestError
from geo_pa.registry import ANALYSES, find
from geo_pa.schema import SCHEMA

EVERY = pytest.mark.parametrize("entry", ANALYSES, ids=lambda entry: entry.id)


def test_every_analysis_has_an_id_of_its_own():
    ids = [entry.id for entry in ANALYSES]
    assert len(set(ids)) == len(ids)


@EVERY
def test_it_is_found_by_its_id(entry):
    assert find(entry.id) is entry


@EVERY
def test_a_planner_reads_a_title_and_a_question(entry):
    assert entry.title
    assert "?" in entry.question


@EVERY
def test_the_number_of_an_agreement_stands_in_the_data_and_in_no_title_or_question(entry, repository):
    assert not re.search(r"afspra\w* \d|\d+ afspraken", f"{entry.title} {entry.question}")
    own = repository / "data" / "rules" / f"{entry.id}.toml"
    assert not own.exists() or tomllib.loads(own.read_text(encoding="utf-8"))["agreements"]


@EVERY
def test_all_that_it_is_given_is_a_layer_a_raster_or_an_answer(entry):
    always = {"rules", "on", "partial", "closed"}
    named = {each.name for each in fields(entry.answer.given)}
    assert {*entry.columns, *entry.rasters, *entry.needs} == named - always
    assert set(entry.optional) <= named
    assert {*entry.columns, *entry.rasters} <= set(SCHEMA)


@EVERY
def test_it_says_nothing_of_what_is_not_there(entry):
    assert list(entry.check({}, {})) == []


@EVERY
def test_what_is_prepared_rests_on_layers_and_rules_that_it_asks_for(entry, repository):
    before = {*entry.columns, *entry.rasters}
    for name, preparation in entry.prepared.items():
        assert set(preparation.given) <= before
        assert set(preparation.rules or ()) <= rule_names(entry, repository)
        assert all(set(some) <= {*entry.columns[layer], "geometry"} for layer, some in preparation.columns.items())
        before.add(name)


def rule_names(entry, repository):
    files = [repository / "data" / "rules" / f"{name}.toml" for name in entry.rules]
    return {rule["name"] for file in files for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]}


@EVERY
def test_its_rule_sets_share_no_name(entry, repository):
    files = [repository / "data" / "rules" / f"{name}.toml" for name in entry.rules]
    names = [rule["name"] for file in files for rule in tomllib.loads(file.read_text(encoding="utf-8"))["rule"]]
    assert len(set(names)) == len(names)


@EVERY
def test_its_units_are_rows_of_layers_that_it_reads(entry):
    assert set(entry.answer.units.values()) <= set(entry.columns)


@EVERY
def test_its_rules_exist(entry, repository):
    assert entry.rules
    assert all((repository / "data" / "rules" / f"{name}.toml").exists() for name in entry.rules)


@EVERY
def test_its_links_run_between_declared_layers_and_what_lies_behind_them_it_does_not_read(entry):
    for table, links in entry.links.items():
        assert table in entry.columns
        assert set(entry.asks[table].keeps) <= set(links)
        assert set(links.values()) <= {*entry.columns, *entry.behind}
    assert set(entry.behind).isdisjoint(entry.columns)


@EVERY
def test_an_analysis_it_builds_on_comes_before_it(entry):
    before = [other.id for other in ANALYSES[: ANALYSES.index(entry)]]
    assert set(entry.needs) <= set(before)


def test_an_unknown_analysis_is_answered_with_the_nearest_and_all_there_are():
    with pytest.raises(RequestError, match=re.escape("Bedoelde u social_share?")) as caught:
        find("social_shares")
    assert all(entry.id in str(caught.value) for entry in ANALYSES)


BENEATH = ("measures", "workspace", "disclosure", "schema", "model", "terms")


@pytest.mark.parametrize("room", BENEATH)
def test_no_room_beneath_the_questions_names_one_of_them_or_its_rules(room, repository):
    texts = [file.read_text(encoding="utf-8") for file in (repository / "geo_pa" / room).rglob("*.py")]
    words = [node.value for text in texts for node in ast.walk(ast.parse(text)) if isinstance(node, ast.Constant)]
    ids = {entry.id for entry in ANALYSES}
    assert [word for word in words if isinstance(word, str) and word.partition(".")[0] in ids] == []
