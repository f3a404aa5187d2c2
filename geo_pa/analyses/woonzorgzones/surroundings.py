"""All that does not depend on homes and plans: facilities, neighbourhoods, zones and the reach of the centres."""

from dataclasses import dataclass, replace

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, reach, zones
from geo_pa.analyses.woonzorgzones import neighbourhoods as areas
from geo_pa.analyses.woonzorgzones.answer import Given
from geo_pa.analyses.woonzorgzones.homes import Totals
from geo_pa.analyses.woonzorgzones.places import too_far
from geo_pa.analyses.woonzorgzones.residents import DIVIDE, FIGURES, hide_what_divides, older_residents
from geo_pa.analyses.woonzorgzones.scene import Scene
from geo_pa.analyses.woonzorgzones.sentences import explain
from geo_pa.analyses.woonzorgzones.services import serve
from geo_pa.analyses.woonzorgzones.streets import Streets, halfway, shares_within
from geo_pa.analyses.woonzorgzones.walking import limits, walk
from geo_pa.analyses.woonzorgzones.zone_sentences import explain_facilities
from geo_pa.measures.unused import outside, unused_streets
from geo_pa.measures.walks import walked_parts
from geo_pa.model import GIVEN_SIGNALS, Rules
from geo_pa.schema import or_no_rows

FAR_AWAY = (
    "Alle voorzieningen liggen buiten de buurten: dit lijkt de laag van een andere gemeente. Kies het goede bestand."
)
"""Why no facility is used where none lies in any neighbourhood: who is far from all of them, is not known to be far."""


@dataclass(frozen=True, eq=False)
class Surroundings:
    """What homes and plans are set in: the scene, what the answer tells of areas but for homes, and the unusable."""

    scene: Scene
    areas: pd.DataFrame
    totals: Totals
    facilities: gpd.GeoDataFrame
    designated: pd.DataFrame
    within: pd.DataFrame
    unusable: pd.DataFrame


def survey(
    neighbourhoods: gpd.GeoDataFrame,
    facilities: gpd.GeoDataFrame,
    designated_zones: gpd.GeoDataFrame | None,
    streets: Streets,
    *,
    rules: Rules,
) -> Surroundings:
    """Work out the reach of neighbourhoods; refuse distances that do not run from near to far."""
    away = outside("facilities", facilities, neighbourhoods, FAR_AWAY)
    elsewhere = len(away) == len(facilities)
    here = facilities.iloc[:0] if elsewhere else facilities
    designated = or_no_rows(designated_zones, Given, "designated_zones")
    scene = Scene(neighbourhoods, designated, streets, serve(here, streets.network, rules), rules)
    counted = _counted(scene, here)
    older = older_residents(neighbourhoods)
    known = _areas(scene, counted, older)
    told = _told(known, (older["count"], neighbourhoods["inhabitants"]), counted)
    return Surroundings(
        scene=scene,
        areas=told,
        totals=_totals(told, scene),
        facilities=_facilities(scene),
        designated=zones.describe_designated(scene),
        within=_within(known, told, older["count"], scene),
        unusable=pd.concat([away, _unusable(scene)], ignore_index=True) if elsewhere else _unusable(scene),
    )


def _counted(scene: Scene, facilities: gpd.GeoDataFrame) -> Scene:
    """Give the scene in which people are counted: with the circle of the data, whatever the reader has chosen."""
    if not scene.rules.moved(DIVIDE):
        return scene
    rules = scene.rules.held(DIVIDE)
    return replace(scene, rules=rules, services=serve(facilities, scene.streets.network, rules))


def _areas(scene: Scene, counted: Scene, older: pd.DataFrame) -> pd.DataFrame:
    walked = walk(halfway(scene.streets.in_neighbourhoods), scene.services, scene.rules)
    described = areas.describe(walked, older, scene, counted)
    return pd.DataFrame(pd.concat([scene.neighbourhoods[["name"]], described], axis=1))


def _within(known: pd.DataFrame, told: pd.DataFrame, older: pd.Series, scene: Scene) -> pd.DataFrame:
    """Describe the reader's own distances; who lives within them is told of those of the data only."""
    if not scene.rules.moved(DIVIDE):
        return reach.describe(known, told, older, scene)
    centres = scene.services.centres
    walked = walked_parts(scene.streets.in_neighbourhoods, centres)
    shares = shares_within(walked, limits(scene.rules), known.index, known=centres is not None)
    return reach.describe(known.assign(**shares), told, older.mask(older.notna()), scene)


def _told(known: pd.DataFrame, people: tuple[pd.Series, ...], scene: Scene) -> pd.DataFrame:
    """Hide what gives a hidden count away, and only then write the sentences."""
    told = hide_what_divides(known, people, scene.rules)
    told.insert(3, "explanation", explain(told, scene.rules))
    return told


def _totals(told: pd.DataFrame, scene: Scene) -> Totals:
    """Count the neighbourhoods by signal, and add up the older residents that are shown."""
    signals = {f"neighbourhoods_{signal}": int((told["signal"] == signal).sum()) for signal in GIVEN_SIGNALS}
    one_age = len(told["older_residents_basis"].dropna().unique()) == 1
    older = {name: homes.add(told[name]) if one_age else None for name in FIGURES}
    centres = scene.services.facilities["is_centre"] & scene.services.places["edge"].notna()
    return {"neighbourhoods": len(told), **signals, **older, "centres": int(centres.sum())}


def _facilities(scene: Scene) -> gpd.GeoDataFrame:
    """List the facilities near a street: name, kind, is_centre, offset_m, island and a sentence."""
    placed = scene.services.places[scene.services.places["edge"].notna()]
    near = scene.services.facilities.loc[placed.index].assign(offset_m=placed["offset_m"], island=placed["island"])
    return near.assign(explanation=pd.array(explain_facilities(near), dtype="str"))


def _unusable(scene: Scene) -> pd.DataFrame:
    far = scene.services.places.index[scene.services.places["edge"].isna()]
    unusable = [too_far("facilities", far, scene.rules), unused_streets(scene.streets.network)]
    return pd.concat(unusable, ignore_index=True)
