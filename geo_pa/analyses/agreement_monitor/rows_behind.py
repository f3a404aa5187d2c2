"""The rows behind a figure: which plan, change, complex or report adds how much, and how sure that is."""

import math
from collections.abc import Hashable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo_pa.measures.targets import STAGES, Range
from geo_pa.terms import is_missing

EXACT = 9
"""Decimals that are kept: hides what a float adds behind a sum."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row behind a figure: plain values, since a figure has few of them and a frame costs more than its sum.

    ``amount`` is what it adds, and for a share ``of`` what that is a part of (None where unknown); ``least`` and
    ``most`` are the least and the most that it can turn out to add.
    """

    stage: str
    layer: str
    row_id: str
    name: str
    corporation: str | None
    confidentiality: str | None
    amount: float | None
    of: float | None = None
    least: float = 0.0
    most: float = math.inf
    note: str = ""
    share: bool = False

    @property
    def known(self) -> bool:
        """Whether its size and its stage are known."""
        sized = self.amount is not None and (self.of is not None or not self.share)
        return sized and self.stage in STAGES


Rows = tuple[Row, ...]

Count = tuple[float, float]
"""A part, and the whole that it is a part of."""


def behind(  # noqa: PLR0913  # what a row tells, each by its name
    frame: pd.DataFrame,
    *,
    layer: str | Iterable[str],
    stage: str | Iterable[str],
    amount: Iterable[Any],
    of: Iterable[Any] | None = None,
    bounds: Sequence[Range] | None = None,
    note: str | Iterable[Any] = "",
) -> Rows:
    """List rows behind a figure, in the order of their ids.

    Without bounds a missing amount is 0 or more, at most ``of``.
    """
    count = len(frame)
    columns = [frame[name].tolist() for name in ("name", "corporation", "confidentiality")]
    wholes = [None] * count if of is None else [_number(value) for value in of]
    amounts = [_number(value) for value in amount]
    sides = [_bounds(one, whole) for one, whole in zip(amounts, wholes, strict=True)] if bounds is None else bounds
    told = (_each(layer, count), _each(stage, count), _each(note, count))
    rows = [
        Row(
            stage=word,
            layer=place,
            row_id=str(key),
            name=_text(name) or str(key),
            corporation=_text(who),
            confidentiality=_text(seen),
            amount=size,
            of=whole,
            least=least,
            most=most,
            note=_text(say) or "",
            share=of is not None,
        )
        for key, name, who, seen, size, whole, (least, most), place, word, say in zip(
            frame.index, *columns, amounts, wholes, sides, *told, strict=True
        )
    ]
    return tuple(sorted(rows, key=lambda row: (row.layer, row.row_id)))


def _each(value: str | Iterable[Any], count: int) -> list[Any]:
    return [value] * count if isinstance(value, str) else list(value)


def _number(value: Hashable) -> float | None:
    return None if is_missing(value) else float(value)  # type: ignore[arg-type]  # what is not missing is a number


def _text(value: object) -> str | None:
    return None if is_missing(value) else str(value)


def _bounds(amount: float | None, whole: float | None) -> Range:
    if amount is not None:
        return amount, amount
    return 0.0, math.inf if whole is None else whole


def figures(rows: Rows) -> dict[str, float]:
    """Add up what is known per stage."""
    return {stage: round(known(rows, (stage,))[0], EXACT) for stage in STAGES}


def known(rows: Rows, stages: tuple[str, ...]) -> Count:
    """Add up the amounts of these stages and what they are a part of, as far as both are known."""
    some = [row for row in rows if row.stage in stages and row.known]
    return math.fsum(row.amount or 0.0 for row in some), math.fsum(row.of or 0.0 for row in some)


def share(counts: Count) -> float:
    """Divide a part by its whole; NaN of nothing."""
    return counts[0] / counts[1] if counts[1] else math.nan


def sum_range(rows: Rows, stages: tuple[str, ...]) -> Range:
    """Give the least and the most that rows of these stages add up to; a row of unknown stage may be one or not."""
    inside = [row for row in rows if row.stage in stages]
    unsure = [row for row in rows if row.stage not in STAGES]
    least = sum(row.least for row in inside) + sum(min(row.least, 0.0) for row in unsure)
    most = sum(row.most for row in inside) + sum(max(row.most, 0.0) for row in unsure)
    return round(least, EXACT), most if math.isinf(most) else round(most, EXACT)


def share_range(rows: Rows, stages: tuple[str, ...]) -> Range:
    """Give the least and the most that the share over rows of these stages can be.

    A row of unknown stage is taken in where that makes the share lower, or higher; with a row of unknown size every
    share is possible. NaN where there is nothing to take a share of.
    """
    inside = [row for row in rows if row.stage in stages]
    unsure = [row for row in rows if row.stage not in STAGES]
    if any(row.of is None for row in (*inside, *unsure)):
        return 0.0, 1.0
    held = [[(row.least, row.of or 0.0) for row in group] for group in (inside, unsure)]
    missed = [[((row.of or 0.0) - row.most, row.of or 0.0) for row in group] for group in (inside, unsure)]
    lacking, whole = _lowest(*missed)
    # One division only: 1 - 0.8 is not 0.2 in floats, and a share that is exactly the norm reaches it.
    return share(_lowest(*held)), share((whole - lacking, whole))


def _lowest(inside: list[Count], unsure: list[Count]) -> Count:
    """Take rows that may belong in one by one, the lowest share first, as long as that brings the whole share down."""
    part, whole = (math.fsum(values) for values in zip(*inside, strict=True)) if inside else (0.0, 0.0)
    for some, more in sorted((row for row in unsure if row[1] > 0), key=share):
        if whole == 0 or some * whole < part * more:
            part, whole = part + some, whole + more
    return part, whole
