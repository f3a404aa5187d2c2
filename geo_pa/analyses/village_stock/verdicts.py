"""What each village, and all together, are judged to be, and what would make it better."""

from dataclasses import dataclass
from datetime import date

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.events import UNBOUNDED, Period
from geo_pa.analyses.village_stock.lines import Integers, Line, Moments, replay, without_contribution
from geo_pa.analyses.village_stock.places import JUDGED_AREA
from geo_pa.measures.reasons import Holds, first_reason
from geo_pa.model import Rules, Verdict

REASON_VERDICT = {
    "shown_not_judged": Verdict.NOT_COUNTED,
    "not_all_visible": Verdict.UNKNOWN,
    "area_kind_unknown": Verdict.UNKNOWN,
    "loss_larger_than_stock": Verdict.UNKNOWN,
    "base_unknown": Verdict.UNKNOWN,
    "event_unknown": Verdict.UNKNOWN,
    "contribution_unknown": Verdict.UNKNOWN,
    "shrinks_without_quality": Verdict.FAILS,
    "shrinks_with_quality": Verdict.AT_RISK,
    "dips": Verdict.AT_RISK,
    "loss_without_contribution": Verdict.AT_RISK,
    "shrank_before_agreements": Verdict.AT_RISK,
    "no_stock": Verdict.MEETS,
    "does_not_shrink": Verdict.MEETS,
}
"""Every reason code and the verdict it stands for."""


@dataclass(frozen=True, eq=False)
class World:
    """What is judged of each unit if all that is unknown turns out in one way.

    Attributes
    ----------
    above : array of int
        By moment, how far the judged line lies above what it is held to: its reference, less what was lost before the
        agreements; below 0 it is judged to have shrunk.
    reference : array of int
        By unit, how the stock that is compared with differs from the base.
    standing : DataFrame
        By unit: ``end`` (homes above the reference on the end date), ``judged_end`` and ``lowest`` (of ``above``, on
        the end date and on any judged day), ``first_below`` (first judged day on which ``above`` is below 0),
        ``without`` (bool: a loss without contribution), ``verdict``.
    """

    line: Line
    above: Integers
    reference: Integers
    standing: pd.DataFrame


@dataclass(frozen=True, eq=False)
class Worlds:
    """The worst and the best that all that is unknown can turn out to be: every other way lies between them."""

    worst: World
    best: World
    days: Moments


def both_worlds(given: pd.DataFrame, days: Moments, rules: Rules) -> Worlds:
    """Replay all that counts at its worst and at its best.

    More homes, or a contribution named, never make a verdict worse; so where both ends agree, all ways agree.
    """
    return Worlds(_world(given, days, rules, at_worst=True), _world(given, days, rules, at_worst=False), days)


def _world(given: pd.DataFrame, days: Moments, rules: Rules, *, at_worst: bool) -> World:
    change, without = given["least" if at_worst else "most"], without_contribution(given, at_worst=at_worst)
    held = replay(given, change, days, "judged_on").bridged
    begin = days.from_day(Period.of(rules).judged)
    before = np.where(begin > days.first, held[begin - 1], 0)
    reference = before if rules.word("starting_point") == "agreement_start" else np.zeros_like(before)
    above = held - np.minimum(reference, before)[days.unit]
    judged_from = judged_since(days, rules)
    flagged = np.zeros(len(days.units), dtype=bool)
    flagged[given["unit"].to_numpy()[without.to_numpy()]] = True
    standing = pd.DataFrame(
        {
            "end": held[days.last] - reference,
            "judged_end": above[days.last],
            "lowest": lowest_from(above, judged_from, days),
            "first_below": first_below(above, judged_from, days),
            "without": flagged,
        },
        index=days.units,
    )
    return World(replay(given, change, days), above, reference, standing.assign(verdict=_verdict(standing)))


def judged_since(days: Moments, rules: Rules) -> Integers:
    """By unit, the first moment on which the stock is judged: the last of all where dips are only shown."""
    return days.from_day(Period.of(rules).judged) if rules.word("dips") == "judged" else days.last


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
    shrinks, without = standing["judged_end"] < 0, standing["without"]
    less = shrinks | (standing["lowest"] < 0) | (standing["end"] < 0)
    found = np.select([shrinks & without, less | without], [Verdict.FAILS, Verdict.AT_RISK], Verdict.MEETS)
    return pd.Series(found, index=standing.index, dtype="str")


def judge(worlds: Worlds, base: pd.Series, kinds: pd.Series, *, impossible: pd.Series, partial: bool) -> pd.DataFrame:
    """Give each unit its verdict and the reason for it; all together are judged as a village is.

    Where rows may be withheld nothing that is judged is certain, since a hidden gain or loss can turn every verdict,
    also one that all visible rows agree on.
    """
    worst, best = worlds.worst.standing, worlds.best.standing
    differs = worst["verdict"] != best["verdict"]
    certain, still = _certain_and_still(worlds)
    reasons: dict[str, Holds] = {
        "shown_not_judged": kinds.notna() & (kinds != JUDGED_AREA),
        "not_all_visible": partial,
        "area_kind_unknown": kinds.isna(),
        "loss_larger_than_stock": impossible,
        "base_unknown": base.isna(),
        "contribution_unknown": differs & certain,
        "event_unknown": differs,
        "shrinks_without_quality": best["verdict"] == Verdict.FAILS,
        "shrinks_with_quality": best["judged_end"] < 0,
        "dips": best["lowest"] < 0,
        "loss_without_contribution": best["without"],
        "shrank_before_agreements": best["end"] < 0,
        "no_stock": (base == 0) & still,
    }
    reason = first_reason(base.index, reasons, "does_not_shrink")
    return pd.DataFrame({"verdict": reason.map(REASON_VERDICT).astype("str"), "reason": reason})


def _certain_and_still(worlds: Worlds) -> tuple[pd.Series, pd.Series]:
    """Tell of each unit whether its line is certain, and whether nothing happens to it at all."""
    worst, best, days = worlds.worst.line.stock, worlds.best.line.stock, worlds.days
    certain = np.logical_and.reduceat(worst == best, days.first)
    still = np.logical_and.reduceat((worst == 0) & (best == 0), days.first)
    return days.by_unit(certain), days.by_unit(still)


def advise(judged: pd.DataFrame, worlds: Worlds, rules: Rules, on: date) -> pd.DataFrame:
    """Tell how many homes would give the next better verdict and by when, or how many a village can still lose.

    The worst is reckoned with, so the advice holds however the unknown turns out. Homes are all that a village needs
    that fails; one at risk may need contributions to quality as well. ``homes_to_add`` and ``add_by`` are missing where
    no number of homes helps or where it is not known; ``room_homes`` can still go, with a contribution, while it meets.
    """
    worst, period = worlds.worst.standing, Period.of(rules)
    today = np.datetime64(on, "s")
    fails, risk = judged["verdict"] == Verdict.FAILS, judged["verdict"] == Verdict.AT_RISK
    by = worst["first_below"].fillna(pd.Timestamp(period.end)).mask(fails, period.end)
    lack = (-worst["judged_end"]).where(fails, -worst[["lowest", "end"]].min(axis=1))
    knowable = (fails | risk) & (by > today) & (lack > 0) & (lack < UNBOUNDED // 2)
    room = _room(worlds, rules, today)
    return pd.DataFrame(
        {
            "homes_to_add": lack.astype("Int64").where(knowable),
            "add_by": by.where(knowable),
            "room_homes": room.astype("Int64").where(judged["verdict"] == Verdict.MEETS),
        }
    )


def _room(worlds: Worlds, rules: Rules, today: np.datetime64) -> pd.Series:
    """Give the homes that can still go before the stock is too low on a judged day that is to come, or at the end."""
    days, worst = worlds.days, worlds.worst
    coming = np.maximum(days.from_day(Period.of(rules).within(today)), judged_since(days, rules))
    return days.by_unit(lowest_from(worst.above, coming, days)).clip(upper=worst.standing["end"])
