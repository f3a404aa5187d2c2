"""How far the streets of an area are from the nearest of some sources."""

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.measures.network import Field

Metres = npt.NDArray[np.float64]

HALF_A_MILLIMETRE = 0.0005
"""What lies under it is the rounding of sums, and must not move a median to the far side of a gap."""


def walked_parts(parts: pd.DataFrame, sources: Field | None) -> pd.DataFrame:
    """Cut parts of streets where sources are, and tell how far both ends of each piece are.

    Parameters
    ----------
    parts : DataFrame
        ``edge`` (position in ``network.edges``), ``start_m`` and ``length_m`` along that street; other columns are
        repeated for each piece.
    sources : Field, optional
        The walking distance from the nearest of some sources; None where there is no source.

    Returns
    -------
    DataFrame
        One row per piece, numbered anew, in the order of the parts: the same columns, ``from_m`` and ``to_m`` (walking
        distance at its start and end; infinite where no source can be reached). As no source lies within a piece, every
        point of it is reached by way of one of its ends.
    """
    if sources is None:
        return parts.assign(from_m=np.inf, to_m=np.inf).reset_index(drop=True)
    pieces = _cut(parts, pd.DataFrame({"edge": sources.sources.edge, "at_m": sources.sources.along_m}))
    edge, start = pieces["edge"].to_numpy(np.intp), pieces["start_m"].to_numpy()
    ends = [sources.along(edge, along)[0] for along in (start, start + pieces["length_m"].to_numpy())]
    return pieces.assign(from_m=ends[0], to_m=ends[1])


def _cut(parts: pd.DataFrame, places: pd.DataFrame) -> pd.DataFrame:
    """Cut each part at the places that lie within it."""
    numbered = parts.reset_index(drop=True).assign(part=range(len(parts)))
    within = numbered.merge(places.drop_duplicates(), on="edge")
    end = within["start_m"] + within["length_m"]
    within = within[(within["at_m"] > within["start_m"]) & (within["at_m"] < end)]
    starts = pd.concat([numbered, within.drop(columns="start_m").rename(columns={"at_m": "start_m"})[numbered.columns]])
    pieces = starts.sort_values(["part", "start_m"], ignore_index=True)
    last = numbered["start_m"] + numbered["length_m"]
    end = pieces["start_m"].shift(-1).where(pieces["part"] == pieces["part"].shift(-1), pieces["part"].map(last))
    return pieces.assign(length_m=end - pieces["start_m"]).drop(columns="part")


def walk_range(pieces: pd.DataFrame, groups: pd.Series) -> pd.DataFrame:
    """Give the shortest and the longest walk from anywhere on the streets of each group.

    Parameters
    ----------
    pieces : DataFrame
        From :func:`walked_parts`.
    groups : Series
        The group of each piece, on the same index.

    Returns
    -------
    DataFrame
        By group: ``low_m`` and ``high_m``; missing where some street of it can reach no source.
    """
    near, far = pieces[["from_m", "to_m"]].min(axis=1), pieces[["from_m", "to_m"]].max(axis=1)
    ends = pd.DataFrame({"low_m": near, "high_m": np.maximum((near + far + pieces["length_m"]) / 2, far)})
    found = ends.groupby(groups).agg({"low_m": "min", "high_m": "max"})
    return found.where(np.isfinite(found["high_m"]))


def median_walk(pieces: pd.DataFrame) -> float:
    """Give the walking distance within which half of the streets lie, exactly.

    Parameters
    ----------
    pieces : DataFrame
        From :func:`walked_parts`.

    Returns
    -------
    float
        Metres; the nearest one where half of the streets lie within several distances; not a number without streets, or
        where more than half of them can reach no source.

    Notes
    -----
    A piece is walked into from both ends, from each at the distance of that end, until both meet. So the length within
    a distance grows along straight lines, and the median lies where it is half.
    """
    length, from_m, to_m = (pieces[name].to_numpy() for name in ("length_m", "from_m", "to_m"))
    half = length.sum() / 2
    bends, speed = _bends(length, np.minimum(from_m, to_m), np.maximum(from_m, to_m))
    within = np.r_[0.0, np.cumsum(speed * np.diff(bends))]
    at = int(np.searchsorted(within, half - HALF_A_MILLIMETRE))
    if half == 0 or at >= len(bends):
        return np.nan
    return float(min(bends[at - 1] + (half - within[at - 1]) / speed[at - 1], bends[at]) if at else bends[0])


def _bends(length: Metres, near: Metres, far: Metres) -> tuple[Metres, Metres]:
    """Give the distances where an end is reached or two walks meet, and how many walks are under way after each."""
    reached = np.isfinite(near)
    meeting = np.maximum((near + far + length) / 2, far)
    bends = np.concatenate([distance[reached] for distance in (near, far, meeting)])
    change = np.repeat([1.0, 1.0, -2.0], reached.sum())
    order = np.argsort(bends)
    return bends[order], np.cumsum(change[order])[:-1]
