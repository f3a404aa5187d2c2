"""A corporation has one name: one written otherwise would become a corporation of its own, without its agreements."""

import pytest

from geo_pa.engine import EMBEDDED
from geo_pa.errors import Severity
from geo_pa.workspace import open_folder
from geo_pa.workspace.corporations import unknown_corporations

HEADER = "corporation"
COLUMNS = """
[columns.corporation]
title = "Corporatie"
type = "text"
"""


def told(folder, **tables):
    """Make a table per name with these corporations as its rows, and give what is told of their names."""
    for name, corporations in tables.items():
        folder.declare_table(f"{name}.csv", columns=COLUMNS, key="", name=name)
        folder.save_table("\n".join([HEADER, *corporations]), name=name)
    return [problem for problem in folder.open().check() if "Corporatie '" in problem.where]


SIGNED = ["Domesta", "Woonconcept", "Actium"]


def test_a_typing_error_is_told_once_with_the_rows_the_files_and_the_name_that_was_meant(folder):
    (notice,) = told(
        folder, expected_change=SIGNED, mutations=["Woonconsept", "Woonconcept"], vacancies=["Woonconsept"] * 3
    )
    assert notice.severity is Severity.NOTICE
    assert notice.where == "Corporatie 'Woonconsept'"
    assert notice.what == "Deze naam staat niet bij de corporaties van de afspraken."
    assert notice.found == "1 rij in Plannen (mutations.csv); 3 rijen in Plannen (vacancies.csv)"
    assert notice.expected == "een van: Actium, Domesta, Woonconcept"
    assert notice.action.startswith("Bedoelde u Woonconcept?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("domesta", "Domesta"),
        ("DOMESTA", "Domesta"),
        ("Dómesta", "Domesta"),
        ("Woon concept", "Woonconcept"),
        ("Stichting Woonconcept", "Woonconcept"),
        ("Aktium", "Actium"),
    ],
)
def test_the_nearest_name_is_asked_after(folder, written, meant):
    (notice,) = told(folder, stock_2023=SIGNED, mutations=[written])
    assert f"Bedoelde u {meant}?" in notice.action


def test_a_corporation_that_owns_homes_and_signed_nothing_is_told_once_and_may_stay(folder):
    (notice,) = told(folder, stock_2023=SIGNED, vacancies=["Lefier"] * 40, mutations=["Lefier"])
    assert "Bedoelde u" not in notice.action
    assert "mag zo blijven staan" in notice.action


def test_a_name_in_either_table_of_the_agreements_is_known(folder):
    assert told(folder, expected_change=SIGNED, stock_2023=[*SIGNED, "Lefier"], vacancies=["Lefier", "Actium"]) == []


def test_a_typing_error_within_the_tables_of_the_agreements_is_told_against_the_most_usual_spelling(folder):
    (notice,) = told(folder, expected_change=["Domesta"], stock_2023=["Domsta"], vacancies=["Domesta"] * 3)
    assert notice.where == "Corporatie 'Domsta'"
    assert notice.found == "1 rij in Plannen (stock_2023.csv)"


def test_without_tables_of_the_agreements_the_most_usual_spelling_is_the_name(folder):
    (notice,) = told(folder, vacancies=["Woonconcept"] * 3 + ["Lefier"], mutations=["Woonconsept"])
    assert notice.what == "Deze naam is een andere spelling dan elders."
    assert notice.action.startswith("Bedoelde u Woonconcept?")


@pytest.mark.parametrize(
    "names",
    [
        ["Corporatie A", "Corporatie B"],
        ["Wonen Noord", "Wonen Zuid"],
        ["Woonconcept", "Woonservice"],
        ["Woonzorg 1", "Woonzorg 2"],
        ["De Woonplaats", "De Woonschakel"],
        ["Eigen Haard", "Eigen Huis"],
    ],
)
def test_names_that_are_only_alike_are_two_corporations(folder, names):
    assert told(folder, vacancies=names, mutations=names[:1] * 5) == []


def test_rows_without_a_corporation_and_other_landlords_are_not_looked_at(folder):
    folder.declare_table(
        "plans.csv", columns=COLUMNS + COLUMNS.replace("corporation", "landlord"), key="", name="plans"
    )
    folder.save_table("corporation,landlord\n,Belegger BV\nDomesta,Domesta\n", name="plans")
    assert told(folder, stock_2023=SIGNED) == []


@pytest.mark.parametrize(
    ("layer", "was", "written"),
    [("building_locations", "Woonconcept", "Woonconsept"), ("corporation_stock", "Domesta", "domesta")],
)
def test_a_name_in_one_row_of_the_embedded_layers_is_found(layer, was, written):
    workspace = open_folder(EMBEDDED)
    frame = workspace.read(layer).frame.copy()
    row = frame.index[frame["corporation"] == was][0]
    frame.loc[row, "corporation"] = written
    changed = workspace.changed(layer, frame)
    (notice,) = [problem for problem in changed.check() if problem.where == f"Corporatie '{written}'"]
    assert notice.found.startswith("1 rij in ")
    assert f"Bedoelde u {was}?" in notice.action


def test_the_embedded_names_are_all_known():
    workspace = open_folder(EMBEDDED)
    readings = {name: workspace.read(name) for name in workspace.declarations}
    assert list(unknown_corporations(readings, {})) == []
