"""Lengths and areas in a column, held against the shapes beside them: these can be measured, and are believed first."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely

from geo_pa import terms
from geo_pa.crs import WGS84
from geo_pa.model import unit_of
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.faults import Mask, Reread
from geo_pa.workspace.sums import as_floats
from geo_pa.workspace.values import Floats

WEB_MERCATOR = "EPSG:3857"

NEAR = 0.1
"""A total that differs by at most this part from that of the shapes is theirs: maps are drawn with less detail."""

SAME_UNIT = 0.05
"""A total that differs by at most this part from that of the shapes in another unit is in that unit."""

ROUNDED = 0.35
"""Of a single value, since a short street in kilometres is rounded."""

SHORTER, LONGER = 0.9, 3.0
"""A street is not shorter than the straight line between its ends, nor this many times as long as it is drawn."""

SLACK_M = 2.0
"""What rounding may take off a street, or add to it."""


@dataclass(frozen=True)
class _Kind:
    """What is measured of a shape: lengths in metres of lines, areas in square metres of polygons."""

    word: str
    of: str
    units: Mapping[str, float]
    mistakes: Mapping[str, float]
    power: int


LENGTH = _Kind(
    "lengtes",
    "lijnen",
    {"m": 1, "km": 1_000},
    {
        "kilometers": 1_000,
        "voeten": 0.3048,
        "centimeters": 0.01,
        "millimeters": 0.001,
        "mijlen": 1_609.344,
        "meters": 1,
    },
    1,
)
AREA = _Kind(
    "oppervlaktes",
    "vlakken",
    {"m2": 1, "ha": 10_000, "km2": 1_000_000},
    {"hectares": 10_000, "vierkante kilometers": 1_000_000, "vierkante meters": 1, "vierkante voeten": 0.09290304},
    2,
)
SIZES = frozenset((*LENGTH.units, *AREA.units))
"""Units of figures that are held against shapes, and however large cost no row."""

MEASURED = {"LineString": ("length_", LENGTH), "Polygon": ("area_", AREA)}
"""Per geometry how the column is called that says how large a shape is, and what it holds."""


def believable(
    values: Mapping[str, pd.Series], shapes: gpd.GeoSeries | None, declaration: Declaration
) -> tuple[dict[str, pd.Series], tuple[Reread, ...]]:
    """Take the size of the shapes themselves where a column cannot be their size; return what was not taken as well.

    Columns called ``length_...`` of lines and ``area_...`` of polygons are held against the shapes, in RD metres.
    """
    believed = dict(values)
    told: list[Reread] = []
    for column, kind in _measured_columns(declaration):
        if shapes is not None and column.name in values:
            sizes = _Sizes(as_floats(values[column.name]), shapes, column, kind)
            with np.errstate(all="ignore"):  # a figure may be as large as a float holds; it is no length then
                mended, found = sizes.believed()
            if found:
                believed[column.name] = pd.Series(mended, index=values[column.name].index)
                told.append(found)
    return believed, tuple(told)


def _measured_columns(declaration: Declaration) -> Iterator[tuple[DeclaredColumn, _Kind]]:
    prefix, kind = MEASURED.get(declaration.geometry, ("", LENGTH))
    for column in declaration.columns.values() if prefix else ():
        if column.type == "number" and column.name.startswith(prefix) and column.unit in kind.units:
            yield column, kind


@dataclass(frozen=True)
class _Sizes:
    """One column of sizes beside the shapes."""

    written: Floats
    shapes: gpd.GeoSeries
    column: DeclaredColumn
    kind: _Kind

    def believed(self) -> tuple[Floats, Reread | None]:
        """Return the sizes to work with, and what is told where they are not those of the file."""
        drawn = self._drawn(self.shapes)
        known = np.isfinite(self.written) & np.isfinite(drawn) & (drawn > 0)
        if not known.any():
            return self.written, None
        ratio = self.written[known].sum() / drawn[known].sum()
        if abs(ratio - 1) > NEAR and (told := self._in_another_unit(known, drawn)):
            return np.where(known, drawn, self.written), told
        return self._one_by_one(known, drawn)

    def _drawn(self, shapes: gpd.GeoSeries) -> Floats:
        """Measure the shapes in our unit."""
        sizes = shapely.length(shapes.to_numpy()) if self.kind is LENGTH else shapely.area(shapes.to_numpy())
        in_our_unit: Floats = np.asarray(sizes, dtype=np.float64) / self.kind.units[self.column.unit]
        return in_our_unit

    def _in_another_unit(self, known: Mask, drawn: Floats) -> Reread | None:
        """Find the unit that all sizes are in; None where they are not off by one factor."""
        own = self.kind.units[self.column.unit]
        for name, unit in self.kind.mistakes.items():
            if self._fits(known, drawn * own / unit):
                return self._told(known, drawn, f" Dit lijken {name}.", factor=unit / own)
        for name, crs, size in (("graden", WGS84, own), ("meters in Web Mercator", WEB_MERCATOR, 1)):
            if self._fits(known, self._drawn(self.shapes.to_crs(crs)) * size):
                return self._told(known, drawn, f" Dit lijken {name}.")
        median = float(np.median(self.written[known] / drawn[known]))
        constant = np.isclose(self.written[known], drawn[known] * median, rtol=SAME_UNIT).mean() >= 1 - NEAR
        return self._told(known, drawn, "", factor=1 / median) if constant and median > 0 else None

    def _fits(self, known: Mask, sizes: Floats) -> bool:
        """Tell whether these are the sizes written, but for rounding."""
        written, measured = self.written[known], sizes[known]
        together = abs(written.sum() / measured.sum() - 1) <= SAME_UNIT * self.kind.power
        return bool(together and (np.abs(written / measured - 1) <= ROUNDED).mean() >= 1 / 2)

    def _told(self, known: Mask, drawn: Floats, guess: str, factor: float | None = None) -> Reread:
        kind, column = self.kind, self.column
        written, measured = float(self.written[known].sum()), float(drawn[known].sum())
        unit = unit_of(column.unit).more
        mend = f"Bereken de {kind.word} opnieuw in een GIS, in RD"
        if factor is not None:
            mend = f"Zet factor = {float(column.factor) * factor:.6g} onder [columns.{column.name}] in de declaratie"
        return Reread(
            (column.name,),
            wording.subject(column),
            f"De {kind.word} zijn {_figures(written / measured)} keer die van de {kind.of}.{guess} Gerekend is met de "
            f"{kind.of} zelf.",
            f"samen {_figures(written)}",
            f"samen {wording.value_found(round(measured, 1))} {unit}, zoals de {kind.of} meten",
            f"{mend}.",
        )

    def _one_by_one(self, known: Mask, drawn: Floats) -> tuple[Floats, Reread | None]:
        """Find the streets that are shorter than the straight line between their ends, or far longer than drawn."""
        if self.kind is not LENGTH:
            return self.written, None
        slack = SLACK_M / self.kind.units[self.column.unit]
        straight = _straight(self.shapes) / self.kind.units[self.column.unit]
        wrong = known & ((self.written < SHORTER * straight - slack) | (self.written > LONGER * drawn + slack))
        if not wrong.any():
            return self.written, None
        found = [
            f"{_figures(self.written[row])} in plaats van {wording.value_found(round(drawn[row], 1))}"
            for row in np.flatnonzero(wrong)
        ]
        count = terms.plural(int(wrong.sum()), "lengte kan", "lengtes kunnen")
        told = replace(
            self._told(wrong, drawn, ""),
            what=f"{count} niet die van de lijn zijn; gerekend is met de lijn zelf.",
            found=wording.listed(found),
            action="Verbeter de lengte of de lijn in het bestand.",
        )
        return np.where(wrong, drawn, self.written), told


def _straight(shapes: gpd.GeoSeries) -> Floats:
    """Return the distance between the ends of each line in metres; NaN where it has no two ends."""
    lines = shapes.to_numpy()
    ends = (shapely.get_point(lines, 0), shapely.get_point(lines, -1))
    distances: Floats = np.asarray(shapely.distance(*ends), dtype=np.float64)
    return distances


def _figures(number: float) -> str:
    """Write a number with three figures that matter."""
    return wording.value_found(float(f"{number:.3g}"))
