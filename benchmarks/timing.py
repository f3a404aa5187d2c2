"""Time an action several times."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True)
class Timing:
    """How long an action took: the median and the extremes of some runs, in seconds."""

    median_s: float
    lowest_s: float
    highest_s: float
    runs: int


def timed(action: Callable[[], object], *, runs: int) -> Timing:
    """Run an action and time each run; the garbage of one run may cost the next, as it does in the app."""
    taken = []
    for _ in range(runs):
        start = time.perf_counter()
        action()
        taken.append(time.perf_counter() - start)
    return of(taken)


def of(taken: list[float]) -> Timing:
    """Summarise times that were taken elsewhere."""
    return Timing(statistics.median(taken), min(taken), max(taken), len(taken))
