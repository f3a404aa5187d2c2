"""Layers and tables of a few rows, read as those of a workspace are."""

from dataclasses import replace
from pathlib import Path

import geopandas as gpd
import pandas as pd
from shapely import Polygon

from geo_pa.changes import Action, Event
from geo_pa.crs import RD
from geo_pa.workspace.files import RawFile
from geo_pa.workspace.from_schema import undeclared
from geo_pa.workspace.reading import read_raw

X, Y, A_HAIR = 230000.0, 523000.0, 1 / 3000
"""A place in RD metres, and less than a millimetre."""


def square(at, size=50.0):
    """A square whose corners lie between millimetres, as those that were transformed do."""
    west, south = X + 100 * at + A_HAIR, Y + A_HAIR
    return Polygon([(west, south), (west + size, south), (west + size, south + size), (west, south + size)])


def reading(layer, frame):
    """Rows of a layer that geo_pa knows, as the file of a workspace would hold them."""
    declaration = undeclared(layer, Path("/somewhere"))
    columns = {name: column for name, column in declaration.columns.items() if name in frame.columns}
    return read_raw(RawFile(frame), replace(declaration, columns=columns, sums=()))


PLANS = {
    "location_id": ["P1", "P2", "P3"],
    "name": ["Noord", "Zuid", "Oost"],
    "status": ["2A", "4B", None],
    "dwellings": [40, 12, None],
    "realisation_chance": [0.125, 0.1 + 0.2, None],
    "decision_date": ["2024-01-31", None, "2025-06-30"],
    "lead": ["Piet", None, "P1"],
}


def plans(**other):
    """Three plans; with other columns where these are named, without those that are None."""
    columns = {name: values for name, values in (PLANS | other).items() if values is not None}
    shapes = [square(number) for number in range(len(columns["location_id"]))]
    return reading("building_locations", gpd.GeoDataFrame(pd.DataFrame(columns), geometry=shapes, crs=RD))


def stock(**other):
    """A table without a key, of which a corporation and a kind tell rows apart."""
    columns = {
        "corporation": ["Actium", "Actium", "Domesta"],
        "kind": ["daeb_home", "care_place", "daeb_home"],
        "units": [100, 20, 300],
    }
    return reading("stock_2023", pd.DataFrame(columns | other))


def told(*changes, start=1):
    """Changes as the events of a log."""
    return tuple(Event(number, Action(f"a{number}", None, None, ""), one) for number, one in enumerate(changes, start))
