"""Many writers at once: ``python crowding.py ADDRESS WRITERS TURNS`` prints what became of what they wrote."""

import json
import os
import sys
import time

from geo_pa.changes import Author, Change, Log

COUNT = 3


def write(log, writer, turns, start):
    """Wait for the start, then write as fast as others let it: what it changed before, and a field of its own."""
    os.read(start, 1)
    for turn in range(turns):
        changes = [
            Change("building_locations", f"P{writer}", f"f{one}", str(turn), str(turn + 1)) for one in range(COUNT)
        ]
        log.write(changes, Author(str(writer), str(turn)), seen=log.last())


def crowd(log, writers, turns):
    """Fork writers that start together; return how each ended, and every state that was seen meanwhile."""
    start, starting = os.pipe()
    processes = []
    for writer in range(writers):
        process = os.fork()
        if process == 0:
            try:
                write(log, writer, turns, start)
                os._exit(0)
            finally:
                os._exit(1)
        processes.append(process)
    os.write(starting, b"x" * writers)
    return seen_until_all_ended(log, processes)


def seen_until_all_ended(log, processes):
    ended, seen = {}, []
    while len(ended) < len(processes):
        seen.append([event.number for event in log.events()])
        time.sleep(0.1)
        for process in processes:
            if process not in ended and (done := os.waitpid(process, os.WNOHANG))[0]:
                ended[process] = os.waitstatus_to_exitcode(done[1])
    return list(ended.values()), seen


def main(address, writers, turns):
    from sqlalchemy import make_url  # noqa: PLC0415  # the log brought it

    log = Log(make_url(address), "GM0118")
    log.write([Change("building_locations", "first", "name", None, "a")], Author("parent"), seen=0)
    began = time.perf_counter()
    ends, seen = crowd(log, int(writers), int(turns))
    took = time.perf_counter() - began
    events = log.events()
    own = {}
    for event in events[1:]:
        own.setdefault(event.action.author.who, []).append((event.action.author.why, event.change.field))
    expected = [(str(turn), f"f{one}") for turn in range(int(turns)) for one in range(COUNT)]
    result = {
        "ended_well": sum(code == 0 for code in ends),
        "whole": sum(those == expected for those in own.values()),
        "events": len(events),
        "in_order": [event.number for event in events] == list(range(1, len(events) + 1)),
        "only_beginnings_seen": all(numbers == list(range(1, len(numbers) + 1)) for numbers in seen),
        "looked": len(seen),
        "a_write_ms": round(1000 * took / (int(writers) * int(turns)), 1),
    }
    sys.stdout.write(json.dumps(result))


if __name__ == "__main__":
    main(*sys.argv[1:])
