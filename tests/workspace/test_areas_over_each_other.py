"""Every place lies in one village and one neighbourhood: areas that overlap are told, slivers of a boundary are not."""

import geopandas as gpd
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from shapely import box

from geo_pa.engine import EMBEDDED
from geo_pa.errors import Severity
from geo_pa.workspace import open_folder
from geo_pa.workspace.overlaps import SLIVER_WIDTH_M, overlapping_areas


def told(folder, shapes, *, layer="villages", **columns):
    """Save areas of a layer and give what is told of areas over each other."""
    folder.declare("plans.gpkg")
    (folder.root / "layers" / "plans.toml").rename(folder.root / "layers" / f"{layer}.toml")
    folder.save(folder.plans(shapes, **columns))
    return [problem for problem in folder.open().check() if "over elkaar" in problem.what]


def test_a_village_that_stands_twice_is_told_with_both_names_the_overlap_and_what_to_do(folder):
    elim = box(230_000, 520_000, 231_000, 521_000)
    (notice,) = told(folder, [elim, elim], naam=["Elim", "Nieuw Elim"])
    assert notice.severity is Severity.NOTICE
    assert notice.where == "Plannen (plans.gpkg), geometrie"
    assert notice.what == "1 paar gebieden ligt over elkaar heen."
    assert notice.found == "Elim (P1) en Nieuw Elim (P2): 100,00 ha"
    assert notice.expected == "gebieden die hoogstens een strook van 10 m breed delen"
    assert notice.action.startswith("Verbeter de grens")


def test_every_pair_is_told_the_largest_overlap_first(folder):
    shapes = [box(0, 0, 100, 100), box(50, 0, 150, 100), box(130, 0, 230, 100)]
    shapes = [gpd.GeoSeries([shape]).translate(230_000, 520_000)[0] for shape in shapes]
    (notice,) = told(folder, shapes, naam=["A", "B", None])
    assert notice.found == "A (P1) en B (P2): 0,50 ha; B (P2) en P3: 0,20 ha"


def test_neighbourhoods_are_compared_as_well_and_other_layers_are_not(folder, new_folder):
    twice = [box(230_000, 520_000, 231_000, 521_000)] * 2
    assert told(folder, twice, layer="neighbourhoods")
    assert told(new_folder(), twice, layer="designated_zones") == []


@given(width=st.integers(0, 40), length=st.integers(100, 20_000))
def test_a_strip_is_told_from_wider_than_ten_metres_however_long_the_boundary(width, length):
    areas = gpd.GeoDataFrame(geometry=[box(0, 0, 1_000, length), box(1_000 - width, 0, 2_000, length)], crs=28992)
    readings = {"villages": WORKSPACE.changed("villages", areas).read("villages")}
    assert bool(list(overlapping_areas(readings))) is (width > SLIVER_WIDTH_M)


WORKSPACE = open_folder(EMBEDDED)


@pytest.mark.parametrize("layer", ["villages", "neighbourhoods"])
def test_the_embedded_areas_do_not_overlap_and_a_copy_of_one_of_them_does(layer):
    frame = WORKSPACE.read(layer).frame
    assert list(overlapping_areas({layer: WORKSPACE.read(layer)})) == []
    copy = frame.iloc[[3]].rename(index={frame.index[3]: "KOPIE"})
    changed = WORKSPACE.changed(layer, pd.concat([frame, copy]))
    (notice,) = [problem for problem in changed.check() if "over elkaar" in problem.what]
    assert f"({frame.index[3]})" in notice.found
    assert "(KOPIE)" in notice.found


@pytest.mark.real
@pytest.mark.parametrize("layer", ["buurten_2015", "wijken_2015"])
def test_the_real_districts_and_neighbourhoods_of_hoogeveen_do_not_overlap(real_folder, layer):
    areas = gpd.read_file(real_folder / "hoogeveen_areas_2015.gpkg", layer=layer).to_crs(28992)
    readings = {"villages": WORKSPACE.changed("villages", areas).read("villages")}
    assert len(areas) > 10
    assert list(overlapping_areas(readings)) == []
