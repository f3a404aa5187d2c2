"""From the answers to all questions to the tiles around the map, the worst first."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.agreement_monitor.judging import amount
from geo_pa.analyses.agreement_monitor.statushouders import last_year
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Result, Signal, Verdict
from geo_pa.present.agreement_monitor.changes import COUNTED, change
from geo_pa.present.agreement_monitor.tables import ANALYSIS, EACH, MOST, SAID, YEARLY, missing_piece, vocabulary
from geo_pa.present.agreement_monitor.tiles import Line, Tile
from geo_pa.present.charts import Piece, Target
from geo_pa.present.marks import HARD, PAPER, REALISED, SOFT
from geo_pa.present.special import Row


def tiles(results: Mapping[str, Result]) -> list[Tile]:
    """Make a tile of every agreement that has a figure or a signal, the worst first, from the answers to all questions.

    The answer about all agreements is among them.
    """
    rows = pd.DataFrame(results[ANALYSIS].table).rename_axis("unit_id").reset_index().groupby("agreement", sort=False)
    found = [_tile(str(number), own.to_dict("records"), results) for number, own in rows]
    return sorted((one for one in found if one is not None), key=lambda one: one.lines[0].rank)


def silent(results: Mapping[str, Result]) -> list[tuple[str, str]]:
    """List the agreements without a figure and without a signal: number and title."""
    shown = {one.id for one in tiles(results)}
    titles = results[ANALYSIS].table.groupby("agreement", sort=False)["title"].first()
    return [(str(number), title) for number, title in titles.items() if number not in shown]


def _tile(number: str, rows: list[dict[Hashable, Any]], results: Mapping[str, Result]) -> Tile | None:
    """Make the tile of one agreement; None where there is nothing to show."""
    lines = sorted(_lines(rows, results), key=lambda line: line.rank)
    if not lines:
        return None
    asked = next((row["question"] for row in rows if row["question"] in results), ANALYSIS)
    return Tile(number, rows[0]["title"], tuple(lines), asked)


def _lines(rows: list[dict[Hashable, Any]], results: Mapping[str, Result]) -> Iterator[Line]:
    for row in rows:
        result = results.get(row["question"])
        if not (terms.is_missing(row["agreed"]) and terms.is_missing(row["judged"])):
            yield _figure_line(row, several=len(rows) > 1, results=results)
        elif row["verdict"] != Verdict.NOT_COUNTED:
            yield Line(row["verdict"], SAID, row["name"], terms.UNKNOWN, "")
        elif row["reason"] == "signal" and result is not None:
            yield _signal_line(result)


def _figure_line(row: Row, *, several: bool, results: Mapping[str, Result]) -> Line:
    said = {"said": row["verdict"], "vocabulary": vocabulary(row), "name": row["name"] if several else ""}
    said["change"] = change(row, results)
    if row["norm"] == YEARLY:
        return Line(**said, figure=terms.label("agreement_reason", row["reason"]), norm=_norm(row))
    if row["norm"] == MOST:
        figure, norm = _above(row, results)
        return Line(**said, figure=figure, norm=norm)
    if row["norm"] == EACH:
        held = terms.number(row["judged"] - row["gap"] - row["unknown_rows"])
        return Line(**said, figure=f"{held} van {_amount(row['judged'], row['unit'])}", norm=_each(row))
    norm = _norm(row)
    figure = _amount(row["reached"], row["unit"]) if row["unit"] not in COUNTED else terms.number(row["reached"])
    if row["unit"] not in COUNTED or terms.is_missing(row["reached"]):
        return Line(**said, figure=figure, norm=norm)
    return Line(**said, figure=figure, norm=norm, pieces=pieces(row), target=Target(float(row["agreed"]), norm))


def _above(row: Row, results: Mapping[str, Result]) -> tuple[str, str]:
    """Write how many corporations are above the maximum in the last year that is over, and that maximum.

    The answer says of each by its name on which side it is. A share of all together is not shown: it would hide one
    that is above, and give away counts that are hidden.
    """
    norm = f"{terms.label('agreed_norm', MOST)} {_amount(row['agreed'], row['unit'])} per corporatie"
    found = results.get("aandachtsgroepen")
    judged = None if found is None else _last_year(found, results[ANALYSIS])
    if judged is None or judged.empty:
        return terms.UNKNOWN, norm
    above, unknown = (int((judged["verdict"] == word).sum()) for word in (Verdict.FAILS, Verdict.UNKNOWN))
    count = terms.plural(len(judged), "corporatie", "corporaties")
    figure = f"{terms.number(above)} van {count} erboven ({judged['year'].iloc[0]})"
    return figure, f"{norm}; {terms.number(unknown)} onbekend" if unknown else norm


def _last_year(found: Result, monitor: Result) -> pd.DataFrame | None:
    """Return the corporations in the last year that is judged, by the period of the rule that the monitor used."""
    rule = monitor.rules.get("statushouders_maximum_share")
    start, end = (rule.valid_from, rule.valid_to) if rule else (None, None)
    return last_year(found.details["statushouders"], monitor.on, start or date.min, end or date.max)


def _each(row: Row) -> str:
    """Write what every location, or every village, is held against, and of how many it is unknown."""
    doubt = f"; {terms.number(row['unknown_rows'])} onbekend" if row["unknown_rows"] else ""
    if not terms.is_missing(row["agreed_each"]):
        return f"voldoen aan {terms.percent(row['agreed_each'])} sociale huur{doubt}"
    return f"voldoen{': de voorraad krimpt niet' if row['question'] == 'village_stock' else ''}{doubt}"


def _norm(row: Row) -> str:
    """Write what a figure is held against; a demand or an ambition is no norm."""
    if row["reason"] == "ambition":
        return f"van een ambitie van {_amount(row['agreed'], row['unit'])}"
    if row["verdict"] == Verdict.NOT_COUNTED:
        return f"van {_amount(row['agreed'], row['unit'])} waar vraag naar is"
    return f"van {terms.label('agreed_norm', row['norm'])} {_amount(row['agreed'], row['unit'])}"


def pieces(row: Row) -> list[Piece]:
    """Return the pieces of one figure's bar: realised, hard, soft, and what is still missing."""
    missing = missing_piece(row)
    parts = [
        Piece("Gerealiseerd", _known(row["realised"]), REALISED),
        Piece("Hard", _known(row["hard"]), HARD),
        Piece("Zacht", _known(row["soft"]), SOFT, hatched=True),
        Piece(missing, _known(row["gap"]), PAPER),
    ]
    return [part for part in parts if part.label != missing or part.figure]


def _known(value: Any) -> float | None:
    return None if terms.is_missing(value) else float(value)


def _amount(value: Any, unit: str) -> str:
    """Write a figure with its unit: "320 eenheden", "1 woning", "30%"."""
    return terms.UNKNOWN if terms.is_missing(value) else amount(value, unit)


def _signal_line(result: Result) -> Line:
    """Tell how many areas, or plans that count, ask for attention, by the strongest signal there is."""
    rows = counted_plans(result.table)
    counts = rows["signal"].value_counts()
    order = (Signal.HIGH, Signal.SOME, Signal.UNKNOWN)
    strongest = next((signal for signal in order if counts.get(signal, 0)), Signal.NONE)
    told = result.answer
    figure = f"{terms.number(int(counts.get(strongest, 0)))} van {terms.number(len(rows))} {told.rows.lower()}"
    return Line(strongest, told.said, "", figure, "Geen norm: een signaal.")
