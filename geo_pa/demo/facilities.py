"""Facilities of the embedded municipality: invented places, numbers in proportion to the inhabitants."""

from collections.abc import Iterator
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.crs import RD
from geo_pa.demo.apportion import apportion
from geo_pa.demo.geography import Geography

Points = npt.NDArray[np.object_]

BESIDE_M = 14.0
"""Distance of a facility from the middle of its street."""

CENTRE = ("BU01185000", "BU01185008")
"""Centrum and Oost: the town centre."""

SHOPS, CENTRE_ONLY = 4.0, 10_000.0
"""Pull of the town centre on shops, and on what only a centre has."""


@dataclass(frozen=True)
class Supply:
    """How common a kind of facility is: model assumptions.

    Attributes
    ----------
    word : str
        Dutch, follows "Voorbeeld" in names.
    town_inhabitants : int
        One for so many inhabitants of the town.
    village_inhabitants : int
        One in each village from so many inhabitants; every further multiple of three adds one.
    spread_m : float
        How far from the middle of its neighbourhood it may lie.
    centre_pull : float
        How many times an inhabitant of the town centre counts, in town.
    """

    word: str
    town_inhabitants: int
    village_inhabitants: int
    spread_m: float
    centre_pull: float = 1.0


SUPPLY = {
    "nursing_home": Supply("verpleeghuis", 8_000, 4_000, 250.0),
    "care_home": Supply("zorgcentrum", 6_000, 2_300, 250.0),
    "service_centre": Supply("wijkservicecentrum", 6_500, 1_900, 120.0),
    "health_centre": Supply("gezondheidscentrum", 9_000, 4_000, 120.0),
    "general_practitioner": Supply("huisarts", 3_600, 1_400, 150.0),
    "pharmacy": Supply("apotheek", 6_500, 2_300, 120.0, centre_pull=SHOPS),
    "physiotherapist": Supply("fysiotherapie", 4_000, 1_900, 200.0),
    "supermarket": Supply("supermarkt", 3_000, 1_400, 120.0, centre_pull=SHOPS),
    "department_store": Supply("warenhuis", 9_000, 10_000, 150.0, centre_pull=CENTRE_ONLY),
    "hospitality": Supply("eetcafé", 3_300, 650, 180.0, centre_pull=SHOPS),
    "meeting_place": Supply("ontmoetingsplek", 4_000, 600, 150.0),
    "library": Supply("bibliotheek", 20_000, 4_000, 100.0, centre_pull=CENTRE_ONLY),
    "school": Supply("school", 3_300, 650, 300.0),
    "bus_stop": Supply("halte", 1_600, 450, 600.0),
}


def facilities(geography: Geography, *, seed: int) -> gpd.GeoDataFrame:
    """Make the layer of facilities.

    Parameters
    ----------
    geography : Geography
        Neighbourhoods, built-up area and streets.
    seed : int
        Draws the places.

    Returns
    -------
    GeoDataFrame
        Points in RD metres, each within 25 m of a street, indexed by facility_id; columns as declared in ``layers/facilities.toml``.
    """
    rng = np.random.default_rng([seed, 2])
    wanted = pd.DataFrame([row for kind, supply in SUPPLY.items() for row in _wanted(geography, kind, supply)])
    number = wanted.groupby(["kind", "place"]).cumcount() + 1
    wanted["name"] = [
        f"Voorbeeld{SUPPLY[row.kind].word} {row.place} {n}" for row, n in zip(wanted.itertuples(), number, strict=True)
    ]
    ids = pd.Index([f"F{row:03d}" for row in range(1, len(wanted) + 1)], name="facility_id")
    frame = gpd.GeoDataFrame(wanted[["name", "kind"]].set_index(ids), geometry=_places(geography, wanted, rng), crs=RD)
    return frame.astype({"name": "str", "kind": "str"})


def _wanted(geography: Geography, kind: str, supply: Supply) -> Iterator[dict[str, str]]:
    """List the facilities of one kind with the neighbourhood each goes to."""
    areas = geography.neighbourhoods
    town = areas[areas["kind"] == "town"]
    pull = np.where(town.index.isin(CENTRE), supply.centre_pull, 1.0)
    in_town = round(town["inhabitants"].sum() / supply.town_inhabitants)
    shares = pd.Series(apportion(in_town, town["inhabitants"].astype("float64") * pull), index=town.index)
    for code, count in shares.items():
        yield from [{"kind": kind, "code": str(code), "place": town["name"][code]}] * int(count)
    for district, village in geography.villages[geography.villages["kind"] == "village"].iterrows():
        count = -(-(int(village["inhabitants"]) // supply.village_inhabitants) // 3)
        kernel = areas.index[(areas["district_code"] == district) & (areas["kind"] == "village")][0]
        yield from [{"kind": kind, "code": kernel, "place": village["name"].partition(" /")[0]}] * count


def _places(geography: Geography, wanted: pd.DataFrame, rng: np.random.Generator) -> Points:
    """Put each facility beside a street near the middle of its neighbourhood, no two beside the same one; bus stops along through roads."""
    free = _beside_streets(geography)
    beside, through = shapely.get_coordinates(free.geometry.array), (free["street"] == "street").to_numpy()
    areas = geography.neighbourhoods.geometry.reindex(wanted["code"].unique())
    middle = areas.intersection(geography.built_up).centroid.reindex(wanted["code"])
    spread = wanted["kind"].map({kind: supply.spread_m for kind, supply in SUPPLY.items()}).to_numpy(np.float64)
    targets = shapely.get_coordinates(middle.array) + spread[:, None] * rng.standard_normal((len(wanted), 2))
    at, taken, chosen = free.groupby("code").indices, np.zeros(len(free), dtype=bool), []
    for target, code, kind in zip(targets, wanted["code"], wanted["kind"], strict=True):
        shut = taken[at[code]] | ((kind == "bus_stop") & ~through[at[code]])
        nearest = np.where(shut, np.inf, np.hypot(*(beside[at[code]] - target).T)).argmin()
        chosen.append(int(at[code][nearest]))
        taken[chosen[-1]] = True
    return np.asarray(free.geometry.array[chosen], dtype=object)


def _beside_streets(geography: Geography) -> gpd.GeoDataFrame:
    """Give a point beside the middle of every street in the built-up area, with its neighbourhood and the kind of street."""
    streets = geography.streets[geography.streets["kind"].isin(["street", "residential"])]
    middle, ahead = (streets.geometry.interpolate(part, normalized=True) for part in (0.5, 0.51))
    east, north = ahead.x - middle.x, ahead.y - middle.y
    length = np.hypot(east, north)
    x, y = middle.x - north / length * BESIDE_M, middle.y + east / length * BESIDE_M
    points = gpd.GeoDataFrame(
        {"street": streets["kind"]}, geometry=gpd.points_from_xy(x.round(2), y.round(2)), index=streets.index, crs=RD
    )
    inside = points[points.within(geography.built_up)]
    return inside.sjoin(geography.neighbourhoods[["geometry"]], predicate="within").rename(
        columns={"neighbourhood_code": "code"}
    )
