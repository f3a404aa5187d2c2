"""The 487 real housing plans of Overijssel, brought in by a layer declaration only."""

import shutil

import geopandas as gpd
import pytest

from geo_pa import open_workspace
from geo_pa.delivery import FORMATS, export
from geo_pa.model.reader import STANDARD

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Overijssel"
municipality_code = "PV23"
reference_date = 2026-01-01
modelled = false
"""


@pytest.fixture(scope="module")
def plans(real_folder):
    return gpd.read_file(real_folder / "plans_overijssel_2021.gpkg")


@pytest.fixture(scope="module")
def session(tmp_path_factory, real_folder, repository):
    folder = tmp_path_factory.mktemp("overijssel")
    shutil.copytree(repository / "data" / "rules", folder / "data" / "rules")
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    declaration = (repository / "tests" / "real" / "overijssel" / "building_locations.toml").read_text(encoding="utf-8")
    (folder / "layers").mkdir()
    there = declaration.replace("plans_overijssel_2021.gpkg", str(real_folder / "plans_overijssel_2021.gpkg"))
    (folder / "layers" / "building_locations.toml").write_text(there, encoding="utf-8")
    return open_workspace(folder)


@pytest.fixture(scope="module")
def result(session):
    return session.run("social_share")


def test_no_plan_is_lost(result, plans):
    assert len(result.table) + len(result.evidence.excluded) == len(plans) == 487
    assert set(result.table.index) == set(plans["OBJECTID"].astype(str))


def test_every_plan_is_unknown_or_not_counted_because_no_tenure_is_known(result):
    assert set(result.table["verdict"]) == {"unknown", "not_counted"}


def test_the_218_plans_without_new_homes_do_not_count_and_say_why(result, plans):
    empty = result.table[result.table["reason"] == "no_new_homes"]
    assert set(empty["verdict"]) == {"not_counted"}
    assert len(empty) == (plans["Aantalrest"] == 0).sum() == 218


def test_every_plan_has_a_dutch_sentence(result):
    assert result.table["explanation"].str.match(r"(Onbekend|Telt niet mee): .+\.$").all()


def test_the_plan_of_unknown_status_says_so(result, plans):
    unknown = plans.loc[plans["Planstatus"] == "Onbekend", "OBJECTID"].astype(str)
    reasons = result.table.loc[unknown, ["reason", "dwellings"]]
    assert ((reasons["reason"] == "status_unknown") | (reasons["dwellings"] == 0)).all()


def test_the_totals_equal_those_of_the_file(session, result, plans):
    layer = session.layer("building_locations")
    assert result.table["dwellings"].sum() == layer["dwellings"].sum() == plans["Aantalrest"].sum()
    assert layer["dwellings_demolished"].sum() == -plans["Sloop"].sum()


def test_unknown_tenure_is_never_counted_as_social_or_as_not_social(result):
    counted = result.table[result.table["dwellings"] > 0]
    assert (counted["social_homes"] == 0).all()
    assert (counted["social_homes_possible"] == counted["dwellings"]).all()


@pytest.mark.parametrize("form", FORMATS)
@pytest.mark.parametrize("viewer", ["municipality", "public"])
def test_what_is_known_of_them_leaves_in_every_form(session, form, viewer):
    assert export(session.run("social_share", viewer=viewer), form, viewer=STANDARD[viewer])
