"""A result as GeoJSON after RFC 7946: degrees, seven decimals, exterior rings counter-clockwise."""

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd
import shapely
from shapely.geometry import mapping
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import to_wgs84
from geo_pa.delivery.cells import plain
from geo_pa.delivery.choices import choices_made
from geo_pa.delivery.gate import Delivery
from geo_pa.delivery.jsonfile import dump, head
from geo_pa.delivery.provenance import Record, records
from geo_pa.model import Result
from geo_pa.present.columns import columns_of
from geo_pa.present.headings import figures

DECIMALS = 7
"""Decimals of a degree: a point moves less than 8 mm."""


def to_geojson(delivery: Delivery) -> bytes:
    """Write a delivery as a GeoJSON FeatureCollection.

    Parameters
    ----------
    delivery : Delivery
        What may leave; geometry in RD metres.

    Returns
    -------
    bytes
        Beside the features the foreign members ``analysis``, ``on``, ``viewer``, ``choices``, ``modelled``, ``notice``
        and ``left_out``. Many programs skip those, so each feature carries ``reference_date``, ``viewer``, ``choices``
        and, where data are modelled, ``notice`` as well.

    References
    ----------
    RFC 7946, The GeoJSON Format, sections 3.1.6 (rings), 4 (WGS84), 5 (bounding box), 6.1 (foreign members) and 11.2
    (precision).
    """
    result = delivery.result
    shapes = _in_degrees(result.table)
    content = {
        "type": "FeatureCollection",
        **head(delivery, choices_made(result)),
        **_bbox(shapes),
        "features": _features(delivery, shapes),
    }
    return dump(content)


def _in_degrees(table: gpd.GeoDataFrame) -> npt.NDArray[np.object_]:
    degrees = shapely.force_2d(to_wgs84(table).geometry.to_numpy())
    rounded = shapely.transform(degrees, lambda xy: np.round(xy, DECIMALS))
    return np.asarray(shapely.orient_polygons(rounded))


def _bbox(shapes: npt.NDArray[np.object_]) -> Record:
    """Return west, south, east, north; nothing where there is no geometry."""
    drawn = shapes[~(shapely.is_missing(shapes) | shapely.is_empty(shapes))]
    return {"bbox": shapely.total_bounds(drawn).tolist()} if len(drawn) else {}


def _features(delivery: Delivery, shapes: npt.NDArray[np.object_]) -> list[Record]:
    table, told = _as_read(delivery.result), _told(delivery)
    return [
        {"type": "Feature", "id": plain(unit), "geometry": _geometry(shape), "properties": properties | told}
        for unit, shape, properties in zip(table.index, shapes, records(table), strict=True)
    ]


def _as_read(result: Result) -> pd.DataFrame:
    """Return the table with its figures as fine as they are read on the screen."""
    frame = pd.DataFrame(result.table.drop(columns=result.table.geometry.name))
    return figures(frame, columns_of(result, frame.columns))


def _told(delivery: Delivery) -> Record:
    """Return what every feature says about the file it comes from."""
    told: Record = {
        "reference_date": delivery.result.on.isoformat(),
        "viewer": delivery.viewer.id,
        "choices": choices_made(delivery.result),
    }
    return told | ({"notice": delivery.notice} if delivery.notice else {})


def _geometry(shape: BaseGeometry | None) -> Record | None:
    return None if shape is None or shape.is_empty else mapping(shape)
