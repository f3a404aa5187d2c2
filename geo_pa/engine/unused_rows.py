"""What ``check`` says of rows that were read and that an answer does not use: no answer is told more of than here."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.model import NOT_LOST, Result
from geo_pa.registry import find
from geo_pa.workspace import Workspace, wording

TOLD_ALREADY = frozenset(
    (
        *("unknown_reference", "unknown_location", "unknown_criterion", "unusable_criterion", "contradicts"),
        *(
            "decided_before_rule",
            "no_such_figure",
            "same_location",
            "no_homes",
            "more_than_surplus",
            "more_than_shortfall",
            "location_missing",
        ),
    )
)
"""Reasons that checking layers against each other tells of, in more words."""


@dataclass(frozen=True)
class _Lot:
    """Rows of one layer that are not used for one reason."""

    layer: str
    explanation: str
    ids: tuple[str, ...]
    questions: tuple[str, ...]


def rows_not_used(results: Mapping[str, Result], workspace: Workspace) -> Iterator[Problem]:
    """Tell of every row that was read and that some answer does not use, once for each reason.

    Parameters
    ----------
    results : mapping of str to Result
        Every answer to the municipality.
    workspace : Workspace
        What was read.

    Yields
    ------
    Problem
        An error where a layer has no row that is used: it can then not be meant. A notice where others are.
    """
    for lot in _lots(results, workspace):
        yield _problem(lot, workspace)


def _lots(results: Mapping[str, Result], workspace: Workspace) -> Iterator[_Lot]:
    own = [result.evidence.excluded.assign(question=name) for name, result in results.items() if _has_unused(result)]
    if not own:
        return
    rows = pd.concat(own, ignore_index=True)
    rows = rows[~rows["reason"].isin(TOLD_ALREADY | NOT_LOST) & ~_unread(rows, workspace)]
    for (layer, _reason), lot in rows.groupby(["layer", "reason"], sort=False):
        ids, questions = (tuple(dict.fromkeys(lot[name])) for name in ("id", "question"))
        yield _Lot(str(layer), str(lot["explanation"].iloc[0]), ids, questions)


def _has_unused(result: Result) -> bool:
    return any(layer.unused for layer in result.evidence.layers)


def _unread(rows: pd.DataFrame, workspace: Workspace) -> pd.Series:
    """Tell which rows hold a fault of their own: reading has told of those."""
    faulty = {(name, row) for name in rows["layer"].unique() for row in workspace.read(name, ()).excluded["id"]}
    return pd.Series([pair in faulty for pair in zip(rows["layer"], rows["id"], strict=True)], index=rows.index)


def _problem(lot: _Lot, workspace: Workspace) -> Problem:
    reading = workspace.read(lot.layer, ())
    titles = ", ".join(find(name).title for name in lot.questions)
    count = terms.plural(len(lot.ids), "rij is gelezen en wordt", "rijen zijn gelezen en worden")
    named = "een besloten tabel" if reading.declaration.closed else wording.listed(lot.ids)
    return Problem(
        where=wording.place(reading.declaration),
        what=f"{count} niet gebruikt bij: {titles}.",
        found=f"{named}: {lot.explanation}",
        expected="rijen die het antwoord gebruikt",
        action="Verbeter de rijen zoals hier staat; tot dan is het antwoord zonder deze rijen gemaakt.",
        severity=Severity.NOTICE if len(lot.ids) < len(reading.frame) else Severity.ERROR,
    )
