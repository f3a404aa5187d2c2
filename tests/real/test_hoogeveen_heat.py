"""The 48 real neighbourhoods of Hoogeveen with the published degrees of heat island, through a declaration only."""

import shutil

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest

from geo_pa import open_workspace

pytestmark = pytest.mark.real

WORKSPACE = """
municipality = "Hoogeveen"
municipality_code = "GM0118"
reference_date = 2026-01-01
modelled = false
"""


@pytest.fixture(scope="module")
def published(real_folder):
    """Put the two published files beside each other, percentages as shares; nothing else is done to them."""
    areas = gpd.read_file(real_folder / "hoogeveen_areas_2015.gpkg", layer="buurten_2015")
    heat = pd.read_csv(real_folder / "hoogeveen_heat_green_2012.csv").drop(columns="bu_naam")
    both = areas[["BU_CODE", "BU_NAAM", "WK_CODE", "AANT_INW", "P_65_EO_JR", "geometry"]].merge(heat, on="BU_CODE")
    both["share_65"] = both["P_65_EO_JR"].where(both["P_65_EO_JR"] >= 0) / 100
    return both.assign(share_green=both["green_pct"] / 100, share_water=both["water_pct"] / 100)


@pytest.fixture(scope="module")
def result(tmp_path_factory, repository, published):
    folder = tmp_path_factory.mktemp("hoogeveen")
    shutil.copytree(repository / "data" / "rules", folder / "data" / "rules")
    (folder / "data" / "workspace.toml").write_text(WORKSPACE, encoding="utf-8")
    shutil.copytree(repository / "tests" / "real" / "hoogeveen_heat", folder / "layers")
    published.to_file(folder / "layers" / "buurten.gpkg")
    return open_workspace(folder).run("heat_stress")


def test_no_neighbourhood_is_lost(result, published):
    assert len(result.table) + len(result.evidence.excluded) == len(published) == 48
    assert set(result.table.index) == set(published["BU_CODE"])


def test_heat_is_degrees_of_heat_island_as_published_and_nothing_is_said_of_perceived_temperature(result, published):
    heat = published.set_index("BU_CODE")
    assert set(result.table["heat_measure"]) == {"heat_island"}
    pd.testing.assert_series_equal(
        result.table["heat_mean_degc"], heat["uhi50p_degC"].reindex(result.table.index), check_names=False
    )
    assert result.table[["share_above_strong", "share_above_extreme", "heat_cover"]].isna().all(axis=None)
    assert not result.table["explanation"].str.contains("PET").any()
    assert "cool_places" not in result.details


def test_older_residents_count_from_65_because_the_share_from_75_is_not_published(result, published):
    assert set(result.table["residents_basis"]) == {"65+"}
    inhabitants = published.set_index("BU_CODE")["AANT_INW"]
    known = result.table["vulnerable_residents"].dropna()
    exact = (inhabitants * published.set_index("BU_CODE")["share_65"]).reindex(known.index)
    assert ((known - exact).abs() <= 2.5).all()
    hidden = result.table.index[result.table["reason"] == "too_few_to_show"]
    assert (exact.reindex(hidden).fillna(0) < 10).all()
    assert result.table.loc[hidden, ["vulnerable_residents", "rank"]].isna().all(axis=None)


def test_every_neighbourhood_has_a_signal_and_a_dutch_sentence(result):
    assert result.table["signal"].isin(["high", "some", "none", "unknown"]).all()
    assert result.table["explanation"].str.contains("afspraak 13").all()
    assert result.totals["neighbourhoods_high"] > 0


def test_the_hottest_neighbourhood_asks_for_much_attention(result, published):
    hottest = published.set_index("BU_CODE")["uhi50p_degC"].idxmax()
    assert result.table.loc[hottest, "signal"] == "high"


def test_greening_needed_follows_from_the_published_share_and_the_real_area(result, published):
    areas = published.set_index("BU_CODE")
    lacking = (0.6 - areas["share_green"]).clip(lower=0) * areas.area
    np.testing.assert_allclose(result.table["green_target_m2"], lacking.reindex(result.table.index), atol=1)
