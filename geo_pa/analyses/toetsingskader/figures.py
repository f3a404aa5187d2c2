"""The figures of each location that may answer a question, whatever they come from."""

from collections.abc import Mapping
from dataclasses import dataclass

import geopandas as gpd
import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.analyses.toetsingskader.figure_names import LOCATION
from geo_pa.model import Result

Floats = npt.NDArray[np.float64]
Words = npt.NDArray[np.object_]
Flags = npt.NDArray[np.bool_]


@dataclass(frozen=True, eq=False)
class Figures:
    """What is known of each location, by place, on the index of the locations; nothing of what could not be asked."""

    by_place: Mapping[str, pd.DataFrame]

    def __len__(self) -> int:
        """Count the locations."""
        return len(self.by_place[LOCATION])

    @property
    def without_homes(self) -> Flags:
        """Tell where no new homes come: the framework is about new homes, and has nothing to ask there."""
        flags: Flags = self.number(f"{LOCATION}.dwellings") == 0
        return flags

    def number(self, name: str) -> Floats:
        """Return a figure, NaN where it is not known."""
        column = self._column(name)
        return np.full(len(self), np.nan) if column is None else column.to_numpy(np.float64, na_value=np.nan)

    def word(self, name: str) -> Words:
        """Return a word, empty where it is not known."""
        column = self._column(name)
        words = np.full(len(self), "", dtype=object) if column is None else column.to_numpy(object, na_value="")
        return np.where(words == "unknown", "", words)

    def _column(self, name: str) -> pd.Series | None:
        place, _, column = name.partition(".")
        frame = self.by_place.get(place)
        return None if frame is None or column not in frame.columns else frame[column]


def gather(
    locations: gpd.GeoDataFrame, social_share: Result, woonzorgzones: Result | None, heat_stress: Result | None
) -> Figures:
    """Put everything that may answer a question beside the locations.

    Heat is that of the neighbourhood in which the 30% rule puts a location.
    """
    found = {LOCATION: pd.DataFrame(locations), "social_share": _of(social_share.table, locations.index)}
    if woonzorgzones is not None:
        found["woonzorgzones"] = _of(woonzorgzones.details["locations"], locations.index)
    if heat_stress is not None:
        area = found["social_share"]["neighbourhood_code"]
        found["heat_stress"] = pd.DataFrame(heat_stress.table).reindex(area).set_axis(locations.index)
    return Figures(found)


def _of(frame: pd.DataFrame, index: pd.Index) -> pd.DataFrame:
    return pd.DataFrame(frame) if frame.index.equals(index) else pd.DataFrame(frame).reindex(index)
