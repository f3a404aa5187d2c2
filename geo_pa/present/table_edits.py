"""The rows of any layer as a table to edit: how each column is typed, and what changes by what was edited."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation
from functools import cached_property
from typing import Any, Literal

import pandas as pd

from geo_pa.changes import PRESENT, ROW, Change
from geo_pa.disclosure import FACTORS
from geo_pa.engine.editing import new_id
from geo_pa.errors import Problem
from geo_pa.model import Reader
from geo_pa.model.units import SHARE, YEAR
from geo_pa.present.row_form import PERCENT, Filled, Question, filled, form_of, proposed_for, typed_text
from geo_pa.schema import SCHEMA, Field
from geo_pa.schema.forms import layout
from geo_pa.schema.written import written

Kind = Literal["text", "whole", "number", "year", "date", "choice"]

KEY_STAYS = ("Het nummer van een rij blijft zoals het is.", "Zet het terug. Een ander nummer is een nieuwe rij.")
NEW_ROW = "nieuwe rij"
DECIMALS = 9
"""Of a percentage: a share of 0.07 is 7 percent and no hair more."""
TAKEN = ("Dit nummer is er al.", "een nummer dat er nog niet is", "Kies een ander nummer.")


@dataclass(frozen=True)
class Column:
    """How a column of the table is typed.

    Attributes
    ----------
    name, label : str
        The field, and its heading with its unit.
    kind : str
        What its cells hold.
    options : mapping of str to str
        The Dutch word of each value of a choice.
    default : str
        What a new row begins with, as canonical text.
    fixed : bool
        Whether it is only shown: it counts people, or is a number that nobody gives.
    """

    name: str
    label: str
    kind: Kind
    options: Mapping[str, str] = field(default_factory=dict)
    default: str = ""
    fixed: bool = False


@dataclass(frozen=True)
class Edits:
    """What was edited: by position of a row its cells by column, new rows by their cells, and rows that are gone."""

    cells: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    added: Sequence[Mapping[str, Any]] = ()
    removed: Sequence[int] = ()

    @property
    def anything(self) -> bool:
        """Whether anything was edited; a new row in which nothing stands yet is nothing."""
        return bool(self.cells or self.removed or any(self.added))


@dataclass(frozen=True)
class Read:
    """What edits come to: the changes of the rows that are good, and every fault of the others."""

    changes: tuple[Change, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True)
class Sheet:
    """A table that is edited.

    Attributes
    ----------
    layer : str
        The layer or table of the schema.
    frame : DataFrame
        Its rows as the reader sees them.
    rows : Series of str
        How events call each row; on the index of the frame.
    viewer : Reader
        Who looks.
    names : mapping of str to mapping
        Per layer that fields refer to, what each of its rows is called.
    number : str
        What the first new row is called that brings no number of its own; the same however often the edits are read.
    """

    layer: str
    frame: pd.DataFrame
    rows: pd.Series
    viewer: Reader
    names: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    number: str = field(default_factory=new_id)

    @property
    def key(self) -> str:
        """The column with the number of a row; empty where rows have none."""
        return SCHEMA[self.layer].key

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns in the order in which a form asks for them, the number of the row first."""
        known = SCHEMA[self.layer]
        form = form_of(self.layer, names=self.names, proposed=proposed_for(self.viewer, self.layer))
        asked = [_column(one, known.fields[one.name]) for one in form.questions if one.name != known.key]
        if not known.key:
            return tuple(asked)
        given = layout(self.layer, new=True).asks_key
        return (Column(known.key, known.fields[known.key].title, "text", fixed=not given), *asked)

    @cached_property
    def cells(self) -> pd.DataFrame:
        """What is shown: choices by their value, shares as a percentage, unknown as an empty cell."""
        fields = SCHEMA[self.layer].fields
        shown = {one.name: _cells(self, one, fields[one.name]) for one in self.columns}
        return pd.DataFrame(shown, index=self.frame.index).reset_index(drop=True)

    def named(self, at: int) -> str:
        """Return what a planner calls the row at a position."""
        return str(self.rows.iloc[at]) if self.key else f"rij {at + 1}"


def _column(one: Question, about: Field) -> Column:
    options = {value: word for value, word in one.options.items() if value}
    default = one.shown if options or about.type == "text" else _default(about, one.shown)
    return Column(one.name, one.label, _kind(about, options), options, default, about.people or one.name in FACTORS)


def _default(about: Field, shown: str) -> str:
    return shown if shown.isdigit() and about.numeric and about.unit != SHARE else ""


def _kind(about: Field, options: Mapping[str, str]) -> Kind:
    if options:
        return "choice"
    if about.type == "date":
        return "date"
    if not about.numeric:
        return "text"
    if about.unit == YEAR:
        return "year"
    return "whole" if about.type == "integer" and about.unit != SHARE else "number"


def _cells(sheet: Sheet, column: Column, about: Field) -> pd.Series:
    if column.name == sheet.key:
        return pd.Series(sheet.frame.index.astype("str"), index=sheet.frame.index, dtype=object)
    values = sheet.frame[column.name]
    if column.kind == "number":
        return (values.astype("Float64") * (PERCENT if about.unit == SHARE else 1)).round(DECIMALS)
    if column.kind in {"whole", "year", "date"}:
        return values
    texts = [written(about, value) for value in values]
    return pd.Series(texts, index=values.index, dtype=object)


def read(sheet: Sheet, edits: Edits) -> Read:
    """Read what was edited, by the rules for files.

    Parameters
    ----------
    sheet : Sheet
        The table as it was when it was opened.
    edits : Edits
        What was done to it since.

    Returns
    -------
    Read
        With every fault of every row at once.
    """
    found = [
        *(_of_row(sheet, at, cells) for at, cells in edits.cells.items() if at not in edits.removed),
        *(_of_new(sheet, cells, turn) for turn, cells in enumerate(filter(None, edits.added), 1)),
    ]
    gone = tuple(Change(sheet.layer, sheet.rows.iloc[at], ROW, PRESENT, None) for at in sorted(edits.removed))
    changes = (*(change for one in found for change in one.changes), *gone)
    doubles = _twice(sheet, [change.row for change in changes if change.field == ROW and change.after])
    return Read(changes, (*(problem for one in found for problem in one.problems), *doubles))


def _of_row(sheet: Sheet, at: int, cells: Mapping[str, Any]) -> Read:
    row = str(sheet.rows.iloc[at])
    stands = {str(name): value for name, value in sheet.frame.iloc[at].items()}
    form = form_of(sheet.layer, stands, names=sheet.names)
    said = filled(form, _typed(sheet, cells))
    problems = [*_told(said, sheet.named(at)), *_other_key(sheet, row, cells)]
    changes = [Change(sheet.layer, row, name, form.before[name], after) for name, after in said.changes.items()]
    return Read(() if problems else tuple(changes), tuple(problems))


def _of_new(sheet: Sheet, cells: Mapping[str, Any], turn: int) -> Read:
    said = filled(form_of(sheet.layer, names=sheet.names), _typed(sheet, cells))
    values = {name: value for name, value in said.changes.items() if value is not None}
    given = values.pop(sheet.key, None)
    row = given or (sheet.number if turn == 1 else f"{sheet.number}-{turn}")
    if problems := _told(said, row if given else f"{NEW_ROW} {turn}"):
        return Read(problems=tuple(problems))
    there = Change(sheet.layer, row, ROW, None, PRESENT)
    return Read((there, *(Change(sheet.layer, row, name, None, value) for name, value in values.items())))


def _typed(sheet: Sheet, cells: Mapping[str, Any]) -> dict[str, str]:
    """Write edited cells as they would be typed in a form; columns that are only shown are left alone."""
    columns = {one.name: one for one in sheet.columns}
    fields = SCHEMA[sheet.layer].fields
    told = {name: value for name, value in cells.items() if name in columns and not columns[name].fixed}
    return {name: _text(columns[name], fields[name], value) for name, value in told.items()}


def _text(column: Column, about: Field, value: object) -> str:
    if value is None or value == "":
        return ""
    if column.kind in {"choice", "text"}:
        return str(value)
    try:
        return typed_text(about, WRITTEN[column.kind](about, str(value)))
    except (ValueError, InvalidOperation):  # what cannot be read is told with the faults of its row
        return str(value)


def _number(about: Field, text: str) -> str:
    figure = Decimal(text) / (PERCENT if about.unit == SHARE else 1)
    return str(int(figure)) if figure == figure.to_integral_value() else f"{figure:f}"


WRITTEN: Mapping[str, Callable[[Field, str], str]] = {
    **dict.fromkeys(("whole", "number", "year"), _number),
    "date": lambda _, text: date.fromisoformat(text[:10]).isoformat(),
}
"""By kind, what a cell holds as canonical text."""


def _told(said: Filled, row: str) -> list[Problem]:
    """Tell the faults of a row with its name before the column."""
    lacking = [
        Problem(title, "Hier moet iets staan.", "een lege cel", "een waarde", "Vul het in.") for title in said.lacking
    ]
    return [replace(problem, where=f"{row}, {problem.where}") for problem in (*said.problems, *lacking)]


def _other_key(sheet: Sheet, row: str, cells: Mapping[str, Any]) -> Iterator[Problem]:
    if sheet.key and cells.get(sheet.key, row) != row:
        title = SCHEMA[sheet.layer].fields[sheet.key].title
        yield Problem(f"{row}, {title}", KEY_STAYS[0], f"'{cells[sheet.key]}'", f"'{row}'", KEY_STAYS[1])


def _twice(sheet: Sheet, new: Sequence[str]) -> Iterator[Problem]:
    """Tell of new rows with a number that is in the table, or that stands there twice."""
    there = {*sheet.rows}
    for row in dict.fromkeys(row for row in new if row in there or new.count(row) > 1):
        yield Problem(row, TAKEN[0], f"'{row}'", TAKEN[1], TAKEN[2])
