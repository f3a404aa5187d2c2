"""Advice fits the fault: what a column, a layer or a word may be called, all at once, and never a wrong guess."""

import json

import pytest
from shapely.geometry import Point

PLANS = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "nr"
"""


def column(name, kind="integer"):
    return f'\n[columns.{name}]\ntitle = "{name}"\ntype = "{kind}"\n'


def advice(folder, file, wanted, present):
    folder.declare(file, columns=PLANS + "".join(map(column, wanted)))
    folder.save(folder.plans(**{name: [1, 2] for name in present}), file)
    (problem,) = folder.refusal()
    return problem.action


def test_names_that_a_shapefile_cut_are_told_together_and_not_guessed(folder):
    told = advice(folder, "plans.shp", ["dwellings_demolished", "dwellings_realised"], ["dwellings_", "dwelling_1"])
    assert "dwellings_demolished en dwellings_realised zijn hier dwellings_ of dwelling_1 (kijk in de bron" in told
    assert "heet misschien" not in told


def test_a_single_name_that_was_cut_is_known(folder):
    told = advice(folder, "plans.shp", ["completion_year"], ["completion"])
    assert "een shapefile kapt namen af na tien tekens: completion_year is hier completion." in told


def test_a_shapefile_saved_as_something_else_still_has_short_names(folder):
    assert "decision_date is hier decision_d" in advice(folder, "plans.gpkg", ["decision_date"], ["decision_d"])


@pytest.mark.parametrize("name", ["DWELLINGS", "Dwellings", "dwel_lings"])
def test_capitals_and_signs_are_seen_through(folder, name):
    assert f"dwellings heet misschien {name}" in advice(folder, "plans.gpkg", ["dwellings"], [name])


def test_a_column_that_is_used_already_is_not_suggested_again(folder):
    told = advice(folder, "plans.gpkg", ["dwellings", "dwellings_2"], ["dwellings"])
    assert "heet misschien" not in told


def test_one_name_is_not_suggested_for_two_columns_as_if_it_were_both(folder):
    told = advice(folder, "plans.gpkg", ["homes_new", "homes_old"], ["homes_nld"])
    assert "homes_new of homes_old heet misschien homes_nld" in told


def test_blocks_with_fields_of_their_own_are_called_that(folder):
    folder.declare("plans.geojson", columns=PLANS + column("dwellings"))
    content = json.loads(folder.plans().to_json())
    for feature in content["features"]:
        feature["properties"] = {"projectgegevens": {"naam": "x"}, "woning_blokken": [{"aantal": 3}]}
    content["crs"] = {"type": "name", "properties": {"name": "urn:ogc:def:crs:EPSG::28992"}}
    folder.write("layers/plans.geojson", json.dumps(content))
    told = folder.refusal()[0].action
    assert told.startswith("De cellen van projectgegevens en woning_blokken bevatten een blok met eigen velden")
    assert "platte tabel" in told


NUMBERED = PLANS.replace('source = "nr"', 'source = "{name}"')


def test_the_number_of_a_feature_in_a_geopackage_is_a_column(folder):
    folder.declare("plans.gpkg", columns=NUMBERED.format(name="fid"))
    folder.save(folder.plans())
    reading = folder.read()
    assert reading.frame.index.tolist() == ["1", "2", "3"]
    assert "fid" not in reading.undeclared


def test_the_number_has_the_name_that_the_file_gives_it(folder):
    folder.declare("plans.gpkg", columns=NUMBERED.format(name="OBJECTID"))
    folder.save(folder.plans(), layer_options={"FID": "OBJECTID"})
    assert folder.read().frame.index.tolist() == ["1", "2", "3"]


def geojson(folder, ids):
    folder.declare("plans.geojson", crs="EPSG:4326", geometry="Point", columns=NUMBERED.format(name="id"))
    features = [
        {
            "type": "Feature",
            **({"id": number} if number is not None else {}),
            "properties": {"naam": "x"},
            "geometry": place,
        }
        for number, place in zip(ids, [Point(6.48, 52.72).__geo_interface__] * 3, strict=True)
    ]
    folder.write("layers/plans.geojson", json.dumps({"type": "FeatureCollection", "features": features}))


def test_whole_numbers_as_ids_of_features_in_geojson_are_a_column(folder):
    geojson(folder, [100, 101, 205])
    assert folder.read().frame.index.tolist() == ["100", "101", "205"]


def test_geojson_without_ids_has_no_such_column(folder):
    geojson(folder, [None] * 3)
    assert folder.refusal()[0].what == "1 kolom ontbreekt in het bestand."


def test_a_layer_in_capitals_is_suggested(folder):
    folder.declare("plans.gpkg", head='layer = "plannen"')
    folder.save(folder.plans(), layer="Adressen")
    folder.save(folder.plans(), layer="PLANNEN")
    (problem,) = folder.refusal()
    assert problem.found == "de kaartlagen Adressen, PLANNEN"
    assert 'layer = "PLANNEN"' in problem.action


STATUS = """
[columns.status]
title = "Planstatus"
type = "category"
vocabulary = "planning_status"
"""


def test_all_words_that_are_not_known_are_listed_at_once(folder):
    folder.declare("plans.gpkg", columns=PLANS + STATUS)
    words = [f"woord {number}" for number in range(9)]
    folder.save(folder.plans(status=[*words, "woord 0", "1A"]))
    found = folder.read().problems[0].found
    assert all(f"'{word}'" in found for word in words)
    assert "2 rijen: 'woord 0'" in found


def test_a_column_of_other_things_does_not_fill_the_screen(folder):
    folder.declare_table("plans.csv", columns=STATUS, key="")
    folder.save_table("status\n1A\n" + "\n".join(f"straat {number}" for number in range(150)))
    assert folder.read().problems[0].found.endswith("; en nog 50 woorden")


def test_a_word_in_other_capitals_or_written_as_its_label_is_the_same_word(folder):
    folder.declare("plans.gpkg", columns=PLANS + STATUS)
    folder.save(folder.plans(status=["1a", "2A Vastgesteld", "9", "1A"]))
    reading = folder.read()
    assert reading.frame["status"].tolist() == ["1A", "2A", "1A"]
    assert reading.problems[0].found == "rij 3 (P3): '9'"


TABLE = "nr;naam;aantal;kans;status\nA;x;3;0,5;1A\nB;y;4;0,5;1A\n"


@pytest.mark.parametrize("first", ["sep=;", "SEP=;", '"sep=;"', "sep=;\r"])
def test_the_line_that_names_the_delimiter_is_no_header(folder, first):
    folder.declare_table("plans.csv")
    folder.save_table(f"{first}\n{TABLE}")
    folder.rows = 2
    reading = folder.read()
    assert reading.frame["homes"].tolist() == [3, 4]
    assert reading.problems == ()


@pytest.mark.parametrize(
    "titles", ["Plannen 2026\n", "Plannenlijst;;;;\nstand 1-1-2026;;;;\n\n", '"Plannen; oud en nieuw"\n']
)
def test_titles_above_the_header_are_passed_over_with_a_notice(folder, titles):
    folder.declare_table("plans.csv")
    folder.save_table(titles + TABLE)
    folder.rows = 2
    reading = folder.read()
    assert reading.frame["homes"].tolist() == [3, 4]
    (problem,) = reading.problems
    assert "boven de kopregel" in problem.what
    assert "Plannen" in problem.found


def test_a_header_in_other_capitals_is_the_header(folder):
    folder.declare_table("plans.csv")
    folder.save_table(TABLE.replace("nr;naam;aantal;kans;status", "NR;NAAM;AANTAL;KANS;STATUS"))
    problem = folder.refusal()[0]
    assert "nr heet misschien NR" in problem.action


@pytest.mark.parametrize("first", ["", "sep=;\n"])
@pytest.mark.parametrize("title", ["Lijst van plannen", "Lijst;naam;;", "naam\n\nvan 2 oktober"])
def test_a_title_that_holds_a_column_name_is_a_title_all_the_same(folder, first, title):
    folder.declare_table("plans.csv")
    folder.save_table(f"{first}{title}\nnr;naam;aantal;kans;status\nA;x;1;0,5;1A\n")
    folder.rows = 1
    assert folder.read().frame.index.tolist() == ["A"]
