"""The explanation of one row of an answer: what is said of it, why, what would change that, and its figures."""

from collections.abc import Iterable

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Column, Result
from geo_pa.present.columns import columns_of, rows_of
from geo_pa.present.headings import text
from geo_pa.present.marks import sign
from geo_pa.present.markup import markup
from geo_pa.present.special import Own, Pair, Row, special

SAYS = ("verdict", "signal")
"""Columns with what is said of a row, the first that it has."""


def card(result: Result, unit: str, detail: str = "") -> Markup:
    """Explain one row of an answer, or of one of its further tables.

    Parameters
    ----------
    result : Result
        The answer.
    unit : str
        The row's id.
    detail : str
        Name of the further table; empty for the answer's own.

    Returns
    -------
    Markup
        HTML; text from data is escaped. The figures stand under the heading (``group``) that their column declares.
    """
    found = rows_of(result, detail).loc[unit]
    return card_of({"id": unit, **found}, result, detail)


def card_of(row: Row, result: Result, detail: str = "") -> Markup:
    """Explain a row that is given by itself, as :func:`card` does."""
    own = special(result.analysis).card(row, result, detail)
    drawn, word = _said(row, result.answer.said)
    return markup(
        "card.html",
        name=text(row["name"], Column("")),
        sign=drawn if own.sign is None else own.sign,
        word=word if own.word is None else own.word,
        sentence=row["explanation"],
        groups={**_groups(row, own, result, detail), **own.pairs},
        own=own,
    )


def _said(row: Row, vocabulary: str) -> tuple[Markup, str]:
    said = next((row[name] for name in SAYS if name in row), None)
    return (Markup(), "") if said is None else (sign(said, vocabulary, 28), terms.label(vocabulary, said))


def _groups(row: Row, own: Own, result: Result, detail: str) -> dict[str, list[Pair]]:
    """Gather the figures that say something of the row under the headings of the card."""
    declared = result.answer.table(detail).columns
    grouped = {name: column.group for name, column in declared.items() if column.group}
    shown = [name for name in grouped if name in row and name not in own.without]
    groups: dict[str, list[Pair]] = {}
    for name, pair in zip(shown, _pairs(row, own, columns_of(result, shown, detail)), strict=True):
        groups.setdefault(grouped[name], []).append(pair)
    return groups


def _pairs(row: Row, own: Own, columns: dict[str, Column]) -> Iterable[Pair]:
    for name, column in columns.items():
        yield Pair(
            own.titles.get(name, column.title),
            own.instead[name] if name in own.instead else text(row[name], column),
            own.signs.get(name, Markup()),
            own.notes.get(name, ""),
        )
