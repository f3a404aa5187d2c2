"""What ``check`` says of rows that were read and that an answer does not use: no answer is told more of than here."""

from collections.abc import Iterator, Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.model import NOT_LOST, Result
from geo_pa.registry import find
from geo_pa.workspace import Workspace, wording

TOLD_ALREADY = frozenset(
    (
        *("unknown_reference", "unknown_location", "unknown_criterion", "unusable_criterion", "contradicts"),
        *("decided_before_rule", "no_such_figure", "same_location", "no_homes"),
        *("more_than_surplus", "more_than_shortfall", "location_missing"),
    )
)
"""Reasons that checking layers against each other tells of, in more words."""


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
    excluded = {
        question: result.evidence.excluded
        for question, result in results.items()
        if any(layer.unused for layer in result.evidence.layers)
    }
    if not excluded:
        return
    rows = pd.concat([rows.assign(question=question) for question, rows in excluded.items()], ignore_index=True)
    rows = rows[~rows["reason"].isin(TOLD_ALREADY | NOT_LOST) & ~_unread(rows, workspace)]
    for (layer, _reason), lot in rows.groupby(["layer", "reason"], sort=False):
        yield _problem(str(layer), lot, workspace)


def _unread(rows: pd.DataFrame, workspace: Workspace) -> pd.Series:
    """Tell which rows hold a fault of their own: reading has told of those."""
    faulty = {(name, row) for name in rows["layer"].unique() for row in workspace.read(name, ()).excluded["id"]}
    return pd.Series([pair in faulty for pair in zip(rows["layer"], rows["id"], strict=True)], index=rows.index)


def _problem(layer: str, rows: pd.DataFrame, workspace: Workspace) -> Problem:
    """Tell of rows of one layer that are not used for one reason."""
    reading, ids = workspace.read(layer, ()), list(dict.fromkeys(rows["id"]))
    titles = ", ".join(find(name).title for name in rows["question"].unique())
    count = terms.plural(len(ids), "rij is gelezen en wordt", "rijen zijn gelezen en worden")
    named = "een besloten tabel" if reading.declaration.closed else wording.listed(ids)
    return Problem(
        where=wording.place(reading.declaration),
        what=f"{count} niet gebruikt bij: {titles}.",
        found=f"{named}: {rows['explanation'].iloc[0]}",
        expected="rijen die het antwoord gebruikt",
        action="Verbeter de rijen zoals hier staat; tot dan is het antwoord zonder deze rijen gemaakt.",
        severity=Severity.NOTICE if len(ids) < len(reading.frame) else Severity.ERROR,
    )
