"""Text as people write it to numbers, dates and yes or no; each distinct text is read once."""

import math
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, date, datetime
from enum import StrEnum

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa import terms
from geo_pa.terms.numbers import DUTCH_TIME

Floats = npt.NDArray[np.float64]

WHOLE = re.compile(r"[+-]?\d+")
ENGLISH_DECIMALS = re.compile(r"[+-]?(?:\d*\.\d+(?:[eE][+-]?\d+)?|\d+\.?[eE][+-]?\d+)")
ENGLISH_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?")
DUTCH_DECIMALS = re.compile(r"[+-]?\d*,\d+")
DUTCH_GROUPS = re.compile(r"[+-]?[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?")

ISO_DATE = re.compile(r"(?P<year>\d{4})(?P<sign>[-/])(?P<month>\d{1,2})(?P=sign)(?P<day>\d{1,2})")
DUTCH_DATE = re.compile(r"(?P<day>\d{1,2})-(?P<month>\d{1,2})-(?P<year>\d{4})")
CLOCK = re.compile(
    r"[ T](?P<hour>\d{1,2}):(?P<minute>\d{2})(?::(?P<second>\d{2})(?:[.,]\d+)?)?"
    r" ?(?P<zone>Z|UTC|[+-]\d{2}(?::?\d{2})?)?$"
)

MILLISECONDS = re.compile(r"\d{12,13}")
"""How ArcGIS writes a moment in GeoJSON: since 1970, in UTC; no other notation of a day is so long."""

FLAGS = {"ja": True, "true": True, "waar": True, "1": True, "nee": False, "false": False, "onwaar": False, "0": False}


class Notation(StrEnum):
    """How numbers are written in a file."""

    DUTCH = "dutch"
    """1.234,5"""

    ENGLISH = "english"
    """1,234.5 or 1234.5"""


@dataclass(frozen=True)
class Readings:
    """Each text of a column read both ways; NaN where it is no number in that notation."""

    dutch: Floats
    english: Floats

    @property
    def evidence(self) -> set[Notation]:
        """The notations that at least one text can only be read in."""
        dutch_only = np.isnan(self.english) & ~np.isnan(self.dutch)
        english_only = np.isnan(self.dutch) & ~np.isnan(self.english)
        found = ((Notation.DUTCH, dutch_only), (Notation.ENGLISH, english_only))
        return {notation for notation, mask in found if mask.any()}

    def resolve(self, notation: Notation | None, *, whole: bool) -> tuple[Floats, npt.NDArray[np.bool_]]:
        """Choose one reading per text, NaN where it is no number or may be two, and tell which may be two.

        In a column of whole numbers "1.234" can only be 1234; else the notation of the whole file decides.
        """
        one = np.where(np.isnan(self.dutch), self.english, self.dutch)
        both = ~np.isnan(self.dutch) & ~np.isnan(self.english) & (self.dutch != self.english)
        if notation is not None:
            return np.where(both & (notation is Notation.ENGLISH), self.english, one), np.zeros_like(both)
        decided = both & whole & (np.floor(self.english) != self.english)
        ambiguous = both & ~decided
        return np.where(ambiguous, np.nan, one), ambiguous


def as_text(raw: pd.Series) -> pd.Series:
    """Return any column as stripped text; empty text and missing are missing.

    Whole numbers lose their ".0" (12.0 is "12"), dates are ISO.
    """
    texts = [(value.strip() or None) if type(value) is str else _one_text(value) for value in raw.tolist()]
    return pd.Series(texts, index=raw.index, dtype="str")


def _one_text(value: object) -> str | None:
    if terms.is_missing(value):
        return None
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, date):  # a moment is a date as well
        return _day_here(value).isoformat()[:10]
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip() or None


def _day_here(moment: date) -> date:
    """Bring a moment that has a time zone to Dutch time; one at the end of all days stays as it is."""
    if not isinstance(moment, datetime) or moment.tzinfo is None:
        return moment
    try:
        return moment.astimezone(DUTCH_TIME)
    except (ValueError, OverflowError):
        return moment


def number_readings(texts: pd.Series) -> Readings:
    """Read each text as a Dutch and as an English number."""
    pairs = distinct(texts, _both_readings, (math.nan, math.nan))
    table = np.array(pairs, dtype=np.float64).reshape(-1, 2)
    return Readings(table[:, 0], table[:, 1])


def _both_readings(text: str) -> tuple[float, float]:
    if WHOLE.fullmatch(text):
        return _finite(text), _finite(text)
    is_english = ENGLISH_DECIMALS.fullmatch(text) or ENGLISH_GROUPS.fullmatch(text)
    is_dutch = DUTCH_DECIMALS.fullmatch(text) or DUTCH_GROUPS.fullmatch(text)
    dutch = _finite(text.replace(".", "").replace(",", ".")) if is_dutch else math.nan
    return dutch, _finite(text.replace(",", "")) if is_english else math.nan


def _finite(text: str) -> float:
    value = float(text)
    return value if math.isfinite(value) else math.nan


def one_number(text: str) -> str | None:
    """Return a single text as Decimal reads it, "1234.5"; None where it is no number, or may be two ("1.234")."""
    dutch, english = _both_readings(text)
    if math.isnan(dutch) or dutch == english:
        return None if math.isnan(english) else text.replace(",", "")
    return text.replace(".", "").replace(",", ".") if math.isnan(english) else None


def read_date(text: str) -> date | None:
    """Read "2023-10-02", "2023/10/02", "2-10-2023" or the milliseconds of ArcGIS; None where it is no date.

    A time of day behind it is dropped, but for a moment with a time zone: that is the day it was in Dutch time.
    """
    if MILLISECONDS.fullmatch(text):
        return datetime.fromtimestamp(int(text) / 1000, UTC).astimezone(DUTCH_TIME).date()
    clock = CLOCK.search(text)
    bare = text[: clock.start()] if clock else text
    found = ISO_DATE.fullmatch(bare) or DUTCH_DATE.fullmatch(bare)
    if found is None:
        return None
    try:
        day = date(int(found["year"]), int(found["month"]), int(found["day"]))
        return _in_dutch_time(day, clock) if clock and clock["zone"] else day
    except (ValueError, OverflowError):
        return None


def _in_dutch_time(day: date, clock: re.Match[str]) -> date:
    """Return the day that it was here at a moment with a time zone; ValueError where the clock shows no time."""
    zone = clock["zone"].replace("UTC", "Z")
    offset = zone if zone == "Z" else f"{zone[:3]}:{zone[3:].strip(':') or '00'}"
    time = f"{clock['hour']:0>2}:{clock['minute']}:{clock['second'] or '00'}"
    return datetime.fromisoformat(f"{day}T{time}{offset}").astimezone(DUTCH_TIME).date()


def read_flag(text: str) -> bool | None:
    """Read ja or nee, true or false, 1 or 0; None where it is neither."""
    return FLAGS.get(text.lower())


def distinct(texts: pd.Series, read: Callable[[str], object], otherwise: object) -> list[object]:
    """Apply a reader to each distinct text and return the result per row; ``otherwise`` where the text is missing."""
    codes, found = pd.factorize(texts)
    results = [read(str(text)) for text in found] + [otherwise]
    return [results[code] for code in codes.tolist()]
