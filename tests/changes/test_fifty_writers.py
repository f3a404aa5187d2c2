"""Fifty people who write at once lose nothing, and nobody ever sees a later event without all that came before it."""

from programs import run

WRITERS, TURNS = 50, 2


def test_fifty_writers_at_once_lose_no_event(database):
    told = run("crowding.py", database, WRITERS, TURNS)
    assert told["ended_well"] == WRITERS
    assert told["whole"] == WRITERS
    assert told["events"] == 1 + WRITERS * TURNS * 3
    assert told["in_order"]
    assert told["looked"] > 1
    assert told["only_beginnings_seen"]
