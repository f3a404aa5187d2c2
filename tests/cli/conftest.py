"""A workspace of three locations, small enough to run the command line on in every test."""

import shutil
import subprocess
import sys

import geopandas as gpd
import pandas as pd
import pytest
from shapely import box

from geo_pa.cli import checking, describing, importing, main, reporting, running

NOTICE = "Modelgegevens voor een test"

WORKSPACE = f"""
municipality = "Testdam"
municipality_code = "GM9999"
reference_date = 2026-01-01
modelled = true
notice = "{NOTICE}"
"""


@pytest.fixture(scope="session")
def pristine(tmp_path_factory, repository):
    """A workspace that no test writes in."""
    folder = tmp_path_factory.mktemp("testdam")
    for part in ("layers", "data/rules", "data/tables"):
        (folder / part).mkdir(parents=True)
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    for name in (
        "layers/building_locations.toml",
        "data/rules/social_share.toml",
        "data/rules/social_growth.toml",
        "data/rules/disclosure.toml",
        "data/tables/booked_compensation.toml",
        "data/tables/stock_mutations.toml",
    ):
        shutil.copy(repository / name, folder / name)
    _write_locations(folder / "layers" / "building_locations.gpkg")
    pd.DataFrame([BOOKING]).to_csv(folder / "data" / "tables" / "booked_compensation.csv", index=False)
    (folder / "data" / "tables" / "stock_mutations.csv").write_text(_one_without_a_plan(repository), encoding="utf-8")
    return folder


@pytest.fixture
def workspace(pristine, tmp_path):
    """A copy of the workspace that a test may spoil."""
    return shutil.copytree(pristine, tmp_path / "testdam")


@pytest.fixture
def spoilt(workspace):
    """A copy in which location L3 has fewer homes than none."""
    layer = workspace / "layers" / "building_locations.gpkg"
    rows = gpd.read_file(layer)
    rows.loc[rows["location_id"] == "L3", "dwellings"] = -5
    rows.to_file(layer)
    return workspace


@pytest.fixture
def geo_pa(capsys, opened, monkeypatch):
    """Run the command line in this process: geo_pa("list") gives (exit code, standard output, standard error)."""
    for door in (checking, describing, importing, reporting, running):
        monkeypatch.setattr(door, "open_workspace", opened)

    def run(*arguments):
        code = main([str(argument) for argument in arguments])
        shown = capsys.readouterr()
        return code, shown.out, shown.err

    return run


@pytest.fixture
def geo_pa_process(tmp_path):
    """Run the command line as a shell does, in an empty folder."""

    def run(*arguments, **options):
        command = [sys.executable, "-m", "geo_pa.cli", *map(str, arguments)]
        return subprocess.run(command, capture_output=True, cwd=tmp_path, check=False, timeout=60, **options)

    return run


def _one_without_a_plan(repository):
    """Take a mutation of the stock that names no plan: here are other plans."""
    mutations = pd.read_csv(repository / "data" / "tables" / "stock_mutations.csv", dtype="str")
    return mutations[mutations["plan_id"].isna()].head(1).to_csv(index=False)


def _write_locations(layer):
    shapes = [box(229_000 + 500 * step, 523_000, 229_100 + 500 * step, 523_100) for step in range(3)]
    gpd.GeoDataFrame(_columns(), geometry=shapes, crs="EPSG:28992").to_file(layer)


BOOKING = {
    "booking_id": "B1",
    "from_location": "L2",
    "to_location": "L1",
    "form": "homes",
    "homes": 1,
    "decided_on": "2025-06-01",
    "decision": "=besluit 12",
    "reason": "te weinig ruimte",
    "surplus_when_booked": 6,
    "shortfall_when_booked": 4,
    "confidentiality": "municipality",
}


NOTHING = (
    *("mid_rent", "high_rent", "rent_unknown", "affordable_sale", "sale_unknown", "multi_family", "type_unknown"),
    *("step_free", "clustered", "care_suitable", "care_unknown", "accessible", "care_places", "caravans", "pitches"),
    *("social_demolished", "dwellings_demolished", "dwellings_realised"),
)
"""Figures of a plan that are 0 in all three."""

PLANS = {
    "location_id": ["L1", "L2", "L3"],
    "name": ["=Noord[bold]", "Zuid", "Oost"],
    "status": ["1A", "1A", "3"],
    "dwellings": [20, 10, 10],
    "social_rent": [2, 9, 1],
    "tenure_unknown": [0, 0, 9],
    "high_sale": [18, 1, 0],
    "single_family": [20, 10, 10],
    "regular": [20, 10, 10],
    "completion_year": [2028, 2027, 2029],
    "start_year": [2026, 2026, 2027],
    "realisation_chance": [0.9, 0.9, 0.5],
    "confidentiality": ["municipality", "public", "public"],
}
"""Three locations that add up: one short, one with plenty, one of which the tenure is open."""

OF_ALL = {
    "project_id": None,
    "plan_type": "densification",
    "landlord": "corporation",
    "guarantee_years": None,
    "corporation": "Domesta",
    "ground_owner": "municipality",
    "lead": "Gemeente",
    "next_step": "",
}


def _columns():
    decided = pd.to_datetime(["2024-05-01", "2024-05-01", None])
    return pd.DataFrame(PLANS).assign(**dict.fromkeys(NOTHING, 0), **OF_ALL, decision_date=decided)
