"""The log of changes: how fast it opens, answers and is written to as it grows, and what becomes of writers killed."""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from sqlalchemy import URL

from benchmarks.evaluation import time_option_change
from benchmarks.timing import Timing, timed
from geo_pa.changes import Author, Change, Log
from geo_pa.changes.database import VARIABLE
from geo_pa.engine import Session, open_workspace
from geo_pa.engine.editing import edited, rows, tried
from geo_pa.engine.memory import Memory

TESTS = Path(__file__).parents[1] / "tests" / "changes"
sys.path.insert(0, str(TESTS))

import postgres  # noqa: E402  # found by the line above: the server of the tests

EVENTS = (10, 10_000)
IN_AN_ACTION = 10
WRITER = Author("make bench")
LAYER, FIELDS = "building_locations", ("next_step", "lead")


@dataclass(frozen=True)
class Grown:
    """A log with so many events: how long it takes to open, to answer, and to answer after an edit of one field."""

    events: int
    opened: Timing
    answered: Timing
    edited: Timing


def time_growth_of_log(session: Session, *, runs: int) -> Iterator[Grown]:
    """Time the embedded municipality with a short and with a long log."""
    for events in EVENTS:
        with tempfile.TemporaryDirectory() as folder, _named(URL.create("sqlite", database=f"{folder}/log.sqlite")):
            log = Log.of(session.files.folder, session.files.info.municipality_code)
            _fill(log, session, events)
            opened = timed(lambda: open_workspace(memory=Memory()).layer(LAYER), runs=runs)
            yield Grown(events, opened, *_answers(open_workspace(), runs))


def _answers(changed: Session, runs: int) -> tuple[Timing, Timing]:
    answered = time_option_change(changed, runs=runs)
    row, words = rows(changed, LAYER).index[0], (f"versie {number}" for number in count())
    return answered, timed(
        lambda: tried(changed, edited(changed, LAYER, row, {"next_step": next(words)})).run("social_share"), runs=runs
    )


def _fill(log: Log, session: Session, events: int) -> None:
    """Write events: one location after another gets another word in the same two fields."""
    texts = rows(session, LAYER)[list(FIELDS)]
    now = {(row, field): texts.loc[row, field] for row in texts.index for field in FIELDS}
    places = list(now)
    for start in range(0, events, IN_AN_ACTION):
        changes = []
        for number in range(start, start + IN_AN_ACTION):
            place = places[number % len(places)]
            changes.append(Change(LAYER, *place, now[place], f"versie {number}"))
            now[place] = f"versie {number}"
        log.write(changes, WRITER, seen=start)


def time_writing(*, runs: int) -> Iterator[tuple[str, Timing]]:
    """Time how long it takes to write an action of ten values, by database."""
    for name, url in databases():
        log, numbers = Log(url, "GM0118"), count()

        def write(log: Log = log, numbers: Iterator[int] = numbers) -> None:
            row = str(next(numbers))
            changes = [Change(LAYER, row, f"f{one}", None, row) for one in range(IN_AN_ACTION)]
            log.write(changes, WRITER, seen=log.last())

        write()
        yield name, timed(write, runs=runs)


@dataclass(frozen=True)
class Killed:
    """What became of writers that were killed while they wrote."""

    database: str
    killed: int
    confirmed: int
    lost: int
    half: int


def kill_writers(kills: int) -> Iterator[Killed]:
    """Kill writers, forked from a process that loaded only the log, at random moments, three at once."""
    for name, url in databases():
        address = url.render_as_string(hide_password=False)
        command = [sys.executable, str(TESTS / "killing.py"), address, str(kills), "3", "1"]
        done = subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # our own
        told = json.loads(done.stdout)
        yield Killed(name, *(told[part] for part in ("killed", "confirmed", "lost", "half")))


def databases() -> Iterator[tuple[str, URL]]:
    """Give an empty database of each kind that there is here."""
    with ExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        yield "SQLite", URL.create("sqlite", database=f"{folder}/log.sqlite")
        if postgres.installed():
            server = stack.enter_context(postgres.server())
            yield "PostgreSQL", stack.enter_context(postgres.database(server, "bench"))


@contextmanager
def _named(url: URL) -> Iterator[None]:
    before = os.environ.get(VARIABLE)
    os.environ[VARIABLE] = url.render_as_string(hide_password=False)
    try:
        yield
    finally:
        os.environ.pop(VARIABLE)
        if before is not None:
            os.environ[VARIABLE] = before
