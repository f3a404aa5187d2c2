"""Print the benchmarks as Markdown tables: ``python -m benchmarks``."""

import sys
import tempfile
from collections.abc import Iterator
from itertools import chain
from pathlib import Path

from benchmarks.changes import kill_writers, time_growth_of_log, time_writing
from benchmarks.coldstart import chromium, time_cold_start
from benchmarks.editing import time_editing
from benchmarks.edits import time_edits
from benchmarks.evaluation import time_option_change
from benchmarks.growth import time_growth
from benchmarks.larger import larger
from benchmarks.rasters import time_rasters
from benchmarks.readers import time_readers
from benchmarks.timing import Timing, of
from benchmarks.walking import Race, time_walking
from geo_pa.engine import Session, open_workspace

EVALUATION_AIM_S, COLD_START_AIM_S = 0.3, 5.0
OPEN_AIM_S, EDIT_AIM_S = 1.0, 1.0
CLICK_AIM_S, P95_AIM_S, READERS = 0.15, 1.0, (1, 10, 20)

TIMES = ("| what | median | lowest to highest | runs | aim |", "| --- | ---: | ---: | ---: | ---: |")
RATIOS = ("| what | against | ours | theirs | times as fast | aim |", "| --- | --- | ---: | ---: | ---: | ---: |")

KILLED = (
    "| writers killed while they write | killed | confirmed | lost | half there |",
    "| --- | ---: | ---: | ---: | ---: |",
)

LARGER, KILLS = 10, 1_000


def main() -> None:
    """Measure, and print each line as soon as it is known."""
    session = open_workspace()
    for line in chain(TIMES, _times(session), ("",), RATIOS, _ratios(session), ("",), KILLED, _kills()):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _times(session: Session) -> Iterator[str]:
    yield _line(
        "30% rule after a change of an option (warm, in process)",
        time_option_change(session, runs=15),
        EVALUATION_AIM_S,
    )
    yield _line("... with the effect of every other choice", time_option_change(session, runs=3, effects=True))
    if chromium():
        start = time_cold_start(runs=5)
        yield _line("home page, from starting the app to the map", start.map, COLD_START_AIM_S)
        yield _line("... and to the last tile", start.tiles)
        yield from _editing_lines()
    else:
        sys.stderr.write("no chromium here: the home page and an edit are not measured\n")
    yield from _growth_lines(session)
    yield from _edit_lines(session)
    yield from _log_lines(session)
    yield from _reader_lines()


def _editing_lines() -> Iterator[str]:
    """Time a planner who changes a location in the browser."""
    edit = time_editing(runs=3)
    yield _line("an edit in the browser, from Enter to what changes by it", edit.told, EDIT_AIM_S)
    yield _line("... processor time of the app, the whole page", edit.cpu)
    yield _line("... from saving it to the page with it", edit.saved, EDIT_AIM_S)
    yield _line("... from asking for the page after that to its map", edit.opened)


def _growth_lines(session: Session) -> Iterator[str]:
    first = None
    for growth in time_growth(session):
        first = first or growth
        ratio = growth.timing.median_s / first.timing.median_s
        yield _line(f"30% rule with {growth.locations:,} locations ({ratio:.1f} times the first)", growth.timing)


def _edit_lines(session: Session) -> Iterator[str]:
    """Time all questions after one edit, also in a municipality ten times as large."""
    for edited in time_edits(session, runs=9):
        yield _line(f"all questions again when {edited.title}", edited.timing, EVALUATION_AIM_S)
    with tempfile.TemporaryDirectory() as folder:
        for edited in time_edits(larger(session, Path(folder), copies=LARGER), runs=3):
            yield _line(f"... in a municipality {LARGER} times as large, when {edited.title}", edited.timing)


def _log_lines(session: Session) -> Iterator[str]:
    """Time a log with few and with many changes, and writing in it."""
    for grown in time_growth_of_log(session, runs=9):
        after = f"{grown.events:,} changed values in the log"
        yield _line(f"open the workspace with {after}", grown.opened, OPEN_AIM_S)
        yield _line("... 30% rule after a change of an option", grown.answered, EVALUATION_AIM_S)
        yield _line("... 30% rule after an edit", grown.edited, EDIT_AIM_S)
    for name, timing in time_writing(runs=50):
        yield _line(f"write ten values at once, {name}", timing)


def _kills() -> Iterator[str]:
    for told in kill_writers(KILLS):
        yield f"| {told.database} | {told.killed:,} | {told.confirmed:,} | {told.lost:,} | {told.half:,} |"


def _reader_lines() -> Iterator[str]:
    """Time a click of one reader after another, and of many at once."""
    for load in time_readers(READERS):
        who = f"{load.readers} reader{'s' * (load.readers > 1)}"
        p95 = of([load.p95_s])
        yield _line(f"a click on the page of the 30% rule, {who} with one every 5 s", load.waited)
        yield _line("... what 19 of 20 stay below", p95, P95_AIM_S if load.readers > 1 else None)
        held = f"{load.memory_mb:,.0f} MB"
        yield _line(f"... processor time of the app, which held {held}", of([load.cpu_s]), CLICK_AIM_S)


def _ratios(session: Session) -> Iterator[str]:
    for race in chain(time_walking(session), time_rasters(session, runs=3)):
        yield _race(race)


def _race(race: Race) -> str:
    times = f"{_text(race.ours.median_s)} | {_text(race.theirs.median_s)} | {race.times_as_fast:,.1f}"
    return f"| {race.what} | {race.other} | {times} | {race.aim:,.0f} |"


def _line(what: str, timing: Timing, aim_s: float | None = None) -> str:
    aim = "" if aim_s is None else f"< {_text(aim_s)}"
    spread = f"{_text(timing.lowest_s)} to {_text(timing.highest_s)}"
    return f"| {what} | {_text(timing.median_s)} | {spread} | {timing.runs} | {aim} |"


def _text(seconds: float) -> str:
    if seconds < 0.1:  # noqa: PLR2004  # a tenth of a second: below it a decimal tells something
        return f"{seconds * 1000:,.1f} ms"
    return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    main()
