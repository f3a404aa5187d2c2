"""From a frame with codes to a table that a planner reads."""

from collections.abc import Collection, Mapping
from functools import partial
from typing import TYPE_CHECKING, TypeAlias

import pandas as pd

from geo_pa.model import Column, Result, unit_of
from geo_pa.model.units import BY_ROW
from geo_pa.present.columns import shown_columns
from geo_pa.present.headings import bare_text, of_row
from geo_pa.present.marks import SAID, said_words
from geo_pa.present.special import special

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Written: TypeAlias = "Styler"
"""A table as a page shows it: pandas' own, which is only loaded once a table is made."""

DASH = "-"
"""Stands in a table for what is missing: beneath the table it says what that means."""


def table_of(result: Result, detail: str = "", *, without: Collection[str] = (), missing: str = DASH) -> Written:
    """Write a table of an answer, with the columns that it declares to be shown.

    Parameters
    ----------
    result : Result
        With the rows to show.
    detail : str
        Name of the further table; empty for the answer's own.
    without : collection of str
        Columns that are left out here.
    missing : str
        What stands in place of a missing word; missing figures are left to who shows the table.
    """
    columns = {name: one for name, one in shown_columns(result, detail).items() if name not in without}
    rows = special(result.analysis).read(result, detail)
    return table(rows, columns, above=result.answer.table(detail).unit, missing=missing)


def table(frame: pd.DataFrame, columns: Mapping[str, Column], *, above: str = "", missing: str = DASH) -> Written:
    """Write columns of a frame with Dutch headings and labels; figures still sort, ``above`` is their shared unit."""
    shown = {name: column for name, column in columns.items() if name in frame.columns}
    plain = pd.DataFrame(frame)[list(shown)].reset_index(drop=True)
    words = {name: _words(plain[name], one, missing) for name, one in shown.items() if _is_word(plain[name], one)}
    titles = {name: one.title if one.measured_in == unit_of(above) else one.with_unit for name, one in shown.items()}
    styled = plain.assign(**words).rename(columns=titles).style.map(_shade)
    for name in (name for name in shown if name not in words):
        _format(styled, titles[name], shown[name], pd.DataFrame(frame))
    return styled


def _is_word(values: pd.Series, column: Column) -> bool:
    """Tell codes, and yes and no: as they are, a browser shows these as boxes that look as if they can be ticked."""
    return bool(column.vocabulary) or pd.api.types.is_bool_dtype(values.dtype)


def _words(codes: pd.Series, column: Column, missing: str) -> pd.Series:
    said = column.vocabulary in SAID
    write = partial(said_words, vocabulary=column.vocabulary) if said else partial(bare_text, column=column)
    return codes.map(write, na_action="ignore").astype("str").fillna(missing)


def _format(styled: Written, title: str, column: Column, frame: pd.DataFrame) -> None:
    """Write the figures of a column; where each row has its own unit or norm, as it is in that row."""
    if column.unit != BY_ROW and not column.beside:
        styled.format(partial(bare_text, column=column), subset=pd.Index([title]))
        return
    rows: dict[Column, list[int]] = {}
    for place, row in enumerate(frame.to_dict("records")):
        rows.setdefault(of_row(column, row), []).append(place)
    for own, places in rows.items():
        styled.format(partial(bare_text, column=own), subset=(places, [title]))


COLOURS: Mapping[str, str] = {
    said_words(word, vocabulary): look.fill for vocabulary, looks in SAID.items() for word, look in looks.items()
}


def _shade(value: object) -> str:
    """Give the cell of a verdict or signal a tint of its colour; the symbol and the word stand in it."""
    colour = COLOURS.get(value) if isinstance(value, str) else None
    return f"background-color: {colour}33; font-weight: 600" if colour else ""


def note(result: Result, detail: str = "") -> str:
    """Say beneath a table of an answer in what its figures are, and what a dash means."""
    unit = result.answer.table(detail).unit
    people = any(column.people for column in shown_columns(result, detail).values())
    dash = "onbekend, of verborgen omdat het om weinig mensen gaat" if people else "onbekend of niet van toepassing"
    counted = f"Aantallen zijn {unit_of(unit).more}; een" if unit else "Een"
    return f"{counted} streepje betekent {dash}."
