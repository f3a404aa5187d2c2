"""The ledger of the 30% rule: booked lines, cut back where they must be, and proposals for what is still short."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.bookings import UNUSABLE, between_projects, honour, in_order, shown, why_unusable
from geo_pa.analyses.social_share.projects import Projects, sites
from geo_pa.measures.compensation import Terms, least_left_open, propose
from geo_pa.measures.unused import unused_each
from geo_pa.model import Rules


@dataclass(frozen=True)
class Ledger:
    """What is booked and proposed between locations.

    ``parts`` has per project homes that are booked and proposed, and in parts of a home (see
    :func:`geo_pa.measures.tenure.required_parts`) ``open``, and ``least_open``: what is open if all that is unknown,
    here and at its creditors, turns out well.
    """

    lines: pd.DataFrame
    parts: pd.DataFrame
    unusable: pd.DataFrame


LINE_COLUMNS = (
    *("kind", "from_location", "to_location", "homes", "homes_agreed", "cut_back_homes", "cut_back_reason"),
    *("distance_m", "decided_on", "decision", "reason", "form"),
)


def settle(  # by name: what the ledger rests on
    locations: gpd.GeoDataFrame, needed: pd.DataFrame, bookings: pd.DataFrame, *, made: Projects, rules: Rules, on: date
) -> Ledger:
    """Honour the bookings, then propose compensation for what is certainly short."""
    unusable = why_unusable(bookings, made.of_row, rules, on)
    # A line to or from a location that is not there is reported, and still may cover, and still holds back, its homes.
    possible = bookings[unusable.isna() | (unusable == "location_missing")]
    places = sites(locations, made)
    lines = honour(in_order(possible, made.of_row, places), needed)
    booked = shown(lines, locations)
    still_short = least_left_open(
        between_projects(lines), shortfall=needed["least_short"], lendable=needed["most_lendable"]
    )
    left_open = needed["short"] - summed(booked, "target", "honoured", needed.index)
    proposed = propose(
        places,
        shortfall=left_open.where(still_short > 0, 0),
        surplus=needed["lendable"] - summed(lines, "source", "taken", needed.index),
        terms=Terms(shape=places["shape"], horizon_years=rules.integer("horizon_years"), pool=_pool(places, rules)),
    )
    parts = _per_project(needed, booked, proposed, needed["least_short"] - still_short)
    return Ledger(_lines(booked, proposed), parts, unused_each("booked_compensation", unusable, UNUSABLE))


def summed(lines: pd.DataFrame, side: str, amount: str, index: pd.Index) -> pd.Series:
    """Add up an amount on one side of the lines, by row or by project."""
    row = index.get_indexer(pd.Index(lines[side]))
    sums = np.zeros(len(index), dtype=np.int64)
    np.add.at(sums, row[row >= 0], lines[amount].to_numpy(np.int64)[row >= 0])
    return pd.Series(sums, index=index, dtype="Int64")


def _pool(locations: gpd.GeoDataFrame, rules: Rules) -> pd.Series:
    if rules.word("pool") == "district":
        return locations["district_code"]
    return pd.Series("municipality", index=locations.index)


def _per_project(
    needed: pd.DataFrame, booked: pd.DataFrame, proposed: pd.DataFrame, at_best: pd.Series
) -> pd.DataFrame:
    ids, per_home = needed.index, needed["parts_per_home"]
    booked_in = summed(booked, "target", "honoured", ids)
    return pd.DataFrame(
        {
            "booked_in": booked_in,
            "booked_out": summed(booked, "source", "honoured", ids),
            "proposed_in": summed(proposed, "to_location", "homes", ids),
            "proposed_out": summed(proposed, "from_location", "homes", ids),
            "open": (needed["short_parts"] - booked_in * per_home).clip(lower=0),
            "least_open": (needed["least_short_parts"] - at_best * per_home).clip(lower=0),
        }
    )


def _lines(booked: pd.DataFrame, proposed: pd.DataFrame) -> pd.DataFrame:
    done = booked.assign(
        kind="booked",
        homes_agreed=booked["homes"],
        homes=booked["honoured"],
        cut_back_homes=booked["asked"] - booked["honoured"],
    )
    offered = proposed.assign(kind="proposed", form="homes")
    return pd.concat([done, offered], ignore_index=True).reindex(columns=list(LINE_COLUMNS))
