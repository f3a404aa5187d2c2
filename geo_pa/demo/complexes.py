"""The corporations' complexes as a list, before they get a place on the map."""

from collections.abc import Hashable, Mapping
from typing import Any

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.demo import cases, facts
from geo_pa.demo.holdings import homes_to_draw
from geo_pa.measures.apportion import apportion

MEAN_HOMES = {"town": 22.5, "village": 11.5}
"""Homes in a drawn complex, on average."""

SMALLEST = 2
SPREAD = 0.8
"""Of the sizes: standard deviation of their logarithm."""

SMALLEST_FLATS = 12
DEMOLISHED_FLATS = 30
"""A complex of more homes that makes way for a plan consists of flats."""


def list_complexes(locations: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """List all complexes: those that are given, those that will be demolished for a plan, and drawn ones for the rest.

    Together exactly the units of the agreements; ``plan_id`` is the location that takes the place of a complex.
    """
    given = pd.concat([cases.read("fixed_complexes"), _demolished(locations, rng)], ignore_index=True)
    drawn = _drawn(homes_to_draw(given), rng)
    order = ["neighbourhood_code", "kind", "corporation", "year_built", "homes"]
    listed = pd.concat([given, drawn], ignore_index=True).sort_values(order, kind="stable", ignore_index=True)
    number = listed.groupby("neighbourhood_code").cumcount() + 1
    # As people call it: "Elim" for "Elim Kern".
    place = facts.neighbourhoods()["name"].str.replace(r" [Kk]ern$", "", regex=True)
    name = "Complex " + listed["neighbourhood_code"].map(place) + " " + number.astype("str")
    listed.insert(0, "name", name)
    return listed.set_index(pd.Index([f"CX{row + 1:03d}" for row in range(len(listed))], name="complex_id"))


def _demolished(locations: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Give each plan that demolishes social homes one old complex of just that size."""
    plans = locations[(locations["social_demolished"] > 0).fillna(False)]
    built = cases.read("neighbourhood_stock").set_index("neighbourhood_code")["built_from"]
    return pd.DataFrame(
        {
            "corporation": plans["corporation"],
            "kind": "daeb_home",
            "neighbourhood_code": plans["neighbourhood_code"],
            "homes": plans["social_demolished"],
            "year_built": plans["neighbourhood_code"].map(built) + rng.integers(0, 4, len(plans)),
            "flats": plans["social_demolished"] > DEMOLISHED_FLATS,
            "plan_id": plans.index,
        }
    )


def _drawn(homes: pd.DataFrame, rng: np.random.Generator) -> pd.DataFrame:
    """Break the homes of each corporation in each neighbourhood into complexes."""
    town = facts.neighbourhoods()["kind"] == "town"
    mean = homes["neighbourhood_code"].map(town).map({True: MEAN_HOMES["town"], False: MEAN_HOMES["village"]})
    period = cases.read("neighbourhood_stock").drop(columns=["weight", "allocation_factor"])
    cells = homes.assign(mean=mean).merge(period, on="neighbourhood_code")
    return pd.concat([_cell(cell, rng) for cell in cells.to_dict("records") if cell["homes"]], ignore_index=True)


def _cell(cell: Mapping[Hashable, Any], rng: np.random.Generator) -> pd.DataFrame:
    """Draw the complexes of one corporation in one neighbourhood."""
    sizes = _sizes(cell["homes"], cell["mean"], rng)
    drawn = {
        "corporation": cell["corporation"],
        "kind": "daeb_home",
        "neighbourhood_code": cell["neighbourhood_code"],
        "homes": sizes,
        "year_built": rng.integers(cell["built_from"], cell["built_to"] + 1, len(sizes)),
        "flats": (rng.random(len(sizes)) < cell["share_flats"]) & (sizes >= SMALLEST_FLATS),
    }
    return pd.DataFrame(drawn)


def _sizes(homes: int, mean: float, rng: np.random.Generator) -> npt.NDArray[np.int64]:
    """Break a number of homes into complexes of uneven size, none below the smallest where there are enough homes."""
    count = max(1, min(round(homes / mean), homes // SMALLEST))
    least = min(SMALLEST, homes)
    return apportion(homes - least * count, np.exp(SPREAD * rng.standard_normal(count))) + least
