"""From the rows behind a figure to its verdict, and the words about it."""

import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.rows_behind import EXACT, Rows, figures, known, share, share_range, sum_range
from geo_pa.disclosure import ONLY_VISIBLE_COUNTED
from geo_pa.measures.targets import REASONS, STAGES, Range, judge_target
from geo_pa.model import Verdict, unit_of
from geo_pa.terms import day, label, number, percent, plural

Stages = tuple[str, ...]

FIRM: Stages = ("realised", "hard")
MAXIMA = ("at_most", "yearly_maximum")
"""Norms of which nobody can be behind schedule."""

DONE = ("realised",)
"""What counts once a last day is past."""

WORST_FIRST = (
    *(Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN),
    *(Verdict.COMPENSATED, Verdict.MEETS, Verdict.NOT_COUNTED),
)


@dataclass(frozen=True, eq=False)
class Measured:
    """Where one figure stands.

    Attributes
    ----------
    agreed, base, gap : float
        The number to reach, the value on the base date, and what is still to be found; NaN where there is none.
    unit : str
        Of all its numbers but ``agreed_each``.
    shown, firm : tuple of str
        The stages that it has, and those that count as reached: past the last day only what is realised.
    judged, agreed_each : float
        How many units are judged, and the share that each must hold; NaN where the norm holds for all together.
    """

    verdict: Verdict
    reason: str
    explanation: str
    agreed: float = math.nan
    unit: str = ""
    behind: Rows = ()
    base: float = math.nan
    shown: Stages = ()
    gap: float = math.nan
    judged: float = math.nan
    agreed_each: float = math.nan
    firm: Stages = FIRM

    @property
    def share(self) -> bool:
        """Whether its numbers are shares of the homes in ``of``."""
        return any(row.share for row in self.behind)

    @property
    def figures(self) -> dict[str, float]:
        """Realised, hard and soft; of homes the share in each stage, of those of which it is known."""
        shares = {stage: share(known(self.behind, (stage,))) for stage in STAGES}
        found = shares if self.share else figures(self.behind)
        return {stage: found[stage] if stage in self.shown else math.nan for stage in STAGES}

    @property
    def unknown_rows(self) -> float:
        """The rows of which the size or the stage is unknown: in no figure and no gap. NaN without any figure."""
        return float(sum(not row.known for row in self.behind)) if self.shown else math.nan

    @property
    def reached(self) -> float:
        """What counts as reached, as far as it is known; for a share of homes the share of it."""
        stages = tuple(stage for stage in self.firm if stage in self.shown)
        if not stages:
            return math.nan
        if self.share:
            return share(known(self.behind, stages))
        return round(math.fsum(self.figures[stage] for stage in stages), EXACT)


def worst(verdicts: Iterable[str]) -> Verdict:
    """Return the verdict that decides among several."""
    return min(map(Verdict, verdicts), key=WORST_FIRST.index)


def of_maximum(figure: Figure, verdicts: Iterable[str], told: str, rows: Rows, *, unit: str) -> Measured:
    """Judge a maximum that holds for each year or each corporation, by the worst of their verdicts."""
    verdict = worst(verdicts)
    said, reason = OF_MAXIMUM[verdict]
    return Measured(verdict, reason, f"{said}: {told}", figure.agreed, unit, rows)


OF_MAXIMUM: Mapping[Verdict, tuple[str, str]] = {
    Verdict.FAILS: ("Boven het maximum", "over_maximum"),
    Verdict.UNKNOWN: ("Onbekend", "size_unknown"),
    Verdict.MEETS: ("Binnen het maximum", "under_maximum"),
}
"""How each verdict on a maximum is said, and its reason."""


def of_sum(figure: Figure, given: Known, rows: Rows, *, base: float = math.nan, told: str = "") -> Measured:
    """Judge a sum of what is added, none of which can take anything away."""
    target = figure.agreed
    firm, planned = counting(figure, given)
    verdict, reason = in_time(figure, judge_target(target, sum_range(rows, firm), sum_range(rows, planned)))
    gap = max(0.0, round(target - sum(figures(rows)[stage] for stage in planned), EXACT))
    return withheld(
        Measured(
            verdict=verdict,
            reason=reason,
            explanation=_sum_sentence(figure, given, rows, verdict, gap) + told,
            agreed=target,
            unit=figure.unit,
            behind=rows,
            base=base,
            shown=STAGES,
            gap=gap,
            firm=firm,
        ),
        given,
        unless=verdict == Verdict.MEETS,
    )


def counting(figure: Figure, given: Known) -> tuple[Stages, Stages]:
    """Return the stages that count as reached, and those that may still come to count: past the last day none does."""
    return (DONE, DONE) if figure.over(given.on) else (FIRM, STAGES)


def in_time(figure: Figure, verdict: Verdict) -> tuple[Verdict, str]:
    """Give the reason of a verdict; who has no last day is not behind as long as more can be planned."""
    if figure.open_ended and verdict == Verdict.FAILS:
        return Verdict.AT_RISK, "no_last_day"
    return verdict, REASONS[verdict]


def withheld(measured: Measured, given: Known, *, unless: bool) -> Measured:
    """Call a figure unknown to a reader who may not see all, unless what he sees settles it."""
    if not given.partial or unless or measured.reason in {"not_reported", "source_missing", "limits_unknown"}:
        return measured
    _word, _colon, rest = measured.explanation.partition(": ")
    text = f"{label('agreement_verdict', Verdict.UNKNOWN).capitalize()}: {rest} {ONLY_VISIBLE_COUNTED}"
    return replace(measured, verdict=Verdict.UNKNOWN, reason="not_all_visible", explanation=text)


def unmeasured(figure: Figure, reason: str, sentence: str) -> Measured:
    """Call a figure unknown because there is nothing to measure it with."""
    word = label("agreement_verdict", Verdict.UNKNOWN).capitalize()
    return Measured(Verdict.UNKNOWN, reason, f"{word}: {sentence}", figure.agreed, figure.unit)


def unscored(figure: Figure, found: Measured) -> Measured:
    """Keep the figures and the sentence of what gets no verdict, and take the verdict's word out of it."""
    word = label("agreement_verdict", Verdict.NOT_COUNTED).capitalize()
    said = f"{word} ({label('agreement_reason', figure.unscored)})"
    told = found.explanation.partition(": ")[2]
    return replace(found, verdict=Verdict.NOT_COUNTED, reason=figure.unscored, explanation=f"{said}: {told}")


def opening(figure: Figure, given: Known, verdict: Verdict) -> str:
    """Write the verdict's word; after the last day there is no schedule any more, but an outcome."""
    return label("outcome_verdict" if figure.over(given.on) else "agreement_verdict", verdict).capitalize()


def outcome(figure: Figure, given: Known, found: Measured) -> str:
    """Return the reason of a verdict that is final, since its last day is past; who may at most do so much has none."""
    if figure.norm in MAXIMA or not figure.over(given.on):
        return found.reason
    return {Verdict.FAILS: "missed", Verdict.MEETS: "reached"}.get(found.verdict, found.reason)


def amount(value: float, unit: str) -> str:
    """Write a number with its unit: "3 woningen", "25%"."""
    return unit_of(unit).write(value)


def norm(figure: Figure) -> str:
    """Write what was agreed: "ten minste 320 eenheden op 31 december 2027 (afspraak 1)"."""
    when = "" if figure.deadline == date.max else f" op {day(figure.deadline)}"
    return f"{label('agreed_norm', figure.norm)} {amount(figure.agreed, figure.unit)}{when} ({figure.article})"


def incomplete(rows: Rows, what: str = "de omvang, de stand of het jaar") -> str:
    """Write of how many rows something is unknown; empty where of none."""
    count = sum(not row.known for row in rows)
    return f" Van {plural(count, 'rij', 'rijen')} is {what} onbekend." if count else ""


def _sum_sentence(figure: Figure, given: Known, rows: Rows, verdict: Verdict, gap: float) -> str:
    write = percent if figure.unit == "share" else number
    real, hard, soft = map(write, figures(rows).values())
    points = f"{number(round(gap * 100, 2))} procentpunt" if figure.unit == "share" else amount(gap, figure.unit)
    doubt = incomplete(rows)
    # What is unknown can only add: it makes what is still to be found less, and never more.
    most = "hoogstens " if doubt else ""
    if figure.over(given.on):
        short = f" Daarvoor ontbreken {most}{points}." if gap else ""
        return f"{opening(figure, given, verdict)}: {real} gerealiseerd, van {norm(figure)}.{short}{late(rows)}{doubt}"
    found = f" Nog {most}{points} te vinden." if gap else ""
    return (
        f"{opening(figure, given, verdict)}: {real} gerealiseerd, {hard} in harde en {soft} in zachte plannen, van "
        f"{norm(figure)}.{found}{doubt}"
    )


def late(rows: Rows) -> str:
    """Write that what was still a plan on the last day does not count; empty where nothing was."""
    if not any(row.stage in STAGES and row.stage not in DONE for row in rows):
        return ""
    return " Wat op die dag nog een plan was, telt niet mee."


def share_bounds(rows: Rows, stages: tuple[Stages, Stages] = (FIRM, STAGES)) -> tuple[Range, Range]:
    """Give the least and the most share with what counts as reached, and with what may still come to count."""
    return share_range(rows, stages[0]), share_range(rows, stages[1])
