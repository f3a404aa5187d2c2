"""Totals that are printed in a table: compared with the rows they should follow from, and kept apart from them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo_pa.errors import Problem, Severity
from geo_pa.schema import SumRule
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn, PrintedTotal
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.sums import as_floats, formula, nearly_equal
from geo_pa.workspace.values import as_text

PRINTED_TOTAL = "printed_total"
"""The reason that printed totals get in the list of excluded rows."""


@dataclass(frozen=True)
class _Figure:
    """One printed figure and the figures of the rows it should be the sum of."""

    column: DeclaredColumn
    printed: float
    rows: tuple[float, ...]

    @property
    def counted(self) -> float:
        """The sum of the rows."""
        return sum(self.rows)

    @property
    def differs(self) -> bool:
        """Whether both are known and not the same."""
        return bool(np.isfinite(self.printed - self.counted)) and not nearly_equal(
            np.array(self.printed), np.array(self.counted)
        )


def printed_rows(raw: pd.DataFrame, declaration: Declaration) -> Mask:
    """Tell which rows of the file are printed totals."""
    mask = np.zeros(len(raw), dtype=np.bool_)
    for printed in declaration.printed_totals:
        mask |= _marked(raw, declaration, printed)
    return mask


def set_apart(declaration: Declaration, printed: Mask) -> RowFault:
    """Return why printed totals are no rows of the table: no fault of the file."""
    words = wording.words(dict.fromkeys(f"'{total.value}'" for total in declaration.printed_totals))
    fault = RowFault(PRINTED_TOTAL, "", "een gedrukt totaal, geen rij met gegevens", "een rij die geen totaal is", "")
    return fault.at(printed, lambda _: words)


def printed_total_notices(
    raw: pd.DataFrame, values: Mapping[str, pd.Series], declaration: Declaration
) -> Iterator[Problem]:
    """Say which printed totals do not follow from the rows, or do not add up in themselves.

    A sum with a missing figure is unknown and not compared. The words that mark totals and groups stand in ``raw``.
    """
    printed_before = np.zeros(len(raw), dtype=np.bool_)
    data = ~printed_rows(raw, declaration)
    for printed in declaration.printed_totals:
        marked = _marked(raw, declaration, printed)
        # A total of totals is marked twice; it is one figure and is compared once.
        for row in np.flatnonzero(marked & ~printed_before).tolist():
            members = data & _same_group(raw, declaration, printed, row)
            figures = {name: _figure(values[name], declaration.columns[name], row, members) for name in printed.columns}
            where = f"{wording.place(declaration)}, rij {row + 1} ({printed.value})"
            yield from _no_numbers(raw.iloc[row], figures, where)
            yield from (_differs(figure, where, declaration) for figure in figures.values() if figure.differs)
            yield from _sums_in_row(figures, where, declaration)
        printed_before |= marked


def _marked(raw: pd.DataFrame, declaration: Declaration, printed: PrintedTotal) -> Mask:
    return (as_text(raw[declaration.columns[printed.column].source]) == printed.value).to_numpy(dtype=np.bool_)


def _same_group(raw: pd.DataFrame, declaration: Declaration, printed: PrintedTotal, row: int) -> Mask:
    """Return the rows of the group that a printed total names; a total over a group column counts all its groups."""
    mask = np.ones(len(raw), dtype=np.bool_)
    totals = {(total.column, total.value) for total in declaration.printed_totals}
    for name in printed.by:
        texts = as_text(raw[declaration.columns[name].source])
        if (name, texts.iloc[row]) not in totals:
            mask &= (texts == texts.iloc[row]).to_numpy(dtype=np.bool_)
    return mask


def _figure(values: pd.Series, column: DeclaredColumn, row: int, members: Mask) -> _Figure:
    figures = as_floats(values)
    return _Figure(column, float(figures[row]), tuple(figures[members].tolist()))


def _no_numbers(row: pd.Series, figures: Mapping[str, _Figure], where: str) -> Iterator[Problem]:
    for figure in figures.values():
        written = wording.value_found(row[figure.column.source], figure.column.unit)
        if np.isnan(figure.printed) and written != wording.EMPTY:
            yield Problem(
                f"{where}, {wording.subject(figure.column)}",
                "Het gedrukte totaal is geen bruikbaar getal.",
                written,
                wording.amount(figure.counted, figure.column),
                "Verbeter het gedrukte totaal; met de rijen wordt gewoon gerekend.",
                Severity.NOTICE,
            )


def _differs(figure: _Figure, where: str, declaration: Declaration) -> Problem:
    column, counted = figure.column, wording.quantity(figure.counted)
    return Problem(
        f"{where}, {wording.subject(column)}",
        "Het gedrukte totaal volgt niet uit de rijen.",
        f"gedrukt {wording.quantity(figure.printed)}, de rijen geven {_addition(figure)}",
        wording.amount(figure.counted, column),
        f"Reken met {counted}; meld het verschil bij de bron ({declaration.source.title}).",
        Severity.NOTICE,
    )


def _sums_in_row(figures: Mapping[str, _Figure], where: str, declaration: Declaration) -> Iterator[Problem]:
    """Say where a printed row does not add up in itself, and whether it does with the sums of the rows."""
    for rule in declaration.sums:
        if not {rule.total, *rule.parts, *rule.minus} <= set(figures):
            continue
        total = figures[rule.total].printed
        printed = _Figure(figures[rule.total].column, total, _signed(rule, figures, counted=False))
        if printed.differs:
            counted = _Figure(printed.column, total, _signed(rule, figures, counted=True))
            yield _does_not_follow(rule, printed, counted, where, declaration)


def _signed(rule: SumRule, figures: Mapping[str, _Figure], *, counted: bool) -> tuple[float, ...]:
    def value(name: str) -> float:
        return figures[name].counted if counted else figures[name].printed

    return (*(value(name) for name in rule.parts), *(-value(name) for name in rule.minus))


def _does_not_follow(
    rule: SumRule, printed: _Figure, counted: _Figure, where: str, declaration: Declaration
) -> Problem:
    column, total = printed.column, wording.quantity(printed.printed)
    from_print, from_rows = _addition(printed), _addition(counted)
    what = "volgt niet uit de getallen ernaast"
    if nearly_equal(np.array(counted.counted), np.array(counted.printed)):
        what = "volgt uit de som van de rijen, niet uit de gedrukte getallen ernaast"
    found = [f"gedrukt {total}", f"de gedrukte getallen geven {from_print}"]
    found += [f"de sommen van de rijen geven {from_rows}"] if from_rows != from_print else []
    return Problem(
        f"{where}, {wording.subject(column)}",
        f"Het gedrukte totaal {total} {what}.",
        "; ".join(found),
        f"{formula(rule, declaration.columns)} = {column.title}",
        f"Reken met de rijen; meld het verschil bij de bron ({declaration.source.title}).",
        Severity.NOTICE,
    )


def _addition(figure: _Figure) -> str:
    """Write "715 - 391 = 324"."""
    terms_added = " + ".join(map(wording.quantity, figure.rows)).replace("+ -", "- ")
    return f"{terms_added} = {wording.quantity(figure.counted)}"
