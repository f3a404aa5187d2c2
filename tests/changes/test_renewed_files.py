"""A file is renewed under the events: what no longer fits is listed with its reason, nothing is dropped in silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from small_layers import PLANS, plans, square, stock, told
from telling import change, row_added, row_removed

from geo_pa.changes.overlay import Reason, lay_over
from geo_pa.changes.values import GEOMETRY, written_rows

EDITED = change("P1", "dwellings", "40", "55")


def reasons(laid):
    return {(one.event.change.row, one.event.change.field): one.reason for one in laid.misfits}


def cell(laid, row, field):
    return written_rows(laid.reading.frame).loc[row, field]


def test_what_still_fits_holds_as_before():
    laid = lay_over(plans(name=["Noord", "Zuid 2", "Oost"]), told(EDITED))
    assert not laid.misfits
    assert (cell(laid, "P1", "dwellings"), cell(laid, "P2", "name")) == ("55", "Zuid 2")


def test_a_row_that_is_gone_is_told():
    base = plans(location_id=["P4", "P2", "P3"])
    laid = lay_over(base, told(EDITED))
    assert reasons(laid) == {("P1", "dwellings"): Reason.NO_ROW}
    assert_frame_equal(laid.reading.frame, base.frame)


def test_another_value_in_the_file_stays_and_is_told_beside_the_change():
    laid = lay_over(plans(dwellings=[41, 12, None]), told(EDITED))
    (misfit,) = laid.misfits
    assert (misfit.reason, misfit.now, misfit.event.change) == (Reason.OTHER_SOURCE, "41", EDITED)
    assert cell(laid, "P1", "dwellings") == "41"


def test_a_value_that_was_taken_in_fits_and_so_does_a_row():
    new = {"name": "Noord", "status": "2A", "dwellings": "40", "decision_date": "2024-01-31"}
    events = told(EDITED, row_added("P2"), change("P2", "dwellings", None, "12"), row_removed("P9"))
    laid = lay_over(plans(dwellings=[55, 12, None]), events)
    assert not laid.misfits
    added = told(row_added("P1"), *(change("P1", field, None, value) for field, value in new.items()))
    assert not lay_over(plans(), added).misfits


def test_a_change_made_after_the_renewal_holds_and_the_one_before_it_no_longer_counts():
    laid = lay_over(plans(dwellings=[41, 12, None]), told(EDITED, change("P1", "dwellings", "41", "60")))
    assert not laid.misfits
    assert cell(laid, "P1", "dwellings") == "60"


def test_a_change_that_was_taken_back_is_no_fault_whatever_the_file_says():
    laid = lay_over(plans(dwellings=[41, 12, None]), told(EDITED, EDITED.inverse))
    assert not laid.misfits
    assert cell(laid, "P1", "dwellings") == "41"


def test_a_column_that_is_gone_is_unknown_now():
    laid = lay_over(plans(dwellings=None), told(EDITED, change("P2", "dwellings", None, "3")))
    assert reasons(laid) == {("P1", "dwellings"): Reason.OTHER_SOURCE}
    assert cell(laid, "P2", "dwellings") == "3"


def test_a_column_that_nobody_knows_and_the_number_of_a_row_are_told():
    laid = lay_over(plans(), told(change("P1", "kleur", None, "rood"), change("P1", "location_id", "P1", "P7")))
    assert reasons(laid) == {("P1", "kleur"): Reason.NO_FIELD, ("P1", "location_id"): Reason.NO_FIELD}


def test_a_word_that_is_no_longer_allowed_keeps_the_row_as_the_file_has_it():
    laid = lay_over(plans(), told(EDITED, change("P1", "status", "2A", "7Z")))
    assert reasons(laid) == {("P1", "dwellings"): Reason.NOT_ALLOWED, ("P1", "status"): Reason.NOT_ALLOWED}
    assert cell(laid, "P1", "dwellings") == "40"
    assert "7Z" in str(laid.misfits[0].problems[0])


def test_of_a_new_row_that_cannot_be_used_the_row_itself_is_listed_too():
    laid = lay_over(plans(), told(row_added("P9"), change("P9", "dwellings", None, "3")))
    assert reasons(laid) == {("P9", "*"): Reason.NOT_ALLOWED, ("P9", "dwellings"): Reason.NOT_ALLOWED}
    assert "P9" not in laid.reading.frame.index


def test_a_table_without_a_key_may_be_sorted_otherwise():
    base = stock()
    care = lay_over(base, ()).ids[2]
    event = told(change(care, "units", "20", "21", "stock_2023"))
    order = [2, 0, 1]
    turned = stock(**{name: [base.frame[name].iloc[row] for row in order] for name in base.frame.columns})
    assert lay_over(turned, event).reading.frame["units"].tolist() == [300, 100, 21]
    gone = stock(kind=["daeb_home", "pitch", "daeb_home"])
    assert reasons(lay_over(gone, event)) == {(care, "units"): Reason.NO_ROW}


def test_a_shape_that_was_drawn_anew_in_the_file_is_told():
    drawn = change("P1", GEOMETRY, written_rows(plans().frame).loc["P1", GEOMETRY], square(7).wkt)
    moved = plans()
    frame = moved.frame.set_geometry([square(9), *moved.frame.geometry.iloc[1:]], crs=moved.frame.crs)
    laid = lay_over(moved.__class__(**{**vars(moved), "frame": frame}), told(drawn))
    assert reasons(laid) == {("P1", GEOMETRY): Reason.OTHER_SOURCE}


ANY = {
    "name": st.sampled_from(["Noord", "Zuid", "West"]),
    "status": st.sampled_from(["2A", "4B", None]),
    "dwellings": st.sampled_from([12, 40, 55, None]),
}
files = st.fixed_dictionaries(
    {"location_id": st.permutations(["P1", "P2", "P3"]) | st.permutations(["P2", "P4", "P5"])}
    | {name: st.lists(values, min_size=3, max_size=3) for name, values in ANY.items()}
)
edits = st.lists(
    st.tuples(
        st.sampled_from(["P1", "P2", "P3"]),
        st.sampled_from([("name", "Ver"), ("name", None), ("status", "1A"), ("status", "9X"), ("dwellings", "60")]),
    ),
    max_size=6,
)


@given(files, edits)
def test_every_change_either_holds_or_is_listed_with_a_reason(file, edits):
    before = {row: {name: PLANS[name][at] for name in ANY} for at, row in enumerate(PLANS["location_id"])}
    texts = {
        row: {name: None if value is None else str(value) for name, value in cells.items()}
        for row, cells in before.items()
    }
    changes, wanted = [], {}
    for row, (field, value) in edits:
        if texts[row][field] != value:
            changes.append(change(row, field, texts[row][field], value))
            texts[row][field] = wanted[row, field] = value
    laid = lay_over(plans(**file), told(*changes))
    listed, now = reasons(laid), written_rows(laid.reading.frame)
    for (row, field), value in wanted.items():
        undone = value == (None if PLANS[field][int(row[1]) - 1] is None else str(PLANS[field][int(row[1]) - 1]))
        assert (row, field) in listed or undone or now.loc[row, field] == value
    assert listed.keys() <= wanted.keys()


@pytest.mark.parametrize("reason", Reason)
def test_every_reason_can_be_told_in_dutch(reason):
    from geo_pa.engine.editing import why  # noqa: PLC0415  # the engine is above this room

    base = {
        Reason.NO_LAYER: None,
        Reason.NO_ROW: lay_over(plans(location_id=["P4", "P2", "P3"]), told(EDITED)),
        Reason.NO_FIELD: lay_over(plans(), told(change("P1", "kleur", None, "rood"))),
        Reason.OTHER_SOURCE: lay_over(plans(dwellings=[41, 12, None]), told(EDITED)),
        Reason.ALREADY_THERE: lay_over(
            stock(),
            told(
                row_added("nieuw-1", "stock_2023"),
                change("nieuw-1", "corporation", None, "Actium", "stock_2023"),
                change("nieuw-1", "kind", None, "daeb_home", "stock_2023"),
                change("nieuw-1", "units", None, "3", "stock_2023"),
            ),
        ),
        Reason.NOT_ALLOWED: lay_over(plans(), told(change("P1", "dwellings", "40", "veel"))),
    }[reason]
    if base is not None:
        assert {one.reason for one in base.misfits} == {reason}
        assert all(problem.action for one in base.misfits for problem in why(one))
