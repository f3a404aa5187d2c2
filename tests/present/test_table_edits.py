"""Edits of a table are read as a form is: typed, with every fault of every row at once."""

import pytest

from geo_pa.changes import PRESENT, ROW, Change
from geo_pa.engine.editing import ids
from geo_pa.present.table_edits import Edits, Sheet, read

SALES = "stock_mutations"


@pytest.fixture(scope="module")
def sheet_of(session):
    def made(layer, viewer="municipality", names=None):
        frame = session.layer(layer, viewer=viewer)
        return Sheet(layer, frame, ids(session, layer).loc[frame.index], session.reader(viewer), names or {})

    return made


@pytest.fixture(scope="module")
def sales(sheet_of):
    return sheet_of(SALES)


def test_a_figure_a_choice_and_an_emptied_cell_become_changes(sales):
    edits = Edits({0: {"homes": 12, "mutation": "sale", "complex_id": None}, 1: {"complex_id": None}})
    first, second = (str(row) for row in sales.frame.index[:2])
    complex_id = sales.frame["complex_id"].iloc[1]
    assert {*read(sales, edits).changes} == {
        Change(SALES, first, "homes", "28", "12"),
        Change(SALES, first, "mutation", "new_build", "sale"),
        Change(SALES, second, "complex_id", complex_id, None),
    }


def test_what_is_typed_over_with_the_same_is_no_change(sales):
    assert read(sales, Edits({0: {"homes": 28}})).changes == ()


def test_every_fault_of_every_row_is_told_with_row_column_found_and_expected(sales):
    edits = Edits({0: {"homes": -3}, 1: {"corporation": None}}, added=({"homes": 10},))
    found = read(sales, edits)
    where = [problem.where for problem in found.problems]
    first, second = sales.frame.index[:2]
    assert where == [f"{first}, Eenheden", f"{second}, Corporatie", "nieuwe rij 1, Corporatie"]
    assert all(problem.found and problem.expected and problem.action for problem in found.problems)
    assert found.problems[0].found == "'-3'"


def test_a_new_row_gets_a_number_that_nobody_gives(sales):
    row = {"mutation": "sale", "homes": 10, "corporation": "Domesta"}
    changes = read(sales, Edits(added=(row, {}))).changes
    assert changes[0] == Change(SALES, changes[0].row, ROW, None, PRESENT)
    assert changes[0].row.startswith("nieuw-")
    assert {(one.field, one.after) for one in changes[1:]} == {(name, str(value)) for name, value in row.items()}


def test_a_row_that_goes_is_one_change_whatever_was_typed_in_it(sales):
    found = read(sales, Edits({0: {"homes": -3}}, removed=(0,)))
    assert (found.changes, found.problems) == ((Change(SALES, str(sales.frame.index[0]), ROW, PRESENT, None),), ())


def test_the_number_of_a_row_stays_and_a_new_one_is_not_given_twice(sheet_of):
    limits = sheet_of("rent_limits")
    year = int(limits.frame.index[0])
    found = read(limits, Edits({0: {"year": "2040"}}, added=({"year": str(year)},)))
    assert "Het nummer van een rij blijft zoals het is." in [problem.what for problem in found.problems]
    assert "Dit nummer is er al." in [problem.what for problem in found.problems]


def test_columns_that_count_people_are_fixed_and_what_is_sent_for_them_counts_for_nothing(sheet_of):
    areas = sheet_of("neighbourhoods")
    fixed = {one.name for one in areas.columns if one.fixed}
    assert {"inhabitants", "share_75_plus"} <= fixed
    assert read(areas, Edits({0: dict.fromkeys(fixed - {"neighbourhood_code"}, 3)})).changes == ()


def test_a_share_is_typed_as_a_percentage(sheet_of):
    areas = sheet_of("villages")
    share = next(one for one in areas.columns if one.kind == "number" and not one.fixed and "(%)" in one.label)
    shown = areas.cells[share.name]
    assert shown.dropna().max() > 1
    changes = read(areas, Edits({0: {share.name: 12.5}})).changes
    assert [one.after for one in changes] == ["0.125"]
