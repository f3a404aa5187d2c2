"""The stock of social homes in the villages, from corporation stock, plans and mutations to verdicts."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Annotated

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.answer import ANSWER, Given
from geo_pa.analyses.village_stock.events import Period, events, names_of
from geo_pa.analyses.village_stock.figures import Counted, figures, timeline
from geo_pa.analyses.village_stock.impossible_losses import NOTHING, excluded, set_apart, too_large
from geo_pa.analyses.village_stock.lines import moments, occurrences
from geo_pa.analyses.village_stock.places import TOGETHER, Base, locate, place_stock, units_of, unplaced, village_of
from geo_pa.analyses.village_stock.sentences import assumptions, explain
from geo_pa.analyses.village_stock.verdicts import advise, both_worlds, judge
from geo_pa.measures.ids import known_ids
from geo_pa.model import Evidence, Preparation, Result, Rules, Verdict

SHAPES = ("geometry",)


@dataclass(frozen=True)
class Made:
    """What rests on where complexes and plans lie, and the base: the same whatever happens to plans and mutations."""

    of_stock: Annotated[pd.Series, Preparation(village_of, columns={"villages": SHAPES, "corporation_stock": SHAPES})]
    of_plans: Annotated[pd.Series, Preparation(village_of, columns={"villages": SHAPES, "building_locations": SHAPES})]
    base: Annotated[Base, Preparation(place_stock, layers=("villages", "corporation_stock", "of_stock"))]


def analyse(given: Given, made: Made) -> Result:
    """Judge whether the social homes of each village shrink, at the end and before it, and whether losses add quality.

    A loss that is larger than what there is, is named in ``evidence.excluded``: left out where it is in a soft plan, of
    unknown size where it counts. It is looked for only where nothing is withheld that could explain it.

    Returns
    -------
    Result
        Verdict, reason, sentence and figures per village, all in self-contained DAEB homes. In ``details``: "together"
        (one row, all judged villages), "timeline" and "together_timeline" (the stock on each day on which it changes),
        "events" (every mutation, and what plans do themselves) and "complexes" (every complex that lies in a village).
    """
    villages, rules, on, base = given.villages, given.rules, given.on, made.base
    plans = pd.DataFrame(given.building_locations.drop(columns="geometry")).assign(village=made.of_plans)
    placed = locate(given.stock_mutations, made.of_stock, made.of_plans, villages.index)
    mutations = placed.assign(name=names_of(placed, base.complexes["name"], plans["name"]))
    counted = _count(events(plans, mutations, rules=rules, on=on), base, villages, plans["name"], rules)
    if not given.partial:
        counted = _possible(counted, base, villages, rules)
    answer, through_time = _answer(counted, villages, rules, on, partial=given.partial)
    placeless = [unplaced("corporation_stock", made.of_stock), unplaced("building_locations", made.of_plans)]
    left_out = pd.concat([*placeless, excluded(counted.rows, counted.too_large)], ignore_index=True)
    return Result(
        ANSWER,
        on,
        table=gpd.GeoDataFrame(answer.drop(TOGETHER), geometry=villages.geometry),
        totals=_totals(answer),
        evidence=Evidence(tuple(rules.values()), assumptions=assumptions(rules), excluded=left_out),
        details={
            "together": answer.loc[[TOGETHER]].drop(columns="kind").rename_axis("village"),
            **_timelines(through_time),
            "events": _shown(counted.rows, base.complexes.index, partial=given.partial),
            "complexes": base.complexes[base.complexes["village"].notna()].rename_axis("complex_id"),
        },
    )


def _count(rows: pd.DataFrame, base: Base, villages: gpd.GeoDataFrame, plan_names: pd.Series, rules: Rules) -> Counted:
    """Give every event that counts, or that soft plans could add, to its unit."""
    given = occurrences(rows, villages, Period.of(rules))
    soft = given["soft"]
    return Counted(base.homes, given[~soft], given[soft], rows, base.complexes, plan_names, NOTHING)


def _possible(counted: Counted, base: Base, villages: gpd.GeoDataFrame, rules: Rules) -> Counted:
    """Set losses apart that are larger than what there is."""
    found = too_large(counted, villages)
    if found.empty:
        return counted
    again = _count(set_apart(counted.rows, found), base, villages, counted.plan_names, rules)
    return replace(again, too_large=found)


def _answer(
    counted: Counted, villages: gpd.GeoDataFrame, rules: Rules, on: date, *, partial: bool
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Judge the villages and all of them together; also give their stock through time."""
    period, today = Period.of(rules), np.datetime64(on, "s")
    shown = [period.start, period.within(today), period.end]
    days = moments([counted.given, counted.soft], counted.base.index, [*shown, period.judged])
    worlds = both_worlds(counted.given, days, rules)
    units = units_of(villages)
    impossible = pd.Series(np.isin(np.arange(len(units)), counted.impossible["unit"]), index=units.index)
    judged = judge(worlds, counted.base, units["kind"], impossible=impossible, partial=partial)
    known = pd.concat([units, judged, figures(counted, worlds), advise(judged, worlds, rules, on)], axis=1)
    known.insert(4, "explanation", explain(known, counted, worlds, rules=rules, on=on, partial=partial))
    return known, timeline(counted, worlds, shown)


def _timelines(through_time: pd.DataFrame) -> dict[str, pd.DataFrame]:
    shared = through_time["village"] == TOGETHER
    return {
        "timeline": through_time[~shared].reset_index(drop=True),
        "together_timeline": through_time[shared].drop(columns="village").reset_index(drop=True),
    }


def _shown(rows: pd.DataFrame, complexes: pd.Index, *, partial: bool) -> pd.DataFrame:
    """Leave out what the reader may not see: rows that were blanked for him, and the ids of complexes he lacks."""
    visible = rows[rows["confidentiality"].notna()] if partial else rows
    known = visible["complex_id"].where(known_ids(visible["complex_id"], complexes))
    return visible.assign(complex_id=known)[list(EVENT_COLUMNS)]


EVENT_COLUMNS = (
    *("name", "village", "on", "day_known", "mutation", "kind", "homes", "stage", "counted", "reason"),
    *("needs_contribution", "quality_contribution", "quality_contribution_other"),
    *("plan_id", "complex_id", "corporation", "origin", "confidentiality"),
)
"""What is told of each event, in this order."""

SUMMED = (
    *("base_homes", "stock_now_homes", "stock_end_homes", "losses_homes", "losses_without_contribution_homes"),
    *("soft_gain_homes", "soft_loss_homes", "stock_end_with_soft_homes"),
)
"""Figures of all judged villages together that are totals."""


def _totals(answer: pd.DataFrame) -> dict[str, int | float | None]:
    """Count the villages by verdict, and give the figures of all judged villages together; None is unknown."""
    verdicts = answer["verdict"].drop(TOGETHER)
    told = (Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN, Verdict.MEETS)
    all_of_them = answer.loc[TOGETHER]
    return {
        "villages": int((verdicts != Verdict.NOT_COUNTED).sum()),
        **{f"villages_{verdict}": int((verdicts == verdict).sum()) for verdict in told},
        "areas_shown": int((verdicts == Verdict.NOT_COUNTED).sum()),
        **{name: None if pd.isna(all_of_them[name]) else int(all_of_them[name]) for name in SUMMED},
    }
