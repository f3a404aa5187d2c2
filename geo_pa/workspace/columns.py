"""The columns of a file as declared: our names and types, missing values, signs, words and bounds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.measures.missing_codes import missing_codes, missing_words
from geo_pa.workspace import rereading, wording
from geo_pa.workspace.cell_faults import UNREADABLE, cell_fault
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import Mask, Reread, RowFault, any_fault
from geo_pa.workspace.lengths import SIZES
from geo_pa.workspace.values import Floats, Notation, Readings, as_text, distinct, number_readings, read_date, read_flag

LARGEST = 10**15
"""No figure of a municipality is larger, declared bounds or not; a float still holds every whole number up to here."""


@dataclass(frozen=True)
class ReadColumn:
    """One column with our type: a cell that is faulty, or whose figure cannot be, is missing and told."""

    series: pd.Series
    faults: tuple[RowFault, ...] = ()
    reread: tuple[Reread, ...] = ()
    impossible: Mask | None = None


@dataclass(frozen=True)
class ReadColumns:
    """The declared columns by our name."""

    columns: Mapping[str, ReadColumn]

    @property
    def series(self) -> dict[str, pd.Series]:
        """Each column by our name."""
        return {name: column.series for name, column in self.columns.items()}

    @property
    def faults(self) -> tuple[RowFault, ...]:
        """The faults of all columns."""
        return tuple(fault for column in self.columns.values() for fault in column.faults)

    @property
    def faulty(self) -> dict[str, Mask]:
        """The cells that cannot be used, by our name; only columns that have such cells."""
        spoiled = {name: column for name, column in self.columns.items() if column.faults}
        return {name: any_fault(column.faults, len(column.series)) for name, column in spoiled.items()}

    @property
    def reread(self) -> tuple[Reread, ...]:
        """What is not taken as it stands in the file, of all columns."""
        return tuple(one for column in self.columns.values() for one in column.reread)

    @property
    def impossible(self) -> dict[str, Mask]:
        """The cells that are unknown since their figure cannot be, by our name."""
        return {name: column.impossible for name, column in self.columns.items() if column.impossible is not None}


def read_columns(raw: pd.DataFrame, columns: Sequence[DeclaredColumn], notation: Notation | None = None) -> ReadColumns:
    """Read the declared columns of a raw frame that holds the source of each.

    What may be two numbers is read in the notation, and where none is given in the one that the file shows to have.
    """
    cells = {column.name: _Cells.of(raw[column.source], column) for column in columns}
    notation = notation or _notation([cell.readings for cell in cells.values() if cell.readings is not None])
    return ReadColumns({name: _read(cell, notation) for name, cell in cells.items()})


@dataclass(frozen=True)
class _Cells:
    """One raw column: its text, or its numbers where the file holds numbers."""

    raw: pd.Series
    column: DeclaredColumn
    numbers: Floats | None = None
    texts: pd.Series | None = None
    readings: Readings | None = None

    @classmethod
    def of(cls, raw: pd.Series, column: DeclaredColumn) -> "_Cells":
        is_number = pd.api.types.is_numeric_dtype(raw.dtype) and not pd.api.types.is_bool_dtype(raw.dtype)
        if column.numeric and is_number and not column.map:
            return cls(raw, column, numbers=raw.to_numpy(np.float64, na_value=np.nan))
        texts = _our_words(as_text(raw), column)
        return cls(raw, column, texts=texts, readings=number_readings(texts) if column.numeric else None)

    def faults(self, found: Iterable[tuple[Mask, str]]) -> tuple[RowFault, ...]:
        """Word the faults that were found; wording is slow and most columns have none."""
        worded = ((cell_fault(reason, self.column), mask) for mask, reason in found if mask.any())
        return tuple(replace(one, columns=(self.column.name,)).at(mask, self._describe) for one, mask in worded)

    def reread(
        self, found: Iterable[tuple[Mask, Callable[[DeclaredColumn, list[str]], Reread]]], written: Iterable[object]
    ) -> tuple[Reread, ...]:
        """Word what is not taken as it stands in the file; ``written`` is what stands there."""
        values = list(written)
        return tuple(
            words(self.column, [wording.value_found(values[row], self.column.unit) for row in np.flatnonzero(mask)])
            for mask, words in found
            if mask.any()
        )

    def _describe(self, row: int) -> str:
        return wording.value_found(self.raw.iloc[row], self.column.unit)


def _our_words(texts: pd.Series, column: DeclaredColumn) -> pd.Series:
    """Drop what the source writes for missing, and translate the other words."""
    known = texts.mask(texts.isin(column.missing)) if column.missing else texts
    ours = _translations(column)
    return pd.Series(distinct(known, ours, None), index=texts.index, dtype="str") if ours else known


def _translations(column: DeclaredColumn) -> Callable[[str], str] | None:
    """Return how words become ours: by the map, and of a category by label or in capitals where the map has neither."""
    mapped = {word.casefold() for word in column.map}
    spelled = column.spellings if column.type == "category" else {}
    also = {spelling: word for spelling, word in spelled.items() if spelling not in mapped}
    own = dict(column.map) | {word: column.map.get(word, word) for word in column.words}
    return (lambda word: own[word] if word in own else also.get(word.casefold(), word)) if own else None


def _notation(readings: Sequence[Readings]) -> Notation | None:
    """Tell how a file writes its numbers; None where nothing shows it, or where it writes them both ways."""
    evidence = set().union(*(reading.evidence for reading in readings))
    return evidence.pop() if len(evidence) == 1 else None


def _read(cells: _Cells, notation: Notation | None) -> ReadColumn:
    if cells.column.numeric:
        return _numbers(cells, notation)
    texts = cells.texts if cells.texts is not None else as_text(cells.raw)
    codes = missing_words(texts, cells.column.words)
    known = texts.mask(codes) if codes.any() else texts
    values, bad = READERS[cells.column.type](known, cells.column)
    absent = known.isna().to_numpy() & cells.column.required
    faults = cells.faults(((bad, UNREADABLE[cells.column.type]), (absent, "missing_value")))
    return ReadColumn(values, faults, cells.reread(((codes, rereading.missing_code),), texts))


def _text(texts: pd.Series, _: DeclaredColumn) -> tuple[pd.Series, Mask]:
    return texts, np.zeros(len(texts), dtype=np.bool_)


def _category(texts: pd.Series, column: DeclaredColumn) -> tuple[pd.Series, Mask]:
    strange = (texts.notna() & ~texts.isin(column.words)).to_numpy()
    return texts.mask(strange) if strange.any() else texts, strange


def _boolean(texts: pd.Series, _: DeclaredColumn) -> tuple[pd.Series, Mask]:
    flags = pd.Series(distinct(texts, read_flag, None), index=texts.index, dtype="boolean")
    return flags, (texts.notna() & flags.isna()).to_numpy()


def _date(texts: pd.Series, _: DeclaredColumn) -> tuple[pd.Series, Mask]:
    days = np.array(distinct(texts, read_date, None), dtype="datetime64[s]")
    values = pd.Series(days, index=texts.index)
    return values, (texts.notna() & values.isna()).to_numpy()


READERS = {"text": _text, "category": _category, "boolean": _boolean, "date": _date}


def _numbers(cells: _Cells, notation: Notation | None) -> ReadColumn:
    column = cells.column
    whole = column.type == "integer"
    written, given, ambiguous = _plain_numbers(cells, notation, whole=whole)
    numbers = _in_our_unit(written, column)
    declared = np.isin(written, [value for value in map(_as_float, column.missing) if value is not None])
    codes = missing_codes(written, numbers, *column.float_bounds) & ~declared
    unknown = codes | declared
    numbers = np.where(unknown, np.nan, numbers)
    unreadable = given & ~np.isfinite(numbers) & ~ambiguous & ~unknown
    broken = whole & np.isfinite(numbers) & (np.floor(numbers) != numbers)
    outside, impossible = _outside(np.where(broken, np.nan, numbers), column)
    beyond = (np.abs(numbers) > LARGEST) & (column.unit not in SIZES)
    too_large = np.isfinite(numbers) & beyond & ~broken & ~outside & ~impossible
    absent = ((~given | unknown | impossible) & column.required).astype(np.bool_)
    found = (
        (unreadable, "not_a_number"),
        (ambiguous, "ambiguous_number"),
        (broken, "not_whole"),
        (outside, "out_of_range"),
        (too_large, "too_large"),
        (absent, "missing_value"),
    )
    values = _typed(
        np.where(unreadable | broken | outside | too_large | impossible, np.nan, numbers), cells.raw.index, whole=whole
    )
    reread = cells.reread(((codes, rereading.missing_code), (impossible, rereading.impossible)), written)
    return ReadColumn(values, cells.faults(found), reread, impossible)


def _in_our_unit(written: Floats, column: DeclaredColumn) -> Floats:
    """Multiply and divide by whole numbers: 57 * 0.01 is not 0.57 in floats, and 57 / 100 is."""
    times, over = column.factor.as_integer_ratio()
    return written * (column.sign * times) / over + 0.0


def _plain_numbers(cells: _Cells, notation: Notation | None, *, whole: bool) -> tuple[Floats, Mask, Mask]:
    """Return the numbers, which cells hold anything, and which may be two numbers."""
    if cells.readings is None or cells.texts is None:
        numbers = cells.numbers if cells.numbers is not None else np.full(len(cells.raw), np.nan)
        return numbers, ~np.isnan(numbers), np.zeros(len(numbers), dtype=np.bool_)
    values, ambiguous = cells.readings.resolve(notation, whole=whole)
    return values, cells.texts.notna().to_numpy(), ambiguous


def _as_float(text: str) -> float | None:
    try:
        return float(text)
    except ValueError:
        return None


def _outside(numbers: Floats, column: DeclaredColumn) -> tuple[Mask, Mask]:
    """Tell which numbers outside the bounds are a fault, and which mean unknown."""
    low, high = column.float_bounds
    below = numbers < (-np.inf if low is None else low)
    above = numbers > (np.inf if high is None else high)
    unknown = (below & (column.below_min == "unknown")) | (above & (column.above_max == "unknown"))
    return (below | above) & np.isfinite(numbers) & ~unknown, unknown


def _typed(values: Floats, index: pd.Index, *, whole: bool) -> pd.Series:
    if not whole:
        return pd.Series(values, index=index, dtype="float64")
    missing = np.isnan(values)
    integers: npt.NDArray[np.int64] = np.where(missing, 0, values).astype(np.int64)
    return pd.Series(pd.arrays.IntegerArray(integers, missing), index=index)
