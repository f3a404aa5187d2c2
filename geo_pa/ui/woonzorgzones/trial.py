"""A trial: what if a facility closes, or another opens. Plain values, so that answers can be kept by them."""

import re
from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.crs import RD_BOUNDS
from geo_pa.model import RUNGS

PREFIX = "proef-"


@dataclass(frozen=True)
class Opened:
    """A facility that is tried out, where that is in words and in RD metres."""

    kind: str
    place: str
    x: float
    y: float

    @property
    def title(self) -> str:
        """What it is called: its kind and its place."""
        return f"{terms.label('facility_kind', self.kind)} ({self.place})"

    @property
    def written(self) -> str:
        """How it stands in an address: its kind and RD metres, and no name that another reader may not see."""
        return f"{self.kind}@{self.x:.2f},{self.y:.2f}"


WRITTEN = re.compile(r"([a-z_]+)@(\d{1,6}(?:\.\d+)?),(\d{1,6}(?:\.\d+)?)")


def read(written: str) -> Opened | None:
    """Return the facility that stands so in an address; None where its kind is unknown or it lies abroad."""
    found = WRITTEN.fullmatch(written)
    if found is None or found[1] not in terms.labels("facility_kind"):
        return None
    x, y = float(found[2]), float(found[3])
    west, south, east, north = RD_BOUNDS
    inside = west <= x <= east and south <= y <= north
    return Opened(found[1], place_in_words(x, y), x, y) if inside else None


def place_in_words(x: float, y: float) -> str:
    """Write a place that has no name, from RD metres."""
    return f"x {terms.number(round(x))} m, y {terms.number(round(y))} m"


@dataclass(frozen=True)
class Trial:
    """Facilities that close, by id, and facilities that open, in the order in which they were added."""

    closed: tuple[str, ...] = ()
    opened: tuple[Opened, ...] = ()

    @property
    def layer(self) -> str:
        """The layer that it changes."""
        return "facilities"

    @property
    def active(self) -> bool:
        """Whether it changes anything."""
        return bool(self.closed or self.opened)

    @property
    def ids(self) -> list[str]:
        """The ids of the facilities that open, in their order."""
        return [f"{PREFIX}{number}" for number in range(1, len(self.opened) + 1)]

    def apply(self, rows: pd.DataFrame) -> gpd.GeoDataFrame:
        """Return the facilities as they would be; what is not known of a new one is missing."""
        left = gpd.GeoDataFrame(rows.drop(index=rows.index.intersection(list(self.closed))))
        if not self.opened:
            return left
        ids = pd.Index(self.ids, name=rows.index.name)
        points = gpd.points_from_xy([each.x for each in self.opened], [each.y for each in self.opened], crs=rows.crs)
        seen = {"confidentiality": RUNGS[-1]} if "confidentiality" in rows.columns else {}
        new = (
            left.iloc[:0]
            .reindex(ids)
            .assign(
                name=[f"Nieuw: {each.title}" for each in self.opened], kind=[each.kind for each in self.opened], **seen
            )
        )
        return gpd.GeoDataFrame(pd.concat([left, new.set_geometry(points)]))
