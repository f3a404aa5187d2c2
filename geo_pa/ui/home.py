"""What questions add to the home page: ``HOME`` of the module ``home`` in the folder of their name."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import geopandas as gpd
import pandas as pd
from streamlit.delta_generator import DeltaGenerator

from geo_pa import registry
from geo_pa.model import Reader
from geo_pa.present.features import MapLayer
from geo_pa.present.parts import part_of
from geo_pa.present.tables import Written


@dataclass(frozen=True)
class Plans:
    """The building locations of the home page: rows for a date and viewer, how they are drawn and written."""

    rows: Callable[[date, Reader], gpd.GeoDataFrame]
    drawn: Callable[[gpd.GeoDataFrame], MapLayer]
    written: Callable[[pd.DataFrame], Written]


@dataclass(frozen=True)
class Home:
    """What one question adds: the building locations, or tiles in and beneath the column beside the map."""

    plans: Plans | None = None
    tiles: Callable[[DeltaGenerator], None] | None = None


def added() -> Iterator[Home]:
    """Give what each question adds, in their order."""
    for entry in registry.ANALYSES:
        own = part_of(entry.id, "home", __package__)
        if own:
            yield own.HOME


def plans() -> Plans:
    """Return the building locations, as the first question has them that adds them."""
    return next(home.plans for home in added() if home.plans)
