"""Write layers so that the same content gives the same bytes."""

from pathlib import Path

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pyogrio
import rasterio
from affine import Affine

from geo_pa.crs import RD

WRITTEN_ON = "2026-01-01T00:00:00.000Z"
"""The date GeoPackage records of its last change; the clock would give other bytes each time."""

TILE = 256
FLOAT_PREDICTOR = 3


def write_layer(frame: gpd.GeoDataFrame, path: Path) -> None:
    """Write a layer as GeoPackage, the same bytes each time: to the centimetre, the index as key column.

    An existing file is replaced.
    """
    path.unlink(missing_ok=True)
    pyogrio.set_gdal_config_options({"OGR_CURRENT_DATE": WRITTEN_ON})
    # The shape's vertices stay, so that neighbours keep meeting exactly.
    rounded = frame.set_geometry(frame.geometry.transform(lambda places: places.round(2)))
    pyogrio.write_dataframe(rounded.reset_index(), path, driver="GPKG", layer=path.stem)


def write_raster(values: npt.NDArray[np.float32], path: Path, transform: Affine) -> None:
    """Write a raster as tiled, compressed GeoTIFF in RD metres, north up; NaN becomes nodata."""
    rows, columns = values.shape
    band = {"driver": "GTiff", "count": 1, "height": rows, "width": columns, "dtype": "float32"}
    place = {"crs": RD, "nodata": float("nan"), "transform": transform}
    layout = {"tiled": True, "blockxsize": TILE, "blockysize": TILE}
    packed = {"compress": "deflate", "zlevel": 9, "predictor": FLOAT_PREDICTOR}
    with rasterio.open(path, "w", **band, **place, **layout, **packed) as file:
        file.write(values, 1)
