"""What is written out of a workspace and brought in again changes nothing, and one changed cell is one change."""

import io
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from intake_files import shapefile_parts, zipped
from shapely import box

from geo_pa.changes import Change
from geo_pa.changes.values import written
from geo_pa.intake import bring_in, proposed, settled, take_in
from geo_pa.schema import SCHEMA
from geo_pa.vocabulary import VOCABULARIES

FIELDS = SCHEMA["building_locations"].fields


words = st.text("abcdefgxyzéëïüAZ0189 .,;:'\"&()-/=+@", min_size=1, max_size=15).map(
    lambda text: f"Plan {text}".strip()
)
counts = st.none() | st.integers(0, 3000)
shares = st.none() | st.floats(0, 1, allow_nan=False).map(lambda share: round(share, 6))
days = st.none() | st.dates(date(1990, 1, 1), date(2060, 1, 1))


def one_of(vocabulary):
    return st.none() | st.sampled_from(VOCABULARIES[vocabulary])


ROW = st.fixed_dictionaries(
    {
        "name": words,
        "status": one_of("planning_status"),
        "plan_type": one_of("plan_type"),
        "dwellings": counts,
        "care_places": counts,
        "corporation": st.none() | words,
        "guarantee_years": st.none() | st.integers(0, 200),
        "decision_date": days,
        "completion_year": st.none() | st.integers(1990, 2100),
        "realisation_chance": shares,
        "confidentiality": one_of("confidentiality"),
        "at": st.tuples(st.floats(210_000, 240_000), st.floats(510_000, 540_000), st.floats(5, 900)),
    }
)
ROWS = st.lists(ROW, min_size=1, max_size=6)


def as_plans(rows):
    """Make of drawn values the rows of a layer, as reading gives them."""
    shapes = [box(x, y, x + size, y + size) for x, y, size in (row["at"] for row in rows)]
    index = pd.Index([f"P{at}" for at in range(len(rows))], dtype="str", name="location_id")
    columns = {
        name: pd.Series([row.get(name) for row in rows], index=index).astype(field.dtype)
        for name, field in FIELDS.items()
        if name != "location_id"
    }
    return gpd.GeoDataFrame(columns, geometry=shapes, index=index, crs="EPSG:28992")


def as_csv(plans, _):
    table = plans.drop(columns="geometry").reset_index()
    return table.to_csv(index=False, sep=";", decimal=",").encode("utf-8-sig"), "plannen.csv"


def as_excel(plans, _):
    content = io.BytesIO()
    plans.drop(columns="geometry").reset_index().to_excel(content, index=False, engine="xlsxwriter")
    return content.getvalue(), "plannen.xlsx"


def as_geopackage(plans, folder):
    path = folder / "plannen.gpkg"
    path.unlink(missing_ok=True)
    plans.reset_index().to_file(path)
    return path.read_bytes(), "plannen.gpkg"


def as_geojson(plans, folder):
    path = folder / "plannen.geojson"
    plans.reset_index().to_file(path, driver="GeoJSON", RFC7946="YES")
    return path.read_bytes(), "plannen.geojson"


def as_shapefile(plans, folder):
    days = plans["decision_date"].dt.strftime("%Y-%m-%d")  # a shapefile has no moments
    shapes = plans.assign(decision_date=days).reset_index()
    shapes = shapes.rename(columns=dict(zip(shapes.columns, map(cut, shapes.columns), strict=True)))
    inside = folder / "shp"
    inside.mkdir(exist_ok=True)
    return zipped(shapefile_parts(inside, shapes)), "plannen.zip"


def cut(name):
    """Give a column a name that a shapefile has room for: two of ours would be cut to the same."""
    return {"dwellings_demolished": "dw_demol", "dwellings_realised": "dw_real"}.get(name, name[:10])


GIVEN = ("dw_demol=dwellings_demolished", "dw_real=dwellings_realised")

FORMS = {
    "csv": (as_csv, ()),
    "xlsx": (as_excel, ()),
    "gpkg": (as_geopackage, ()),
    "geojson": (as_geojson, ()),
    "zip": (as_shapefile, GIVEN),
}
forms = pytest.mark.parametrize("form", FORMS)
drawn = settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])


@pytest.fixture
def changes(session, tmp_path):
    """What a file of some rows would change in a municipality that has others."""

    def found(now, then, form):
        make, given_ = FORMS[form]
        held = session.changed("building_locations", now)
        content, name = make(then, tmp_path)
        with take_in(content, name) as taken:
            table, match = proposed(taken, "building_locations", held.workspace)
            brought = bring_in(held, table, settled(match, given_, table))
        assert brought.intake.fixes == ()
        return brought.changes

    return found


@forms
@drawn
@given(rows=ROWS)
def test_rows_written_out_and_brought_in_again_change_nothing(changes, form, rows):
    plans = as_plans(rows)
    assert changes(plans, plans, form) == ()


OTHER = {
    "name": "Een andere naam",
    "status": "4B",
    "dwellings": 3001,
    "decision_date": pd.Timestamp("1985-05-05"),
    "realisation_chance": 0.1234567,
    "confidentiality": None,
}


@forms
@drawn
@given(rows=ROWS, field=st.sampled_from(sorted(OTHER)), at=st.integers(0, 5))
def test_one_cell_that_differs_is_one_change(changes, form, rows, field, at):
    now = as_plans(rows)
    row = now.index[at % len(now)]
    then = now.copy()
    then.loc[row, field] = OTHER[field]
    before, after = written(now[field])[row], written(then[field])[row]
    expected = () if before == after else (Change("building_locations", row, field, before, after),)
    assert changes(now, then, form) == expected


@pytest.mark.parametrize("form", ["gpkg", "geojson", "zip"])
@drawn
@given(rows=ROWS, metres=st.floats(0.1, 50))
def test_a_shape_that_was_moved_is_one_change(changes, form, rows, metres):
    now = as_plans(rows)
    then = now.set_geometry(np.where(np.arange(len(now)) == 0, now.geometry.translate(xoff=metres), now.geometry))
    (change,) = changes(now, then.set_crs("EPSG:28992"), form)
    assert (change.row, change.field) == ("P0", "geometry")
    assert change.before == written(now.geometry)["P0"]


def test_mutations_of_the_stock_come_back_with_their_yes_and_no(session, bring):
    mutations = session.layer("stock_mutations")
    assert mutations["replaces_demolition"].notna().any()
    content = io.BytesIO()
    mutations.reset_index().to_excel(content, index=False, engine="xlsxwriter")
    assert bring(content.getvalue(), "mutaties.xlsx", into="stock_mutations").changes == ()


@pytest.mark.parametrize("name", sorted(n for n, known in SCHEMA.items() if known.key and known.geometry != "raster"))
def test_the_municipalitys_own_file_changes_nothing(session, repository, bring, name):
    own = session.workspace.declarations[name].file_path
    brought = bring(own, own.name, into=name)
    assert brought.changes == ()
    assert brought.intake.fixes == ()
