"""What an answer uses, check may call odd and never wrong: each cell is spoilt by itself, and the answers decide."""

from dataclasses import replace

import pandas as pd
import pytest

from geo_pa.errors import Severity
from geo_pa.registry import ANALYSES
from geo_pa.workspace import relations

ODD = {
    "Int64": (0, 90_000),
    "float64": (0.0, 0.5),
    "datetime64[s]": (pd.Timestamp(1990, 1, 1), pd.Timestamp(2050, 1, 1)),
}
NOWHERE = ("nergens",)


@pytest.fixture(scope="module")
def readings(session):
    names = [name for name, one in session.workspace.declarations.items() if one.geometry != "raster"]
    return {name: session.workspace.read(name, ()) for name in names}


@pytest.fixture
def errors(session, readings, monkeypatch):
    """A function that tells which errors there are once a layer or table has other rows."""
    monkeypatch.setattr(relations, "overlapping_areas", lambda *_: ())  # slow, and only ever a notice

    def told(name, frame):
        pairs = [(table, target) for table, _, target, _ in relations.REFERENCES if name in (table, target)]
        near = {other: readings[other] for pair in pairs for other in pair if other in readings}
        changed = near | {name: replace(readings[name], frame=frame)}
        of_questions = [one for entry in ANALYSES for one in entry.check(changed, session.workspace.rule_sets)]
        found = (*relations.relation_problems(changed), *of_questions)
        return {problem for problem in found if problem.severity == Severity.ERROR}

    return told


def spoilt(frame, column):
    """Give the frame with one cell unknown, and with odd values in it."""
    kind = str(frame[column].dtype)
    words = NOWHERE if kind == "str" and frame[column].nunique() > 10 else ()
    some = frame[column].first_valid_index()
    for value in () if some is None else (pd.NA if kind != "datetime64[s]" else pd.NaT, *ODD.get(kind, words)):
        other = frame.copy()
        other.loc[some, column] = float("nan") if value is pd.NA and kind in {"str", "float64"} else value
        yield some, value, other


def unused(session, name, column, frame, row):
    """Tell whether no question that reads the column uses the row."""
    asked = [
        entry.id for entry in ANALYSES if column in entry.columns.get(name, ()) and entry.id != "agreement_monitor"
    ]
    found = [session.changed(name, frame).run(entry).evidence.excluded for entry in asked or ["agreement_monitor"]]
    return all(str(row) in set(rows.loc[rows["layer"] == name, "id"]) for rows in found)


@pytest.mark.slow
def test_an_error_about_a_cell_means_that_no_answer_uses_its_row(session, readings, errors):
    wrong, tried = [], 0
    for name, reading in readings.items():
        before = errors(name, reading.frame)
        for column in reading.frame.columns.drop("geometry", errors="ignore"):
            for row, value, frame in spoilt(reading.frame, column):
                tried += 1
                if errors(name, frame) - before and not unused(session, name, column, frame, row):
                    wrong.append((name, column, str(row), str(value)))
    assert not wrong
    assert tried > 200


@pytest.mark.parametrize(("column", "value"), [("homes", None), ("homes", 0)])
def test_a_booking_of_an_unknown_number_is_used_and_one_of_none_is_not(session, readings, errors, column, value):
    frame = readings["booked_compensation"].frame.copy()
    row = frame.index[frame["form"] == "homes"][0]
    frame.loc[row, column] = pd.NA if value is None else value
    assert bool(errors("booked_compensation", frame)) == (value == 0)
    assert unused(session, "booked_compensation", column, frame, row) == (value == 0)
