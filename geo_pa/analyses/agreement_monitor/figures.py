"""The agreed figures with their value, and all that they are measured with."""

import math
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

import pandas as pd

from geo_pa.analyses.agreement_monitor.answer import Given
from geo_pa.analyses.agreement_monitor.stock import Stock
from geo_pa.measures.moments import after_deadline, counts_on, from_first_day
from geo_pa.measures.stock_changes import last_day, staged_plans, status_on
from geo_pa.model import Result, Rule
from geo_pa.terms import is_missing

T = TypeVar("T")


@dataclass(frozen=True)
class Figure:
    """One number that was agreed.

    Attributes
    ----------
    agreed : float
        NaN where the norm holds for each unit, or where its rule is not known here.
    corporation : str
        Who agreed to it; empty for all together.
    start, deadline : date
        Between which days it is reached, both included; the first and the last day there is where the agreements do not
        say.
    scored, unscored : bool, str
        Whether it gets a verdict, and else why not, as a code.
    open_ended : bool
        Whether the text names no last day at all ("de komende jaren"): then nothing can be too late.
    """

    id: str
    agreement: str
    title: str
    agreed: float
    unit: str
    norm: str
    measure: str
    corporation: str
    rule: Rule | None
    start: date
    deadline: date
    scored: bool
    unscored: str = ""
    open_ended: bool = False

    @property
    def has_number(self) -> bool:
        """Whether there is a number to hold what is counted against."""
        return not math.isnan(self.agreed)

    @property
    def article(self) -> str:
        """The agreement it stands in, for a sentence."""
        return f"afspraak {self.agreement}"

    @property
    def name(self) -> str:
        """Of whom it is, and what."""
        return f"{self.corporation}: {self.title}" if self.corporation else self.title

    def over(self, on: date) -> bool:
        """Tell whether its last day is past on a date: then only what was realised counts."""
        return after_deadline(on, self.deadline)

    def holds(self, when: date) -> bool:
        """Tell whether a day lies in its period; the first and the last do."""
        return from_first_day(when, self.start) and counts_on(when, self.deadline)

    def period(self, when: pd.Series) -> pd.Series:
        """Tell of days whether they lie in its period; a missing day may."""
        inside = from_first_day(when, self.start) & counts_on(when, self.deadline)
        return inside.fillna(True).astype(bool)


@dataclass(frozen=True, eq=False, kw_only=True)
class Known(Given):
    """All that the figures are measured with: what is given, and what was made of the corporations' stock."""

    stock: Stock | None
    _found: dict[str, Any] = field(default_factory=dict)

    def once(self, name: str, make: Callable[[], T]) -> T:
        """Return what several figures need, worked out for the first of them."""
        if name not in self._found:
            self._found[name] = make()
        found: T = self._found[name]
        return found

    @property
    def staged_plans(self) -> pd.DataFrame | None:
        """The plans with the day on which they are complete, ``on``, and how sure they are on that day, ``stage``."""
        return self.once("staged_plans", self._stage_plans)

    def stages(self, figure: "Figure") -> pd.Series | None:
        """Give the stage of every plan; past the last day unknown of one that was delivered in part or does not tell.

        Before that day such a plan is as sure as its status; afterwards only what is delivered counts.
        """
        plans = self.staged_plans
        if plans is None or not figure.over(self.on):
            return None if plans is None else plans["stage"]
        told = (plans["dwellings"] > 0) & (plans["dwellings_realised"] == 0)
        silent = ~told.fillna(False).astype(bool) & plans["stage"].isin(("hard", "soft"))
        return plans["stage"].mask(silent, "unknown")

    def _stage_plans(self) -> pd.DataFrame | None:
        if self.building_locations is None:
            return None
        plans = pd.DataFrame(self.building_locations.drop(columns="geometry", errors="ignore"))
        plans = plans.assign(status=status_on(plans, self.on))
        return staged_plans(plans, last_day(plans["completion_year"]), self.on)

    def answer(self, analysis: str) -> Result | None:
        """Return the answer of another question; None where it cannot be answered, or is no question."""
        found = getattr(self, analysis, None)
        return found if isinstance(found, Result) else None

    def detail(self, analysis: str, name: str) -> pd.DataFrame | None:
        """Return a further table of another answer; None where there is none."""
        result = self.answer(analysis)
        return None if result is None else result.details.get(name)

    @property
    def known_rules(self) -> dict[str, Rule]:
        """Every rule of this question and of the others, by its full id."""
        answers = [result.evidence.rules for result in vars(self).values() if isinstance(result, Result)]
        return {rule.id: rule for rules in (*answers, tuple(self.rules.values())) for rule in rules}


def agreed(figures: pd.DataFrame, rules: Mapping[str, Rule]) -> tuple[Figure, ...]:
    """Give every agreed figure its value: that of its rule where it names one, else its own.

    A figure without a deadline holds until the agreements end: the last day on which any rule that is named holds.
    """
    named = [rules[name] for name in figures["rule"].dropna() if name in rules]
    first = min((rule.valid_from for rule in named if rule.valid_from), default=date.min)
    last = max((rule.valid_to for rule in named if rule.valid_to), default=date.max)
    return tuple(_figures(figures, rules, (first, last)))


def _figures(figures: pd.DataFrame, rules: Mapping[str, Rule], whole: tuple[date, date]) -> Iterator[Figure]:
    for key, row in figures.to_dict("index").items():
        rule = None if is_missing(row["rule"]) else rules.get(str(row["rule"]))
        value = math.nan if is_missing(row["value"]) else float(row["value"])
        open_ended = not is_missing(row["open_ended"]) and bool(row["open_ended"])
        yield Figure(
            id=str(key),
            agreement=str(row["agreement"]),
            title=str(row["title"]),
            agreed=float(str(rule.value)) if rule else value,
            unit=str(row["unit"]),
            norm=str(row["norm"]),
            measure=str(row["measure"]),
            corporation=_text(row["corporation"]),
            rule=rule,
            start=_day(row["start"]) or (rule and rule.valid_from) or whole[0],
            deadline=date.max if open_ended else _day(row["deadline"]) or (rule and rule.valid_to) or whole[1],
            scored=bool(row["scored"]),
            unscored="" if row["scored"] else _text(row["unscored"]) or "not_scored",
            open_ended=open_ended,
        )


def _day(value: Any) -> date | None:
    return None if is_missing(value) else value.date()


def _text(value: object) -> str:
    return "" if is_missing(value) else str(value)
