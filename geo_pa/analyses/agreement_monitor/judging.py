"""From the rows behind a figure to its verdict, and the words about it."""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from geo_pa.analyses.agreement_monitor.behind import (
    EXACT,
    STAGES,
    Rows,
    figures,
    known,
    share,
    share_range,
    shares,
    sum_range,
)
from geo_pa.analyses.agreement_monitor.given import Figure, Given
from geo_pa.disclosure import ONLY_VISIBLE_COUNTED
from geo_pa.model import Verdict
from geo_pa.terms import day, label, number, percent, plural

FIRM = ("realised", "hard")

NOUNS: Mapping[str, tuple[str, str]] = {
    "agreement_units": ("eenheid", "eenheden"),
    "dwellings": ("woning", "woningen"),
    "pitches": ("standplaats", "standplaatsen"),
    "villages": ("dorp", "dorpen"),
    "locations": ("locatie", "locaties"),
}
"""One and more of each unit that can be counted."""

REASONS: Mapping[Verdict, str] = {
    Verdict.MEETS: "reached_with_hard_plans",
    Verdict.AT_RISK: "reached_with_soft_plans",
    Verdict.UNKNOWN: "size_unknown",
    Verdict.FAILS: "not_reached",
}


@dataclass(frozen=True, eq=False)
class Measured:
    """Where one figure stands.

    Attributes
    ----------
    behind : tuple of Row
        The rows behind it.
    verdict, reason, explanation : Verdict, str, str
        What is said of it.
    agreed, base : float
        The number to reach, and the value on the base date; NaN where there is none.
    unit : str
        Of all its numbers but ``agreed_each``.
    shown : tuple of str
        The stages that it has; the others do not apply, or are unknown.
    gap : float
        What is still to be found; NaN where nothing is known or nothing is to be reached.
    judged : float
        How many units are judged, where a norm holds for each of them; NaN for every other norm.
    agreed_each : float
        The share that each unit must hold; NaN where the norm is no share, or holds for all together.
    """

    verdict: Verdict
    reason: str
    explanation: str
    agreed: float
    unit: str
    behind: Rows = ()
    base: float = math.nan
    shown: tuple[str, ...] = ()
    gap: float = math.nan
    judged: float = math.nan
    agreed_each: float = math.nan

    @property
    def share(self) -> bool:
        """Whether its numbers are shares of the homes in ``of``."""
        return any(row.share for row in self.behind)

    @property
    def figures(self) -> dict[str, float]:
        """Realised, hard and soft."""
        found = shares(self.behind) if self.share else figures(self.behind)
        return {stage: found[stage] if stage in self.shown else math.nan for stage in STAGES}

    @property
    def unknown_rows(self) -> float:
        """The rows of which the size or the stage is unknown: in no figure and no gap. NaN without any figure."""
        return float(sum(not row.known for row in self.behind)) if self.shown else math.nan

    @property
    def reached(self) -> float:
        """What is realised and hard together, as far as it is known; for a share of homes the share of both."""
        stages = tuple(stage for stage in FIRM if stage in self.shown)
        if not stages:
            return math.nan
        if self.share:
            return share(known(self.behind, stages))
        return round(math.fsum(self.figures[stage] for stage in stages), EXACT)


def judged(target: float, firm: tuple[float, float], planned: tuple[float, float]) -> Verdict:
    """Judge a target by what is realised and hard, and by that with soft plans: the least and the most of each."""
    if firm[0] >= target:
        return Verdict.MEETS
    if planned[1] < target:
        return Verdict.FAILS
    # Without anything that is realised or hard there is no share of it (NaN), and so none that reaches the target.
    certainly_short = firm[1] < target or math.isnan(firm[1])
    return Verdict.AT_RISK if certainly_short and planned[0] >= target else Verdict.UNKNOWN


def of_sum(figure: Figure, given: Given, rows: Rows, *, base: float = math.nan, told: str = "") -> Measured:
    """Judge a sum of what is added, none of which can take anything away.

    Parameters
    ----------
    figure : Figure
        With a number.
    given : Given
        Who looks, and on which day.
    rows : tuple of Row
        The rows behind it.
    base : float
        Its value on the base date.
    told : str
        Sentences to add.
    """
    target = float(str(figure.agreed))
    verdict = judged(target, sum_range(rows, FIRM), sum_range(rows, STAGES))
    gap = max(0.0, round(target - sum(figures(rows).values()), 9))
    return withheld(
        Measured(
            verdict=verdict,
            reason=REASONS[verdict],
            explanation=_sum_sentence(figure, given, rows, verdict, gap) + told,
            agreed=target,
            unit=figure.unit,
            behind=rows,
            base=base,
            shown=STAGES,
            gap=gap,
        ),
        given,
        unless=verdict == Verdict.MEETS,
    )


def withheld(measured: Measured, given: Given, *, unless: bool) -> Measured:
    """Call a figure unknown to a reader who may not see all, unless what he sees settles it."""
    if not given.partial or unless or measured.reason in {"not_reported", "source_missing", "limits_unknown"}:
        return measured
    _word, _colon, rest = measured.explanation.partition(": ")
    text = f"{label('agreement_verdict', Verdict.UNKNOWN).capitalize()}: {rest} {ONLY_VISIBLE_COUNTED}"
    return replace(measured, verdict=Verdict.UNKNOWN, reason="not_all_visible", explanation=text)


def unmeasured(figure: Figure, reason: str, sentence: str) -> Measured:
    """Call a figure unknown because there is nothing to measure it with."""
    word = label("agreement_verdict", Verdict.UNKNOWN).capitalize()
    value = math.nan if figure.agreed is None else figure.agreed
    return Measured(Verdict.UNKNOWN, reason, f"{word}: {sentence}", value, figure.unit)


def opening(figure: Figure, given: Given, verdict: Verdict) -> str:
    """Write the verdict's word; after the deadline a target that is not reached is no longer behind schedule."""
    late = verdict == Verdict.FAILS and given.on > figure.deadline
    return "Niet gehaald" if late else label("agreement_verdict", verdict).capitalize()


def is_missed(figure: Figure, given: Given, found: Measured) -> bool:
    """Tell whether a norm was not reached and its last day is past; who is above a maximum has missed nothing."""
    return found.verdict == Verdict.FAILS and figure.norm != "at_most" and given.on > figure.deadline


def amount(value: float, unit: str) -> str:
    """Write a number with its unit: "3 woningen", "25%"."""
    return percent(value) if unit == "share" else plural(value, *NOUNS[unit])


def norm(figure: Figure) -> str:
    """Write what was agreed: "ten minste 320 eenheden op 31 december 2027 (afspraak 1)"."""
    value = amount(float(str(figure.agreed)), figure.unit)
    when = "" if figure.deadline == date.max else f" op {day(figure.deadline)}"
    return f"{label('agreed_norm', figure.norm)} {value}{when} ({figure.article})"


def incomplete(rows: Rows, what: str = "de omvang, de stand of het jaar") -> str:
    """Write of how many rows something is unknown; empty where of none."""
    count = sum(not row.known for row in rows)
    return f" Van {plural(count, 'rij', 'rijen')} is {what} onbekend." if count else ""


def _sum_sentence(figure: Figure, given: Given, rows: Rows, verdict: Verdict, gap: float) -> str:
    write = percent if figure.unit == "share" else number
    real, hard, soft = map(write, figures(rows).values())
    points = f"{number(round(gap * 100, 2))} procentpunt" if figure.unit == "share" else amount(gap, figure.unit)
    doubt = incomplete(rows)
    # What is unknown can only add: it makes what is still to be found less, and never more.
    found = f" Nog {'hoogstens ' if doubt else ''}{points} te vinden." if gap else ""
    return (
        f"{opening(figure, given, verdict)}: {real} gerealiseerd, {hard} in harde en {soft} in zachte plannen, van "
        f"{norm(figure)}.{found}{doubt}"
    )


def share_bounds(rows: Rows) -> tuple[tuple[float, float], tuple[float, float]]:
    """Give the least and the most share with what is realised and hard, and with soft plans as well."""
    return share_range(rows, FIRM), share_range(rows, STAGES)
