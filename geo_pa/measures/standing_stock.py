"""The corporations' stock on a date: complexes as they were described once, with what has happened to them since."""

from datetime import date

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo_pa.measures.ids import known_ids
from geo_pa.measures.moments import from_first_day
from geo_pa.measures.stock_changes import GAINS, LOSSES, among, day_of_mutations, mutations_realised
from geo_pa.terms import day, homes

HOME_KINDS = ("daeb_home", "non_daeb")
"""Kinds of stock that are homes of their own: the homes of the corporations."""

STANDS = ("demolition", "sale")
"""What takes a home from a corporation; one that is liberalised stays its own, and is no social home any more."""

PARTS = ("accessible_homes", "step_free_homes", "clustered_homes")
"""Counts of some of the homes of a complex: which of them a sale took is not known."""

MOVED = {"erbij gekomen": GAINS, "weggegaan": STANDS}
"""What is said of homes that came and went, and the kinds of change."""

Floats = NDArray[np.float64]


def happened(mutations: pd.DataFrame, *, since: date, on: date) -> pd.Series:
    """Tell which changes came between two days, both included.

    Parameters
    ----------
    mutations : DataFrame
        With ``status``, ``date`` and ``year``.
    since : date
        The day at whose beginning the complexes were described.
    on : date
        The reference date.

    Returns
    -------
    Series of boolean
        On the same index; missing where it is not known whether a change has happened.
    """
    when = day_of_mutations(mutations)
    return mutations_realised(mutations, when=when, on=on) & from_first_day(when, since).fillna(True)


def standing(
    complexes: pd.DataFrame,
    mutations: pd.DataFrame | None,
    *,
    since: date,
    on: date,
    losses: tuple[str, ...] = LOSSES,
) -> pd.DataFrame:
    """Bring the homes of complexes to a date.

    Parameters
    ----------
    complexes : DataFrame
        Index the complex id; ``homes``, and those of :data:`PARTS` that there are.
    mutations : DataFrame, optional
        With ``mutation``, ``homes``, ``complex_id``, ``status``, ``date`` and ``year``; without it nothing changed.
    since, on : date
        As in :func:`happened`.
    losses : tuple of str
        What takes a home away; a home that is liberalised stands, but is no social home any more.

    Returns
    -------
    DataFrame
        On the same index, for ``homes`` and each part: the number on the date (Int64, missing where unknown), and the
        least and the most that it can be (``homes_least``, ``homes_most``, float; infinite without bound). More homes
        taken than there were leaves the number unknown.
    """
    lost, gained = (_moved(complexes.index, mutations, words, since, on) for words in (losses, GAINS))
    before = _bounds(complexes["homes"])
    least, most = before[0] - lost[1], before[1] - lost[0]
    impossible = most < 0
    least, most = np.maximum(least, 0) + gained[0], np.where(impossible, before[1], most) + gained[1]
    sides = {"homes": (least, most)}
    for part in (name for name in PARTS if name in complexes):
        low, high = _bounds(complexes[part])
        sides[part] = np.maximum(low - lost[1], 0), np.minimum(high + gained[1], most)
    columns = {name: column for part, bounds in sides.items() for name, column in _columns(part, *bounds).items()}
    return pd.DataFrame(columns, index=complexes.index)


def told(complexes: pd.DataFrame | None, mutations: pd.DataFrame | None, *, since: date, on: date) -> tuple[str, ...]:
    """Say on which day the stock stands, and how many homes came or went that lie on no complex.

    Parameters
    ----------
    complexes, mutations, since, on
        As in :func:`standing`; without complexes or mutations there is nothing to say.

    Returns
    -------
    tuple of str
        One Dutch text, or none.
    """
    if complexes is None or mutations is None:
        return ()
    loose = unplaced(complexes, mutations, since=since, on=on)
    loose = loose[loose["kind"].isin(HOME_KINDS)]
    moved = [_moved_nowhere(loose[loose["mutation"].isin(kinds)], word) for word, kinds in MOVED.items()]
    apart = " en ".join(one for one in moved if one)
    known = (
        f"Het bezit van corporaties staat hier zoals op {day(on)}: de complexen van {day(since)} en wat sindsdien is "
        "gemeld. Welke woningen van een complex zijn verkocht, is niet bekend."
    )
    return (f"{known} Niet op een complex te plaatsen: {apart}; per plek tellen die niet mee." if apart else known,)


def _moved_nowhere(rows: pd.DataFrame, word: str) -> str:
    """Write how many homes came, or went: "7 woningen erbij gekomen"; empty where none did."""
    sizes = rows["homes"]
    if sizes.isna().any():
        return f"een onbekend aantal woningen {word}"
    return f"{homes(int(sizes.sum()))} {word}" if sizes.sum() else ""


def unplaced(complexes: pd.DataFrame, mutations: pd.DataFrame | None, *, since: date, on: date) -> pd.DataFrame:
    """List the changes that have happened and belong to no complex: they are in the stock and on no map.

    Parameters
    ----------
    complexes, mutations, since, on
        As in :func:`standing`.

    Returns
    -------
    DataFrame
        Rows of ``mutations``.
    """
    if mutations is None:
        return pd.DataFrame(columns=["mutation", "homes", "kind", "corporation"])
    known = known_ids(mutations["complex_id"], complexes.index)
    done = happened(mutations, since=since, on=on).fillna(False).astype(bool)
    return pd.DataFrame(mutations[done & ~known])


def _moved(
    ids: pd.Index, mutations: pd.DataFrame | None, words: tuple[str, ...], since: date, on: date
) -> tuple[Floats, Floats]:
    """Add up, per complex, the least and the most homes that moved by changes of these kinds."""
    if mutations is None:
        return np.zeros(len(ids)), np.zeros(len(ids))
    done = happened(mutations, since=since, on=on) & among(mutations["mutation"], words)
    low, high = _bounds(mutations["homes"])
    least = np.where(done.fillna(False).to_numpy(bool), low, 0.0)
    most = np.where(done.fillna(True).to_numpy(bool), high, 0.0)
    sums = pd.DataFrame({"least": least, "most": most}).groupby(mutations["complex_id"].to_numpy()).sum()
    sums = sums.reindex(ids, fill_value=0.0)
    return sums["least"].to_numpy(), sums["most"].to_numpy()


def _bounds(counts: pd.Series) -> tuple[Floats, Floats]:
    """Give the least and the most that counts can be: between 0 and anything where unknown."""
    return counts.to_numpy(np.float64, na_value=0.0), counts.to_numpy(np.float64, na_value=np.inf)


def _columns(name: str, least: Floats, most: Floats) -> dict[str, object]:
    known = least == most
    number = pd.arrays.IntegerArray(np.where(known, least, 0).astype(np.int64), ~known)
    return {name: number, f"{name}_least": least, f"{name}_most": most}
