"""What spoils a row: the fault, the one message per kind and column, and the list of rows that were left out."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.model import EXCLUDED_COLUMNS, no_rows_excluded
from geo_pa.workspace import wording

UNKNOWN_WORD = "unknown_word"
"""The reason of a word that is not in the list: these are told word by word and not row by row."""

WORDS_AT_MOST = 100
"""A column with more words that are not known holds something else."""

Mask = npt.NDArray[np.bool_]
Positions = npt.NDArray[np.intp]


@dataclass(frozen=True)
class RowFault:
    """One kind of fault in one column or in the geometry, the rows that have it, and what stands in each.

    ``what`` continues after "3 rijen tellen niet mee: "; ``rows`` are positions in the file, from 0. Without a subject
    the whole row is meant; ``columns`` are those it lies in by our name, none where it is the shape.
    """

    reason: str
    subject: str
    what: str
    expected: str
    action: str = "Verbeter het bestand en lees het opnieuw."
    rows: Positions = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    found: tuple[str, ...] = ()
    columns: tuple[str, ...] = ()

    def at(self, mask: Mask, describe: Callable[[int], str]) -> "RowFault":
        """Return this fault for the rows of a mask, each with what a function says stands there."""
        rows = np.flatnonzero(mask)
        return replace(self, rows=rows, found=tuple(describe(row) for row in rows.tolist()))

    def within(self, mask: Mask) -> "RowFault":
        """Return this fault for only those of its rows that the mask holds."""
        kept = mask[self.rows]
        found = tuple(text for text, keep in zip(self.found, kept, strict=True) if keep)
        return replace(self, rows=self.rows[kept], found=found)


def told_once(faults: Iterable[RowFault]) -> tuple[RowFault, ...]:
    """Make one fault of those that say the same of the same rows in several columns."""
    alike: dict[tuple[object, ...], list[RowFault]] = {}
    for fault in faults:
        alike.setdefault((fault.reason, fault.expected, fault.rows.tobytes(), fault.found), []).append(fault)
    return tuple(_together(*same) for same in alike.values())


def _together(first: RowFault, *others: RowFault) -> RowFault:
    if not others:
        return first
    also = " en ".join(fault.subject for fault in others)
    action = f"{first.action} Doe dat ook voor {also}."
    columns = tuple(name for fault in (first, *others) for name in fault.columns)
    return replace(first, subject=f"{first.subject} en {also}", action=action, columns=columns)


@dataclass(frozen=True)
class RowNames:
    """How rows are called: "rij 3 (VB-003)", counted from 1 without the header."""

    keys: pd.Series | None = None

    def id(self, position: int) -> str:
        """Return the key of a row, or its number where there is none."""
        return self._key(position) or str(position + 1)

    def name(self, position: int) -> str:
        """Return "rij 3 (VB-003)", or "rij 3" where there is no key."""
        key = self._key(position)
        return f"rij {position + 1} ({key})" if key else f"rij {position + 1}"

    def _key(self, position: int) -> str:
        key = None if self.keys is None else self.keys.iloc[position]
        return "" if terms.is_missing(key) else str(key)


def row_problem(fault: RowFault, where: str, names: RowNames) -> Problem:
    """Say in one message which rows were left out for one fault; at most five are named, or all words not known."""
    rows = [f"{names.name(row)}: {found}" for row, found in zip(fault.rows, fault.found, strict=True)]
    told = "; ".join(_words(fault, rows)) if fault.reason == UNKNOWN_WORD else wording.listed(rows)
    return Problem(
        where=f"{where}, {fault.subject}" if fault.subject else where,
        what=f"{terms.plural(len(rows), 'rij telt', 'rijen tellen')} niet mee: {fault.what}.",
        found=told,
        expected=fault.expected,
        action=fault.action,
        severity=Severity.ERROR,
    )


def unasked_notice(fault: RowFault, where: str, names: RowNames) -> Problem:
    """Say of a fault in columns that no question reads that its rows are used all the same."""
    problem = row_problem(fault, where, names)
    count = terms.plural(len(fault.rows), "rij telt", "rijen tellen")
    what = f"{count} mee zonder deze waarde, die geen vraag gebruikt: {fault.what}."
    return replace(problem, what=what, severity=Severity.NOTICE)


def _words(fault: RowFault, rows: Sequence[str]) -> list[str]:
    """List every word once, so that all can be translated in one go; one that stands in one row only, with its row."""
    times = Counter(fault.found)
    told = dict(zip(fault.found, rows, strict=True))
    words = [told[word] if count == 1 else f"{terms.number(count)} rijen: {word}" for word, count in times.items()]
    more = len(words) - WORDS_AT_MOST
    return words if more <= 0 else [*words[:WORDS_AT_MOST], f"en nog {terms.plural(more, 'woord', 'woorden')}"]


def excluded_rows(faults: Iterable[RowFault], layer: str, names: RowNames) -> pd.DataFrame:
    """List every row with a fault once: layer, id, reason of its first fault, explanation of all of them."""
    reasons: dict[int, str] = {}
    sentences: dict[int, list[str]] = {}
    for fault in faults:
        for row, found in zip(fault.rows.tolist(), fault.found, strict=True):
            reasons.setdefault(row, fault.reason)
            sentences.setdefault(row, []).append(_sentence(fault, found))
    if not reasons:
        return no_rows_excluded()
    rows = sorted(reasons)
    cells = [
        (layer, names.id(row), reasons[row], f"R{names.name(row)[1:]}: {' '.join(sentences[row])}") for row in rows
    ]
    return pd.DataFrame(cells, columns=list(EXCLUDED_COLUMNS), dtype="str")


def _sentence(fault: RowFault, found: str) -> str:
    subject = f"{fault.subject}: " if fault.subject else ""
    return f"{subject}{fault.what}. Gevonden: {found}. Verwacht: {fault.expected}."


@dataclass(frozen=True)
class Reread:
    """Values that are not taken as they stand in the file; their rows are used. Cells of a raster have no columns."""

    columns: tuple[str, ...]
    subject: str
    what: str
    found: str
    expected: str
    action: str

    def without_values(self) -> "Reread":
        """Return this for a table whose rows nobody may see."""
        return replace(self, found="waarden van een besloten tabel, die niet worden getoond")

    def notice(self, where: str) -> Problem:
        """Return the notice for the layer or table that holds the column."""
        place = f"{where}, {self.subject}"
        return Problem(place, self.what, self.found, self.expected, self.action, Severity.NOTICE)


def any_fault(faults: Sequence[RowFault], count: int) -> Mask:
    """Return which of ``count`` rows have a fault."""
    mask = np.zeros(count, dtype=np.bool_)
    for fault in faults:
        mask[fault.rows] = True
    return mask
