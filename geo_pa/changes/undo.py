"""Taking an action back by its inverse, and what stands on it since."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from operator import attrgetter

from geo_pa.changes.events import ROW, Change, Event
from geo_pa.schema import SCHEMA

Place = tuple[str, str, str]


@dataclass(frozen=True)
class Undo:
    """What takes an action back.

    Attributes
    ----------
    free : tuple of Change
        For what nothing later stands on.
    rest : tuple of Change
        For what something later stands on: these also undo what came later.
    standing : tuple of Event
        What came later.
    done : bool
        Whether it was taken back already, and not done again since.
    """

    free: tuple[Change, ...]
    rest: tuple[Change, ...] = ()
    standing: tuple[Event, ...] = ()
    done: bool = False


def undo_of(action: str, events: Sequence[Event]) -> Undo:
    """Return what takes back one of the actions of a state.

    Parameters
    ----------
    action : str
        Its id; to do again what was undone, take back the action that undid it.
    events : sequence of Event
        All of the state, in order.
    """
    own = [event for event in events if event.action.id == action]
    latest = {event.change.place: event for event in events}
    first = _first_of_each(own)
    later = _Later.of(events, max((event.number for event in own), default=0))
    standing = {place: later.on(place) for place in first}
    back = {place: _back(event, latest[place]) for place, event in first.items()}
    changes = {place: change for place, change in back.items() if change.before != change.after}
    # A row that something stands on stays whole.
    held = {place[:2] for place in first if place[2] == ROW and standing[place]}
    bound = {place for place in first if standing[place] or place[:2] in held}
    return Undo(
        free=tuple(change for place, change in changes.items() if place not in bound),
        rest=tuple(change for place, change in changes.items() if place in bound),
        standing=tuple(dict.fromkeys(event for place in changes for event in standing[place])),
        done=is_undone(action, events),
    )


def is_undone(action: str, events: Iterable[Event]) -> bool:
    """Tell whether an action was taken back, and that was not taken back itself."""
    by = {event.action.undoes: event.action.id for event in events if event.action.undoes}
    times = 0
    while action in by:
        action, times = by[action], times + 1
    return times % 2 == 1


def _first_of_each(own: Iterable[Event]) -> dict[Place, Event]:
    """Return the first event of each field: what stood there before the action. Rows come last, after their fields."""
    first: dict[Place, Event] = {}
    for event in own:
        first.setdefault(event.change.place, event)
    return dict(sorted(first.items(), key=lambda one: one[0][2] == ROW))


def _back(first: Event, latest: Event) -> Change:
    change = first.change
    return Change(change.layer, change.row, change.field, latest.change.after, change.before)


@dataclass(frozen=True)
class _Later:
    """What came after an action: by row, and by the row that a value points to."""

    of_row: Mapping[tuple[str, str], list[Event]]
    to_row: Mapping[tuple[str, str], list[Event]]

    @classmethod
    def of(cls, events: Iterable[Event], last: int) -> "_Later":
        of_row: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        to_row: defaultdict[tuple[str, str], list[Event]] = defaultdict(list)
        for event in events:
            if event.number > last:
                change = event.change
                of_row[change.layer, change.row].append(event)
                to_row[_linked(change), change.after or ""].append(event)
        return cls(of_row, to_row)

    def on(self, place: Place) -> tuple[Event, ...]:
        """Return what stands on a field: a later value of it, and on a row all that was filled in."""
        layer, row, name = place
        same = self.of_row.get((layer, row), [])
        if name != ROW:
            return tuple(event for event in same if event.change.field == name)
        linked = self.to_row.get((layer, row), [])
        return tuple(sorted({event.number: event for event in (*same, *linked)}.values(), key=attrgetter("number")))


def _linked(change: Change) -> str:
    """Return the layer that a field points to; empty where it points to none."""
    return SCHEMA[change.layer].links.get(change.field, "") if change.layer in SCHEMA else ""
