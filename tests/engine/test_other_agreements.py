"""The agreements of another municipality: another number, other norms, and most questions not asked at all."""

import re

import pandas as pd
import pytest

from geo_pa import open_workspace
from geo_pa.errors import Severity

AGREEMENTS = """number,theme,title,lead,question
A,Bouwen,Meer sociale huur,Corporaties,
B,Bouwen,Sociale huur in elk plan,Gemeente,
C,Leefbaarheid,Schone straten,Gemeente,
"""
FIGURES = """figure_id,agreement,title,unit,rule,norm,scored,measure
A-more,A,Netto erbij,agreement_units,social_growth.net_addition,at_least,true,growth
B-share,B,Aandeel sociale huur,share,social_share.minimum_share,each,true,social_share
"""
NOT_ASKED = ("village_stock", "woonzorgzones", "heat_stress", "aandachtsgroepen", "toetsingskader")
SHARED = ("stock", "disclosure", "accessibility", "affordability")
CHANGED = {
    "social_growth": [("value = 320", "value = 40"), ('growth = "1"', 'growth = "A"'), ("afspraak 1", "afspraak A")],
    "social_share": [
        ("value = 0.30", "value = 0.25"),
        ('share = "2"', 'share = "B"'),
        ("afspraak 2", "afspraak B"),
        ("afspraak 1", "afspraak A"),
    ],
}
"""What they agreed instead."""


@pytest.fixture(scope="module")
def other(repository, tmp_path_factory):
    """The embedded layers under three made-up agreements, with no file of rules that these do not ask for."""
    folder = tmp_path_factory.mktemp("other")
    for part in ("layers", "data"):
        _copy(repository / part, folder / part)
    tables, rules = folder / "data" / "tables", folder / "data" / "rules"
    (tables / "agreements.csv").write_text(AGREEMENTS, encoding="utf-8")
    (tables / "agreed_figures.csv").write_text(FIGURES, encoding="utf-8")
    for name in ("agreement_progress", "stock_2023", "expected_change"):
        (tables / f"{name}.toml").unlink()
        (tables / f"{name}.csv").unlink()
    for name in (*NOT_ASKED, *SHARED):
        (rules / f"{name}.toml").unlink()
    for name, changes in CHANGED.items():
        _rewrite(rules / f"{name}.toml", changes)
    return open_workspace(folder)


def _copy(source, target):
    target.mkdir()
    for file in source.iterdir():
        _copy(file, target / file.name) if file.is_dir() else (target / file.name).write_bytes(file.read_bytes())


def _rewrite(file, changes):
    text = file.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")


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
