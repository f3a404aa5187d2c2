"""What every part of the answer looks at."""

from dataclasses import dataclass

import geopandas as gpd

from geo_pa.analyses.woonzorgzones.services import Services
from geo_pa.analyses.woonzorgzones.streets import Streets
from geo_pa.model import Rules


@dataclass(frozen=True, eq=False)
class Scene:
    """The town as the question finds it: areas and zones, what can be walked, what can be walked to, and the rules."""

    neighbourhoods: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    streets: Streets
    services: Services
    rules: Rules
