"""What is written of a change: who did what when, to which field of which row, and what stood there before."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from geo_pa.errors import Problem, RequestError

ROW = "*"
"""The field of an event that says whether a row is there: its value is PRESENT, or missing where it is not."""

PRESENT = "yes"

ADOPTED = "Vastgesteld"
"""The scenario that every other comes from: what holds."""


@dataclass(frozen=True)
class Change:
    """One value that becomes another: of a row of a layer or table one field, as canonical text; None is unknown."""

    layer: str
    row: str
    field: str
    before: str | None
    after: str | None

    @property
    def place(self) -> tuple[str, str, str]:
        """Where it is: layer, row and field."""
        return self.layer, self.row, self.field

    @property
    def inverse(self) -> "Change":
        """The change that takes it back."""
        return replace(self, before=self.after, after=self.before)


@dataclass(frozen=True)
class Author:
    """Who changes something, why, and as which reader: what is typed in under a reader can be seen by that reader."""

    who: str
    why: str = ""
    reader: str = "municipality"


@dataclass(frozen=True)
class Action:
    """What one person did at once: its events come into force together, and are undone together.

    Attributes
    ----------
    id : str
        A random UUID.
    at : datetime
        In UTC; no earlier than any action before it.
    author : Author
        Who, why and as which reader.
    scenario : str
        The name of the line it stands in.
    undoes : str
        The id of the action that it takes back; empty where it takes back none.
    """

    id: str
    at: datetime
    author: Author
    scenario: str
    undoes: str = ""


@dataclass(frozen=True)
class Event:
    """One change as it stands in the log; ``number`` is its place in the order of all events."""

    number: int
    action: Action
    change: Change


@dataclass(frozen=True)
class Scenario:
    """A named line of events.

    Attributes
    ----------
    name : str
        Unique, small letters and capitals alike.
    parent : str
        The scenario that it left; empty of the first.
    left_at : int
        The number of the last event of that scenario that it has in common with it.
    made : Author
        Who made it, why, and as which reader: that reader sees it, and who may see more.
    at : datetime
        When, in UTC.
    """

    name: str
    parent: str
    left_at: int
    made: Author
    at: datetime


@dataclass(frozen=True)
class Conflict:
    """A change that somebody wants to make of a value that another changed in the meantime."""

    wanted: Change
    earlier: Event


class ConflictError(RequestError):
    """Somebody else changed the same in the meantime: nothing was written, and the user chooses.

    Attributes
    ----------
    conflicts : tuple of Conflict
        Each with what was wanted and what the other did.
    """

    def __init__(self, conflicts: Iterable[Conflict]) -> None:
        self.conflicts = tuple(conflicts)
        super().__init__(_problem(conflict) for conflict in self.conflicts)


def _problem(conflict: Conflict) -> Problem:
    """Say it without names of editors and without values: what may be shown of these depends on the reader."""
    from geo_pa.terms.numbers import DUTCH_TIME  # noqa: PLC0415  # loads slowly, and who writes seldom needs it

    change = conflict.wanted
    return Problem(
        where=f"{change.layer}, {change.row}, {change.field}",
        what="Iemand anders heeft dit gewijzigd nadat u het opende.",
        found=f"een wijziging van {conflict.earlier.action.at.astimezone(DUTCH_TIME):%d-%m-%Y %H:%M}",
        expected="wat er stond toen u het opende",
        action="Kies: laat staan wat de ander heeft ingevuld, of vul het uwe opnieuw in.",
    )
