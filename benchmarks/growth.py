"""The 30% rule with more and more locations: how its time grows."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from benchmarks.timing import Timing, timed
from geo_pa.demo.geography import make
from geo_pa.demo.locations import building_locations
from geo_pa.engine import Session
from geo_pa.registry import find

SCALES = {1: 9, 10: 5, 100: 3}
"""How many times the locations of the embedded municipality, and how often each is run."""


@dataclass(frozen=True)
class Growth:
    """How long the evaluation takes with so many locations."""

    scale: int
    locations: int
    timing: Timing


def time_growth(session: Session) -> Iterator[Growth]:
    """Time the evaluation of the 30% rule at each scale, in process, on locations made by the demo.

    Parameters
    ----------
    session : Session
        The embedded municipality: its rules, neighbourhoods and booked compensation.

    Yields
    ------
    Growth
        In the order of the scales.
    """
    geography = make()
    entry = find("social_share")
    rules = session.workspace.rules(*entry.rules, on=session.workspace.info.reference_date)
    frames = {name: session.layer(name) for name in entry.columns}
    for scale, runs in SCALES.items():
        locations = building_locations(geography, scale=scale)
        scaled = frames | {"building_locations": locations}
        timing = timed(partial(entry.analyse, **scaled, rules=rules, on=rules.on), runs=runs)
        yield Growth(scale, len(locations), timing)
