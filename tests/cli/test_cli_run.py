"""geo-pa run: a question on the command line gives an answer that a person or a program can use."""

import csv
import errno
import io
import json
import os
import shutil
import stat
import sys

import pytest

NOTICE = "Modelgegevens voor een test"

SHARE = ("run", "social_share", "--workspace")


def test_json_on_standard_output_is_clean_and_complete(geo_pa_process, pristine):
    done = geo_pa_process(*SHARE, pristine, "--format", "json")
    content = json.loads(done.stdout)
    assert done.returncode == 0
    assert done.stderr == b""
    assert list(content) == [
        "analysis",
        "on",
        "viewer",
        "choices",
        "modelled",
        "notice",
        "left_out",
        "totals",
        "rows",
        "evidence",
        "details",
    ]
    assert {row["id"]: row["verdict"] for row in content["rows"]} == {"L1": "at_risk", "L2": "meets", "L3": "unknown"}
    assert content["notice"] == NOTICE


def test_the_table_shows_each_location_with_its_verdict_and_sentence_worst_first(geo_pa, pristine):
    code, shown, errors = geo_pa(*SHARE, pristine)
    assert (code, errors) == (0, "")
    assert shown.index("L1") < shown.index("L3") < shown.index("L2")
    assert "compensatie mogelijk" in shown
    assert NOTICE in shown
    assert "afspraak 2" in shown


def test_text_from_the_data_is_no_markup_and_a_pipe_gets_no_colours(geo_pa, pristine):
    _, shown, _ = geo_pa(*SHARE, pristine)
    assert "=Noord[bold]" in shown
    assert "\x1b[" not in shown


def test_csv_goes_to_standard_output_as_it_would_to_a_file(geo_pa_process, pristine, tmp_path):
    done = geo_pa_process(*SHARE, pristine, "--format", "csv")
    geo_pa_process(*SHARE, pristine, "--output", tmp_path / "a.csv")
    assert done.stdout == (tmp_path / "a.csv").read_bytes()
    rows = list(csv.DictReader(io.StringIO(done.stdout.decode("utf-8-sig"), newline=""), delimiter=";"))
    assert rows[0]["Naam"] == "'=Noord[bold]"


@pytest.mark.parametrize(
    ("name", "start"), [("a.json", b"{"), ("a.xlsx", b"PK"), ("a.geojson", b"{"), ("a.txt", b"30%")]
)
def test_without_a_form_the_file_name_says_which(geo_pa, pristine, tmp_path, name, start):
    code, shown, errors = geo_pa(*SHARE, pristine, "--output", tmp_path / name)
    assert (code, shown) == (0, "")
    assert errors.startswith("Geschreven:")
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_viewer_sees_only_what_the_viewer_may_see(geo_pa, pristine):
    _, shown, _ = geo_pa(*SHARE, pristine, "--format", "geojson", "--viewer", "public")
    assert [feature["id"] for feature in json.loads(shown)["features"]] == ["L2", "L3"]


def test_a_setting_changes_the_answer_and_the_evidence_says_so(geo_pa, pristine):
    _, shown, _ = geo_pa(*SHARE, pristine, "--format", "json", "--set", "minimum_share=0.05")
    content = json.loads(shown)
    changed = next(rule for rule in content["evidence"]["rules"] if rule["id"] == "social_share.minimum_share")
    assert {row["verdict"] for row in content["rows"]} == {"meets"}
    assert (changed["value"], changed["changed_from"]) == (0.05, 0.3)


@pytest.mark.parametrize("typed", ["2025-03-01", "1-3-2025"])
def test_a_reference_date_may_be_written_in_both_ways(geo_pa, pristine, typed):
    _, shown, _ = geo_pa(*SHARE, pristine, "--format", "geojson", "--on", typed)
    assert json.loads(shown)["on"] == "2025-03-01"


def test_the_effect_of_other_choices_stands_in_the_evidence(geo_pa, pristine):
    _, shown, _ = geo_pa(*SHARE, pristine, "--format", "json")
    effects = json.loads(shown)["evidence"]["choice_effects"]
    assert {"rule", "value", "unit_id", "before", "after"} == set(effects[0])


WRONG = {
    "an analysis that does not exist": (("run", "social_shar"), "Bedoelde u 'social_share'?"),
    "a form that does not exist": ((*SHARE, "{}", "--format", "excel"), "geojson, xlsx"),
    "a viewer that does not exist": ((*SHARE, "{}", "--viewer", "publiek"), "Bedoelde u 'openbaar'?"),
    "a date that does not exist": ((*SHARE, "{}", "--on", "2026-02-30"), "2026-02-30"),
    "a date on which no rule holds": ((*SHARE, "{}", "--on", "2020-01-01"), "2020"),
    "a setting without a value": ((*SHARE, "{}", "--set", "pool"), "NAAM=WAARDE"),
    "a setting that does not exist": ((*SHARE, "{}", "--set", "pol=district"), "pol"),
    "a setting with a value that is not allowed": ((*SHARE, "{}", "--set", "pool=province"), "province"),
    "a setting twice": ((*SHARE, "{}", "--set", "pool=district", "--set", "pool=district"), "twee keer"),
    "a folder that does not exist": ((*SHARE, "nergens"), "nergens"),
    "a folder that does not exist to write in": (
        (*SHARE, "{}", "--output", "nergens/a.csv"),
        "De map voor dit bestand",
    ),
    "a mistyped option": ((*SHARE, "{}", "--formt", "json"), "Bedoelde u --format?"),
    "an option without its value": ((*SHARE, "{}", "--format"), "--format WAARDE"),
    "a mistyped command": (("rnu",), "Bedoelde u 'run'?"),
    "a command without its question": (("run",), "geen VRAAG"),
    "a command without its question, which gets all questions": (("run",), "village_stock"),
    "a word too many": (("list", "alles"), "alles"),
    "a port that is no number": (("app", "--port", "abc"), "een heel getal"),
    "a switch with a value": (("app", "--no-browser=ja"), "hoort geen waarde"),
}


@pytest.mark.parametrize(("arguments", "told"), WRONG.values(), ids=WRONG)
def test_whoever_asks_wrongly_gets_a_dutch_sentence_and_code_2(geo_pa, pristine, arguments, told):
    code, shown, errors = geo_pa(*(argument.format(pristine) for argument in arguments))
    assert (code, shown) == (2, "")
    assert errors.startswith("FOUT")
    assert told in errors
    assert "Wat te doen:" in errors
    assert "Traceback" not in errors


def test_everything_that_is_asked_wrongly_is_told_at_once(geo_pa, pristine):
    _, _, errors = geo_pa(*SHARE, pristine, "--format", "excel", "--viewer", "ons", "--on", "gisteren", "--set", "a")
    assert errors.count("FOUT") == 4


def test_bad_data_give_no_traceback_and_code_2(geo_pa_process, workspace):
    (workspace / "layers" / "building_locations.gpkg").write_bytes(b"")
    done = geo_pa_process(*SHARE, workspace)
    assert done.returncode == 2
    assert done.stdout == b""
    assert "building_locations" in done.stderr.decode()
    assert b"Traceback" not in done.stderr


def test_a_workbook_is_not_thrown_at_a_terminal(geo_pa, pristine, monkeypatch):
    monkeypatch.setattr(sys.stdout, "isatty", lambda: True, raising=False)
    code, shown, errors = geo_pa(*SHARE, pristine, "--format", "xlsx")
    assert (code, shown) == (2, "")
    assert "--output social_share.xlsx" in errors


def test_a_workbook_may_go_to_another_program(geo_pa_process, pristine):
    assert geo_pa_process(*SHARE, pristine, "--format", "xlsx").stdout.startswith(b"PK")


@pytest.mark.parametrize("own", ["layers/building_locations.gpkg", "data/tables/new.csv", "data/../layers/x.csv"])
def test_the_workspaces_own_files_are_never_overwritten(geo_pa, workspace, own):
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    code, _, errors = geo_pa(*SHARE, workspace, "--output", workspace / own, "--format", "csv")
    assert code == 2
    assert "overschrijft geo_pa niet" in errors
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_a_file_elsewhere_that_the_workspace_reads_is_not_overwritten(geo_pa, workspace, tmp_path):
    shutil.move(workspace / "layers" / "building_locations.gpkg", tmp_path / "plannen.gpkg")
    declaration = workspace / "layers" / "building_locations.toml"
    text = declaration.read_text(encoding="utf-8")
    declaration.write_text(text.replace('"building_locations.gpkg"', '"../../plannen.gpkg"'), encoding="utf-8")
    code, _, errors = geo_pa(*SHARE, workspace, "--output", tmp_path / "plannen.gpkg", "--format", "csv")
    assert code == 2
    assert "overschrijft geo_pa niet" in errors


@pytest.mark.parametrize("name", ["plannen.shp", "plannen.dbf", "plannen.shp.aux.xml"])
def test_nor_is_what_is_read_with_it_whatever_else_its_declaration_says(geo_pa, workspace, tmp_path, name):
    declaration = workspace / "layers" / "plans.toml"
    declaration.write_text('file = "../../plannen.shp"\ncolumns = ["geen TOML', encoding="utf-8")
    (tmp_path / name).write_text("eerder")
    code, _, errors = geo_pa(*SHARE, workspace, "--output", tmp_path / name, "--format", "csv")
    assert code == 2
    assert "overschrijft geo_pa niet" in errors
    assert (tmp_path / name).read_text() == "eerder"


def test_nothing_is_left_beside_a_file_and_who_may_read_it_stays(geo_pa, pristine, tmp_path):
    output = tmp_path / "x.csv"
    output.write_text("eerder")
    output.chmod(0o640)
    assert geo_pa(*SHARE, pristine, "--output", output)[0] == 0
    assert list(tmp_path.iterdir()) == [output]
    assert stat.S_IMODE(output.stat().st_mode) == 0o640


@pytest.mark.parametrize("name", ["x.pdf", "README.md", "map"])
def test_a_file_name_that_tells_no_form_is_refused_and_nothing_is_overwritten(geo_pa, pristine, tmp_path, name):
    (tmp_path / name).write_text("eerder")
    code, _, errors = geo_pa(*SHARE, pristine, "--output", tmp_path / name)
    assert code == 2
    assert ".txt, .json, .csv, .geojson, .xlsx" in errors
    assert (tmp_path / name).read_text() == "eerder"


def test_a_file_name_that_tells_no_form_will_do_when_the_form_is_named(geo_pa, pristine, tmp_path):
    assert geo_pa(*SHARE, pristine, "--output", tmp_path / "x.dat", "--format", "csv")[0] == 0
    assert (tmp_path / "x.dat").is_file()


def test_a_file_name_that_contradicts_the_form_is_refused(geo_pa, pristine, tmp_path):
    code, _, errors = geo_pa(*SHARE, pristine, "--format", "csv", "--output", tmp_path / "x.xlsx")
    assert code == 2
    assert "x.xlsx met --format csv" in errors
    assert not (tmp_path / "x.xlsx").exists()


def test_a_link_to_the_workspaces_own_file_is_seen_through(geo_pa, workspace, tmp_path):
    (tmp_path / "link.csv").symlink_to(workspace / "data" / "workspace.toml")
    assert geo_pa(*SHARE, workspace, "--output", tmp_path / "link.csv")[0] == 2


def test_a_device_or_folder_is_no_file_to_write(geo_pa, pristine, tmp_path):
    for place in (tmp_path, os.devnull):
        code, _, errors = geo_pa(*SHARE, pristine, "--output", place, "--format", "csv")
        assert code == 2
        assert "geen gewoon bestand" in errors


@pytest.mark.parametrize(
    ("number", "cause"),
    [(errno.ENOSPC, "De schijf is vol."), (errno.EACCES, "U mag op deze plek niet schrijven."), (errno.EIO, "")],
)
def test_a_file_that_cannot_be_written_leaves_nothing_behind(geo_pa, pristine, tmp_path, monkeypatch, number, cause):
    earlier = tmp_path / "a.csv"
    earlier.write_text("eerder")

    def full(_path, _target):
        raise OSError(number, os.strerror(number))

    monkeypatch.setattr("pathlib.Path.replace", full)
    code, _, errors = geo_pa(*SHARE, pristine, "--output", earlier)
    assert code == 2
    assert f"Het bestand kon niet worden geschreven. {cause}".rstrip() in errors
    assert os.strerror(number) not in errors
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]
    assert earlier.read_text() == "eerder"


def test_a_file_name_that_is_too_long_is_told_in_dutch(geo_pa, pristine, tmp_path):
    code, _, errors = geo_pa(*SHARE, pristine, "--output", tmp_path / f"{'a' * 300}.csv")
    assert code == 2
    assert "De naam van het bestand is te lang." in errors


def test_the_same_question_gives_the_same_file(geo_pa, pristine, tmp_path):
    for name in ("a.xlsx", "b.xlsx"):
        geo_pa(*SHARE, pristine, "--output", tmp_path / name)
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


class TestRowsThatCouldNotBeUsed:
    SAID = "1 rij van Bouwlocaties is weggelaten omdat die niet bruikbaar is."

    def test_who_asks_is_told_how_many_of_which_layer_and_what_says_why(self, geo_pa, spoilt):
        code, shown, errors = geo_pa(*SHARE, spoilt, "--format", "json")
        assert code == 0
        assert errors == f"{self.SAID}\nMet 'geo-pa check' ziet u welke en waarom.\n"
        assert json.loads(shown)["left_out"].startswith(self.SAID.rstrip("."))

    def test_every_row_of_the_csv_says_so(self, geo_pa, spoilt):
        shown = geo_pa(*SHARE, spoilt, "--format", "csv")[1]
        rows = list(csv.DictReader(io.StringIO(shown.removeprefix("\ufeff")), delimiter=";"))
        assert len(rows) == 2
        assert all(self.SAID in row["Herkomst"] for row in rows)

    def test_the_table_says_so(self, geo_pa, spoilt):
        assert self.SAID in geo_pa(*SHARE, spoilt)[1]

    def test_to_another_reader_nothing_is_told_of_them(self, geo_pa, spoilt):
        _, shown, errors = geo_pa(*SHARE, spoilt, "--viewer", "openbaar")
        assert errors == ""
        assert "weggelaten" not in shown


@pytest.mark.parametrize(
    ("word", "code"),
    [("gemeente", "municipality"), ("corporaties", "corporations"), ("provincie", "province"), ("openbaar", "public")],
)
def test_a_reader_is_named_in_dutch_or_as_in_the_data(geo_pa, pristine, word, code):
    dutch, english = (geo_pa(*SHARE, pristine, "--format", "json", "--viewer", name)[1] for name in (word, code))
    assert dutch == english
    assert json.loads(dutch)["viewer"] == code


def test_an_unknown_reader_is_answered_with_the_dutch_words(geo_pa, pristine):
    _, _, errors = geo_pa(*SHARE, pristine, "--viewer", "iedereen")
    assert "Verwacht:    gemeente, corporaties, provincie, openbaar" in errors
