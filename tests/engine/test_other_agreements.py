"""The agreements of another municipality: another number, other norms, and most questions not asked at all."""

import re

import pandas as pd
import pytest
from agreeing import agree_otherwise

from geo_pa import open_workspace
from geo_pa.errors import Severity


@pytest.fixture(scope="module")
def other(repository, tmp_path_factory):
    folder = tmp_path_factory.mktemp("other")
    agree_otherwise(repository, folder)
    return open_workspace(folder)


@pytest.fixture(scope="module")
def monitor(other):
    return other.run("agreement_monitor")


def test_the_title_counts_their_agreements(other, session):
    assert other.title("agreement_monitor") == "De 3 afspraken"
    assert session.title("agreement_monitor") == "De 23 afspraken"


def test_a_question_of_which_they_have_no_rules_is_not_asked(other):
    assert {entry.id for entry in other.asked} == {"social_share", "social_growth", "agreement_monitor"}


def test_the_monitor_has_a_row_for_each_of_theirs_and_holds_it_to_their_norms(monitor):
    assert list(monitor.table["agreement"]) == ["A", "B", "C"]
    assert monitor.table["agreed"].iloc[0] == 40
    assert monitor.table["agreed_each"].iloc[1] == 0.25
    assert monitor.table["verdict"].iloc[2] == "not_counted"
    assert "unknown" not in set(monitor.table["verdict"])


def test_no_sentence_names_an_agreement_that_is_not_theirs(other):
    for entry in other.asked:
        result = other.run(entry.id)
        frames = [result.table, *result.details.values()]
        told = [text for frame in frames for text in _texts(frame)]
        said = {number for text in [*told, *result.evidence.assumptions] for number in _numbers(text)}
        assert said <= {"A", "B", "C"}, entry.id


def test_where_no_agreement_asks_for_something_no_sentence_names_one(copied):
    for file in (copied / "data" / "rules").glob("*.toml"):
        text = re.sub(r"\[agreements\]\n(?:\w+ = .*\n)+", "", file.read_text(encoding="utf-8"))
        file.write_text(re.sub(r'article = "afspraak \d+"', 'article = ""', text), encoding="utf-8")
    session = open_workspace(copied)
    for entry in session.asked:
        result = session.run(entry.id)
        told = [*_texts(result.table[["explanation"]]), *result.evidence.assumptions]
        numbered = [text for text in told if re.search(r"[Aa]fspraa?ke?n? \d|⟦|\(\)| \.|, \)|\( ", text)]
        assert not numbered or entry.id == "agreement_monitor", numbered[:3]


def _texts(frame):
    columns = pd.DataFrame(frame).select_dtypes(["str", "object"])
    return [str(text) for name in columns for text in columns[name].dropna()]


def _numbers(text):
    for found in re.findall(r"[Aa]fspra(?:ak|ken) ((?:\w{1,2}(?:, | en )?)+)\b", text):
        yield from (word for word in re.split(r", | en ", found) if word.isdigit() or word.isupper())


def test_they_are_told_nothing_of_the_norms_of_another(other):
    errors = [problem for problem in other.check() if problem.severity == Severity.ERROR]
    assert not errors
