"""The row of each neighbourhood: its streets within reach, and its older residents."""

import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones import residents
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import add_up, shares_within
from geo_pa.analyses.woonzorgzones.walking import Metres, Rows, Walk, limits, minutes

HALF_A_MILLIMETRE = 0.0005
"""What lies under it is the rounding of sums, and must not move a median."""


def describe(streets: Walk, older: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Work out the signal of each neighbourhood and all its figures but those of homes.

    Parameters
    ----------
    streets : Walk
        From the middle of each part of the streets.
    older : DataFrame
        From :func:`geo_pa.analyses.woonzorgzones.residents.older_residents`.
    scene : Scene
        Neighbourhoods, streets, services and rules.

    Returns
    -------
    DataFrame
        On the index of the neighbourhoods: signal, reason and the figures, the unit in their name. Missing is unknown
        or hidden.
    """
    neighbourhoods, centres, rules = scene.neighbourhoods, scene.services.centres, scene.rules
    shares = shares_within(scene.streets.in_neighbourhoods, centres, limits(rules), neighbourhoods.index)
    divided = residents.divide(older["count"], shares["share_zone"], rules)
    reason = residents.reason(older["count"], divided, rules, centres_known=centres is not None)
    signal = reason.map({code: str(signal) for code, signal in residents.REASON_SIGNAL.items()})
    told = [
        pd.DataFrame({"signal": signal.astype("str"), "reason": reason}),
        shares,
        _typical_walk(streets, scene),
        residents.shown(divided, neighbourhoods.index).assign(older_residents_basis=older["basis"]),
    ]
    return pd.concat(told, axis=1)


def _typical_walk(streets: Walk, scene: Scene) -> pd.DataFrame:
    """Describe the walk from the median point on the streets of each neighbourhood; missing without streets."""
    parts, areas = scene.streets.in_neighbourhoods, scene.neighbourhoods.index
    area, length = parts["area"].to_numpy(), parts["length_m"].to_numpy()
    distance = weighted_median(np.nan_to_num(streets.distance_m, nan=np.inf), length, area, count=len(areas))
    distance = np.where(np.isfinite(distance), distance, np.nan)
    whole, scored = add_up(length, parts, areas), add_up(streets.score * length, parts, areas)
    return pd.DataFrame(
        {
            "distance_m": distance,
            "minutes": minutes(distance, scene.rules),
            "nearest_centre": _most_common(streets, parts, scene),
            "facility_score": np.divide(scored, whole, out=np.full(len(areas), np.nan), where=whole > 0),
        },
        index=areas,
    )


def weighted_median(values: Metres, weights: Metres, groups: Rows, *, count: int) -> Metres:
    """Give per group the value below which half of the weight lies.

    Parameters
    ----------
    values, weights : array of float, shape (n,)
        Weights over 0.
    groups : array of int, shape (n,)
        Numbers under ``count``.
    count : int
        How many groups there are.

    Returns
    -------
    array of float, shape (count,)
        One of the values of each group; not a number for a group without any.
    """
    order = np.lexsort((values, groups))
    group, weight = groups[order], weights[order]
    until = np.cumsum(weight)
    before = np.searchsorted(group, np.arange(count))
    whole = np.bincount(groups, weights=weights, minlength=count)
    half = np.r_[0, until][before] + whole / 2
    middle = np.searchsorted(until, half - HALF_A_MILLIMETRE)
    return np.where(whole > 0, np.r_[values[order], np.nan][middle], np.nan)


def _most_common(streets: Walk, parts: pd.DataFrame, scene: Scene) -> pd.api.extensions.ExtensionArray:
    """Name per area the centre nearest along most of its streets; of equals the most western, then southern."""
    facilities, areas = scene.services.facilities, scene.neighbourhoods.index
    place = np.lexsort((facilities.geometry.y, facilities.geometry.x))
    rank = np.empty(len(place) + 1, dtype=np.intp)
    rank[place], rank[-1] = np.arange(len(place)), len(place)
    size = (len(areas), len(rank))
    pair = parts["area"].to_numpy() * len(rank) + rank[streets.centre]
    metres = np.bincount(pair, weights=parts["length_m"], minlength=size[0] * size[1]).reshape(size)
    metres[:, -1] = HALF_A_MILLIMETRE  # no centre at all: only where none is nearest along any street
    most = np.r_[place, -1][metres.round(6).argmax(axis=1)]
    names: pd.api.extensions.ExtensionArray = facilities["name"].array.take(most, allow_fill=True)
    return names
