"""What the 30% rule adds to the home page: the building locations, with their verdict on a date that has the rule."""

from contextlib import suppress
from datetime import date

import geopandas as gpd

from geo_pa.errors import RequestError
from geo_pa.model import Reader
from geo_pa.present.social_share import map as share_map
from geo_pa.present.social_share.plans import plans
from geo_pa.ui import cache
from geo_pa.ui.cache import Question
from geo_pa.ui.home import Home, Plans


def rows(on: date, viewer: Reader) -> gpd.GeoDataFrame:
    """Return the building locations; on a date without the rule, or where nobody agreed to it, without its verdict."""
    with suppress(RequestError):
        if cache.asked("social_share"):
            return cache.result(Question("social_share", on, viewer)).table
    return cache.layer("building_locations", viewer)


HOME = Home(plans=Plans(rows, share_map.plans, plans))
