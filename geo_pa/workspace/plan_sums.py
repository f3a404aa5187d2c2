"""Changes in the stock that name a plan, held against the plan's own figures, which they replace."""

from collections.abc import Hashable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.measures.stock_changes import GAINS
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet

Readings = Mapping[str, Reading]


@dataclass(frozen=True)
class _Own:
    """A figure of a plan itself, and the changes in the stock that stand in its place."""

    column: str
    side: str
    mutations: tuple[str, ...]
    kind: str


NEW_BUILD, DEMOLITION = "nieuwbouw", "sloop"

OWN_FIGURES = (
    _Own("social_rent", NEW_BUILD, GAINS, "daeb_home"),
    _Own("care_places", NEW_BUILD, GAINS, "care_place"),
    _Own("caravans", NEW_BUILD, GAINS, "caravan"),
    _Own("pitches", NEW_BUILD, GAINS, "pitch"),
    _Own("social_demolished", DEMOLITION, ("demolition",), "daeb_home"),
)
"""A plan that is bought when ready is new-build here; a sale is none of a plan's own figures, and is not compared."""

COLUMNS = {
    "stock_mutations": ("plan_id", "kind", "mutation", "homes"),
    "building_locations": ("name", "landlord", "corporation", *(own.column for own in OWN_FIGURES)),
}
"""What the comparison needs; a workspace that declares less is not compared."""


def plan_sum_notices(readings: Readings, _: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Say of which plans the changes in the stock do not add up to the plan's own figures.

    One change that names a plan replaces all of that plan's own figures: what has no change then counts as nothing.

    Parameters
    ----------
    readings : mapping of str to Reading
        Without ``stock_mutations`` or ``building_locations`` nothing is compared.

    Yields
    ------
    Problem
        One notice per plan, with both figures of each side and kind that differs. A figure that is unknown, on either
        side, gives none.
    """
    if not all(name in readings and readings[name].has(*columns) for name, columns in COLUMNS.items()):
        return
    changes, plans = readings["stock_mutations"], readings["building_locations"]
    rows = plans.frame[list(COLUMNS["building_locations"])].to_dict("index")
    for key, mine in changes.frame[changes.frame["plan_id"].isin(plans.frame.index)].groupby("plan_id"):
        differing = list(_differences(mine, rows[key]))
        if differing:
            name = "" if terms.is_missing(rows[key]["name"]) else f" ({rows[key]['name']})"
            yield _notice(changes, plans, f"{key}{name}", differing)


def _differences(changes: pd.DataFrame, plan: Mapping[Hashable, Any]) -> Iterator[str]:
    for own in OWN_FIGURES:
        found, planned = _counted(changes, own), _planned(plan, own)
        if found is not None and planned is not None and found != planned:
            what = f"{own.side}, {terms.label('stock_kind', own.kind)}"
            yield f"{what}: {terms.number(found)} in de veranderingen, {terms.number(planned)} in het plan"


def _counted(changes: pd.DataFrame, own: _Own) -> int | None:
    """Add up the changes on one side; None where one of them is, or may be, on it and something of it is unknown."""
    what, kind = changes["mutation"], changes["kind"]
    mine = changes[(what.isin(own.mutations) | what.isna()) & ((kind == own.kind) | kind.isna())]
    return None if mine[["mutation", "kind", "homes"]].isna().any(axis=None) else int(mine["homes"].sum())


def _planned(plan: Mapping[Hashable, Any], own: _Own) -> int | None:
    """Return what the plan itself says of a corporation's stock; None where that is unknown."""
    amount, landlord = plan[own.column], plan["landlord"]
    if terms.is_missing(amount):
        return None
    shared = own.column != "social_rent" and not terms.is_missing(plan["corporation"])
    if own.side == DEMOLITION or not amount or landlord == "corporation" or shared:
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
