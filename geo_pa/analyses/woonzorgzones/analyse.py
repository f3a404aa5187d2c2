"""From streets and facilities to the reach of every home, location and neighbourhood."""

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes, locations, reach, zones
from geo_pa.analyses.woonzorgzones.answer import ANSWER, Given
from geo_pa.analyses.woonzorgzones.details import Sites, describe_homes
from geo_pa.analyses.woonzorgzones.made import Made
from geo_pa.analyses.woonzorgzones.sentences import assumptions
from geo_pa.analyses.woonzorgzones.surroundings import Surroundings
from geo_pa.analyses.woonzorgzones.zone_sentences import explain_designated, explain_islands, explain_reach
from geo_pa.measures.coverage import covered
from geo_pa.measures.standing_stock import told
from geo_pa.model import Evidence, Result
from geo_pa.schema import or_no_rows


def analyse(given: Given, made: Made) -> Result:
    """Tell who and what lies within walking distance of care and services.

    Returns
    -------
    Result
        Per neighbourhood the signal (a white spot: many older residents outside the zone), its reason, a sentence and
        figures. Its streets stand for its homes: ``share_zone`` is the share of their length within the zone distance,
        ``distance_m`` the walk from its median point, ``facility_score`` their mean. Counts of residents are rounded,
        and missing where hidden. ``details``: ``locations``, ``complexes``, ``facilities``, ``zones`` (designated),
        ``reach`` (streets within each distance, see :func:`geo_pa.analyses.woonzorgzones.draw_reach`) and ``islands``
        (streets that do not connect).

    Raises
    ------
    RequestError
        The distances of core, zone and wide zone do not run from near to far.
    """
    rules, on, around, sites = given.rules, given.on, made.surroundings, made.sites
    owned, changes = given.corporation_stock, given.stock_mutations
    stock = homes.on_date(or_no_rows(owned, Given, "corporation_stock"), changes, rules, on)
    complexes = describe_homes(stock, made.walks, around.scene, None if changes is None else on)
    tally = None if owned is None else homes.counted(complexes)
    known = None if given.building_locations is None else sites.locations
    of_stock = told(owned, changes, since=rules.day("stock_date"), on=on)
    unusable = [made.walks.excluded, around.unusable, sites.excluded]
    return Result(
        ANSWER,
        on,
        table=_table(given.neighbourhoods, around.areas, tally, stock),
        totals={
            **around.totals,
            **homes.totals(tally),
            **homes.in_stock(None if owned is None else stock, changes, rules, on),
            **locations.totals(known, rules),
        },
        evidence=Evidence(
            rules=tuple(rules.values()),
            assumptions=(*assumptions(around.areas, around.scene), *of_stock),
            excluded=pd.concat(unusable, ignore_index=True),
        ),
        details={"locations": sites.locations, **_details(complexes, tally, sites, around)},
    )


def _table(
    neighbourhoods: gpd.GeoDataFrame, areas: pd.DataFrame, tally: pd.DataFrame | None, stock: gpd.GeoDataFrame
) -> gpd.GeoDataFrame:
    """Put the homes of each neighbourhood beside its other figures; unknown where the layer of complexes ends."""
    layer = pd.DataFrame(neighbourhoods[["district_name", "kind"]])
    here = covered(neighbourhoods.geometry, stock.geometry)
    columns = [areas, homes.by_area(tally, neighbourhoods.index).where(here, axis=0), layer]
    return gpd.GeoDataFrame(pd.concat(columns, axis=1), geometry=neighbourhoods.geometry)


def _details(
    complexes: gpd.GeoDataFrame, tally: pd.DataFrame | None, sites: Sites, around: Surroundings
) -> dict[str, pd.DataFrame]:
    """Make the further tables but the one of locations, a sentence in each row."""
    scene = around.scene
    designated = zones.with_homes(around.designated, scene.zones.geometry, tally, complexes.geometry)
    within = reach.with_homes(around.within, tally)
    loose = zones.describe_islands({"complexes": complexes, "locations": sites.locations}, scene)
    return {
        "complexes": complexes,
        "facilities": around.facilities,
        "zones": _told(designated, explain_designated(designated, scene.rules)),
        "reach": _told(within, explain_reach(within, around.areas["older_residents_basis"])),
        "islands": _told(loose, explain_islands(loose)),
    }


def _told(rows: pd.DataFrame, sentences: list[str]) -> pd.DataFrame:
    """Add a sentence to each row; of type text also where there are no rows."""
    return rows.assign(explanation=pd.array(sentences, dtype="str"))
