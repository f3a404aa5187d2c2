"""Any action can be taken back by anybody, and done again; where something later stands on it, both are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telling import JAN, PIET, change, row_added, row_removed, values

from geo_pa.changes import PRESENT, ROW, Action, Author, Event
from geo_pa.changes.undo import is_undone, undo_of
from geo_pa.errors import RequestError

PLACES = st.tuples(st.sampled_from(["P1", "P2"]), st.sampled_from(["homes", "name"]))
actions = st.lists(
    st.dictionaries(PLACES, st.sampled_from(["1", "2", None]), min_size=1, max_size=3), min_size=1, max_size=8
)


def events_of(wishes):
    """The events of actions one after another, and the state before each of them."""
    state, before, events = {}, [], []
    for number, wish in enumerate(wishes):
        before.append(dict(state))
        for place, value in wish.items():
            if state.get(place) != value:
                one = change(*place, state.get(place), value)
                events.append(Event(len(events) + 1, Action(f"a{number}", None, JAN, ""), one))
                state[place] = value
    return events, before, state


def after(state, changes):
    found = dict(state)
    for one in changes:
        assert found.get((one.row, one.field)) == one.before
        found[one.row, one.field] = one.after
    return {place: value for place, value in found.items() if value is not None}


@given(actions, st.integers(0, 7))
def test_taking_back_gives_every_field_of_an_action_what_stood_there_before_it(wishes, which):
    events, before, state = events_of(wishes)
    which %= len(wishes)
    own = [event for event in events if event.action.id == f"a{which}"]
    places = {(event.change.row, event.change.field) for event in own}
    later = {(event.change.row, event.change.field) for event in events if int(event.action.id[1:]) > which}
    found = undo_of(f"a{which}", events)
    whole = {place: before[which].get(place) if place in places else value for place, value in state.items()}
    kept = {place: state[place] if place in later else value for place, value in whole.items()}
    assert after(state, (*found.rest, *found.free)) == after(whole, ())
    assert after(state, found.free) == after(kept, ())
    assert bool(found.standing) >= bool(found.rest)
    assert {(one.change.row, one.change.field) for one in found.standing} <= later & places


@given(actions, st.integers(0, 7), st.integers(1, 5))
def test_taking_back_and_doing_again_in_turn_ends_where_it_should(wishes, which, times):
    events, _, state = events_of(wishes)
    target, states = f"a{which % len(wishes)}", [after(state, ())]
    for turn in range(times):
        found = undo_of(target, events)
        changes = (*found.rest, *found.free)
        if not changes:
            return
        assert not found.done
        by = Action(f"undo{turn}", None, PIET, "", target)
        events += [Event(len(events) + 1 + one, by, each) for one, each in enumerate(changes)]
        states.append(after(states[-1], changes))
        target = by.id
    assert [states[turn] == states[turn % 2] for turn in range(len(states))] == [True] * len(states)


def written(log, changes, author=JAN, undoes=""):
    return log.write(changes, author, seen=log.last(), undoes=undoes)


def taken_back(log, action, *, also=False):
    found = undo_of(action.id, log.events())
    return written(log, (*(found.rest if also else ()), *found.free), PIET, action.id)


def test_somebody_else_takes_back_what_was_done_last_week_and_it_can_be_done_again(log):
    first = written(log, [change("P1", "homes", "3", "4"), change("P1", "name", "a", "b")])
    written(log, [change("P2", "homes", "1", "2")])
    back = taken_back(log, first)
    assert values(log.events()) == {("P1", "homes"): "3", ("P1", "name"): "a", ("P2", "homes"): "2"}
    assert back.undoes == first.id
    assert is_undone(first.id, log.events())
    again = taken_back(log, back)
    assert values(log.events()) == {("P1", "homes"): "4", ("P1", "name"): "b", ("P2", "homes"): "2"}
    assert not is_undone(first.id, log.events())
    assert is_undone(back.id, log.events())
    taken_back(log, again)
    assert is_undone(first.id, log.events())


def test_what_stands_on_it_is_shown_and_stays_unless_it_goes_too(log):
    first = written(log, [change("P1", "homes", "3", "4"), change("P1", "name", "a", "b")])
    written(log, [change("P1", "homes", "4", "5")], Author("Kees"))
    found = undo_of(first.id, log.events())
    assert [event.action.author.who for event in found.standing] == ["Kees"]
    assert found.free == (change("P1", "name", "b", "a"),)
    assert found.rest == (change("P1", "homes", "5", "3"),)
    taken_back(log, first, also=True)
    assert values(log.events()) == {("P1", "homes"): "3", ("P1", "name"): "a"}


def test_a_row_in_which_something_was_filled_in_since_stays_whole(log):
    new = written(log, [row_added("P9"), change("P9", "name", None, "Noord"), change("P9", "homes", None, "40")])
    written(log, [change("P9", "homes", "40", "41")], PIET)
    found = undo_of(new.id, log.events())
    assert found.free == ()
    assert [event.change.after for event in found.standing] == ["41"]
    taken_back(log, new, also=True)
    assert values(log.events()) == {("P9", ROW): None, ("P9", "name"): None, ("P9", "homes"): None}


def test_a_row_that_another_points_to_is_not_taken_back_unseen(log):
    new = written(log, [row_added("P9"), change("P9", "name", None, "Noord")])
    written(log, [change("M1", "plan_id", None, "P9", "stock_mutations")], PIET)
    assert [event.change.row for event in undo_of(new.id, log.events()).standing] == ["M1"]


def test_a_removed_row_comes_back_with_what_stood_in_it(log):
    gone = written(log, [row_removed("P1")])
    assert undo_of(gone.id, log.events()).free == (row_added("P1"),)
    taken_back(log, gone)
    assert values(log.events()) == {("P1", ROW): PRESENT}


def test_a_scenario_takes_back_what_its_parent_did_for_itself_alone(log):
    first = written(log, [change("P1", "homes", "3", "4")])
    log.add_scenario("Meer", JAN)
    found = undo_of(first.id, log.events("Meer"))
    log.write(found.free, JAN, scenario="Meer", seen=log.last(), undoes=first.id)
    assert is_undone(first.id, log.events("Meer"))
    assert not is_undone(first.id, log.events())
    assert values(log.events()) == {("P1", "homes"): "4"}


def test_two_who_take_back_the_same_at_once_do_it_once(log):
    first = written(log, [change("P1", "homes", "3", "4")])
    seen, found = log.last(), undo_of(first.id, log.events())
    log.write(found.free, JAN, seen=seen, undoes=first.id)
    with pytest.raises(RequestError, match="niets gewijzigd"):
        log.write(found.free, PIET, seen=seen, undoes=first.id)
    assert log.last() == 2


def test_of_an_action_that_is_not_there_nothing_is_taken_back(log):
    written(log, [change("P1", "homes", "3", "4")])
    found = undo_of("niets", log.events())
    assert (found.free, found.rest, found.standing, found.done) == ((), (), (), False)


def test_an_import_of_ten_thousand_values_is_looked_through_once():
    one = Action("a", None, JAN, "")
    events = [Event(number, one, change(f"P{number}", "homes", None, "1")) for number in range(1, 10_001)]
    looked = []

    class Counted(list):
        def __iter__(self):
            looked.append(len(self))
            return super().__iter__()

    assert len(undo_of("a", Counted(events)).free) == 10_000
    assert len(looked) < 10
