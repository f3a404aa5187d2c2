"""The real neighbourhoods and elderly-care points of Hoogeveen, brought in by layer declarations only.

No real streets of Hoogeveen are at hand, so the test lays straight ones, every 200 m, and says so: what can be checked
is that nothing real is lost and that counts follow from the published figures, not how far anybody really walks.
"""

import shutil

import geopandas as gpd
import numpy as np
import pytest
from shapely import linestrings

from geo_pa import open_workspace

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Hoogeveen"
municipality_code = "GM0118"
reference_date = 2026-01-01
modelled = false
"""

STEP = 200
AREAS, POINTS = "hoogeveen_areas_2015.gpkg", "hoogeveen_facilities_2016.gpkg"


@pytest.fixture(scope="module")
def areas(real_folder):
    return gpd.read_file(real_folder / AREAS, layer="buurten_2015").set_index("BU_CODE")


@pytest.fixture(scope="module")
def session(tmp_path_factory, real_folder, repository, areas):
    folder = tmp_path_factory.mktemp("hoogeveen")
    shutil.copytree(repository / "data" / "rules", folder / "data" / "rules")
    shutil.copytree(repository / "tests" / "real" / "hoogeveen_zones", folder / "layers")
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    for declaration in (folder / "layers").glob("*.toml"):
        text = declaration.read_text(encoding="utf-8")
        for file in (AREAS, POINTS):
            text = text.replace(file, str(real_folder / file))
        declaration.write_text(text, encoding="utf-8")
    straight_streets(areas.total_bounds).to_file(folder / "layers" / "walking_network.gpkg")
    return open_workspace(folder)


def straight_streets(bounds):
    """Lay streets due east and due north, a crossing every 200 m."""
    west, south, east, north = bounds
    columns, rows = (int((end - start) // STEP) + 3 for start, end in ((west, east), (south, north)))
    node = np.arange(columns * rows).reshape(rows, columns)
    ends = np.concatenate(
        [
            np.column_stack([node[:, :-1].ravel(), node[:, 1:].ravel()]),
            np.column_stack([node[:-1].ravel(), node[1:].ravel()]),
        ]
    )
    place = np.stack([west - STEP + STEP * (ends % columns), south - STEP + STEP * (ends // columns)], axis=-1)
    table = {
        "edge_id": [f"S{number}" for number in range(len(ends))],
        "from_node": ends[:, 0],
        "to_node": ends[:, 1],
        "length_m": float(STEP),
        "kind": "residential",
    }
    return gpd.GeoDataFrame(table, geometry=linestrings(place), crs="EPSG:28992")


@pytest.fixture(scope="module")
def result(session):
    return session.run("woonzorgzones")


def test_no_neighbourhood_and_no_care_organisation_is_lost(result, areas):
    assert set(result.table.index) == set(areas.index)
    assert len(result.table) == 48
    lost = result.evidence.excluded["layer"].value_counts()
    assert len(result.details["facilities"]) + lost.get("facilities", 0) == 5
    assert lost.empty


def test_every_neighbourhood_has_a_signal_and_a_dutch_sentence(result):
    assert set(result.table["signal"]) == {"high", "some", "none"}
    assert result.table["explanation"].str.match(r"(Witte vlek|Deels buiten de zone|Geen witte vlek): .+\.$").all()


def test_the_older_residents_are_those_that_were_published(result, areas):
    exact = areas["AANT_INW"] * areas["P_65_EO_JR"] / 100
    shown = result.table["older_residents"].dropna()
    assert (abs(shown - exact[shown.index]) <= 2.5).all()
    hidden = result.table["older_residents"].isna()
    assert (exact[hidden] < 17.5).all()
    assert hidden[exact < 10].all()
    assert set(result.table["older_residents_basis"]) == {"65+"}


def test_the_neighbourhoods_around_the_care_organisations_are_the_ones_within_reach(result, areas, real_folder):
    points = gpd.read_file(real_folder / POINTS, layer="vvt").geometry
    near = areas.geometry.apply(lambda area: points.distance(area).min()) <= 500
    share = result.table["share_zone"].dropna()
    assert len(share) > 30
    assert (share[~near[share.index]] == 0).all()
    holding = areas.geometry.apply(lambda area: points.within(area).any())
    assert (share[holding[share.index]] > 0).all()


def test_what_the_files_do_not_hold_is_unknown(session, result):
    assert result.totals["corporation_homes"] is None
    assert result.table["facility_score"].isna().all()
    without_ages = session.layer("neighbourhoods").drop(columns="share_65_plus")
    ageless = session.changed("neighbourhoods", without_ages).run("woonzorgzones")
    assert set(ageless.table["reason"]) == {"residents_unknown"}


def test_streets_that_the_test_laid_are_said_to_be_modelled(result):
    assert result.modelled
