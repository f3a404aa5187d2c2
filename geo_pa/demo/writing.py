"""Write layers so that the same content gives the same bytes."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import rasterio
import shapely
from affine import Affine

from geo_pa.crs import RD

WRITTEN_ON = "2026-01-01T00:00:00.000Z"
"""The date GeoPackage records of its last change; the clock would give other bytes each time."""

TILE = 256
FLOAT_PREDICTOR = 3


def write_layer(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as GeoPackage, the same bytes each time.

    Parameters
    ----------
    frame : GeoDataFrame
        Geometry in RD metres, written to the centimetre; the index becomes the key column.
    path : Path
        Ends in ``.gpkg``; the table inside is named as the file. An existing file is replaced.
    """
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN_ON})
    rounded = frame.set_geometry(
        gpd.GeoSeries(_to_centimetres(frame.geometry), index=frame.index, crs=RD)
    ).reset_index()
    pyogrio.write_dataframe(rounded, path, driver="GPKG", layer=path.stem)


def write_raster(values: npt.NDArray[np.float32], path: Path, transform: Affine) -> None:
    """Write a raster as tiled, compressed GeoTIFF in RD metres.

    Parameters
    ----------
    values : array (rows, columns) of float32
        North up; NaN outside the municipality becomes nodata.
    path : Path
        Ends in ``.tif``; an existing file is replaced.
    transform : Affine
        From column and row to RD metres.
    """
    profile = {
        "driver": "GTiff",
        "count": 1,
        "dtype": "float32",
        "crs": RD,
        "nodata": float("nan"),
        "transform": transform,
    }
    layout = {
        "tiled": True,
        "blockxsize": TILE,
        "blockysize": TILE,
        "compress": "deflate",
        "zlevel": 9,
        "predictor": FLOAT_PREDICTOR,
    }
    rows, columns = values.shape
    with rasterio.open(path, "w", height=rows, width=columns, **profile, **layout) as file:
        file.write(values, 1)


def _to_centimetres(shapes: gpd.GeoSeries) -> npt.NDArray[np.object_]:
    """Round coordinates without changing the shape's vertices, so that neighbours keep meeting exactly."""
    return np.asarray(shapely.transform(shapes.to_numpy(), lambda coordinates: np.round(coordinates, 2)), dtype=object)
