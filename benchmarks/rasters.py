"""Heat in every neighbourhood and complex against what one would otherwise write: rasterstats, on the same raster."""

import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import geopandas as gpd
import numpy as np
import pandas as pd
from affine import Affine
from rasterstats import zonal_stats

from benchmarks.timing import timed
from benchmarks.walking import Race
from geo_pa.demo.writing import write_raster
from geo_pa.engine import Session
from geo_pa.measures.raster import Raster
from geo_pa.measures.raster_files import read_raster
from geo_pa.measures.zonal import covered_cells, statistics, zonal_statistics

STRONG, EXTREME = 35.0, 41.0
LIMITS = {"strong": STRONG, "extreme": EXTREME}

AIM = 8.0
"""How many times as fast we want to be."""

FINER = (5, 2)
"""Each cell in so many rows and columns: a raster of ten times as many cells over the same ground."""

ALIKE_DEGC = 0.5
"""rasterstats counts a cell by its centre: its means over neighbourhoods differ so much from ours at most."""


def time_rasters(session: Session, *, runs: int = 9) -> Iterator[Race]:
    """Time mean, 95th percentile and the shares above two limits in all neighbourhoods and complexes, in both ways.

    Parameters
    ----------
    session : Session
        The embedded municipality.
    runs : int
        How often we are timed; the other way, which is slower, a third as often.

    Yields
    ------
    Race
        Heat and green from their files, which is what the question needs; heat alone from its file, and with the raster
        in memory already; then the last two on a raster of ten times as many cells.

    Raises
    ------
    ArithmeticError
        The two ways do not find about the same means.
    """
    areas = session.layer("neighbourhoods").geometry
    zones = gpd.GeoSeries(pd.concat([areas, session.layer("corporation_stock").geometry]), crs=areas.crs)
    path, green = (session.workspace.declarations[name].file_path for name in ("heat", "green"))
    yield _both(zones, path, green, runs)
    with tempfile.TemporaryDirectory() as folder:
        finer = _finer(path, Path(folder) / "finer.tif")
        for file in (path, finer):
            _check(zones.head(len(areas)), file)
            yield _from_file(zones, file, runs)
            yield _in_memory(zones, file, runs)


def _finer(path: Path, target: Path) -> Path:
    """Write the same heat on smaller cells, each with a trace of its own, so that it does not compress to nothing."""
    raster = _read(path)
    rows, columns = FINER
    cells = np.repeat(np.repeat(raster.cells, rows, axis=0), columns, axis=1)
    noise = np.random.default_rng(0).integers(-3, 4, cells.shape) / 10
    size = Affine(raster.cell_width_m / columns, 0, raster.west, 0, -raster.cell_height_m / rows, raster.north)
    write_raster((cells + noise).astype(np.float32), target, size)
    return target


def _read(path: Path) -> Raster:
    return read_raster(path, unit="degC PET", title="heat")


def _check(areas: gpd.GeoSeries, path: Path) -> None:
    ours = zonal_statistics(areas, _read(path), above=LIMITS)["mean"]
    theirs = [row["mean"] for row in _by_rasterstats(areas, str(path))]
    if not np.allclose(ours, theirs, rtol=0, atol=ALIKE_DEGC):
        raise ArithmeticError("the two ways do not find the same means")


def _both(zones: gpd.GeoSeries, heat: Path, green: Path, runs: int) -> Race:
    return Race(
        what=f"heat and green in {len(zones)} neighbourhoods and complexes, from two files",
        other="rasterstats zonal_stats with add_stats, from the files",
        ours=timed(lambda: _both_by_us(zones, heat, green), runs=runs),
        theirs=timed(lambda: _both_by_rasterstats(zones, heat, green), runs=max(runs // 3, 1)),
        aim=AIM,
    )


def _both_by_us(zones: gpd.GeoSeries, heat: Path, green: Path) -> None:
    raster = _read(heat)
    cells = covered_cells(zones, raster)
    statistics(cells, raster, above=LIMITS)
    statistics(cells, _read(green), above={})


def _both_by_rasterstats(zones: gpd.GeoSeries, heat: Path, green: Path) -> None:
    _by_rasterstats(zones, str(heat))
    zonal_stats(zones, str(green), stats=["mean"])


def _from_file(zones: gpd.GeoSeries, path: Path, runs: int) -> Race:
    return Race(
        what=f"heat in {len(zones)} areas (mean, 95th percentile, two shares), from {_cells(path)} in a file",
        other="rasterstats zonal_stats with add_stats, from the file",
        ours=timed(lambda: zonal_statistics(zones, _read(path), above=LIMITS), runs=runs),
        theirs=timed(lambda: _by_rasterstats(zones, str(path)), runs=max(runs // 3, 1)),
        aim=AIM,
    )


def _in_memory(zones: gpd.GeoSeries, path: Path, runs: int) -> Race:
    raster = _read(path)
    place = Affine(raster.cell_width_m, 0, raster.west, 0, -raster.cell_height_m, raster.north)
    filled = np.nan_to_num(raster.cells, nan=-9999)
    theirs = partial(_by_rasterstats, zones, filled, affine=place, nodata=-9999)
    return Race(
        what=f"... from {_cells(path)} in memory",
        other="rasterstats zonal_stats with add_stats, from an array",
        ours=timed(lambda: zonal_statistics(zones, raster, above=LIMITS), runs=runs),
        theirs=timed(theirs, runs=max(runs // 3, 1)),
        aim=AIM,
    )


def _cells(path: Path) -> str:
    return f"{_read(path).cells.size / 1e6:.1f} million cells"


def _by_rasterstats(zones: gpd.GeoSeries, raster: Any, **place: Any) -> list[dict[str, Any]]:
    shares = {"strong": _share_above_strong, "extreme": _share_above_extreme}
    stats = ["mean", "percentile_95"]
    found: list[dict[str, Any]] = zonal_stats(zones, raster, stats=stats, add_stats=shares, **place)
    return found


def _share_above_strong(cells: Any) -> float:
    return float((cells > STRONG).mean())


def _share_above_extreme(cells: Any) -> float:
    return float((cells > EXTREME).mean())
