"""A table may print its own totals: they are kept apart from the rows, and compared with them."""

from geo_pa.errors import Severity

COLUMNS = """
[columns.corporation]
title = "Corporatie"
type = "text"
required = true

[columns.kind]
title = "Soort"
type = "category"
values = ["home", "pitch"]

[columns.lost]
title = "Sloop en verkoop"
type = "integer"
unit = "eenheden"
min = 0

[columns.built]
title = "Nieuwbouw"
type = "integer"
unit = "eenheden"
min = 0

[columns.net]
title = "Netto toevoeging"
type = "integer"
unit = "eenheden"

[[sums]]
total = "net"
parts = ["built"]
minus = ["lost"]

[[printed_totals]]
column = "corporation"
value = "Totaal"
by = ["kind"]
columns = ["lost", "built", "net"]

[[printed_totals]]
column = "kind"
value = "Samen"
by = ["corporation"]
columns = ["lost", "built", "net"]
"""


def read(folder, *rows):
    folder.declare_table("plans.csv", columns=COLUMNS, key="")
    folder.save_table("\n".join(["corporation,kind,lost,built,net", *rows]))
    return folder.read()


AGREED = ("Domesta,home,150,350,200", "Woonconcept,home,230,345,115", "Actium,home,9,20,11", "Woonservice,home,2,0,-2")


def test_a_printed_total_is_no_row_of_the_table(folder):
    reading = read(folder, *AGREED, "Totaal,home,391,715,324")
    assert reading.problems == ()
    assert reading.frame["corporation"].tolist() == ["Domesta", "Woonconcept", "Actium", "Woonservice"]
    assert reading.excluded["reason"].tolist() == ["printed_total"]
    assert reading.excluded["id"].tolist() == ["5"]


def test_the_agreements_print_390_where_the_rows_give_391_and_their_net_follows_from_391(folder):
    reading = read(folder, *AGREED, "Totaal,home,390,715,324")
    total, net = reading.problems
    assert total.severity is net.severity is Severity.NOTICE
    assert total.where == "Plannen (plans.csv), rij 5 (Totaal), Sloop en verkoop (kolom lost)"
    assert total.found == "gedrukt 390, de rijen geven 150 + 230 + 9 + 2 = 391"
    assert total.expected == "391 eenheden"
    assert "324 volgt uit de som van de rijen, niet uit de gedrukte getallen" in net.what
    assert "715 - 391 = 324" in net.found
    assert "715 - 390 = 325" in net.found


def test_a_printed_row_that_follows_from_nothing_is_told_as_such(folder):
    reading = read(folder, *AGREED, "Totaal,home,391,715,300")
    assert [problem.what for problem in reading.problems] == [
        "Het gedrukte totaal volgt niet uit de rijen.",
        "Het gedrukte totaal 300 volgt niet uit de getallen ernaast.",
    ]


def test_totals_per_group_and_the_total_of_totals_are_each_held_against_their_own_rows(folder):
    rows = ("Domesta,home,1,3,2", "Domesta,pitch,0,4,4", "Actium,home,2,2,0")
    right = (
        "Totaal,home,3,5,2",
        "Totaal,pitch,0,4,4",
        "Domesta,Samen,1,7,6",
        "Actium,Samen,2,2,0",
        "Totaal,Samen,3,9,6",
    )
    reading = read(folder, *rows, *right)
    assert reading.problems == ()
    assert len(reading.frame) == 3
    wrong = read(folder, *rows, *right[:-1], "Totaal,Samen,3,10,7")
    assert [problem.found for problem in wrong.problems] == [
        "gedrukt 10, de rijen geven 3 + 4 + 2 = 9",
        "gedrukt 7, de rijen geven 2 + 4 + 0 = 6",
    ]


def test_a_sum_with_a_missing_figure_is_unknown_and_not_compared(folder):
    reading = read(folder, "Domesta,home,,350,", "Actium,home,9,20,11", "Totaal,home,390,370,")
    assert reading.problems == ()


def test_a_printed_total_that_is_no_number_is_told(folder):
    reading = read(folder, *AGREED, "Totaal,home,39O,715,324")
    assert [problem.what for problem in reading.problems] == ["Het gedrukte totaal is geen bruikbaar getal."]
    assert reading.problems[0].found == "'39O'"
