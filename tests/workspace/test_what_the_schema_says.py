"""What geo_pa knows of a layer need not stand in its declaration, and one that says it all is read as before."""

import shutil
from dataclasses import replace
from pathlib import Path

import pandas as pd
import pytest
from declaring import block, full_form
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo_pa.errors import Severity
from geo_pa.schema import SCHEMA
from geo_pa.workspace import open_folder

REPOSITORY = Path(__file__).resolve().parents[2]
FULL_FORM = Path(__file__).parent / "full_form"
DECLARED = sorted([*REPOSITORY.glob("layers/*.toml"), *REPOSITORY.glob("data/tables/*.toml")])

CHANGES = SCHEMA["stock_mutations"]


@pytest.fixture(scope="module")
def embedded():
    return open_folder(REPOSITORY)


def same(one, other):
    """The same in every byte, but for where it stands."""
    pd.testing.assert_frame_equal(pd.DataFrame(one.frame), pd.DataFrame(other.frame))
    pd.testing.assert_frame_equal(one.excluded, other.excluded)
    assert type(one.frame) is type(other.frame)
    assert one.problems == other.problems
    assert (one.undeclared, one.reread, one.lacking) == (other.undeclared, other.reread, other.lacking)
    assert replace(one.declaration, path=other.declaration.path) == other.declaration


class TestADeclarationInFull:
    """Every column is described in the file itself, as it was before there was a schema."""

    @pytest.mark.parametrize("path", sorted(FULL_FORM.rglob("*.toml")), ids=lambda path: path.stem)
    def test_as_it_once_was_it_is_read_as_the_short_one(self, folder, embedded, path):
        self.reads_as(folder, embedded, path.relative_to(FULL_FORM), path.read_text(encoding="utf-8"))

    @pytest.mark.parametrize("path", DECLARED, ids=lambda path: path.stem)
    def test_written_out_from_the_schema_it_is_read_as_the_short_one(self, folder, embedded, path):
        self.reads_as(folder, embedded, path.relative_to(REPOSITORY), full_form(path))

    def reads_as(self, folder, embedded, name, text):
        place = folder.write(str(name), text)
        shutil.copy(embedded.declarations[place.stem].file_path, place.parent)
        same(folder.read(place.stem), embedded.read(place.stem))

    @settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
    @given(forms=st.lists(st.sampled_from(["unsaid", "name", "block", "full"]), min_size=16, max_size=16))
    def test_so_it_is_with_any_columns_in_full_and_others_not(self, new_folder, embedded, forms):
        said = {"unsaid": "", "block": "[columns.{0}]\n", "name": '[columns.{0}]\nsource = "{0}"\n'}
        blocks = [
            block(name, field) if form == "full" else said[form].format(name)
            for form, (name, field) in zip(forms, CHANGES.fields.items(), strict=True)
        ]
        short = embedded.declarations["stock_mutations"]
        text = short.path.read_text(encoding="utf-8") + "".join(blocks)
        self.reads_as(new_folder(), embedded, "data/tables/stock_mutations.toml", text)


SOURCE = """
file = "plans.csv"
[source]
publisher = "Gemeente Voorbeeld"
title = "Plannenlijst"
"""
FIRST = """
[columns]
mutation_id = "nr"
homes = { source = "aantal" }
status = { source = "stand", map = { "klaar" = "realised" } }
"""
ROWS = ("nr,aantal,stand,corporation,year,lead", "M1,3,klaar,Domesta,2025,Jansen", "M2,,gepland,Actium,,")


@pytest.fixture
def declared(folder):
    """A function that declares a table of changes in the stock, and fills it."""

    def declare(columns="", head="", rows=ROWS, name="stock_mutations"):
        folder.write(f"data/tables/{name}.toml", head + SOURCE + columns)
        folder.write("data/tables/plans.csv", "\n".join(rows))
        return folder

    return declare


def told(folder):
    return {problem.where: problem for problem in folder.open().problems}


class TestAFirstLayerOfOnesOwn:
    def test_takes_ten_lines_as_the_readme_shows(self, folder):
        readme = (REPOSITORY / "README.md").read_text(encoding="utf-8")
        lines = readme.partition("```toml\n")[2].partition("```")[0].splitlines()
        assert len(lines) <= 10
        folder.write("layers/building_locations.toml", "\n".join(lines))
        plans = folder.plans(plannr=["1", "2"], aantal=[3, 4], sloop=[-1, 0], fase=["Onherroepelijk", "Onbekend"])
        folder.save(plans[["plannr", "aantal", "sloop", "fase", "geometry"]], "plannen.gpkg")
        reading = folder.read("building_locations")
        assert reading.problems == reading.undeclared == ()
        assert reading.frame["social_demolished"].tolist() == [1, 0]

    def test_takes_the_names_and_words_of_the_file(self, declared):
        reading = declared(FIRST).read("stock_mutations")
        assert reading.problems == ()
        assert reading.frame.index.tolist() == ["M1", "M2"]
        assert reading.frame["homes"].fillna(-1).tolist() == [3, -1]
        assert reading.frame["status"].tolist() == ["realised", "planned"]

    def test_takes_columns_of_our_own_name_without_a_word(self, declared):
        reading = declared(FIRST).read("stock_mutations")
        assert reading.frame["corporation"].tolist() == ["Domesta", "Actium"]
        assert reading.frame["year"].fillna(0).tolist() == [2025, 0]
        assert reading.undeclared == ("lead",)

    def test_does_not_miss_what_was_never_claimed(self, declared):
        folder = declared(FIRST)
        reading = folder.read("stock_mutations")
        assert "district_code" not in reading.declaration.columns
        assert reading.lacking == frozenset()
        assert folder.open().columns("stock_mutations") == set(reading.declaration.columns)

    def test_misses_what_it_claims(self, declared):
        reading = declared(FIRST + 'district_code = "wijk"\n').open().read("stock_mutations", ["homes"])
        assert reading.lacking == {"district_code"}
        assert "1 kolom ontbreekt" in reading.problems[0].what

    def test_has_columns_in_the_order_of_the_schema_and_then_its_own(self, declared):
        own = '[columns.lead]\ntitle = "Trekker"\ntype = "text"\n'
        columns = list(declared(FIRST + own).read("stock_mutations").declaration.columns)
        assert columns == ["mutation_id", "year", "corporation", "homes", "status", "lead"]


class TestWhatIsSaidInTheDeclaration:
    def test_goes_before_the_schema(self, declared):
        said = '[columns.homes]\nsource = "aantal"\ntitle = "Aantal"\nmax = 5\nrequired = true\n'
        column = declared(said).open().declarations["stock_mutations"].columns["homes"]
        assert (column.title, column.max, column.required) == ("Aantal", 5, True)
        assert (column.type, column.unit, column.min) == ("integer", "agreement_units", 0)

    def test_is_complete_in_itself_where_it_has_a_type(self, declared):
        column = declared(block("homes", CHANGES.fields["homes"], min="", max="", unit="", title="Aantal"))
        column = column.open().declarations["stock_mutations"].columns["homes"]
        assert (column.title, column.unit, column.bounds) == ("Aantal", "", (None, None))

    def test_may_be_a_unit_in_dutch(self, declared):
        columns = declared('[columns.homes]\nunit = "woningen"\n').open().declarations["stock_mutations"].columns
        assert columns["homes"].unit == "dwellings"

    def test_may_be_other_words_than_those_of_the_list(self, declared):
        said = '[columns.status]\nvalues = ["klaar", "gepland"]\nsource = "stand"\n'
        assert declared(said).read("stock_mutations").frame["status"].tolist() == ["klaar", "gepland"]

    def test_may_be_a_key_of_ones_own_or_none(self, declared):
        named = declared('[columns.nr]\ntitle = "Nr"\ntype = "text"\n', head='key = "nr"').read("stock_mutations")
        assert named.frame.index.tolist() == ["M1", "M2"]
        assert named.problems == ()
        assert declared(head='key = ""').read("stock_mutations").problems == ()

    def test_is_the_sums_too(self, declared):
        for head, sums in {"": SCHEMA["expected_change"].sums, "sums = []": ()}.items():
            folder = declared(head=head, name="expected_change")
            assert folder.open().declarations["expected_change"].sums == sums


class TestACodeOrItsDutchLabel:
    @pytest.mark.parametrize("word", ["gemeente", "Gemeente", "municipality", "GEMEENTE"])
    def test_is_read_as_the_same_word(self, declared, word):
        rows = ("mutation_id,corporation,confidentiality", f"M1,Domesta,{word}")
        assert declared(rows=rows).read("stock_mutations").frame["confidentiality"].tolist() == ["municipality"]

    def test_is_what_the_map_says_it_is(self, declared):
        rows = ("mutation_id,corporation,confidentiality", "M1,Domesta,openbaar", "M2,Domesta,Provincie")
        said = '[columns.confidentiality]\nmap = { openbaar = "municipality" }\n'
        frame = declared(said, rows=rows).read("stock_mutations").frame
        assert frame["confidentiality"].tolist() == ["municipality", "province"]

    def test_is_unknown_where_the_map_has_the_label_in_other_capitals(self, declared):
        rows = ("mutation_id,corporation,confidentiality", "M1,Domesta,OPENBAAR", "M2,Domesta,public")
        said = '[columns.confidentiality]\nmap = { openbaar = "municipality" }\n'
        assert declared(said, rows=rows).read("stock_mutations").excluded["id"].tolist() == ["M1"]


class TestAColumnLeftOut:
    def test_is_not_read_though_the_file_has_it(self, declared):
        reading = declared(FIRST, head='leave_out = ["corporation"]').read("stock_mutations")
        assert not reading.has("corporation")
        assert "corporation" in reading.undeclared

    def test_takes_the_sums_that_need_it_with_it(self, declared):
        folder = declared(head='leave_out = ["net"]', name="expected_change")
        assert folder.open().declarations["expected_change"].sums == ()

    def test_may_be_the_number_of_the_rows(self, declared):
        rows = ("mutation_id,corporation", "M1,Domesta")
        reading = declared(head='leave_out = ["mutation_id"]', rows=rows).read("stock_mutations")
        assert reading.frame.index.tolist() == [1]
        assert reading.problems == ()

    def test_is_the_advice_where_a_column_that_nobody_named_holds_something_else(self, declared):
        rows = ("mutation_id,corporation,status", "M1,Domesta,gepland", "M2,Domesta,wacht op geld")
        (unnamed,) = declared(rows=rows).read("stock_mutations").problems
        assert 'leave_out = ["status"]' in unnamed.action
        (named,) = declared("[columns.status]\n", rows=rows).read("stock_mutations").problems
        assert "leave_out" not in named.action

    @pytest.mark.parametrize(
        ("head", "columns", "told_of"),
        [
            ('leave_out = ["huis"]', "", "'huis'"),
            ('leave_out = ["homes"]', FIRST, "'homes'"),
            ('leave_out = "homes"', "", "'homes'"),
        ],
        ids=["a name nobody knows", "a column that is described", "no list"],
    )
    def test_is_a_name_that_geo_pa_knows_and_the_declaration_does_not(self, declared, head, columns, told_of):
        problem = told(declared(columns, head))["data/tables/stock_mutations.toml, leave_out"]
        assert problem.found == told_of

    def test_is_told_of_in_a_table_that_geo_pa_does_not_know(self, folder):
        folder.declare("plans.gpkg", head='leave_out = ["naam"]')
        assert [problem.where for problem in folder.open().problems] == ["layers/plans.toml, leave_out"]


class TestAColumnThatNobodyDescribes:
    @pytest.mark.parametrize(
        ("name", "meant"), [("home", "homes"), ("Eenheden", "homes"), ("corporatie", "corporation")]
    )
    def test_is_told_with_the_column_that_may_be_meant(self, declared, name, meant):
        problem = told(declared(f'[columns]\n{name} = "aantal"\n'))[f"data/tables/stock_mutations.toml, columns.{name}"]
        assert problem.expected.endswith(f"bedoeld is misschien '{meant}'")
        assert "title en type" in problem.action

    def test_costs_the_others_nothing(self, declared):
        folder = declared(FIRST + 'huizen = "aantal2"\n')
        assert list(told(folder)) == ["data/tables/stock_mutations.toml, columns.huizen"]
        assert len(folder.open().read("stock_mutations", ["homes"]).frame) == 2

    @pytest.mark.parametrize("columns", ["3", "nan", '"homes"', "[]"])
    def test_may_be_no_block_at_all(self, declared, columns):
        assert list(told(declared(head=f"columns = {columns}"))) == ["data/tables/stock_mutations.toml, columns"]

    def test_is_told_together_with_every_other_fault(self, declared):
        said = '[columns]\nhuizen = "a"\nhomes = { soort = "x" }\nyear = 3\n'
        assert {where.partition(", ")[2] for where in told(declared(said))} == {
            "columns.huizen",
            "columns.homes.soort",
            "columns.year",
        }


class TestAColumnUnderAnotherName:
    def test_that_only_differs_in_capitals_is_told(self, declared):
        rows = ("Mutation_ID,corporation,HOMES", "M1,Domesta,3")
        notice, number = declared(rows=rows).read("stock_mutations").problems
        assert {notice.severity, number.severity} == {Severity.NOTICE}
        assert "homes heet misschien HOMES" in notice.found
        assert "mutation_id" in number.action

    def test_that_a_shapefile_cut_is_told(self, folder):
        folder.write("layers/planned_works.toml", 'crs = "EPSG:28992"' + SOURCE.replace("csv", "shp"))
        plans = folder.plans().rename(columns={"nr": "work_id", "naam": "name"})
        folder.save(plans.assign(kind="road", confidenti="public"), "plans.shp")
        assert any("confidentiality is hier confidenti" in one.found for one in folder.read("planned_works").problems)

    def test_that_is_taken_for_something_else_is_not_read_twice(self, declared):
        rows = ("mutation_id,corporation,note", "M1,Domesta,x")
        reading = declared('[columns]\nplan_id = "note"\n', rows=rows).read("stock_mutations")
        assert reading.frame["plan_id"].tolist() == ["x"]
        assert not reading.has("note")


class TestWhatKeepsPeopleSafe:
    ALLOCATIONS = block("allocations", SCHEMA["allocations"].fields["allocations"])

    @pytest.mark.parametrize(
        "said",
        ["", ALLOCATIONS.replace("small_count = true\n", ""), ALLOCATIONS.replace("= true", "= false"), "people"],
        ids=["unsaid", "in full without it", "in full, denied", "denied"],
    )
    def test_a_count_of_people_stays_one_whatever_a_declaration_says(self, declared, said):
        said = "[columns.allocations]\npeople = false\n" if said == "people" else said
        column = declared(said, name="allocations").open().declarations["allocations"].columns["allocations"]
        assert column.people

    def test_a_count_of_people_is_a_number(self, declared):
        said = block("allocations", SCHEMA["allocations"].fields["allocations"], type="text", min="", max="")
        assert "data/tables/allocations.toml, columns.allocations.type" in told(declared(said, name="allocations"))

    def test_a_closed_table_stays_closed_where_nothing_is_said_of_it(self, declared):
        folder = declared(name="allocations")
        folder.write("data/workspace.toml", (folder.root / "data/workspace.toml").read_text() + WORD)
        assert folder.open().declarations["allocations"].closed

    def test_and_is_opened_by_two_words_only(self, declared):
        folder = declared(name="allocations", head="closed = false")
        assert folder.open().declarations["allocations"].closed
        folder.write("data/workspace.toml", (folder.root / "data/workspace.toml").read_text() + WORD)
        assert not folder.open().declarations["allocations"].closed


WORD = '\nsmall_counts = "own_choice"\n'


class TestALayerOfCells:
    @pytest.mark.parametrize(
        ("head", "unit", "bounds"),
        [("", "degC PET", (15, 60)), ("max = 70", "degC PET", (15, 70)), ('unit = "degC"', "degC", (None, None))],
        ids=["unsaid", "other bounds", "another unit"],
    )
    def test_has_the_bounds_of_the_schema_in_the_unit_of_the_schema(self, folder, head, unit, bounds):
        folder.write("layers/heat.toml", f'{head}\ncrs = "EPSG:28992"' + SOURCE.replace("csv", "tif"))
        declaration = folder.open().declarations["heat"]
        assert (declaration.geometry, declaration.unit, declaration.bounds) == ("raster", unit, bounds)


def test_a_layer_that_geo_pa_does_not_know_says_everything_itself(folder):
    folder.write("layers/trees.toml", SOURCE + "[columns.height]\n")
    assert {problem.where for problem in folder.open().problems} == {
        "layers/trees.toml, title",
        "layers/trees.toml, columns.height.title",
        "layers/trees.toml, columns.height.type",
    }
