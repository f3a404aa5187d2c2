"""The columns of a file as declared: our names and types, missing values, signs, words and bounds."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa import terms
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Column
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.values import Floats, Notation, Readings, as_text, distinct, number_readings, read_date, read_flag

LARGEST_WHOLE = 2**53
"""Above this a float no longer holds every whole number."""


@dataclass(frozen=True)
class ReadColumns:
    """The declared columns by our name, each with our type; a faulty cell is missing here and named in ``faults``."""

    values: Mapping[str, pd.Series]
    faults: tuple[RowFault, ...]


def read_columns(raw: pd.DataFrame, columns: Sequence[Column]) -> ReadColumns:
    """Read the declared columns of a raw frame.

    Parameters
    ----------
    raw : DataFrame
        As in the file; holds the source of every column given.
    columns : sequence of Column
        What to read, and how.

    Returns
    -------
    ReadColumns
        Text and category as "str", integer as Int64, number as float64, boolean as "boolean", date as datetime64[s],
        on the index of ``raw``. Missing is NA, NaN or NaT.
    """
    cells = {column.name: _Cells.of(raw[column.source], column) for column in columns}
    notation = _notation([cell.readings for cell in cells.values() if cell.readings is not None])
    read = {name: _read(cell, notation) for name, cell in cells.items()}
    return ReadColumns(
        {name: values for name, (values, _) in read.items()},
        tuple(fault for _, faults in read.values() for fault in faults),
    )


@dataclass(frozen=True)
class _Cells:
    """One raw column: its text, or its numbers where the file holds numbers."""

    raw: pd.Series
    column: Column
    numbers: Floats | None = None
    texts: pd.Series | None = None
    readings: Readings | None = None

    @classmethod
    def of(cls, raw: pd.Series, column: Column) -> "_Cells":
        is_number = pd.api.types.is_numeric_dtype(raw.dtype) and not pd.api.types.is_bool_dtype(raw.dtype)
        if column.numeric and is_number and not column.map:
            return cls(raw, column, numbers=raw.to_numpy(np.float64, na_value=np.nan))
        texts = _our_words(as_text(raw), column)
        return cls(raw, column, texts=texts, readings=number_readings(texts) if column.numeric else None)

    def faults(self, found: Iterable[tuple[Mask, Callable[[Column], RowFault]]]) -> list[RowFault]:
        """Word the faults that were found; wording is slow and most columns have none."""
        return [fault(self.column).at(mask, self._describe) for mask, fault in found if mask.any()]

    def _describe(self, row: int) -> str:
        return wording.value_found(self.raw.iloc[row], self.column.unit)


def _our_words(texts: pd.Series, column: Column) -> pd.Series:
    """Drop what the source writes for missing, and translate the other words."""
    known = texts.mask(texts.isin(column.missing)) if column.missing else texts
    return known.map(lambda word: column.map.get(word, word), na_action="ignore").astype("str") if column.map else known


def _notation(readings: Sequence[Readings]) -> Notation | None:
    """Tell how a file writes its numbers; None where nothing shows it, or where it writes them both ways."""
    evidence = set().union(*(reading.evidence for reading in readings))
    return evidence.pop() if len(evidence) == 1 else None


def _read(cells: _Cells, notation: Notation | None) -> tuple[pd.Series, list[RowFault]]:
    if cells.column.numeric:
        return _numbers(cells, notation)
    texts = cells.texts if cells.texts is not None else as_text(cells.raw)
    values, bad = READERS[cells.column.type](texts, cells.column)
    found = ((bad, UNREADABLE[cells.column.type]), (texts.isna().to_numpy() & cells.column.required, _missing_value))
    return values, cells.faults(found)


def _text(texts: pd.Series, _: Column) -> tuple[pd.Series, Mask]:
    return texts, np.zeros(len(texts), dtype=np.bool_)


def _category(texts: pd.Series, column: Column) -> tuple[pd.Series, Mask]:
    strange = (texts.notna() & ~texts.isin(column.words)).to_numpy()
    return texts.mask(strange) if strange.any() else texts, strange


def _boolean(texts: pd.Series, _: Column) -> tuple[pd.Series, Mask]:
    flags = pd.Series(distinct(texts, read_flag, None), index=texts.index, dtype="boolean")
    return flags, (texts.notna() & flags.isna()).to_numpy()


def _date(texts: pd.Series, _: Column) -> tuple[pd.Series, Mask]:
    days = np.array(distinct(texts, read_date, None), dtype="datetime64[s]")
    values = pd.Series(days, index=texts.index)
    return values, (texts.notna() & values.isna()).to_numpy()


READERS = {"text": _text, "category": _category, "boolean": _boolean, "date": _date}


def _numbers(cells: _Cells, notation: Notation | None) -> tuple[pd.Series, list[RowFault]]:
    column = cells.column
    whole = column.type == "integer"
    numbers, given, ambiguous = _plain_numbers(cells, notation, whole=whole)
    unknown = np.isin(numbers, [value for value in map(_as_float, column.missing) if value is not None])
    # Multiply and divide by whole numbers: 57 * 0.01 is not 0.57 in floats, and 57 / 100 is.
    times, over = column.factor.as_integer_ratio()
    numbers = np.where(unknown, np.nan, numbers * (column.sign * times) / over + 0.0)
    unreadable = given & ~np.isfinite(numbers) & ~ambiguous & ~unknown
    broken = whole & np.isfinite(numbers) & ((np.floor(numbers) != numbers) | (np.abs(numbers) > LARGEST_WHOLE))
    outside = _outside(numbers, column) & ~broken
    found = (
        (unreadable, _not_a_number),
        (ambiguous, _ambiguous),
        (broken, _not_whole),
        (outside, _out_of_range),
        ((~given | unknown) & column.required, _missing_value),
    )
    values = np.where(unreadable | broken | outside, np.nan, numbers)
    return _typed(values, cells.raw.index, whole=whole), cells.faults(found)


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


def _outside(numbers: Floats, column: Column) -> Mask:
    low = -np.inf if column.min is None else float(column.min)
    high = np.inf if column.max is None else float(column.max)
    return np.isfinite(numbers) & ((numbers < low) | (numbers > high))


def _typed(values: Floats, index: pd.Index, *, whole: bool) -> pd.Series:
    if not whole:
        return pd.Series(values, index=index, dtype="float64")
    missing = np.isnan(values)
    integers: npt.NDArray[np.int64] = np.where(missing, 0, values).astype(np.int64)
    return pd.Series(pd.arrays.IntegerArray(integers, missing), index=index)


def _missing_value(column: Column) -> RowFault:
    return RowFault("missing_value", wording.subject(column), "een waarde die er moet zijn ontbreekt", "een waarde")


def _unknown_word(column: Column) -> RowFault:
    allowed = wording.coded_words(column.words, dict(terms.labels(column.vocabulary)))
    action = f"Verbeter het woord in het bestand, of vertaal het met map onder [columns.{column.name}]."
    return RowFault("unknown_word", wording.subject(column), "een onbekend woord", f"een van: {allowed}", action)


def _not_a_flag(column: Column) -> RowFault:
    return RowFault("not_yes_or_no", wording.subject(column), "geen ja of nee", "ja of nee")


def _not_a_date(column: Column) -> RowFault:
    return RowFault("not_a_date", wording.subject(column), "geen datum", "een datum als 2026-01-31 of 31-1-2026")


def _not_a_number(column: Column) -> RowFault:
    return RowFault("not_a_number", wording.subject(column), "geen getal", _number(column))


def _ambiguous(column: Column) -> RowFault:
    action = "Schrijf het getal zonder scheiding van duizendtallen."
    return RowFault(
        "ambiguous_number",
        wording.subject(column),
        "de punt of komma kan duizendtallen of decimalen scheiden",
        _number(column),
        action,
    )


def _not_whole(column: Column) -> RowFault:
    return RowFault("not_whole", wording.subject(column), "geen heel getal", _number(column))


def _out_of_range(column: Column) -> RowFault:
    return RowFault("out_of_range", wording.subject(column), "een waarde buiten de grenzen", _range(column))


UNREADABLE = {"text": _not_a_number, "category": _unknown_word, "boolean": _not_a_flag, "date": _not_a_date}


def _number(column: Column) -> str:
    kind = "een heel getal" if column.type == "integer" else "een getal"
    return f"{kind}, {_range(column)}" if column.min is not None or column.max is not None else kind


def _range(column: Column) -> str:
    text = wording.bounds(column.min, column.max, column.unit)
    turned = ", nadat het teken is omgekeerd" if column.sign == -1 else ""
    scaled = f", na vermenigvuldigen met {terms.number(column.factor)}" if column.factor != 1 else ""
    return text + turned + scaled
