"""All complexes and locations with what is told of them, and a sentence for each."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, locations
from geo_pa.analyses.woonzorgzones.answer import Given
from geo_pa.analyses.woonzorgzones.place_sentences import Norms, explain_complexes, explain_locations
from geo_pa.analyses.woonzorgzones.places import Located, locate
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.streets import parts_within
from geo_pa.analyses.woonzorgzones.surroundings import Surroundings
from geo_pa.analyses.woonzorgzones.walking import EXACT, walk
from geo_pa.analyses.woonzorgzones.walking import describe as describe_walk
from geo_pa.measures.walks import walk_range, walked_parts
from geo_pa.model import Rules
from geo_pa.schema import or_no_rows


@dataclass(frozen=True, eq=False)
class Walks:
    """The walk from each complex, which follows from where it lies, and those too far from any street."""

    told: pd.DataFrame
    excluded: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Sites:
    """Building locations with the walk from each and what it makes them fit for; and those too far from any street."""

    locations: gpd.GeoDataFrame
    excluded: pd.DataFrame


def walk_homes(
    corporation_stock: gpd.GeoDataFrame | None,
    places_of_homes: pd.DataFrame,
    surroundings: Surroundings,
    *,
    rules: Rules,
) -> Walks:
    """Walk from each complex."""
    scene = surroundings.scene
    stock = or_no_rows(corporation_stock, Given, "corporation_stock")
    owned = locate("corporation_stock", stock, places_of_homes, rules)
    walked = _walked(owned, scene)
    described = homes.describe(owned.rows, owned.places, walked, scene)
    return Walks(pd.concat([walked, described, owned.places["island"]], axis=1), owned.excluded)


def _walked(located: Located, scene: Scene) -> pd.DataFrame:
    walked = walk(located.places, scene.services, scene.rules)
    told = describe_walk(walked, scene.services, scene.rules, located.rows.index)
    return pd.concat([told, _range(located.rows, scene)], axis=1)


def _range(rows: gpd.GeoDataFrame, scene: Scene) -> pd.DataFrame:
    """Tell of a plot that streets cross between which walks to a centre it lies; missing where none does."""
    network, centres = scene.streets.network, scene.services.centres
    pieces = walked_parts(parts_within(rows, network, kinds=None), centres)
    found = walk_range(pieces, pieces["area"]).reindex(range(len(rows))).round(EXACT)
    return found.set_axis(["distance_low_m", "distance_high_m"], axis=1).set_axis(rows.index)


def describe_homes(stock: gpd.GeoDataFrame, walks: Walks, scene: Scene, on: date | None) -> gpd.GeoDataFrame:
    """Describe each complex near a street; ``on`` is the day on which complexes stand, where changes are known."""
    near = stock.loc[walks.told.index]
    counted = walks.told["circle_only"] & (near["homes"] != 0).fillna(True)
    complexes = pd.concat([_without_shapes(near), walks.told.assign(circle_only=counted)], axis=1)
    return _with_sentences(complexes, explain_complexes(complexes, _norms(scene), on), near)


def describe_sites(
    building_locations: gpd.GeoDataFrame | None,
    places_of_plans: pd.DataFrame,
    surroundings: Surroundings,
    *,
    rules: Rules,
) -> Sites:
    """Describe each building location, and list those that cannot be used."""
    scene = surroundings.scene
    plans = or_no_rows(building_locations, Given, "building_locations")
    planned = locate("building_locations", plans, places_of_plans, rules)
    walked = _walked(planned, scene)
    described = locations.describe(planned.rows, planned.places, walked, scene)
    told = [_without_shapes(planned.rows), walked, described, planned.places["island"]]
    sites = pd.concat(told, axis=1)
    return Sites(_with_sentences(sites, explain_locations(sites, _norms(scene)), planned.rows), planned.excluded)


def _norms(scene: Scene) -> Norms:
    return Norms(scene.rules, frozenset(name for name, found in scene.services.types.items() if found))


def _without_shapes(rows: gpd.GeoDataFrame) -> pd.DataFrame:
    return pd.DataFrame(rows).drop(columns=rows.geometry.name)


def _with_sentences(rows: pd.DataFrame, sentences: list[str], layer: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add a sentence to each row, of type text also where there are no rows, and the shapes of the layer."""
    told = rows.assign(explanation=pd.array(sentences, dtype="str"), geometry=layer.geometry)
    return gpd.GeoDataFrame(told, geometry="geometry")
