"""The committed neighbourhoods and villages: real names and figures on boundaries that could be real."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
import shapely

from geo_pa.demo import areas, facts

TOWN_AND_REST = {"WK011850": "town", "WK011851": "town", "WK011862": "other"}


@pytest.fixture(scope="module")
def neighbourhoods(repository):
    return gpd.read_file(repository / "layers" / "neighbourhoods.gpkg").set_index("neighbourhood_code")


@pytest.fixture(scope="module")
def villages(repository):
    return gpd.read_file(repository / "layers" / "villages.gpkg").set_index("district_code")


def test_the_municipality_has_48_neighbourhoods_in_13_districts(neighbourhoods, villages):
    assert len(neighbourhoods) == 48
    assert len(villages) == 13
    assert set(neighbourhoods["district_code"]) == set(villages.index)


def test_every_neighbourhood_is_one_valid_piece(neighbourhoods):
    assert (neighbourhoods.geom_type == "Polygon").all()
    assert neighbourhoods.is_valid.all()


def test_neighbourhoods_have_their_published_area_within_half_a_percent(neighbourhoods):
    error = neighbourhoods.area / 10_000 / neighbourhoods["area_ha"] - 1
    assert error.abs().max() < 0.005


def test_neighbourhoods_lie_where_the_published_centroid_is(neighbourhoods):
    published = facts.neighbourhoods()
    offset = np.hypot(
        neighbourhoods.centroid.x - published["centroid_x_rd_m"],
        neighbourhoods.centroid.y - published["centroid_y_rd_m"],
    )
    assert offset.median() <= 100
    assert offset.max() <= 400


def test_no_two_neighbourhoods_overlap(neighbourhoods):
    one, other = neighbourhoods.sindex.query(neighbourhoods.geometry, predicate="intersects")
    pairs = one < other
    shapes = neighbourhoods.geometry.to_numpy()
    assert shapely.area(shapely.intersection(shapes[one[pairs]], shapes[other[pairs]])).max() < 0.01


def test_neighbourhoods_leave_no_gap(neighbourhoods):
    whole = neighbourhoods.union_all()
    assert whole.geom_type == "Polygon"
    assert len(whole.interiors) == 0
    assert whole.area == pytest.approx(neighbourhoods.area.sum(), abs=0.01)


def test_neighbours_share_their_corners_exactly(neighbourhoods):
    assert shapely.coverage_is_valid(neighbourhoods.geometry.to_numpy())


def test_a_village_is_the_union_of_its_neighbourhoods(neighbourhoods, villages):
    parts = neighbourhoods.dissolve("district_code").geometry.reindex(villages.index)
    assert villages.symmetric_difference(parts).area.max() < 0.01


def test_a_kernel_is_cut_out_of_the_open_land_around_it(neighbourhoods):
    kernels = neighbourhoods[(neighbourhoods["kind"] == "village") & (neighbourhoods.index != "BU01186100")]
    others = neighbourhoods.drop(index=kernels.index)
    assert len(kernels) == 9
    for code, kernel in kernels.geometry.items():
        around = others[others.touches(kernel)]
        shared = kernel.boundary.intersection(around.union_all()).length
        assert shared == pytest.approx(kernel.boundary.length, rel=1e-6)
        assert neighbourhoods["district_code"][code] in set(around["district_code"])


def test_rural_edges_are_straight(neighbourhoods):
    outline = neighbourhoods.union_all().exterior
    assert outline.length / len(outline.coords) > 1_000


def test_town_and_the_district_of_estates_are_marked(villages):
    assert villages["kind"].drop(index=list(TOWN_AND_REST)).eq("village").all()
    assert villages["kind"].reindex(list(TOWN_AND_REST)).to_dict() == TOWN_AND_REST


def test_names_and_figures_are_the_published_ones(neighbourhoods, villages):
    published, districts = facts.neighbourhoods(), facts.districts()
    assert neighbourhoods["name"].tolist() == published["name"].tolist()
    assert neighbourhoods["inhabitants"].tolist() == published["inhabitants_2015"].tolist()
    assert neighbourhoods["share_green"].tolist() == (published["green_pct"] / 100).tolist()
    assert villages["inhabitants"].tolist() == districts["inhabitants_2025"].tolist()
    assert villages["inhabitants"].sum() == 56_900


def test_those_of_75_and_older_are_among_those_of_65_and_older(neighbourhoods, villages):
    assert (neighbourhoods["share_75_plus"] < neighbourhoods["share_65_plus"]).all()
    assert (villages["inhabitants_75_plus"] < villages["inhabitants_65_plus"]).all()


def test_what_cbs_suppressed_stays_missing(monkeypatch):
    suppressed = facts.neighbourhoods().astype({"households_2015": "float64", "pct_65_plus_2015": "float64"})
    suppressed.loc["BU01185102", ["households_2015", "pct_65_plus_2015"]] = np.nan
    monkeypatch.setattr(facts, "neighbourhoods", lambda: suppressed)
    drawn = areas.neighbourhoods(seed=62).loc["BU01185102"]
    assert all(pd.isna(drawn[column]) for column in ("households", "homes", "share_65_plus", "share_75_plus"))
    assert drawn["inhabitants"] == 115


@pytest.mark.real
def test_the_assumed_part_of_75_and_older_agrees_with_the_real_one_of_2021(real_folder):
    ages = pd.read_csv(real_folder / "hoogeveen_pc4_age_2021.csv")
    start = ages["leeftijd"].str.extract(r"(\d+)")[0].astype("int64")
    real = ages["inwoners"][start >= 75].sum() / ages["inwoners"][start >= 65].sum()
    assert pytest.approx(real, abs=0.02) == areas.AGED_75_OF_65_PLUS
