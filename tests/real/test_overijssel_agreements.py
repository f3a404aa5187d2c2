"""The agreements with the 487 real housing plans of Overijssel: what the file does not say is unknown, never 0."""

import shutil

import geopandas as gpd
import pytest

from geo_pa import open_workspace

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Overijssel"
municipality_code = "PV23"
reference_date = 2026-01-01
modelled = false
"""
TABLES = ("agreements", "agreed_figures", "rent_limits", "stock_2023", "expected_change")


@pytest.fixture(scope="module")
def session(tmp_path_factory, real_folder, repository):
    """A workspace with the agreements, real plans, and nothing else."""
    folder = tmp_path_factory.mktemp("overijssel")
    shutil.copytree(repository / "data" / "rules", folder / "data" / "rules")
    (folder / "data" / "tables").mkdir()
    for name in TABLES:
        for end in ("toml", "csv"):
            shutil.copy(repository / "data" / "tables" / f"{name}.{end}", folder / "data" / "tables" / f"{name}.{end}")
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    declaration = (repository / "tests" / "real" / "overijssel" / "building_locations.toml").read_text(encoding="utf-8")
    (folder / "layers").mkdir()
    there = declaration.replace("plans_overijssel_2021.gpkg", str(real_folder / "plans_overijssel_2021.gpkg"))
    (folder / "layers" / "building_locations.toml").write_text(there, encoding="utf-8")
    return open_workspace(folder)


@pytest.fixture(scope="module")
def table(session):
    return session.run("agreement_monitor").table


def test_every_agreement_has_its_row_and_what_cannot_be_measured_is_unknown(table):
    assert table["agreement"].nunique() == 23
    assert set(table["verdict"]) == {"unknown", "not_counted"}


def test_no_figure_is_0_where_the_layers_to_measure_it_are_not_there(table):
    missing = table[table["reason"].isin(["source_missing", "not_reported"])]
    assert len(missing) > 10
    assert missing[["realised", "hard", "soft", "gap"]].isna().all(axis=None)


def test_the_30_percent_rule_counts_the_plans_of_the_file(session, table, real_folder):
    plans = gpd.read_file(real_folder / "plans_overijssel_2021.gpkg")
    row = table.loc["02-minimum_share"]
    verdicts = session.run("social_share").table["verdict"]
    assert row["judged"] == (verdicts != "not_counted").sum() < len(plans) == 487
    assert (row["verdict"], row["reason"]) == ("unknown", "some_unknown")
