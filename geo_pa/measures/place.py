"""What the map knows of one shape: in which neighbourhoods, district and village it lies, and how large it is."""

from dataclasses import dataclass

import geopandas as gpd
import pandas as pd
from shapely.geometry.base import BaseGeometry

from geo_pa.crs import RD
from geo_pa.measures.areas import NOTHING, largest_overlap, lying_in, overlap_shares
from geo_pa.terms import is_missing

SHAPE = "shape"


@dataclass(frozen=True)
class Part:
    """The part of a shape that lies in one neighbourhood: its code, its name, and the share of the shape (0..1)."""

    code: str
    name: str
    share: float


@dataclass(frozen=True)
class Place:
    """Where a shape lies, as every question places a building location.

    Attributes
    ----------
    area_m2 : float
        0 for a point.
    neighbourhoods : tuple of Part, optional
        All it overlaps, the largest part first: that one speaks for it. Empty outside all; None where the layer of
        neighbourhoods is lacking.
    district_code, district_name : str, optional
        The district whose neighbourhoods together hold most of it; without that layer the one that holds most of it.
        None where it is not known.
    village, kind : str, optional
        The area of the layer of villages that holds most of it, and the word for its kind (``village``, ``town``); None
        outside all, and where the layer is lacking.
    """

    area_m2: float
    neighbourhoods: tuple[Part, ...] | None = None
    district_code: str | None = None
    district_name: str | None = None
    village: str | None = None
    kind: str | None = None

    @property
    def outside(self) -> float | None:
        """The share that lies in no neighbourhood; None where these are not known."""
        if self.neighbourhoods is None:
            return None
        rest = 1 - sum(part.share for part in self.neighbourhoods)
        return rest if rest > NOTHING else 0.0


def place_of(
    shape: BaseGeometry, *, neighbourhoods: gpd.GeoDataFrame | None, villages: gpd.GeoDataFrame | None
) -> Place:
    """Tell where a shape lies.

    Parameters
    ----------
    shape : shapely geometry
        In RD metres.
    neighbourhoods, villages : GeoDataFrame, optional
        The layers of these names, by code; None where a workspace lacks one.

    Returns
    -------
    Place
    """
    unit = gpd.GeoDataFrame(geometry=gpd.GeoSeries([shape], index=[SHAPE], crs=RD))
    village = None if villages is None else _known(largest_overlap(unit, villages)[SHAPE])
    code, name = _district(unit, neighbourhoods, village)
    return Place(
        area_m2=float(shape.area),
        neighbourhoods=None if neighbourhoods is None else _parts(unit, neighbourhoods),
        district_code=code,
        district_name=name or _cell(villages, code, "name"),
        village=_cell(villages, village, "name"),
        kind=_cell(villages, village, "kind"),
    )


def _parts(unit: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame) -> tuple[Part, ...]:
    pairs = overlap_shares(unit, neighbourhoods)
    return tuple(
        Part(str(code), _cell(neighbourhoods, str(code), "name") or str(code), float(share))
        for code, share in zip(pairs["area"], pairs["share"], strict=True)
    )


def _district(
    unit: gpd.GeoDataFrame, neighbourhoods: gpd.GeoDataFrame | None, village: str | None
) -> tuple[str | None, str | None]:
    """Return the code and the name of the district, as its neighbourhoods have them."""
    if neighbourhoods is None:
        return village, None
    groups = neighbourhoods["district_code"]
    code = _known(lying_in(unit, neighbourhoods, names=neighbourhoods["name"], groups=groups)["group"][SHAPE])
    names = neighbourhoods.drop_duplicates("district_code").set_index("district_code")
    return code, _cell(names, code, "district_name")


def _cell(rows: pd.DataFrame | None, row: str | None, column: str) -> str | None:
    """Return a word of a row; None where there is none."""
    if rows is None or row is None or column not in rows.columns or row not in rows.index:
        return None
    return _known(rows[column].loc[row])


def _known(value: object) -> str | None:
    return None if is_missing(value) else str(value)
