"""The layers that tell what happens in one year, only what a reader may see."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd

from geo_pa.engine import Session, read_for, used_layers
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Reader, UsedLayer, no_rows_excluded
from geo_pa.schema import all_columns
from geo_pa.terms import is_missing


@dataclass(frozen=True, eq=False)
class Known:
    """The layers that tell of activities in a calendar year, only what the reader may see, without geometry.

    One that is not there has no rows; of each there is every column that geo_pa knows.
    """

    year: int
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


def known_of(session: Session, year: int, *, viewer: Reader) -> Known:
    """Read what a reader may see of the layers that tell of activities.

    A change that belongs to a plan which this reader may not see is left out, and so are ideas inside the town hall
    (status 5A and 5B) with all that belongs to them.
    """
    read = {name: _layer(session, layer, viewer) for name, layer in LAYERS.items()}
    plans, changes = read["plans"], read["changes"]
    counted = counted_plans(plans)
    plan = changes["plan_id"]
    idea = plan.isin(plans.index.difference(counted.index))
    hidden = idea if viewer.sees_everything else plan.notna() & ~plan.isin(counted.index)
    return Known(year, **{**read, "plans": counted, "changes": changes[~hidden]})


def layers_known(session: Session, viewer: Reader) -> tuple[UsedLayer, ...]:
    """List the layers that tell of activities, with how many of their rows could not be used."""
    workspace = session.workspace
    there = [name for name in LAYERS.values() if name in workspace.declarations]
    readings = {name: read_for(workspace, name, viewer) for name in there}
    return used_layers(readings, no_rows_excluded(), viewer)


def _layer(session: Session, name: str, viewer: Reader) -> pd.DataFrame:
    if name not in session.workspace.declarations:
        return all_columns(pd.DataFrame(), name)
    return pd.DataFrame(session.layer(name, viewer=viewer).drop(columns="geometry", errors="ignore"))


def text_or_nothing(value: object) -> str:
    """Write a value as it stands; nothing where it is missing."""
    return "" if is_missing(value) else str(value)
