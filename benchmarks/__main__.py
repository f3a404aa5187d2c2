"""Print the benchmarks as a Markdown table: ``python -m benchmarks``."""

import sys
from collections.abc import Iterator
from itertools import chain

from benchmarks.coldstart import chromium, time_cold_start
from benchmarks.evaluation import time_option_change
from benchmarks.growth import time_growth
from benchmarks.timing import Timing
from geo_pa.engine import Session, open_workspace

EVALUATION_AIM_S, COLD_START_AIM_S = 0.3, 5.0


HEADINGS = ("| what | median | lowest to highest | runs | aim |", "| --- | ---: | ---: | ---: | ---: |")


def main() -> None:
    """Measure, and print each line as soon as it is known."""
    for line in chain(HEADINGS, _lines()):
        sys.stdout.write(f"{line}\n")
        sys.stdout.flush()


def _lines() -> Iterator[str]:
    session = open_workspace()
    yield _line(
        "30% rule after a change of an option (warm, in process)",
        time_option_change(session, runs=15),
        EVALUATION_AIM_S,
    )
    yield _line("... with the effect of every other choice", time_option_change(session, runs=3, effects=True))
    if chromium():
        yield _line("home page, from starting the app to the map", time_cold_start(runs=3), COLD_START_AIM_S)
    else:
        sys.stderr.write("no chromium here: the home page is not measured\n")
    yield from _growth_lines(session)


def _growth_lines(session: Session) -> Iterator[str]:
    first = None
    for growth in time_growth(session):
        first = first or growth
        ratio = growth.timing.median_s / first.timing.median_s
        yield _line(f"30% rule with {growth.locations:,} locations ({ratio:.1f} times the first)", growth.timing)


def _line(what: str, timing: Timing, aim_s: float | None = None) -> str:
    aim = "" if aim_s is None else f"< {_text(aim_s)}"
    spread = f"{_text(timing.lowest_s)} to {_text(timing.highest_s)}"
    return f"| {what} | {_text(timing.median_s)} | {spread} | {timing.runs} | {aim} |"


def _text(seconds: float) -> str:
    return f"{seconds * 1000:,.0f} ms" if seconds < 1 else f"{seconds:,.1f} s"


if __name__ == "__main__":
    main()
