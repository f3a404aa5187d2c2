"""Parts that must make up a total, row by row."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.schema import SumRule
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import DeclaredColumn
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.values import Floats

TOLERANCE = 1e-6
"""Figures that differ by less are equal: floats do not add up to the last bit."""


def without_impossible_splits(
    values: Mapping[str, pd.Series], rules: Sequence[SumRule], impossible: Mapping[str, Mask]
) -> tuple[dict[str, pd.Series], dict[SumRule, Mask]]:
    """Make all parts of a total unknown where one of them cannot be and the others are more than the total.

    The total stays; the rows in which that is so are returned by their rule.
    """
    kept, spoiled = dict(values), {}
    for rule in rules:
        known, _ = _together(values, rule)
        total = as_floats(values[rule.total])
        rows = _any_of(impossible, rule, len(total)) & (known > total + TOLERANCE) & (len(rule.minus) == 0)
        if rows.any():
            spoiled[rule] = rows
            kept |= {name: kept[name].mask(rows) for name in rule.parts}
    return kept, spoiled


def sum_faults(
    values: Mapping[str, pd.Series],
    columns: Mapping[str, DeclaredColumn],
    rules: Sequence[SumRule],
    faulty: Mapping[str, Mask] | None = None,
) -> Iterator[RowFault]:
    """Find the rows whose parts do not make up their total.

    A missing part is unknown: where all parts are missing nothing is said, and where some are missing the known parts
    may not exceed the total. Where all are known they must equal it. A missing total says nothing, nor does a cell with
    a fault of its own.
    """
    for rule in rules:
        total = np.where(_any_of(faulty or {}, rule, len(values[rule.total])), np.nan, as_floats(values[rule.total]))
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
            yield replace(fault, columns=(rule.total, *rule.parts, *rule.minus)).at(mask, describe)


def formula(rule: SumRule, columns: Mapping[str, DeclaredColumn]) -> str:
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


def _any_of(cells: Mapping[str, Mask], rule: SumRule, count: int) -> Mask:
    """Return the rows in which the total or a part is one of these cells."""
    mask = np.zeros(count, dtype=np.bool_)
    for name in (rule.total, *rule.parts, *rule.minus):
        mask |= cells.get(name, False)
    return mask


def _together(values: Mapping[str, pd.Series], rule: SumRule) -> tuple[Floats, npt.NDArray[np.int64]]:
    """Add what is known of the parts, and count the parts that are missing."""
    signed = [(1, name) for name in rule.parts] + [(-1, name) for name in rule.minus]
    parts = np.column_stack([sign * as_floats(values[name]) for sign, name in signed])
    return np.nansum(parts, axis=1), np.isnan(parts).sum(axis=1)
