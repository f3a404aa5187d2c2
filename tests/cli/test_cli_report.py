"""``geo-pa report``: the yearly document as a file, and every mistake told at once in Dutch."""

import io

import docx
import pytest


@pytest.mark.parametrize("form", ["docx", "xlsx"])
def test_it_writes_the_document_of_that_year(geo_pa, tmp_path, form):
    output = tmp_path / f"jaar.{form}"
    code, shown, errors = geo_pa("report", "2026", "--output", output, "--viewer", "public", "--on", "1-2-2026")
    assert (code, shown) == (0, "")
    assert errors.startswith("Geschreven:")
    assert output.read_bytes()[:2] == b"PK"


def test_the_date_and_the_reader_are_those_that_were_asked(geo_pa, tmp_path):
    output = tmp_path / "jaar.docx"
    geo_pa("report", "2027", "--output", output, "--viewer", "province", "--on", "2026-02-01")
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(output.read_bytes())).paragraphs)
    assert "Jaarafspraken 2027, gemeente Hoogeveen" in text
    assert "Stand volgens de gegevens op 1 februari 2026, bekeken als provincie." in text
    assert "uiterlijk medio december 2026 vast." in text


@pytest.mark.parametrize("word", ["provincie", "province", "Provincie"])
def test_the_reader_may_be_named_as_in_the_app_or_as_in_the_data(geo_pa, tmp_path, word):
    output = tmp_path / "jaar.docx"
    assert geo_pa("report", "2027", "--output", output, "--viewer", word)[0] == 0
    text = "\n".join(paragraph.text for paragraph in docx.Document(io.BytesIO(output.read_bytes())).paragraphs)
    assert "bekeken als provincie" in text


def test_all_that_is_asked_wrongly_is_told_at_once_and_nothing_is_written(geo_pa, tmp_path):
    output = tmp_path / "jaar.pdf"
    code, shown, errors = geo_pa("report", "26", "--output", output, "--viewer", "publiek", "--on", "gisteren")
    assert (code, shown) == (2, "")
    for word in ("Dit is geen jaar", ".docx of .xlsx", "Bedoelde u 'openbaar'", "Deze datum is niet te lezen"):
        assert word in errors
    assert not output.exists()


def test_the_data_themselves_are_never_overwritten(geo_pa, workspace):
    code, _, errors = geo_pa("report", "2026", "--workspace", workspace, "--output", workspace / "data" / "jaar.docx")
    assert code == 2
    assert "Hier staan de gegevens zelf" in errors


def test_a_workspace_without_agreements_is_told_that_they_are_not_there(geo_pa, workspace, tmp_path):
    code, _, errors = geo_pa("report", "2026", "--workspace", workspace, "--output", tmp_path / "jaar.docx")
    assert code == 2
    assert "'agreements'" in errors
    assert not (tmp_path / "jaar.docx").exists()
