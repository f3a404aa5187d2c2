"""A table in which each row has a unit of its own: 320 is 320 and 0.15 is 15%, in every file."""

import csv
import io

import pytest
from test_delivery_files import read_workbook

from geo_pa.delivery import export
from geo_pa.model import MUNICIPALITY, STANDARD


@pytest.fixture(scope="module")
def result(session):
    return session.run("agreement_monitor")


def test_in_a_csv_a_share_is_a_percentage_and_a_count_a_whole_number(result):
    text = export(result, "csv", viewer=MUNICIPALITY).decode("utf-8-sig")
    rows = {row["Nummer"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}
    assert rows["01-net_addition"]["Afgesproken"] == "320"
    assert rows["01-net_addition"]["Eenheid"] == "eenheden"
    share = rows["07-share_under_quality_discount_limit"]
    assert (share["Afgesproken"], share["Eenheid"]) == ("15", "%")
    assert share["In harde plannen"] == ""


def test_in_a_workbook_a_share_is_shown_as_a_percentage_and_the_rows_behind_it_as_homes(result):
    sheets, _ = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert {"Afspraken", "Achter elk getal", "Verwacht en nu", "Huurprijzen"} <= set(sheets)
    titles = {value: place for place, value in sheets["Afspraken"].items() if place.endswith("1")}
    assert "Afgesproken" in titles
    assert "Afgesproken (by_row)" not in titles


@pytest.mark.parametrize("viewer", ["municipality", "corporations", "province", "public"])
def test_every_reader_can_take_it_along(session, viewer):
    seen = session.run("agreement_monitor", viewer=viewer)
    for form in ("json", "csv", "xlsx", "geojson"):
        assert export(seen, form, viewer=STANDARD[viewer])
