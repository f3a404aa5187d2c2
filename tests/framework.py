"""A small assessment framework made by hand: questions, what people answered, and what other questions tell."""

import geopandas as gpd
import numpy as np
import pandas as pd
from builders import CORNER, TODAY, _typed, locations, plan, rules, share
from shapely import box

from geo_pa.model import Evidence, Result
from geo_pa.registry import find

toetsingskader = find("toetsingskader")
COLUMNS = toetsingskader.columns

HOMES = "building_locations.dwellings"
SOCIAL = {
    "figure": "social_share.social_homes",
    "most": "social_share.social_homes_possible",
    "per": HOMES,
    "comparison": "at_least",
    "rule": "social_share.minimum_share",
    "unit": "share",
    "article": "afspraak 2",
}
"""Is there enough social rent?"""


def home(dwellings=20, social_rent=10, **columns):
    """Describe a plan of which types and care are known too, unless a test says otherwise."""
    known = {
        **dict.fromkeys(("single_family", "step_free", "clustered", "care_suitable", "care_unknown"), 0),
        "multi_family": dwellings,
        "regular": dwellings,
        "type_unknown": 0,
        "accessible": dwellings,
        "tenure_unknown": 0,
        "rent_unknown": 0,
    }
    return plan(dwellings, social_rent, **{**known, **columns})


def places(**plans):
    """Make the layer of building locations with every column that a question may be about."""
    layer = locations(**plans)
    more = {name: kind for name, kind in COLUMNS["building_locations"].items() if name not in layer.columns}
    return layer.assign(**_typed(plans, more, "location_id"))


def counted(figure, value, *, comparison="at_least", per=HOMES, **columns):
    """Ask about a count of a location, as a share of its homes unless a test says otherwise."""
    unit = "share" if per else "dwellings"
    given = {"figure": f"building_locations.{figure}", "per": per, "comparison": comparison, "value": value}
    return {**given, "unit": unit, "source": "keuze, niet uit de afspraken", **columns}


def criteria(**rows):
    """Make the table of questions, in order; one without a figure is asked of people."""
    named = {
        key: {"theme": "Thema", "question": f"Vraag {key}?", "important": False, **row} for key, row in rows.items()
    }
    return _typed(named, COLUMNS["assessment_criteria"], "criterion_id")


def said(location, criterion, answer, on="2025-04-01", **columns):
    """Describe what Domesta answered."""
    given = {"location_id": location, "criterion": criterion, "answer": answer, "answered_on": on}
    return {**given, "answered_by": "Domesta", "confidentiality": "public", **columns}


def answered(*rows):
    """Make the table of answers, rows numbered from 1."""
    frame = _typed({str(n): row for n, row in enumerate(rows, 1)}, COLUMNS["assessment_answers"], "row")
    return frame.set_axis(pd.RangeIndex(1, len(rows) + 1, name="row"))


def zones(**by_location):
    """Tell of each location what woonzorgzones tells of it."""
    frame = pd.DataFrame.from_dict(by_location, orient="index")
    return _result("woonzorgzones", rules("woonzorgzones", "accessibility"), details={"locations": frame})


def heat(**by_neighbourhood):
    """Tell of neighbourhoods what heat_stress tells of them; ``at`` is west, south, east, north in metres."""
    rows = {name: {k: v for k, v in row.items() if k != "at"} for name, row in by_neighbourhood.items()}
    corners = [np.array([*CORNER, *CORNER]) + np.array(row["at"]) for row in by_neighbourhood.values()]
    table = gpd.GeoDataFrame(pd.DataFrame.from_dict(rows, orient="index"), geometry=[box(*c) for c in corners])
    return _result("heat_stress", rules("heat_stress"), table=table.set_crs("EPSG:28992"))


def _result(analysis, used, *, table=None, details=None):
    return Result(find(analysis).answer, TODAY, table, {}, Evidence(rules=tuple(used.values())), details or {})


def held(plans, questions, answers=(), *, zoned=None, heated=None, **choices):
    """Hold plans against questions; ``choices`` are other values of the rules of toetsingskader."""
    layer = plans if isinstance(plans, gpd.GeoDataFrame) else places(**plans)
    table = questions if isinstance(questions, pd.DataFrame) else criteria(**questions)
    given = answers if isinstance(answers, pd.DataFrame) else answered(*answers)
    return toetsingskader.analyse(
        building_locations=layer,
        assessment_criteria=table,
        assessment_answers=given,
        social_share=share(layer, areas=_areas(heated)),
        woonzorgzones=zoned,
        heat_stress=heated,
        rules=rules("toetsingskader", **choices),
        on=TODAY,
    )


def _areas(heated):
    """Make the neighbourhoods of which the heat is told, each a district of its own."""
    if heated is None:
        return None
    names = dict.fromkeys(("name", "district_code", "district_name"), heated.table.index.astype("str"))
    return gpd.GeoDataFrame(names, index=heated.table.index, geometry=heated.table.geometry)


def row(result, criterion, location="A"):
    """Return one row of the checklist."""
    rows = result.details["checklist"]
    found = rows[(rows["location_id"] == location) & (rows["criterion"] == criterion)]
    assert len(found) == 1
    return found.iloc[0]


def told(result, criterion, location="A"):
    """Return the answer to one question about one location."""
    return row(result, criterion, location)["answer"]
