"""The yearly document: every agreement and figure is in it, and nothing that its reader may not see."""

import csv
import io
import re
import shutil
import zipfile
from datetime import date

import docx
import pandas as pd
import pytest
from docx.oxml.ns import qn
from test_delivery_files import read_workbook
from viewers import VIEWERS

from geo_pa import terms
from geo_pa.delivery.yearly import yearly
from geo_pa.delivery.yearly.adoption import Term, adoption, term_of
from geo_pa.disclosure import visible
from geo_pa.errors import DeliveryError
from geo_pa.model import STANDARD
from geo_pa.present.agreement_monitor import tables as agreement_tables

NASTY = "=HYPERLINK(1)\x07 <b>"


@pytest.fixture(scope="module")
def result(session):
    return session.run("agreement_monitor")


@pytest.fixture(scope="module")
def document(session):
    return docx.Document(io.BytesIO(yearly(session, 2026, "docx", viewer="municipality")))


@pytest.fixture(scope="module")
def workbook(session):
    return read_workbook(yearly(session, 2026, "xlsx", viewer="municipality"))


def headings(document, level):
    return [paragraph.text for paragraph in document.paragraphs if paragraph.style.name == f"Heading {level}"]


def tables(document, first):
    """The tables that begin with that heading, as rows of text."""
    rows = [[[cell.text for cell in row.cells] for row in table.rows] for table in document.tables]
    return [table for table in rows if table[0][: len(first)] == first]


def all_text(content):
    """Every text in the file: of its pages or sheets, and of what stands around them."""
    with zipfile.ZipFile(io.BytesIO(content)) as parts:
        written = [name for name in parts.namelist() if name.endswith(".xml")]
        return "\n".join(parts.read(name).decode() for name in written)


class TestWord:
    def test_every_agreement_has_a_heading_under_its_theme(self, document, result):
        agreements = result.table.drop_duplicates("agreement")
        named = [
            f"{number}. {title}" for number, title in zip(agreements["agreement"], agreements["title"], strict=True)
        ]
        assert headings(document, 2) == named
        assert headings(document, 1) == list(dict.fromkeys(result.table["theme"]))

    def test_every_figure_is_in_it_with_its_unit_its_verdict_and_its_sentence(self, document, result):
        lines = [row for table in tables(document, ["Wat", "Afgesproken"]) for row in table[1:]]
        judged = result.table[result.table["norm"].notna()].drop(columns="geometry").to_dict("records")
        assert lines == [
            [
                row["name"],
                *(agreement_tables.figure(row, name) for name in agreement_tables.FIGURES),
                "onbekend of niet te tonen"
                if row["agreement"] == "19"
                else terms.label("agreement_verdict", row["verdict"]),
            ]
            for row in judged
        ]
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert all(row["explanation"] in text for row in judged)

    def test_it_tells_who_is_above_the_maximum_and_no_count_of_people(self, document):
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        told = re.search(r"voor statushouders, per corporatie in \d{4}: ([^(]*)", text)[1]
        assert "Domesta" in told
        assert not re.search(r"\d", told)

    def test_it_says_what_was_agreed_and_who_leads(self, document, result):
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert all(summary in text for summary in result.table["summary"])
        assert text.count("Wie trekt: ") == 23
        assert "Dat de 300 vervangende eenheden een deel zijn van de 715" in text

    def test_each_agreement_leaves_room_for_the_parties(self, document):
        rooms = tables(document, ["Activiteit", "Wie", "Wanneer", "Opmerkingen"])
        assert len(rooms) == 23
        assert {len(room) for room in rooms} == {5}
        assert {cell for room in rooms for row in room[1:] for cell in row} == {""}

    def test_it_says_by_when_it_is_adopted(self, document):
        text = "\n".join(paragraph.text for paragraph in document.paragraphs)
        assert "hadden het jaardocument van 2026 uiterlijk medio december 2025 moeten vaststellen." in text

    def test_the_notice_the_reader_and_the_page_stand_on_every_page(self, document, session):
        (section,) = document.sections
        assert section.header.paragraphs[0].text == session.workspace.info.notice
        footer = section.footer.paragraphs[0]
        assert "bekeken als gemeente" in footer.text
        fields = [part.text for part in footer._p.iter(qn("w:instrText"))]
        assert fields == ["PAGE", "NUMPAGES"]

    def test_the_headings_of_every_table_repeat_and_no_row_is_torn_apart(self, document):
        for table in document.tables:
            assert table.rows[0]._tr.find(f".//{qn('w:tblHeader')}") is not None
            assert all(row._tr.find(f".//{qn('w:cantSplit')}") is not None for row in table.rows)

    def test_the_language_is_dutch(self, document):
        languages = {element.get(qn("w:val")) for element in document.styles.element.iter(qn("w:lang"))}
        assert languages == {"nl-NL"}
        assert document.core_properties.language == "nl-NL"

    def test_the_same_data_give_the_same_bytes(self, session):
        one, other = (yearly(session, 2026, "docx", viewer="public") for _ in range(2))
        assert one == other
        with zipfile.ZipFile(io.BytesIO(one)) as parts:
            assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


class TestActivities:
    def test_the_changes_in_the_stock_of_that_year_are_those_of_the_table(self, document, repository):
        with (repository / "data" / "tables" / "stock_mutations.csv").open(encoding="utf-8", newline="") as file:
            rows = [
                row
                for row in csv.DictReader(file)
                if row["year"] == "2026" and row["kind"] not in {"pitch", "non_daeb"}
            ]
        first = tables(document, ["Activiteit", "Wie", "Wanneer", "Waar het staat"])[0][1:]
        counts = sorted(int(re.search(r": (\d+) eenhe", row[0])[1]) for row in first)
        assert counts == sorted(int(row["homes"]) for row in rows)
        assert sorted(row[1] for row in first) == sorted(row["corporation"] for row in rows)

    def test_a_plan_of_that_year_stands_with_its_start_or_its_completion(self, document, session):
        plans = session.layer("building_locations")
        listed = [row[0] for row in tables(document, ["Activiteit", "Wie", "Wanneer", "Waar het staat"])[1][1:]]
        counted = plans[~plans["status"].isin(["5A", "5B"])]
        for column, word in (("start_year", "Start bouw"), ("completion_year", "Oplevering")):
            names = sorted(counted.loc[counted[column] == 2026, "name"])
            assert [text.partition(": ")[2].partition(",")[0] for text in listed if text.startswith(word)] == names

    def test_what_the_parties_report_is_told_with_how_sure_it_is(self, document):
        known = [row[0] for table in tables(document, ["Activiteit"]) for row in table if row]
        assert (
            "Te verduurzamen woningen (circa): 160 woningen gepland (hard) (Opdracht aan de aannemer is gegeven)"
            in known
        )

    def test_work_of_that_year_that_ends_later_says_until_when(self, document):
        lines = [
            row for table in tables(document, ["Activiteit"]) for row in table if row[-1] == "geplande werkzaamheden"
        ]
        assert lines
        assert any("tot en met" in row[2] for row in lines)

    def test_a_year_without_anything_says_so(self, session):
        made = docx.Document(io.BytesIO(yearly(session, 2060, "docx", viewer="municipality")))
        told = [paragraph.text for paragraph in made.paragraphs]
        assert told.count("Niets bekend in de gegevens.") == 23


class TestWorkbook:
    def test_it_has_a_sheet_to_complete_with_room_for_every_agreement(self, workbook):
        sheets, _ = workbook
        assert list(sheets) == ["Toelichting", "Afspraken", "Stand", "Bekende activiteiten", "In te vullen"]
        numbers = [value for place, value in sheets["In te vullen"].items() if place.startswith("A") and place != "A1"]
        assert numbers == [str(number) for number in range(1, 24) for _ in range(4)]

    def test_its_figures_are_numbers_and_an_unknown_one_is_empty(self, workbook, result):
        sheet = workbook[0]["Stand"]
        judged = result.table[result.table["norm"].notna()]
        for place, (_, row) in enumerate(judged.iterrows(), start=2):
            assert sheet[f"B{place}"] == row["name"]
            if row["norm"] == "each":
                assert sheet[f"D{place}"] == {"2": "elke locatie ten minste 30%", "5": "elk dorp"}[row["agreement"]]
            figures = ["agreed", "realised", "hard", "soft", "gap", "unknown_rows", "judged"]
            for column, name in list(zip("DEFGHIJ", figures, strict=True))[row["norm"] == "each" :]:
                told = sheet.get(f"{column}{place}")
                assert (told is None) == pd.isna(row[name])
                assert told is None or told == (round(row[name], 3) if row["unit"] == "share" else row[name])

    def test_a_share_has_the_decimals_that_it_has_on_the_screen_and_in_word(self, session, result):
        book, parts = read_workbook(yearly(session, 2026, "xlsx", viewer="municipality"))
        row = result.table.loc["07-share_under_quality_discount_limit"]
        shown = agreement_tables.figure(row, "realised")
        written = [line for line in book["Stand"].values() if line == round(row["realised"], 3)]
        assert (shown, written) == ("15,8%", [0.158])
        assert b"0.0%" in parts["xl/styles.xml"]

    def test_the_notice_is_printed_on_every_sheet(self, workbook, session):
        printed = [part.decode() for name, part in workbook[1].items() if name.startswith("xl/worksheets/sheet")]
        assert sum(session.workspace.info.notice in part for part in printed) >= 4


class TestWhenItIsAdopted:
    """The agreements: before each calendar year a document for the year to come, adopted by mid December."""

    TERM = Term(date(2023, 10, 2), date(2027, 12, 31))

    @pytest.mark.parametrize("on", [date(2026, 1, 1), date(2026, 12, 15)])
    def test_until_mid_december_the_parties_complete_and_adopt_it(self, on):
        told = adoption(2027, on, self.TERM)
        assert told == "De partijen vullen dit document samen aan en stellen het uiterlijk medio december 2026 vast."

    @pytest.mark.parametrize(("year", "on"), [(2025, date(2026, 1, 1)), (2027, date(2026, 12, 16))])
    def test_after_that_it_should_have_been_adopted_and_the_data_do_not_say_whether_it_was(self, year, on):
        told = adoption(year, on, self.TERM)
        assert f"hadden het jaardocument van {year} uiterlijk medio december {year - 1} moeten vaststellen" in told
        assert "staat niet in de gegevens" in told

    @pytest.mark.parametrize("year", [2028, 2030])
    def test_for_a_year_after_the_agreements_none_was_agreed(self, year):
        told = adoption(year, date(2026, 1, 1), self.TERM)
        assert told == f"De afspraken lopen tot en met 31 december 2027: voor {year} is geen jaardocument afgesproken."

    def test_for_the_year_in_which_the_agreements_began_none_was_agreed(self):
        assert "golden de afspraken nog niet" in adoption(2023, date(2026, 1, 1), self.TERM)
        assert "moeten vaststellen" in adoption(2024, date(2026, 1, 1), self.TERM)

    def test_without_a_term_every_year_has_one(self):
        assert "uiterlijk medio december 2039 vast" in adoption(2040, date(2026, 1, 1), Term())

    def test_the_term_is_that_of_the_agreements_and_not_of_a_local_choice(self, result):
        assert term_of(result.evidence.rules).last == date(2027, 12, 31)
        assert term_of(rule for rule in result.evidence.rules if not rule.article) == Term()

    @pytest.mark.parametrize("form", ["docx", "xlsx"])
    def test_both_forms_say_so(self, session, form):
        assert "tot en met 31 december 2027: voor 2030" in all_text(yearly(session, 2030, form, viewer="public"))


@pytest.fixture(scope="module")
def spoilt(repository, tmp_path_factory, opened):
    """A workspace in which two rows of two tables cannot be used."""
    folder = tmp_path_factory.mktemp("spoilt")
    for part in ("layers", "data"):
        shutil.copytree(repository / part, folder / part)
    for name in ("expected_change", "agreement_progress"):
        table = folder / "data" / "tables" / f"{name}.csv"
        column = "planned" if name == "agreement_progress" else "net"
        rows = pd.read_csv(table, dtype="str")
        rows.loc[[0, 1], column] = "veel"
        rows.to_csv(table, index=False)
    return opened(folder)


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_rows_that_could_not_be_used_are_told_at_the_start_to_the_municipality_only(spoilt, form):
    titles = [spoilt.workspace.declarations[name].title for name in ("expected_change", "agreement_progress")]
    told = all_text(yearly(spoilt, 2026, form, viewer="municipality"))
    assert all(f"2 rijen van {title} zijn weggelaten" in told for title in titles)
    assert "weggelaten omdat" not in all_text(yearly(spoilt, 2026, form, viewer="public"))


@pytest.mark.parametrize("form", ["docx", "xlsx"])
@pytest.mark.parametrize("viewer", VIEWERS[1:])
def test_nothing_that_a_reader_may_not_see_is_in_it(session, viewer, form):
    content = all_text(yearly(session, 2026, form, viewer=viewer)) + all_text(
        yearly(session, 2027, form, viewer=viewer)
    )
    for name in ("building_locations", "corporation_stock"):
        rows = session.layer(name)
        shown = visible(rows, STANDARD[viewer], name)
        hidden = set(rows["name"][~shown]) - set(rows["name"][shown])
        assert not [one for one in hidden if one in content and re.search(rf"{re.escape(one)}(?!\d)", content)]
    assert "mag zien" in content or "openbaar" in content
    assert "ambtelijk" not in content


def test_a_name_that_no_file_can_hold_is_written_as_text(session):
    plans = session.layer("building_locations")
    changed = session.changed("building_locations", plans.assign(name=NASTY))
    made = docx.Document(io.BytesIO(yearly(changed, 2026, "docx", viewer="municipality")))
    cells = [row[0] for table in tables(made, ["Activiteit"]) for row in table]
    assert any(cell.startswith("Start bouw: =HYPERLINK(1)  <b>,") for cell in cells)
    sheets, _ = read_workbook(yearly(changed, 2026, "xlsx", viewer="municipality"))
    assert any("Start bouw: =HYPERLINK(1)" in str(value) for value in sheets["Bekende activiteiten"].values())


def test_a_form_that_does_not_exist_is_told(session):
    with pytest.raises(DeliveryError, match="docx, xlsx"):
        yearly(session, 2026, "pdf", viewer="municipality")
