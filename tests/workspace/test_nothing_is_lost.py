"""Whatever stands in a file, every row ends in the table or among the excluded, with a reason a planner can read."""

import csv
import io

from examples import some
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo_pa.errors import InputError
from geo_pa.model import EXCLUDED_COLUMNS

CELL = st.one_of(
    st.sampled_from(["", "1", "-1", "0,5", "0.5", "1.234", "1,234", "1.234,5", "NaN", "inf", "1A", "x", '"', ";", "é"]),
    st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), max_size=6),
)
ROW = st.tuples(CELL, CELL, CELL, CELL)
RIGHT = ("x", "1", "1", "1A")
"""A row without a fault: a table of which no row can be used is refused as a whole."""

SAME_FOLDER = settings(
    suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=some(40), deadline=None
)


@SAME_FOLDER
@given(rows=st.lists(ROW, min_size=1, max_size=12), delimiter=st.sampled_from(",;\t"))
def test_a_table_of_any_cells_loses_no_row(folder, rows, delimiter):
    rows = [*rows, RIGHT]
    target = io.StringIO()
    writer = csv.writer(target, delimiter=delimiter, lineterminator="\n")
    writer.writerow(["nr", "naam", "aantal", "kans", "status"])
    writer.writerows([[f"P{number}", *row] for number, row in enumerate(rows)])
    folder.declare_table("plans.csv")
    folder.write("data/tables/plans.csv", target.getvalue())
    folder.rows = len(rows)
    reading = folder.read()
    assert {*reading.frame.index, *reading.excluded["id"]} == {f"P{number}" for number in range(len(rows))}
    assert tuple(reading.excluded.columns) == EXCLUDED_COLUMNS
    assert reading.excluded["explanation"].str.startswith("Rij ").all()
    assert not reading.excluded.isna().any(axis=None)
    assert bool(len(reading.excluded)) == bool(reading.problems)


@SAME_FOLDER
@given(content=st.binary(max_size=200))
def test_any_bytes_are_read_or_refused_in_words(folder, content):
    folder.declare_table("plans.csv")
    folder.write("data/tables/plans.csv", content)
    folder.rows = None
    refused = ()
    try:
        folder.read()
    except InputError as error:
        refused = error.problems
    assert all(problem.what and problem.action for problem in refused)


@SAME_FOLDER
@given(counts=st.lists(st.none() | st.integers(-3, 9), min_size=1, max_size=9))
def test_the_order_of_rows_changes_nothing_but_the_order(folder, counts):
    def read(order):
        folder.declare_table("plans.csv")
        lines = ["R,x,1,0.5,1A"]
        lines += [f"P{number},x,{'' if counts[number] is None else counts[number]},0.5,1A" for number in order]
        folder.save_table("\n".join(["nr,naam,aantal,kans,status", *lines]))
        return folder.read()

    order = range(len(counts))
    one, other = read(order), read(reversed(order))
    assert one.frame.equals(other.frame.loc[one.frame.index])
    assert set(one.excluded["id"]) == set(other.excluded["id"])
