"""The tables of the page on all agreements: one per theme, the rows behind a figure, and what was expected."""

from collections.abc import Hashable, Mapping
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.agreement_monitor.judging import amount
from geo_pa.model import Column, Verdict, unit_of
from geo_pa.present.columns import answer
from geo_pa.present.marks import said_words
from geo_pa.present.order import by_words
from geo_pa.present.tables import Written, table

ANALYSIS = "agreement_monitor"
SAID = "agreement_verdict"
OUTCOME, FINAL = "outcome_verdict", ("missed", "reached")
"""What is said of a figure once its last day is past, and the reasons that it then has."""

MOST, YEARLY = "at_most", "yearly_maximum"
"""The norms that are a maximum: for each corporation, or for each year."""

MAXIMA = {MOST: "statushouders_verdict", YEARLY: "maximum_verdict"}
"""What is said of each."""

EACH = "each"
"""The norm of what holds for every location, or for every village."""

MISSING, NOT_VISIBLE = "Nog te vinden", "Niet zichtbaar of nog te vinden"
"""What the part of a bar is called that is not there."""

NOT_THERE, UNKNOWN = "-", "?"
"""What stands where a figure cannot be (nothing was agreed, or no such stage), and where one is unknown."""

SIGNS = "Een streepje: niet van toepassing; een vraagteken: onbekend."

FIGURES = ("agreed", "realised", "hard", "soft", "gap", "unknown_rows")
COLUMNS = ("name", "verdict", *FIGURES[:-1], "lead")
"""Of the table of a theme: what is unknown stands behind what is still to be found, where a column would not fit."""

UNMEASURED = ("not_reported", "source_missing", "limits_unknown", "nothing_to_count", "no_full_year")
"""Reasons for which a figure is not known at all."""

UNSCORED = ("ambition", "not_scored")
"""Reasons for which a figure that should be measured gets no verdict; one without a value is unknown all the same."""

ORDER = (Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN, Verdict.MEETS, Verdict.NOT_COUNTED)
"""From the worst: the verdict of an agreement is the worst of its figures."""


def vocabulary(row: Mapping[Hashable, Any]) -> str:
    """Return the vocabulary of the verdict on a figure.

    With a maximum nobody is behind schedule, and once its last day is past nobody can be behind schedule any more.
    """
    if row["norm"] in MAXIMA:
        return MAXIMA[row["norm"]]
    return OUTCOME if row["reason"] in FINAL else SAID


def missing_piece(row: Mapping[Hashable, Any]) -> str:
    """Call the part of a bar that is not there: what may only be out of sight is not called still to be found."""
    return NOT_VISIBLE if row["reason"] == "not_all_visible" else MISSING


def themes(rows: pd.DataFrame) -> dict[str, pd.DataFrame]:
    """Split the rows by theme, in the order of the agreements."""
    return {str(theme): rows[rows["theme"] == theme] for theme in dict.fromkeys(rows["theme"])}


def worst_of_agreements(rows: pd.DataFrame) -> pd.Series:
    """Return the worst verdict of each agreement, by its number."""
    return by_words(rows, "verdict", ORDER).groupby("agreement", sort=False)["verdict"].first()


def figure(row: Mapping[Hashable, Any], name: str, *, unit: bool = True) -> str:
    """Write one figure of a row in its own unit, "320 eenheden", or without it; a percentage keeps its sign."""
    if name == "agreed" and row["norm"] == EACH:
        return _agreed_for_each(row)
    value = row[name]
    if name == "unknown_rows" and row["norm"] != EACH and not terms.is_missing(value):
        return terms.plural(value, "rij", "rijen") if unit or value else terms.number(value)
    if terms.is_missing(value):
        unknown = row["reason"] in (*UNMEASURED, *UNSCORED) and name in FIGURES[1:]
        return terms.UNKNOWN if unknown else NOT_THERE
    if row["unit"] == "share":
        points = f"{terms.number(round(value * 100, 1))} procentpunt"
        return points if name == "gap" else terms.percent(value, beside=_norm(row))
    return amount(value, row["unit"]) if unit else terms.number(value)


def _norm(row: Mapping[Hashable, Any]) -> float | None:
    return None if terms.is_missing(row["agreed"]) else float(row["agreed"])


def _agreed_for_each(row: Mapping[Hashable, Any]) -> str:
    units = terms.label("agreed_for_each", row["unit"])
    least = row["agreed_each"]
    return units if terms.is_missing(least) else f"{units} ten minste {terms.percent(least)}"


def agreements(rows: pd.DataFrame) -> Written:
    """Write the rows of one theme; figures stand in the unit that the agreed number has."""
    told = rows.to_dict("records")
    words = {name: [_cell(row, name) for row in told] for name in FIGURES[:-1]}
    words["gap"] = [_with_unknown(row) for row in told]
    words["name"] = [f"{row['agreement']}. {row['name']}" for row in told]
    words["verdict"] = [said_words(row["verdict"], vocabulary(row)) for row in told]
    plain = rows.assign(**{name: pd.array(cells, dtype="str") for name, cells in words.items()})
    return table(plain, {column: _words(column) for column in COLUMNS})


def _cell(row: Mapping[Hashable, Any], name: str) -> str:
    written = figure(row, name, unit=name == "agreed")
    return UNKNOWN if written == terms.UNKNOWN else written


def _with_unknown(row: Mapping[Hashable, Any]) -> str:
    """Write what is still to be found, and apart from it of how much that is unknown: "10 en 5 onbekend"."""
    gap, count = _cell(row, "gap"), row["unknown_rows"]
    return gap if terms.is_missing(count) or not count else f"{gap} en {_cell(row, 'unknown_rows')} onbekend"


SHORT = {"name": "Afspraak", "hard": "Hard", "soft": "Zacht"}
"""Shorter headings where the room is small."""


def _words(column: str) -> Column:
    """Return the heading of a column whose values are written already."""
    return Column(SHORT.get(column, answer(ANALYSIS).column(column).title))


def summed(rows: pd.DataFrame) -> str:
    """Write what the rows behind a figure add up to: "3 rijen, samen 44 eenheden"."""
    known = rows[rows["amount"].notna() & (rows["stage"] != "unknown")]
    count = terms.plural(len(rows), "rij", "rijen")
    unit = unit_of(rows["unit"].iloc[0]).more if len(rows) else ""
    share = rows["unit"].eq("share").any()
    total = terms.percent(known["amount"].sum()) if share else f"{terms.number(known['amount'].sum())} {unit}"
    if rows["of"].notna().any():
        known = known[known["of"].notna()]
        whole = known["of"].sum()
        part = f" ({terms.percent(known['amount'].sum() / whole)})" if whole else ""
        total = f"{terms.number(known['amount'].sum())} van {terms.number(whole)} {unit}{part}"
    vague = len(rows) - len(known)
    unknown = f"; van {terms.plural(vague, 'rij', 'rijen')} is het aantal onbekend" if vague else ""
    return f"{count}, samen {total}{unknown}."


EXPECTED = ("Corporatie", "Wat", "Verwacht", "Gerealiseerd", "Hard", "Zacht", "Samen", "Meer of minder dan verwacht")
STAGES = ("realised", "hard", "soft")


def expected(lines: pd.DataFrame) -> pd.DataFrame:
    """Write what was expected per corporation and figure beside what is; a sum of which a part is unknown says so."""
    return pd.DataFrame([_expected(line) for line in lines.to_dict("records")], columns=list(EXPECTED))


def _expected(line: Mapping[Hashable, Any]) -> list[str]:
    stages, wanted = [line[stage] for stage in STAGES], line["expected"]
    total = None if any(map(terms.is_missing, stages)) else sum(stages)
    gap = None if total is None or terms.is_missing(wanted) else total - wanted
    doubt = ", deels onbekend" if not terms.is_missing(line["unknown_rows"]) and line["unknown_rows"] else ""
    signed = terms.UNKNOWN if gap is None else terms.signed(gap)
    what = terms.label("expected_figure", line["figure"])
    figures = [terms.number(value) for value in (wanted, *stages)]
    return [str(line["corporation"]), what, *figures, f"{terms.number(total)}{doubt}", f"{signed}{doubt}"]
