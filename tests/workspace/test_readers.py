"""Who can look comes from data; a mistake in them makes nobody see more, and is told with all others at once."""

import shutil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.model import RUNGS, STANDARD, Reader
from geo_pa.terms import label
from geo_pa.workspace import load_readers, named_reader

GOOD = """
[[reader]]
id = "woonconcept"
title = "Woonconcept"
sees = "corporaties"
corporation = " Woonconcept "

[[reader]]
id = "huurders"
title = "Huurdersplatform 'Samen Sterk'"
sees = "openbaar"
"""


@pytest.fixture
def told(tmp_path):
    """A function that writes the file and reads it."""

    def read(text):
        (tmp_path / "data").mkdir(exist_ok=True)
        (tmp_path / "data" / "readers.toml").write_text(text, encoding="utf-8")
        return load_readers(tmp_path)

    return read


def entry(**values):
    standard = {"id": "actium", "title": "Actium", "sees": "corporaties", "corporation": "Actium"}
    pairs = {**standard, **values}
    lines = [f"{name} = {value!r}" for name, value in pairs.items() if value is not None]
    return "\n".join(["[[reader]]", *lines, ""])


def test_without_the_file_there_are_the_readers_that_every_workspace_has(tmp_path):
    assert load_readers(tmp_path).known == STANDARD
    assert load_readers(tmp_path).problems == ()


def test_the_readers_of_a_workspace_come_after_them(told):
    readers = told(GOOD)
    assert readers.problems == ()
    assert [*readers.known] == [*STANDARD, "woonconcept", "huurders"]
    assert readers.known["woonconcept"] == Reader("woonconcept", "Woonconcept", "corporations", "Woonconcept")
    assert readers.known["huurders"].rung == "public"


@pytest.mark.parametrize("rung", RUNGS[1:])
def test_a_level_is_named_in_dutch_or_as_in_the_data(told, rung):
    of = "alle" if rung == "corporations" else None
    for word in (rung, label("confidentiality", rung), label("confidentiality", rung).upper()):
        assert told(entry(sees=word, corporation=of)).known["actium"] == Reader("actium", "Actium", rung)


@pytest.mark.parametrize(
    ("fault", "key"),
    [
        (entry(sees="gemeente"), "sees"),
        (entry(sees="municipality"), "sees"),
        (entry(sees="iedereen"), "sees"),
        (entry(sees=None), "sees"),
        (entry(corporation=None), "corporation"),
        (entry(corporation="  "), "corporation"),
        (entry(sees="provincie"), "corporation"),
        (entry(id="Actium"), "id"),
        (entry(id=""), "id"),
        (entry(title=" Actium"), "title"),
        (entry(title=""), "title"),
        (entry(title="<b>Actium</b>"), "title"),
        (entry(title="gemeente"), "gemeente"),
        (entry(title="Openbaar"), "openbaar"),
        (entry(id="public"), "public"),
        (entry() + entry(id="actium_2"), "actium"),
        (entry(corporaton="Actium"), "corporaton"),
        ("reader = 3", "reader"),
        ("[[reader]", "readers.toml"),
    ],
)
def test_a_fault_is_told_and_leaves_only_those_that_every_workspace_has(told, fault, key):
    readers = told(GOOD + fault if "[[reader]]" in fault else fault)
    assert readers.known == STANDARD
    assert any(key in f"{problem.where} {problem.found}" for problem in readers.problems)


def test_all_faults_are_told_at_once(told):
    fault = entry(id="Wrong Id", title="", sees="gemeente") + entry(
        id="b", title="B", sees="corporaties", corporation=""
    )
    assert len(told(fault).problems) == 4


def test_a_link_out_of_the_workspace_is_not_followed(told, tmp_path):
    outside = tmp_path.parent / f"{tmp_path.name}_outside.toml"
    outside.write_text(GOOD, encoding="utf-8")
    told("")
    (tmp_path / "data" / "readers.toml").unlink()
    (tmp_path / "data" / "readers.toml").symlink_to(outside)
    assert load_readers(tmp_path).known == STANDARD
    assert load_readers(tmp_path).problems


WORDS = st.sampled_from(["", " ", "gemeente", "municipality", "corporaties", "openbaar", "alle", "Actium", "a", "b"])


@given(st.lists(st.fixed_dictionaries({}, optional=dict.fromkeys(("id", "title", "sees", "corporation"), WORDS))))
def test_whatever_stands_in_it_nobody_sees_what_is_the_municipalitys(tmp_path_factory, entries):
    folder = tmp_path_factory.mktemp("readers")
    (folder / "data").mkdir()
    blocks = "".join(entry(**{"id": None, "title": None, "sees": None, "corporation": None, **one}) for one in entries)
    (folder / "data" / "readers.toml").write_text(blocks, encoding="utf-8")
    known = load_readers(folder).known
    assert {code: known[code] for code in STANDARD} == STANDARD
    assert [one.id for one in known.values() if one.sees_everything] == ["municipality"]


@pytest.mark.parametrize("word", ["woonconcept", "WOONCONCEPT", " Woonconcept "])
def test_a_reader_is_found_by_title_or_code_in_any_capitals(told, word):
    assert named_reader(told(GOOD).known, word).id == "woonconcept"
    assert named_reader(told(GOOD).known, f"{word}x") is None


@pytest.fixture
def copied(repository, tmp_path):
    for part in ("layers", "data"):
        shutil.copytree(repository / part, tmp_path / part)
    return tmp_path


class TestTheCheck:
    def test_tells_what_is_wrong_with_the_file(self, copied, opened):
        (copied / "data" / "readers.toml").write_text(entry(sees="gemeente"), encoding="utf-8")
        found = [problem for problem in opened(copied).check() if "readers.toml" in problem.where]
        assert [problem.severity for problem in found] == ["error"]

    def test_tells_of_a_corporation_that_no_row_names_and_whom_it_may_mean(self, copied, opened):
        (copied / "data" / "readers.toml").write_text(entry(corporation="Domestra"), encoding="utf-8")
        found = [problem for problem in opened(copied).check() if "readers.toml" in problem.where]
        assert [problem.severity for problem in found] == ["notice"]
        assert "Bedoelde u Domesta?" in found[0].action

    def test_finds_nothing_in_the_embedded_municipality(self, session):
        assert session.workspace.readers.problems == ()
        assert not [problem for problem in session.workspace.check() if "readers.toml" in problem.where]


def test_the_embedded_municipality_has_the_four_corporations_and_their_tenants(session):
    known = session.workspace.readers.known
    one = {reader.corporation for reader in known.values() if reader.corporation}
    assert one == {"Domesta", "Woonconcept", "Actium", "Woonservice"}
    tenants = [known[code] for code in ("shdh", "cascade", "mevm", "samen_sterk")]
    assert {reader.rung for reader in tenants} == {"public"}
