"""The layers that tell what happens in one year, only what a reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

import pandas as pd

from geo_pa.disclosure import VIEWERS
from geo_pa.engine import Session, read_for, used_layers
from geo_pa.measures.counted import counted_plans
from geo_pa.model import UsedLayer, no_rows_excluded
from geo_pa.terms import is_missing


@dataclass(frozen=True, eq=False)
class Known:
    """The layers that tell of activities, only what the reader may see; one that is not there is empty.

    Attributes
    ----------
    year : int
        The calendar year.
    on : date
        The reference date.
    agreements, figures, reports, plans, changes, works, approaches, complexes, villages : DataFrame
        The tables and layers, without geometry.
    """

    year: int
    on: date
    agreements: pd.DataFrame
    figures: pd.DataFrame
    reports: pd.DataFrame
    plans: pd.DataFrame
    changes: pd.DataFrame
    works: pd.DataFrame
    approaches: pd.DataFrame
    complexes: pd.DataFrame
    villages: pd.DataFrame


LAYERS: Mapping[str, str] = MappingProxyType(
    {
        "agreements": "agreements",
        "figures": "agreed_figures",
        "reports": "agreement_progress",
        "plans": "building_locations",
        "changes": "stock_mutations",
        "works": "planned_works",
        "approaches": "neighbourhood_approach",
        "complexes": "corporation_stock",
        "villages": "villages",
    },
)
"""What tells of activities, by its name here."""


def known_of(session: Session, year: int, *, viewer: str, on: date) -> Known:
    """Read what a reader may see of the layers that tell of activities.

    A change that belongs to a plan which this reader may not see is left out, and so are ideas inside the town hall
    (status 5A and 5B) with all that belongs to them.
    """
    read = {name: _layer(session, layer, viewer) for name, layer in LAYERS.items()}
    plans = read["plans"]
    counted = counted_plans(plans)
    changes = read["changes"]
    if "plan_id" in changes:
        named = changes["plan_id"].notna()
        ideas = plans.index.difference(counted.index)
        hidden = (
            named & ~changes["plan_id"].isin(counted.index) if viewer != VIEWERS[0] else changes["plan_id"].isin(ideas)
        )
        changes = changes[~hidden]
    return Known(year=year, on=on, **{**read, "plans": counted, "changes": changes})


def layers_known(session: Session, viewer: str) -> tuple[UsedLayer, ...]:
    """List the layers that tell of activities, with how many of their rows could not be used."""
    workspace = session.workspace
    there = [name for name in LAYERS.values() if name in workspace.declarations]
    readings = {name: read_for(workspace, name, viewer) for name in there}
    return used_layers(readings, no_rows_excluded(), viewer)


def _layer(session: Session, name: str, viewer: str) -> pd.DataFrame:
    if name not in session.workspace.declarations:
        return pd.DataFrame()
    rows = pd.DataFrame(session.layer(name, viewer=viewer).drop(columns="geometry", errors="ignore"))
    wanted = [column for column in WANTED.get(name, ()) if column not in rows.columns]
    return rows.assign(**dict.fromkeys(wanted, None)) if wanted else rows


def text_or_nothing(value: object) -> str:
    """Write a value as it stands; nothing where it is missing."""
    return "" if is_missing(value) else str(value)


WANTED: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "agreement_progress": (
            "figure_id",
            "corporation",
            "year",
            "realised",
            "planned",
            "compared_with",
            "hardness",
            "note",
        ),
        "building_locations": (
            *("name", "status", "dwellings", "social_rent", "accessible", "clustered", "pitches", "care_places"),
            *("start_year", "completion_year", "lead", "corporation"),
        ),
        "stock_mutations": (
            *("year", "date", "corporation", "kind", "mutation", "homes", "status", "plan_id", "complex_id"),
            *("district_code", "note"),
        ),
        "planned_works": ("name", "kind", "lead", "start_year", "end_year"),
        "neighbourhood_approach": ("name", "corporation", "start_year", "note"),
        "villages": ("name", "kind"),
    },
)
"""Columns that the sentences use; one that a workspace lacks is unknown."""
