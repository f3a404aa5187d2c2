"""Whatever is read and not used is counted with the answer, and ``check`` tells of the same rows: one channel."""

import shutil

import geopandas as gpd
import pandas as pd
import pytest
from shapely import LineString

from geo_pa.errors import Severity

ADRIFT = {
    "corporation_stock": ("CX001", ("village_stock", "aandachtsgroepen", "woonzorgzones", "agreement_monitor")),
    "facilities": ("F001", ("woonzorgzones", "toetsingskader", "agreement_monitor")),
    "walking_network": (None, ("woonzorgzones", "heat_stress", "toetsingskader", "agreement_monitor")),
    "planned_works": ("W001", ("heat_stress", "toetsingskader", "agreement_monitor")),
    "building_locations": ("BL02", ("village_stock", "agreement_monitor")),
    "allocations": (None, ("aandachtsgroepen", "agreement_monitor")),
    "agreement_progress": (None, ("agreement_monitor",)),
}
"""Per layer the row that is moved away or points nowhere, and the questions that do not use it."""


def away(folder, layer, key):
    path = folder / "layers" / f"{layer}.gpkg"
    rows = gpd.read_file(path)
    rows.loc[rows.iloc[:, 0] == key, "geometry"] = rows[rows.iloc[:, 0] == key].translate(-60_000, 0)
    rows.to_file(path)


def loose_street(path):
    """Add four metres of street that connect to nothing."""
    rows = gpd.read_file(path)
    start = rows.geometry.iloc[0].interpolate(0.5, normalized=True)
    loose = rows.iloc[:1].assign(from_node=900_001, to_node=900_002, length_m=4.0)
    loose = loose.set_geometry([LineString([(start.x + 3, start.y + 3), (start.x + 7, start.y + 3)])], crs=rows.crs)
    loose.iloc[0, 0] = "LOS"
    pd.concat([rows, loose], ignore_index=True).to_file(path)


def first_row(folder, table, **cells):
    path = folder / "data" / "tables" / f"{table}.csv"
    rows = pd.read_csv(path, dtype="str")
    for name, value in cells.items():
        rows.loc[0, name] = value
    rows.to_csv(path, index=False)


@pytest.fixture(scope="module")
def adrift(tmp_path_factory, repository, opened):
    """The embedded municipality in which one row of many layers lies, or points, nowhere."""
    folder = tmp_path_factory.mktemp("adrift")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    for layer, (key, _) in ADRIFT.items():
        if key:
            away(folder, layer, key)
    loose_street(folder / "layers" / "walking_network.gpkg")
    first_row(folder, "allocations", neighbourhood_code="BU01189900")
    first_row(folder, "agreement_progress", figure_id="weg")
    first_row(folder, "stock_mutations", district_code="WK999999", complex_id=None, plan_id=None)
    return opened(folder)


@pytest.fixture(scope="module")
def answered(adrift):
    return adrift.run_all().results


@pytest.fixture(scope="module")
def problems(adrift, answered):
    return adrift.check()


def unused(results):
    return {
        (layer.name, question)
        for question, result in results.items()
        for layer in result.evidence.layers
        if layer.unused
    }


def test_every_answer_counts_what_it_does_not_use_and_what_those_it_builds_on_do_not(answered):
    expected = {(layer, question) for layer, (_, questions) in ADRIFT.items() for question in questions}
    assert unused(answered) >= expected


def test_a_row_is_counted_once_whatever_the_number_of_reasons(answered):
    for result in answered.values():
        for layer in result.evidence.layers:
            assert len(layer.unused) in {0, 1}, layer


def test_check_tells_of_every_row_that_an_answer_does_not_use(adrift, answered, problems):
    for name, _ in unused(answered):
        declaration = adrift.workspace.declarations[name]
        told = [problem for problem in problems if problem.where.startswith(declaration.title)]
        ids = {
            one
            for result in answered.values()
            for layer in result.evidence.layers
            if layer.name == name
            for one in layer.unused
        }
        assert told, name
        assert all(declaration.closed or any(one in problem.found for problem in told) for one in ids)


def test_check_calls_nothing_an_error_that_every_answer_uses(adrift, answered, problems):
    lost = {adrift.workspace.declarations[name].title for name, _ in unused(answered)}
    for problem in problems:
        if problem.severity is Severity.ERROR:
            assert any(problem.where.startswith(title) for title in lost), problem


def test_a_row_that_points_nowhere_and_counts_all_the_same_is_a_notice(problems):
    (told,) = [problem for problem in problems if "WK999999" in problem.found]
    assert told.severity is Severity.NOTICE
    assert "tellen mee" in told.what


def test_a_neighbourhood_whose_rows_bear_another_code_is_not_asked_to_write_down_what_is_there(adrift):
    rows = adrift.layer("allocations", closed=True)
    own = rows["neighbourhood_code"].value_counts().index[0]
    changed = rows.assign(neighbourhood_code=rows["neighbourhood_code"].replace(own, "BU01189900"))
    row = adrift.changed("allocations", changed).run("aandachtsgroepen").table.loc[own]
    assert row["reason"] == "rows_misplaced"
    assert "vul die in" not in row["explanation"]


def test_no_other_reader_learns_that_a_row_was_lost(adrift):
    evidence = adrift.run("woonzorgzones", viewer="public").evidence
    assert all(layer.unused == () for layer in evidence.layers)
    assert evidence.excluded.empty
