"""What every part of the answer looks at."""

from dataclasses import dataclass

import geopandas as gpd

from geo_pa.analyses.woonzorgzones.services import Services
from geo_pa.analyses.woonzorgzones.streets import Streets
from geo_pa.model import Rules


@dataclass(frozen=True, eq=False)
class Scene:
    """The town as the question finds it.

    Attributes
    ----------
    neighbourhoods : GeoDataFrame
        The layer of that name.
    zones : GeoDataFrame
        Designated zones; no rows where there is no such layer.
    streets : Streets
        What can be walked, and where homes stand along it.
    services : Services
        What can be walked to.
    rules : Rules
        The sets ``woonzorgzones``, ``accessibility``, ``disclosure`` and ``stock``.
    """

    neighbourhoods: gpd.GeoDataFrame
    zones: gpd.GeoDataFrame
    streets: Streets
    services: Services
    rules: Rules
