"""The figures of each village and its stock through time: a number where it is certain, missing where it is not."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.events import BOUNDS, UNBOUNDED
from geo_pa.analyses.village_stock.lines import Integers, replay, without_contribution
from geo_pa.analyses.village_stock.verdicts import Worlds, first_below, lowest_from


@dataclass(frozen=True, eq=False)
class Counted:
    """What the figures are made of: homes on the base date by unit, what counts, soft plans, and all events."""

    base: pd.Series
    given: pd.DataFrame
    soft: pd.DataFrame
    rows: pd.DataFrame
    complexes: pd.DataFrame
    plan_names: pd.Series
    too_large: pd.DataFrame

    @property
    def impossible(self) -> pd.DataFrame:
        """The occurrences of losses that count and are too large."""
        hard = self.too_large.loc[~self.too_large["soft"], "event"]
        return self.given[self.given["event"].isin(hard)]


def timeline(counted: Counted, worlds: Worlds, shown: list[np.datetime64]) -> pd.DataFrame:
    """List the stock of each unit on each day on which it may change, and on days that are shown of every unit.

    ``stock_bridged_homes`` has what linked projects will rebuild filled in. Homes are missing where not certain.
    """
    days, worst, best = worlds.days, worlds.worst.line, worlds.best.line
    soft = [replay(counted.soft, counted.soft[bound], days).stock for bound in BOUNDS]
    base = counted.base.array[days.unit]
    lines = pd.DataFrame(
        {
            "village": days.units[days.unit],
            "on": days.on,
            "stock_homes": base + _certain(worst.stock, best.stock),
            "stock_bridged_homes": base + _certain(worst.bridged, best.bridged),
            "stock_with_soft_homes": base + _certain(worst.stock + soft[0], best.stock + soft[1]),
        }
    )
    changes = np.isin(np.arange(len(lines)), [*days.find(counted.given), *days.find(counted.soft)])
    return lines[changes | np.isin(days.on, shown)].reset_index(drop=True)


def figures(counted: Counted, worlds: Worlds) -> pd.DataFrame:
    """Give the figures of each unit; missing where not certain, a day also where there is none.

    ``..._least_homes`` is never below 0, and ``..._most_homes`` is missing without bound. A dip is one of the line
    below its base, also before the agreements; ``linked_dip_homes`` tells how far linked projects take the stock below
    that line.
    """
    base, given, soft = counted.base.array, counted.given, counted.soft
    units = len(counted.base)
    loss = given["least"] < 0
    last = worlds.days.last
    end = worlds.worst.line.stock[last], worlds.best.line.stock[last]
    soft_gain, soft_loss = (_sums(soft, soft[bound] * sign > 0, units) for bound, sign in (("most", 1), ("least", -1)))
    known = {
        "base_homes": base + _certain(worlds.worst.reference, worlds.best.reference),
        **_between("stock_now", counted.base, _realised(given, units)),
        **_between("stock_end", counted.base, end),
        **_lowest(counted.base, worlds),
        **_dips(worlds),
        "losses_homes": _lost(_sums(given, loss, units)),
        "losses_before_homes": _lost(_sums(given, loss & ~given["judged"], units)),
        "losses_without_contribution_homes": _certain(*_unjustified(given, units)),
        "soft_gain_homes": _certain(*soft_gain),
        "soft_loss_homes": _lost(soft_loss),
        "stock_end_with_soft_homes": base
        + _certain(*(total + more + less for total, more, less in zip(end, soft_gain, soft_loss, strict=True))),
    }
    return pd.DataFrame(known, index=counted.base.index)


def _between(name: str, base: pd.Series, change: tuple[Integers, Integers]) -> dict[str, object]:
    """Give a stock where it is certain, and what it is at the least and at the most."""
    least, most = (base + side for side in change)
    return {
        f"{name}_homes": base.array + _certain(*change),
        f"{name}_least_homes": least.clip(lower=0).array,
        f"{name}_most_homes": most.mask(change[1] >= UNBOUNDED // 2).array,
    }


def _certain(least: Integers, most: Integers) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.asarray(least, dtype=np.int64), np.asarray(least != most))


def _lost(change: tuple[Integers, Integers]) -> pd.arrays.IntegerArray:
    return _certain(-change[0], -change[1])


def _sums(given: pd.DataFrame, chosen: pd.Series, units: int) -> tuple[Integers, Integers]:
    """Add up changes by unit, at the least and at the most."""
    least, most = (_sum(given, given[bound].where(chosen, 0), units) for bound in BOUNDS)
    return least, most


def _sum(given: pd.DataFrame, change: pd.Series, units: int) -> Integers:
    totals = np.zeros(units, dtype=np.int64)
    np.add.at(totals, given["unit"].to_numpy(), change.to_numpy())
    return totals


def _realised(given: pd.DataFrame, units: int) -> tuple[Integers, Integers]:
    """Add up what is realised; what may be is taken in where it makes the sum less, and where it makes it more."""
    some = given[given["done"] | given["maybe_done"]]
    least = some["least"].where(some["done"], some["least"].clip(upper=0))
    most = some["most"].where(some["done"], some["most"].clip(lower=0))
    return _sum(some, least, units), _sum(some, most, units)


def _unjustified(given: pd.DataFrame, units: int) -> tuple[Integers, Integers]:
    """Count the homes in losses that do not contribute to quality, at the most and at the least."""
    surely, maybe = (without_contribution(given, at_worst=at_worst) for at_worst in (False, True))
    return -_sum(given, given["least"].where(maybe, 0), units), -_sum(given, given["most"].where(surely, 0), units)


def _lowest(base: pd.Series, worlds: Worlds) -> dict[str, object]:
    """Return the lowest stock and the first day on which it is that low."""
    days, both = worlds.days, (worlds.worst.line.stock, worlds.best.line.stock)
    lowest = [lowest_from(line, days.first, days) for line in both]
    # Just above its lowest figure a line is "below 0" where it reaches that figure.
    first = [first_below(line - low[days.unit] - 1, days.first, days) for line, low in zip(both, lowest, strict=True)]
    known = base.notna() & (lowest[0] == lowest[1]) & (first[0] == first[1])
    return {
        "lowest_homes": base.array + _certain(lowest[0], lowest[1]),
        "lowest_on": np.where(known, first[0], np.datetime64("NaT", "s")),
    }


def _dips(worlds: Worlds) -> dict[str, object]:
    """Return when and how far the line first lies under its base, and how far linked projects take it lower still."""
    days = worlds.days
    bridged = [world.line.bridged - world.reference[days.unit] for world in (worlds.worst, worlds.best)]
    first = [first_below(line, days.first, days) for line in bridged]
    depth = [np.maximum(-lowest_from(line, days.first, days), 0) for line in bridged]
    lines = (worlds.worst.line, worlds.best.line)
    linked = [-lowest_from(line.stock - line.bridged, days.first, days) for line in lines]
    return {
        "first_dip_on": np.where(first[0] == first[1], first[0], np.datetime64("NaT", "s")),
        "dip_depth_homes": _certain(depth[0], depth[1]),
        "linked_dip_homes": _certain(linked[0], linked[1]),
    }
