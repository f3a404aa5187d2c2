"""From agreed figures to where each agreement stands."""

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.agreement_monitor import (
    accessible,
    approaches,
    clustered,
    growth,
    land_prices,
    per_unit,
    pitches,
    rents,
    reported,
    statushouders,
    stock_now,
)
from geo_pa.analyses.agreement_monitor.answer import ANSWER, Given
from geo_pa.analyses.agreement_monitor.answer_rows import in_rows
from geo_pa.analyses.agreement_monitor.assumptions import assumptions
from geo_pa.analyses.agreement_monitor.figures import Figure, Known, agreed
from geo_pa.analyses.agreement_monitor.judging import WORST_FIRST, Measured, unscored, worst
from geo_pa.analyses.agreement_monitor.stock import Stock, survey
from geo_pa.crs import RD
from geo_pa.model import Evidence, Preparation, Result, Rule, Rules, Verdict
from geo_pa.terms import is_missing


@dataclass(frozen=True)
class Made:
    """What stays the same whatever happens to plans."""

    stock: Annotated[
        Stock | None,
        Preparation(survey, rules=("rent_year", "upper_bound"), layers=("corporation_stock", "rent_limits")),
    ]


MEASURES: Mapping[str, Callable[[Figure, Known], Measured]] = MappingProxyType(
    {
        "growth": growth.measure,
        "social_share": per_unit.locations,
        "village_stock": per_unit.villages,
        "accessible": accessible.measure,
        "rents_low": rents.measure,
        "rents_middle": rents.measure,
        "clustered": clustered.measure,
        "statushouders": statushouders.measure,
        "pitches": pitches.measure,
        "reported": reported.measure,
        "land_prices": land_prices.measure,
        "approaches": approaches.measure,
        "reported_labels": reported.measure,
    }
)
"""How each figure is measured, by the word in ``agreed_figures``."""


def analyse(given: Given, made: Made) -> Result:
    """Tell of every agreement where it stands.

    Where rows may be withheld from the reader, a figure that is not reached is unknown.

    Returns
    -------
    Result
        One row without a place per agreed figure, and one per agreement without any: agreed, realised, hard, soft,
        reached (realised and hard together) and gap in the ``unit`` of the row (a share from 0 to 1), missing where
        unknown or not applicable. Where the figure is a share of homes, each stage has a share of its own, and these
        do not add up. ``unknown_rows`` are rows behind a figure that are in none of these, since something of them is
        unknown. A norm for each location or village has no agreed number of these, but the share that each must hold
        (``agreed_each``, where it is one) and how many are ``judged``: that is realised, hard, soft, gap and
        unknown_rows together. ``details``: ``behind`` (the rows behind each figure: their amounts add up to it, divided
        by ``of`` for a share of homes), ``expected`` (agreement 1 per corporation), ``labels``, ``rents``,
        ``accessible`` (per corporation and together) and ``unsuited`` (plans that are no part of agreement 3).
    """
    known = Known(**vars(given), stock=made.stock)
    figures = agreed(given.agreed_figures, known.known_rules)
    measured = {figure.id: _measure(figure, known) for figure in figures}
    table = in_rows(given.agreements, figures, measured, known)
    return Result(
        ANSWER,
        given.on,
        table=gpd.GeoDataFrame(table, geometry=gpd.GeoSeries(index=table.index, crs=RD)),
        totals=_totals(table),
        evidence=Evidence(
            rules=_rules(figures, given.rules),
            assumptions=assumptions(figures),
            excluded=reported.left_out(figures, known),
        ),
        details=_details(figures, measured, known),
    )


def _measure(figure: Figure, given: Known) -> Measured:
    """Measure a figure; one that is not scored keeps its sentence and gets no verdict."""
    found = MEASURES[figure.measure](figure, given)
    if figure.scored or found.verdict == Verdict.NOT_COUNTED:
        return found
    return unscored(figure, found)


def _totals(table: pd.DataFrame) -> dict[str, int | float | None]:
    """Count agreements by the worst verdict of their figures, and figures by verdict."""
    agreements = Counter(worst(verdicts) for _, verdicts in table.groupby("agreement")["verdict"])
    figures = Counter(table["verdict"])
    told = [verdict for verdict in WORST_FIRST if verdict != Verdict.COMPENSATED]
    scored = {verdict: figures[verdict] for verdict in told if verdict != Verdict.NOT_COUNTED}
    return {
        "agreements": agreements.total(),
        **{f"agreements_{verdict}": agreements[verdict] for verdict in told},
        "figures": sum(scored.values()),
        **{f"figures_{verdict}": count for verdict, count in scored.items()},
    }


def _rules(figures: tuple[Figure, ...], rules: Rules) -> tuple[Rule, ...]:
    """List the norms that figures are, and the own choices that were used."""
    named = [figure.rule for figure in figures if figure.rule is not None]
    own = [rules[name] for name in OWN_RULES if name in rules]
    return tuple({rule.id: rule for rule in (*named, *own)}.values())


def _details(figures: tuple[Figure, ...], measured: Mapping[str, Measured], given: Known) -> dict[str, pd.DataFrame]:
    stock = given.stock
    places = [accessible.unsuited(figure, given) for figure in figures if figure.measure == "accessible"]
    of_labels = [figure for figure in figures if figure.measure == reported.LABELS]
    improved = {figure.corporation: measured[figure.id].figures["realised"] for figure in of_labels}
    now = stock_now.tables(given, {who: count for who, count in improved.items() if not is_missing(count)})
    owned = {} if stock is None else {**now, "rents": stock.rents}
    left_out = {"unsuited": places[0]} if places else {}
    return {"behind": _behind(measured, given), "expected": growth.expected(given), **owned, **left_out}


def _behind(measured: Mapping[str, Measured], given: Known) -> pd.DataFrame:
    """List the rows behind every figure; of a row that is withheld nothing is told, not even that it is there."""
    rows = [
        (unit, *(getattr(row, name) for name in BEHIND), "dwellings" if found.share else found.unit)
        for unit, found in measured.items()
        for row in found.behind
        if row.confidentiality is not None or not given.partial
    ]
    table = pd.DataFrame(rows, columns=["unit_id", *BEHIND, "unit"])
    return table.astype({**dict.fromkeys(table.columns, "str"), "amount": "float64", "of": "float64"})


OWN_RULES = ("rent_year", "upper_bound", "stock_date", "new_build_scope", "count_suppression_threshold")
"""The choices and thresholds of the monitor itself."""

BEHIND = ("stage", "layer", "row_id", "name", "corporation", "note", "amount", "of", "confidentiality")
"""What is told of each row behind a figure."""
