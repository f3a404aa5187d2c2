"""The stock through time: what the events add up to, at the least and at the most, for each village and for all.

The frames here hold only numbers and days: positions of units, events and moments instead of ids, so that adding up is
a few operations of numpy.
"""

from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from geo_pa.analyses.village_stock.events import Period
from geo_pa.analyses.village_stock.places import JUDGED_AREA

NO_CONTRIBUTION = "none"
"""The statement that a loss contributes nothing to quality; a missing word is no statement."""

Integers = NDArray[np.int64]
Booleans = NDArray[np.bool_]


def occurrences(rows: pd.DataFrame, villages: pd.DataFrame, period: Period) -> pd.DataFrame:
    """Give the events that may count, and those of soft plans, to their village and to all villages together.

    An event without a day is put on the first day that counts, and is judged from the first day that is judged: there
    it matters most. ``event`` and ``unit`` are positions in the rows and in :func:`units_of`; ``least`` and ``most``
    homes reach to 0 where it is not known whether the event counts, and an event of unknown village is in each village.
    ``project`` numbers its plan, -1 without; ``contributes``, ``none`` and ``unsaid`` are of what must contribute to
    quality.
    """
    soft = rows["reason"] == "soft"
    event, unit, certain = _where(rows, np.flatnonzero(rows["counted"].fillna(True) | soft), villages)
    of_event = pd.DataFrame(_facts(rows, period)).take(event).reset_index(drop=True)
    unsure = ~(certain & of_event.pop("sure"))
    reach = {
        "least": of_event["least"].mask(unsure & (of_event["least"] > 0), 0),
        "most": of_event["most"].mask(unsure & (of_event["most"] < 0), 0),
    }
    return of_event.assign(event=event, unit=unit, soft=soft.to_numpy()[event], **reach)


def _where(rows: pd.DataFrame, chosen: Integers, villages: pd.DataFrame) -> tuple[Integers, Integers, Booleans]:
    """Pair events with units, and tell whether the pair is certain."""
    at = villages.index.get_indexer(pd.Index(rows["village"]))[chosen]
    shared = len(villages)
    # The last of these is for an event of unknown village, which is at -1: it may be in a village, and need not be.
    surely = np.append((villages["kind"] == JUDGED_AREA).to_numpy(bool), False)
    maybe = np.append(villages["kind"].isna().to_numpy(bool), True) | surely
    lost, together = chosen[at < 0], chosen[maybe[at]]
    event = np.concatenate([chosen[at >= 0], np.repeat(lost, shared), together])
    unit = np.concatenate([at[at >= 0], np.tile(np.arange(shared), len(lost)), np.full(len(together), shared)])
    certain = np.concatenate(
        [np.ones(int((at >= 0).sum()), dtype=bool), np.zeros(len(lost) * shared, dtype=bool), surely[at[maybe[at]]]]
    )
    return event, unit, certain


def _facts(rows: pd.DataFrame, period: Period) -> dict[str, NDArray[Any]]:
    """Give what is known of each event as numbers and days."""
    what, said, needs = rows["mutation"], rows["quality_contribution"], rows["needs_contribution"]
    facts = {
        "least": rows["least"],
        "most": rows["most"],
        "sure": rows["counted"].notna() & rows["on"].notna(),
        "on": rows["on"].fillna(pd.Timestamp(period.start)),
        "judged_on": rows["on"].fillna(pd.Timestamp(period.judged)),
        "judged": ~(rows["on"] < period.judged),
        "demolishes": what == "demolition",
        # An event of which it is not known what happens can at best be the new homes: it is negative where it is not.
        "builds": (what == "new_build") | what.isna(),
        "done": rows["realised"].fillna(False).astype(bool),
        "maybe_done": rows["realised"].isna(),
        "contributes": needs & said.notna() & (said != NO_CONTRIBUTION),
        "none": needs & (said == NO_CONTRIBUTION),
        "unsaid": needs & said.isna(),
    }
    return {"project": pd.factorize(rows["plan_id"])[0], **{name: fact.to_numpy() for name, fact in facts.items()}}


@dataclass(frozen=True, eq=False)
class Moments:
    """The days of each unit on which something may change, in order: the position of its unit, and the day."""

    units: pd.Index
    unit: Integers
    on: NDArray[np.datetime64]

    @property
    def first(self) -> Integers:
        """By unit, the position of its first moment."""
        return np.searchsorted(self.unit, np.arange(len(self.units)))

    @property
    def last(self) -> Integers:
        """By unit, the position of its last moment."""
        return np.append(self.first[1:], len(self.unit)) - 1

    def find(self, given: pd.DataFrame, day: str = "on") -> Integers:
        """Return the position of each occurrence's moment."""
        return np.searchsorted(_key(self.unit, self.on), _key(given["unit"].to_numpy(), given[day].to_numpy()))

    def from_day(self, day: np.datetime64) -> Integers:
        """By unit, the position of its first moment on or after a day that every unit has."""
        return self.first + np.add.reduceat(self.on < day, self.first, dtype=np.int64)

    def by_unit(self, figures: NDArray[np.generic]) -> pd.Series:
        """Label figures by unit."""
        return pd.Series(figures, index=self.units)


def _key(unit: Integers, on: NDArray[np.datetime64]) -> Integers:
    """Number unit and day such that they sort together; a day in seconds takes less than 36 bits."""
    key: Integers = unit * 2**36 + on.astype("datetime64[s]").astype(np.int64)
    return key


def moments(given: list[pd.DataFrame], units: pd.Index, days: list[np.datetime64]) -> Moments:
    """List for each unit the days on which something may change, and some days for all."""
    number = np.arange(len(units))
    unit = np.concatenate([np.repeat(number, len(days)), *(rows["unit"].to_numpy() for rows in given)])
    on = np.concatenate([np.tile(np.array(days), len(units)), *(rows["on"].to_numpy() for rows in given)])
    _, kept = np.unique(_key(unit, on), return_index=True)
    return Moments(units, unit[kept], on[kept].astype("datetime64[s]"))


@dataclass(frozen=True, eq=False)
class Line:
    """How the stock of each unit differs from its base, by moment, in homes at the end of its day.

    ``bridged`` is the same with what a linked project will rebuild, filled in from its demolition on: this line is
    judged.
    """

    stock: Integers
    bridged: Integers


def replay(given: pd.DataFrame, change: pd.Series, days: Moments, day: str = "on") -> Line:
    """Add up changes day by day, by the column "on" to show and "judged_on" to judge; one day is one change."""
    at, homes = days.find(given, day), change.to_numpy()
    stock = _through_time(at, homes, days)
    return Line(stock, stock + _through_time(at, _bridges(given, homes, at), days))


def _through_time(at: Integers, change: Integers, days: Moments) -> Integers:
    flow = np.zeros(len(days.unit), dtype=np.int64)
    np.add.at(flow, at, change)
    return _running(flow, days.unit)


def _running(flow: Integers, group: Integers) -> Integers:
    """Add up within each group; equal groups stand together, numbered upwards."""
    so_far = flow.cumsum()
    begin = np.searchsorted(group, group)
    return so_far - (so_far - flow)[begin]


def _bridges(given: pd.DataFrame, change: Integers, at: Integers) -> Integers:
    """Give the changes that fill in, for each plan, what it has demolished and will rebuild but has not yet."""
    project = np.where(given["project"] >= 0, _key_of_project(given), -1)
    order = np.lexsort((at, project))
    group = project[order]
    demolished = _running(np.where(given["demolishes"], -np.minimum(change, 0), 0)[order], group)
    built = _running(np.where(given["builds"], np.maximum(change, 0), 0)[order], group)
    in_the_end = built[np.searchsorted(group, group, side="right") - 1] if len(group) else built
    away = np.minimum(demolished, in_the_end) - np.minimum(demolished, built)
    same = np.append(False, group[1:] == group[:-1])[: len(group)]
    step = away - np.where(same, np.append(0, away[:-1])[: len(group)], 0)
    filled = np.zeros(len(change), dtype=np.int64)
    filled[order] = np.where(group >= 0, step, 0)
    return filled


def _key_of_project(given: pd.DataFrame) -> Integers:
    """Number the projects of each unit: one plan in two villages is two projects."""
    projects = given["project"].to_numpy()
    key: Integers = given["unit"].to_numpy() * (projects.max(initial=0) + 1) + projects
    return key


def without_contribution(given: pd.DataFrame, *, at_worst: bool) -> pd.Series:
    """Tell which losses do not contribute to quality, at worst also those of which that or the size is unknown."""
    if at_worst:
        return (given["none"] | given["unsaid"]) & (given["least"] < 0)
    return given["none"] & (given["most"] < 0)
