"""Where building locations and complexes lie, and the variants made for benchmarks."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from shapely import Polygon, box, unary_union

from geo_pa.demo import cases, geography
from geo_pa.demo.location_variants import vary
from geo_pa.demo.locations import CASE_COLUMNS, building_locations, place_cases
from geo_pa.demo.plots import cut_plots, lay_grid, longest_side
from geo_pa.demo.stock import HIDDEN_COLUMNS, place_complexes
from geo_pa.vocabulary import AFFORDABILITY_COLUMNS, CARE_COLUMNS, TYPE_COLUMNS
from geo_pa.workspace import open_folder


@pytest.fixture(scope="module")
def made():
    return geography.make()


@pytest.fixture(scope="module")
def placed(made):
    return place_cases(made)


@pytest.fixture(scope="module")
def complexes(made, placed):
    return place_complexes(made, placed)


@pytest.fixture(scope="module")
def municipality(made):
    return made.villages.union_all()


@pytest.fixture(scope="module")
def tenfold(placed, municipality):
    return vary(placed, municipality, times=10, rng=np.random.default_rng(7))


def overlaps(one, other):
    return not gpd.sjoin(one[["geometry"]], other[["geometry"]], predicate="overlaps").empty


def in_own(areas, placed):
    return placed.within(areas.geometry.loc[placed["neighbourhood_code"]].set_axis(placed.index), align=False)


def test_polygons_are_valid_inside_the_municipality_and_do_not_overlap(placed, municipality):
    assert placed.geometry.is_valid.all()
    assert placed.within(municipality).all()
    assert not overlaps(placed, placed)


def test_infill_lies_in_the_built_up_part_of_its_neighbourhood(placed, made):
    infill = placed[placed["place"] == "infill"]
    assert in_own(made.neighbourhoods, infill).all()
    assert infill.within(made.built_up).all()


def test_villages_grow_just_outside_their_built_up_part_and_inside_their_district(placed, made):
    district = made.neighbourhoods["district_code"]
    edge = placed[(placed["place"] == "edge") & (placed["neighbourhood_code"] >= "BU011852")]
    assert len(edge) == 9
    assert edge.disjoint(made.built_up).all()
    assert (edge.distance(made.built_up) < 60).all()
    own = made.villages.geometry.loc[district[edge["neighbourhood_code"]]].set_axis(edge.index)
    assert edge.within(own, align=False).all()


def test_the_town_grows_along_its_border(placed, made):
    edge = placed[(placed["place"] == "edge") & (placed["neighbourhood_code"] < "BU011852")]
    assert len(edge) == 5
    assert in_own(made.neighbourhoods, edge).all()
    countryside = made.neighbourhoods[made.neighbourhoods["kind"] != "town"].union_all()
    assert (edge.distance(countryside) < 200).all()


def test_a_location_is_as_large_as_its_homes_need(placed):
    built = placed[(placed["dwellings"] > 0).fillna(False)]
    assert (built.area / built["dwellings"].astype(float)).between(50, 600).all()


def test_complexes_are_valid_built_up_in_their_neighbourhood_and_do_not_overlap(complexes, made):
    assert complexes.geometry.is_valid.all()
    assert complexes.within(made.built_up).all()
    assert in_own(made.neighbourhoods, complexes).all()
    assert not overlaps(complexes, complexes)


def test_a_complex_is_as_large_as_its_homes_need(complexes):
    homes = complexes[complexes["plan_id"].isna()]
    assert (homes.area / homes["homes"].astype(float)).between(40, 330).all()


def test_complexes_keep_clear_of_building_locations_but_for_those_that_make_way(complexes, placed):
    making_way = complexes["plan_id"].dropna()
    assert complexes.loc[making_way.index, "homes"].tolist() == placed.loc[making_way, "social_demolished"].tolist()
    assert (complexes.loc[making_way.index].geometry.to_numpy() == placed.loc[making_way].geometry.to_numpy()).all()
    assert complexes.drop(index=making_way.index).disjoint(placed.union_all()).all()


@pytest.mark.parametrize(
    ("name", "maker", "hidden"),
    [("building_locations", "placed", list(CASE_COLUMNS)), ("corporation_stock", "complexes", HIDDEN_COLUMNS)],
)
def test_building_again_gives_the_committed_layer(request, repository, name, maker, hidden):
    again = request.getfixturevalue(maker).drop(columns=hidden)
    committed = open_folder(repository).read(name).frame
    assert again.geometry.geom_equals_exact(committed.geometry, 0.01).all()
    columns = committed.columns.drop("geometry")
    assert set(columns) == set(again.columns.drop("geometry"))
    pd.testing.assert_frame_equal(pd.DataFrame(again[columns]), pd.DataFrame(committed[columns]), check_dtype=False)


def test_ten_times_as_many_locations_keep_the_cases_and_vary_them(tenfold, placed):
    assert len(tenfold) == 10 * len(placed)
    assert tenfold.index.is_unique
    pd.testing.assert_frame_equal(pd.DataFrame(tenfold.iloc[: len(placed)]), pd.DataFrame(placed), check_dtype=False)
    assert tenfold["dwellings"].nunique() > 2 * placed["dwellings"].nunique()


def test_variants_do_not_overlap_and_lie_in_the_municipality(tenfold, municipality):
    assert tenfold.geometry.is_valid.all()
    assert tenfold.within(municipality).all()
    assert not overlaps(tenfold, tenfold)


@pytest.mark.parametrize("parts", [AFFORDABILITY_COLUMNS, TYPE_COLUMNS, CARE_COLUMNS])
def test_breakdowns_of_variants_add_up(tenfold, parts):
    known = tenfold[tenfold["dwellings"].notna()]
    assert (known[list(parts)].sum(axis=1) == known["dwellings"]).all()
    assert (known[list(parts)] >= 0).all(axis=None)
    assert (known["accessible"] <= known["dwellings"]).fillna(True).all()
    assert tenfold.loc[tenfold["dwellings"].isna(), list(parts)].isna().all(axis=None)


def test_the_same_seed_gives_the_same_variants_and_another_seed_others(tenfold, placed, municipality):
    assert tenfold.equals(vary(placed, municipality, times=10, rng=np.random.default_rng(7)))
    assert not tenfold.equals(vary(placed, municipality, times=10, rng=np.random.default_rng(8)))


def test_a_hundred_times_as_many_locations_can_be_made_and_carry_the_columns_of_the_layer(made, repository):
    many = building_locations(made, scale=100)
    assert len(many) == 100 * len(cases.read("building_locations"))
    assert many.geometry.notna().all()
    assert set(many.columns.drop("geometry")) == set(
        open_folder(repository).read("building_locations").frame.columns
    ) - {"geometry"}


def test_plots_lie_along_the_longest_side_of_their_area():
    block = Polygon([(0, 0), (86.6, 50), (66.6, 84.6), (-20, 34.6)])
    assert longest_side(block) % 180 == pytest.approx(30, abs=0.1)


def test_plots_fill_an_area_until_there_is_no_room():
    grid = lay_grid(box(0, 0, 100, 40), 0.0)
    plots = cut_plots([grid], [1600, 1600], np.random.default_rng(1))
    assert unary_union(plots).within(box(0, 0, 100, 40))
    assert sum(plot.area for plot in plots) == pytest.approx(unary_union(plots).area)
    with pytest.raises(ValueError, match="no room for a plot of 1600 m2"):
        cut_plots([grid], [1600, 1600, 1600], np.random.default_rng(1))


def test_plots_are_laid_as_near_as_can_be():
    grid = lay_grid(box(0, 0, 400, 40), 0.0, near=box(400, 0, 420, 40))
    (plot,) = cut_plots([grid], [400], np.random.default_rng(1))
    assert plot.bounds[0] > 375
