"""A corporation has one name: one written otherwise would become a corporation of its own, without its agreements."""

from dataclasses import replace

import pandas as pd
import pytest

from geo_pa.analyses.agreement_monitor.signed_names import unknown_corporations
from geo_pa.errors import Severity


@pytest.fixture
def told(checked):
    """A function that makes a table per name with these corporations as its rows, and gives what is told of them."""

    def tell(**tables):
        frames = {name: pd.DataFrame({"corporation": pd.array(rows, dtype="str")}) for name, rows in tables.items()}
        return checked("agreement_monitor", **frames)

    return tell


SIGNED = ["Domesta", "Woonconcept", "Actium"]


def test_a_typing_error_is_told_once_with_the_rows_the_files_and_the_name_that_was_meant(told):
    (notice,) = told(
        expected_change=SIGNED, stock_mutations=["Woonconsept", "Woonconcept"], agreement_progress=["Woonconsept"] * 3
    )
    assert notice.severity is Severity.NOTICE
    assert notice.where == "Corporatie 'Woonconsept'"
    assert notice.what == "Deze naam staat niet bij de corporaties van de afspraken."
    assert notice.found == (
        "1 rij in Veranderingen in het bezit 2023-2027 (stock_mutations.csv); "
        "3 rijen in Voortgang van de afspraken (agreement_progress.csv)"
    )
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
def test_the_nearest_name_is_asked_after(told, written, meant):
    (notice,) = told(stock_2023=SIGNED, stock_mutations=[written])
    assert f"Bedoelde u {meant}?" in notice.action


def test_a_corporation_that_owns_homes_and_signed_nothing_is_told_once_and_may_stay(told):
    (notice,) = told(stock_2023=SIGNED, agreement_progress=["Lefier"] * 40, stock_mutations=["Lefier"])
    assert "Bedoelde u" not in notice.action
    assert "mag zo blijven staan" in notice.action


def test_a_name_in_either_table_of_the_agreements_is_known(told):
    assert told(expected_change=SIGNED, stock_2023=[*SIGNED, "Lefier"], agreement_progress=["Lefier", "Actium"]) == []


def test_a_typing_error_within_the_tables_of_the_agreements_is_told_against_the_most_usual_spelling(told):
    (notice,) = told(expected_change=["Domesta"], stock_2023=["Domsta"], agreement_progress=["Domesta"] * 3)
    assert notice.where == "Corporatie 'Domsta'"
    assert notice.found == "1 rij in Bezit per corporatie op 1-1-2023 (stock_2023.csv)"


def test_without_tables_of_the_agreements_the_most_usual_spelling_is_the_name(told):
    (notice,) = told(agreement_progress=["Woonconcept"] * 3 + ["Lefier"], stock_mutations=["Woonconsept"])
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
def test_names_that_are_only_alike_are_two_corporations(told, names):
    assert told(agreement_progress=names, stock_mutations=names[:1] * 5) == []


def test_rows_without_a_corporation_and_other_landlords_are_not_looked_at(checked):
    stock = pd.DataFrame({"corporation": [None, "Domesta"], "landlord": ["Belegger BV", "Domesta"]})
    assert checked("agreement_monitor", stock_2023=pd.DataFrame({"corporation": SIGNED}), corporation_stock=stock) == []


def test_a_name_in_a_closed_table_alone_is_not_written_out(told):
    (notice,) = told(stock_2023=SIGNED, vacancies=["Lefier"])
    assert notice.where == "Corporatie in een besloten tabel"
    assert "Lefier" not in str(notice)


@pytest.fixture
def embedded(session):
    """Every layer and table of the embedded municipality."""
    return {name: session.workspace.read(name) for name in session.workspace.declarations}


@pytest.mark.parametrize(
    ("layer", "was", "written"),
    [("building_locations", "Woonconcept", "Woonconsept"), ("corporation_stock", "Domesta", "domesta")],
)
def test_a_name_in_one_row_of_the_embedded_layers_is_found(embedded, layer, was, written):
    frame = embedded[layer].frame.copy()
    frame.loc[frame.index[frame["corporation"] == was][0], "corporation"] = written
    (notice,) = unknown_corporations({**embedded, layer: replace(embedded[layer], frame=frame)})
    assert notice.where == f"Corporatie '{written}'"
    assert notice.found.startswith("1 rij in ")
    assert f"Bedoelde u {was}?" in notice.action


def test_the_embedded_names_are_all_known(embedded):
    assert list(unknown_corporations(embedded)) == []
