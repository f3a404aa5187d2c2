"""geo-pa import and geo-pa declare: what would change, what to mend, and a first declaration."""

import json
import tomllib

import geopandas as gpd
import pytest

TRIAL = "Dit was een proef: er is niets veranderd."


@pytest.fixture
def plans(tmp_path):
    """Write a CSV file with plans, and say where it is."""

    def written(*lines, name="plannen.csv"):
        path = tmp_path / name
        path.write_text("\n".join(lines), encoding="utf-8")
        return path

    return written


def bring(geo_pa, file, workspace, *options, into="building_locations"):
    return geo_pa("import", file, "--into", into, "--workspace", workspace, *options)


def test_a_trial_shows_the_match_and_what_would_change_and_changes_nothing(geo_pa, plans, workspace):
    file = plans("Nummer;Naam;Trekker", "L1;Andere naam;Gemeente", "N9;Nieuw plan;")
    before = {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()}
    code, shown, errors = bring(geo_pa, file, workspace, "--dry-run")
    assert (code, errors) == (0, "")
    for said in ("onze titel", "Andere naam", "nieuwe rij", "Nieuw: 1 rij.", "Anders: 1 cel in 1 rij.", TRIAL):
        assert said in shown
    assert "Niet in dit bestand: 2 rijen; die blijven zoals zij zijn." in shown
    assert {path: path.read_bytes() for path in workspace.rglob("*") if path.is_file()} == before


def test_figures_days_and_words_are_shown_the_dutch_way(geo_pa, plans, workspace):
    file = plans("Nummer;Kans dat het doorgaat;Besluit genomen op;status", "L1;0,45;3-2-2025;4B")
    _, shown, _ = bring(geo_pa, file, workspace, "--dry-run")
    for said in ("90%", "45%", "1 mei 2024", "3 februari 2025", "1A onherroepelijk", "4B optie"):
        assert said in shown


def test_what_is_wrong_is_told_by_row_and_column_and_ends_with_2(geo_pa, plans, workspace):
    file = plans("Nummer;Naam;Oplevering", "L1;Goed;2031", "L2;Fout;ooit")
    code, shown, _ = bring(geo_pa, file, workspace, "--dry-run")
    assert code == 2
    assert "Te verbeteren: 1 rij wacht" in shown
    assert "2 (L2)" in shown
    assert "Rij 1 is de eerste rij onder de kolomkoppen." in shown
    assert "'ooit'" in shown
    assert "Traceback" not in shown


def test_a_program_gets_everything_as_json(geo_pa, plans, workspace):
    file = plans("Nummer;Naam;Oplevering", "L1;Andere naam;2028", "L2;Fout;ooit")
    code, shown, _ = bring(geo_pa, file, workspace, "--dry-run", "--format", "json")
    told = json.loads(shown)
    assert code == 2
    assert told["dry_run"] is True
    assert told["changes"] == [
        {"layer": "building_locations", "row": "L1", "field": "name", "before": "=Noord[bold]", "after": "Andere naam"}
    ]
    assert [(fix["row"], fix["key"], fix["column"], fix["code"]) for fix in told["fixes"]] == [
        (2, "L2", "Oplevering", "not_a_number")
    ]
    assert told["counts"]["not_in_file"] == 1, "a row that waits is in the file"


def test_an_empty_cell_is_counted_and_may_stay_known(geo_pa, plans, workspace):
    file = plans("Nummer;Trekker", "L1;")
    assert "Wordt onbekend: 1 cel." in bring(geo_pa, file, workspace, "--dry-run")[1]
    shown = bring(geo_pa, file, workspace, "--dry-run", "--keep-known")[1]
    assert "Anders: 0 cellen in 0 rijen." in shown
    assert "Wordt onbekend" not in shown


def test_what_is_not_sure_is_asked_and_used_once_it_is_said(geo_pa, plans, workspace):
    file = plans("Nummer;Trekers", "L1;Ander")
    _, shown, errors = bring(geo_pa, file, workspace, "--dry-run")
    assert "--match 'Trekers=lead'" in errors
    assert "Anders: 0 cellen" in shown
    assert "Anders: 1 cel" in bring(geo_pa, file, workspace, "--dry-run", "--match", "Trekers=lead")[1]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        (("--match", "Naam=nam"), "Bedoelde u 'name'?"),
        (("--format", "xml"), "Deze vorm bestaat niet."),
        (("--sheet", "Blad1"), ""),
    ],
)
def test_what_is_asked_wrongly_is_told(geo_pa, plans, workspace, options, told):
    code, shown, errors = bring(geo_pa, plans("Nummer;Naam", "L1;Een"), workspace, "--dry-run", *options)
    assert told in shown + errors
    assert code == (2 if told else 0)


def test_a_file_that_is_not_there_or_of_no_kind_is_told(geo_pa, tmp_path, workspace):
    code, _, errors = bring(geo_pa, tmp_path / "weg.csv", workspace)
    assert (code, "ontbreekt" in errors) == (2, True)
    code, _, errors = bring(geo_pa, tmp_path / "weg.docx", workspace)
    assert (code, "Deze soort bestand" in errors) == (2, True)


def test_a_name_cannot_steer_the_terminal(geo_pa, plans, workspace):
    _, shown, _ = bring(geo_pa, plans("Nummer;Naam", "L1;\x1b[31mrood"), workspace, "--dry-run")
    assert "\x1b" not in shown
    assert "rood" in shown


def test_a_first_declaration_is_written_and_the_layer_answers(geo_pa, workspace, tmp_path):
    layers = workspace / "layers"
    rows = gpd.read_file(layers / "building_locations.gpkg").rename(columns={"name": "Plannaam"})
    rows.to_file(tmp_path / "plannen.gpkg")
    for path in layers.glob("building_locations.*"):
        path.unlink()
    declare = ("declare", tmp_path / "plannen.gpkg", "--as", "building_locations", "--workspace", workspace)
    code, shown, errors = geo_pa(*declare)
    assert code == 0
    assert "Geschreven: layers/building_locations.toml" in errors
    assert "3 rijen gelezen" in shown
    said = tomllib.loads((layers / "building_locations.toml").read_text(encoding="utf-8"))
    assert said["columns"] == {"name": "Plannaam"}
    assert geo_pa("run", "social_share", "--workspace", workspace)[0] == 0
    code, _, errors = geo_pa(*declare)
    assert (code, "schrijft er niet overheen" in errors) == (2, True)
