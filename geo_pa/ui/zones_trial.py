"""A trial: what if a facility closes, or another opens. Plain values, so that answers can be kept by them."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd

from geo_pa import terms
from geo_pa.disclosure import VIEWERS

PREFIX = "proef-"


@dataclass(frozen=True)
class Opened:
    """A facility that is tried out.

    Attributes
    ----------
    kind : str
        One of the vocabulary ``facility_kind``.
    place : str
        Where it is, in words: "Krakeel", "229.500, 526.000".
    x, y : float
        RD metres.
    """

    kind: str
    place: str
    x: float
    y: float

    @property
    def title(self) -> str:
        """What it is called: its kind and its place."""
        return f"{terms.label('facility_kind', self.kind)} ({self.place})"


@dataclass(frozen=True)
class Trial:
    """Facilities that close and facilities that open.

    Attributes
    ----------
    closed : tuple of str
        Ids of the layer ``facilities``.
    opened : tuple of Opened
        In the order in which they were added.
    """

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
        """Return the facilities as they would be.

        Parameters
        ----------
        rows : GeoDataFrame
            The layer ``facilities``, RD metres; not changed.

        Returns
        -------
        GeoDataFrame
            Without those that close, with those that open; what is not known of a new one is missing, and anyone may
            see it who looks at the trial.
        """
        left = gpd.GeoDataFrame(rows.drop(index=rows.index.intersection(list(self.closed))))
        if not self.opened:
            return left
        ids = pd.Index(self.ids, name=rows.index.name)
        points = gpd.points_from_xy([each.x for each in self.opened], [each.y for each in self.opened], crs=rows.crs)
        seen = {"confidentiality": VIEWERS[-1]} if "confidentiality" in rows.columns else {}
        new = (
            left.iloc[:0]
            .reindex(ids)
            .assign(
                name=[f"Nieuw: {each.title}" for each in self.opened], kind=[each.kind for each in self.opened], **seen
            )
        )
        return gpd.GeoDataFrame(pd.concat([left, new.set_geometry(points)]))
