"""Every question answered again after one edit: warm, in process, as the app does after a what-if."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

import pandas as pd

from benchmarks.timing import Timing, timed
from geo_pa.engine import Session
from geo_pa.registry import ANALYSES

Change = Callable[[pd.DataFrame, int], pd.DataFrame]


@dataclass(frozen=True)
class Edited:
    """How long all answers take after one edit of a layer or table."""

    title: str
    timing: Timing


def _another_number_of_homes(column: str) -> Change:
    """Give the first row that has one another number, and a different one each time."""

    def change(frame: pd.DataFrame, number: int) -> pd.DataFrame:
        row = frame[column].first_valid_index()
        return frame.assign(**{column: frame[column].mask(frame.index == row, number)})

    return change


def _closed(frame: pd.DataFrame, number: int) -> pd.DataFrame:
    """Leave one row out, another one each time."""
    return frame.drop(index=frame.index[number % len(frame)])


EDITS: dict[str, tuple[str, Change]] = {
    "a plan gets another number of social homes": ("building_locations", _another_number_of_homes("social_rent")),
    "a change in the stock gets another size": ("stock_mutations", _another_number_of_homes("homes")),
    "a facility closes": ("facilities", _closed),
    "a complex gets another number of accessible homes": (
        "corporation_stock",
        _another_number_of_homes("accessible_homes"),
    ),
}
"""Per edit the layer or table, and what happens to its rows."""


def time_edits(session: Session, *, runs: int) -> Iterator[Edited]:
    """Time all analyses together after each edit.

    Parameters
    ----------
    session : Session
        Every question is asked once before the clock starts.
    runs : int
        How often; each run makes another edit, so that no answer was given before.

    Yields
    ------
    Edited
        In the order of :data:`EDITS`.
    """
    answer_all(session)
    for title, (name, change) in EDITS.items():
        frames = (change(session.layer(name), number) for number in count(1))
        sessions = (session.changed(name, frame) for frame in frames)
        yield Edited(title, timed(lambda them=sessions: answer_all(next(them)), runs=runs))


def answer_all(session: Session) -> None:
    """Ask every question once."""
    for entry in ANALYSES:
        session.run(entry.id)
