"""A declaration that cannot be is refused on opening, with the file and the key of every fault."""

import pytest

from geo_pa.errors import InputError
from geo_pa.workspace import open_folder

GOOD = """
title = "Plannen"
file = "plans.gpkg"
key = "id"
geometry = "Polygon"
crs = "EPSG:28992"

[source]
publisher = "Gemeente"
title = "Plannenlijst"

[columns.id]
title = "Nummer"
type = "text"

[columns.homes]
title = "Woningen"
type = "integer"
min = 0
max = 500

[columns.status]
title = "Status"
type = "category"
vocabulary = "planning_status"
"""


def problems_with(folder, *changes):
    text = GOOD
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    folder.write("layers/plans.toml", text)
    return folder.open().problems


def only(problems):
    assert len(problems) == 1, [str(problem) for problem in problems]
    return problems[0]


def test_a_good_declaration_is_a_frozen_value(folder):
    assert problems_with(folder) == ()
    declaration = folder.open().declarations["plans"]
    assert declaration.columns["homes"].max == 500
    assert declaration.columns["homes"].source == "homes"
    assert declaration.source.publisher == "Gemeente"
    assert declaration.file_path == folder.root / "layers" / "plans.gpkg"
    with pytest.raises(AttributeError):
        declaration.title = "Iets anders"


FAULTS = {
    "an unknown key": (("file =", "fiel ="), "layers/plans.toml, fiel", "bedoeld is misschien 'file'"),
    "an unknown key of a column": (
        ("min = 0", "minimum = 0"),
        "layers/plans.toml, columns.homes.minimum",
        "bedoeld is misschien 'min'",
    ),
    "an unknown key of the source": (("publisher", "uitgever"), "layers/plans.toml, source.uitgever", "publisher"),
    "an unknown column type": (("integer", "int"), "layers/plans.toml, columns.homes.type", "'integer'"),
    "an unknown geometry": (('"Polygon"', '"vlak"'), "layers/plans.toml, geometry", "'Polygon'"),
    "a number for a title": (('title = "Status"', "title = 3"), "layers/plans.toml, columns.status.title", "tekst"),
    "text for a bound": (("min = 0", 'min = "geen"'), "layers/plans.toml, columns.homes.min", "een getal"),
    "a column that is no block": (
        ('key = "id"', 'key = "id"\ncolumns.x = "tekst"'),
        "layers/plans.toml, columns.x",
        "blok",
    ),
    "an unknown vocabulary": (
        ("planning_status", "plan_status"),
        "layers/plans.toml, columns.status.vocabulary",
        "planning_status",
    ),
    "a category without words": (('vocabulary = "planning_status"', ""), "layers/plans.toml, columns.status", "values"),
    "a key that is no column": (('key = "id"', 'key = "nummer"'), "layers/plans.toml, key", "id, homes, status"),
    "a minimum above the maximum": (("max = 500", "max = -1"), "layers/plans.toml, columns.homes.min", "hoogstens"),
    "an unknown coordinate system": (("EPSG:28992", "EPSG:1"), "layers/plans.toml, crs", "EPSG:28992"),
    "no coordinate system": (('crs = "EPSG:28992"', ""), "layers/plans.toml, crs", "EPSG:28992"),
    "bounds of words": (('type = "text"', 'type = "text"\nmin = 1'), "layers/plans.toml, columns.id", "integer"),
    "a map to a strange word": (
        ('"planning_status"', '"planning_status"\nmap = { "hard" = "1X" }'),
        "layers/plans.toml, columns.status.map",
        "1A",
    ),
    "two columns from one source": (
        ('title = "Woningen"', 'title = "Woningen"\nsource = "status"'),
        "layers/plans.toml, columns.status.source",
        "één keer",
    ),
    "a sum of nothing": (
        ("[columns.id]", '[[sums]]\ntotal = "homes"\nparts = []\n[columns.id]'),
        "layers/plans.toml, sums[1].parts",
        "een of meer kolommen",
    ),
    "a sum of unknown columns": (
        ("[columns.id]", '[[sums]]\ntotal = "homes"\nparts = ["rent", "id"]\n[columns.id]'),
        "layers/plans.toml, sums[1]",
        "id, homes, status",
    ),
    "a raster with columns": (('"Polygon"', '"raster"\nunit = "m"'), "layers/plans.toml, columns", "geen kolommen"),
    "a raster without a unit": (('"Polygon"', '"raster"'), "layers/plans.toml, unit", "degC"),
}


@pytest.mark.parametrize(("change", "where", "expected"), FAULTS.values(), ids=FAULTS)
def test_a_fault_is_told_with_its_file_and_its_key(folder, change, where, expected):
    problems = problems_with(folder, change)
    assert where in [problem.where for problem in problems]
    assert expected in next(problem.expected for problem in problems if problem.where == where)


def test_all_faults_of_a_declaration_are_told_at_once(folder):
    problems = problems_with(folder, ("min = 0", "minimum = 0"), ('type = "text"', ""), ('"category"', '"woord"'))
    assert [problem.where for problem in problems] == [
        "layers/plans.toml, columns.id.type",
        "layers/plans.toml, columns.homes.minimum",
        "layers/plans.toml, columns.status.type",
    ]


@pytest.mark.parametrize("key", ["name", "path"])
def test_what_the_file_name_says_is_no_key(folder, key):
    problem = only(problems_with(folder, ('file = "plans.gpkg"', f'file = "plans.gpkg"\n{key} = "x"')))
    assert problem.where == f"layers/plans.toml, {key}"


def test_a_toml_file_that_is_no_toml_names_the_line(folder):
    problem = only(problems_with(folder, ('type = "integer"', "type = integer")))
    line = GOOD.splitlines().index('type = "integer"') + 1
    assert problem.where == f"layers/plans.toml, regel {line}"
    assert problem.found == "'type = integer'"


def test_a_toml_file_in_another_encoding_is_refused(folder):
    folder.write("layers/plans.toml", GOOD.replace("Plannen", "Coöperaties").encode("latin-1"))
    assert "UTF-8" in only(folder.open().problems).expected


def test_a_byte_order_mark_is_no_fault(folder):
    folder.write("layers/plans.toml", GOOD.encode("utf-8-sig"))
    assert folder.open().problems == ()


def test_a_broken_declaration_leaves_the_others_usable(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans())
    folder.write("layers/broken.toml", "title = ")
    workspace = folder.open()
    assert list(workspace.declarations) == ["plans"]
    assert len(workspace.read("plans").frame) == 3
    assert [problem.where for problem in workspace.problems] == ["layers/broken.toml, regel 1"]
    assert folder.refusal("broken") == workspace.problems


def test_a_layer_and_a_table_of_one_name_are_refused(folder):
    folder.declare("plans.gpkg")
    folder.declare_table("plans.csv")
    assert only(folder.open().problems).where == "data/tables/plans.toml"


def test_a_workspace_says_what_its_own_file_lacks(folder):
    folder.write("data/workspace.toml", 'municipality = "Voorbeeld"\nmodeled = true\n')
    assert {problem.where for problem in folder.refusal()} == {
        "data/workspace.toml, municipality_code",
        "data/workspace.toml, reference_date",
        "data/workspace.toml, modelled",
        "data/workspace.toml, modeled",
    }


def test_a_folder_that_is_not_there(tmp_path):
    with pytest.raises(InputError) as refused:
        open_folder(tmp_path / "nergens")
    assert only(refused.value.problems).what == "De werkmap bestaat niet."


@pytest.mark.parametrize(("files", "found"), [((), "een lege map"), (("foto.jpg",), "geen map layers")])
def test_a_folder_without_a_workspace_says_where_to_get_one(tmp_path, files, found):
    for name in files:
        (tmp_path / name).touch()
    with pytest.raises(InputError) as refused:
        open_folder(tmp_path)
    problem = only(refused.value.problems)
    assert found in problem.found
    assert "Kopieer de mappen layers en data van de voorbeeldgemeente" in problem.action
    assert "noem een andere map" in problem.action


def test_a_message_about_a_row_is_true_whether_or_not_the_layer_can_be_used(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(kans=[0.5, 7.0]))
    problem = only(folder.read().problems)
    assert problem.what.startswith("1 rij telt niet mee: ")
    assert "andere rijen" not in problem.action
