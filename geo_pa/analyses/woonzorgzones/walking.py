"""How far a place is from the nearest centre and from facilities of each type, and what that makes of it."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.analyses.woonzorgzones.services import SCORED_TYPES, TYPES, Services
from geo_pa.errors import Problem, RequestError
from geo_pa.measures.network import Field
from geo_pa.model import Rules
from geo_pa.terms import number

Metres = npt.NDArray[np.float64]
Rows = npt.NDArray[np.intp]

CLASSES = ("core", "zone", "wide")
"""The walking distances that divide places, from near to far."""

REACHES = (*CLASSES, "outside", "unknown")
"""What a place can be: each class holds what lies past the one before it."""

IN_ZONE = ("core", "zone")
"""Reaches within the zone distance."""

LIMIT_RULES = {"core": "zone_core_distance", "zone": "zone_distance", "wide": "zone_wide_distance"}

SECONDS_PER_MINUTE = 60

EXACT = 6
"""Decimals of a distance in metres: what lies past them is the rounding of sums, and must not decide on a bound."""


def limits(rules: Rules) -> dict[str, float]:
    """Return the walking distance of each class in metres; refuse them where they do not run from near to far."""
    found = {name: float(rules.number(rule)) for name, rule in LIMIT_RULES.items()}
    if list(found.values()) != sorted(found.values()):
        raise RequestError(
            Problem(
                where="Woonzorgzones",
                what="De afstanden van kern, zone en ruime zone lopen niet op.",
                found=", ".join(f"{number(limit)} m" for limit in found.values()),
                expected="kern ten hoogste de zone, en de zone ten hoogste de ruime zone",
                action="Kies afstanden die oplopen.",
            )
        )
    return found


@dataclass(frozen=True, eq=False)
class Walk:
    """The walk from places to the nearest centre and to the nearest facility of each type, in metres.

    Not a number where none can be walked to or the layer holds none; ``centre`` is a row in the layer of facilities, -1
    where there is none.
    """

    distance_m: Metres
    centre: Rows
    types_m: Metres
    score: Metres


def walk(places: pd.DataFrame, services: Services, rules: Rules) -> Walk:
    """Measure the walk from places, all near a street."""
    edge, along = places["edge"].to_numpy(np.intp), places["along_m"].to_numpy(np.float64)
    offset = places["offset_m"].to_numpy(np.float64)
    types = [_exact(_along(services.types[name], edge, along) + offset) for name in TYPES]
    metres, centre = np.full(len(edge), np.nan), np.full(len(edge), -1)
    if services.centres is not None:
        metres, source = services.centres.along(edge, along)
        rows = services.facilities.index.get_indexer(pd.Index(services.centres.sources.ids))
        metres, centre = _exact(metres + offset), np.r_[rows, -1][source]
    types_m = np.column_stack(types)
    return Walk(metres, centre, types_m, score(types_m, services, rules))


def _along(found: Field | None, edge: Rows, along: Metres) -> Metres:
    """Give distances only, by way of the ends of a street; where a facility is on the same street, in full."""
    if found is None:
        return np.full(len(edge), np.nan)
    first, last = found.network.ends[edge].T
    metres: Metres = np.minimum(found.node_m[first] + along, found.node_m[last] + found.network.length_m[edge] - along)
    same = np.isin(edge, found.sources.edge)
    metres[same], _ = found.along(edge[same], along[same])
    return metres


def _exact(metres: Metres) -> Metres:
    return np.where(np.isfinite(metres), np.round(metres, EXACT), np.nan)


def describe(walked: Walk, services: Services, rules: Rules, index: pd.Index) -> pd.DataFrame:
    """Tell the walk from each place as columns; a distance is missing where nothing of the kind can be walked to."""
    facilities = services.facilities
    taken = {name: facilities[name].array.take(walked.centre, allow_fill=True) for name in ("name", "kind")}
    return pd.DataFrame(
        {
            "reach": reach(walked.distance_m, rules, known=services.centres is not None),
            "distance_m": walked.distance_m,
            "minutes": minutes(walked.distance_m, rules),
            "nearest_centre": taken["name"],
            "nearest_centre_id": facilities.index.array.take(walked.centre, allow_fill=True),
            "nearest_centre_kind": taken["kind"],
            **{f"{name}_m": walked.types_m[:, column] for column, name in enumerate(TYPES)},
            "facility_score": walked.score,
        },
        index=index,
    )


def reach(distance_m: Metres, rules: Rules, *, known: bool) -> pd.api.extensions.ExtensionArray:
    """Name the class of each walking distance; a bound belongs to the class.

    Not a number is certainly outside; without centres (``known``) it is unknown.
    """
    within = [distance_m <= limit for limit in limits(rules).values()]
    words = np.select(within, list(CLASSES), default="outside") if known else np.full(len(distance_m), "unknown")
    return pd.array(words, dtype="str")


def minutes(distance_m: Metres, rules: Rules) -> Metres:
    """Give the minutes that an older resident walks over distances in metres."""
    return distance_m / float(rules.number("walking_speed_65_plus")) / SECONDS_PER_MINUTE


def score(types_m: Metres, services: Services, rules: Rules) -> Metres:
    """Weigh what can be walked to: 1 with everything at the door, 0 with nothing within the wide distance.

    A type counts once, by its nearest facility, falling linearly from 1 at 0 m to 0 at the wide distance. The published
    weights add up to 106 and are brought to 1. Not a number where the layer holds no facility of a type that has
    weight, or nothing has weight.
    """
    weights = score_weights(rules)
    if not weights.any() or lacking_types(services, rules):
        return np.full(len(types_m), np.nan)
    near = 1 - types_m[:, : len(weights)] / limits(rules)["wide"]
    scored: Metres = np.nan_to_num(np.clip(near, 0, None)) @ (weights / weights.sum())
    return scored


def score_weights(rules: Rules) -> Metres:
    """Return the weight of each type, in the order of SCORED_TYPES."""
    return np.array([float(rules.number(f"facility_weight_{name}")) for name in SCORED_TYPES])


def lacking_types(services: Services, rules: Rules) -> list[str]:
    """List the types with weight of which the layer holds no facility: they make every score unknown."""
    return [
        name for name in SCORED_TYPES if services.types[name] is None and rules.number(f"facility_weight_{name}") > 0
    ]
