"""What the events of a layer come to: per row and field what stood there first, and what should stand there now."""

from collections.abc import Sequence
from dataclasses import dataclass

import pandas as pd

from geo_pa.changes.events import PRESENT, ROW, Event

UNKNOWN = "\0unknown"
"""Stands for an unknown value where values are compared: no text holds it."""


@dataclass(frozen=True)
class Net:
    """The events of one layer, come down to one change for each field of each row.

    Attributes
    ----------
    fields : DataFrame
        One row per row and field that changes: row, field, before, after (:data:`UNKNOWN` where unknown), and position
        (of its last event, among those given).
    added, removed : tuple of str
        Rows that are there since, in the order in which they came, and rows that no longer are.
    never : frozenset of str
        Rows that were added and are gone again.
    """

    fields: pd.DataFrame
    added: tuple[str, ...]
    removed: tuple[str, ...]
    never: frozenset[str]


def net(events: Sequence[Event]) -> Net:
    """Bring the events of one layer down to what they change together.

    Each event says what stood there before it. Where that is not what the event before it left, the source was renewed
    in between and somebody changed the new value: what came before that no longer counts.
    """
    places = ["row", "field"]
    told = pd.DataFrame(
        [(event.change.row, event.change.field, event.change.before, event.change.after) for event in events],
        columns=[*places, "before", "after"],
        dtype=object,
    )
    told = told.where(told.notna(), UNKNOWN).assign(position=range(len(told)))
    by_place = told.groupby(places, sort=False)
    begins = told["before"] != by_place["after"].shift()
    told["before"] = told["before"].where(begins).groupby([told[name] for name in places]).ffill()
    last = told.groupby(places, sort=False).tail(1)
    rows = last[last["field"] == ROW].set_index("row")
    was, is_there = rows["before"] == PRESENT, rows["after"] == PRESENT
    return Net(
        fields=last[(last["field"] != ROW) & (last["before"] != last["after"])].reset_index(drop=True),
        added=tuple(rows.index[~was & is_there]),
        removed=tuple(rows.index[was & ~is_there]),
        never=frozenset(rows.index[~was & ~is_there]),
    )
