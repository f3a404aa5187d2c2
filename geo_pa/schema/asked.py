"""What a question asks, with the types that the schema has for it."""

from collections.abc import Mapping
from typing import Any, TypeVar, get_type_hints

import geopandas as gpd
import pandas as pd

from geo_pa.crs import RD
from geo_pa.model import Asks, Given
from geo_pa.schema.layers import SCHEMA

Frame = TypeVar("Frame", bound=pd.DataFrame)


def hints(given: type[Given]) -> Mapping[str, Any]:
    """Return the types of all that a question is given, with what it asks of each."""
    return get_type_hints(given, include_extras=True)


def asked(given: type[Given]) -> Mapping[str, Asks]:
    """Return what a question asks of each layer or table."""
    found = {name: getattr(hint, "__metadata__", ()) for name, hint in hints(given).items()}
    return {name: about[0] for name, about in found.items() if about}


def dtypes(given: type[Given]) -> Mapping[str, Mapping[str, str]]:
    """Return per layer or table the columns that a question reads, and their types in a frame."""
    return {
        name: {column: SCHEMA[name].fields[column].dtype for column in asks.columns}
        for name, asks in asked(given).items()
    }


def all_columns(frame: Frame, name: str) -> Frame:
    """Return rows of a layer or table with every column that geo_pa knows of it; one that is not there is unknown."""
    fields = SCHEMA[name].fields if name in SCHEMA else {}
    lacking = [one for one in fields if one not in frame.columns and one != frame.index.name]
    unknown = {one: pd.Series(index=frame.index, dtype=fields[one].dtype) for one in lacking}
    return frame.assign(**unknown) if unknown else frame


def or_no_rows(layer: Frame | None, given: type[Given], name: str) -> Frame:
    """Return a layer or table; for one that a workspace lacks, the columns that a question reads of it without rows."""
    return _no_rows(given, name) if layer is None else layer


def _no_rows(given: type[Given], name: str) -> Any:
    nothing = {column: pd.Series(dtype=dtype) for column, dtype in dtypes(given)[name].items()}
    index = pd.Index([], dtype="str")
    if SCHEMA[name].geometry == "none":
        return pd.DataFrame(nothing, index=index)
    return gpd.GeoDataFrame(nothing, geometry=gpd.GeoSeries(crs=RD), index=index)
