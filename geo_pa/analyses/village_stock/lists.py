"""The events and complexes that a sentence names, in Dutch."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.analyses.village_stock.impossible_losses import called, impossible
from geo_pa.analyses.village_stock.lines import without_contribution
from geo_pa.measures.rows import rows
from geo_pa.terms import and_list, day, homes, is_missing, label

LONGEST_LIST = 6
"""So many events are named in one sentence; all of them are in the table of events."""

TOLD_OF_EVENTS = (
    *("name", "mutation", "homes", "origin", "plan_id", "on", "day_known"),
    *("reason", "needs_contribution", "quality_contribution"),
)
"""What the words for an event are made of; a row of fewer columns is made sooner."""


@dataclass(frozen=True)
class Lists:
    """What is named of one unit, as Dutch text; empty where there is nothing.

    Attributes
    ----------
    without, unsaid, flagged : str, str, int
        Losses of which it is said that they do not contribute to quality, or not said, and how many those are together.
    contributing : bool
        Whether there is a loss that must contribute to quality, and does.
    unsure, complexes : str
        Events, and complexes, with what is not filled in.
    linked, impossible : str
        Plans that demolish and rebuild, and losses that count and are larger than what there is.
    """

    without: str = ""
    unsaid: str = ""
    flagged: int = 0
    contributing: bool = False
    unsure: str = ""
    linked: str = ""
    complexes: str = ""
    impossible: str = ""


def lists(counted: Counted) -> Mapping[str, Lists]:
    """Make for each unit the lists of what its sentence may name, in order of day and id."""
    given, every = counted.given.sort_values(["on", "event"]), counted.rows
    flagged = without_contribution(given, at_worst=True)
    unsure = (given["least"] != given["most"]) | (flagged & given["unsaid"])
    texts: dict[str, dict[int, str]] = {
        "without": _events(given[flagged & given["none"]], every, _event),
        "unsaid": _events(given[flagged & given["unsaid"]], every, _event),
        "unsure": _events(given[unsure], every, _gap),
        "linked": _linked(given, counted),
        "complexes": _complexes(counted),
        "impossible": _impossible(counted),
    }
    counts = np.bincount(given["unit"][flagged], minlength=len(counted.base))
    contributing = set(given.loc[given["contributes"] & (given["most"] < 0), "unit"])
    return {
        unit: Lists(
            flagged=int(counts[at]),
            contributing=at in contributing,
            **{name: found.get(at, "") for name, found in texts.items()},
        )
        for at, unit in enumerate(counted.base.index)
    }


def _events(given: pd.DataFrame, every: pd.DataFrame, write: Callable[[Any], str]) -> dict[int, str]:
    """Write the events of each unit; each event once, in whatever units it is."""
    if given.empty:
        return {}
    once = given["event"].unique()
    texts = dict(zip(once, map(write, rows(every[list(TOLD_OF_EVENTS)].iloc[once])), strict=True))
    return _cut(_by_unit((unit, texts[event]) for unit, event in zip(given["unit"], given["event"], strict=True)))


def _linked(given: pd.DataFrame, counted: Counted) -> dict[int, str]:
    """List for each unit the plans that both demolish and rebuild."""
    in_plan = given[given["project"] >= 0]
    gone, back = (in_plan[in_plan[deed]] for deed in ("demolishes", "builds"))
    rebuilt = set(zip(back["unit"], back["project"], strict=True))
    plans = dict(zip(gone["project"], counted.rows["plan_id"].iloc[gone["event"]], strict=True))
    names = {project: _named(counted.plan_names.get(plan), plan) for project, plan in plans.items()}
    both = dict.fromkeys(pair for pair in zip(gone["unit"], gone["project"], strict=True) if pair in rebuilt)
    found = _by_unit((unit, names[project]) for unit, project in both)
    return {unit: f"{'plan' if len(some) == 1 else 'de plannen'} {and_list(some)}" for unit, some in found.items()}


def _named(name: Any, key: str) -> str:
    """Write a name with its number: "Kerkstraat (BL1)"; the number alone where there is no name."""
    return key if is_missing(name) or name == key else f"{name} ({key})"


def _impossible(counted: Counted) -> dict[int, str]:
    """List for each unit the losses that count and are larger than what there is."""
    if counted.impossible.empty:
        return {}
    large = counted.too_large
    every = counted.rows.iloc[large["event"]].assign(there=large["there"].array, of=large["of"].array)
    texts = dict(zip(large["event"], map(impossible, rows(every)), strict=True))
    which = counted.impossible
    found = _by_unit((unit, texts[event]) for unit, event in zip(which["unit"], which["event"], strict=True))
    return {unit: " ".join(some) for unit, some in found.items()}


def _complexes(counted: Counted) -> dict[int, str]:
    """List for each unit, and for all together, the complexes that leave its base unknown."""
    complexes = counted.complexes
    maybe = complexes["counted"].fillna(True).astype(bool)
    vague = complexes[maybe & (complexes["homes"].isna() | complexes["counted"].isna())].sort_index()
    texts = [_named(row.name, str(row.Index)) for row in rows(vague)]
    own = counted.base.index.get_indexer(pd.Index(vague["village"]))
    together = [len(counted.base) - 1] * len(vague)
    return _cut(_by_unit([*zip(own, texts, strict=True), *zip(together, texts, strict=True)]))


def _by_unit(texts: Iterable[tuple[Any, str]]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for unit, text in texts:
        found.setdefault(unit, []).append(text)
    return found


def _cut(found: Mapping[int, list[str]]) -> dict[int, str]:
    """Join the texts of each unit, no more than so many, and say how many more there are."""
    return {unit: "; ".join([*texts[:LONGEST_LIST], *_others(len(texts))]) for unit, texts in found.items()}


def _others(count: int) -> list[str]:
    return [f"en nog {count - LONGEST_LIST} andere"] if count > LONGEST_LIST else []


def _event(row: Any) -> str:
    """Name an event: "de sloop van 4 woningen op 16 april 2024 (De Vaart, M08)"."""
    what = "verandering" if is_missing(row.mutation) else label("mutation_kind", row.mutation)
    count = homes(row.homes if is_missing(row.homes) else abs(row.homes))
    return f"de {what} van {count}{_when(row)} ({called(row)})"


def _when(row: Any) -> str:
    if is_missing(row.on):
        return ""
    return f" op {day(row.on)}" if row.day_known else f" in {row.on.year}"


GAPS = {
    "kind_unknown": {"mutation": "het soort bezit", "plan": "de verhuurder"},
    "change_unknown": {"mutation": "wat er verandert"},
    "date_unknown": {"mutation": "het jaar", "plan": "het jaar"},
    "stage_unknown": {"mutation": "de stand", "plan": "de planologische status"},
    "village_unknown": {"mutation": "het dorp"},
    "larger_than_stock": {"mutation": "een aantal dat kan", "plan": "een aantal dat kan"},
}
"""What is not filled in, by reason and origin."""


def _gap(row: Any) -> str:
    gaps = [] if is_missing(row.reason) else [GAPS[row.reason][row.origin]]
    gaps += ["het aantal"] if is_missing(row.homes) and not is_missing(row.mutation) else []
    gaps += ["de bijdrage aan de kwaliteit"] if row.needs_contribution and is_missing(row.quality_contribution) else []
    return f"van {_event(row)} {' en '.join(gaps)}"
