"""The figures of each village and its stock through time: a number where it is certain, missing where it is not."""

from dataclasses import dataclass

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.events import BOUNDS
from geo_pa.analyses.village_stock.lines import Integers, replay, without_contribution
from geo_pa.analyses.village_stock.verdicts import Worlds, first_below, lowest_from


@dataclass(frozen=True, eq=False)
class Counted:
    """What the figures are made of.

    Attributes
    ----------
    base : Series of Int64
        Homes on the base date, by unit.
    given, soft : DataFrame
        Occurrences that count, and those of soft plans.
    rows, complexes : DataFrame
        The events, and what the base is made of.
    """

    base: pd.Series
    given: pd.DataFrame
    soft: pd.DataFrame
    rows: pd.DataFrame
    complexes: pd.DataFrame


def timeline(counted: Counted, worlds: Worlds) -> pd.DataFrame:
    """List the stock of each unit on each day on which it may change.

    Parameters
    ----------
    counted : Counted
        Base and occurrences.
    worlds : Worlds
        The worst and the best.

    Returns
    -------
    DataFrame
        In order of unit and day: ``village`` (id of the unit), ``on``, ``stock_homes``, ``stock_bridged_homes`` (with
        what linked projects will rebuild filled in) and ``stock_with_soft_homes``, all Int64 and missing where not
        certain.
    """
    days, worst, best = worlds.days, worlds.worst.line, worlds.best.line
    soft = [replay(counted.soft, counted.soft[bound], days).stock for bound in BOUNDS]
    base = counted.base.array[days.unit]
    return pd.DataFrame(
        {
            "village": days.units[days.unit],
            "on": days.on,
            "stock_homes": base + _certain(worst.stock, best.stock),
            "stock_bridged_homes": base + _certain(worst.bridged, best.bridged),
            "stock_with_soft_homes": base + _certain(worst.stock + soft[0], best.stock + soft[1]),
        }
    )


def figures(counted: Counted, worlds: Worlds, *, today: np.datetime64) -> pd.DataFrame:
    """Give the figures of each unit.

    Parameters
    ----------
    counted : Counted
        Base and occurrences.
    worlds : Worlds
        The worst and the best.
    today : datetime64[s]
        For the stock that is there now: what is realised.

    Returns
    -------
    DataFrame
        By unit: base_homes, stock_now_homes, stock_end_homes, lowest_homes and lowest_on, first_dip_on and
        dip_depth_homes (of the judged line), linked_dip_homes (how far linked projects take the stock below that line),
        losses_homes, losses_without_contribution_homes, soft_gain_homes, soft_loss_homes, stock_end_with_soft_homes.
        Homes in Int64, days in datetime64[s]; missing where not certain, a day also where there is none.
    """
    base, given, soft = counted.base.array, counted.given, counted.soft
    units = len(counted.base)
    losses = (-total for total in _sums(given, given["least"] < 0, units))
    end = worlds.worst.standing["end"].to_numpy(), worlds.best.standing["end"].to_numpy()
    soft_gain, soft_loss = (_sums(soft, soft[bound] * sign > 0, units) for bound, sign in (("most", 1), ("least", -1)))
    known = {
        "base_homes": base,
        "stock_now_homes": base + _certain(*_sums(given, _done(given, today), units)),
        "stock_end_homes": base + _certain(*end),
        **_lowest(counted.base, worlds),
        **_dips(worlds),
        "losses_homes": _certain(*losses),
        "losses_without_contribution_homes": _certain(*_unjustified(given, units)),
        "soft_gain_homes": _certain(*soft_gain),
        "soft_loss_homes": _certain(-soft_loss[0], -soft_loss[1]),
        "stock_end_with_soft_homes": base
        + _certain(*(total + more + less for total, more, less in zip(end, soft_gain, soft_loss, strict=True))),
    }
    return pd.DataFrame(known, index=counted.base.index)


def _certain(least: Integers, most: Integers) -> pd.arrays.IntegerArray:
    return pd.arrays.IntegerArray(np.asarray(least, dtype=np.int64), np.asarray(least != most))


def _sums(given: pd.DataFrame, chosen: pd.Series, units: int) -> tuple[Integers, Integers]:
    """Add up changes by unit, at the least and at the most."""
    least, most = (_sum(given, given[bound].where(chosen, 0), units) for bound in BOUNDS)
    return least, most


def _sum(given: pd.DataFrame, change: pd.Series, units: int) -> Integers:
    totals = np.zeros(units, dtype=np.int64)
    np.add.at(totals, given["unit"].to_numpy(), change.to_numpy())
    return totals


def _done(given: pd.DataFrame, today: np.datetime64) -> pd.Series:
    """Tell what is realised, or may be."""
    return given["done"] & (~given["vague"] | (given["on"] <= today))


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
    """Return when and how far the judged line first dips, and how far the line itself lies under it."""
    days, both = worlds.days, (worlds.worst.line, worlds.best.line)
    first = [first_below(line.bridged, days.first, days) for line in both]
    depth = [np.maximum(-lowest_from(line.bridged, days.first, days), 0) for line in both]
    linked = [-lowest_from(line.stock - line.bridged, days.first, days) for line in both]
    return {
        "first_dip_on": np.where(first[0] == first[1], first[0], np.datetime64("NaT", "s")),
        "dip_depth_homes": _certain(depth[0], depth[1]),
        "linked_dip_homes": _certain(linked[0], linked[1]),
    }
