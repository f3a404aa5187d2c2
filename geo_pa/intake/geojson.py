"""GeoJSON written anew from what was understood of it: nothing in it can lead the reader to another file or place."""

import json
import re
from collections.abc import Mapping
from typing import Any

from geo_pa.errors import InputError
from geo_pa.intake.kinds import Given, refusal
from geo_pa.workspace.admission import DAMAGED

SYSTEM = re.compile(r"(urn:ogc:def:crs:[\w:.\-]+|EPSG:\d{4,6}|OGC:CRS84)", re.IGNORECASE)
"""How a file may name its coordinate system; GDAL follows an address."""

EXPECTED = "GeoJSON met een FeatureCollection"

KINDS = {"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon"}


def rewritten(given: Given) -> bytes:
    """Return a FeatureCollection with only features, their properties and their shapes.

    Raises
    ------
    InputError
        It is no such file, or names its coordinate system by an address.
    """
    try:
        return _rewritten(given)
    except (ValueError, RecursionError) as error:
        found = "GeoJSON die halverwege ophoudt of niet klopt"
        raise InputError(refusal(given.name, DAMAGED, found, EXPECTED)) from error


def _rewritten(given: Given) -> bytes:
    whole = json.loads(given.content.decode("utf-8-sig"), parse_constant=_no_number)
    whole = whole if isinstance(whole, dict) else {}
    features = whole.get("features") if whole.get("type") == "FeatureCollection" else None
    if not isinstance(features, list) or not all(isinstance(one, dict) for one in features):
        raise InputError(refusal(given.name, DAMAGED, f"een bestand met type {whole.get('type')!r}", EXPECTED))
    clean = {"type": "FeatureCollection", **_system(given, whole), "features": [_feature(one) for one in features]}
    return json.dumps(clean, ensure_ascii=False, separators=(",", ":")).encode("utf-8", errors="replace")


def _no_number(_: str) -> None:
    """Read NaN and infinity, which JSON does not know, as nothing."""


def _system(given: Given, whole: Mapping[str, Any]) -> dict[str, Any]:
    """Return the coordinate system where the file names one."""
    system = whole.get("crs")
    if system is None:
        return {}
    about = system.get("properties") if isinstance(system, dict) else None
    name = about.get("name") if isinstance(about, dict) else None
    if isinstance(name, str) and SYSTEM.fullmatch(name):
        return {"crs": {"type": "name", "properties": {"name": name}}}
    what = "Het coördinatenstelsel is niet bij naam genoemd."
    raise InputError(refusal(given.name, what, "een adres of iets anders", "een naam zoals EPSG:28992, of niets"))


def _feature(one: Mapping[str, Any]) -> dict[str, Any]:
    properties = one.get("properties")
    own = {"id": one["id"]} if isinstance(one.get("id"), int | str) else {}
    kept = properties if isinstance(properties, dict) else {}
    return {"type": "Feature", **own, "properties": kept, "geometry": _shape(one.get("geometry"))}


def _shape(shape: object) -> dict[str, Any] | None:
    """Return the kind and the coordinates of a shape; a collection stays a collection, to be told of by the reader."""
    if not isinstance(shape, dict):
        return None
    if shape.get("type") in KINDS:
        return {"type": shape["type"], "coordinates": shape.get("coordinates")}
    parts = shape.get("geometries")
    return (
        {"type": "GeometryCollection", "geometries": [_shape(part) for part in parts]}
        if isinstance(parts, list)
        else None
    )
