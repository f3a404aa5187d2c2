"""Writers that are killed while they write: ``python killing.py ADDRESS KILLS AT_ONCE SEED`` prints what became of it.

They are forked from this process, which has loaded only :mod:`geo_pa.changes` and has written itself.
"""

import json
import os
import random
import signal
import sys
import time
from collections import Counter

from sqlalchemy import make_url, select

from geo_pa.changes import Author, Change, Log
from geo_pa.changes.database import reading
from geo_pa.changes.tables import actions
from geo_pa.errors import InputError

MOST_EVENTS = 5
LONGEST_S = 0.5
"""A writer lives no longer than some times this; to write one action takes a tenth of it."""

HEAVY = {"pandas", "numpy", "geopandas", "shapely", "alembic", "streamlit", "pydantic"}


def write_without_end(log, writer, confirmed):
    """Write action after action, each with as many events as it says in its reason; tell of each that is confirmed."""
    turns = random.Random(writer)  # noqa: S311  # no secret
    for turn in range(10**9):
        count = turns.randint(1, MOST_EVENTS)
        changes = [Change("building_locations", f"{writer}-{turn}", f"f{one}", None, "x" * 200) for one in range(count)]
        author = Author(str(writer), str(count))
        action = patiently(lambda those=changes, who=author: log.write(those, who, seen=log.last()))
        os.write(confirmed, f"{action.id}\n".encode())


def patiently(act):
    """Do something as soon as the server is there."""
    while True:
        try:
            return act()
        except InputError:
            time.sleep(0.05)


def forked(log, writer):
    """Start a writer; return its process and the pipe on which it tells what was confirmed."""
    told, telling = os.pipe()
    process = os.fork()
    if process == 0:
        try:
            os.close(told)
            write_without_end(log, writer, telling)
        finally:
            os._exit(1)
    os.close(telling)
    return process, told


def ended(process, told):
    """Kill a writer, and return the actions that were confirmed to it."""
    os.kill(process, signal.SIGKILL)
    os.waitpid(process, 0)
    with os.fdopen(told) as pipe:
        return pipe.read().split()


def kill_many(log, kills, at_once, seed):
    """Kill writers at random moments, some at once; return what each was told."""
    moments = random.Random(seed)  # noqa: S311  # no secret
    confirmed = []
    while len(confirmed) < kills:
        writers = [forked(log, len(confirmed) + one) for one in range(min(at_once, kills - len(confirmed)))]
        for writer in writers:
            time.sleep(moments.uniform(0, LONGEST_S) / at_once)
            confirmed.append(ended(*writer))
    return confirmed


def found(log, confirmed):
    """Compare what stands in the log with what was confirmed."""
    kept = _actions(log)  # first: others may be writing
    events = [event for event in log.events() if event.action.author.why]
    counts, wanted = (
        Counter(event.action.id for event in events),
        {event.action.id: int(event.action.author.why) for event in events},
    )
    every = [one for those in confirmed for one in those]
    return {
        "killed": len(confirmed),
        "confirmed": len(every),
        "lost": len(set(every) - set(counts)),
        "half": sum(counts[action] != count for action, count in wanted.items()) + len(kept - counts.keys()),
        "unconfirmed": len(set(counts) - set(every)),
        "in_order": [event.number for event in log.events()] == list(range(1, log.last() + 1)),
        "loaded": sorted(HEAVY & loaded),
    }


def _actions(log):
    with reading(log.url) as connection:
        return set(connection.scalars(select(actions.c.id).where(actions.c.why != "")))


def main(address, kills, at_once, seed):
    log = Log(make_url(address), "GM0118")
    log.write([Change("building_locations", f"first-{os.getpid()}", "name", None, "a")], Author("parent"), seen=0)
    confirmed = kill_many(log, int(kills), int(at_once), int(seed))
    sys.stdout.write(json.dumps(patiently(lambda: found(log, confirmed))))


loaded = {name.partition(".")[0] for name in sys.modules}

if __name__ == "__main__":
    main(*sys.argv[1:])
