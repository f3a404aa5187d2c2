"""Each building location: is it fit for clustered living, and does the place suit accessible homes."""

from datetime import date

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.analyses.woonzorgzones.places import PLACE
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.services import Services
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE
from geo_pa.measures.areas import mostly_within
from geo_pa.measures.new_build import in_scope
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.stock_changes import planning_hardness
from geo_pa.model import Rules

FIT_REASONS = {
    "dwellings_unknown": "unknown",
    "no_new_homes": "no",
    "village_unknown": "unknown",
    "small_village": "step_free",
    "reach_unknown": "unknown",
    "outside_zone": "no",
    "too_few_homes": "no",
    "fit_in_zone": "yes",
}
"""Why a location is fit for clustered living or not, and the answer that goes with it."""

NEEDED_TYPES = {"supermarket": "suitable_supermarket_distance", "bus_stop": "suitable_bus_stop_distance"}
"""What must be near for a place to suit accessible homes, and the rule with the distance."""

Totals = dict[str, int | float | None]


def describe(rows: gpd.GeoDataFrame, places: pd.DataFrame, walked: pd.DataFrame, scene: Scene) -> pd.DataFrame:
    """Tell of each location where it lies and what the place is fit for.

    ``small_village`` is missing where unknown, ``designated_zone`` outside every zone.
    """
    areas = pd.DataFrame(scene.neighbourhoods[["district_code", "district_name", "kind", "inhabitants"]])
    district = places["district_code"]
    small = small_villages(areas, scene.rules).reindex(district).set_axis(rows.index)
    reason = _fit_reason(rows["dwellings"], walked["reach"], small, scene.rules)
    names = areas.drop_duplicates("district_code").set_index("district_code")["district_name"]
    return pd.DataFrame(
        {
            **places[list(PLACE)],
            "district_name": district.map(names).astype("str"),
            "small_village": small,
            "designated_zone": _zone(rows, scene.zones),
            "hardness": planning_hardness(rows["status"]),
            "fit_clustered": reason.map(FIT_REASONS).astype("str"),
            "fit_clustered_reason": reason,
            "suited_accessible": _suited(walked, scene.services, scene.rules),
        }
    )


def small_villages(neighbourhoods: pd.DataFrame, rules: Rules) -> pd.Series:
    """Tell by code which districts are small villages: with a village in them, and few enough inhabitants.

    Missing where the kinds and inhabitants that are known leave it open.
    """
    kind, inhabitants = neighbourhoods["kind"], neighbourhoods["inhabitants"]
    told = pd.DataFrame({"village": kind == "village", "no_kind": kind.isna(), "uncounted": inhabitants.isna()})
    found = told.groupby(neighbourhoods["district_code"]).any()
    village = found["village"].astype("boolean").mask(~found["village"] & found["no_kind"])
    few = inhabitants.groupby(neighbourhoods["district_code"]).sum() <= rules.integer("small_village_inhabitants")
    return village & few.astype("boolean").mask(few & found["uncounted"])


def _zone(rows: gpd.GeoDataFrame, zones: gpd.GeoDataFrame) -> pd.Series:
    """Name the designated zone that holds the larger part of each location; of several the one that holds most."""
    within = mostly_within(rows, zones).drop_duplicates("unit").set_index("unit")["area"]
    return within.map(zones["name"]).reindex(rows.index).astype("str")


def _fit_reason(dwellings: pd.Series, reach: pd.Series, small_village: pd.Series, rules: Rules) -> pd.Series:
    """Name the first reason that settles whether a location is fit for clustered living."""
    reasons = {
        "no_new_homes": dwellings == 0,
        "small_village": small_village,
        "village_unknown": small_village.isna(),
        "outside_zone": ~reach.isin([*IN_ZONE, "unknown"]),
        "too_few_homes": dwellings < rules.integer("clustered_min_dwellings"),
        "dwellings_unknown": dwellings.isna(),
        "reach_unknown": reach == "unknown",
    }
    return first_reason(dwellings.index, reasons, "fit_in_zone")


def _suited(walked: pd.DataFrame, services: Services, rules: Rules) -> pd.Series:
    """Say whether all that must be near is: no where one is too far, unknown where the layer lacks the other."""
    metres = walked[[f"{name}_m" for name in NEEDED_TYPES]].to_numpy()
    near = metres <= np.array([float(rules.number(rule)) for rule in NEEDED_TYPES.values()])
    known = np.array([services.types[name] is not None for name in NEEDED_TYPES])
    return first_reason(walked.index, {"no": (~near & known).any(axis=1), "yes": near.all(axis=1)}, "unknown")


def totals(locations: pd.DataFrame | None, rules: Rules) -> Totals:
    """Count the locations by what they are fit for, and the accessible homes on places that suit them.

    Ideas inside the town hall (5A, 5B) are left out. What is planned is told, not judged: places that do not suit leave
    the sum, and the sum is over the plans that agreement 3 is about. ``suited_incomplete_locations`` tells of how many
    that suit a figure is not known.
    """
    names = ("fit_clustered", "fit_step_free", "suited", "unsuited", "suited_unknown")
    if locations is None:
        return dict.fromkeys([*(f"{name}_locations" for name in names), "suited_incomplete_locations", *SUITED_FIGURES])
    counts = (locations["hardness"] != "not_counted").to_numpy()
    fit, suited = (locations[name].to_numpy(object)[counts] for name in ("fit_clustered", "suited_accessible"))
    about = counts & (locations["suited_accessible"] == "yes").to_numpy() & _about(locations, rules)
    here = pd.DataFrame({name: locations[name].array[about] for name in ("dwellings", "accessible")})
    known = here.dropna()
    tally = (fit == "yes", fit == "step_free", suited == "yes", suited == "no", suited == "unknown")
    homes, accessible = (int(known[column].sum()) for column in known)
    figures = (homes, accessible, accessible / homes if homes else None)
    return {
        **{f"{name}_locations": int(rows.sum()) for name, rows in zip(names, tally, strict=True)},
        "suited_incomplete_locations": len(here) - len(known),
        **dict(zip(SUITED_FIGURES, figures, strict=True)),
    }


def _about(locations: pd.DataFrame, rules: Rules) -> npt.NDArray[np.bool_]:
    share = rules["accessible_share"]
    start, end = share.valid_from or date.min, share.valid_to or date.max
    return in_scope(locations, start=start, end=end, scope=rules.word("new_build_scope")).to_numpy()


SUITED_FIGURES = ("suited_new_dwellings", "suited_accessible_dwellings", "suited_accessible_share")
