"""A row that holds a total is never counted as data: it leaves, with the lines that the declaration needs."""

import tomllib

import pytest

COLUMNS = """
[columns.year]
title = "Jaar"
type = "integer"
unit = "jaar"

[columns.corporation]
title = "Corporatie"
type = "text"

[columns.district]
title = "Wijk"
type = "text"

[columns.homes]
title = "Woningen"
type = "integer"
unit = "woningen"

[columns.share]
title = "Aandeel"
type = "number"
unit = "share"
"""
HEADER = "year,corporation,district,homes,share"
ROWS = ("2024,Actium,W1,10,0.5", "2025,Actium,W1,3,0.5", "2025,Domesta,W2,4,0.5")


def read(folder, *rows, columns=COLUMNS):
    folder.declare_table("plans.csv", key="", columns=columns)
    folder.save_table("\n".join([HEADER, *ROWS, *rows]))
    return folder.read()


WORDS = [
    "Totaal",
    "totaal",
    "TOTAAL:",
    "Eindtotaal",
    "subtotaal",
    "Sub-totaal",
    "Totaal generaal",
    "Total",
    "Totaal Actium",
]


@pytest.mark.parametrize("word", [*WORDS, "Actium totaal"])
def test_a_row_with_a_total_leaves_whatever_it_is_called(folder, word):
    reading = read(folder, f"2025,{word},{word},7,")
    assert reading.frame["homes"].sum() == 17
    assert reading.excluded["reason"].tolist() == ["undeclared_total"]
    (problem,) = reading.problems
    assert problem.what == "1 rij telt niet mee: een totaal, geen rij met gegevens."


@pytest.mark.parametrize("name", ["Totaalplan Zuid", "Totaal anders", "Het totaalpakket"])
def test_a_name_with_that_word_in_it_is_no_total(folder, name):
    assert read(folder, f"2025,{name},W1,7,0.5").problems == ()


def test_the_lines_that_are_named_mend_the_declaration(folder):
    lines = read(folder, "2025,Totaal,Totaal,7,").problems[0].action.partition("\n")[2]
    (declared,) = tomllib.loads(lines)["printed_totals"]
    assert declared == {"column": "corporation", "value": "Totaal", "columns": ["homes"], "by": ["year"]}
    mended = read(folder, "2025,Totaal,Totaal,7,", columns=f"{COLUMNS}\n{lines}")
    assert mended.problems == ()
    assert mended.excluded["reason"].tolist() == ["printed_total"]


def test_a_total_per_group_and_one_over_all_are_told_each(folder):
    reading = read(folder, "2024,Subtotaal,,10,", "2025,Subtotaal,,7,", ",Totaal,,17,")
    assert len(reading.frame) == 3
    told = [tomllib.loads(problem.action.partition("\n")[2])["printed_totals"][0] for problem in reading.problems]
    assert [one.get("by") for one in told] == [["year"], None]


def test_a_total_is_told_once_and_not_for_its_other_cells_too(folder):
    assert len(read(folder, "x,Totaal,Totaal,veel,9").problems) == 1


def test_a_word_that_the_declaration_allows_is_no_total(folder):
    allowed = COLUMNS.replace(
        'title = "Wijk"\ntype = "text"', 'title = "Wijk"\ntype = "category"\nvalues = ["W1", "W2", "totaal"]'
    )
    assert read(folder, "2025,Actium,totaal,7,0.5", columns=allowed).problems == ()


def test_a_total_in_a_layer_leaves_too(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(naam=["a", "b", "Totaal"]))
    reading = folder.read()
    assert reading.excluded["reason"].tolist() == ["undeclared_total"]
    assert 'column = "name"' in reading.problems[0].action
