"""The log tells a reader no more than the answers do."""

import json

import pytest

from geo_pa.changes import Author
from geo_pa.engine import editing
from geo_pa.engine.history import history
from geo_pa.errors import InputError
from geo_pa.present.changes import sentences

PLANS = "building_locations"
READERS = ("corporations", "woonconcept", "province", "public")
SECRET = "geheim-4711"  # noqa: S105  # a marker to hunt for


def wrote(session, layer, row, author=None, **values):
    return editing.write(session, editing.edited(session, layer, row, values), author or Author("Jan", "omdat"))


def told(session, viewer):
    done = history(session, viewer=viewer)
    return json.dumps([[str(one.action), *sentences(one), *map(str, one.events)] for one in done], ensure_ascii=False)


@pytest.mark.parametrize("viewer", READERS)
def test_a_change_of_a_plan_that_a_reader_may_not_see_is_not_there(logged, viewer):
    every = logged.layer(PLANS).index
    for row in every.difference(logged.layer(PLANS, viewer=viewer).index)[:4]:
        logged = wrote(logged, PLANS, row, lead=SECRET)
    assert logged.state.events
    assert SECRET not in told(logged, viewer)
    assert SECRET in told(logged, "municipality")


@pytest.mark.parametrize("viewer", READERS)
def test_what_was_closed_once_is_told_of_no_more(logged, viewer):
    row = logged.layer(PLANS, viewer="public").index[0]
    closed = wrote(logged, PLANS, row, confidentiality="municipality")
    typed = wrote(closed, PLANS, row, lead=SECRET)
    opened = wrote(typed, PLANS, row, confidentiality="public", lead="Domesta")
    assert row in opened.layer(PLANS, viewer=viewer).index
    assert SECRET not in told(opened, viewer)


def test_a_booking_that_points_to_a_closed_plan_is_not_there(logged):
    hidden = logged.layer(PLANS).index.difference(logged.layer(PLANS, viewer="public").index)[0]
    seen = logged.layer(PLANS, viewer="public").index[0]
    booking = {
        "booking_id": "B9", "from_location": seen, "to_location": hidden, "form": "homes", "homes": "1",
        "decided_on": "2025-05-05", "decision": SECRET, "reason": SECRET, "confidentiality": "public",
    }  # fmt: skip
    after = editing.write(logged, editing.added(logged, "booked_compensation", booking), Author("Jan"))
    assert SECRET in told(after, "municipality")
    assert SECRET not in told(after, "public")
    assert hidden not in told(after, "public")


def test_who_changed_it_is_the_municipality_s_alone(logged):
    row = logged.layer(PLANS, viewer="public").index[0]
    after = wrote(logged, PLANS, row, Author("Karel de Redacteur", SECRET), lead="Domesta")
    assert "Karel" in told(after, "municipality")
    for viewer in READERS:
        assert "Domesta" in told(after, viewer)
        assert "Karel" not in told(after, viewer)
        assert SECRET not in told(after, viewer)


def test_what_is_typed_in_under_a_reader_can_be_seen_by_that_reader(logged):
    row = logged.layer(PLANS, viewer="province").index[0]
    after = wrote(logged, PLANS, row, Author("Els", "vraag van de provincie", "province"), lead="Domesta")
    assert "vraag van de provincie" in told(after, "province")
    assert "vraag van de provincie" not in told(after, "public")


def test_who_lives_where_is_not_changed_row_by_row(logged):
    row = logged.layer("neighbourhoods").index[0]
    with pytest.raises(InputError, match="hele bestand"):
        wrote(logged, "neighbourhoods", row, inhabitants="7777")
    assert history(logged.scenario()) == ()
