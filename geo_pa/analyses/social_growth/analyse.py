"""From stock mutations and plans to the two targets of agreement 1."""

import math
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.social_growth.answer import ANSWER, Given
from geo_pa.analyses.social_growth.contributions import BOUNDS, contributions
from geo_pa.analyses.social_growth.sentences import assumptions, explain
from geo_pa.crs import RD
from geo_pa.measures.moments import after_deadline
from geo_pa.measures.targets import REASONS, STAGES, Range, judge_target
from geo_pa.model import Evidence, Result, Rules, Verdict

TITLES = {
    "net_addition": "Uitbreiding van de sociale voorraad",
    "replacement": "Nieuwbouw in plaats van gesloopte woningen",
}


def analyse(given: Given) -> Result:
    """Hold realised, hard and soft changes of the stock against the two targets of agreement 1.

    Where rows may be withheld, only a target that they can but add to, and that is reached without them, has a verdict:
    it rests on what is seen alone, and so tells nothing of what is hidden.

    Returns
    -------
    Result
        Two rows without a place, ``net_addition`` and ``replacement``: target, realised, hard, soft, gap and the least
        and most that is realised and hard, all in agreement units (the most missing without bound), and how many rows
        are not known in full. The rows behind them are ``details["contributions"]``.
    """
    rules, on, partial = given.rules, given.on, given.partial
    every = contributions(given.building_locations, given.stock_mutations, rules=rules, on=on)
    late, over = every["stage"] == "too_late", after_deadline(on, rules.day("deadline"))
    lines = [_target(name, every[~late], rules, partial=partial, over=over) for name in TITLES]
    missed = {name: int(every.loc[late, name].sum()) for name in TITLES}
    told = [{**line, "explanation": explain(line, missed[str(line["id"])], rules, over=over)} for line in lines]
    targets = pd.DataFrame(told).set_index("id")
    table = gpd.GeoDataFrame(targets, geometry=gpd.GeoSeries(index=targets.index, crs=RD))
    return Result(
        ANSWER,
        on,
        table=table,
        totals=_totals(targets),
        evidence=Evidence(rules=tuple(rules.values()), assumptions=assumptions(rules)),
        details={"contributions": _shown(every[~late], partial=partial)},
    )


def _shown(rows: pd.DataFrame, *, partial: bool) -> pd.DataFrame:
    """Leave out the rows that were blanked for the reader: that there are such rows is all that he may know."""
    told = rows[rows["confidentiality"].notna()] if partial else rows
    return told.drop(columns=list(BOUNDS))


def _target(name: str, rows: pd.DataFrame, rules: Rules, *, partial: bool, over: bool) -> dict[str, Any]:
    target = rules.integer(name)
    sums = rows[name].groupby(rows["stage"]).sum()
    known = {stage: int(sums.get(stage, 0)) for stage in STAGES}
    unsettled = rows[name].isna() | ((rows["stage"] == "unknown") & (rows[name] != 0))
    firm, planned = (_range(rows, name, stages) for stages in (STAGES[:2], STAGES))
    verdict = judge_target(target, firm, planned)
    withheld = partial and not (name in ONLY_GAINS and verdict == Verdict.MEETS)
    verdict = Verdict.UNKNOWN if withheld else verdict
    reason = "missed" if over and verdict == Verdict.FAILS else REASONS[verdict]
    return {
        "id": name,
        "name": TITLES[name],
        "verdict": str(verdict),
        "reason": "not_all_visible" if withheld else reason,
        "explanation": "",
        "target": target,
        **known,
        "gap": max(0, target - sum(known.values())),
        **dict(zip(RANGE, map(_whole, firm), strict=True)),
        "unknown_rows": int(unsettled.sum()),
    }


ONLY_GAINS = ("replacement",)
"""Targets that no hidden row can take from: what is reached with what is seen, is. Hidden losses take from growth."""

RANGE = ("firm_least", "firm_most")
"""The least and the most that is realised and in hard plans, in units."""


def _whole(units: float) -> int | None:
    return int(units) if math.isfinite(units) else None


def _range(rows: pd.DataFrame, name: str, stages: tuple[str, ...]) -> Range:
    """Give the least and the most that rows of these stages add up to; a row of unknown stage may be one or not."""
    least, most = (rows[f"{name}_{side}"].to_numpy() for side in ("least", "most"))
    inside, unsure = rows["stage"].isin(stages).to_numpy(), (rows["stage"] == "unknown").to_numpy()
    return (
        float(least[inside].sum() + np.minimum(least[unsure], 0).sum()),
        float(most[inside].sum() + np.maximum(most[unsure], 0).sum()),
    )


def _totals(targets: pd.DataFrame) -> dict[str, int | float | None]:
    return {
        f"{name}_{figure}_units": int(row[figure])
        for name, row in targets.iterrows()
        for figure in ("target", *STAGES, "gap")
    }
