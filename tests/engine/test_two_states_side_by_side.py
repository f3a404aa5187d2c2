"""Two states side by side: beside a count anew from the files of both, and only what differs."""

import csv
import io
import math
from dataclasses import replace
from shutil import copytree

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.changes import Author
from geo_pa.changes.values import GEOMETRY, written_shape
from geo_pa.delivery import export
from geo_pa.engine import editing, open_workspace
from geo_pa.engine.comparing import HERE, NOT_HERE, ROW, WORST_FIRST, compare, difference
from geo_pa.model import MUNICIPALITY, Signal, Verdict
from geo_pa.present import comparison as words
from geo_pa.registry import ANALYSES

PLANS = "building_locations"
OFFER = {
    "name": "Nieuw",
    "status": "4B",
    "corporation": "Domesta",
    "landlord": "corporation",
    "completion_year": "2027",
    "dwellings": "12",
    "social_rent": "12",
    **dict.fromkeys(("mid_rent", "high_rent", "rent_unknown", "affordable_sale", "high_sale", "sale_unknown"), "0"),
    **dict.fromkeys(("tenure_unknown", "social_demolished", "dwellings_realised", "care_places"), "0"),
    **dict.fromkeys(("caravans", "pitches"), "0"),
}


def place(session, at=0):
    return written_shape(session.layer(PLANS).geometry.iloc[at].representative_point().buffer(20))


def offer(session):
    return editing.added(session, PLANS, {**OFFER, GEOMETRY: place(session)})


def unknown_homes(session):
    plans = session.layer(PLANS)
    row = plans.index[plans["social_rent"] > 0][0]
    return editing.edited(session, PLANS, row, {"social_rent": None})


CHANGES = {
    "a new location": offer,
    "a location without figures": lambda session: editing.added(
        session, PLANS, {"name": "Leeg", GEOMETRY: place(session, 3)}
    ),
    "a location that goes": lambda session: editing.removed(session, PLANS, session.layer(PLANS).index[1]),
    "homes that are not known any more": unknown_homes,
    "a facility that closes": lambda session: editing.removed(session, "facilities", "F001"),
    "a mutation that goes": lambda session: editing.removed(
        session, "stock_mutations", editing.rows(session, "stock_mutations").index[0]
    ),
    "another name": lambda session: editing.edited(session, PLANS, "BL01", {"name": "Anders"}),
}


@pytest.fixture(scope="module", params=CHANGES)
def found(request, session):
    return compare(session, editing.tried(session, CHANGES[request.param](session)))


def read(result):
    """The file for Excel as a table of texts: unit, column and what stands there."""
    text = export(result, "csv", viewer=MUNICIPALITY).decode("utf-8-sig")
    return {row["Nummer"]: row for row in csv.DictReader(io.StringIO(text), delimiter=";")}


def test_the_units_that_turned_are_those_of_which_the_files_say_something_else(found):
    for entry in ANALYSES:
        before, after = (state.run(entry.id) for state in (found.before, found.after))
        said = next(name for name in ("verdict", "signal") if name in after.table)
        ours = found.differences.get(entry.id)
        turned = set() if ours is None else set(ours.turned.loc[ours.turned["table"] == "", "unit"])
        was, now = read(before), read(after)
        title = "Oordeel" if said == "verdict" else "Signaal"
        column = next(name for name in next(iter(now.values())) if name.startswith(title) or name == "Antwoord")
        theirs = {unit for unit in {*was, *now} if was.get(unit, {}).get(column) != now.get(unit, {}).get(column)}
        assert turned == theirs, entry.id


def test_whatever_figure_differs_in_the_files_moved(found):
    sentences = ("Oordeel", "Signaal", "Uitleg", "Reden", "Naam", "Herkomst")
    for entry in ANALYSES:
        was, now = (read(state.run(entry.id)) for state in (found.before, found.after))
        ours = found.differences.get(entry.id)
        moved = set() if ours is None else set(ours.moved.loc[ours.moved["table"] == "", "unit"])
        for unit in {*was} & {*now}:
            differs = [
                name for name in now[unit] if was[unit].get(name) != now[unit][name] and not name.startswith(sentences)
            ]
            assert not differs or unit in moved, (entry.id, unit, differs)


def test_all_that_moved_is_another_figure_in_the_answers(found):
    for name, one in found.differences.items():
        before, after = (state.run(name) for state in (found.before, found.after))
        for row in one.moved.to_dict("records"):
            was, now = ((result.details[row["table"]] if row["table"] else result.table) for result in (before, after))
            if row["column"] == ROW:
                assert (row["unit"] in was.index, row["unit"] in now.index) == (
                    row["before"] == HERE,
                    row["after"] == HERE,
                )
                assert {row["before"], row["after"]} == {HERE, NOT_HERE}
                continue
            values = was[row["column"]][row["unit"]], now[row["column"]][row["unit"]]
            assert alike(row["before"], values[0])
            assert alike(row["after"], values[1])
            assert not alike(*values)


def alike(one, other):
    return (pd.isna(one) and pd.isna(other)) or (pd.notna(one) and pd.notna(other) and one == other)


def test_totals_are_those_that_differ_and_no_others(found):
    for entry in ANALYSES:
        before, after = (state.run(entry.id).totals for state in (found.before, found.after))
        theirs = {name for name in {*before, *after} if not near(before.get(name), after.get(name))}
        ours = found.differences.get(entry.id)
        assert theirs == (set() if ours is None else set(ours.totals["total"])), entry.id


def near(was, now):
    if pd.isna(was) or pd.isna(now):
        return pd.isna(was) and pd.isna(now)
    return was == now if isinstance(was, str) else math.isclose(was, now, abs_tol=1e-9, rel_tol=0)


@given(st.data())
def test_what_got_worse_comes_first_and_the_worst_of_that(session, data):
    after = session.run("social_share")
    draw = st.lists(st.sampled_from([*Verdict]), min_size=len(after.table), max_size=len(after.table))
    was, now = (pd.array(list(map(str, data.draw(draw))), dtype="str") for _ in range(2))
    states = (replace(after, table=after.table.assign(verdict=said)) for said in (was, now))
    turned = difference(*states).turned
    rank = {name: turned[name].map(WORST_FIRST) for name in ("before", "after")}
    assert turned["worse"].tolist() == (rank["after"] < rank["before"]).tolist()
    order = list(zip(~turned["worse"], rank["after"], strict=True))
    assert order == sorted(order)
    assert len(turned) == sum(one != other for one, other in zip(was, now, strict=True))


def test_questions_in_which_most_got_worse_come_first(found):
    counts = [one.worse for one in found.differences.values()]
    assert counts == sorted(counts, reverse=True)


def test_nothing_is_shown_that_reads_the_same_before_and_after(found):
    for one in found.differences.values():
        for table in (words.turned_table(one), words.moved_table(one), words.totals_table(one)):
            assert not (table["Was"] == table["Wordt"]).any()


def test_an_offer_of_twelve_social_homes_is_told_in_one_line(session):
    found = compare(session, editing.tried(session, offer(session)))
    growth = next(line for line in words.lines(found) if "(afspraak 1)" in line)
    assert growth == "Netto uitbreiding van de sociale voorraad (afspraak 1): 55 → 67 zacht; hard blijft 239"


def test_a_state_beside_itself_differs_in_nothing(session):
    assert compare(session, session).differences == {}
    assert compare(session, session.with_changes(())).differences == {}


def test_what_is_saved_and_taken_back_differs_in_nothing(tmp_path, repository, session):
    for part in ("layers", "data"):
        copytree(repository / part, tmp_path / part)
    before = open_workspace(tmp_path, memory=session.memory)
    after = editing.write(before, offer(before), Author("Proef"))
    assert compare(before, after).differences
    back = editing.undo(after, after.state.events[0].action.id, Author("Proef"))
    assert compare(before, back).differences == {}


def test_the_other_way_round_tells_the_same_the_other_way_round(found):
    for one in found.differences.values():
        back = difference(one.after, one.before)
        for ours, theirs in ((one.turned, back.turned), (one.moved, back.moved), (one.totals, back.totals)):
            keys = [name for name in ("table", "unit", "total", "column") if name in ours]
            first, second = (
                frame.sort_values(keys, ignore_index=True)[[*keys, *order]].astype(object).fillna("-").to_numpy()
                for frame, order in ((ours, ["before", "after"]), (theirs, ["after", "before"]))
            )
            assert np.array_equal(first, second)


@given(st.sampled_from([*Verdict]), st.sampled_from([*Verdict]))
def test_what_meets_and_is_not_counted_any_more_or_again_got_no_worse(one, other):
    """Not counted is no verdict: what becomes of it may be worse, it is never that itself."""
    worse = WORST_FIRST[other] < WORST_FIRST[one]
    assert not (worse and other in (Verdict.MEETS, Verdict.NOT_COUNTED))
    assert worse or not (other == Verdict.FAILS and one != Verdict.FAILS)


def test_of_signals_unknown_lies_between_attention_and_none():
    assert WORST_FIRST[Signal.SOME] < WORST_FIRST[Signal.UNKNOWN] < WORST_FIRST[Signal.NONE]
