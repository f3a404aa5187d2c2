"""Agreement 7: the social homes by rent, against the limits of the year that the rents are of."""

import math
from collections.abc import Hashable, Mapping
from typing import Any

from geo_pa.analyses.agreement_monitor.behind import Rows
from geo_pa.analyses.agreement_monitor.given import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import (
    REASONS,
    Measured,
    judged,
    norm,
    opening,
    share_bounds,
    unmeasured,
    withheld,
)
from geo_pa.analyses.agreement_monitor.stock import TOGETHER, Stock
from geo_pa.model import Verdict
from geo_pa.terms import day, homes, number, percent

SEGMENTS = {"rents_low": "low", "rents_middle": "middle"}


def measure(figure: Figure, given: Known) -> Measured:
    """Take the share of social homes in one rent segment; a complex without a rent may lie in it or not."""
    stock, year = given.stock, given.rules.integer("rent_year")
    if stock is None or figure.agreed is None:
        return unmeasured(figure, "source_missing", "er is geen laag met het bezit van de corporaties.")
    if stock.limits is None:
        return unmeasured(figure, "limits_unknown", f"de huurgrenzen van {year} zijn niet bekend ({figure.article}).")
    segment = SEGMENTS[figure.measure]
    rows = stock.low if segment == "low" else stock.middle
    if not rows:
        return unmeasured(figure, "nothing_to_count", "er zijn geen sociale huurwoningen.")
    bounds = share_bounds(rows)[0]
    # Plans do not say what their homes will cost: what there is decides, and nothing can be at risk of soft plans.
    verdict, reason = _verdict(figure, given, bounds)
    together = stock.rents.set_index("corporation").to_dict("index")[TOGETHER]
    measured = Measured(
        verdict=verdict,
        reason=reason,
        explanation=f"{opening(figure, given, verdict)}: {_sentence(figure, given, together, rows, bounds)}",
        agreed=figure.agreed,
        unit="share",
        behind=rows,
        shown=("realised",),
        gap=max(0.0, figure.agreed - float(together[f"{segment}_share"])),
    )
    return withheld(measured, given, unless=False)


def _verdict(figure: Figure, given: Known, bounds: tuple[float, float]) -> tuple[Verdict, str]:
    """Judge by the rents that are known; those of an earlier year say nothing of the last day once it is past."""
    if figure.over(given.on) and given.rules.integer("rent_year") < figure.deadline.year:
        return Verdict.UNKNOWN, "rents_too_old"
    verdict = judged(figure.agreed or 0.0, bounds, bounds)
    return verdict, REASONS[verdict]


def _sentence(
    figure: Figure, given: Known, together: Mapping[Hashable, Any], rows: Rows, bounds: tuple[float, float]
) -> str:
    segment = SEGMENTS[figure.measure]
    known, inside = int(together["known"]), int(together[f"{segment}_homes"])
    both = percent(float(together["low_share"]) + float(together["middle_share"]))
    share = percent(float(together[f"{segment}_share"]), beside=figure.agreed)
    short = math.ceil(round(float(str(figure.agreed)) * known - inside, 9))
    change = f" {homes(short)} met een andere huur maken het verschil." if short > 0 else ""
    return (
        f"{share} ({number(inside)} van {homes(known)}) heeft een huur "
        f"{_between(segment, given)}, van {norm(figure)}. Beide groepen samen: {both}.{change}{_doubt(rows, bounds)}"
        f" {_on_limit(given)} Woningen en huren zijn die van {day(given.rules.day('stock_date'))}."
    )


def _on_limit(given: Known) -> str:
    """Say what the reading of "boven" and "onder" does: how many homes have a rent exactly on a limit."""
    count = given.stock.on_limit if isinstance(given.stock, Stock) else 0
    if not count:
        return "Geen huur ligt precies op een grens: hoe 'boven' en 'onder' worden gelezen, maakt hier niet uit."
    side = "onder de grens" if given.rules.word("upper_bound") == "inclusive" else "boven de grens"
    return f"Van {homes(count)} ligt de huur precies op een grens: hier geteld als {side} (keuze; bron: VERA)."


def _between(segment: str, given: Known) -> str:
    """Write the limits of a segment, in euro a month, and of which year they are."""
    stock, year = given.stock, given.rules.integer("rent_year")
    limits = stock.limits if isinstance(stock, Stock) and stock.limits else (float("nan"), float("nan"))
    low, high = (f"{number(limit, 2)} euro" for limit in limits)
    up_to = "tot en met" if given.rules.word("upper_bound") == "inclusive" else "onder"
    from_on = "boven" if up_to == "tot en met" else "vanaf"
    if segment == "low":
        return f"{up_to} de kwaliteitskortingsgrens van {year} ({low})"
    return f"{from_on} de kwaliteitskortingsgrens en {up_to} de lage aftoppingsgrens van {year} ({low} en {high})"


def _doubt(rows: Rows, bounds: tuple[float, float]) -> str:
    unknown = [row.of for row in rows if not row.known]
    if not unknown:
        return ""
    count = homes(None if None in unknown else int(sum(of or 0 for of in unknown)))
    return f" Van {count} is de huur onbekend; het aandeel ligt tussen {percent(bounds[0])} en {percent(bounds[1])}."
