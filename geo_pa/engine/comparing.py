"""Two states held side by side: which verdicts turned and which figures moved, and nothing else."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

import pandas as pd

from geo_pa.engine.session import Session, Viewer
from geo_pa.errors import Problem
from geo_pa.model import MUNICIPALITY, Reader, Result, Signal, Verdict

TURNED = ("unit", "name", "before", "after", "worse", "explanation")
MOVED = ("unit", "name", "column", "before", "after")
TOTALS = ("total", "before", "after")

NOT_COMPARED = frozenset({"explanation", "reason", "verdict", "signal", "name"})
"""Columns of an answer in which a difference follows from another: sentences, and what is said of a row."""

SAME = 1e-9
"""Figures that differ by less are the same: sums of fractions come out so."""


@dataclass(frozen=True)
class Difference:
    """What differs between two answers to one question.

    Attributes
    ----------
    before, after : Result
        The answers.
    turned : DataFrame
        One row per unit of which the verdict or signal differs, those that got worse first: unit, name, before and
        after (codes; missing where the unit is not there), worse, explanation (of the state after; else of before).
    moved : DataFrame
        One row per unit and figure that differs, of units in both: unit, name, column, before, after.
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
    both = [name for name in now.results if name in was.results]
    found = {name: difference(was.results[name], now.results[name]) for name in both}
    worst = sorted((one for one in found.items() if one[1].anything), key=lambda one: -one[1].worse)
    only_before = {name: why for name, why in now.unanswered.items() if name in was.results}
    only_after = {name: why for name, why in was.unanswered.items() if name in now.results}
    return Comparison(before, after, dict(worst), only_before, only_after, now.results, after.reader(viewer), day)


def difference(before: Result, after: Result) -> Difference:
    """Return what differs between two answers to one question, for one viewer."""
    return Difference(before, after, _turned(before, after), _moved(before, after), _totals(before, after))


def _turned(before: Result, after: Result) -> pd.DataFrame:
    said = "verdict" if "verdict" in after.table.columns else "signal"
    units = after.table.index.union(before.table.index, sort=False)
    was, now = before.table.reindex(units), after.table.reindex(units)
    ranks = {word: place for place, word in enumerate(Verdict if said == "verdict" else Signal)}
    rank_before, rank_after = was[said].map(ranks), now[said].map(ranks)
    table = pd.DataFrame(
        {
            "unit": units,
            "name": now["name"].fillna(was["name"]),
            "before": was[said],
            "after": now[said],
            "worse": (rank_after < rank_before).to_numpy(),
            "explanation": now["explanation"].fillna(was["explanation"]),
        }
    )
    differs = (was[said].fillna("") != now[said].fillna("")).to_numpy()
    order = rank_after.fillna(len(ranks)).sort_values(kind="stable").index
    found = table[differs].reindex([unit for unit in order if unit in table.index[differs]])
    return found.sort_values("worse", ascending=False, kind="stable").reset_index(drop=True)


def _moved(before: Result, after: Result) -> pd.DataFrame:
    shared = after.table.index.intersection(before.table.index, sort=False)
    was, now = before.table.loc[shared], after.table.loc[shared]
    known = after.answer.known()
    names = [name for name in now.columns if name in known and name in was.columns and name not in NOT_COMPARED]
    found = [row for name in names for row in _of_column(was[name], now[name], now["name"])]
    return pd.DataFrame(found, columns=list(MOVED)).astype({"unit": "str", "column": "str"})


def _of_column(was: pd.Series, now: pd.Series, names: pd.Series) -> Iterator[tuple[object, ...]]:
    differs = ~_same(was, now)
    for unit in now.index[differs]:
        yield unit, names[unit], now.name, was[unit], now[unit]


def _same(was: pd.Series, now: pd.Series) -> pd.Series:
    both_unknown = was.isna() & now.isna()
    if pd.api.types.is_numeric_dtype(was.dtype) and pd.api.types.is_numeric_dtype(now.dtype):
        near = (now.astype("Float64") - was.astype("Float64")).abs() < SAME
        return near.fillna(False).astype(bool) | both_unknown
    return (was.astype(object) == now.astype(object)).fillna(False).astype(bool) | both_unknown


def _totals(before: Result, after: Result) -> pd.DataFrame:
    was, now = pd.Series(before.totals, dtype=object), pd.Series(after.totals, dtype=object)
    names = now.index.union(was.index, sort=False)
    was, now = was.reindex(names), now.reindex(names)
    rows = [(name, was[name], now[name]) for name in names if not _equal(was[name], now[name])]
    return pd.DataFrame(rows, columns=list(TOTALS))


def _equal(was: object, now: object) -> bool:
    if pd.isna(was) or pd.isna(now):  # type: ignore[call-overload]  # a plain value
        return bool(pd.isna(was) and pd.isna(now))  # type: ignore[call-overload]
    if isinstance(was, int | float) and isinstance(now, int | float):
        return abs(now - was) < SAME
    return was == now
