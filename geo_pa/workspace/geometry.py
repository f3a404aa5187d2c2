"""The geometry of a layer: the declared type and coordinate system, brought to RD, every unusable shape named."""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from pyproj import CRS
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD, WGS84, WGS84_BOUNDS, read_system, same_system, system_name
from geo_pa.errors import Problem
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.remedies import REMEDIES, mendings
from geo_pa.workspace.shapes import mend
from geo_pa.workspace.swapped import MOST_DEGREES, OUTSIDE, extent, in_the_netherlands, netherlands, swapped

Bounds = npt.NDArray[np.float64]

WRONG_ANYWHERE = {"empty_geometry", "invalid_geometry"}
"""Faults of a shape that do not depend on type or coordinate system, and so are told beside faults in those."""

TYPE_NAMES = {
    "Point": "punt",
    "MultiPoint": "groep punten",
    "LineString": "lijn",
    "MultiLineString": "groep lijnen",
    "Polygon": "vlak",
    "MultiPolygon": "groep vlakken",
    "GeometryCollection": "mengsel van vormen",
}

INVALID = {
    "Self-intersection": "de rand snijdt zichzelf",
    "Ring Self-intersection": "de rand raakt zichzelf",
    "Hole lies outside shell": "een gat ligt buiten het vlak",
    "Holes are nested": "gaten liggen in elkaar",
    "Nested shells": "vlakken liggen over elkaar",
    "Duplicate Rings": "een rand staat er twee keer in",
    "Interior is disconnected": "het vlak valt in losse delen uiteen",
    "Too few points in geometry component": "een vorm met te weinig punten",
    "Invalid Coordinate": "een coördinaat die geen getal is",
}
"""What GEOS calls a fault, and how a planner would."""


@dataclass(frozen=True)
class ReadGeometry:
    """Shapes in RD metres without height (None where there are none), what is wrong, and which shapes were mended."""

    shapes: gpd.GeoSeries | None
    problems: tuple[Problem, ...] = ()
    faults: tuple[RowFault, ...] = ()
    mended: tuple[RowFault, ...] = ()

    @property
    def placed(self) -> gpd.GeoSeries | None:
        """The shapes, where they lie in RD; None where that is not sure."""
        return None if self.problems else self.shapes


def read_geometry(raw: pd.DataFrame, declaration: Declaration) -> ReadGeometry:
    """Bring the geometry of a raw frame to RD and check it; as it was where its system is itself a problem."""
    if not isinstance(raw, gpd.GeoDataFrame) or "geometry" not in raw:
        return ReadGeometry(None, (_no_geometry(declaration),))
    done = mend(shapely.force_2d(raw.geometry.to_numpy()), declaration.geometry)
    shapes = gpd.GeoSeries(done.shapes, index=raw.index, crs=raw.crs)
    problems = (*_coordinate_system(shapes, declaration), *_wrong_type_everywhere(shapes, declaration))
    if problems:
        spoiled = (fault for fault in _faults(shapes, declaration) if fault.reason in WRONG_ANYWHERE)
        return ReadGeometry(shapes, problems, tuple(spoiled))
    in_rd = shapes.set_crs(read_system(declaration.crs), allow_override=True).to_crs(RD)
    problems, faults = swapped(shapes, tuple(_faults(in_rd, declaration)), declaration)
    return ReadGeometry(in_rd, problems, faults, tuple(mendings(done)))


def _coordinate_system(shapes: gpd.GeoSeries, declaration: Declaration) -> Iterator[Problem]:
    where = wording.place(declaration)
    bounds = shapes.total_bounds
    if shapes.crs is None:
        yield _no_system(declaration)
    elif shapes.crs.is_geographic and np.abs(bounds).max() > MOST_DEGREES:
        yield _metres_as_degrees(where, bounds)
    elif not same_system(shapes.crs, declaration.crs):
        yield _other_system(shapes.crs, declaration)
    elif not shapes.crs.is_geographic and any(_inside(seen, WGS84_BOUNDS) for seen in (bounds, bounds[[1, 0, 3, 2]])):
        yield _degrees_as_metres(where, bounds)


def _inside(bounds: Bounds, limits: tuple[float, float, float, float]) -> bool:
    west, south, east, north = limits
    return bool(bounds[0] >= west and bounds[1] >= south and bounds[2] <= east and bounds[3] <= north)


def _wrong_type_everywhere(shapes: gpd.GeoSeries, declaration: Declaration) -> Iterator[Problem]:
    kinds = shapes.geom_type.dropna()
    if len(kinds) and not kinds.isin(_allowed(declaration)).any():
        yield Problem(
            wording.place(declaration),
            "Geen enkele vorm is van de goede soort.",
            wording.words(_type_name(kind) for kind in kinds.unique()),
            _type_name(declaration.geometry),
            f"Kies het goede bestand, of verbeter geometry in {declaration.path.name}.{_take_apart(kinds)}",
        )


def _take_apart(kinds: pd.Series) -> str:
    mixed = kinds.eq("GeometryCollection").any()
    return f" {REMEDIES['wrong_geometry_type']}" if mixed else ""


def _allowed(declaration: Declaration) -> tuple[str, str]:
    return declaration.geometry, f"Multi{declaration.geometry}"


def _type_name(kind: str) -> str:
    return f"{TYPE_NAMES.get(kind, kind)} ({kind})"


def _faults(shapes: gpd.GeoSeries, declaration: Declaration) -> Iterator[RowFault]:
    for reason, mask in _masks(shapes, declaration).items():
        if mask.any():
            what, describe = WORDS[reason]
            fault = RowFault(reason, "Vorm op de kaart", what, _expected(reason, declaration))
            mended = replace(fault, action=REMEDIES.get(reason, fault.action))
            yield mended.at(mask, _each(shapes, describe))


def _each(shapes: gpd.GeoSeries, describe: Callable[[Any], str]) -> Callable[[int], str]:
    return lambda row: describe(shapes.iloc[row])


def _masks(shapes: gpd.GeoSeries, declaration: Declaration) -> dict[str, Mask]:
    """Return which shapes have which fault; an empty shape has no other."""
    empty = (shapes.isna() | shapes.is_empty).to_numpy()
    wrong = ~empty & ~shapes.geom_type.isin(_allowed(declaration)).to_numpy()
    invalid = ~empty & ~shapes.is_valid.to_numpy()
    outside = ~empty & ~invalid & ~in_the_netherlands(shapes)
    groups = ~empty & ~invalid & shapes.geom_type.eq(f"Multi{declaration.geometry}").to_numpy()
    return {
        "empty_geometry": empty,
        "wrong_geometry_type": wrong,
        "invalid_geometry": invalid,
        OUTSIDE: outside,
        "several_points": groups & (declaration.geometry == "Point"),
        "loose_pieces": groups & (declaration.geometry == "LineString"),
    }


def _expected(reason: str, declaration: Declaration) -> str:
    if reason == "invalid_geometry":
        return "een vorm waarvan de rand zichzelf niet snijdt"
    return netherlands() if reason == OUTSIDE else _type_name(declaration.geometry)


def _emptiness(shape: BaseGeometry | None) -> str:
    return "geen vorm" if shape is None else f"{_type_name(shape.geom_type)} zonder punten"


def _type_of(shape: BaseGeometry) -> str:
    return _type_name(shape.geom_type)


def _why_invalid(shape: BaseGeometry) -> str:
    """Put GEOS's reason, "Self-intersection[230010 520010]", in Dutch."""
    found = re.fullmatch(r"(?P<reason>[^\[]+)(?:\[(?P<place>[^\]]*)\])?", str(shapely.is_valid_reason(shape)))
    reason = INVALID.get(found["reason"], "de vorm klopt niet") if found else "de vorm klopt niet"
    return f"{reason} bij {found['place']}" if found and found["place"] else reason


def _parts(shape: BaseGeometry) -> str:
    return f"{_type_name(shape.geom_type)} van {shapely.get_num_geometries(shape)}"


def _middle(shape: BaseGeometry) -> str:
    west, south, east, north = shape.bounds
    return f"RD {wording.quantity(round((west + east) / 2))} {wording.quantity(round((south + north) / 2))}"


WORDS: Mapping[str, tuple[str, Callable[[Any], str]]] = {
    "empty_geometry": ("een lege of onleesbare vorm", _emptiness),
    "wrong_geometry_type": ("een andere soort vorm", _type_of),
    "invalid_geometry": ("een ongeldige vorm", _why_invalid),
    OUTSIDE: ("een plek buiten Nederland", _middle),
    "several_points": ("meer dan één punt in een rij", _parts),
    "loose_pieces": ("de lijn bestaat uit losse delen", _parts),
}
"""What each fault of a shape is called, and how to say what was found."""


def _no_geometry(declaration: Declaration) -> Problem:
    return Problem(
        wording.place(declaration),
        "Het bestand heeft geen vormen voor de kaart.",
        "alleen kolommen",
        f"per rij een {_type_name(declaration.geometry)}",
        f'Kies een GeoPackage, GeoJSON of shapefile, of zet geometry = "none" in {declaration.path.name}.',
    )


def _no_system(declaration: Declaration) -> Problem:
    file = Path(declaration.file)
    mend = (
        f"Zet {file.stem}.prj naast het bestand" if file.suffix.lower() == ".shp" else "Ken het stelsel toe in een GIS"
    )
    return Problem(
        wording.place(declaration),
        "Het bestand zegt niet in welk coördinatenstelsel het staat.",
        "geen coördinatenstelsel",
        system_name(read_system(declaration.crs)),
        f"{mend}, of exporteer de laag opnieuw als GeoPackage in RD ({RD}).",
    )


def _metres_as_degrees(where: str, bounds: Bounds) -> Problem:
    return Problem(
        where,
        "De coördinaten lijken RD-meters, terwijl het bestand graden belooft.",
        extent(bounds),
        "graden in WGS84, zoals 6,48 52,72",
        f"Zet de laag om naar WGS84 ({WGS84}), of lever haar als GeoPackage in RD ({RD}).",
    )


def _degrees_as_metres(where: str, bounds: Bounds) -> Problem:
    return Problem(
        where,
        "De coördinaten lijken graden, terwijl het bestand meters belooft.",
        extent(bounds),
        netherlands(),
        f"Ken in een GIS het goede stelsel toe (waarschijnlijk {WGS84}) en exporteer de laag opnieuw.",
    )


def _other_system(found: CRS, declaration: Declaration) -> Problem:
    epsg = found.to_epsg()
    mend = f'Zet crs = "EPSG:{epsg}" in {declaration.path.name} als het bestand gelijk heeft' if epsg else ""
    return Problem(
        wording.place(declaration),
        "Het bestand staat in een ander coördinatenstelsel dan de declaratie zegt.",
        system_name(found),
        system_name(read_system(declaration.crs)),
        f"{mend or 'Kies het goede stelsel'}; exporteer de laag anders opnieuw in {declaration.crs}.",
    )
