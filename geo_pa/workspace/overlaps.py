"""Areas that lie over each other: what stands there would belong to two villages or two neighbourhoods."""

from collections.abc import Iterator, Mapping

import geopandas as gpd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading

AREAS = ("villages", "neighbourhoods")
"""Layers that divide the municipality: every place lies in one of their areas."""

SLIVER_WIDTH_M = 10
"""An overlap that is nowhere wider is a sliver: one boundary, drawn twice. Maps of areas are accurate to a few metres
on either side, and a home does not fit in it; how long the boundary is, and so how large the sliver, says nothing."""

M2_PER_HA = 10_000


def overlapping_areas(readings: Mapping[str, Reading]) -> Iterator[Problem]:
    """Find areas of one layer, polygons in RD metres, that overlap for more than a sliver; the largest first."""
    for layer in AREAS:
        if layer not in readings or readings[layer].declaration.geometry != "Polygon":
            continue
        reading = readings[layer]
        rows = [
            f"{one} en {other}: {terms.number(m2 / M2_PER_HA, 2)} ha"
            for one, other, m2 in _overlaps(gpd.GeoSeries(reading.frame["geometry"]), _names(reading))
        ]
        if rows:
            yield _notice(reading, rows)


def _overlaps(areas: gpd.GeoSeries, names: list[str]) -> list[tuple[str, str, float]]:
    """Return each pair of areas by name with the overlap in m2, the largest first; slivers are left out."""
    left, right = areas.sindex.query(areas, predicate="intersects")
    once = left < right
    left, right = left[once], right[once]
    shared = areas.iloc[left].intersection(areas.iloc[right], align=False)
    wide = ~shared.buffer(-SLIVER_WIDTH_M / 2).is_empty.to_numpy()
    found = zip(left[wide].tolist(), right[wide].tolist(), shared.area[wide].tolist(), strict=True)
    return sorted(((names[one], names[other], m2) for one, other, m2 in found), key=lambda pair: (-pair[2], pair))


def _names(reading: Reading) -> list[str]:
    """Write each area as "Elim (WK011860)"; by the key alone where it has no name."""
    keys = reading.frame.index.map(str).tolist()
    names = reading.frame["name"].tolist() if reading.has("name") else [None] * len(keys)
    return [key if terms.is_missing(name) else f"{name} ({key})" for key, name in zip(keys, names, strict=True)]


def _notice(reading: Reading, rows: list[str]) -> Problem:
    return Problem(
        f"{wording.place(reading.declaration)}, geometrie",
        f"{terms.plural(len(rows), 'paar gebieden ligt', 'paren gebieden liggen')} over elkaar heen.",
        wording.listed(rows),
        f"gebieden die hoogstens een strook van {SLIVER_WIDTH_M} m breed delen",
        "Verbeter de grens, of haal weg wat er dubbel in staat; wat daar ligt, kan nu bij het verkeerde gebied tellen.",
        Severity.NOTICE,
    )
