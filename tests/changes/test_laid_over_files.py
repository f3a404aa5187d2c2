"""Events lie over what a file holds: they change what they say and nothing else, in one go or one by one."""

from dataclasses import replace

import geopandas as gpd
import pandas as pd
import shapely
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from shapely import Polygon
from small_layers import A_HAIR, X, Y, plans, reading, square, stock, told
from telling import change, row_added, row_removed

from geo_pa.changes import PRESENT, ROW, Change
from geo_pa.changes.overlay import Reason, lay_over
from geo_pa.changes.values import GEOMETRY, written_rows
from geo_pa.crs import RD

BASE = plans()

SHAPES = [shapely.to_wkt(square(number), rounding_precision=3) for number in (5, 6)]
GOOD = {
    "name": ["Noord", "Dorp 'x'", "1.234"],
    "status": ["1A", "4B", None],
    "dwellings": ["0", "40", "1234", None],
    "realisation_chance": ["0.125", "0.1", "1.0", None],
    "decision_date": ["2024-02-29", None],
    "lead": ["Jan", "-1", None],
    GEOMETRY: SHAPES,
}
"""Per field what may stand in it, as canonical text."""

BAD = {
    "name": [None],
    "status": ["9Z"],
    "dwellings": ["veel", "-5", "2.5", "1e99", "-9999"],
    "realisation_chance": ["1.5", "1.234", "ja"],
    "decision_date": ["2024-02-30", "gisteren"],
    "lead": ["Totaal"],
    GEOMETRY: [None, "POLYGON ((6 52, 7 52, 7 53, 6 52))", "POINT (230000 523000)", "geen vorm"],
}
"""Per field what cannot stand in it."""

ROWS = st.sampled_from(["P1", "P2", "P3", "P8", "P9"])


def pairs(values):
    return st.sampled_from([(field, value) for field, those in values.items() for value in those])


wishes = st.lists(
    st.one_of(
        st.tuples(st.just("edit"), ROWS, pairs(GOOD)),
        st.tuples(st.sampled_from(["remove", "put back"]), ROWS, st.none()),
        st.tuples(st.just("add"), ROWS, st.tuples(st.sampled_from(GOOD["name"]), st.sampled_from(SHAPES))),
    ),
    max_size=12,
)


class Table:
    """What a planner sees: rows with a text in each cell; each wish becomes the changes of one action."""

    def __init__(self, base):
        texts = written_rows(base.frame)
        self.rows = {row: dict(zip(texts.columns, cells, strict=True)) for row, *cells in texts.itertuples()}
        self.columns = list(texts.columns)
        self.actions = []
        self.gone = {}

    def wish(self, kind, row, wanted):
        if kind == "edit" and row in self.rows and self.rows[row][wanted[0]] != wanted[1]:
            self._edit(row, *wanted)
        if kind == "remove" and row in self.rows:
            self.gone[row] = self.rows.pop(row)
            self.actions.append([row_removed(row)])
        if kind == "put back" and row in self.gone:
            self.rows[row] = self.gone.pop(row)
            self.actions.append([row_added(row)])
        if kind == "add" and row not in {*self.rows, *self.gone}:
            name, shape = wanted
            self.rows[row] = dict.fromkeys(self.columns) | {"name": name, GEOMETRY: shape}
            self.actions.append([row_added(row), change(row, "name", None, name), change(row, GEOMETRY, None, shape)])

    def _edit(self, row, field, value):
        self.actions.append([change(row, field, self.rows[row][field], value)])
        self.rows[row][field] = value

    @property
    def changes(self):
        return [one for action in self.actions for one in action]


def table_of(wishes):
    table = Table(BASE)
    for wish in wishes:
        table.wish(*wish)
    return table


def texts_of(laid):
    return {
        row: dict(zip(BASE_COLUMNS, cells, strict=True))
        for row, *cells in written_rows(laid.reading.frame).itertuples()
    }


BASE_COLUMNS = list(written_rows(BASE.frame).columns)


@given(wishes)
def test_what_was_changed_stands_there_and_all_else_is_the_very_same(wishes):
    table = table_of(wishes)
    laid = lay_over(BASE, told(*table.changes))
    assert not laid.misfits
    assert list(laid.ids) == list(laid.reading.frame.index)
    assert texts_of(laid) == table.rows
    touched = {(one.row, one.field) for one in table.changes}
    for row in BASE.frame.index.intersection(laid.reading.frame.index):
        for field in BASE.frame.columns:
            before, after = BASE.frame.loc[row, field], laid.reading.frame.loc[row, field]
            if (row, field) not in touched:
                assert (pd.isna(before) and pd.isna(after)) or before == after
                assert field != GEOMETRY or before.equals_exact(after, 0)
    assert laid.reading.frame.dtypes.equals(BASE.frame.dtypes)
    assert type(laid.reading.frame) is gpd.GeoDataFrame
    assert laid.reading.frame.crs == BASE.frame.crs


@given(wishes)
def test_with_all_undone_the_rows_are_those_of_the_file_again(wishes):
    changes = table_of(wishes).changes
    laid = lay_over(BASE, told(*changes, *(one.inverse for one in reversed(changes))))
    assert not laid.misfits
    assert_frame_equal(laid.reading.frame, BASE.frame)


@given(wishes)
def test_in_one_go_comes_to_the_same_as_one_by_one(wishes):
    table = table_of([wish for wish in wishes if wish[0] != "put back"])
    step = BASE
    for action in table.actions:
        found = lay_over(step, told(*action))
        assert not found.misfits
        step = found.reading
    at_once = lay_over(BASE, told(*table.changes)).reading
    assert_frame_equal(at_once.frame.sort_index(), step.frame.sort_index())


@given(st.lists(st.tuples(ROWS, pairs(GOOD) | pairs(BAD)), max_size=12))
def test_each_row_is_judged_by_itself_whatever_stands_beside_it(wishes):
    wanted = {(row, field): value for row, (field, value) in wishes}
    texts = Table(BASE).rows
    changes = {row: [] for row, _ in wanted}
    for (row, field), value in wanted.items():
        changes[row].append(change(row, field, texts.get(row, {}).get(field), value))
    changes = {row: those if row in texts else [row_added(row), *those] for row, those in changes.items()}
    together = lay_over(BASE, told(*(one for those in changes.values() for one in those)))
    for row, those in changes.items():
        alone = lay_over(BASE, told(*those))
        assert texts_of(alone).get(row) == texts_of(together).get(row)
        reasons = [(one.event.change, one.reason) for one in together.misfits if one.event.change.row == row]
        assert [(one.event.change, one.reason) for one in alone.misfits] == reasons


@given(pairs(BAD), pairs(GOOD))
def test_a_row_that_cannot_be_used_stays_as_the_file_has_it_with_all_that_was_changed_in_it_listed(bad, good):
    before = Table(BASE).rows["P1"]
    wanted = dict((good, bad))
    changes = [change("P1", field, before[field], value) for field, value in wanted.items() if before[field] != value]
    laid = lay_over(BASE, told(*changes))
    assert_frame_equal(laid.reading.frame, BASE.frame)
    assert [one.event.change for one in laid.misfits] == changes
    assert {one.reason for one in laid.misfits} == {Reason.NOT_ALLOWED}
    assert all(one.problems and "P1" in str(one.problems[0]) for one in laid.misfits)


def test_the_base_and_its_frame_are_left_as_they_are():
    before = BASE.frame.copy(deep=True)
    lay_over(BASE, told(change("P1", "dwellings", "40", "55"), row_removed("P2"), row_added("P9")))
    assert_frame_equal(BASE.frame, before)


def places(**other):
    """Three neighbourhoods with figures of which one may be a thousand times another."""
    columns = {
        "neighbourhood_code": ["BU01180000", "BU01180001", "BU01180002"],
        "name": ["Een", "Twee", "Drie"],
        "area_ha": [1.234, 500.0, 7.5],
    }
    shapes = [square(number, 100 + 37 * number) for number in range(3)]
    return reading("neighbourhoods", gpd.GeoDataFrame(pd.DataFrame(columns | other), geometry=shapes, crs=RD))


def test_a_figure_with_three_decimals_is_no_thousand_times_as_much_and_needs_no_other_beside_it():
    base = places()
    assert base.frame["area_ha"].tolist() == [1.234, 500.0, 7.5]
    for edit in (
        change("BU01180000", "name", "Een", "Eén", "neighbourhoods"),
        change("BU01180001", "area_ha", "500.0", "12.345", "neighbourhoods"),
    ):
        laid = lay_over(base, told(edit))
        assert not laid.misfits
        assert laid.reading.frame["area_ha"].iloc[0] == 1.234
    assert laid.reading.frame["area_ha"].tolist() == [1.234, 12.345, 7.5]


def test_a_shape_thinner_than_a_millimetre_stays_while_something_else_changes():
    thin = Polygon([(X, Y), (X + 50, Y), (X + 50, Y + A_HAIR), (X, Y + A_HAIR)])
    base = plans()
    frame = base.frame.set_geometry([thin, *base.frame.geometry.iloc[1:]], crs=RD)
    laid = lay_over(replace(base, frame=frame), told(change("P1", "dwellings", "40", "55")))
    assert not laid.misfits
    assert laid.reading.frame.geometry.iloc[0].equals_exact(thin, 0)


def test_a_column_that_the_file_lacks_is_added_and_unknown_in_every_other_row():
    laid = lay_over(BASE, told(change("P1", "social_rent", None, "12")))
    assert laid.reading.frame["social_rent"].tolist() == [12, pd.NA, pd.NA]
    assert laid.reading.frame["social_rent"].dtype == "Int64"
    assert "social_rent" in laid.reading.declaration.columns
    assert_frame_equal(laid.reading.frame.drop(columns="social_rent"), BASE.frame, check_like=True)


def test_no_events_are_no_change():
    assert lay_over(BASE, ()).reading is BASE


# Tables without a key


def test_a_table_without_a_key_is_changed_by_what_stands_in_its_rows():
    base = stock()
    actium, care, domesta = lay_over(base, ()).ids
    laid = lay_over(
        base,
        told(
            change(actium, "units", "100", "101", "stock_2023"),
            row_removed(care, "stock_2023"),
            row_added("nieuw-1", "stock_2023"),
            change("nieuw-1", "corporation", None, "Woonconcept", "stock_2023"),
            change("nieuw-1", "kind", None, "daeb_home", "stock_2023"),
            change("nieuw-1", "units", None, "7", "stock_2023"),
        ),
    )
    assert not laid.misfits
    assert laid.reading.frame["units"].to_dict() == {1: 101, 3: 300, 4: 7}
    assert laid.reading.frame.index.name == "row"
    assert laid.ids.to_dict() == {1: actium, 3: domesta, 4: "nieuw-1"}


def test_rows_that_are_the_same_are_told_apart_by_their_turn():
    base = stock(corporation=["Actium"] * 3, kind=["daeb_home"] * 3)
    first, second, third = lay_over(base, ()).ids
    laid = lay_over(base, told(change(second, "units", "20", "21", "stock_2023")))
    assert laid.reading.frame["units"].tolist() == [100, 21, 300]
    assert len({first, second, third}) == 3


def test_a_new_row_that_the_table_holds_already_is_not_counted_twice():
    new = {"corporation": "Domesta", "kind": "daeb_home", "units": "300"}
    changes = [change("nieuw-1", field, None, value, "stock_2023") for field, value in new.items()]
    laid = lay_over(stock(), told(row_added("nieuw-1", "stock_2023"), *changes))
    assert_frame_equal(laid.reading.frame, stock().frame)
    assert [one.reason for one in laid.misfits] == [Reason.ALREADY_THERE] * 4
    twice = [
        Change(one.layer, row, one.field, None, PRESENT if one.field == ROW else one.after.replace("Domesta", "Actief"))
        for row in ("nieuw-1", "nieuw-2")
        for one in (row_added("nieuw-1", "stock_2023"), *changes)
    ]
    laid = lay_over(stock(), told(*twice))
    assert len(laid.reading.frame) == 4
    assert {one.event.change.row for one in laid.misfits} == {"nieuw-2"}
