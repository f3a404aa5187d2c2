"""Filters that work on every table and layer the same way."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from typing import Any, TypeVar

import pandas as pd

from geo_pa import terms

Frame = TypeVar("Frame", bound=pd.DataFrame)

UNKNOWN = "?"
"""Chosen where a reader wants the rows whose value is missing."""

FIELDS: Mapping[str, tuple[str, ...]] = {
    "corporation": ("corporation",),
    "status": ("status",),
    "year": ("completion_year", "year"),
    "ground_owner": ("ground_owner",),
    "district": ("district_code",),
}
"""Per filter the columns it may look at; the first that a frame has."""

TITLES: Mapping[str, str] = {
    "corporation": "Corporatie",
    "status": "Planologische status",
    "year": "Jaar van oplevering",
    "ground_owner": "Grondeigenaar",
    "district": "Wijk of dorp",
}


@dataclass(frozen=True)
class Filters:
    """What is shown: per filter the values chosen; a filter without values lets everything through."""

    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def active(self) -> tuple[str, ...]:
        """The filters that leave something out."""
        return tuple(name for name, values in self.chosen.items() if values)

    @property
    def key(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """The filters as a plain value, for a cache."""
        return tuple((name, self.chosen[name]) for name in self.active)

    def only(self, works: Collection[str]) -> "Filters":
        """Return the filters that a page uses."""
        return Filters({name: values for name, values in self.chosen.items() if name in works})

    def sentences(self, works: Collection[str] = tuple(FIELDS)) -> list[str]:
        """Name the filters that are on, those that a page does not use apart."""
        used = [TITLES[name].lower() for name in self.active if name in works]
        idle = [TITLES[name].lower() for name in self.active if name not in works]
        return [
            *([f"kaart en tabellen gefilterd op {' en '.join(used)}"] if used else []),
            *([f"het filter op {' en '.join(idle)} werkt hier niet"] if idle else []),
        ]


def keep(frame: Frame, filters: Filters) -> Frame:
    """Return the rows that pass every filter of which the frame has a column; missing passes only as "onbekend"."""
    passes = pd.Series(True, index=frame.index)
    for name in filters.active:
        words = as_words(frame, name)
        if words is not None:
            passes &= words.isin(filters.chosen[name])
    return frame.loc[passes]


def values(frame: pd.DataFrame, name: str) -> list[str]:
    """Return the values that a filter can be set to for a frame, sorted, unknown last."""
    words = as_words(frame, name)
    return [] if words is None else sorted(set(words), key=lambda word: (word == UNKNOWN, word))


def as_words(frame: pd.DataFrame, name: str) -> pd.Series | None:
    """Return the column a filter looks at as text, missing as :data:`UNKNOWN`; None where there is no such column."""
    column = next((column for column in FIELDS[name] if column in frame.columns), None)
    return None if column is None else frame[column].astype("str").fillna(UNKNOWN)


def title(name: str, value: str, districts: Mapping[Any, str]) -> str:
    """Write a value of a filter in Dutch."""
    if value == UNKNOWN:
        return terms.UNKNOWN
    vocabulary = {"status": "planning_status", "ground_owner": "ground_owner"}.get(name, "")
    return districts.get(value, value) if name == "district" else terms.label(vocabulary, value)
