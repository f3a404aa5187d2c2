"""Heat and green on a part of the embedded municipality, counted again cell by cell and place by place."""

import math
from itertools import product

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import box

from geo_pa.analyses.heat_stress.complexes import complex_figures
from geo_pa.analyses.heat_stress.figures import neighbourhood_figures
from geo_pa.measures.raster import Raster
from geo_pa.measures.raster_files import read_raster

SIDE = 90
"""Cells of 10 m that are counted one by one, north and east of the middle of the town."""


@pytest.fixture(scope="module")
def whole(session):
    """Read both rasters as they are."""
    files = {name: session.workspace.declarations[name] for name in ("heat", "green")}
    return {name: read_raster(file.file_path, unit=file.unit, title=file.title) for name, file in files.items()}


@pytest.fixture(scope="module")
def rasters(whole, session):
    middle = session.layer("neighbourhoods").geometry.loc["BU01185000"].centroid
    return {name: cut_out(raster, middle) for name, raster in whole.items()}


def cut_out(raster, middle):
    column = int((middle.x - raster.west) // raster.cell_width_m)
    row = int((raster.north - middle.y) // raster.cell_height_m) - SIDE
    cells = raster.cells[row : row + SIDE, column : column + SIDE]
    west, north = raster.west + column * raster.cell_width_m, raster.north - row * raster.cell_height_m
    return Raster(cells, west, north, raster.cell_width_m, raster.cell_height_m, raster.unit, raster.title)


@pytest.fixture(scope="module")
def rules(session):
    return session.workspace.rules("heat_stress", "disclosure", "stock", on=session.workspace.info.reference_date)


def cell_by_cell(raster, shape):
    """List the value and the shared area of each cell that a shape touches."""
    found = []
    for row, column in product(range(SIDE), range(SIDE)):
        west, north = raster.west + 10 * column, raster.north - 10 * row
        cell = box(west, north - 10, west + 10, north)
        if shape.intersects(cell) and not np.isnan(raster.cells[row, column]):
            found.append((round(float(raster.cells[row, column]), 4), shape.intersection(cell).area))
    return found


def counted(heat, green, shape):
    cells, greens = cell_by_cell(heat, shape), cell_by_cell(green, shape)
    area = sum(part for _, part in cells)
    return {
        "heat_cover": area / shape.area,
        "heat_mean_degc": sum(value * part for value, part in cells) / area,
        "share_above_strong": sum(part for value, part in cells if value > 35) / area,
        "share_above_extreme": sum(part for value, part in cells if value > 41) / area,
        "green_share": sum(value * part for value, part in greens) / sum(part for _, part in greens),
    }


def on_the_part(layer, raster):
    """Keep the shapes of which at least a hectare, or the whole, lies on the raster."""
    ground = box(raster.west, raster.south, raster.east, raster.north)
    shared = layer.geometry.intersection(ground).area
    return layer[(shared > 10_000) | ((shared > 0) & (shared >= layer.area - 1e-6))]


def test_the_figures_of_neighbourhoods_are_those_counted_cell_by_cell(session, rasters, rules):
    areas = on_the_part(session.layer("neighbourhoods"), rasters["heat"])
    assert len(areas) >= 3
    found = neighbourhood_figures(areas, **rasters, rules=rules)
    for name, shape in areas.geometry.items():
        figures = counted(rasters["heat"], rasters["green"], shape)
        assert found.loc[name, list(figures)].to_dict() == pytest.approx(figures, abs=2e-5)
    assert found["heat_cover"].min() < 0.8, "no area lies partly off the part that is counted"


def test_the_figures_of_complexes_are_those_counted_cell_by_cell(session, rasters, rules):
    stock = on_the_part(session.layer("corporation_stock"), rasters["heat"]).head(8)
    assert len(stock) == 8
    found = complex_figures(session.layer("neighbourhoods"), stock, **rasters, rules=rules)
    for name, shape in stock.geometry.items():
        figures = counted(rasters["heat"], rasters["green"], shape)
        assert found.loc[name, list(figures)].to_dict() == pytest.approx(figures, abs=2e-5)


def test_95_percent_of_an_area_is_no_hotter_than_its_percentile(session, rasters, rules):
    areas = on_the_part(session.layer("neighbourhoods"), rasters["heat"])
    found = neighbourhood_figures(areas, **rasters, rules=rules)["heat_p95_degc"]
    for name, shape in areas.geometry.items():
        cells = cell_by_cell(rasters["heat"], shape)
        area = sum(part for _, part in cells)
        assert sum(part for value, part in cells if value <= found[name]) >= (0.95 - 1e-5) * area
        assert sum(part for value, part in cells if value < found[name]) < (0.95 + 1e-5) * area


@pytest.fixture(scope="module")
def result(session):
    return session.run("heat_stress")


def test_priorities_and_ranks_are_those_of_a_count_place_by_place(result):
    table = result.table
    known = table.dropna(subset=["priority"])
    low, high = table["heat_mean_degc"].min(), table["heat_mean_degc"].max()
    most = {name: float(table[name].max()) for name in ("vulnerable_residents", "room_to_green_m2")}
    places = {
        name: (
            (row.heat_mean_degc - low) / (high - low),
            row.vulnerable_residents / most["vulnerable_residents"],
            row.room_to_green_m2 / most["room_to_green_m2"],
        )
        for name, row in zip(known.index, known.itertuples(), strict=True)
    }
    ranks = {name: [] for name in places}
    for weights in product((0.5, 1, 1.5), repeat=3):
        figure = {
            name: round(
                math.prod(part**weight for part, weight in zip(parts, weights, strict=True)) ** (1 / sum(weights)), 12
            )
            for name, parts in places.items()
        }
        for name in places:
            ranks[name].append(1 + sum(other > figure[name] for other in figure.values()))
            if weights == (1, 1, 1):
                assert known.loc[name, "priority"] == pytest.approx(figure[name], abs=1e-11)
                assert known.loc[name, "rank"] == ranks[name][-1]
    for name, found in ranks.items():
        assert known.loc[name, ["rank_best", "rank_worst"]].tolist() == [min(found), max(found)]
        always, ever = max(found) <= 10, min(found) <= 10
        wanted = "high" if always else "some" if ever else "none"
        assert known.loc[name, "signal"] == wanted


def test_room_for_green_is_that_of_plots_cut_one_by_one(session, whole, result):
    areas, ground, green = session.layer("neighbourhoods"), session.layer("corporation_ground"), whole["green"]
    for name in ("BU01185000", "BU01185008", "BU01186000"):
        room = 0.0
        for plot in ground.geometry:
            piece = plot.intersection(areas.geometry[name])
            if piece.area > 0:
                west, south, east, north = piece.bounds
                columns = range(int((west - green.west) // 10), int((east - green.west) // 10) + 1)
                rows = range(int((green.north - north) // 10), int((green.north - south) // 10) + 1)
                room += sum(
                    (1 - float(green.cells[row, column])) * piece.intersection(_cell(green, row, column)).area
                    for row, column in product(rows, columns)
                )
        assert result.table.loc[name, "room_to_green_m2"] == pytest.approx(room, abs=0.1)


def _cell(raster, row, column):
    west, north = raster.west + 10 * column, raster.north - 10 * row
    return box(west, north - 10, west + 10, north)


def test_planned_works_in_front_are_those_of_every_pair_looked_at(session, result):
    areas, works, table = session.layer("neighbourhoods"), session.layer("planned_works"), result.table
    wanted = {
        (work, table.loc[area, "name"])
        for work, area in product(works.index, areas.index)
        if table.loc[area, "signal"] in {"high", "some"}
        and works.geometry[work].intersection(areas.geometry[area]).area > 0
        and works.loc[work, "start_year"] <= 2031
        and works.loc[work, "end_year"] >= 2026
    }
    found = result.details["works"]
    assert set(zip(found["work_id"], found["neighbourhood"], strict=True)) == wanted
    assert len(found) == len(wanted) > 0


def test_every_complex_is_ranked_within_its_corporation_or_says_why_not(session, result):
    found = result.details["complexes"]
    assert isinstance(found, gpd.GeoDataFrame)
    assert set(found.index) == set(session.layer("corporation_stock").index)
    for _, own in found.groupby("corporation"):
        in_order = own.dropna(subset=["priority"]).sort_values("priority", ascending=False)
        expected = in_order["priority"].map(lambda figure, own=in_order: 1 + (own["priority"] > figure).sum())
        pd.testing.assert_series_equal(in_order["rank_in_corporation"].astype("int64"), expected, check_names=False)
