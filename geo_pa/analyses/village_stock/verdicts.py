"""What each village, and all together, are judged to be, and what would make it better."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.events import UNBOUNDED, Period
from geo_pa.analyses.village_stock.lines import Integers, Line, Moments, replay, without_contribution
from geo_pa.analyses.village_stock.places import JUDGED_AREA
from geo_pa.model import Rules, Verdict

REASON_VERDICT = {
    "shown_not_judged": Verdict.NOT_COUNTED,
    "not_all_visible": Verdict.UNKNOWN,
    "area_kind_unknown": Verdict.UNKNOWN,
    "base_unknown": Verdict.UNKNOWN,
    "event_unknown": Verdict.UNKNOWN,
    "contribution_unknown": Verdict.UNKNOWN,
    "shrinks_without_quality": Verdict.FAILS,
    "shrinks_with_quality": Verdict.AT_RISK,
    "dips": Verdict.AT_RISK,
    "loss_without_contribution": Verdict.AT_RISK,
    "no_stock": Verdict.MEETS,
    "does_not_shrink": Verdict.MEETS,
}
"""Every reason code and the verdict it stands for."""


@dataclass(frozen=True, eq=False)
class World:
    """What is judged of each unit if all that is unknown turns out in one way.

    Attributes
    ----------
    line : Line
        The stock through time.
    standing : DataFrame
        By unit: ``end`` (change on the end date, homes), ``lowest`` (lowest judged change, homes), ``first_below``
        (first judged day below the base), ``without`` (bool: a loss without contribution), ``verdict``.
    """

    line: Line
    standing: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Worlds:
    """The worst and the best that all that is unknown can turn out to be: every other way lies between them.

    Attributes
    ----------
    worst, best : World
        The two ends.
    days : Moments
        Of their lines.
    """

    worst: World
    best: World
    days: Moments


def both_worlds(given: pd.DataFrame, days: Moments, rules: Rules) -> Worlds:
    """Replay all that counts at its worst and at its best.

    More homes, or a contribution named, never make a verdict worse; so where both ends agree, all ways agree.

    Parameters
    ----------
    given : DataFrame
        From :func:`geo_pa.analyses.village_stock.lines.occurrences`.
    days : Moments
        On which days.
    rules : Rules
        Whether a dip is judged.

    Returns
    -------
    Worlds
    """
    worst, best = (
        _world(replay(given, given[bound], days), without_contribution(given, at_worst=at_worst), given, days, rules)
        for bound, at_worst in (("least", True), ("most", False))
    )
    return Worlds(worst, best, days)


def _world(line: Line, without: pd.Series, given: pd.DataFrame, days: Moments, rules: Rules) -> World:
    judged_from = days.first if rules.word("dips") == "judged" else days.last
    flagged = np.zeros(len(days.units), dtype=bool)
    flagged[given["unit"].to_numpy()[without.to_numpy()]] = True
    standing = pd.DataFrame(
        {
            "end": line.stock[days.last],
            "lowest": lowest_from(line.bridged, judged_from, days),
            "first_below": first_below(line.bridged, judged_from, days),
            "without": flagged,
        },
        index=days.units,
    )
    return World(line, standing.assign(verdict=_verdict(standing)))


def lowest_from(line: Integers, begin: Integers, days: Moments) -> Integers:
    """Return for each unit the lowest figure of a line from a moment on."""
    counts = np.arange(len(line)) >= begin[days.unit]
    return np.minimum.reduceat(np.where(counts, line, np.iinfo(np.int64).max), days.first)


def first_below(line: Integers, begin: Integers, days: Moments) -> np.ndarray[tuple[int], np.dtype[np.datetime64]]:
    """Return for each unit the first day, from a moment on, on which a line is below 0; NaT where it never is."""
    number = np.arange(len(line))
    never = len(line)
    found = np.minimum.reduceat(np.where((line < 0) & (number >= begin[days.unit]), number, never), days.first)
    return np.append(days.on, np.datetime64("NaT", "s"))[found]


def _verdict(standing: pd.DataFrame) -> pd.Series:
    shrinks, dips, without = standing["end"] < 0, standing["lowest"] < 0, standing["without"]
    found = np.select([shrinks & without, shrinks | dips | without], [Verdict.FAILS, Verdict.AT_RISK], Verdict.MEETS)
    return pd.Series(found, index=standing.index, dtype="str")


def judge(worlds: Worlds, base: pd.Series, kinds: pd.Series, *, partial: bool) -> pd.DataFrame:
    """Give each unit its verdict and the reason for it.

    Parameters
    ----------
    worlds : Worlds
        The worst and the best.
    base : Series of Int64
        Homes on the base date, by unit.
    kinds : Series of str
        Kind of area by unit; ``together`` is judged as a village is.
    partial : bool
        Whether rows may be withheld: then nothing that is judged is certain.

    Returns
    -------
    DataFrame
        By unit: ``verdict`` and ``reason``.
    """
    worst, best = worlds.worst.standing, worlds.best.standing
    differs = worst["verdict"] != best["verdict"]
    certain, still = _certain_and_still(worlds)
    reasons = {
        "shown_not_judged": kinds.notna() & (kinds != JUDGED_AREA),
        "not_all_visible": pd.Series(partial, index=base.index),
        "area_kind_unknown": kinds.isna(),
        "base_unknown": base.isna(),
        "contribution_unknown": differs & certain,
        "event_unknown": differs,
        "shrinks_without_quality": best["verdict"] == Verdict.FAILS,
        "shrinks_with_quality": best["end"] < 0,
        "dips": best["lowest"] < 0,
        "loss_without_contribution": best["without"],
        "no_stock": (base == 0).fillna(False) & still,
    }
    holding = [holds.to_numpy(bool) for holds in reasons.values()]
    reason = pd.Series(np.select(holding, list(reasons), "does_not_shrink"), index=base.index, dtype="str")
    verdict = reason.map({code: str(verdict) for code, verdict in REASON_VERDICT.items()}).astype("str")
    return pd.DataFrame({"verdict": verdict, "reason": reason})


def _certain_and_still(worlds: Worlds) -> tuple[pd.Series, pd.Series]:
    """Tell of each unit whether its line is certain, and whether nothing happens to it at all."""
    worst, best, days = worlds.worst.line.stock, worlds.best.line.stock, worlds.days
    certain = np.logical_and.reduceat(worst == best, days.first)
    still = np.logical_and.reduceat((worst == 0) & (best == 0), days.first)
    return days.by_unit(certain), days.by_unit(still)


def advise(judged: pd.DataFrame, worlds: Worlds, rules: Rules, on: date) -> pd.DataFrame:
    """Tell how many homes would give the next better verdict and by when, or how many a village can still lose.

    The worst is reckoned with, so the advice holds however the unknown turns out. Homes are all that a village needs
    that fails; one at risk may need contributions to quality as well.

    Parameters
    ----------
    judged : DataFrame
        From :func:`judge`.
    worlds : Worlds
        The worst and the best.
    rules : Rules
        The end date.
    on : date
        What lies before it can no longer be changed.

    Returns
    -------
    DataFrame
        By unit: ``homes_to_add`` (Int64) and ``add_by`` (day), missing where no number of homes helps or where it is
        not known; ``room_homes`` (Int64): how many can still go, with a contribution, while the village meets.
    """
    worst, period, days = worlds.worst.standing, Period.of(rules), worlds.days
    today = np.datetime64(on, "s")
    fails, risk = judged["verdict"] == Verdict.FAILS, judged["verdict"] == Verdict.AT_RISK
    by = worst["first_below"].mask(fails, period.end)
    lack = (-worst["end"]).where(fails, -worst["lowest"])
    knowable = (fails | risk) & (by > today) & (lack < UNBOUNDED // 2)
    from_today = days.first + _before(days, period.within(today))
    room = days.by_unit(lowest_from(worlds.worst.line.bridged, from_today, days))
    return pd.DataFrame(
        {
            "homes_to_add": lack.astype("Int64").where(knowable),
            "add_by": by.where(knowable),
            "room_homes": room.astype("Int64").where(judged["verdict"] == Verdict.MEETS),
        }
    )


def _before(days: Moments, today: np.datetime64) -> Integers:
    """Count the moments of each unit before today, which is one of them."""
    return np.add.reduceat(days.on < today, days.first, dtype=np.int64)
