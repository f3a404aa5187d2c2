"""Every committed layer of the geography holds the columns of the schema, and plausible places."""

import geopandas as gpd
import pytest
import shapely

from geo_pa.schema import SCHEMA

LAYERS = (
    "neighbourhoods",
    "villages",
    "walking_network",
    "facilities",
    "corporation_ground",
    "designated_zones",
    "neighbourhood_approach",
    "planned_works",
    "water_nuisance",
)


@pytest.fixture(params=LAYERS)
def layer(request, repository):
    return SCHEMA[request.param], read(repository, request.param)


def read(repository, name):
    return gpd.read_file(repository / "layers" / f"{name}.gpkg")


def test_the_columns_are_those_of_the_schema_in_its_order(layer):
    known, frame = layer
    assert [column for column in frame.columns if column != "geometry"] == list(known.fields)


def test_the_key_is_filled_and_unique(layer):
    known, frame = layer
    assert frame[known.key].notna().all()
    assert frame[known.key].is_unique


def test_shapes_are_valid_of_the_declared_kind_and_in_rd(layer):
    known, frame = layer
    assert frame.crs.to_epsg() == 28992
    assert frame.is_valid.all()
    assert set(frame.geom_type.str.removeprefix("Multi")) == {known.geometry}


def test_figures_and_words_are_within_what_the_schema_allows(layer):
    known, frame = layer
    for name, field in known.fields.items():
        filled = frame[name].dropna()
        assert not field.required or len(filled) == len(frame)
        assert field.min is None or (filled >= float(field.min)).all()
        assert field.max is None or (filled <= float(field.max)).all()
        assert not field.words or set(filled) <= set(field.words)


def test_everything_lies_in_the_municipality(layer, repository):
    municipality = read(repository, "neighbourhoods").union_all().buffer(25)
    assert layer[1].within(municipality).all()


def test_ground_of_two_corporations_never_overlaps(repository):
    ground = read(repository, "corporation_ground")
    one, other = ground.sindex.query(ground.geometry, predicate="intersects")
    assert (one == other).all()


def test_every_complex_stands_on_ground_of_its_corporation(repository):
    ground = read(repository, "corporation_ground")
    stock = read(repository, "corporation_stock")
    for corporation, plots in stock.groupby("corporation"):
        own = ground[ground["corporation"] == corporation].union_all()
        assert plots.within(own.buffer(0.01)).all()


def test_a_zone_is_named_after_where_it_lies(repository):
    areas = read(repository, "neighbourhoods")
    for zone in read(repository, "designated_zones").itertuples():
        overlap = areas.geometry.intersection(zone.geometry).area
        assert areas["name"][overlap.idxmax()].startswith(zone.name.removeprefix("Voorbeeldzone "))


def test_a_zone_holds_a_care_home_or_service_centre(repository):
    facilities = read(repository, "facilities")
    centres = facilities[facilities["kind"].isin(["nursing_home", "care_home", "service_centre"])].union_all()
    assert read(repository, "designated_zones").intersects(centres).all()


def test_a_zone_may_lack_its_date_and_water_its_depth(repository):
    assert read(repository, "designated_zones")["designated_on"].isna().sum() == 1
    assert read(repository, "water_nuisance")["depth_m"].isna().sum() == 3


def test_areas_for_a_joint_approach_are_those_of_the_agreements(repository):
    areas = read(repository, "neighbourhood_approach")
    assert {"Domesta", "Woonconcept"} <= set(areas["corporation"])


def test_works_end_after_they_start_and_some_can_be_combined(repository):
    works = read(repository, "planned_works")
    assert (works["end_year"] >= works["start_year"]).all()
    assert set(works["kind"]) == set(SCHEMA["planned_works"].fields["kind"].words)
    one, other = works.sindex.query(works.geometry, predicate="intersects")
    apart = works["kind"].to_numpy()[one] != works["kind"].to_numpy()[other]
    together = works["start_year"].to_numpy()[one] <= works["end_year"].to_numpy()[other]
    assert (apart & together).any()


def test_water_stands_along_streets(repository):
    streets = read(repository, "walking_network").union_all()
    assert (shapely.distance(read(repository, "water_nuisance").geometry.to_numpy(), streets) == 0).all()
