"""Titles above the table, merged cells, totals, formulas, percentages and dates: read as what they are, and told."""

import io
import time
import zipfile
from datetime import date
from pathlib import Path

import pytest
from intake_files import changed_zip, open_document, workbook, zipped

from geo_pa.errors import InputError, Severity

HEAD = ["Nummer", "Naam", "Nieuwe woningen"]
ROW = ["BL01", "Andere naam", None]


def told(brought):
    assert all(notice.severity == Severity.NOTICE for notice in brought.intake.notices)
    return " ".join(notice.what for notice in brought.intake.notices)


def changed(brought):
    return {(one.row, one.field): one.after for one in brought.changes}


def test_dutch_titles_are_read_and_nothing_is_said_of_a_plain_table(bring):
    brought = bring(workbook([HEAD[:2], ROW[:2]]), "plannen.xlsx")
    assert changed(brought) == {("BL01", "name"): "Andere naam"}
    assert brought.intake.notices == ()


@pytest.mark.parametrize(
    "above", [[["Plannenlijst 2026"]], [[], []], [["Gemeente", "x", "y"], [], ["Stand", "1-1-2026"]]]
)
def test_the_header_is_found_beneath_titles_and_empty_rows_and_that_is_said(bring, above):
    brought = bring(workbook([*above, HEAD[:2], ROW[:2]]), "plannen.xlsx")
    assert changed(brought) == {("BL01", "name"): "Andere naam"}
    assert f"De kopregel is gevonden op rij {len(above) + 1}" in told(brought)


def test_a_table_that_does_not_begin_in_the_first_column_is_read(bring):
    brought = bring(workbook([[], [None, None, *HEAD[:2]], [None, None, *ROW[:2]]]), "plannen.xlsx")
    assert changed(brought) == {("BL01", "name"): "Andere naam"}


def test_a_name_that_stands_under_several_groups_is_told_apart_by_its_group(bring):
    groups = [None, "Huur", None, "Woningtype", None]
    names = ["Nummer", "Middenhuur", "onbekend", "Eengezins", "onbekend"]
    brought = bring(workbook([groups, names, ["BL01", None, None, None, 3]]), "plannen.xlsx")
    used = brought.intake.match.columns
    assert used["Woningtype onbekend"] == "type_unknown"
    assert used["Huur onbekend"] == "rent_unknown"


def test_a_name_merged_over_two_rows_is_that_of_its_column(bring):
    rows = [["Nummer", "Naam", "Bouw"], [None, None, "Oplevering"], ["BL01", "Andere naam", 2031]]
    rows[1][0:2] = [None, None]
    brought = bring(workbook([*rows[:1], [None, None, "Oplevering"], rows[2]]), "plannen.xlsx")
    assert "Nummer" in brought.intake.match.columns


def test_rows_are_numbered_as_the_worksheet_numbers_them(bring):
    rows = [["Plannenlijst"], [], HEAD, ["BL01", "Naam", "x"], [], ["BL02", "Naam", "y"]]
    assert [fix.row for fix in bring(workbook(rows), "plannen.xlsx").intake.fixes] == [4, 6]


def test_a_row_of_totals_waits_and_the_others_go_in(bring, plans):
    rows = [["Nummer", "Naam"], ["BL01", "Andere naam"], ["BL99", "Totaal"]]
    brought = bring(workbook(rows), "plannen.xlsx")
    assert [(fix.row, fix.code) for fix in brought.intake.fixes] == [(3, "undeclared_total")]
    assert changed(brought) == {("BL01", "name"): "Andere naam"}


def test_of_several_sheets_one_must_be_chosen(bring):
    content = workbook([HEAD[:2], ROW[:2]], more=[("Uitleg", [["Lees dit"]]), ("Leeg", [])])
    with pytest.raises(InputError, match=r"meer werkbladen.*Plannen, Uitleg.*--sheet"):
        bring(content, "plannen.xlsx")
    assert changed(bring(content, "plannen.xlsx", sheet="Plannen")) == {("BL01", "name"): "Andere naam"}
    with pytest.raises(InputError, match="'Plan'"):
        bring(content, "plannen.xlsx", sheet="Plan")


def test_a_workbook_without_anything_in_it_is_refused(bring):
    with pytest.raises(InputError, match="leeg"):
        bring(workbook([]), "plannen.xlsx")


def test_dates_percentages_and_numbers_are_read_as_what_they_are(bring):
    rows = [
        ["Nummer", "Besluit genomen op", "Kans dat het doorgaat", "Zorgplaatsen"],
        ["BL01", date(2025, 3, 4), 0.35, 12],
        ["BL02", "4-3-2025", "0,35", "1.234"],
        ["BL03", "2025-03-04", 0.5, 1234.0],
    ]
    brought = bring(workbook(rows, formats={(1, 2): "0%"}), "plannen.xlsx")
    assert brought.intake.fixes == ()
    read = brought.intake.rows
    assert read["decision_date"].dt.date.tolist() == [date(2025, 3, 4)] * 3
    assert read["realisation_chance"].tolist() == [0.35, 0.35, 0.5]
    assert read["care_places"].tolist() == [12, 1234, 1234]


def test_a_number_with_decimals_never_becomes_thousands(bring):
    rows = [["Nummer", "Kans dat het doorgaat"], ["BL01", 0.125], ["BL02", 1e-7], ["BL03", 1]]
    assert bring(workbook(rows), "plannen.xlsx").intake.rows["realisation_chance"].tolist() == [0.125, 1e-7, 1.0]


def test_yes_and_no_of_excel_are_ours(bring, session):
    first, second = session.layer("stock_mutations").index[:2]
    rows = [["Nummer", "Vervangt gesloopte woningen"], [first, True], [second, False]]
    brought = bring(workbook(rows), "mutaties.xlsx", into="stock_mutations")
    assert brought.intake.rows["replaces_demolition"].tolist() == [True, False]


def without_values(name, content):
    """Take the outcomes of formulas out of a sheet, as programs write them."""
    return name, content.replace(b"<f>1+1</f><v>0</v>", b"<f>1+1</f>").replace(b"<f>1+2</f><v>0</v>", b"<f>1+2</f><v/>")


def test_a_formula_is_its_stored_value_and_without_one_it_is_unknown_and_told(bring):
    rows = [["Nummer", "Zorgplaatsen"], ["BL01", "=1+1"], ["BL02", "=1+2"], ["BL03", "=1+3"]]
    brought = bring(changed_zip(workbook(rows), without_values), "plannen.xlsx")
    assert brought.intake.rows["care_places"].isna().tolist() == [True, True, False]
    assert "2 formules hebben geen uitkomst" in told(brought)
    (notice,) = brought.intake.notices
    assert notice.found == "rij 2, Zorgplaatsen; rij 3, Zorgplaatsen"


def test_so_it_is_in_a_sheet_of_libreoffice(bring):
    rows = [["Nummer", "Zorgplaatsen"], ["BL01", ("of:=1+1", None)], ["BL02", ("of:=1+1", 2)]]
    brought = bring(open_document(rows), "plannen.ods")
    assert brought.intake.rows["care_places"].tolist()[1] == 2
    (notice,) = brought.intake.notices
    assert notice.found == "rij 2, Zorgplaatsen"


def test_old_excel_is_read(bring):
    content = (Path(__file__).parent / "files" / "old_excel.xls").read_bytes()
    assert changed(bring(content, "oud.xls"))[("BL01", "name")] == "Uit oud Excel"


WRONG = [
    ["Nummer", "Naam", "Oplevering", "Planologische status"],
    ["BL01", "Goed", 2030, "1A"],
    ["BL02", "Fout jaar", "tweeduizend", "1A"],
    ["BL03", "Fout woord", 2030, "bijna klaar"],
    ["", "Zonder nummer", 20300, "1A"],
    ["BL05", "Ook goed", 2031, "2A"],
]


def test_three_wrong_rows_are_all_told_at_once_by_row_and_column_and_the_good_ones_go_in(bring):
    brought = bring(workbook(WRONG), "plannen.xlsx")
    fixes = [(fix.row, fix.key, fix.column, fix.found) for fix in brought.intake.fixes]
    assert fixes == [
        (3, "BL02", "Oplevering", "'tweeduizend'"),
        (4, "BL03", "Planologische status", "'bijna klaar'"),
        (5, "", "Nummer", "leeg"),
        (5, "", "Oplevering", "'20300'"),
    ]
    assert brought.intake.waiting == 3
    assert all(fix.expected and fix.action for fix in brought.intake.fixes)
    assert {row for row, _ in changed(brought)} == {"BL01", "BL05"}


def test_once_mended_the_rest_goes_in_too(bring):
    mended = [WRONG[0], ["BL02", "Goed", 2030, "1A"], ["BL03", "Goed", 2030, "3"], ["BL04", "Goed", 2030, "1A"]]
    brought = bring(workbook(mended), "plannen.xlsx")
    assert brought.intake.fixes == ()
    assert {row for row, _ in changed(brought)} == {"BL02", "BL03", "BL04"}


def test_two_rows_with_one_number_both_wait(bring):
    brought = bring(workbook([HEAD[:2], ["BL01", "Een"], ["BL01", "Twee"], ["BL02", "Drie"]]), "plannen.xlsx")
    assert [(fix.row, fix.code, fix.column) for fix in brought.intake.fixes] == [
        (2, "duplicate_key", "Nummer"),
        (3, "duplicate_key", "Nummer"),
    ]
    assert set(changed(brought)) == {("BL02", "name")}


def test_a_file_of_only_wrong_rows_is_told_in_full_and_not_refused(bring):
    brought = bring(workbook([HEAD, ["BL01", "Een", "x"], ["BL02", "Twee", "y"]]), "plannen.xlsx")
    assert len(brought.intake.fixes) == 2
    assert brought.changes == ()


@pytest.mark.slow
def test_ten_thousand_rows_are_read_and_compared_in_seconds(bring):
    head = ["Nummer", "Naam", "Planologische status", "Oplevering", "Kans dat het doorgaat", "Besluit genomen op"]
    rows = [[f"N{at}", f"Plan {at}", "1A", 2030, 0.5, date(2025, 1, 1)] for at in range(10_000)]
    content = workbook([head, *rows])
    start = time.perf_counter()
    brought = bring(content, "plannen.xlsx")
    took = time.perf_counter() - start
    assert brought.counts.new == 10_000
    assert len(brought.changes) == 60_000
    assert took < 10, took


def test_a_workbook_that_is_zipped_another_way_is_read_the_same(bring):
    content = workbook([HEAD[:2], ROW[:2]])
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = [(name, archive.read(name)) for name in archive.namelist()]
    assert bring(zipped(parts, compression=zipfile.ZIP_STORED), "p.xlsx").changes == bring(content, "p.xlsx").changes
