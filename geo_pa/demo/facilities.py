"""Facilities of the embedded municipality: invented places, numbers in proportion to the inhabitants."""

from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely

from geo_pa.crs import RD
from geo_pa.demo.geography import Geography
from geo_pa.demo.power_diagram import Floats
from geo_pa.measures.apportion import apportion

Points = npt.NDArray[np.object_]
Counts = npt.NDArray[np.int64]
Positions = npt.NDArray[np.intp]

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
        One in each village from so many inhabitants; a village of four times that size has two, and so on.
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
    """Make the layer of facilities: points in RD metres, each within 25 m of a street."""
    wanted = _wanted(geography)
    number = (wanted.groupby(["kind", "place"]).cumcount() + 1).astype("str")
    name = "Voorbeeld" + wanted["kind"].map({kind: supply.word for kind, supply in SUPPLY.items()})
    columns = {"name": (name + " " + wanted["place"] + " " + number).astype("str"), "kind": wanted["kind"]}
    places = _places(geography, wanted, np.random.default_rng([seed, 2]))
    ids = pd.Index([f"F{row:03d}" for row in range(1, len(wanted) + 1)], name="facility_id")
    return gpd.GeoDataFrame(columns, geometry=places, crs=RD).set_index(ids)


def _wanted(geography: Geography) -> pd.DataFrame:
    """List the facilities: kind, code of the neighbourhood each goes to, and the place in its name."""
    areas, villages = geography.neighbourhoods, geography.villages
    town = areas[areas["kind"] == "town"]
    rural = villages[villages["kind"] == "village"]
    kernel = areas[areas["kind"] == "village"]
    kernels = pd.Series(kernel.index, index=kernel["district_code"])
    code = np.concatenate([town.index, kernels.reindex(rural.index)])
    place = np.concatenate([town["name"], rural["name"].str.partition(" /")[0]])
    rows = []
    for kind, supply in SUPPLY.items():
        count = np.concatenate([_in_town(town["inhabitants"], supply), _in_villages(rural["inhabitants"], supply)])
        rows.append(pd.DataFrame({"code": np.repeat(code, count), "place": np.repeat(place, count)}).assign(kind=kind))
    return pd.concat(rows, ignore_index=True).astype("str")


def _in_town(inhabitants: pd.Series, supply: Supply) -> Counts:
    """Divide the town's facilities of a kind over its neighbourhoods."""
    pull = np.where(inhabitants.index.isin(CENTRE), supply.centre_pull, 1.0)
    total = round(float(inhabitants.sum()) / supply.town_inhabitants)
    return apportion(total, inhabitants.to_numpy(np.float64) * pull)


def _in_villages(inhabitants: pd.Series, supply: Supply) -> Counts:
    """Count the facilities of a kind in each village: one from the least size, one more for every three sizes."""
    sizes = inhabitants.to_numpy(np.int64) // supply.village_inhabitants
    return -(-sizes // 3)


def _places(geography: Geography, wanted: pd.DataFrame, rng: np.random.Generator) -> Points:
    """Put each facility beside a street near the middle of its neighbourhood, bus stops along through roads."""
    free = _beside_streets(geography)
    points, through = free.geometry.to_numpy(), (free["street"] == "street").to_numpy()
    beside = shapely.get_coordinates(points)
    targets = _targets(geography, wanted, rng)
    at: dict[str, Positions] = {str(code): np.asarray(rows) for code, rows in free.groupby("code").indices.items()}
    taken, chosen = np.zeros(len(free), dtype=bool), []
    for target, code, kind in zip(targets, wanted["code"], wanted["kind"], strict=True):
        near = at[code]
        shut = taken[near] | ((kind == "bus_stop") & ~through[near])
        nearest = near[np.where(shut, np.inf, np.hypot(*(beside[near] - target).T)).argmin()]
        chosen.append(nearest)
        taken[nearest] = True
    return np.asarray(points[chosen], dtype=object)


def _targets(geography: Geography, wanted: pd.DataFrame, rng: np.random.Generator) -> Floats:
    """Draw where each facility would like to be, around the middle of the built-up part of its neighbourhood (n, 2)."""
    codes, row = np.unique(wanted["code"].to_numpy(), return_inverse=True)
    areas = geography.neighbourhoods.loc[codes]
    built = shapely.intersection(areas.geometry.to_numpy(), geography.built_up)
    spread = wanted["kind"].map({kind: supply.spread_m for kind, supply in SUPPLY.items()}).to_numpy(np.float64)
    strayed = spread[:, None] * rng.standard_normal((len(wanted), 2))
    return np.asarray(shapely.get_coordinates(shapely.centroid(built))[row] + strayed)


def _beside_streets(geography: Geography) -> gpd.GeoDataFrame:
    """Give a point beside the middle of every built-up street: its neighbourhood (code) and the kind of street."""
    streets = geography.streets[geography.streets["kind"].isin(["street", "residential"])]
    lines = streets.geometry.to_numpy()
    middle, ahead = (
        shapely.get_coordinates(shapely.line_interpolate_point(lines, part, normalized=True)) for part in (0.5, 0.51)
    )
    forward = (ahead - middle) / np.hypot(*(ahead - middle).T)[:, None]
    beside = shapely.points((middle + BESIDE_M * np.column_stack([-forward[:, 1], forward[:, 0]])).round(2))
    points = gpd.GeoDataFrame({"street": streets["kind"]}, geometry=beside, crs=RD)
    inside = points[points.within(geography.built_up)]
    here = inside.sjoin(geography.neighbourhoods[["geometry"]], predicate="within")
    return here.rename(columns={"neighbourhood_code": "code"})
