"""The codes that files use for missing, recognised where a declaration does not name them."""

from collections import Counter
from collections.abc import Collection, Iterable
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa import terms

Numbers = npt.NDArray[np.floating[Any]]
Mask = npt.NDArray[np.bool_]

NEVER_MEASURED = (
    *(-9999, -99999, -999999, -9999999, -99999999, -999999999),
    *(-99995, -99996, -99997, -99998),  # CBS: secret, unknown, does not occur
    *(-99999995, -99999996, -99999997, -99999998),  # CBS, from 2023
    *(99999999, 999999999),
    *(-32768, -2147483648),  # the lowest whole number of 16 and of 32 bits
    *(-3.4028234663852886e38, 3.4028234663852886e38, -1.7976931348623157e308, 1.7976931348623157e308),
    *(-1e30, -1e32, 1e30, 1e32, 9.969209968386869e36, 1e20, -1e20),  # grids and netCDF
)
"""No figure of a place; a column whose own bounds allow one of them means the figure."""

MISSING_BEYOND_BOUNDS = (-999, 999, 9999, 99999, 999999, 9999999)
"""Codes for missing that may be a figure too: they are taken for a code only where the bounds rule the figure out."""

MISSING_FROM = 9999
"""Every code that is never a figure lies at least so far from 0."""

WORDS = frozenset(str(code) for code in NEVER_MEASURED if isinstance(code, int) and code < 0)
"""The codes as they stand in a column of words; a number without a minus may be somebody's number."""


def missing_codes(written: Numbers, values: Numbers, low: float | None, high: float | None) -> Mask:
    """Tell which numbers are a usual code for missing and no figure.

    Parameters
    ----------
    written : array of float
        As the file has them.
    values : array of float
        The same in our unit and with our sign: this is what the bounds hold for.
    low, high : float, optional
        What the declaration allows.

    Returns
    -------
    array of bool
        False for a code that the bounds on its own side allow, and for NaN.
    """
    below = np.zeros(values.shape, dtype=np.bool_) if low is None else values < low
    above = np.zeros(values.shape, dtype=np.bool_) if high is None else values > high
    own_side = np.where(values < 0, low is not None, high is not None)
    with np.errstate(over="ignore"):  # the lowest number of 64 bits does not fit in 32, and then is no number
        codes = np.array(NEVER_MEASURED, dtype=np.float64).astype(written.dtype)
    never = np.isin(written, codes[np.isfinite(codes)]) & ~(own_side & ~below & ~above)
    return never | (np.isin(written, MISSING_BEYOND_BOUNDS) & (below | above))


def missing_words(texts: pd.Series, words: Collection[str]) -> Mask:
    """Tell which words of a column are a usual code for missing; one that is among the words allowed is not."""
    codes = WORDS - frozenset(words)
    return texts.isin(codes).to_numpy(dtype=np.bool_)


def counted(codes: Iterable[str]) -> str:
    """List codes with how often each stands there, most frequent first: "-9.999 (12 keer), -99.997 (1 keer)"."""
    return ", ".join(f"{code} ({terms.number(times)} keer)" for code, times in Counter(codes).most_common())
