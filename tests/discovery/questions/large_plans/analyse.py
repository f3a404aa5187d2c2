"""From plans to which of them are large."""

import geopandas as gpd
import numpy as np
from geo_pa.analyses.large_plans.answer import ANSWER, Given

from geo_pa.model import Evidence, Result, Signal

LARGE = 50


def analyse(given: Given) -> Result:
    """Tell which locations are large; one of which the homes are not known is unknown."""
    plans = given.building_locations
    homes = plans["dwellings"]
    known = homes.notna()
    signal = np.where(known, np.where(homes.fillna(0) >= LARGE, Signal.HIGH, Signal.NONE), Signal.UNKNOWN)
    table = plans[["name"]].assign(
        signal=signal,
        reason=np.where(known, "size", "size_unknown"),
        explanation=np.where(known, "Hier komen " + homes.astype("str") + " woningen.", "Onbekend."),
        new_homes=homes,
        share_of_all=homes.astype("Float64").astype(float) / float(homes.sum()),
        confidentiality=plans["confidentiality"],
    )
    return Result(
        ANSWER,
        given.on,
        table=gpd.GeoDataFrame(table, geometry=plans.geometry),
        totals={"all_new_homes": int(homes.sum())},
        evidence=Evidence(rules=tuple(given.rules.values()), assumptions=("Groot is vanaf 50 woningen.",)),
    )
