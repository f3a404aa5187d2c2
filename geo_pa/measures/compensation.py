"""The compensation ledger of a share rule: what is booked, and what could be.

Amounts are whole homes, Int64, on one index of locations: part of a home cannot be booked.
"""

from collections.abc import Hashable
from dataclasses import dataclass
from hashlib import blake2b
from math import inf
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.measures.flow import TIE_BITS, Integers, cheapest_maximum_flow

Years = npt.NDArray[np.float64]

_YEAR_BITS = 6


def geometry_hash(geometry: gpd.GeoSeries) -> pd.Series:
    """Give each geometry a fixed number that depends on its shape and place only.

    Parameters
    ----------
    geometry : GeoSeries
        RD metres; differences under a centimetre do not count.

    Returns
    -------
    Series of uint64
        On the same index. The same on every machine; equal for equal geometries, whatever point they start at.
    """
    shapes = shapely.to_wkb(shapely.normalize(shapely.set_precision(geometry.to_numpy(), 0.01)), byte_order=1)
    digests = [int.from_bytes(blake2b(shape or b"", digest_size=8).digest()) for shape in shapes]
    return pd.Series(digests, index=geometry.index, dtype="uint64")


def honour_bookings(lines: pd.DataFrame, *, shortfall: pd.Series, lendable: pd.Series) -> pd.DataFrame:
    """Cut bookings back to what today's shortfall and surplus allow, first decided first served.

    Parameters
    ----------
    lines : DataFrame
        Columns from_location, to_location, asked (Int64), in the order in which they are honoured. A number that is
        missing is not known: nothing is honoured, and the lender keeps nothing for the lines that follow.
    shortfall, lendable : Series of Int64
        Per location, on the location ids: the most it may need, the least it can lend. A need that is missing has no
        bound; a location without an amount to lend lends nothing.

    Returns
    -------
    DataFrame
        On the index of ``lines``: ``honoured``, ``taken`` from what the lender can lend (Int64), and ``reason``,
        missing where a line is honoured whole, else ``surplus_shrank`` or ``shortfall_shrank``, whichever binds, or
        ``homes_unknown``.
    """
    left, needed = _amounts(lendable, 0), _amounts(shortfall, inf)
    rows = []
    for source, target, asked in zip(lines["from_location"], lines["to_location"], lines["asked"], strict=True):
        room, need = left.get(source, 0), needed.get(target, inf)
        sent = 0 if asked is pd.NA else min(asked, room, need)
        taken = room if asked is pd.NA else sent
        left[source], needed[target] = room - taken, need - sent
        rows.append((sent, taken, _why_not_whole(asked, sent, room, need)))
    done = pd.DataFrame(rows, columns=["honoured", "taken", "reason"], index=lines.index)
    return done.astype({"honoured": "Int64", "taken": "Int64", "reason": "str"})


def least_left_open(lines: pd.DataFrame, *, shortfall: pd.Series, lendable: pd.Series) -> pd.Series:
    """Give the shortfall that bookings leave open if all that is unknown turns out well.

    The more each can lend and the less each needs, the less is left open anywhere; so no way of filling in the unknown
    figures leaves less.

    Parameters
    ----------
    lines : DataFrame
        As in :func:`honour_bookings`; a number that is missing may be as many as are needed.
    shortfall, lendable : Series of Int64
        Per location: the least it may need, the most it may lend; an amount to lend that is missing has no bound.

    Returns
    -------
    Series of Int64
        On the index of ``shortfall``.
    """
    left, needed = _amounts(lendable, inf), _amounts(shortfall, 0)
    for source, target, asked in zip(lines["from_location"], lines["to_location"], lines["asked"], strict=True):
        room, need = left.get(source, inf), needed.get(target, 0)
        sent = min(need, room) if asked is pd.NA else min(asked, room, need)
        needed[target] = need - sent
        left[source] = room if asked is pd.NA else room - sent
    return pd.Series([needed[location] for location in shortfall.index], index=shortfall.index, dtype="Int64")


def _amounts(amounts: pd.Series, missing: float) -> dict[Hashable, float]:
    """Give the amount of each location, and another where it is missing."""
    return {location: missing if amount is pd.NA else amount for location, amount in amounts.items()}


def _why_not_whole(asked: Any, sent: float, room: float, need: float) -> str | None:
    if asked is pd.NA:
        return "homes_unknown"
    if sent == asked:
        return None
    return "surplus_shrank" if room < need else "shortfall_shrank"


@dataclass(frozen=True)
class Terms:
    """Between which locations a proposal may run, and how to choose between equals.

    Attributes
    ----------
    shape : Series of uint64
        A fixed number per location, see :func:`geometry_hash`.
    horizon_years : int
        Greatest difference between the years of completion; a location whose year is missing takes no part.
    pool : Series
        A label per location; both ends must share it. Missing takes no part.
    """

    shape: pd.Series
    horizon_years: int
    pool: pd.Series


def propose(locations: gpd.GeoDataFrame, *, shortfall: pd.Series, surplus: pd.Series, terms: Terms) -> pd.DataFrame:
    """Propose the compensation that covers most homes, and of those the one nearest by.

    Parameters
    ----------
    locations : GeoDataFrame
        Polygons in RD metres and ``completion_year`` (Int64), indexed by location id.
    shortfall, surplus : Series of Int64
        Homes that each location needs and can lend; missing is none.
    terms : Terms
        Pool and horizon.

    Returns
    -------
    DataFrame
        One row per line: from_location, to_location, homes (Int64), distance_m (Int64, between centroids), nearest
        lines first.

    Notes
    -----
    Maximum flow of minimum summed distance. Of equally near lines the one completed first goes first, then a fixed hash
    of both geometries; neither the order of the rows nor the ids matter. Only twins that agree in year, shape and
    amounts are told apart by their id, as nothing else does.
    """
    order = _canonical_order(locations["completion_year"], terms.shape, shortfall, surplus)
    lend, need = (amount.reindex(order).fillna(0).to_numpy(np.int64) for amount in (surplus, shortfall))
    lenders, takers = np.flatnonzero(lend > 0), np.flatnonzero(need > 0)
    year = locations["completion_year"].reindex(order).to_numpy(np.float64, na_value=np.nan)
    pairs = _eligible_pairs(year, terms.pool.reindex(order), lenders, takers, terms.horizon_years)
    start, end = lenders[pairs[:, 0]], takers[pairs[:, 1]]
    distance = distance_m(locations.loc[order].geometry, start, end)
    tie = _tie(year, terms.shape.reindex(order).to_numpy(), start, end)
    sent = cheapest_maximum_flow(lend[lenders], need[takers], pairs, distance, tie)
    used = sent > 0
    lines = {"from_location": order[start[used]], "to_location": order[end[used]], "homes": sent[used]}
    proposed = pd.DataFrame({**lines, "distance_m": distance[used]}).astype({"homes": "Int64", "distance_m": "Int64"})
    return proposed.sort_values("distance_m", kind="stable", ignore_index=True)


def distance_m(geometry: gpd.GeoSeries, start: Integers, end: Integers) -> Integers:
    """Give the distance in whole metres between the centroids of two lists of places, by their position."""
    centre = geometry.centroid
    east, north = centre.x.to_numpy(), centre.y.to_numpy()
    return np.asarray(np.rint(np.hypot(east[start] - east[end], north[start] - north[end])), dtype=np.int64)


def _canonical_order(year: pd.Series, shape: pd.Series, *amounts: pd.Series) -> pd.Index:
    """Order locations by completion, shape and amounts: their rows never matter, and their ids only for twins."""
    latest = np.iinfo(np.int64).max
    keys = pd.concat([year.fillna(latest), shape, *amounts], axis=1, ignore_index=True).sort_index()
    return keys.sort_values(list(keys.columns), kind="stable").index


def _eligible_pairs(year: Years, pool: pd.Series, lenders: Integers, takers: Integers, horizon: int) -> Integers:
    """List the pairs within the horizon and one pool, by their number among the lenders and among the takers."""
    apart = np.abs(year[lenders][:, None] - year[takers][None, :])
    group = pd.factorize(pool)[0]
    giving, taking = group[lenders][:, None], group[takers][None, :]
    return np.argwhere((apart <= horizon) & (giving == taking) & (giving >= 0))


def _tie(year: Years, shape: npt.NDArray[np.uint64], start: Integers, end: Integers) -> Integers:
    """Prefer the pair that is completed first; then a fixed mix of the two shapes."""
    ready = np.maximum(year[start], year[end]).astype(np.int64)
    first = ready.min() if len(ready) else 0
    rank = np.clip(ready - first, 0, 2**_YEAR_BITS - 1)
    mixed = shape[start] * np.uint64(0x9E3779B97F4A7C15) ^ shape[end]
    noise = (mixed >> np.uint64(64 - TIE_BITS + _YEAR_BITS)).astype(np.int64)
    tie: Integers = (rank << (TIE_BITS - _YEAR_BITS)) | noise
    return tie
