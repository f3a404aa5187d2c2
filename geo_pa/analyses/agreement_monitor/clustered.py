"""Agreement 17: clustered homes that are there and in plans, beside a demand that nobody agreed to."""

import math

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, amount, incomplete, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import behind, figures
from geo_pa.measures.standing_stock import standing
from geo_pa.measures.targets import STAGES
from geo_pa.model import Verdict
from geo_pa.terms import day, label, number


def measure(figure: Figure, given: Known) -> Measured:
    """Show the demand with today's clustered homes and those in plans; never judge it."""
    plans, now = given.staged_plans, _today(given)
    if plans is None:
        return unmeasured(figure, "source_missing", "er is geen laag met bouwlocaties.")
    when, stage = plans["on"], plans["stage"]
    kept = figure.period(when) & (stage != "not_counted") & (plans["clustered"] != 0).fillna(True).astype(bool)
    dated = stage.mask(when.isna(), "unknown")
    rows = behind(plans[kept], layer="building_locations", stage=dated[kept], amount=plans["clustered"][kept])
    return Measured(
        verdict=Verdict.NOT_COUNTED,
        reason="demand_not_agreed",
        explanation=_sentence(figure, figures(rows), now) + incomplete(rows),
        agreed=figure.agreed,
        unit=figure.unit,
        behind=rows,
        base=now,
        shown=STAGES,
    )


def _today(given: Known) -> float:
    """Count the clustered social homes that stand on the reference date; NaN where a figure is missing."""
    if given.stock is None:
        return math.nan
    now = standing(given.stock.homes, given.stock_mutations, since=given.rules.day("stock_date"), on=given.on)
    return math.nan if now["clustered_homes"].isna().any() else float(now["clustered_homes"].sum())


def _sentence(figure: Figure, found: dict[str, float], now: float) -> str:
    word = label("agreement_verdict", Verdict.NOT_COUNTED).capitalize()
    return (
        f"{word}: de vraag naar {amount(figure.agreed, figure.unit)} tot en met {day(figure.deadline)} "
        f"komt uit onderzoek en is geen afspraak ({figure.article} noemt geen aantal). In het bezit zijn "
        f"{number(now)} geclusterde woningen; daarbij komen {number(found['realised'])} gerealiseerd, "
        f"{number(found['hard'])} in harde en {number(found['soft'])} in zachte plannen. Of het bezit van nu in de "
        f"vraag zit, zegt het onderzoek niet."
    )
