"""What somebody writes stands in the log as it was written, in one order for all, and never changes again."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import text
from telling import JAN, PIET, change, row_added, row_removed, values

from geo_pa.changes import ADOPTED, Author, ConflictError, Log
from geo_pa.changes.database import writing
from geo_pa.errors import InputError, RequestError


def test_a_log_of_which_nothing_was_written_has_no_events_and_makes_no_file(log, tmp_path):
    assert (log.events(), log.last(), log.action("x")) == ((), 0, ())
    assert [one.name for one in log.scenarios()] == [ADOPTED]
    assert not list(tmp_path.iterdir())


def test_what_is_written_is_read_as_it_was(log):
    odd = "Ëén 'naam'; \"DROP TABLE\"\n\t😀 100%"
    action = log.write([change("P1", "name", None, odd), change("P1", "homes", "3", None)], JAN, seen=0)
    first, second = log.events()
    assert (first.number, second.number) == (1, 2)
    assert (first.change, second.change) == (change("P1", "name", None, odd), change("P1", "homes", "3", None))
    assert first.action == second.action == action
    assert action.author == JAN
    assert action.scenario == ADOPTED
    assert abs(action.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert log.action(action.id) == (first, second)


def test_numbers_follow_each_other_over_all_scenarios_also_after_a_write_that_was_refused(log):
    log.write([change("P1", "homes", "1", "2")], JAN, seen=0)
    log.add_scenario("Meer sociaal", JAN)
    with pytest.raises(ConflictError):
        log.write([change("P1", "homes", "1", "3")], PIET, seen=0)
    log.write([change("P2", "homes", "1", "3")], PIET, scenario="meer SOCIAAL", seen=1)
    log.write([change("P3", "homes", "1", "3")], PIET, seen=2)
    assert [event.number for event in (*log.events("Meer sociaal"), *log.events())] == [1, 2, 1, 3]
    assert log.last() == 3


def test_a_moment_is_never_before_that_of_an_earlier_action(log, monkeypatch):
    later = log.write([change("P1", "homes", "1", "2")], JAN, seen=0).at

    class Behind(datetime):
        @classmethod
        def now(cls, _zone=None):
            return later - timedelta(hours=1)

    monkeypatch.setattr("geo_pa.changes.queries.datetime", Behind)
    assert log.write([change("P1", "homes", "2", "3")], JAN, seen=1).at == later


def test_what_changes_nothing_is_not_written(log):
    with pytest.raises(RequestError, match="niets gewijzigd"):
        log.write([change("P1", "homes", "3", "3")], JAN, seen=0)
    log.write([change("P1", "homes", "3", "3"), change("P1", "name", "a", "b")], JAN, seen=0)
    assert [event.change.field for event in log.events()] == ["name"]


@pytest.mark.parametrize("who", ["", "  "])
def test_somebody_answers_for_every_change(log, who):
    with pytest.raises(RequestError, match="wie dit wijzigt"):
        log.write([change("P1", "homes", "3", "4")], Author(who), seen=0)
    with pytest.raises(RequestError, match="wie dit wijzigt"):
        log.add_scenario("Meer", Author(who))


@pytest.mark.parametrize("spoilt", ["a\0b", "half \ud83d"])
def test_text_that_no_database_keeps_is_refused_by_both_alike(log, spoilt):
    for changes, author in (
        ([change("P1", "name", None, spoilt)], JAN),
        ([change(spoilt, "name", None, "a")], JAN),
        ([change("P1", "name", None, "a")], Author("Jan", spoilt)),
    ):
        with pytest.raises(RequestError, match="niet te bewaren"):
            log.write(changes, author, seen=0)
    assert log.last() == 0


def test_a_log_that_had_more_in_it_when_it_was_opened_is_another_log(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    with pytest.raises(RequestError, match="een ander dan toen"):
        log.write([change("P1", "homes", "4", "5")], JAN, seen=2)


def test_a_log_of_another_municipality_is_refused(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    other = Log(log.url, "GM0106")
    for asked in (other.events, other.scenarios, lambda: other.write([change("P", "a", None, "b")], JAN, seen=0)):
        with pytest.raises(InputError, match="andere gemeente"):
            asked()


def test_a_database_of_something_else_is_left_as_it_is(log):
    with writing(log.url) as connection:
        connection.execute(text("CREATE TABLE events (number INTEGER)"))
    with pytest.raises(InputError, match="van iets anders"):
        log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    assert log.events() == ()


# Conflicts


def test_two_people_who_change_other_fields_of_one_row_both_stay(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    log.write([change("P1", "name", "a", "b")], PIET, seen=0)
    assert values(log.events()) == {("P1", "homes"): "4", ("P1", "name"): "b"}


def test_who_changes_the_same_field_second_hears_what_the_first_did_and_nothing_is_written(log):
    first = log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    wanted = change("P1", "homes", "3", "5")
    with pytest.raises(ConflictError) as told:
        log.write([change("P2", "homes", "1", "2"), wanted], PIET, seen=0)
    (conflict,) = told.value.conflicts
    assert conflict.wanted == wanted
    assert (conflict.earlier.action, conflict.earlier.change.after) == (first, "4")
    assert "Jan" not in str(told.value)
    assert log.last() == 1


def test_two_people_who_fill_in_the_same_make_one_change(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    with pytest.raises(RequestError, match="niets gewijzigd"):
        log.write([change("P1", "homes", "3", "4")], PIET, seen=0)
    log.write([change("P1", "homes", "3", "4"), change("P1", "name", "a", "b")], PIET, seen=0)
    assert [event.change.field for event in log.events()] == ["homes", "name"]


def test_what_was_seen_is_no_conflict(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    log.write([change("P1", "homes", "4", "5")], PIET, seen=1)
    assert values(log.events()) == {("P1", "homes"): "5"}


@pytest.mark.parametrize("after", ["4", "5"])
def test_a_row_that_was_removed_meanwhile_is_a_conflict_also_where_the_value_was_filled_in_before(log, after):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    log.write([row_removed("P1")], JAN, seen=1)
    with pytest.raises(ConflictError) as told:
        log.write([change("P1", "homes", "3", after)], PIET, seen=0)
    assert told.value.conflicts[0].earlier.change == row_removed("P1")


def test_a_row_that_somebody_changed_is_not_removed_unseen(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    with pytest.raises(ConflictError):
        log.write([row_removed("P1")], PIET, seen=0)
    log.write([row_removed("P1")], PIET, seen=1)


def test_a_row_that_was_removed_and_put_back_is_changed_as_before(log):
    log.write([row_removed("P1")], JAN, seen=0)
    log.write([row_added("P1")], JAN, seen=1)
    log.write([change("P1", "homes", "3", "4")], PIET, seen=0)
    assert log.last() == 3


def test_two_people_who_remove_the_same_row_make_one_change(log):
    log.write([row_removed("P1")], JAN, seen=0)
    with pytest.raises(RequestError, match="niets gewijzigd"):
        log.write([row_removed("P1")], PIET, seen=0)


def test_two_people_who_give_two_new_rows_one_number_do_not_make_one_row_of_them(log):
    log.write([row_added("P9"), change("P9", "name", None, "Noord")], JAN, seen=0)
    with pytest.raises(ConflictError):
        log.write([row_added("P9"), change("P9", "homes", None, "40")], PIET, seen=0)
    with pytest.raises(ConflictError):
        log.write([row_added("P9"), change("P9", "name", None, "Zuid")], PIET, seen=0)


def test_who_sends_a_new_row_twice_makes_one(log):
    new = [row_added("P9"), change("P9", "name", None, "Noord")]
    log.write(new, JAN, seen=0)
    with pytest.raises(RequestError, match="niets gewijzigd"):
        log.write(new, JAN, seen=0)


def test_what_happens_in_another_scenario_is_no_conflict(log):
    log.add_scenario("Meer", JAN)
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    log.write([change("P1", "homes", "3", "5")], PIET, scenario="Meer", seen=0)
    assert values(log.events("Meer")) == {("P1", "homes"): "5"}


# Scenarios and moments


def test_a_scenario_has_what_its_parent_had_when_it_left_and_not_what_came_later(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    log.add_scenario("Meer", JAN)
    log.write([change("P1", "homes", "4", "5")], JAN, seen=1)
    log.write([change("P2", "homes", "1", "2")], JAN, scenario="Meer", seen=2)
    log.add_scenario("Nog meer", PIET, parent="meer")
    log.write([change("P3", "homes", "1", "2")], JAN, scenario="Meer", seen=3)
    assert values(log.events("Nog meer")) == {("P1", "homes"): "4", ("P2", "homes"): "2"}
    found = {one.name: (one.parent, one.left_at, one.made) for one in log.scenarios()}
    assert found["Meer"] == (ADOPTED, 1, JAN)
    assert found["Nog meer"] == ("Meer", 3, PIET)


@pytest.mark.parametrize(
    "name", ["vastgesteld", " Meer  sociaal ", "MEER SOCIAAL", "Re\u0301gie", "", " ", "x" * 61, "a\tb\x00"]
)
def test_a_name_is_new_and_can_be_read(log, name):
    log.add_scenario("Meer sociaal", JAN)
    log.add_scenario("R\u00e9gie", JAN)
    with pytest.raises(RequestError, match="naam"):
        log.add_scenario(name, JAN)


def test_a_scenario_that_is_not_there_is_named_with_those_that_are(log):
    for asked in (
        lambda: log.events("Minder"),
        lambda: log.write([change("P1", "a", None, "b")], JAN, scenario="Minder", seen=0),
        lambda: log.add_scenario("Nieuw", JAN, parent="Minder"),
    ):
        with pytest.raises(RequestError, match="'Minder'") as told:
            asked()
        assert told.value.problems[0].expected == ADOPTED


def test_the_state_of_a_moment_is_what_was_seen_then(log):
    seen = []
    for number in range(5):
        log.write([change("P1", "homes", str(number), str(number + 1))], JAN, seen=log.last())
        if number == 2:
            log.add_scenario("Meer", JAN)
        seen.append((datetime.now(UTC), log.events(), log.events("Meer") if number > 1 else None))
    for at, adopted, more in seen:
        assert log.events(as_of=at) == adopted
        assert more is None or log.events("Meer", as_of=at) == more
    first = seen[0][1][0].action.at
    assert len(log.events(as_of=first)) == 1
    assert log.events(as_of=first - timedelta(microseconds=1)) == ()
    assert len(log.events(until=3)) == 3
