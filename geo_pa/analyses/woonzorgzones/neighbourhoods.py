"""The row of each neighbourhood: its streets within reach, and its older residents."""

import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones import residents
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import add_up, shares_within
from geo_pa.analyses.woonzorgzones.walking import EXACT, Walk, limits, minutes
from geo_pa.measures.walks import HALF_A_MILLIMETRE, median_walk, walked_parts
from geo_pa.model import Rules


def describe(streets: Walk, older: pd.DataFrame, scene: Scene, counted: Scene) -> pd.DataFrame:
    """Work out the signal of each neighbourhood and all its figures but those of homes; missing is unknown or hidden.

    ``counted`` is the scene with the circle within which people are counted, whatever the reader has chosen.
    """
    neighbourhoods, centres, rules = counted.neighbourhoods, counted.services.centres, counted.rules
    walked = walked_parts(scene.streets.in_neighbourhoods, scene.services.centres)
    within = walked if counted is scene else walked_parts(counted.streets.in_neighbourhoods, centres)
    shares = shares_within(within, limits(rules), neighbourhoods.index, known=centres is not None)
    divided = residents.divide(older["count"], shares["share_zone"], rules)
    reason = residents.reason(older["count"], divided, rules, centres_known=centres is not None)
    told = [
        pd.DataFrame({"signal": reason.map(residents.REASON_SIGNAL).astype("str"), "reason": reason}),
        shares,
        _typical_walk(walked, rules, neighbourhoods.index),
        _along_streets(streets, scene),
        residents.shown(divided, neighbourhoods.index).assign(older_residents_basis=older["basis"]),
    ]
    return pd.concat(told, axis=1)


def _typical_walk(walked: pd.DataFrame, rules: Rules, areas: pd.Index) -> pd.DataFrame:
    """Describe the walk from the median point on the streets of each neighbourhood; missing without streets."""
    medians = {area: median_walk(pieces) for area, pieces in walked.groupby("area")}
    distance = np.array([round(medians.get(area, np.nan), EXACT) for area in range(len(areas))])
    return pd.DataFrame({"distance_m": distance, "minutes": minutes(distance, rules)}, index=areas)


def _along_streets(streets: Walk, scene: Scene) -> pd.DataFrame:
    """Tell of each neighbourhood to which centre most of its streets are nearest, and their mean score."""
    parts, areas = scene.streets.in_neighbourhoods, scene.neighbourhoods.index
    length = parts["length_m"].to_numpy()
    whole, scored = add_up(length, parts, areas), add_up(streets.score * length, parts, areas)
    return pd.DataFrame(
        {
            "nearest_centre": _most_common(streets, parts, scene),
            "facility_score": np.divide(scored, whole, out=np.full(len(areas), np.nan), where=whole > 0),
        },
        index=areas,
    )


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
