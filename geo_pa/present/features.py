"""From rows with RD geometry to what a browser draws: few digits, short text, nothing that could be markup."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from shapely.geometry import mapping

from geo_pa.crs import to_wgs84
from geo_pa.model import Column
from geo_pa.present.classes import Classes
from geo_pa.present.headings import text
from geo_pa.present.script import safe_json

DECIMALS = 6
"""Of a degree: a tenth of a metre."""


@dataclass(frozen=True)
class Words:
    """What a shape says: columns of its name, of the rows beneath it and of a sentence, and the layer of a click."""

    title: str
    rows: Mapping[str, Column]
    text: str = ""
    tooltip_rows: int = 4
    popup: bool = True
    layer: str = ""


@dataclass(frozen=True)
class MapLayer:
    """One layer, ready for the map: safe JSON, and what the legend tells unless the layer explains itself."""

    payload: str
    classes: Classes | None = None


def layer(
    frame: pd.DataFrame,
    classes: Classes,
    words: Words | None = None,
    *,
    tolerance_m: float = 0.5,
    tiles: bool = False,
) -> MapLayer:
    """Make a map layer of rows in RD metres; a class with a mark also gets a point that carries it.

    Rows without geometry are left to the table beside the map. Without words the shapes are silent and clicks go
    through them; tiles are areas that go on sharing their edges when these are simplified.
    """
    drawn = for_browser(gpd.GeoDataFrame(frame), tolerance_m=tolerance_m, tiles=tiles)
    said = _say(drawn, words)
    rows = list(zip(drawn.index, classes.code.reindex(drawn.index), said, strict=True))
    shapes = [drawn.geometry]
    if any(style.mark for style in classes.styles.values()):
        shapes.append(_rounded(np.asarray(drawn.geometry.representative_point())))
    features = [
        _feature(shape, {"id": row, "style": style, **properties})
        for drawn_as in shapes
        for (row, style, properties), shape in zip(rows, drawn_as, strict=True)
    ]
    styles = {name: style.leaflet() for name, style in classes.styles.items()}
    return MapLayer(_payload(features, styles, words), classes)


def labels(frame: gpd.GeoDataFrame, column: str) -> MapLayer:
    """Make a layer of names, each in the middle of its shape; where they would cover one another the first stays."""
    places = _with_shape(frame)
    points = to_wgs84(places.set_geometry(places.geometry.representative_point()))
    features = [
        _feature(_rounded(point), {"label": text(name, Column(""))})
        for name, point in zip(points[column], points.geometry, strict=True)
    ]
    return MapLayer(_payload(features, {}, None))


def for_browser(frame: gpd.GeoDataFrame, *, tolerance_m: float, tiles: bool = False) -> gpd.GeoDataFrame:
    """Simplify shapes in RD metres and give them in degrees, rounded; rows without a shape are left out.

    For tiles the tolerance is the square root of the area that a corner may lose.
    """
    shaped = _with_shape(frame)
    simplify: Any = shapely.coverage_simplify if tiles else shapely.simplify
    degrees = to_wgs84(_with(shaped, simplify(np.asarray(shaped.geometry), tolerance_m)))
    return _with(degrees, _rounded(np.asarray(degrees.geometry)))


def _with(frame: gpd.GeoDataFrame, shapes: Any) -> gpd.GeoDataFrame:
    return frame.set_geometry(gpd.GeoSeries(shapes, frame.index, crs=frame.crs))


def bounds(frame: gpd.GeoDataFrame) -> list[list[float]]:
    """Return the extent in Leaflet's order: [[south, west], [north, east]] in degrees."""
    west, south, east, north = to_wgs84(_with_shape(frame)).total_bounds.round(DECIMALS).tolist()
    return [[south, west], [north, east]]


def _with_shape(frame: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    return frame[~(frame.geometry.isna() | frame.geometry.is_empty)]


def _rounded(shapes: Any) -> Any:
    return shapely.transform(shapes, lambda degrees: degrees.round(DECIMALS))


def _say(frame: gpd.GeoDataFrame, words: Words | None) -> list[dict[str, Any]]:
    """Write each row's properties as plain text."""
    if words is None:
        return [{} for _ in frame.index]
    shown = {column: heading for column, heading in words.rows.items() if column in frame.columns}
    said = []
    records = pd.DataFrame(frame.drop(columns=frame.geometry.name)).to_dict("records")
    for key, row in zip(frame.index, records, strict=True):
        rows = [[heading.title, text(row[column], heading)] for column, heading in shown.items()]
        sentence = {"text": text(row[words.text], Column(""))} if words.text in frame.columns else {}
        said.append(
            {"layer": words.layer, "title": text(row.get(words.title, str(key)), Column("")), "rows": rows, **sentence}
        )
    return said


def _feature(shape: Any, properties: dict[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": mapping(shape)}


def _payload(features: list[dict[str, Any]], styles: dict[str, Any], words: Words | None) -> str:
    return safe_json(
        {
            "features": {"type": "FeatureCollection", "features": features},
            "styles": styles,
            "interactive": words is not None,
            "popup": words is not None and words.popup,
            "tooltipRows": words.tooltip_rows if words else 0,
        },
    )
