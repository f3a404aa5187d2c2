"""From the frames of the answer to what a chart of one village draws: days, stocks and signs as plain values."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, cast

import numpy as np
import pandas as pd

from geo_pa import terms
from geo_pa.model import Result, Verdict

CROWD = 6
"""So many changes on one day each have a sign of their own; more are gathered by what they do."""

LETTERS: Mapping[str, str] = {"new_build": "N", "purchase": "A", "demolition": "S", "sale": "V", "liberalisation": "L"}
"""What stands on a sign, per kind of change."""

GAIN, LOSS, WITHOUT, UNSURE = "gain", "loss", "without", "unsure"


@dataclass(frozen=True)
class Step:
    """The stock from one day on; None is not known."""

    on: date
    stock: int | None
    bridged: int | None
    with_soft: int | None


@dataclass(frozen=True)
class Sign:
    """A change as it stands on the chart, or several that are alike; empty and None are not known.

    Its look is gain, loss, without (a contribution to quality) or unsure; one in a soft plan does not count.
    """

    on: date
    mutation: str
    homes: int | None
    look: str
    soft: bool
    times: int = 1

    @property
    def text(self) -> str:
        """What stands on the sign: "S -4 ✕"."""
        many = f"{self.times}x" if self.times > 1 else ""
        much = "" if self.homes is None else terms.signed(self.homes)
        tail = {WITHOUT: "✕", UNSURE: "?"}.get(self.look, "")
        return " ".join(filter(None, (many, LETTERS.get(self.mutation, ""), much, tail)))

    @property
    def spoken(self) -> str:
        """The same in words."""
        what = terms.label("mutation_kind", self.mutation) if self.mutation else "verandering"
        much = terms.homes(None if self.homes is None else abs(self.homes))
        tail = {WITHOUT: ", zonder bijdrage aan de kwaliteit", UNSURE: ", niet volledig ingevuld"}.get(self.look, "")
        many = f"{self.times} keer " if self.times > 1 else ""
        return f"{terms.day(self.on)} {many}{what} van {much}{', zacht plan' if self.soft else ''}{tail}"


@dataclass(frozen=True)
class Course:
    """The stock of one village through time: from the base date (start) to the end date, in order of day.

    It is judged from the first day of the agreements, and told on the reference date (today).
    """

    name: str
    start: date
    judged: date
    end: date
    today: date
    base: int | None
    steps: tuple[Step, ...]
    signs: tuple[Sign, ...]

    @property
    def early(self) -> bool:
        """Whether something changes before the agreements, which is not judged."""
        return any(sign.on < self.judged for sign in self.signs)


def course(result: Result, village: str | None) -> Course:
    """Return the course of one village, by its id; None is all villages together."""
    rules, together = result.rules, result.details["together"]
    row = together.iloc[0] if village is None else result.table.loc[village]
    through_time = result.details["timeline"]
    own = result.details["together_timeline"] if village is None else through_time[through_time["village"] == village]
    return Course(
        name=str(row["name"]),
        start=rules.day("base_date"),
        judged=rules.day("judged_from"),
        end=rules.day("end_date"),
        today=result.on,
        base=_whole(row["base_homes"]),
        steps=tuple(map(_step, cast("Iterable[Any]", own.itertuples()))),
        signs=signs(on_chart(events_of(result, village))),
    )


def judged(result: Result) -> pd.Index:
    """Return the ids of the areas that are judged, or may have to be."""
    return result.table.index[result.table["verdict"] != Verdict.NOT_COUNTED]


def events_of(result: Result, village: str | None) -> pd.DataFrame:
    """Return the changes of one village, or of all judged villages together, in order of day.

    One of which the village is not known may belong to any, and is in each.
    """
    rows = result.details["events"]
    here = rows["village"].isin(judged(result) if village is None else [village])
    anywhere = rows["village"].isna() & rows["counted"].isna()
    return rows[here | anywhere].sort_values("on", kind="stable", na_position="last")


def on_chart(rows: pd.DataFrame) -> pd.DataFrame:
    """Keep changes that have a day and that count, may count, or are in soft plans: none lies outside the period."""
    matters = rows["counted"].fillna(True).astype(bool) | (rows["reason"] == "soft")
    return rows[matters & rows["on"].notna()]


def signs(rows: pd.DataFrame) -> tuple[Sign, ...]:
    """Make a sign of each change; on a crowded day one of all that are alike."""
    each = [_sign(row) for row in cast("Iterable[Any]", rows.assign(look=looks_of(rows)).itertuples())]
    by_day: dict[date, list[Sign]] = {}
    for sign in each:
        by_day.setdefault(sign.on, []).append(sign)
    return tuple(
        sign for on in sorted(by_day) for sign in (by_day[on] if len(by_day[on]) <= CROWD else _gathered(by_day[on]))
    )


def _sign(row: Any) -> Sign:
    mutation = "" if terms.is_missing(row.mutation) else str(row.mutation)
    return Sign(row.on.date(), mutation, _whole(row.homes), row.look, soft=row.reason == "soft")


def looks_of(rows: pd.DataFrame) -> pd.Series:
    """Tell how each change is shown: as unsure, a loss without a contribution to quality, another loss, or a gain."""
    needs, said = rows["needs_contribution"], rows["quality_contribution"]
    conditions = {
        UNSURE: rows["counted"].isna() | rows["homes"].isna() | (needs & said.isna()),
        WITHOUT: needs & (said == "none"),
        LOSS: (rows["homes"] < 0).fillna(False),
    }
    holding = [holds.to_numpy(bool) for holds in conditions.values()]
    return pd.Series(np.select(holding, list(conditions), GAIN), index=rows.index, dtype="str")


def _gathered(alike: list[Sign]) -> list[Sign]:
    found: dict[tuple[str, str, bool, bool], list[Sign]] = {}
    for sign in alike:
        found.setdefault((sign.mutation, sign.look, sign.soft, sign.homes is None), []).append(sign)
    return [
        Sign(some[0].on, mutation, None if vague else sum(sign.homes or 0 for sign in some), look, soft, len(some))
        for (mutation, look, soft, vague), some in found.items()
    ]


def _step(row: Any) -> Step:
    return Step(
        row.on.date(), _whole(row.stock_homes), _whole(row.stock_bridged_homes), _whole(row.stock_with_soft_homes)
    )


def _whole(value: Any) -> int | None:
    return None if terms.is_missing(value) else int(value)


def in_words(drawn: Course) -> str:
    """Tell the whole chart in sentences, for who cannot see it."""
    steps = ", ".join(f"{terms.number(step.stock)} vanaf {terms.day(step.on)}" for step in drawn.steps)
    last = drawn.steps[-1]
    soft = "" if last.with_soft == last.stock else f" Met zachte plannen {terms.number(last.with_soft)}."
    changes = "; ".join(sign.spoken for sign in drawn.signs)
    told = f" Veranderingen: {changes}." if changes else " Er verandert niets."
    early = f" Wat vóór {terms.day(drawn.judged)} gebeurde, wordt niet beoordeeld." if drawn.early else ""
    return f"{drawn.name}: beginstand {terms.number(drawn.base)}. Voorraad: {steps}.{soft}{told}{early}"
