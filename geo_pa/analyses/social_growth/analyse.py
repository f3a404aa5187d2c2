"""From stock mutations and plans to the two targets of agreement 1."""

from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.social_growth.contributions import BOUNDS, contributions
from geo_pa.crs import RD
from geo_pa.disclosure import ONLY_VISIBLE_COUNTED
from geo_pa.model import Evidence, Result, Rules, Verdict
from geo_pa.terms import day, label, number, plural

COLUMNS = {
    "building_locations": {
        "name": "str",
        "status": "str",
        "landlord": "str",
        "social_rent": "Int64",
        "care_places": "Int64",
        "caravans": "Int64",
        "corporation": "str",
        "social_demolished": "Int64",
        "completion_year": "Int64",
        "dwellings": "Int64",
        "dwellings_realised": "Int64",
        "confidentiality": "str",
    },
    "stock_mutations": {
        "year": "Int64",
        "date": "datetime64[s]",
        "corporation": "str",
        "kind": "str",
        "mutation": "str",
        "homes": "Int64",
        "status": "str",
        "replaces_demolition": "boolean",
        "plan_id": "str",
        "district_code": "str",
        "confidentiality": "str",
    },
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

STAGES = ("realised", "hard", "soft")

ASSUMPTIONS = (
    "Eenheden zijn sociale huurwoningen (DAEB), verhuurde zorgplaatsen en woonwagens van de corporaties.",
    "Standplaatsen en geliberaliseerde woningen tellen niet mee.",
    "Een verandering die bij een bouwlocatie hoort, vervangt de cijfers van die locatie: niets telt dubbel.",
    "Een verandering zonder dag telt op 31 december van haar jaar.",
    "Wat op de peildatum van de beginstand gebeurde, zit al in de beginstand.",
    "Sloop is zo hard als het plan waar zij bij hoort.",
    "Wat niet is ingevuld, is onbekend en geen 0; zonder jaar is niet bekend of een rij op tijd is.",
)
"""What the analysis takes for granted."""

TITLES = {
    "net_addition": "Uitbreiding van de sociale voorraad",
    "replacement": "Nieuwbouw in plaats van gesloopte woningen",
}


def analyse(
    building_locations: gpd.GeoDataFrame,
    stock_mutations: pd.DataFrame,
    *,
    rules: Rules,
    on: date,
    partial: bool = False,
) -> Result:
    """Hold realised, hard and soft changes of the stock against the two targets of agreement 1.

    Parameters
    ----------
    building_locations : GeoDataFrame
        Plans; one that has mutations of its own is counted by these.
    stock_mutations : DataFrame
        Dated changes in the corporations' stock, in units; a missing size is unknown.
    rules : Rules
        The set ``social_growth``.
    on : date
        What happened later is not yet realised.
    partial : bool
        Whether rows may be withheld from the reader: a target that is not reached is then unknown.

    Returns
    -------
    Result
        Two rows without a place, ``net_addition`` and ``replacement``: target, realised, hard, soft and gap, all in
        agreement units. The rows behind them are ``details["contributions"]``.
    """
    rows = contributions(building_locations, stock_mutations, rules=rules, on=on)
    targets = pd.DataFrame([_target(name, rows, rules, partial=partial) for name in TITLES]).set_index("id")
    table = gpd.GeoDataFrame(targets, geometry=gpd.GeoSeries(index=targets.index, crs=RD))
    return Result(
        analysis="social_growth",
        on=on,
        table=table,
        totals=_totals(targets),
        evidence=Evidence(rules=tuple(rules.values()), assumptions=ASSUMPTIONS),
        details={"contributions": rows.drop(columns=list(BOUNDS))},
    )


def _target(name: str, rows: pd.DataFrame, rules: Rules, *, partial: bool) -> dict[str, object]:
    target = rules.integer(name)
    sums = rows[name].groupby(rows["stage"]).sum()
    known = {stage: int(sums.get(stage, 0)) for stage in STAGES}
    unsettled = rows[name].isna() | ((rows["stage"] == "unknown") & (rows[name] != 0))
    unknown = int(unsettled.sum())
    verdict = _verdict(target, firm=_range(rows, name, STAGES[:2]), planned=_range(rows, name, STAGES))
    withheld = partial and verdict != Verdict.MEETS
    verdict = Verdict.UNKNOWN if withheld else verdict
    gap = max(0, target - sum(known.values()))
    figures = {"target": target, **known, "gap": gap}
    text = _sentence(name, figures, unknown, verdict, rules) + (f" {ONLY_VISIBLE_COUNTED}" if withheld else "")
    return {
        "id": name,
        "name": TITLES[name],
        "verdict": str(verdict),
        "reason": "not_all_visible" if withheld else _reason(verdict),
        "explanation": text,
        **figures,
    }


def _range(rows: pd.DataFrame, name: str, stages: tuple[str, ...]) -> tuple[float, float]:
    """Give the least and the most that rows of these stages add up to; a row of unknown stage may be one or not."""
    least, most = (rows[f"{name}_{side}"].to_numpy() for side in ("least", "most"))
    inside, unsure = rows["stage"].isin(stages).to_numpy(), (rows["stage"] == "unknown").to_numpy()
    return (
        float(least[inside].sum() + np.minimum(least[unsure], 0).sum()),
        float(most[inside].sum() + np.maximum(most[unsure], 0).sum()),
    )


def _verdict(target: int, *, firm: tuple[float, float], planned: tuple[float, float]) -> Verdict:
    """Judge a target by what is realised and hard, and by that with soft plans: the least and the most of each."""
    if firm[0] >= target:
        return Verdict.MEETS
    if planned[1] < target:
        return Verdict.FAILS
    return Verdict.AT_RISK if firm[1] < target <= planned[0] else Verdict.UNKNOWN


def _reason(verdict: Verdict) -> str:
    reasons = {
        Verdict.MEETS: "reached_with_hard_plans",
        Verdict.AT_RISK: "reached_with_soft_plans",
        Verdict.UNKNOWN: "size_unknown",
        Verdict.FAILS: "not_reached",
    }
    return reasons[verdict]


def _sentence(name: str, figures: dict[str, int], unknown: int, verdict: Verdict, rules: Rules) -> str:
    late = verdict == Verdict.FAILS and rules.on > rules.day("deadline")
    word = "niet gehaald" if late else label("agreement_verdict", verdict)
    missing = f" Van {plural(unknown, 'rij', 'rijen')} is de omvang, de stand of het jaar onbekend." if unknown else ""
    change = f" Nog {plural(figures['gap'], 'eenheid', 'eenheden')} te vinden." if figures["gap"] else ""
    return (
        f"{word.capitalize()}: {number(figures['realised'])} gerealiseerd, {number(figures['hard'])} in harde en "
        f"{number(figures['soft'])} in zachte plannen, van ten minste {number(figures['target'])} eenheden op "
        f"{day(rules.day('deadline'))} ({rules[name].article}).{change}{missing}"
    )


def _totals(targets: pd.DataFrame) -> dict[str, int | float | None]:
    return {
        f"{name}_{figure}_units": int(row[figure])
        for name, row in targets.iterrows()
        for figure in ("target", *STAGES, "gap")
    }
