"""Agreement 2: social land prices may rise each year by no more than inflation; the municipality reports them."""

from collections.abc import Iterator, Mapping

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, of_maximum, unmeasured
from geo_pa.analyses.agreement_monitor.reported import Report, reports_of, unused
from geo_pa.analyses.agreement_monitor.rows_behind import Row
from geo_pa.measures.moments import counts_on
from geo_pa.model import Verdict
from geo_pa.terms import percent

AGREED = "de sociale grondprijs stijgt per jaar niet meer dan de inflatie"


def measure(figure: Figure, given: Known) -> Measured:
    """Judge every year that is over by what is reported of it; a year without a report is unknown."""
    reports = {
        int(report["year"]): report
        for report in reports_of(given).get(figure.id, [])
        if report["year"] is not None and not unused(report, figure, given.on)
    }
    years = _years(figure, given)
    if not any(year in reports for year in years):
        told = f"over de grondprijs is niets gemeld; afgesproken is: {AGREED} ({figure.article})."
        return unmeasured(figure, "not_reported", f"{told} Het oordeel volgt na een melding van de gemeente.")
    found = {year: _verdict(figure, reports.get(year)) for year in years}
    each = ", ".join(f"{year} {_told(word, reports.get(year))}" for year, word in found.items())
    told = f"{each}; afgesproken is: {AGREED} ({figure.article})."
    return of_maximum(figure, found.values(), told, tuple(_rows(found, reports)), unit=figure.unit)


def _years(figure: Figure, given: Known) -> list[int]:
    """List the years of the agreements that are over on the reference date."""
    last = min(figure.deadline.year, given.on.year)
    days = {year: figure.deadline.replace(year=year, month=12, day=31) for year in range(figure.start.year, last + 1)}
    return [year for year, day in days.items() if figure.holds(day) and counts_on(day, given.on)]


def _verdict(figure: Figure, report: Report | None) -> Verdict:
    """Hold a rise against the inflation of its year."""
    if report is None or report["realised"] is None or report["compared_with"] is None:
        return Verdict.UNKNOWN
    above = round(float(report["realised"]) - float(report["compared_with"]), 9)
    return Verdict.FAILS if above > (figure.agreed if figure.has_number else 0.0) else Verdict.MEETS


def _told(word: Verdict, report: Report | None) -> str:
    if word == Verdict.UNKNOWN or report is None:
        return "onbekend"
    rise, inflation = report["realised"], report["compared_with"]
    return f"{percent(rise, beside=inflation)} bij {percent(inflation)} inflatie"


def _rows(found: Mapping[int, Verdict], reports: Mapping[int, Report]) -> Iterator[Row]:
    for year, report in ((year, reports[year]) for year in found if year in reports):
        known = found[year] != Verdict.UNKNOWN
        yield Row(
            stage="realised" if known else "unknown",
            layer="agreement_progress",
            row_id=report["report_id"],
            name=f"Melding over {year}",
            corporation=report["corporation"],
            confidentiality=report["confidentiality"],
            amount=float(report["realised"]) if known else None,
            note=_told(found[year], report),
        )
