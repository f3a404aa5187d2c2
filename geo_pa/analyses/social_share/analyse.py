"""The 30% rule, from building locations and booked compensation to verdicts."""

from dataclasses import dataclass
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.social_share.answer import ANSWER, Given
from geo_pa.analyses.social_share.assumptions import assumptions
from geo_pa.analyses.social_share.counting import count
from geo_pa.analyses.social_share.figures import of_projects, of_rows
from geo_pa.analyses.social_share.homes_in_words import figures_to_name
from geo_pa.analyses.social_share.ledger import settle
from geo_pa.analyses.social_share.needs import needs
from geo_pa.analyses.social_share.projects import projects
from geo_pa.analyses.social_share.sentences import explain
from geo_pa.analyses.social_share.totals import totals
from geo_pa.analyses.social_share.verdicts import judge
from geo_pa.measures.areas import lying_in
from geo_pa.measures.compensation import geometry_hash
from geo_pa.model import Evidence, Preparation, Result, Rules
from geo_pa.schema import or_no_rows

CARRIED = (
    *("project_id", "status", "start_year", "completion_year", "corporation", "ground_owner"),
    *("lead", "next_step", "realisation_chance", "confidentiality"),
)
"""Columns of a location that a reader wants beside its verdict."""

PLACE = ("neighbourhood_code", "neighbourhoods", "district_code", "district_name")
"""Where a location lies."""


def place(
    building_locations: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame | None, **_rules: Rules
) -> pd.DataFrame:
    """Name where each location lies (the columns of PLACE), and number its shape.

    The neighbourhood and the district are those that hold most of it, ``neighbourhoods`` names all with their shares;
    missing outside all, and where no neighbourhoods or districts are known.
    """
    shape = geometry_hash(building_locations.geometry)
    if neighbourhoods is None:
        return pd.DataFrame(index=building_locations.index, columns=list(PLACE), dtype="str").assign(shape=shape)
    names, code = neighbourhoods["name"], neighbourhoods["district_code"]
    found = lying_in(building_locations, neighbourhoods, names=names, groups=code).set_axis(list(PLACE[:3]), axis=1)
    districts = neighbourhoods.drop_duplicates("district_code").set_index("district_code")["district_name"]
    return found.assign(district_name=found["district_code"].map(districts).astype("str"), shape=shape)


@dataclass(frozen=True)
class Made:
    """What rests on where locations lie: the same for as long as they stay there."""

    places: Annotated[
        pd.DataFrame, Preparation(place, columns={"building_locations": ("geometry",)}, layers=("neighbourhoods",))
    ]


def analyse(given: Given, made: Made) -> Result:
    """Judge each building location against the share of social rent that new projects must hold.

    Returns
    -------
    Result
        Verdict, reason, sentence and figures per location; the ledger in ``details["ledger"]``. For every location
        that counts or may count ``required_social_homes = met_on_site + booked_in + open_homes``; of what is open
        ``open_homes_certain`` is open whatever the unknown turns out to be.
    """
    rules, on = given.rules, given.on
    known = pd.DataFrame(given.building_locations).assign(**made.places)
    located = gpd.GeoDataFrame(known, geometry=given.building_locations.geometry.name)
    rows = count(known, rules, on)
    whole_projects = projects(known, rows["not_counted"], rules)
    needed = needs(rows, whole_projects, rules)
    bookings = or_no_rows(given.booked_compensation, Given, "booked_compensation")
    ledger = settle(located, needed, bookings, made=whole_projects, rules=rules, on=on)
    judged, whole = judge(rows, needed, whole_projects, ledger), of_projects(needed, ledger, rules)
    told = [known[["name"]], judged, of_rows(rows, needed, whole_projects, ledger, whole)]
    table = pd.concat([*told, known[[*CARRIED, *PLACE]]], axis=1)
    named = figures_to_name(known, rows, whole, whole_projects, on).assign(**table[["reason", "counted"]])
    table.insert(3, "explanation", explain(named, ledger, rules))
    return Result(
        ANSWER,
        on,
        table=gpd.GeoDataFrame(table, geometry=located.geometry),
        totals=totals(table),
        evidence=Evidence(
            rules=tuple(rules.values()), assumptions=assumptions(known["project_id"], rules), excluded=ledger.unusable
        ),
        details={"ledger": ledger.lines},
    )
