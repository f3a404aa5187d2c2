"""Whenever a writer or the server is killed: all that was confirmed is there, and of every action all or nothing."""

import subprocess
import sys
import time

import postgres
import pytest
from programs import run, said, started
from telling import JAN, change

from geo_pa.changes import Log

KILLS = 50


def test_fifty_kills_lose_nothing_that_was_confirmed_and_leave_nothing_half(database):
    told = run("killing.py", database, KILLS, 3, 1)
    assert told["killed"] == KILLS
    assert told["confirmed"] > 0
    assert (told["lost"], told["half"], told["in_order"]) == (0, 0, True)
    assert told["loaded"] == []
    log = Log(database, "GM0118")
    log.write([change("P1", "homes", None, "4")], JAN, seen=log.last())


def test_a_kill_while_the_log_is_made_leaves_a_log_or_none(database, emptied):
    for after in range(8):
        url = emptied()
        program = started("killing.py", url, 1, 1, after)
        time.sleep(0.3 + after / 20)
        program.kill()
        program.communicate()
        log = Log(url, "GM0118")
        log.write([change("P1", "homes", None, "4")], JAN, seen=log.last())
        assert [event.number for event in log.events()] == list(range(1, log.last() + 1))


@pytest.fixture
def own_server():
    if not postgres.installed():
        pytest.skip(postgres.WHY_NOT)
    with postgres.server() as started:
        yield started


def test_a_server_that_is_killed_has_all_that_it_confirmed_and_goes_on_with_the_next_number(own_server):
    with postgres.database(own_server, "killed") as url:
        log = Log(url, "GM0118")
        program = started("killing.py", url, 15, 3, 2)
        while not log.last():
            time.sleep(0.02)
        for _ in range(3):
            time.sleep(0.6)
            own_server.stop("immediate")
            own_server.start()
        told = said(program)
        assert told["confirmed"] > 0
        assert (told["lost"], told["half"], told["in_order"]) == (0, 0, True)


def test_who_writes_loads_only_the_log():
    heavy = {"pandas", "numpy", "geopandas", "shapely", "alembic", "pydantic", "babel", "streamlit", "psycopg"}
    program = f"import sys, geo_pa.changes; print(sorted({heavy} & {{*sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
