"""Taking an action back by its inverse, and what stands on it since."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

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
    standing = {place: tuple(_later(place, own, events)) for place in first}
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


def _later(place: Place, own: Sequence[Event], events: Sequence[Event]) -> Iterator[Event]:
    """Give what came after the action and stands on a field: a later value of it, of a row all that was filled in."""
    layer, row, name = place
    last = max(event.number for event in own)
    for event in events:
        if event.number <= last:
            continue
        change = event.change
        same_row = (change.layer, change.row) == (layer, row)
        if (same_row and name in {ROW, change.field}) or (name == ROW and _points_to(change, layer, row)):
            yield event


def _points_to(change: Change, layer: str, row: str) -> bool:
    return change.after == row and SCHEMA[change.layer].links.get(change.field) == layer
