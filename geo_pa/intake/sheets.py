"""The sheets of a workbook as text, read in another process."""

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from geo_pa import terms
from geo_pa.errors import InputError
from geo_pa.intake import sheet_reader
from geo_pa.intake.kinds import Given, refusal
from geo_pa.workspace.admission import DAMAGED

SECONDS = 90
"""So long may reading a workbook take, on the clock."""


@dataclass(frozen=True)
class Sheet:
    """One sheet: its cells as text, and where they stand.

    Attributes
    ----------
    name : str
        As on its tab.
    first_row, first_column : int
        Of its first cell, as the worksheet numbers them, from 1.
    rows : tuple of tuple of str
        The cells; an empty one is empty text.
    hollow : tuple of (int, int)
        Row and column in ``rows``, from 0, of the formulas without a stored value, and of those that give an error.
    """

    name: str
    first_row: int
    first_column: int
    rows: tuple[tuple[str, ...], ...]
    hollow: tuple[tuple[int, int], ...] = ()


def read_sheets(given: Given, path: Path) -> tuple[Sheet, ...]:
    """Read the visible sheets that hold anything; ``path`` is where the workbook stands, with its own ending.

    Raises
    ------
    InputError
        It cannot be read, is locked, or too large to be read.
    """
    command = [sys.executable, "-I", str(Path(sheet_reader.__file__)), str(path)]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=SECONDS)  # noqa: S603  # our own file
    except subprocess.TimeoutExpired as error:
        raise InputError(_too_many(given)) from error
    if done.returncode:  # the reader ends where it cannot have the memory that a cell far away asks for
        raise InputError(_too_many(given))
    found: Any = json.loads(done.stdout)
    if isinstance(found, str):
        raise InputError(_REFUSED[found](given))
    return tuple(_sheet(**one) for one in found if one["rows"])


def _sheet(*, name: str, start: tuple[int, int], rows: list[list[str]], hollow: list[tuple[int, int]]) -> Sheet:
    row, column = start
    cells = tuple(tuple(cell.strip() for cell in line) for line in rows)
    places = tuple((at - row, beside - column) for at, beside in hollow if at >= row and beside >= column)
    return Sheet(name, row + 1, column + 1, cells, places)


def _too_many(given: Given) -> Any:
    what, found = "Het rekenblad is te groot om te lezen.", "te veel cellen, of een cel ver buiten de tabel"
    return refusal(given.name, what, found, f"hoogstens {terms.number(sheet_reader.MOST_CELLS)} cellen")


def _locked(given: Given) -> Any:
    what = "Het rekenblad is met een wachtwoord beveiligd."
    return refusal(given.name, what, "een wachtwoord", "een rekenblad zonder wachtwoord")


def _unreadable(given: Given) -> Any:
    return refusal(given.name, DAMAGED, "een rekenblad waar de lezer niet uit komt", given.kind.title)


_REFUSED = {sheet_reader.TOO_MANY: _too_many, sheet_reader.LOCKED: _locked, sheet_reader.UNREADABLE: _unreadable}
