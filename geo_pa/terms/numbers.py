"""Numbers, shares, counts and dates in Dutch notation."""

import math
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from functools import lru_cache
from zoneinfo import ZoneInfo

import numpy as np
import pandas as pd
from babel.dates import format_date
from babel.numbers import format_decimal, format_percent

LOCALE = "nl_NL"
DUTCH_TIME = ZoneInfo("Europe/Amsterdam")
"""A moment with a time zone is read as the day that it was here: midnight of 2 October is 22:00 of the 1st in UTC."""

UNKNOWN = "onbekend"

MOST_WRITTEN_OUT = 10**15
"""A larger number is no figure but a fault, and may have hundreds of digits."""

Number = int | float | Decimal


def is_missing(value: object) -> bool:
    """Tell whether a single value is missing: None, NaN, NA or NaT."""
    if value is None or value is pd.NA or value is pd.NaT:
        return True
    return isinstance(value, float | np.floating | Decimal) and math.isnan(value)


def number(value: Number | None, decimals: int | None = None, *, at_most: int = 2) -> str:
    """Write a number the Dutch way, ``1.234,5``.

    Parameters
    ----------
    value : int, float, Decimal or None
        None, NA or NaN is written as "onbekend".
    decimals : int, optional
        Exactly so many decimals; without it at most ``at_most``, none where they are zero.
    at_most : int
        As many decimals as a figure has that was rounded before, or that needs no rounding.

    Returns
    -------
    str
    """
    if value is None or is_missing(value):
        return UNKNOWN
    if not -MOST_WRITTEN_OUT <= value <= MOST_WRITTEN_OUT:
        return f"{Decimal(str(value)):.3g}".replace(".", ",").replace("Infinity", "oneindig")
    pattern = f"#,##0.{'#' * at_most}" if decimals is None else "#,##0" + ("." + "0" * decimals if decimals else "")
    return _decimal(_plain(value), pattern)


def _plain(value: Number) -> Number:
    """Unwrap a numpy scalar: it does not compare with Decimal, and the caches below compare."""
    return value.item() if isinstance(value, np.generic) else value


@lru_cache(maxsize=4096)
def _decimal(value: Number, pattern: str) -> str:
    return _without_negative_zero(str(format_decimal(value, format=pattern, locale=LOCALE)))


@lru_cache(maxsize=4096)
def _percentage(share: Number, pattern: str) -> str:
    return _without_negative_zero(str(format_percent(share, format=pattern, locale=LOCALE)))


def _without_negative_zero(text: str) -> str:
    """Write what rounds to nothing as 0 and not as -0."""
    return text if text.strip("-0,%") else text.removeprefix("-")


def percent(share: Number | None, decimals: int = 1, *, beside: Number | None = None) -> str:
    """Write a share (0..1) as a Dutch percentage, ``30,5%``; missing is "onbekend".

    Parameters
    ----------
    share : int, float, Decimal or None
        As it is.
    decimals : int
        At most so many.
    beside : int, float or Decimal, optional
        The share that it is held against: with more decimals where it would read the same and is not, 29,96% and 30%.
    """
    if share is None or is_missing(share):
        return UNKNOWN
    norms = [] if beside is None else [float(beside)]
    decimals = decimals_apart(float(share), decimals + 2, norms) - 2
    pattern = "#,##0" + ("." + "#" * decimals if decimals else "") + "%"
    return _percentage(_plain(share), pattern)


def day(value: date | None) -> str:
    """Write a date in Dutch, ``1 januari 2026``; missing is "onbekend"."""
    return UNKNOWN if is_missing(value) else str(format_date(value, format="long", locale=LOCALE))


def plural(count: Number | None, one: str, more: str) -> str:
    """Write a count with its noun: "1 woning", "3 woningen"; missing is "een onbekend aantal woningen"."""
    if is_missing(count):
        return f"een onbekend aantal {more}"
    return f"{number(count)} {one if count == 1 else more}"


def signed(change: Number) -> str:
    """Write a change with its sign: "+6", "-4", "0"."""
    return f"{'+' if change > 0 else ''}{number(change)}"


def homes(count: Number | None) -> str:
    """Write a count of homes: "1 woning", "3 woningen"."""
    return plural(count, "woning", "woningen")


def span(least: Number | None, most: Number | None = None) -> str:
    """Write a figure by its least and its most, "3 tot 11"; one number where these are equal, or one is not given."""
    if is_missing(most) or most == least:
        return number(least)
    return f"{number(least)} tot {number(most)}"


MOST_DECIMALS = 9
"""No figure is written finer, however near it lies to what it is held against."""


def decimals_apart(value: float, decimals: int, norms: Iterable[float] = ()) -> int:
    """Return how many decimals a figure needs so that rounding does not hide on which side of its norms it lies.

    Parameters
    ----------
    value : float
        Not missing.
    decimals : int
        How many it has where no norm is near; negative for whole tens and hundreds, and what would be rounded away to
        nothing is then whole.
    norms : iterable of float
        What it is held against.
    """
    if decimals < 0 and abs(value) < 10**-decimals:
        decimals = 0
    sides = [(norm, _side(value, norm)) for norm in norms if value != norm]
    fine = (
        at for at in range(decimals, MOST_DECIMALS) if all(_side(round(value, at), it) == side for it, side in sides)
    )
    return next(fine, MOST_DECIMALS)


def _side(value: float, norm: float) -> bool | None:
    return None if value == norm else value > norm
