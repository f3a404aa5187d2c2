"""How hot and how green it is inside each neighbourhood and each complex."""

from collections.abc import Iterator, Mapping

import geopandas as gpd
import numpy as np
import pandas as pd

from geo_pa.errors import InputError, Problem
from geo_pa.measures.raster import Raster
from geo_pa.measures.zonal import CoveredCells, covered_cells, statistics
from geo_pa.model import Rules

PET, HEAT_ISLAND = "pet", "heat_island"

MEASURES = {"degC PET": PET, "degC": HEAT_ISLAND}
"""What a raster of heat measures, by its unit. The two are never compared or mixed."""

SHARE = "share"

LIMITS = {"share_above_strong": "pet_strong_heat_stress", "share_above_extreme": "pet_extreme_heat_stress"}
"""Shares of the area above a limit of perceived temperature, and the rule that holds the limit."""

HEAT_COLUMNS = ("heat_mean_degc", "heat_p95_degc", *LIMITS)

COVERS = {"heat_cover": HEAT_COLUMNS, "green_cover": ("green_share",), "canopy_cover": ("canopy_share",)}
"""The share of an area on which a raster has values, and the figures that rest on it."""

PUBLISHED = ("heat_island_median_degc", "heat_island_p95_degc", "share_green")
"""Columns of the neighbourhoods that are taken where there is no raster."""

CELL_DECIMALS = 4
"""What a cell of 32 bits holds of a temperature: 40.6 there is 40.599998 in a wider number."""

Rasters = Mapping[str, Raster | None]
Figure = pd.Series | float


def heat_measure(heat: Raster | None) -> str:
    """Tell what heat is measured as: perceived temperature, or degrees of heat island (also without a raster).

    A raster in another unit is refused.
    """
    require_units({"heat": heat})
    return HEAT_ISLAND if heat is None else MEASURES[heat.unit]


def require_units(rasters: Rasters) -> None:
    """Refuse rasters in a unit that is not understood, all of them at once."""
    problems = tuple(_wrong_units(rasters))
    if problems:
        raise InputError(problems)


def _wrong_units(rasters: Rasters) -> Iterator[Problem]:
    for name, raster in rasters.items():
        units = tuple(MEASURES) if name == "heat" else (SHARE,)
        if raster is not None and raster.unit not in units:
            yield Problem(
                where=raster.title,
                what="Met een raster in deze eenheid kan niet worden gerekend.",
                found=raster.unit or "geen eenheid",
                expected=" of ".join(f"'{unit}'" for unit in units),
                action="Zet de goede eenheid bij unit in de beschrijving van de laag, of neem een ander raster.",
            )


def neighbourhood_figures(
    neighbourhoods: gpd.GeoDataFrame,
    heat: Raster | None = None,
    green: Raster | None = None,
    canopy: Raster | None = None,
    *,
    rules: Rules,
) -> pd.DataFrame:
    """Summarise heat, green and tree canopy in each neighbourhood.

    Without the raster of heat the published degrees of heat island are taken, the median for the mean; without that of
    green the published share. A figure is missing where no cell tells it, a cover where no raster was used, the shares
    above a limit where heat is not perceived temperature.
    """
    rasters = {"heat": heat, "green": green, "canopy": canopy}
    require_units(rasters)
    found = summarise(neighbourhoods.geometry, rasters, rules)
    if heat is None:
        found["heat_mean_degc"] = neighbourhoods["heat_island_median_degc"]
        found["heat_p95_degc"] = neighbourhoods["heat_island_p95_degc"]
    if green is None:
        found["green_share"] = neighbourhoods["share_green"]
    return found


def summarise(zones: gpd.GeoSeries, rasters: Rasters, rules: Rules) -> pd.DataFrame:
    """Summarise rasters in polygons, as :func:`neighbourhood_figures` does; cells on one grid are found once."""
    grids: dict[object, CoveredCells] = {}
    columns: dict[str, Figure] = {"area_m2": zones.area}
    for name, raster in rasters.items():
        if raster is not None and raster.grid not in grids:
            grids[raster.grid] = covered_cells(zones, raster)
        columns |= _columns(name, raster, None if raster is None else grids[raster.grid], rules)
    return pd.DataFrame(columns, index=zones.index)


def _columns(name: str, raster: Raster | None, cells: CoveredCells | None, rules: Rules) -> dict[str, Figure]:
    """Name the figures of one raster; without it they are missing."""
    above = {column: float(rules.number(rule)) for column, rule in LIMITS.items()}
    if raster is None or cells is None:
        wanted = (*HEAT_COLUMNS, "heat_cover") if name == "heat" else (f"{name}_share", f"{name}_cover")
        return dict.fromkeys(wanted, np.nan)
    in_classes = name == "heat" and heat_measure(raster) == PET
    found = statistics(cells, raster, above=above if in_classes else {})
    if name != "heat":
        return {f"{name}_share": found["mean"], f"{name}_cover": found["cover"]}
    shares = {column: found[column] if in_classes else np.nan for column in LIMITS}
    return {
        "heat_mean_degc": found["mean"],
        "heat_p95_degc": found["p95"].round(CELL_DECIMALS),
        **shares,
        "heat_cover": found["cover"],
    }


def where_covered(figures: pd.DataFrame, minimum_cover: float) -> pd.DataFrame:
    """Make figures missing where a raster tells of too small a share (0..1) of an area; the covers stay."""
    low = {cover: figures[cover] < minimum_cover for cover in COVERS if cover in figures}
    blanked = {column: figures[column].mask(low[cover]) for cover in low for column in COVERS[cover]}
    return figures.assign(**blanked)
