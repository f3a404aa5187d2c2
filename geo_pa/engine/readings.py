"""What is read for a question: every layer of its own, and of those that it builds on."""

from geo_pa.engine.missing_inputs import mistyped, skips
from geo_pa.engine.reading_errors import read_for
from geo_pa.errors import InputError, Problem
from geo_pa.model import Reader
from geo_pa.registry import Analysis, find
from geo_pa.workspace import Reading, Workspace


def readings_of(entry: Analysis, workspace: Workspace, viewer: Reader) -> dict[str, Reading | None]:
    """Read every layer of a question; None for one that may be absent and is.

    Who sees everything needs no layer that only decides what may be seen.

    Raises
    ------
    InputError
        A layer cannot be used, or is declared as something else than the question reads; all problems at once.
    """
    readings: dict[str, Reading | None] = {}
    problems: list[Problem] = list(mistyped(entry, workspace))
    behind = () if viewer.sees_everything else entry.behind
    for name in (*entry.columns, *entry.rasters, *behind):
        try:
            needed = entry.columns.get(name, ())
            readings[name] = None if _lacks(entry, name, workspace) else read_for(workspace, name, viewer, needed)
        except InputError as error:
            problems += error.problems
    if problems:
        raise InputError(problems)
    return readings


def every_reading(entry: Analysis, workspace: Workspace, viewer: Reader) -> dict[str, Reading | None]:
    """Read the layers of a question, and then those of the questions that it builds on."""
    readings = readings_of(entry, workspace, viewer)
    for need in map(find, entry.needs):
        if not skips(entry, need, workspace):
            readings = {**readings, **every_reading(need, workspace, viewer)}
    return readings


def _lacks(entry: Analysis, name: str, workspace: Workspace) -> bool:
    """Tell whether a layer that may be absent is; one whose declaration is broken is not absent."""
    there = name in workspace.declarations or name in workspace.broken
    return name in (*entry.optional, *entry.behind) and not there
