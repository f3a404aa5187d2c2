"""geo-pa check: everything that is wrong, all at once, with what to do."""

import json

import pandas as pd
import pytest

from geo_pa.cli.screen import show_problems
from geo_pa.errors import Problem, Severity


def test_a_workspace_without_faults_ends_with_code_0_and_a_closing_sentence(geo_pa, pristine):
    code, shown, errors = geo_pa("check", "--workspace", pristine)
    assert (code, errors) == (0, "")
    assert "Alles is" in shown.splitlines()[-1]


def test_a_file_that_cannot_be_used_ends_with_code_2_and_says_what_to_do(geo_pa, workspace):
    (workspace / "layers" / "building_locations.gpkg").unlink()
    code, shown, _ = geo_pa("check", "--workspace", workspace)
    assert code == 2
    for word in ("FOUT", "Gevonden:", "Verwacht:", "Wat te doen:", "1 fout en "):
        assert word in shown


def test_json_of_a_check_is_clean_and_counts(geo_pa_process, workspace):
    (workspace / "layers" / "building_locations.gpkg").unlink()
    done = geo_pa_process("check", "--workspace", workspace, "--format", "json")
    content = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (2, b"")
    assert content["errors"] == 1
    assert list(content["problems"][0]) == ["severity", "where", "what", "found", "expected", "action"]


def test_a_folder_that_is_no_workspace_is_a_problem_like_any_other(geo_pa, tmp_path):
    code, shown, _ = geo_pa("check", "--workspace", tmp_path)
    assert code == 2
    assert "voorbeeldgemeente" in shown


def test_problems_end_with_how_rows_are_counted_once(geo_pa, workspace):
    (workspace / "layers" / "building_locations.gpkg").unlink()
    _, shown, _ = geo_pa("check", "--workspace", workspace)
    assert shown.count("Rij 1 is de eerste rij onder de kolomkoppen.") == 1
    assert "Rij 1 is" in shown.splitlines()[-1]


def test_a_table_without_which_a_question_has_no_answer_is_told(geo_pa, workspace):
    (workspace / "data" / "tables" / "stock_mutations.toml").unlink()
    code, shown, _ = geo_pa("check", "--workspace", workspace)
    assert code == 0
    assert "nog niet te beantwoorden" in shown
    assert "stock_mutations" in shown


def test_a_plan_whose_changes_do_not_add_up_to_it_is_a_notice_with_both_figures(geo_pa, workspace):
    path = workspace / "data" / "tables" / "stock_mutations.csv"
    table = pd.read_csv(path, dtype="str")
    phase = {"mutation_id": "M99", "plan_id": "L2", "mutation": "new_build", "homes": "4", "year": "2027"}
    pd.concat([table, table.assign(**phase, date=None)]).to_csv(path, index=False)
    code, shown, _ = geo_pa("check", "--workspace", workspace)
    assert code == 0
    assert "MELDING" in shown
    assert "De veranderingen bij L2 (Zuid) tellen niet op tot de cijfers van het plan zelf." in shown
    assert "nieuwbouw, sociale huurwoning (DAEB): 4 in de veranderingen, 9 in het plan" in shown


def test_a_form_that_does_not_exist_is_told_with_the_nearest(geo_pa, pristine):
    code, shown, errors = geo_pa("check", "--workspace", pristine, "--format", "jsn")
    assert (code, shown) == (2, "")
    assert "Bedoelde u 'json'?" in errors


def test_errors_come_before_notices(capsys):
    notice = Problem("B", "melding", "x", "y", "z", Severity.NOTICE)
    show_problems([notice, Problem("A", "fout", "x", "y", "z")], "stdout")
    shown = capsys.readouterr().out
    assert shown.index("FOUT  A") < shown.index("MELDING  B")


@pytest.mark.parametrize("hostile", ["\x1b[31mrood", "\x07", "[red]x[/red]", "a\rb"])
def test_text_from_a_file_does_not_steer_the_terminal(capsys, hostile):
    show_problems([Problem(hostile, hostile, hostile, f"niet {hostile}", hostile)], "stdout")
    shown = capsys.readouterr().out
    assert not {"\x1b", "\x07", "\r"} & set(shown)
    assert ("[red]x[/red]" in shown) == (hostile == "[red]x[/red]")


def test_on_top_stands_per_layer_how_many_rows_are_lost(geo_pa, spoilt):
    _, shown, _ = geo_pa("check", "--workspace", spoilt)
    top, second = shown.splitlines()[:2]
    assert top == "Samenvatting"
    assert second.startswith("  Bouwlocaties (building_locations.gpkg): 1 van 3 rijen niet bruikbaar")


def test_the_summary_names_columns_without_values_and_a_layer_that_is_refused(geo_pa, workspace):
    path = workspace / "data" / "tables" / "booked_compensation.csv"
    table = pd.read_csv(path, dtype="str")
    table.assign(surplus_when_booked="").to_csv(path, index=False)
    (workspace / "layers" / "building_locations.gpkg").unlink()
    _, shown, _ = geo_pa("check", "--workspace", workspace, "--format", "json")
    summary = {layer["name"]: layer for layer in json.loads(shown)["summary"]}
    assert summary["building_locations"]["rows"] is None
    assert summary["booked_compensation"]["empty_columns"]
    assert (summary["booked_compensation"]["unusable"], summary["booked_compensation"]["unused"]) == (0, 0)
