"""What is read of each layer."""

from collections.abc import Mapping

import geopandas as gpd
import pandas as pd

from geo_pa.crs import RD

COLUMNS = {
    "neighbourhoods": {
        **dict.fromkeys(("name", "district_code", "district_name", "kind"), "str"),
        "inhabitants": "Int64",
        "share_65_plus": "float64",
        "share_75_plus": "float64",
    },
    "building_locations": {
        **dict.fromkeys(("name", "status", "corporation", "confidentiality"), "str"),
        **dict.fromkeys(("dwellings", "accessible", "clustered", "step_free", "completion_year"), "Int64"),
    },
    "corporation_stock": {
        **dict.fromkeys(("name", "corporation", "kind", "confidentiality"), "str"),
        **dict.fromkeys(("homes", "accessible_homes"), "Int64"),
    },
    "stock_mutations": {
        **dict.fromkeys(("kind", "mutation", "status", "plan_id", "complex_id", "confidentiality"), "str"),
        **dict.fromkeys(("year", "homes"), "Int64"),
        "date": "datetime64[s]",
    },
    "facilities": {"name": "str", "kind": "str"},
    "walking_network": {"from_node": "Int64", "to_node": "Int64", "length_m": "float64", "kind": "str"},
    "designated_zones": {"name": "str", "designated_on": "datetime64[s]"},
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""


def columns_of(layer: gpd.GeoDataFrame | None, columns: Mapping[str, str]) -> gpd.GeoDataFrame:
    """Return the columns that are read of a layer, without rows where it is missing."""
    if layer is not None:
        wanted = [*columns, layer.geometry.name]
        return layer if list(layer.columns) == wanted else layer[wanted]
    nothing = {column: pd.Series(dtype=kind) for column, kind in columns.items()}
    return gpd.GeoDataFrame(nothing, geometry=gpd.GeoSeries(crs=RD), index=pd.Index([], dtype="str"))
