"""The number of each feature, which QGIS shows as a first column and GDAL does not count as one."""

import re
from pathlib import Path

import pandas as pd
import pyogrio

from geo_pa.workspace.declaration import Declaration

GEOJSON_NAMES = frozenset({"id", "fid"})
GEOJSON_NUMBER = re.compile(rb'"id"\s*:\s*-?\d')
"""A feature of GeoJSON that has a whole number as its id; without one GDAL makes numbers up."""


def with_feature_numbers(frame: pd.DataFrame, path: Path, layer: str, declaration: Declaration) -> pd.DataFrame:
    """Add the number of each feature as a column, where the declaration asks for it by the name the file gives it."""
    wanted = {column.source for column in declaration.columns.values()} - set(map(str, frame.columns))
    name = _asked(wanted, path, layer) if wanted else None
    if name is None:
        return frame
    numbers = pyogrio.read_dataframe(path, layer=layer, columns=[], read_geometry=False, fid_as_index=True)
    return frame.assign(**{name: numbers.index.to_numpy()})


def _asked(wanted: set[str], path: Path, layer: str) -> str | None:
    """Return the column that stands for the number of a feature; None where the file has no such number."""
    info = pyogrio.read_info(path, layer=layer)
    if (own := str(info["fid_column"])) in wanted:
        return own
    near = [name for name in wanted if own and name.casefold() == own.casefold()]
    asked = sorted(wanted & GEOJSON_NAMES)
    if asked and info["driver"] == "GeoJSON" and GEOJSON_NUMBER.search(path.read_bytes()):
        near = asked
    return near[0] if near else None
