"""The files themselves: JSON, CSV for Dutch Excel, and a workbook."""

import csv
import io
import json
import re
import zipfile
from dataclasses import replace
from datetime import date
from xml.etree import ElementTree as ET

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.delivery import FORMATS, csvfile, export, file_name, grid
from geo_pa.delivery.cells import FORMULA_STARTS, LONGEST_TEXT, harmless, plain
from geo_pa.model import MUNICIPALITY, PUBLIC, STANDARD, Column, UsedLayer
from geo_pa.registry import ANALYSES, find

NOTICE = "Modelgegevens: namen en cijfers van CBS, grenzen en locaties gemodelleerd"
SPREADSHEET = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def as_json(result, **options):
    return json.loads(export(result, "json", viewer=MUNICIPALITY, notice=NOTICE, **options))


def as_rows(result):
    text = export(result, "csv", viewer=MUNICIPALITY, notice=NOTICE).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text), delimiter=";"))


def read_workbook(content):
    """Read a workbook without the library that wrote it: per sheet its cells by place, and all parts."""
    book = zipfile.ZipFile(io.BytesIO(content))
    parts = {name: book.read(name) for name in book.namelist()}
    shared = ["".join(node.itertext()) for node in xml(parts["xl/sharedStrings.xml"])]
    names = [sheet.get("name") for sheet in xml(parts["xl/workbook.xml"]).iter(f"{SPREADSHEET}sheet")]
    sheets = {}
    for number, name in enumerate(names, 1):
        cells = xml(parts[f"xl/worksheets/sheet{number}.xml"]).iter(f"{SPREADSHEET}c")
        sheets[name] = {cell.get("r"): _cell(cell, shared) for cell in cells}
    return sheets, parts


def xml(part):
    return ET.fromstring(part)  # noqa: S314  # a file of our own making


def _cell(cell, shared):
    value = cell.findtext(f"{SPREADSHEET}v")
    if cell.get("t") == "s":
        return shared[int(value)]
    return float(value) if value else None


def test_json_says_what_was_asked_for_whom_and_that_it_is_a_model(result):
    content = as_json(result)
    assert [content[name] for name in ("analysis", "on", "viewer", "modelled", "notice")] == [
        "social_share",
        "2026-01-01",
        "municipality",
        True,
        NOTICE,
    ]


def test_a_row_in_json_keeps_figures_apart_from_what_it_says(result):
    row = as_json(result)["rows"][0]
    assert {key: row[key] for key in ("id", "name", "verdict", "reason", "explanation")} == {
        "id": "L1",
        "name": "=HYPERLINK(1)",
        "verdict": "fails",
        "reason": "short",
        "explanation": "-3 woningen",
    }
    assert row["figures"] == {"dwellings": 20, "social_share": 0.15, "net_social_homes": -8, "completion_year": 2027}
    assert row["attributes"] == {"status": "1A", "lead": "+31 528", "confidentiality": "municipality"}


def test_what_is_unknown_is_null_and_never_zero_or_nan(result):
    content = as_json(result)
    assert content["rows"][2]["figures"] == dict.fromkeys(content["rows"][2]["figures"])
    assert content["totals"]["open_homes"] is None
    assert "NaN" not in export(result, "json", viewer=MUNICIPALITY).decode()


def test_json_holds_the_rules_with_the_value_that_was_used_and_where_it_stands(result):
    rule = as_json(result)["evidence"]["rules"][0]
    assert (rule["value"], rule["unit"], rule["article"]) == (0.3, "share", "afspraak 2")
    assert (rule["valid_from"], rule["valid_to"], rule["local_choice"], rule["changed_from"]) == (
        "2023-10-02",
        None,
        False,
        0.25,
    )
    assert rule["source"]["title"] == "Prestatieafspraken, afspraak 2"


def test_json_holds_assumptions_rows_not_used_and_effects_of_other_choices(result):
    evidence = as_json(result)["evidence"]
    assert evidence["assumptions"] == ["Hemelsbreed gemeten."]
    assert evidence["excluded"][0]["explanation"] == "Geen vlak."
    assert evidence["choice_effects"][0]["after"] == "meets"


def test_json_holds_the_ledger(result):
    assert as_json(result)["details"]["ledger"][0] == {
        "kind": "booked",
        "from_location": "L2",
        "to_location": "L1",
        "homes": 2,
        "cut_back_homes": None,
        "distance_m": 1414,
        "decided_on": "2025-06-01",
        "decision": "=besluit 12",
    }


def test_csv_opens_in_dutch_excel(result):
    content = export(result, "csv", viewer=MUNICIPALITY)
    assert content.startswith(b"\xef\xbb\xbfNummer;Naam;Oordeel;")
    assert content.count(b"\r\n") == 5


def test_csv_has_dutch_headings_words_and_decimal_commas(result):
    row = as_rows(result)[1]
    assert row["Oordeel"] == "voldoet"
    assert row["Status"].startswith("4A")
    assert row["Nieuwe woningen"] == "11"
    assert row["Aandeel sociale huur (%)"] == "36,4"


PRECISE = {
    "a share": (2 / 3, "share", "66,7"),
    "metres": (327.0647, "m", "327"),
    "square metres": (8640.6, "m2", "8641"),
    "degrees": (38.8978, "degC", "38,9"),
    "minutes": (13.271, "minutes", "13,3"),
    "a ratio": (1.129754, "", "1,13"),
    "a whole number": (40.0, "", "40"),
    "a hundred square metres": (100.2, "m2", "100"),
    "almost nothing, from below": (-0.00001, "m", "0"),
    "nothing": (0.0, "share", "0"),
}


@pytest.mark.parametrize(("value", "unit", "written"), PRECISE.values(), ids=PRECISE)
def test_a_number_in_csv_is_as_fine_as_its_unit_deserves(value, unit, written):
    assert csvfile._written(grid.cell_of(value, Column("Getal", unit))) == written


def test_json_keeps_a_number_as_it_is(result):
    assert as_json(result)["rows"][1]["figures"]["social_share"] == 4 / 11


def test_an_empty_cell_in_csv_is_unknown(result):
    row = as_rows(result)[2]
    assert row["Nieuwe woningen"] == row["Aandeel sociale huur (%)"] == ""


def test_every_row_in_csv_says_that_it_is_a_model_and_of_which_day(result):
    rows = as_rows(result)
    assert {row["Herkomst"] for row in rows} == {NOTICE}
    assert {row["Peildatum"] for row in rows} == {"2026-01-01"}
    assert {row["Bekeken als"] for row in rows} == {"gemeente"}
    assert as_rows(replace(result, modelled=False))[0]["Herkomst"] == "geen modelgegevens"


def test_a_separator_or_quote_in_a_name_stays_part_of_the_name(result):
    assert as_rows(result)[1]["Naam"] == "Elim; 'noord'"


def test_text_that_looks_like_a_formula_is_made_harmless_in_csv(result):
    rows = as_rows(result)
    assert rows[0]["Naam"] == "'=HYPERLINK(1)"
    assert [row["Trekker"] for row in rows] == ["'+31 528", "", "'@beheer", "'\tTrekker"]


def test_a_notice_that_looks_like_a_formula_is_made_harmless_in_csv(result):
    written = export(result, "csv", viewer=MUNICIPALITY, notice="=HYPERLINK(1)").decode("utf-8-sig")
    assert ";'=HYPERLINK(1)" in written
    assert ";=HYPERLINK(1)" not in written


def test_a_negative_number_stays_a_number(result):
    assert as_rows(result)[0]["Sociale huur, netto (woningen)"] == "-8"
    sheets, _ = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert -8.0 in sheets["Locaties"].values()


@given(st.text())
def test_no_text_starts_as_a_formula_and_harmless_text_stays_as_it_is(text):
    safe = harmless(text)
    assert not safe.startswith(FORMULA_STARTS)
    assert safe in {text, f"'{text}"}


def test_text_longer_than_a_cell_is_cut_with_a_mark():
    assert len(harmless("a" * 40_000)) == LONGEST_TEXT
    assert harmless("a" * 40_000).endswith("…")


def test_the_workbook_has_its_sheets_in_dutch(result):
    sheets, _ = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert list(sheets) == ["Toelichting", "Locaties", "Totalen", "Compensatie", "Bewijs"]


def test_the_workbook_says_on_its_first_sheet_and_on_each_printed_page_that_it_is_a_model(result):
    sheets, parts = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY, notice=NOTICE))
    assert NOTICE in sheets["Toelichting"].values()
    for number in (2, 3, 4):
        assert NOTICE in parts[f"xl/worksheets/sheet{number}.xml"].decode()


def test_the_workbook_holds_numbers_as_numbers_and_no_formulas(result):
    sheets, parts = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert {20.0, 11.0, 0.15, 2027.0} <= set(sheets["Locaties"].values())
    assert "'=HYPERLINK(1)" in sheets["Locaties"].values()
    assert "'=besluit 12" in sheets["Compensatie"].values()
    assert not any(b"<f>" in content or b"<hyperlink" in content for content in parts.values())


def test_the_workbook_shows_rules_sources_assumptions_and_what_was_not_used(result):
    told = set(read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))[0]["Bewijs"].values())
    assert {"Aandeel sociale huur", "afspraak 2", "Hemelsbreed gemeten.", "Geen vlak.", "Voorbeeldlocaties"} <= told


def test_the_workbook_tells_what_another_choice_would_change_in_words(result):
    told = list(read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))[0]["Bewijs"].values())
    start = told.index("Horizon", told.index("Oordeel dan"))
    effect = ["Horizon", "5 jaar", "2 jaar", "L1", "'=HYPERLINK(1)", "voldoet niet aan het uitgangspunt", "voldoet"]
    assert told[start : start + len(effect)] == effect


def test_a_target_that_is_behind_reads_so(result):
    words = result.table[["name", "verdict", "reason", "explanation", "confidentiality", "geometry"]]
    behind = replace(result, answer=find("social_growth").answer, table=words, totals={}, details={})
    assert as_rows(behind)[0]["Oordeel"] == "achter op schema"
    assert as_rows(result)[0]["Oordeel"] == "voldoet niet aan het uitgangspunt"


def test_the_ledger_names_both_locations(result):
    lines = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))[0]["Compensatie"].values()
    assert {"L2", "Elim; 'noord'", "L1", "'=HYPERLINK(1)"} <= set(lines)


def test_the_headings_of_a_sheet_stay_in_view(result):
    _, parts = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert b'state="frozen"' in parts["xl/worksheets/sheet2.xml"]


def test_the_unit_of_a_total_is_a_dutch_word_and_never_a_code(session):
    totals = read_workbook(export(session.run("heat_stress"), "xlsx", viewer=MUNICIPALITY))[0]["Totalen"]
    units = {value for place, value in totals.items() if place.startswith("C") and place != "C1"}
    assert units == {"buurten", "%", "m²", "personen"}


def test_rows_that_were_left_out_are_told_on_the_first_sheet_and_listed_by_the_dutch_name_of_their_layer(result):
    layers = (UsedLayer("building_locations", "Bouwlocaties", 1),)
    spoilt = replace(result, evidence=replace(result.evidence, layers=layers))
    sheets, _ = read_workbook(export(spoilt, "xlsx", viewer=MUNICIPALITY))
    assert "Niets weggelaten voor deze lezer." not in sheets["Toelichting"].values()
    assert any("1 rij van Bouwlocaties is weggelaten" in str(value) for value in sheets["Toelichting"].values())
    assert "Bouwlocaties" in sheets["Bewijs"].values()
    assert "building_locations" not in sheets["Bewijs"].values()


NAMES = {
    "agreement_monitor": "de-23-afspraken_2026-01-01_gemeente.xlsx",
    "social_share": "30-procent-sociale-huur_2026-01-01_gemeente.xlsx",
    "heat_stress": "hitte-en-groen_2026-01-01_gemeente.xlsx",
}


@pytest.mark.parametrize(("analysis", "name"), NAMES.items(), ids=NAMES)
def test_a_file_is_named_in_dutch_after_its_question_its_date_and_its_reader(session, analysis, name):
    assert file_name(session.title(analysis), date(2026, 1, 1), MUNICIPALITY, "xlsx") == name


def test_every_file_of_every_question_has_a_name_of_its_own_without_capitals_spaces_or_signs():
    names = [
        file_name(entry.title, date(2026, 1, 1), viewer, form)
        for entry in ANALYSES
        for viewer in STANDARD.values()
        for form in FORMATS
    ]
    assert len(set(names)) == len(names)
    assert all(re.fullmatch(r"[a-z0-9-]+_2026-01-01_[a-z]+\.[a-z]+", name) for name in names)


def test_totals_have_dutch_names_and_units(result):
    totals = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))[0]["Totalen"]
    assert [totals["A3"], totals["B3"], totals["C3"]] == ["Nieuwe woningen op locaties die meetellen", 31.0, "woningen"]
    assert totals["B5"] == -4.0
    assert "B4" not in totals


@pytest.mark.parametrize("file_format", FORMATS)
def test_the_same_result_gives_the_same_bytes(result, file_format):
    first, second = (export(result, file_format, viewer=MUNICIPALITY, notice=NOTICE) for _ in range(2))
    assert first == second


def test_a_workbook_is_dated_on_the_reference_date_and_not_on_the_day_it_was_made(result):
    _, parts = read_workbook(export(result, "xlsx", viewer=MUNICIPALITY))
    assert b"2026-01-01T00:00:00Z" in parts["docProps/core.xml"]
    assert {item.date_time[0] for item in _items(result)} == {1980}


def _items(result):
    return zipfile.ZipFile(io.BytesIO(export(result, "xlsx", viewer=MUNICIPALITY))).infolist()


@pytest.mark.parametrize("file_format", FORMATS)
def test_a_result_without_rows_is_a_valid_file(result, file_format):
    empty = replace(result, table=result.table.iloc[:0], details={"ledger": result.details["ledger"].iloc[:0]})
    assert export(empty, file_format, viewer=MUNICIPALITY)


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        (pd.NA, None),
        (pd.NaT, None),
        (float("nan"), None),
        (np.int64(3), 3),
        (np.float64(0.5), 0.5),
        (np.bool_(True), True),
        (pd.Timestamp("2026-01-01"), "2026-01-01"),
        (date(2026, 1, 1), "2026-01-01"),
        ("1A", "1A"),
    ],
)
def test_one_value_becomes_plain(value, expected):
    assert plain(value) == expected
    assert type(plain(value)) is type(expected)


def test_every_file_for_a_limited_reader_says_that_it_holds_only_a_part(public_result):
    sentence = "Alleen wat openbaar is, staat in dit bestand; de rest is niet meegerekend"
    for file_format in ("json", "csv", "geojson"):
        assert sentence in export(public_result, file_format, viewer=PUBLIC).decode("utf-8-sig")
    sheets, _ = read_workbook(export(public_result, "xlsx", viewer=PUBLIC))
    assert f"{sentence}." in sheets["Toelichting"].values()
    assert "Niets weggelaten voor deze lezer." not in sheets["Toelichting"].values()
