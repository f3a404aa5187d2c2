"""The parts of a plan make up its total; what is unknown is never a fault by itself."""

import pytest
from examples import some
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

COLUMNS = """
[columns.plan_id]
title = "Nummer"
type = "text"

[columns.homes]
title = "Woningen"
type = "integer"
unit = "woningen"

[columns.rent]
title = "Huur"
type = "integer"

[columns.sale]
title = "Koop"
type = "integer"

[columns.net]
title = "Netto"
type = "integer"

[[sums]]
total = "homes"
parts = ["rent", "sale"]

[[sums]]
total = "net"
parts = ["homes"]
minus = ["sale"]
"""


RIGHT = (10, 4, 6, None)


def read(folder, *rows):
    folder.declare_table("plans.csv", columns=COLUMNS)
    lines = [
        ",".join(["A" + str(number), *("" if cell is None else str(cell) for cell in row)])
        for number, row in enumerate(rows)
    ]
    folder.save_table("\n".join(["plan_id,homes,rent,sale,net", *lines]))
    return folder.read()


@pytest.mark.parametrize(
    "row",
    [
        (10, 4, 6, None),
        (10, None, None, None),
        (10, 4, None, None),
        (None, 4, 6, None),
        (10, 0, 10, 0),
        (10, None, 10, None),
    ],
)
def test_parts_that_can_be_right_are_no_fault(folder, row):
    reading = read(folder, row)
    assert reading.problems == ()
    assert len(reading.frame) == 1


def test_parts_that_do_not_make_up_the_total(folder):
    reading = read(folder, (10, 4, 5, None), (10, 4, 6, None))
    assert reading.excluded["reason"].tolist() == ["parts_differ_from_total"]
    assert reading.problems[0].where == "Plannen (plans.csv), Woningen (kolom homes)"
    assert reading.problems[0].found == "rij 1 (A0): delen samen 9, totaal 10"
    assert reading.problems[0].expected == "Huur + Koop = totaal"


def test_known_parts_that_exceed_the_total_though_one_is_unknown(folder):
    reading = read(folder, (10, 11, None, None), RIGHT)
    assert reading.excluded["reason"].tolist() == ["parts_exceed_total"]


def test_what_goes_off_is_taken_off(folder):
    reading = read(folder, (10, 4, 6, 4), (10, 4, 6, 5), (10, 4, 6, None))
    assert reading.excluded[["id", "reason"]].to_numpy().tolist() == [["A1", "parts_differ_from_total"]]
    assert reading.problems[0].expected == "Woningen - Koop = totaal"


def test_a_bad_part_is_told_once_and_not_as_a_wrong_sum_as_well(folder):
    reading = read(folder, (10, "x", 6, None), RIGHT)
    assert [problem.what for problem in reading.problems] == ["1 rij telt niet mee: geen getal."]


count = st.none() | st.integers(0, 12)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=some(25), deadline=None)
@given(st.lists(st.tuples(count, count, count), min_size=1, max_size=8))
def test_exactly_the_rows_that_cannot_add_up_leave(folder, rows):
    def impossible(homes, rent, sale):
        if homes is None:
            return False
        known = [part for part in (rent, sale) if part is not None]
        return sum(known) != homes if len(known) == 2 else sum(known) > homes

    reading = read(folder, *[(*row, None) for row in rows], RIGHT)
    expected = [f"A{number}" for number, row in enumerate(rows) if impossible(*row)]
    assert reading.excluded["id"].tolist() == expected
