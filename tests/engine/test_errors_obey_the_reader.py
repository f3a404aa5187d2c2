"""An error says no more than its reader may see, and a closed table is never printed, not in the check either."""

import shutil

import geopandas as gpd
import pandas as pd
import pytest
from viewers import VIEWERS

import geo_pa
from geo_pa.delivery import prepare
from geo_pa.delivery.yearly.content import compose
from geo_pa.errors import InputError
from geo_pa.model import PUBLIC, STANDARD
from geo_pa.registry import ANALYSES

SECRET = ("BL43", "Geheim plan")
FOUND = "een fout in de gegevens"


@pytest.fixture(scope="module")
def broken(repository, tmp_path_factory, opened):
    """A municipality in which a plan that nobody else may know stands twice, and a row of small counts is no number."""
    folder = tmp_path_factory.mktemp("broken")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    path = folder / "layers" / "building_locations.gpkg"
    plans = gpd.read_file(path)
    plans.loc[plans["location_id"] == SECRET[0], ["name", "confidentiality"]] = (SECRET[1], "municipality")
    twice = pd.concat([plans, plans[plans["location_id"] == SECRET[0]]], ignore_index=True)
    twice.drop(columns=["fid"], errors="ignore").to_file(path)
    return opened(folder)


def texts(problems):
    return "\n".join(map(str, problems))


def test_the_municipality_is_told_which_row_is_wrong(broken):
    assert SECRET[0] in texts(broken.run_all().problems)


@pytest.mark.parametrize("viewer", VIEWERS[1:])
def test_another_reader_is_told_of_which_layer_it_is_and_no_more(broken, viewer):
    told = texts(broken.run_all(viewer=viewer).problems)
    assert "Bouwlocaties" in told
    assert FOUND in told
    assert not [word for word in SECRET if word in told]


@pytest.mark.parametrize(
    "ask",
    [
        lambda session: session.layer("building_locations", viewer="public"),
        lambda session: compose(session, 2026, viewer="public"),
    ],
    ids=["layer", "yearly"],
)
def test_every_door_says_it_so(broken, ask):
    with pytest.raises(InputError, match=FOUND) as raised:
        ask(broken)
    assert SECRET[0] not in str(raised.value)


def test_an_analysis_that_refuses_rows_names_them_to_the_municipality_only(broken):
    """The door is one for whatever an analysis raises."""
    from geo_pa.engine.reading_errors import telling  # noqa: PLC0415  # only here

    for viewer in VIEWERS:
        with pytest.raises(InputError) as raised, telling("Voorraad in de dorpen", STANDARD[viewer]):
            raise InputError(broken.run_all().problems)
        assert (SECRET[0] in str(raised.value)) == (viewer == VIEWERS[0])


@pytest.fixture(scope="module")
def changed(session):
    """A municipality with changes of every kind, for itself alone, at plans that everybody may see."""
    changes, plans = session.layer("stock_mutations"), session.layer("building_locations", viewer="public")
    kinds = changes.drop_duplicates(["mutation", "kind"])
    secret = kinds.assign(plan_id=plans.index[: len(kinds)], confidentiality=VIEWERS[0], note=SECRET[1])
    secret.index = pd.Index([f"GEHEIM{at}" for at in range(len(secret))], name=changes.index.name)
    return session.changed("stock_mutations", pd.concat([changes, secret]))


def test_confidential_changes_get_an_answer_and_a_file_and_no_refusal(changed):
    answers = changed.run_all(viewer="public")
    assert not answers.unanswered
    for result in answers.results.values():
        prepare(result, viewer=PUBLIC)


def test_nothing_of_confidential_changes_is_in_any_table(changed):
    for result in changed.run_all(viewer="public").results.values():
        for frame in (result.table, *result.details.values()):
            assert "GEHEIM" not in frame.to_csv()


@pytest.fixture(scope="module", params=["7743", "-7743", "zeven7743"])
def checked(request, repository, tmp_path_factory, opened):
    """A table of small counts in which values are wrong, or point nowhere."""
    folder = tmp_path_factory.mktemp("closed")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    path = folder / "data" / "tables" / "allocations.csv"
    header, *rows = path.read_text().splitlines()
    rows[3:6] = [",".join(request.param for _ in row.split(",")) for row in rows[3:6]]
    path.write_text("\n".join([header, *rows]))
    return opened(folder)


def everything(session):
    return session.workspace.check(*(entry.check for entry in ANALYSES))


def test_no_cell_of_a_closed_table_is_in_the_check(checked):
    found = everything(checked)
    assert any("allocations.csv" in problem.where for problem in found)
    assert "7743" not in texts(found)
    assert "7.743" not in texts(found)


def test_the_wrong_rows_of_a_closed_table_are_named_by_number(checked):
    found = texts(everything(checked))
    assert "rij 4" in found
    reading = checked.workspace.read("allocations")
    assert "7743" not in reading.excluded.to_csv()


def test_a_whole_closed_file_that_cannot_be_used_shows_nothing_either(checked):
    declaration = checked.workspace.declarations["allocations"]
    path = declaration.file_path
    path.write_text(path.read_text().partition("\n")[2])
    opened = geo_pa.open_workspace(checked.workspace.folder)
    assert "7743" not in texts(everything(opened))
