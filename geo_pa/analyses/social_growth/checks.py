"""Changes in the stock that name a plan, held against the plan's own figures: one change replaces all of them."""

from collections.abc import Hashable, Iterator, Mapping
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.measures.stock_changes import GAINS
from geo_pa.workspace import Reading, Readings, RuleSets, all_there, wording

DEMOLISHED = "social_demolished"

KINDS = {
    "social_rent": "daeb_home",
    "care_places": "care_place",
    "caravans": "caravan",
    "pitches": "pitch",
    DEMOLISHED: "daeb_home",
}
"""By a plan's own figure, the kind of stock of the changes in its place. A plan that is bought when ready is new-build
here; a sale is none of a plan's own figures, and is not compared."""

CHANGES, PLANS = "stock_mutations", "building_locations"
COLUMNS = {CHANGES: ("plan_id", "kind", "mutation", "homes"), PLANS: ("name", "landlord", "corporation", *KINDS)}
"""What the comparison needs; a workspace that declares less is not compared."""


def check(readings: Readings, _: RuleSets) -> Iterator[Problem]:
    """Say of which plans the changes do not add up to the plan's own figures; what is unknown gives no notice."""
    if not all_there(readings, COLUMNS):
        return
    changes, plans = readings[CHANGES], readings[PLANS]
    rows = plans.frame[list(COLUMNS[PLANS])].to_dict("index")
    for key, mine in changes.frame[changes.frame["plan_id"].isin(plans.frame.index)].groupby("plan_id"):
        if differing := list(_differences(mine, rows[key])):
            name = "" if terms.is_missing(rows[key]["name"]) else f" ({rows[key]['name']})"
            yield _notice(changes, plans, f"{key}{name}", differing)


def _differences(changes: pd.DataFrame, plan: Mapping[Hashable, Any]) -> Iterator[str]:
    for figure, kind in KINDS.items():
        side, mutations = ("sloop", ("demolition",)) if figure == DEMOLISHED else ("nieuwbouw", GAINS)
        found, planned = _counted(changes, mutations, kind), _planned(plan, figure)
        if found is not None and planned is not None and found != planned:
            what = f"{side}, {terms.label('stock_kind', kind)}"
            yield f"{what}: {terms.number(found)} in de veranderingen, {terms.number(planned)} in het plan"


def _counted(changes: pd.DataFrame, mutations: tuple[str, ...], kind: str) -> int | None:
    """Add up the changes on one side; None where one of them is, or may be, on it and something of it is unknown."""
    sides, kinds = changes["mutation"], changes["kind"]
    mine = changes[(sides.isin(mutations) | sides.isna()) & ((kinds == kind) | kinds.isna())]
    return None if mine[["mutation", "kind", "homes"]].isna().any(axis=None) else int(mine["homes"].sum())


def _planned(plan: Mapping[Hashable, Any], figure: str) -> int | None:
    """Return what the plan itself says of a corporation's stock; None where that is unknown."""
    amount, landlord = plan[figure], plan["landlord"]
    if terms.is_missing(amount):
        return None
    shared = figure != "social_rent" and not terms.is_missing(plan["corporation"])
    if figure == DEMOLISHED or not amount or landlord == "corporation" or shared:
        return int(amount)
    return None if terms.is_missing(landlord) else 0


def _notice(changes: Reading, plans: Reading, plan: str, differing: list[str]) -> Problem:
    return Problem(
        wording.place(changes.declaration),
        f"De veranderingen bij {plan} tellen niet op tot de cijfers van het plan zelf.",
        wording.listed(differing),
        f"dezelfde aantallen als in {wording.place(plans.declaration)}, want zij komen daarvoor in de plaats",
        "Vul de veranderingen aan of verbeter het plan; tot dan telt alleen wat in de veranderingen staat.",
        Severity.NOTICE,
    )
