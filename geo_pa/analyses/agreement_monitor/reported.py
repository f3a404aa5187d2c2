"""Agreement 11, and every figure that no layer knows: what the parties report by hand."""

import math
from datetime import date
from typing import Any

from geo_pa.analyses.agreement_monitor.behind import Row, Rows
from geo_pa.analyses.agreement_monitor.given import Figure, Given
from geo_pa.analyses.agreement_monitor.judging import Measured, norm, of_sum, unmeasured
from geo_pa.terms import is_missing

Report = dict[str, Any]
"""One row of ``agreement_progress``, with its ``report_id``; None where the table has nothing."""


def measure(figure: Figure, given: Given) -> Measured:
    """Add up what is reported per year; without any report the figure is unknown, never 0."""
    reports = given.once("reports", lambda: _reports(given)).get(figure.id, [])
    if not reports or figure.agreed is None:
        return unmeasured(figure, "not_reported", _nothing(figure))
    told = " Volgens de meldingen van de partijen."
    return of_sum(figure, given, _rows(reports, figure, given.on), base=_base(figure, given), told=told)


def _reports(given: Given) -> dict[str, list[Report]]:
    """List the reports by figure, in the order of their ids."""
    if given.progress is None:
        return {}
    found: dict[str, list[Report]] = {}
    for key, row in sorted(given.progress.to_dict("index").items(), key=lambda pair: str(pair[0])):
        plain = {str(name): None if is_missing(value) else value for name, value in row.items()}
        found.setdefault(str(plain["figure_id"]), []).append({"report_id": str(key), **plain})
    return found


def _nothing(figure: Figure) -> str:
    agreed = f"van {norm(figure)}" if figure.agreed is not None else f"({figure.article})"
    return f"over '{figure.name}' is niets gemeld, {agreed}. Het oordeel volgt na een melding."


def _rows(reports: list[Report], figure: Figure, on: date) -> Rows:
    """List what counts: realised up to the reference date, else as hard as the plan says.

    What was planned for a year that is over makes way for what is reported as realised in it; without that report it is
    unknown what came of it, and the plan is no upper bound: more may have been done than was planned.
    """
    settled = {report["year"] for report in reports if report["realised"] is not None and _over(report, on)}
    counts = [report for report in reports if report["realised"] is not None or report["year"] not in settled]
    return tuple(_row(report, on) for report in counts if not _too_late(report, figure))


def _over(report: Report, on: date) -> bool:
    return report["year"] is not None and date(int(report["year"]), 12, 31) <= on


def _too_late(report: Report, figure: Figure) -> bool:
    return report["year"] is not None and date(int(report["year"]), 12, 31) > figure.deadline


def _row(report: Report, on: date) -> Row:
    unreported = report["realised"] is None and _over(report, on)
    amount = None if unreported else report["planned"] if report["realised"] is None else report["realised"]
    year = "zonder jaar" if report["year"] is None else f"over {int(report['year'])}"
    return Row(
        stage=_stage(report, on),
        layer="agreement_progress",
        row_id=report["report_id"],
        name=f"Melding {year}",
        corporation=report["corporation"],
        confidentiality=report["confidentiality"],
        amount=None if amount is None else float(amount),
        of=None,
        least=0.0 if amount is None else float(amount),
        most=math.inf if amount is None else float(amount),
        note=report["note"] or "",
    )


def _stage(report: Report, on: date) -> str:
    """Tell how sure a report is; of a year that is still to end, a report is a plan."""
    if report["year"] is None:
        return "unknown"
    if _over(report, on):
        return "unknown" if report["realised"] is None else "realised"
    return "hard" if report["realised"] is not None else str(report["hardness"] or "unknown")


def _base(figure: Figure, given: Given) -> float:
    """Give the homes with label E, F or G of the corporation, for the figure that is about these."""
    if given.stock is None or figure.measure != "reported_labels":
        return math.nan
    mine = given.stock.labels[given.stock.labels["corporation"] == figure.corporation]
    return float(mine["efg_homes"].iloc[0]) if len(mine) else math.nan
