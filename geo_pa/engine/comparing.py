"""Two states held side by side: which verdicts turned and which figures moved, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo_pa.engine.session import Session, Viewer
from geo_pa.errors import Problem
from geo_pa.model import MUNICIPALITY, Reader, Result, Signal, Verdict
from geo_pa.terms import is_missing

MOVED = ("table", "unit", "name", "column", "before", "after")
TOTALS = ("total", "before", "after")

HERE, NOT_HERE = "here", "not_here"
"""Stand for before and after in the column ``ROW`` of ``moved``, where a row of a further table came or went."""

ROW = "*"

NOT_COMPARED = frozenset({"explanation", "reason", "verdict", "signal", "name"})
"""Columns of an answer in which a difference follows from another: sentences, and what is said of a row."""

SAME = 1e-9
"""Figures that differ by less are the same: sums of fractions come out so."""

WORST_FIRST: Mapping[str, int] = {
    Verdict.FAILS: 0,
    Signal.HIGH: 0,
    Verdict.AT_RISK: 1,
    Signal.SOME: 1,
    Verdict.UNKNOWN: 2,
    Verdict.COMPENSATED: 3,
    Verdict.MEETS: 4,
    Signal.NONE: 4,
    Verdict.NOT_COUNTED: 4,
}
"""How bad a verdict or signal is, from 0; what is not counted is as good as what meets, unknown lies between."""


@dataclass(frozen=True)
class Difference:
    """What differs between two answers to one question.

    A ``table`` is empty for the answer's own, else the name of a further table.

    Attributes
    ----------
    before, after : Result
        The answers.
    turned : DataFrame
        One row per unit of which the verdict or signal differs, those that got worse first: table, unit, name, before
        and after (codes; missing where the unit is not there), worse, explanation (of the state after; else of before).
    moved : DataFrame
        One row per unit and figure that differs, of units in both: table, unit, name, column, before, after. Of a
        further table that judges nothing also the rows that came or went, as the column ``ROW``.
    totals : DataFrame
        One row per total that differs: total, before, after.
    """

    before: Result
    after: Result
    turned: pd.DataFrame
    moved: pd.DataFrame
    totals: pd.DataFrame

    @property
    def analysis(self) -> str:
        """The question's id."""
        return self.after.analysis

    @property
    def anything(self) -> bool:
        """Whether anything differs."""
        return bool(len(self.turned) or len(self.moved) or len(self.totals))

    @property
    def worse(self) -> int:
        """How many units got worse."""
        return int(self.turned["worse"].sum())


@dataclass(frozen=True)
class Comparison:
    """Two states held side by side.

    Attributes
    ----------
    before, after : Session
        The states.
    differences : mapping of str to Difference
        By question, those in which anything differs, with the most that got worse first.
    only_before, only_after : mapping of str to tuple of Problem
        Questions that only one of the two answers, and why the other does not.
    answers : mapping of str to Result
        All that the state after answers, by question.
    viewer : Reader
        Who looks.
    on : date
        The reference date.
    """

    before: Session
    after: Session
    differences: Mapping[str, Difference]
    only_before: Mapping[str, tuple[Problem, ...]]
    only_after: Mapping[str, tuple[Problem, ...]]
    answers: Mapping[str, Result]
    viewer: Reader
    on: date


def compare(before: Session, after: Session, *, on: date | None = None, viewer: Viewer = MUNICIPALITY) -> Comparison:
    """Compare two states of a workspace.

    Parameters
    ----------
    before, after : Session
        Two scenarios, two moments, or one state with and without a change (:meth:`Session.with_changes`).
    on : date, optional
        The date whose rules hold; the workspace's reference date without it.
    viewer : str or Reader
        Who looks. Both states are answered for this viewer, so that the comparison tells nothing that the two answers
        do not.

    Returns
    -------
    Comparison

    Raises
    ------
    RequestError
        No such viewer.
    """
    day = on or after.workspace.info.reference_date
    was, now = before.run_all(on=day, viewer=viewer), after.run_all(on=day, viewer=viewer)
    both = [(name, was.results[name], one) for name, one in now.results.items() if name in was.results]
    # An answer that was not worked out again is given with the very same evidence.
    found = {name: difference(one, other) for name, one, other in both if one.evidence is not other.evidence}
    worst = sorted((one for one in found.items() if one[1].anything), key=lambda one: -one[1].worse)
    only_before = {name: why for name, why in now.unanswered.items() if name in was.results}
    only_after = {name: why for name, why in was.unanswered.items() if name in now.results}
    return Comparison(before, after, dict(worst), only_before, only_after, now.results, after.reader(viewer), day)


def difference(before: Result, after: Result) -> Difference:
    """Return what differs between two answers to one question, for one viewer."""
    return Difference(before, after, _turned(before, after), _moved(before, after), _totals(before, after))


def _tables(before: Result, after: Result) -> Iterator[tuple[str, pd.DataFrame, pd.DataFrame]]:
    """Give the tables whose rows are the same units in both: the answer's own under no name, and further ones.

    Rows of a further table are those of a layer, or are judged under a name; others have but the number of a line.
    """
    yield "", before.table, after.table
    for name, table in after.answer.details.items():
        if name in before.details and name in after.details:
            was, now = before.details[name], after.details[name]
            if table.about or ("verdict" in now and now.index.inferred_type == "string"):
                yield name, was, now


def _turned(before: Result, after: Result) -> pd.DataFrame:
    found = [_of_units(*one) for one in _tables(before, after) if _said(one[2])]
    table = pd.concat(found).sort_values(["worse", "rank"], ascending=[False, True], kind="stable")
    return table.drop(columns="rank").reset_index(drop=True)


def _said(table: pd.DataFrame) -> str:
    """Return the column that judges each row; empty where none does."""
    return next((name for name in ("verdict", "signal") if name in table.columns), "")


def _of_units(table: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    """Give the units that are told something else, and those that only one of both has."""
    said = _said(after)
    if said in before and before[said].equals(after[said]):
        after = before = after.iloc[:0]
    units = after.index.union(before.index, sort=False)
    was, now = (one[[said, "name", "explanation"]].reindex(units) for one in (before, after))
    rank_before, rank_after = was[said].map(WORST_FIRST), now[said].map(WORST_FIRST)
    found = pd.DataFrame(
        {
            "table": table,
            "unit": units,
            "name": now["name"].fillna(was["name"]),
            "before": was[said],
            "after": now[said],
            "worse": rank_after < rank_before,
            "explanation": now["explanation"].fillna(was["explanation"]),
            "rank": rank_after,
        }
    )
    return found[was[said].fillna("") != now[said].fillna("")]


def _moved(before: Result, after: Result) -> pd.DataFrame:
    found = [
        (name, *row)
        for name, was, now in _tables(before, after)
        for row in _of_table(was, now, [*after.answer.known(name)])
    ]
    return pd.DataFrame(found, columns=list(MOVED)).astype(dict.fromkeys(("table", "unit", "column"), "str"))


def _of_table(was: pd.DataFrame, now: pd.DataFrame, known: list[str]) -> Iterator[tuple[object, ...]]:
    """Give the rows that came or went, and then each figure of the others that differs."""
    if not _said(now):
        yield from _come_and_gone(was, now)
    shared = now.index.intersection(was.index, sort=False)
    for name in known:
        if name in was and name in now and name not in NOT_COMPARED and not was[name].equals(now[name]):
            yield from _of_column(was[name].loc[shared], now[name].loc[shared], now["name"])


def _come_and_gone(was: pd.DataFrame, now: pd.DataFrame) -> Iterator[tuple[object, ...]]:
    for unit in now.index.difference(was.index, sort=False):
        yield unit, now["name"][unit], ROW, NOT_HERE, HERE
    for unit in was.index.difference(now.index, sort=False):
        yield unit, was["name"][unit], ROW, HERE, NOT_HERE


def _of_column(was: pd.Series, now: pd.Series, names: pd.Series) -> Iterator[tuple[object, ...]]:
    for unit, before, after in zip(now.index, was.tolist(), now.tolist(), strict=True):
        if not _equal(before, after):
            yield unit, names[unit], now.name, before, after


def _totals(before: Result, after: Result) -> pd.DataFrame:
    names = dict.fromkeys([*after.totals, *before.totals])
    pairs = ((name, before.totals.get(name), after.totals.get(name)) for name in names)
    return pd.DataFrame([pair for pair in pairs if not _equal(*pair[1:])], columns=list(TOTALS))


def _equal(was: object, now: object) -> bool:
    if is_missing(was) or is_missing(now):
        return is_missing(was) and is_missing(now)
    if isinstance(was, int | float) and isinstance(now, int | float):
        return was == now or abs(now - was) < SAME
    return was == now
