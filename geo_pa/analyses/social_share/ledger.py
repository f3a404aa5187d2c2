"""The ledger of the 30% rule: booked lines, cut back where they must be, and proposals for what is still short."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.analyses.social_share.bookings import as_excluded, honour, in_order, shown, why_unusable
from geo_pa.measures.compensation import Terms, least_left_open, propose
from geo_pa.model import Rules


@dataclass(frozen=True)
class Ledger:
    """What is booked and proposed between locations.

    Attributes
    ----------
    lines : DataFrame
        One row per line: kind (booked, proposed), from_location, to_location, homes, homes_agreed, cut_back_homes,
        cut_back_reason, distance_m, decided_on, decision, reason, form.
    parts : DataFrame
        Per location, in parts of a home (see :func:`geo_pa.measures.tenure.required_parts`): surplus, open, and
        least_open: what is open if all that is unknown, here and at its creditors, turns out well. In homes:
        booked_in, booked_out, proposed_in, proposed_out. With counts (bool) and may_count (bool).
    unusable : DataFrame
        Bookings that could not have been made or that name a missing location, as excluded rows.
    """

    lines: pd.DataFrame
    parts: pd.DataFrame
    unusable: pd.DataFrame


LINE_COLUMNS = (
    "kind",
    "from_location",
    "to_location",
    "homes",
    "homes_agreed",
    "cut_back_homes",
    "cut_back_reason",
    "distance_m",
    "decided_on",
    "decision",
    "reason",
    "form",
)


def settle(
    locations: gpd.GeoDataFrame, counted: pd.DataFrame, bookings: pd.DataFrame, *, rules: Rules, on: date
) -> Ledger:
    """Honour the bookings, then propose compensation for what is certainly short.

    Parameters
    ----------
    locations : GeoDataFrame
        Building locations with ``district_code`` and ``shape``.
    counted : DataFrame
        From :func:`geo_pa.analyses.social_share.counting.count`.
    bookings : DataFrame
        Decided compensation.
    rules : Rules
        Horizon, pool and whether a creditor must be hard.
    on : date
        The reference date: what is decided on later is not booked yet.

    Returns
    -------
    Ledger
    """
    needs = _needs(counted, rules)
    unusable = why_unusable(bookings, locations.index, rules, on)
    # A line to or from a location that is not there is reported, and still may cover, and still holds back, its homes.
    possible = bookings[unusable.isna() | (unusable == "location_missing")]
    lines = honour(in_order(possible, locations), needs)
    booked = shown(lines, locations)
    left_open = needs["short"] - _sum(booked, "to_location", "honoured", needs.index)
    still_short = least_left_open(lines, shortfall=needs["least_short"], lendable=needs["most_lendable"])
    proposed = propose(
        locations,
        shortfall=left_open.where(still_short > 0, 0),
        surplus=needs["lendable"] - _sum(lines, "from_location", "taken", needs.index),
        terms=Terms(
            shape=locations["shape"], horizon_years=rules.integer("horizon_years"), pool=_pool(locations, rules)
        ),
    )
    parts = _per_location(needs, booked, proposed, needs["least_short"] - still_short)
    return Ledger(_lines(booked, proposed), parts, as_excluded(unusable))


def _needs(counted: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Give what each location needs and can lend, at least and at most; one that does not count does neither.

    In whole homes, and in parts of a home where the name says so: part of a home short asks for a whole one, and part
    of a home over is not lent.
    """
    may_count = counted["not_counted"].isna()
    counts = may_count & counted["undecided"].isna()
    hard, unsure = counted["hardness"] == "hard", counted["hardness"] == "unknown"
    any_creditor = not rules.flag("creditor_hard")
    required, per_home = counted["required"], counted["parts_per_home"]
    known, possible, demolished = (counted[column] * per_home for column in ("known", "possible", "social_demolished"))
    surplus = (known - required - demolished).clip(lower=0).mask((known <= required).fillna(False), 0).where(counts, 0)
    most = (possible - required - demolished.fillna(0)).clip(lower=0)
    short = (required - known).clip(lower=0).where(may_count, 0)
    least_short = (required - possible).clip(lower=0).where(counts, 0)
    return pd.DataFrame(
        {
            "counts": counts,
            "may_count": may_count,
            "per_home": per_home,
            "short_parts": short,
            "short": -(-short // per_home),
            "least_short_parts": least_short,
            "least_short": -(-least_short // per_home),
            "surplus": surplus,
            "may_lend": counts & (hard | any_creditor),
            "lendable": (surplus // per_home).where(hard | any_creditor, 0),
            "most_lendable": (most // per_home).where(may_count & (hard | unsure | any_creditor), 0),
        },
    )


def _sum(lines: pd.DataFrame, side: str, amount: str, index: pd.Index) -> pd.Series:
    """Add up an amount per location on one side of the lines."""
    row = index.get_indexer(pd.Index(lines[side]))
    sums = np.zeros(len(index), dtype=np.int64)
    np.add.at(sums, row[row >= 0], lines[amount].to_numpy(np.int64)[row >= 0])
    return pd.Series(sums, index=index, dtype="Int64")


def _pool(locations: gpd.GeoDataFrame, rules: Rules) -> pd.Series:
    if rules.word("pool") == "district":
        return locations["district_code"]
    return pd.Series("municipality", index=locations.index)


def _per_location(
    needs: pd.DataFrame, booked: pd.DataFrame, proposed: pd.DataFrame, at_best: pd.Series
) -> pd.DataFrame:
    booked_in = _sum(booked, "to_location", "honoured", needs.index)
    return pd.DataFrame(
        {
            "counts": needs["counts"],
            "may_count": needs["may_count"],
            "surplus": needs["surplus"],
            "booked_in": booked_in,
            "booked_out": _sum(booked, "from_location", "honoured", needs.index),
            "proposed_in": _sum(proposed, "to_location", "homes", needs.index),
            "proposed_out": _sum(proposed, "from_location", "homes", needs.index),
            "open": (needs["short_parts"] - booked_in * needs["per_home"]).clip(lower=0),
            "least_open": (needs["least_short_parts"] - at_best * needs["per_home"]).clip(lower=0),
        },
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
