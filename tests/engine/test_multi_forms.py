"""Every question gives the same answer when every layer is saved in its Multi form, as shapefiles and QGIS save it."""

import shutil

import geopandas as gpd
import numpy as np
import pytest
import shapely
from pandas.testing import assert_frame_equal

from geo_pa.engine.session import session_of
from geo_pa.workspace import open_folder

GROUPS = {"Point": shapely.multipoints, "LineString": shapely.multilinestrings, "Polygon": shapely.multipolygons}


def in_two_strokes(line, number):
    """Cut every third street of more than two corners at a corner, and draw the second stroke the other way."""
    corners = shapely.get_coordinates(line)
    if number % 3 or len(corners) <= 2:
        return shapely.multilinestrings([line])
    half = len(corners) // 2
    return shapely.MultiLineString([corners[: half + 1], corners[half:][::-1]])


def in_multi_form(rows):
    declared = rows.geom_type.iloc[0].removeprefix("Multi")
    if declared == "LineString":
        return rows.set_geometry(
            [in_two_strokes(line, number) for number, line in enumerate(rows.geometry)], crs=rows.crs
        )
    single = [shape if shape.geom_type != declared else GROUPS[declared]([shape]) for shape in rows.geometry]
    return rows.set_geometry(np.array(single, dtype=object), crs=rows.crs)


@pytest.fixture(scope="module")
def multi(tmp_path_factory, repository, session):
    """The embedded municipality with every layer of shapes in its Multi form; what is prepared alike is shared."""
    folder = tmp_path_factory.mktemp("multi")
    shutil.copytree(repository / "data", folder / "data")
    (folder / "layers").mkdir()
    for path in sorted((repository / "layers").iterdir()):
        target = folder / "layers" / path.name
        if path.suffix in {".gpkg", ".geojson"}:
            in_multi_form(gpd.read_file(path)).to_file(target)
        else:
            target.write_bytes(path.read_bytes())
    return session_of(open_folder(folder), session.memory)


def test_every_layer_holds_the_same_single_or_whole_shapes(session, multi):
    for name, declaration in session.workspace.declarations.items():
        if not declaration.has_geometry:
            continue
        before, after = session.layer(name), multi.layer(name)
        assert multi.workspace.read(name).problems == session.workspace.read(name).problems
        assert set(after.geom_type) <= {declaration.geometry, *set(before.geom_type)}
        assert_frame_equal(before.drop(columns="geometry"), after.drop(columns="geometry"))
        assert before.geometry.normalize().geom_equals(after.geometry.normalize()).all(), name


def test_every_question_finds_the_same_answer(session, results, multi):
    for analysis, before in results.items():
        after = multi.run(analysis)
        assert after.totals == before.totals, analysis
        drop = "geometry"
        assert_frame_equal(after.table.drop(columns=drop), before.table.drop(columns=drop), check_exact=False)
        assert after.evidence.excluded.equals(before.evidence.excluded)
