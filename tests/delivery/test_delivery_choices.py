"""Every file says with which choices it was made: a file that comes loose from its screen is still understood."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from geo_pa.delivery import FORMATS, export, file_name
from geo_pa.model import MUNICIPALITY
from tests.delivery.test_delivery_files import read_workbook

SAID = "Waar een overschot mag compenseren: wijk (standaard: gemeente)"


@pytest.fixture
def standard(result):
    """The result with every rule as the data have it."""
    rules = tuple(replace(rule, changed_from=None) for rule in result.evidence.rules)
    return replace(result, evidence=replace(result.evidence, rules=rules))


@pytest.fixture
def otherwise(standard):
    """The same result, with one choice made otherwise."""
    rule = replace(
        standard.evidence.rules[0],
        id="social_share.pool",
        title="Waar een overschot mag compenseren",
        value="district",
        unit="",
        labels={"district": "wijk", "municipality": "gemeente"},
        changed_from="municipality",
    )
    return replace(standard, evidence=replace(standard.evidence, rules=(rule, *standard.evidence.rules)))


def written(result, form):
    return export(result, form, viewer=MUNICIPALITY)


def rows(result):
    return list(csv.DictReader(io.StringIO(written(result, "csv").decode("utf-8-sig")), delimiter=";"))


def test_each_row_of_a_csv_says_which_choices_were_made(standard, otherwise):
    assert {row["Keuzes"] for row in rows(otherwise)} == {SAID}
    assert {row["Keuzes"] for row in rows(standard)} == {"standaardkeuzes"}


def test_each_feature_says_which_choices_were_made_on_which_date_and_for_whom(otherwise):
    content = json.loads(written(otherwise, "geojson"))
    assert content["choices"] == SAID
    told = {(each["choices"], each["reference_date"], each["viewer"]) for each in map(_properties, content["features"])}
    assert told == {(SAID, "2026-01-01", "municipality")}


def _properties(feature):
    return feature["properties"]


def test_json_lists_the_rules_with_the_value_used_and_the_standard(standard, otherwise):
    made = [{"rule": "social_share.pool", "value": "district", "standard": "municipality"}]
    assert json.loads(written(otherwise, "json"))["choices"] == made
    assert json.loads(written(standard, "json"))["choices"] == []


def test_the_first_sheet_says_which_choices_were_made_and_that_no_filter_was_used(otherwise):
    first = read_workbook(written(otherwise, "xlsx"))[0]["Toelichting"].values()
    assert SAID in first
    assert any(str(value).startswith("Geen: dit bestand bevat alle rijen") for value in first)


@pytest.mark.parametrize("form", FORMATS)
def test_a_number_that_was_chosen_stands_with_its_unit(result, form):
    rule = replace(result.evidence.rules[0], value=Decimal(20), unit="dwellings", changed_from=Decimal(1))
    made = replace(result, evidence=replace(result.evidence, rules=(rule, *result.evidence.rules[1:])))
    if form in ("csv", "geojson"):
        assert "20 woningen (standaard: 1 woning)" in written(made, form).decode()
    elif form == "xlsx":
        first = read_workbook(written(made, form))[0]["Toelichting"].values()
        assert any("20 woningen (standaard: 1 woning)" in str(value) for value in first)
    else:
        assert json.loads(written(made, form))["choices"][0]["value"] == 20


def test_the_name_of_a_file_tells_that_choices_were_made_otherwise():
    name = file_name("30% sociale huur", date(2026, 1, 1), MUNICIPALITY, "csv", changed=2)
    assert name == "30-procent-sociale-huur_2026-01-01_gemeente_2-eigen-keuzes.csv"
