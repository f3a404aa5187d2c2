"""Changes in Dutch: which row, which field, and what became what."""

from collections.abc import Iterable, Iterator, Sequence

import pandas as pd

from geo_pa.changes import PRESENT, ROW, Change, Event
from geo_pa.changes.values import GEOMETRY
from geo_pa.engine.history import NOT_SHOWN, Done, kind_of, without_people
from geo_pa.model import Column
from geo_pa.present.headings import bare_text, text
from geo_pa.schema import SCHEMA, Field
from geo_pa.terms import UNKNOWN
from geo_pa.workspace.values import read_date, read_flag

ROWS = {"added": "nieuw", "removed": "weg"}
"""What is said of a row that came or went."""

NEW, GONE = "nieuwe rij", "rij gaat weg"
"""What is said of a row that will come or go."""

SHAPE = "een vorm"


def title_of(layer: str) -> str:
    """Return what a planner calls a layer or table."""
    return SCHEMA[layer].title if layer in SCHEMA else layer


def field_title(layer: str, field: str) -> str:
    """Return what a planner calls a field."""
    known = SCHEMA[layer].fields.get(field) if layer in SCHEMA else None
    return "Vorm op de kaart" if field == GEOMETRY else known.title if known else field


def value_of(layer: str, field: str, value: str | None) -> str:
    """Write the canonical text of a value as a planner reads it, with its unit."""
    known = SCHEMA[layer].fields.get(field) if layer in SCHEMA else None
    if value is None:
        return UNKNOWN
    if field == GEOMETRY:
        return SHAPE
    if known is None or value == NOT_SHOWN:
        return value
    column = _column(known)
    return (bare_text if column.with_unit == column.title else text)(_typed(value, known), column)


def _typed(value: str, field: Field) -> object:
    if field.type == "boolean":
        return read_flag(value)
    if field.type == "date":
        return read_date(value) or value
    return _number(value, whole=field.type == "integer") if field.numeric else value


def _number(value: str, *, whole: bool) -> object:
    """Read a number; what is none stays as it is, to be shown."""
    try:
        return int(value) if whole else float(value)
    except ValueError:
        return value


def _column(field: Field) -> Column:
    return Column(field.title, field.unit, field.vocabulary)


def sentences(done: Done) -> Iterator[str]:
    """Say what an action did, a sentence for each row: "Bouwlocaties, Bentinckspark: Trekker Domesta → Actium"."""
    for (layer, row), events in done.by_row.items():
        yield _said(f"{title_of(layer)}, {done.names.get(row, row)}", events)


def _said(where: str, events: Sequence[Event]) -> str:
    """Of a row that came tell what it holds, of one that went only that it did, and else what became what."""
    kinds = {kind_of(event) for event in events}
    told = [event for event in events if event.change.field != ROW]
    if "added" in kinds:
        filled = "; ".join(_filled(event) for event in told if event.change.after is not None)
        return f"{where}: {ROWS['added']}{f' ({filled})' if filled else ''}"
    return f"{where}: {ROWS['removed']}" if "removed" in kinds else f"{where}: {'; '.join(map(said_of_event, told))}"


def _filled(event: Event) -> str:
    change = event.change
    return f"{field_title(change.layer, change.field)} {value_of(change.layer, change.field, change.after)}"


def change_table(changes: Iterable[Change]) -> pd.DataFrame:
    """Write changes as a planner reads them, one per line: which row, what, what stands there and what will.

    A count of people is shown to nobody.
    """
    rows = [(change.row, *_told(change)) for change in changes]
    return pd.DataFrame(rows, columns=["Rij", "Wat", "Nu", "Wordt"], dtype="str")


def _told(change: Change) -> tuple[str, str, str]:
    if change.field == ROW:
        return (NEW if change.after == PRESENT else GONE), "", ""
    shown = without_people(change)
    before, after = (value_of(change.layer, change.field, value) for value in (shown.before, shown.after))
    return field_title(change.layer, change.field), before, after


def said_of_event(event: Event) -> str:
    """Say what became of one field: "Nieuwe woningen 40 woningen → 45 woningen"."""
    change = event.change
    if change.field == ROW:
        return f"de rij is {ROWS[kind_of(event)]}"
    before, after = (value_of(change.layer, change.field, value) for value in (change.before, change.after))
    return f"{field_title(change.layer, change.field)} {before} → {after}"
