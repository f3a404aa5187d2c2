"""Agreement 11, and every figure that no layer knows: what the parties report by hand."""

import math
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, norm, of_sum, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import Row, Rows
from geo_pa.analyses.agreement_monitor.stock_now import labels
from geo_pa.measures.moments import counts_on, from_first_day
from geo_pa.model.results import EXCLUDED_COLUMNS
from geo_pa.terms import day, homes, is_missing, label, number

LABELS = "reported_labels"
"""How homes with a poor label are measured."""

Report = dict[str, Any]
"""One row of ``agreement_progress``, with its ``report_id``; None where the table has nothing."""


def measure(figure: Figure, given: Known) -> Measured:
    """Add up what is reported per year; without any report the figure is unknown, never 0."""
    reports = reports_of(given).get(figure.id, [])
    why = [unused(report, figure, given.on) for report in reports]
    if not {"", "after_deadline"} & set(why) or not figure.has_number:
        return unmeasured(figure, "not_reported", _nothing(figure) + _apart(reports, figure, given.on))
    beside, apart = _beside_complexes(figure, given), _apart(reports, figure, given.on)
    no_end = " De afspraak noemt geen einde." if figure.open_ended else ""
    told = f" Volgens de meldingen van de partijen.{beside}{apart}{no_end}"
    rows = _rows([report for report, reason in zip(reports, why, strict=True) if not reason], given.on)
    return of_sum(figure, given, rows, base=_base(figure, given), told=told)


def left_out(figures: Iterable[Figure], given: Known) -> pd.DataFrame:
    """List the reports that no figure uses: outside its period, of after the reference date, or of no figure."""
    by_id = {figure.id: figure for figure in figures}
    rows = [
        ("agreement_progress", report["report_id"], reason, f"{_name(report)}: {label('report_unused', reason)}.")
        for key, reports in reports_of(given).items()
        for report in reports
        if (reason := unused(report, by_id[key], given.on) if key in by_id else "no_such_figure")
    ]
    return pd.DataFrame(rows, columns=list(EXCLUDED_COLUMNS), dtype="str")


def reports_of(given: Known) -> dict[str, list[Report]]:
    """List the reports by figure, in the order of their ids."""
    return given.once("reports", lambda: _reports(given))


def _reports(given: Known) -> dict[str, list[Report]]:
    if given.agreement_progress is None:
        return {}
    found: dict[str, list[Report]] = {}
    for key, row in sorted(given.agreement_progress.to_dict("index").items(), key=lambda pair: str(pair[0])):
        plain = {str(name): None if is_missing(value) else value for name, value in row.items()}
        found.setdefault(str(plain["figure_id"]), []).append({"report_id": str(key), **plain})
    return found


def _nothing(figure: Figure) -> str:
    agreed = f"van {norm(figure)}" if figure.has_number else f"({figure.article})"
    follows = " Het oordeel volgt na een melding." if figure.scored else ""
    return f"over '{figure.name}' is niets gemeld, {agreed}.{follows}"


def last_day_of(report: Report) -> date | None:
    """Return the day on which a report counts: the last of its year."""
    return None if report["year"] is None else date(int(report["year"]), 12, 31)


def unused(report: Report, figure: Figure, on: date) -> str:
    """Return why a report does not count, as a code; empty where it does.

    A year that had to end on the reference date is not reported on it, whatever was reported later: what was planned
    for it stands.
    """
    when = last_day_of(report)
    if when is None:
        return ""
    if not from_first_day(when, figure.start):
        return "before_start"
    if not counts_on(when, figure.deadline):
        return "after_deadline"
    later = report["realised"] is not None and report["planned"] is None and not counts_on(when, on)
    return "reported_later" if later else ""


def _name(report: Report) -> str:
    return "Melding zonder jaar" if report["year"] is None else f"Melding over {int(report['year'])}"


def _apart(reports: list[Report], figure: Figure, on: date) -> str:
    """Name the reports that do not count, with the reason: "Niet meegeteld: melding over 2022 (...)."."""
    told = [
        f"over {int(report['year'])} ({label('report_unused', reason)})"
        for report in sorted(reports, key=lambda one: (one["year"] or 0, one["report_id"]))
        if (reason := unused(report, figure, on))
    ]
    return f" Niet meegeteld: melding {', '.join(dict.fromkeys(told))}." if told else ""


def _beside_complexes(figure: Figure, given: Known) -> str:
    """Say how the homes with a poor label on the map, and those reported as improved, stand beside each other."""
    then = _base(figure, given)
    if math.isnan(then) or given.stock is None:
        return ""
    table = labels(given, given.stock).set_index("corporation")["efg_homes"]
    now = None if figure.corporation not in table.index else float(table[figure.corporation])
    return (
        f" Op de complexen staan nu {homes(now)} met label E, F of G (op {day(given.rules.day('stock_date'))}: "
        f"{number(then)}). Bij welk complex een gemelde verbetering hoort, is niet bekend: die zit daar nog in."
    )


def _rows(reports: list[Report], on: date) -> Rows:
    """List what counts: realised up to the reference date, else as hard as the plan says.

    What was planned for a year that is over makes way for what is reported as realised in it; without that report it is
    unknown what came of it, and the plan is no upper bound: more may have been done than was planned.
    """
    settled = {report["year"] for report in reports if report["realised"] is not None and _over(report, on)}
    counts = [report for report in reports if report["realised"] is not None or report["year"] not in settled]
    return tuple(_row(report, on) for report in counts)


def _over(report: Report, on: date) -> bool:
    when = last_day_of(report)
    return when is not None and counts_on(when, on)


def _row(report: Report, on: date) -> Row:
    over = _over(report, on)
    counted = report["realised"] if over or report["year"] is None else report["planned"]
    amount = report["planned"] if counted is None and report["year"] is None else counted
    return Row(
        stage=_stage(report, over=over),
        layer="agreement_progress",
        row_id=report["report_id"],
        name=_name(report),
        corporation=report["corporation"],
        confidentiality=report["confidentiality"],
        amount=None if amount is None else float(amount),
        least=0.0 if amount is None else float(amount),
        most=math.inf if amount is None else float(amount),
        note=report["note"] or "",
    )


def _stage(report: Report, *, over: bool) -> str:
    """Tell how sure a report is; of a year that is still to end, only what was planned for it counts."""
    if report["year"] is None:
        return "unknown"
    if over:
        return "unknown" if report["realised"] is None else "realised"
    return str(report["hardness"] or "unknown")


def _base(figure: Figure, given: Known) -> float:
    """Give the homes with label E, F or G of the corporation, for the figure that is about these."""
    if given.stock is None or figure.measure != LABELS:
        return math.nan
    mine = given.stock.labels[given.stock.labels["corporation"] == figure.corporation]
    return float(mine["efg_homes"].iloc[0]) if len(mine) else math.nan
