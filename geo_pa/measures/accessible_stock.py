"""The accessible homes in the corporations' stock on a date: between which numbers, since who was sold is not known."""

import numpy as np
import pandas as pd

from geo_pa.measures.standing_stock import HOME_KINDS, STANDS


def accessible(complexes: pd.DataFrame, now: pd.DataFrame) -> pd.DataFrame:
    """Tell between which numbers of homes of each complex are accessible.

    Parameters
    ----------
    complexes : DataFrame
        As they were described, with ``accessible_homes``.
    now : DataFrame
        What stands of them, from :func:`geo_pa.measures.standing_stock.standing`.

    Returns
    -------
    DataFrame
        ``homes`` (Int64), and ``accessible_least`` and ``accessible_most`` (Int64): missing where the homes are not
        known, or which of those that stand are accessible was never known.
    """
    known = now["homes"].notna() & (complexes["accessible_homes"].notna() | (now["homes"] == 0).fillna(False))
    sides = {side: now[f"accessible_homes_{side}"].where(known.astype(bool)) for side in ("least", "most")}
    found = pd.DataFrame({f"accessible_{side}": number for side, number in sides.items()}).astype("Int64")
    return found.assign(homes=now["homes"])[["homes", "accessible_least", "accessible_most"]]


def lost_nowhere(loose: pd.DataFrame) -> pd.Series:
    """Give the size of each loss of homes that belongs to no complex.

    Parameters
    ----------
    loose : DataFrame
        From :func:`geo_pa.measures.standing_stock.unplaced`.

    Returns
    -------
    Series of float
        On the index of those rows; NaN where it is not known.
    """
    went = loose[loose["kind"].isin(HOME_KINDS) & loose["mutation"].isin(STANDS)]
    return went["homes"].astype("Float64").astype("float64")


def add_up(between: pd.DataFrame, lost: float) -> dict[str, float]:
    """Add up the homes of complexes, and between which numbers and shares of them are accessible.

    Parameters
    ----------
    between : DataFrame
        From :func:`accessible`, of homes of their own only.
    lost : float
        Homes that went and may have been in any of these complexes.

    Returns
    -------
    dict of str to float
        ``homes``, ``known`` (of complexes of which it is known what is accessible), ``accessible_homes`` and
        ``accessible_most``, ``accessible_share`` and ``accessible_most_share`` of ``known``, and ``unknown_complexes``.
        NaN where unknown.
    """
    told = between[between["accessible_least"].notna()]
    known = _less(told["homes"], lost)
    least = _less(told["accessible_least"], lost)
    most = float(np.minimum(float(told["accessible_most"].sum()), known))
    return {
        "homes": _less(between["homes"], lost),
        "known": known,
        "accessible_homes": least,
        "accessible_most": most,
        "accessible_share": least / known if known else np.nan,
        "accessible_most_share": most / known if known else np.nan,
        "unknown_complexes": float(len(between) - len(told)),
    }


def _less(counts: pd.Series, lost: float) -> float:
    return float(np.maximum(float(counts.sum()) - lost, 0.0))
