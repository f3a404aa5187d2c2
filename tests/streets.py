"""Small towns made by hand for the questions about walking: streets, facilities, homes and areas on whole metres.

Places are told in metres east and north of a corner in Hoogeveen. Homes and plans are small squares around a point on a
street, so that a walk from them begins at that very point.
"""

from itertools import pairwise

import geopandas as gpd
import numpy as np
import pandas as pd
from builders import CORNER, TODAY, rules
from shapely import LineString, Point, box

from geo_pa.registry import find

woonzorgzones = find("woonzorgzones")

RD = "EPSG:28992"
HALF = 5
"""Half the side of the square that a complex or a plan is."""

MAIN_STREET = [(east, 0) for east in range(0, 2001, 100)]
"""Two kilometres due east, a crossing every 100 m."""


def streets(*lines, kind="residential"):
    """Make the walking network of lines, each a list of points; where lines share a point they connect."""
    given = [(line, kind) if isinstance(line, list) else line for line in lines]
    pieces = [(start, end, kind) for line, kind in given for start, end in pairwise(line)]
    node = {point: number for number, point in enumerate(dict.fromkeys(p for piece in pieces for p in piece[:2]))}
    lines = [LineString([_place(start), _place(end)]) for start, end, _ in pieces]
    columns = {
        "from_node": pd.array([node[start] for start, _, _ in pieces], dtype="Int64"),
        "to_node": pd.array([node[end] for _, end, _ in pieces], dtype="Int64"),
        "length_m": [line.length for line in lines],
        "kind": pd.array([kind for _, _, kind in pieces], dtype="str"),
    }
    return gpd.GeoDataFrame(columns, index=_ids("S", len(pieces)), geometry=lines, crs=RD)


def _place(point):
    return (CORNER[0] + point[0], CORNER[1] + point[1])


def _ids(letter, count):
    return pd.Index([f"{letter}{number}" for number in range(1, count + 1)], dtype="str")


def facilities(**places):
    """Make facilities by id: kind, metres east, metres north."""
    return gpd.GeoDataFrame(
        {
            "name": pd.array([f"De {name}" for name in places], dtype="str"),
            "kind": pd.array([kind for kind, *_ in places.values()], dtype="str"),
        },
        index=pd.Index(list(places), dtype="str"),
        geometry=[Point(_place(point)) for _, *point in places.values()],
        crs=RD,
    )


def all_types(east=0, north=0):
    """Give one facility of every type at one place, a centre among them."""
    kinds = ("service_centre", "supermarket", "general_practitioner", "pharmacy", "physiotherapist")
    kinds += ("department_store", "hospitality", "bus_stop")
    return {kind: (kind, east, north) for kind in kinds}


def stock(**complexes):
    """Make complexes by id: what a test does not say is 10 DAEB homes of Domesta, 4 of them accessible."""
    usual = {"homes": 10, "accessible_homes": 4, "kind": "daeb_home", "corporation": "Domesta"}
    return _squares(complexes, "corporation_stock", {**usual, "confidentiality": "public"})


def sites(**plans):
    """Make building locations by id: what a test does not say is a hard plan of 20 homes, 18 of them accessible."""
    usual = {"dwellings": 20, "accessible": 18, "status": "2A", "confidentiality": "public"}
    return _squares(plans, "building_locations", usual)


def _squares(rows, layer, usual):
    told = {name: {"name": f"De {name}", **usual, **row} for name, row in rows.items()}
    columns = woonzorgzones.columns[layer]
    cells = {name: pd.array([row.get(name) for row in told.values()], dtype=kind) for name, kind in columns.items()}
    places = [_place(row["at"]) for row in told.values()]
    shapes = [box(east - HALF, north - HALF, east + HALF, north + HALF) for east, north in places]
    return gpd.GeoDataFrame(cells, index=pd.Index(list(rows), dtype="str"), geometry=shapes, crs=RD)


def areas(**rows):
    """Make neighbourhoods by id; ``at``: west, south, east, north. Each is a district of its own unless a test says so.

    Without more they are in town, with 1000 inhabitants of whom 10% are 75 and older.
    """
    usual = {"inhabitants": 1000, "share_65_plus": 0.2, "share_75_plus": 0.1, "kind": "town"}
    told = {
        name: {"name": name, "district_code": f"WK_{name}", "district_name": name, **usual, **row}
        for name, row in rows.items()
    }
    cells = {
        name: pd.array([_cell(row[name], kind) for row in told.values()], dtype=kind)
        for name, kind in woonzorgzones.columns["neighbourhoods"].items()
    }
    shapes = [box(*_place(row["at"][:2]), *_place(row["at"][2:])) for row in told.values()]
    return gpd.GeoDataFrame(cells, index=pd.Index(list(rows), dtype="str"), geometry=shapes, crs=RD)


def _cell(value, kind):
    return np.nan if value is None and kind == "float64" else value


def zones_on_the_map(**boxes):
    """Make designated zones by id: west, south, east, north."""
    return gpd.GeoDataFrame(
        {
            "name": pd.array([f"Zone {name}" for name in boxes], dtype="str"),
            "designated_on": np.array(["2024-01-01"] * len(boxes), dtype="datetime64[s]"),
        },
        index=pd.Index(list(boxes), dtype="str"),
        geometry=[box(*_place(edges[:2]), *_place(edges[2:])) for edges in boxes.values()],
        crs=RD,
    )


def zone_rules(**choices):
    """Return the rules of the woonzorgzones; ``choices`` are other values."""
    return rules("woonzorgzones", "accessibility", "disclosure", "stock", **choices)


def zones(network, served, towns, homes=None, plans=None, designated=None, *, mutations=None, **choices):
    """Ask about woonzorgzones; ``choices`` are other values of its rules."""
    return woonzorgzones.analyse(
        neighbourhoods=towns,
        facilities=served if isinstance(served, gpd.GeoDataFrame) else facilities(**served),
        walking_network=network,
        building_locations=plans,
        corporation_stock=homes,
        designated_zones=designated,
        stock_mutations=mutations,
        rules=zone_rules(**choices),
        on=TODAY,
    )


STREET = streets(MAIN_STREET)

TOWN = {"Dorp": {"at": (-50, -50, 2050, 50)}}
"""One neighbourhood around the main street: 1000 inhabitants, 100 of them 75 and older, along 2000 m of street."""

CENTRE = {"Zorg": ("nursing_home", 0, 0)}


def town(served=CENTRE, homes=None, plans=None, places=TOWN, network=STREET, designated=None, **choices):
    """Ask about one village street with a nursing home at its western end, unless a test says otherwise."""
    return zones(
        network,
        served,
        areas(**places),
        homes=homes and stock(**homes),
        plans=plans and sites(**plans),
        designated=designated,
        **choices,
    )


def complexes(homes, served=CENTRE, **around):
    """Ask what is told of complexes."""
    return town(served, homes, **around).details["complexes"]


def location(served=CENTRE, **around):
    """Ask what is told of one building location, 300 m east unless a test says otherwise."""
    plan = {name: around.pop(name) for name in ("at", "dwellings", "accessible", "status") if name in around}
    return town(served, plans={"Plek": {"at": (300, 0), **plan}}, **around).details["locations"].loc["Plek"]
