"""Agreement 3: the accessible homes among new homes in places that suit."""

import math
from dataclasses import replace

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import (
    Measured,
    counting,
    in_time,
    late,
    norm,
    opening,
    share_bounds,
    unmeasured,
    withheld,
)
from geo_pa.analyses.agreement_monitor.rows_behind import Count, Rows, behind, known, share
from geo_pa.measures.new_build import CORPORATIONS, EVERY, in_scope
from geo_pa.measures.targets import STAGES, Range, judge_target
from geo_pa.terms import homes, label, percent, plural


def measure(figure: Figure, given: Known) -> Measured:
    """Take the share over what is realised and hard, and then with soft plans; places that do not suit are left out."""
    rows = given.once(f"places of {figure.id}", lambda: _plans(figure, given))
    if rows is None or not figure.has_number:
        told = "welke plekken geschikt zijn, is niet te bepalen met deze gegevens."
        return unmeasured(figure, "source_missing", told)
    counted = rows[rows["suited_accessible"] != "no"]
    if counted.empty:
        return unmeasured(figure, "nothing_to_count", "er zijn geen nieuwe woningen op een geschikte plek.")
    measured = _measured(figure, _rows(counted), given)
    told = f"{measured.explanation}{_left_out(rows)}{_other_scope(figure, given)}"
    return withheld(replace(measured, explanation=told), given, unless=False)


def _measured(figure: Figure, listed: Rows, given: Known) -> Measured:
    """Hold the share of the plans that count against the one that was agreed."""
    stages = counting(figure, given)
    firm, planned = share_bounds(listed, stages)
    verdict, reason = in_time(figure, judge_target(figure.agreed, firm, planned))
    counts = tuple(known(listed, some) for some in stages)
    outcome = f"{_written(counts[0], figure)} toegankelijk in wat is opgeleverd, van {norm(figure)}.{late(listed)}"
    told = outcome if figure.over(given.on) else _course(figure, listed, counts)
    return Measured(
        verdict=verdict,
        reason=reason,
        explanation=f"{opening(figure, given, verdict)}: {told}{_doubt(listed, firm, planned)}",
        agreed=figure.agreed,
        unit="share",
        behind=listed,
        shown=STAGES,
        gap=max(0.0, figure.agreed - share(counts[1])) if counts[1][1] else math.nan,
        firm=stages[0],
    )


def _course(figure: Figure, listed: Rows, counts: tuple[Count, ...]) -> str:
    firm, planned = counts
    short = _short(listed, figure.agreed)
    ways = f" Met {homes(short)} meer toegankelijk in deze plannen is het gehaald." if short else ""
    return (
        f"{_written(firm, figure)} toegankelijk in wat er is en in harde plannen, {_written(planned, figure)} met "
        f"zachte plannen erbij, van {norm(figure)}.{ways}"
    )


def unsuited(figure: Figure, given: Known) -> pd.DataFrame:
    """List the plans with new homes in places that do not suit: they are no part of the share."""
    columns = ["name", "dwellings", "accessible", "stage", "confidentiality"]
    rows = given.once(f"places of {figure.id}", lambda: _plans(figure, given))
    if rows is None:
        return pd.DataFrame(columns=columns)
    return rows.loc[rows["suited_accessible"] == "no", columns].rename_axis("id").sort_index()


def _plans(figure: Figure, given: Known, scope: str | None = None) -> pd.DataFrame | None:
    """Return the plans with new homes in the years of the agreement, with their stage; None where that is not known."""
    places = given.detail("woonzorgzones", "locations")
    plans, stage = given.staged_plans, given.stages(figure)
    if places is None or plans is None or stage is None or places.empty:
        return None
    scope = given.rules.word("new_build_scope") if scope is None else scope
    inside = in_scope(plans, start=figure.start, end=figure.deadline, scope=scope) & (stage != "not_counted")
    some = (plans["dwellings"] != 0).fillna(True).astype(bool)
    suits = places["suited_accessible"].reindex(plans.index).fillna("unknown")
    return plans.assign(stage=stage.mask(plans["on"].isna(), "unknown"), suited_accessible=suits)[inside & some]


def _rows(plans: pd.DataFrame) -> Rows:
    """List the plans; one of which it is unknown whether its place suits may count or not."""
    stage = plans["stage"].mask(plans["suited_accessible"] != "yes", "unknown")
    return behind(plans, layer="building_locations", stage=stage, amount=plans["accessible"], of=plans["dwellings"])


def _short(rows: Rows, target: float) -> int:
    """Count the homes to make accessible so that all plans together reach the share."""
    part, whole = known(rows, STAGES)
    return max(0, math.ceil(round(target * whole - part, 9)))


def _written(counts: Count, figure: Figure) -> str:
    if not counts[1]:
        return "nog geen woning"
    return f"{percent(share(counts), beside=figure.agreed)} ({int(counts[0])} van {homes(int(counts[1]))})"


def _doubt(rows: Rows, firm: Range, planned: Range) -> str:
    """Say how far unknown figures leave it open."""
    unsure = sum(not row.known for row in rows)
    if not unsure:
        return ""
    bounds = f"{percent(firm[0])} en {percent(firm[1])}, met zachte plannen tussen {percent(planned[0])} en "
    return (
        f" Van {plural(unsure, 'plan', 'plannen')} is niet alles bekend; het aandeel ligt tussen {bounds}"
        f"{percent(planned[1])}."
    )


def _other_scope(figure: Figure, given: Known) -> str:
    """Write the share under the other reading of the text; empty where it is about the same plans."""
    other = EVERY if given.rules.word("new_build_scope") == CORPORATIONS else CORPORATIONS
    mine, rows = _plans(figure, given), _plans(figure, given, other)
    if mine is None or rows is None or mine.index.equals(rows.index):
        return ""
    counted = _rows(rows[rows["suited_accessible"] != "no"])
    stages = counting(figure, given)
    told = _written(known(counted, stages[0]), figure)
    more = "" if stages[0] == stages[1] else f", met zachte plannen erbij {_written(known(counted, stages[1]), figure)}"
    return f" De tekst laat open voor welke nieuwbouw dit geldt; {label('new_build_scope', other)}: {told}{more}."


def _left_out(rows: pd.DataFrame) -> str:
    apart = int((rows["suited_accessible"] == "no").sum())
    if not apart:
        return ""
    return f" Niet meegeteld: {plural(apart, 'plan', 'plannen')} op een plek die niet geschikt is."
