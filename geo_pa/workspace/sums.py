"""Parts that must make up a total, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Column, SumRule
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.values import Floats

TOLERANCE = 1e-6
"""Figures that differ by less are equal: floats do not add up to the last bit."""


def sum_faults(
    values: Mapping[str, pd.Series], columns: Mapping[str, Column], rules: Sequence[SumRule]
) -> Iterator[RowFault]:
    """Find the rows whose parts do not make up their total.

    A missing part is unknown: where all parts are missing nothing is said, and where some are missing the known parts
    may not exceed the total. Where all are known they must equal it. A missing total says nothing.

    Parameters
    ----------
    values : mapping of str to Series
        Numeric columns by our name.
    columns : mapping of str to Column
        Their declarations, for titles and units.
    rules : sequence of SumRule
        What must add up.

    Yields
    ------
    RowFault
        Reason ``parts_exceed_total`` or ``parts_differ_from_total``.
    """
    for rule in rules:
        total = as_floats(values[rule.total])
        known, missing = _together(values, rule)
        complete = missing == 0
        differs = complete & ~np.isnan(total) & ~nearly_equal(known, total)
        exceeds = ~complete & (len(rule.minus) == 0) & (known > total + TOLERANCE)
        describe = _sides_of(known, total, columns[rule.total].unit)
        for reason, what, mask in (
            ("parts_differ_from_total", "de delen tellen niet op tot het totaal", differs),
            ("parts_exceed_total", "de bekende delen zijn meer dan het totaal", exceeds),
        ):
            fault = RowFault(reason, wording.subject(columns[rule.total]), what, f"{formula(rule, columns)} = totaal")
            yield fault.at(mask, describe)


def formula(rule: SumRule, columns: Mapping[str, Column]) -> str:
    """Write what must add up by its titles: "Sociale huur + Middenhuur"."""
    minus = "".join(f" - {columns[name].title}" for name in rule.minus)
    return " + ".join(columns[name].title for name in rule.parts) + minus


def _sides_of(known: Floats, total: Floats, unit: str) -> Callable[[int], str]:
    def describe(row: int) -> str:
        return f"delen samen {wording.quantity(known[row], unit)}, totaal {wording.quantity(total[row], unit)}"

    return describe


def as_floats(values: pd.Series) -> Floats:
    """Return a numeric column as floats, NaN where it is missing."""
    return values.to_numpy(dtype=np.float64, na_value=np.nan)


def nearly_equal(one: Floats, other: Floats) -> Mask:
    """Tell where two figures are equal but for rounding; a missing figure equals nothing."""
    return np.abs(one - other) <= TOLERANCE * np.maximum(1, np.abs(other))


def _together(values: Mapping[str, pd.Series], rule: SumRule) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Add what is known of the parts, and count the parts that are missing."""
    signed = [(1, name) for name in rule.parts] + [(-1, name) for name in rule.minus]
    parts = np.column_stack([sign * as_floats(values[name]) for sign, name in signed])
    return np.nansum(parts, axis=1), np.isnan(parts).sum(axis=1)
