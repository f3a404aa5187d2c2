"""What if a facility closes, or another opens, as it stands in an address, and the changes that this comes to."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from itertools import chain

import shapely

from geo_pa import terms
from geo_pa.changes import Change
from geo_pa.changes.values import GEOMETRY, written_shape
from geo_pa.crs import RD_BOUNDS
from geo_pa.disclosure import CONFIDENTIALITY
from geo_pa.engine import Session
from geo_pa.engine.editing import added, ids, new_id, removed, rows
from geo_pa.model import RUNGS
from geo_pa.schema import SCHEMA

FACILITIES = "facilities"
PREFIX = "proef-"


@dataclass(frozen=True)
class Opened:
    """A facility that is tried out, where that is in words and in RD metres."""

    kind: str
    place: str
    x: float
    y: float

    @property
    def title(self) -> str:
        """What it is called: its kind and its place."""
        return f"{terms.label('facility_kind', self.kind)} ({self.place})"

    @property
    def values(self) -> Mapping[str, str]:
        """Its row, as canonical text."""
        shape = written_shape(shapely.Point(self.x, self.y))
        return {"name": f"Nieuw: {self.title}", "kind": self.kind, GEOMETRY: shape}

    @property
    def written(self) -> str:
        """How it stands in an address: its kind and RD metres, and no name that another reader may not see."""
        return f"{self.kind}@{self.x:.2f},{self.y:.2f}"


WRITTEN = re.compile(r"([a-z_]+)@(\d{1,6}(?:\.\d+)?),(\d{1,6}(?:\.\d+)?)")


def read(written: str) -> Opened | None:
    """Return the facility that stands so in an address; None where its kind is unknown or it lies abroad."""
    found = WRITTEN.fullmatch(written)
    if found is None or found[1] not in terms.labels("facility_kind"):
        return None
    x, y = float(found[2]), float(found[3])
    west, south, east, north = RD_BOUNDS
    inside = west <= x <= east and south <= y <= north
    return Opened(found[1], place_in_words(x, y), x, y) if inside else None


def place_in_words(x: float, y: float) -> str:
    """Write a place that has no name, from RD metres."""
    return f"x {terms.number(round(x))} m, y {terms.number(round(y))} m"


@dataclass(frozen=True)
class Trial:
    """Facilities that close, by id, and facilities that open, in the order in which they were added."""

    closed: tuple[str, ...] = ()
    opened: tuple[Opened, ...] = ()

    @property
    def active(self) -> bool:
        """Whether it changes anything."""
        return bool(self.closed or self.opened)

    @property
    def ids(self) -> list[str]:
        """The ids of the facilities that open, in their order."""
        return [f"{PREFIX}{number}" for number in range(1, len(self.opened) + 1)]

    def changes(self, session: Session) -> tuple[Change, ...]:
        """Return what would change; a facility that is no longer there does not close."""
        there = ids(session, FACILITIES)
        closing = (change for row in there[there.isin(self.closed)] for change in removed(session, FACILITIES, row))
        opening = (_opening(session, *each) for each in zip(self.ids, self.opened, strict=True))
        return (*closing, *chain.from_iterable(opening))

    def to_save(self, session: Session) -> tuple[Change, ...]:
        """Return what to save: new facilities get a number of their own, and no name that another may not see."""
        told = replace(self, opened=tuple(filter(None, (read(each.written) for each in self.opened))))
        given = {row: new_id() for row in self.ids}
        return tuple(replace(change, row=given.get(change.row, change.row)) for change in told.changes(session))


def _opening(session: Session, row: str, opened: Opened) -> tuple[Change, ...]:
    seen = {CONFIDENTIALITY: RUNGS[-1]} if CONFIDENTIALITY in rows(session, FACILITIES).columns else {}
    return added(session, FACILITIES, {SCHEMA[FACILITIES].key: row, **opened.values, **seen})
