"""Agreement 7: the social homes by rent, against the limits of the year that the rents are of."""

import math
from collections.abc import Hashable, Mapping
from typing import Any

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, norm, opening, share_bounds, unmeasured, withheld
from geo_pa.analyses.agreement_monitor.rows_behind import Rows
from geo_pa.analyses.agreement_monitor.stock import TOGETHER, Stock
from geo_pa.measures.targets import REASONS, Range, judge_target
from geo_pa.model import Rules, Verdict
from geo_pa.terms import day, homes, number, percent

SEGMENTS = {"rents_low": "low", "rents_middle": "middle"}


def measure(figure: Figure, given: Known) -> Measured:
    """Take the share of social homes in one rent segment; a complex without a rent may lie in it or not."""
    stock, year = given.stock, given.rules.integer("rent_year")
    if stock is None or not figure.has_number:
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
    told = f"{_sentence(figure, stock, together, given.rules)}{_doubt(rows, bounds)} {_on_limit(stock, given.rules)}"
    described = f"Woningen en huren zijn die van {day(given.rules.day('stock_date'))}."
    measured = Measured(
        verdict=verdict,
        reason=reason,
        explanation=f"{opening(figure, given, verdict)}: {told} {described}",
        agreed=figure.agreed,
        unit="share",
        behind=rows,
        shown=("realised",),
        gap=max(0.0, figure.agreed - float(together[f"{segment}_share"])),
    )
    return withheld(measured, given, unless=False)


def _verdict(figure: Figure, given: Known, bounds: Range) -> tuple[Verdict, str]:
    """Judge by the rents that are known; those of an earlier year say nothing of the last day once it is past."""
    if figure.over(given.on) and given.rules.integer("rent_year") < figure.deadline.year:
        return Verdict.UNKNOWN, "rents_too_old"
    verdict = judge_target(figure.agreed, bounds, bounds)
    return verdict, REASONS[verdict]


def _sentence(figure: Figure, stock: Stock, together: Mapping[Hashable, Any], rules: Rules) -> str:
    segment = SEGMENTS[figure.measure]
    known, inside = int(together["known"]), int(together[f"{segment}_homes"])
    both = percent(float(together["low_share"]) + float(together["middle_share"]))
    share = percent(float(together[f"{segment}_share"]), beside=figure.agreed)
    short = math.ceil(round(figure.agreed * known - inside, 9))
    change = f" {homes(short)} met een andere huur maken het verschil." if short > 0 else ""
    return (
        f"{share} ({number(inside)} van {homes(known)}) heeft een huur {_between(segment, stock, rules)}, van "
        f"{norm(figure)}. Beide groepen samen: {both}.{change}"
    )


def _between(segment: str, stock: Stock, rules: Rules) -> str:
    """Write the limits of a segment, in euro a month, and of which year they are."""
    low, high = (f"{number(limit, 2)} euro" for limit in stock.limits or (math.nan, math.nan))
    inclusive, year = rules.word("upper_bound") == "inclusive", rules.integer("rent_year")
    from_on, up_to = ("boven", "tot en met") if inclusive else ("vanaf", "onder")
    if segment == "low":
        return f"{up_to} de kwaliteitskortingsgrens van {year} ({low})"
    return f"{from_on} de kwaliteitskortingsgrens en {up_to} de lage aftoppingsgrens van {year} ({low} en {high})"


def _doubt(rows: Rows, bounds: Range) -> str:
    unknown = [row.of for row in rows if not row.known]
    if not unknown:
        return ""
    count = homes(None if None in unknown else int(sum(of or 0 for of in unknown)))
    return f" Van {count} is de huur onbekend; het aandeel ligt tussen {percent(bounds[0])} en {percent(bounds[1])}."


def _on_limit(stock: Stock, rules: Rules) -> str:
    """Say what the reading of "boven" and "onder" does: how many homes have a rent exactly on a limit."""
    if not stock.on_limit:
        return "Geen huur ligt precies op een grens: hoe 'boven' en 'onder' worden gelezen, maakt hier niet uit."
    side = "onder de grens" if rules.word("upper_bound") == "inclusive" else "boven de grens"
    return f"Van {homes(stock.on_limit)} ligt de huur precies op een grens: hier geteld als {side} (keuze; bron: VERA)."
