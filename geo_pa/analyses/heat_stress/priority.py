"""What goes first: heat, vulnerable residents and room for green in one figure, and how firm the order is."""

from itertools import product

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.errors import Problem, RequestError
from geo_pa.model import Rules

Floats = npt.NDArray[np.float64]

WEIGHTS = {"heat": "weight_heat", "vulnerable": "weight_vulnerable", "room": "weight_room"}
"""The factors, and the rule that holds the weight of each."""

DECIMALS = 12
"""Priorities that differ less are equal: what is left is the rounding of powers."""


def weights(rules: Rules) -> Floats:
    """Return the weight of each factor, in the order of WEIGHTS; refuse them where all are 0."""
    found = np.array([float(rules.number(rule)) for rule in WEIGHTS.values()])
    if not found.any():
        raise RequestError(
            Problem(
                where="Hitte en groen",
                what="Alle gewichten zijn 0, zodat er geen volgorde is.",
                found="0, 0 en 0",
                expected="ten minste één gewicht boven 0",
                action="Geef hitte, oudere inwoners of ruimte voor groen een gewicht.",
            )
        )
    return found


def factors(heat: pd.Series, people: pd.Series, room_m2: pd.Series) -> pd.DataFrame:
    """Bring what makes a place urgent to figures from 0 to 1; missing where unknown.

    Heat has no natural zero, so the coolest place gets 0 and the hottest 1; all get 1 where all are alike. Of people
    and room none is 0 and the highest is 1.
    """
    return pd.DataFrame(
        {
            "heat": _between(heat.astype("float64")),
            "vulnerable": _of_highest(people.astype("float64")),
            "room": _of_highest(room_m2.astype("float64")),
        }
    )


def _between(degrees: pd.Series) -> pd.Series:
    low, high = degrees.min(), degrees.max()
    return (degrees - low) / (high - low) if high > low else degrees.where(degrees.isna(), 1.0)


def _of_highest(amount: pd.Series) -> pd.Series:
    high = amount.max()
    return amount / high if high > 0 else amount


def weigh(found: pd.DataFrame, *each: Floats) -> pd.DataFrame:
    """Combine factors to priorities, a column per set of weights: their weighted geometric mean.

    Weights are in the order of WEIGHTS. Missing where a factor is missing, unless its weight is 0. Nothing makes up for
    a factor that is 0.
    """
    powers = np.stack(each, axis=1)
    figures = np.prod(found.to_numpy()[:, :, None] ** powers, axis=1) ** (1 / powers.sum(axis=0))
    return pd.DataFrame(figures.round(DECIMALS), index=found.index)


def order(found: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Put places in order, with the chosen weights and with each of them higher and lower.

    Rank 1 is first; equals share the first place of theirs. ``rank_best`` and ``rank_worst`` are over all combinations
    of each weight lower, as chosen and higher. Missing without a priority, which then takes no place of another.
    """
    chosen, variation = weights(rules), float(rules.number("weight_variation"))
    varied = [chosen * np.array(steps) for steps in product((1 - variation, 1, 1 + variation), repeat=len(chosen))]
    usable = [each for each in varied if each.any()]
    places = weigh(found, chosen, *usable).dropna(subset=[0])
    ranks = places.rank(ascending=False, method="min").to_numpy()
    columns = {"rank": ranks[:, 0], "rank_best": ranks.min(axis=1), "rank_worst": ranks.max(axis=1)}
    ordered = pd.DataFrame({"priority": places[0], **columns}).reindex(found.index)
    return ordered.astype(dict.fromkeys(columns, "Int64"))
