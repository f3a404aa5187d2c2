"""What differs between two states, in Dutch: a line for each agreed figure, and tables of what turned and moved."""

from collections.abc import Hashable, Iterator, Mapping, Sequence

import pandas as pd

from geo_pa.engine.comparing import HERE, ROW, Comparison, Difference
from geo_pa.model import Column
from geo_pa.present.columns import rows_of
from geo_pa.present.headings import bare_text, of_row, text
from geo_pa.terms import is_missing, label

OF_ALL = "agreement_monitor"
"""The question that tells of every agreement."""

STEPS = {"reached": "hard", "soft": "zacht"}
"""What a line tells of an agreed figure: realised and hard together, and what only soft plans hold."""

ROWS = Column("Rijen")

ABSENT, PRESENT = "er niet bij", "erbij"
"""Stands for the verdict of a unit that a state does not have; and for a row without a verdict that it has."""

WHEN = {"before": "Was", "after": "Wordt"}

NO_AGREEMENT = "Van geen afspraak is het oordeel of een getal anders."

NO_DIFFERENCE = "Er is geen verschil: geen oordeel is anders en geen getal bewoog."


def lines(comparison: Comparison) -> tuple[str, ...]:
    """Write one line for each agreed figure that differs: "+320 (afspraak 1): 55 → 67 zacht; hard blijft 239".

    Parameters
    ----------
    comparison : Comparison
        Of two states.

    Returns
    -------
    tuple of str
        Those of which the verdict got worse first; empty where no agreed figure differs.
    """
    found = comparison.differences.get(OF_ALL)
    if found is None:
        return ()
    moved = [*dict.fromkeys([*found.turned["unit"], *found.moved["unit"]])]
    told = {unit: _told(unit, found) for unit in moved if unit in found.after.table.index}
    return tuple(_line(found.after.table.loc[unit].to_dict(), said) for unit, said in told.items() if said)


def _line(row: Mapping[Hashable, object], told: Sequence[str]) -> str:
    return f"{row['name']} (afspraak {row['agreement']}): {'; '.join(told)}"


def _told(unit: str, found: Difference) -> list[str]:
    return [*_steps(unit, found), *_verdict(unit, found), *_unknown(unit, found)]


def _unknown(unit: str, found: Difference) -> Iterator[str]:
    was, now = (result.table["unknown_rows"].get(unit) for result in (found.before, found.after))
    if not is_missing(now) and was != now:
        yield f"rijen met iets onbekends {bare_text(was, ROWS)} → {bare_text(now, ROWS)}"


def _steps(unit: str, found: Difference) -> Iterator[str]:
    """Tell first what moved, and then what stays."""
    was, now = (result.table.loc[unit] for result in (found.before, found.after))
    written = {}
    for name, said in STEPS.items():
        column = of_row(found.after.answer.column(name), now.to_dict())
        written[said] = bare_text(was[name], column), bare_text(now[name], column), is_missing(now[name])
    yield from (f"{before} → {after} {said}" for said, (before, after, _) in written.items() if before != after)
    if any(before != after for before, after, _ in written.values()):
        stays = ((said, after) for said, (before, after, unknown) in written.items() if before == after and not unknown)
        yield from (f"{said} blijft {after}" for said, after in stays)


def _verdict(unit: str, found: Difference) -> Iterator[str]:
    turned = found.turned[found.turned["unit"] == unit]
    for before, after in zip(turned["before"], turned["after"], strict=True):
        yield f"oordeel {said_of(before, found)} → {said_of(after, found)}"


def said_of(code: object, found: Difference) -> str:
    """Return the Dutch word of a verdict or signal; of a unit that is not there, that it is not."""
    return ABSENT if is_missing(code) else label(found.after.answer.said, code)


def turned_table(found: Difference) -> pd.DataFrame:
    """Return what turned, as a planner reads it: what it is, what was said, what is said now, and why."""
    rows = found.turned
    said = {title: [said_of(code, found) for code in rows[name]] for name, title in WHEN.items()}
    return pd.DataFrame({found.after.answer.rows: rows["name"], **said, "Uitleg": rows["explanation"]})


def moved_table(found: Difference) -> pd.DataFrame:
    """Return which figures moved as far as can be read, with their unit: what it is of, which figure, was and is."""
    rows = (_moved(row, found) for row in found.moved.to_dict("records"))
    return pd.DataFrame((row for row in rows if row[-2] != row[-1]), columns=["Soort", "Naam", "Wat", *WHEN.values()])


def _moved(row: Mapping[Hashable, object], found: Difference) -> tuple[object, ...]:
    table, unit, name = (str(row[key]) for key in ("table", "unit", "column"))
    of_what = found.after.answer.table(table).title, row["name"]
    if name == ROW:
        return *of_what, "", *(PRESENT if row[when] == HERE else ABSENT for when in WHEN)
    column = of_row(found.after.answer.column(name, table), rows_of(found.after, table).loc[unit].to_dict())
    return *of_what, column.title, *(text(row[when], column) for when in WHEN)


def totals_table(found: Difference) -> pd.DataFrame:
    """Return which totals moved, with their unit."""
    answer = found.after.answer
    columns = [answer.total(str(name)) for name in found.totals["total"]]
    values = zip(columns, found.totals["before"], found.totals["after"], strict=True)
    rows = ((column.title, text(before, column), text(after, column)) for column, before, after in values)
    return pd.DataFrame((row for row in rows if row[1] != row[2]), columns=["Totaal", *WHEN.values()])
