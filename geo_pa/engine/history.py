"""What was changed, as a reader may know it: the log obeys the reader as every answer does."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from dataclasses import field as declared
from itertools import groupby
from operator import attrgetter

import pandas as pd

from geo_pa.changes import PRESENT, ROW, Action, Author, Change, Event
from geo_pa.changes.undo import is_undone
from geo_pa.changes.values import row_ids
from geo_pa.disclosure import CONFIDENTIALITY, only_visible, visible
from geo_pa.engine.session import Session, Viewer
from geo_pa.engine.states import base_of
from geo_pa.model import MUNICIPALITY, NARROWEST, Reader
from geo_pa.schema import SCHEMA
from geo_pa.terms import is_missing
from geo_pa.workspace import Reading, Workspace

NAME = "name"

NOT_SHOWN = "niet getoond"
"""Stands for a count of people, and for what a reader may not know of an action."""

DECIDES = (CONFIDENTIALITY, "status")
"""The fields that say for whom a row is."""


@dataclass(frozen=True)
class Done:
    """One action as a reader may know it.

    Attributes
    ----------
    action : Action
        Who, when and why, as far as he may know.
    events : tuple of Event
        Those that he may see.
    undone : bool
        Whether it was taken back.
    names : mapping of str to str
        The name of each row that has one, by how events call it.
    """

    action: Action
    events: tuple[Event, ...]
    undone: bool = False
    names: Mapping[str, str] = declared(default_factory=dict)

    @property
    def by_row(self) -> Mapping[tuple[str, str], tuple[Event, ...]]:
        """Its events by layer and row, in their order."""
        found: dict[tuple[str, str], tuple[Event, ...]] = {}
        for event in self.events:
            place = event.change.layer, event.change.row
            found[place] = (*found.get(place, ()), event)
        return found


def history(
    session: Session, *, viewer: Viewer = MUNICIPALITY, layer: str = "", row: str = "", field: str = ""
) -> tuple[Done, ...]:
    """Return what was done in a state, the latest first.

    Parameters
    ----------
    session : Session
        The state.
    viewer : str or Reader
        Who looks. An event is shown where the row is for this reader now, was so in the files and at every moment in
        between, and points to no row that is not. Who did it is the municipality's alone, and why is told to who looks
        as the reader under whom it was typed in. Counts of people are shown to nobody.
    layer, row, field : str
        Only of that layer or table, that row, that field.

    Returns
    -------
    tuple of Done
        Actions of which nothing may be shown are left out.

    Raises
    ------
    RequestError
        No such viewer.
    """
    reader = session.reader(viewer)
    session.state.require_readable(reader)
    wanted = {name: one for name, one in (("layer", layer), ("row", row), ("field", field)) if one}
    events = [event for event in session.state.events if wanted.items() <= vars(event.change).items()]
    shown = _shown(events, session, reader)
    actions = [(action, tuple(of_it)) for action, of_it in groupby(shown, attrgetter("action"))]
    names, every = _names(session, shown), session.state.events
    done = (Done(action, of_it, is_undone(action.id, every), names) for action, of_it in actions)
    return tuple(done)[::-1]


def _names(session: Session, shown: Sequence[Event]) -> dict[str, str]:
    """Return the names of the rows of events, as they are now or were last."""
    layers, rows = ({getattr(event.change, part) for event in shown} for part in ("layer", "row"))
    last = {event.change.row: event.change.after for event in session.state.events if event.change.field == NAME}
    now: dict[str, str] = {}
    for layer in layers:
        reading = base_of(session.workspace, layer)
        if not isinstance(reading, tuple) and NAME in reading.frame.columns:
            known = _names_of(reading, layer, session.workspace, session)
            now |= dict(zip(known, reading.frame[NAME], strict=True))
    return {row: str(name) for row, name in {**last, **now}.items() if row in rows and not is_missing(name)}


def _shown(events: Iterable[Event], session: Session, viewer: Reader) -> list[Event]:
    told = list(events)
    if not viewer.sees_everything:
        hidden = {layer: _withheld(layer, session, viewer) for layer in {event.change.layer for event in told}}
        told = [event for event in told if event.change.row not in hidden[event.change.layer]]
    return [replace(event, action=_told(event.action, viewer), change=without_people(event.change)) for event in told]


def _withheld(layer: str, session: Session, viewer: Reader) -> set[str]:
    """Return the rows of a layer that a reader may not know of: those he may not see, and those that point to such."""
    links = SCHEMA[layer].links if layer in SCHEMA else {}
    pointing = (_pointing(layer, name, session, _hidden_rows(to, session, viewer)) for name, to in links.items())
    return _hidden_rows(layer, session, viewer).union(*pointing)


def _pointing(layer: str, field: str, session: Session, hidden: set[str]) -> set[str]:
    """Return the rows that point to hidden ones, now, in the files, or at any moment in between."""
    found = {
        event.change.row
        for event in session.state.events
        if (event.change.layer, event.change.field) == (layer, field)
        and {event.change.before, event.change.after} & hidden
    }
    for workspace in (session.workspace, session.files):
        base = base_of(workspace, layer)
        if not isinstance(base, tuple) and field in base.frame.columns:
            found |= {*_names_of(base, layer, workspace, session)[base.frame[field].isin(hidden)]}
    return found


def _hidden_rows(layer: str, session: Session, viewer: Reader) -> set[str]:
    """Return the rows of a layer that a reader may not see, now, in the files, or at any moment in between."""
    now, files = (_ids(layer, workspace, session, viewer) for workspace in (session.workspace, session.files))
    changed = [event.change for event in session.state.events if event.change.layer == layer]
    gone = {change.row for change in changed} - now.keys() - files.keys()
    return {row for ids in (now, files) for row, seen in ids.items() if not seen} | gone | _once_hidden(changed, viewer)


def _names_of(base: Reading, layer: str, workspace: Workspace, session: Session) -> pd.Series:
    """Return how events call each row of a layer, as it is now or in the files."""
    known = session.state.ids.get(layer) if workspace is session.workspace else None
    return row_ids(base.frame, base.declaration) if known is None else known


def _ids(layer: str, workspace: Workspace, session: Session, viewer: Reader) -> dict[str, bool]:
    """Return each row as events call it, and whether a reader may see it."""
    base = base_of(workspace, layer)
    if isinstance(base, tuple):
        return {}
    names = _names_of(base, layer, workspace, session)
    seen = base.frame.index.isin(only_visible(base.frame, viewer, layer).index)
    return dict(zip(names, seen.tolist(), strict=True))


def _once_hidden(changes: Iterable[Change], viewer: Reader) -> set[str]:
    """Return the rows that a change made, or unmade, closed to a reader."""
    deciding = [change for change in changes if change.field in DECIDES]
    said = [(change, value) for change in deciding for value in (change.before, change.after) if value is not None]
    return {change.row for change, value in said if not _open(change, value, viewer)}


def _open(change: Change, value: str, viewer: Reader) -> bool:
    row = pd.DataFrame({CONFIDENTIALITY: [NARROWEST.rung]}).assign(**{change.field: [value]})
    return bool(visible(row, viewer, change.layer).all())


def without_people(change: Change) -> Change:
    """Return a change in which a count of people is not shown."""
    known = SCHEMA[change.layer].fields.get(change.field) if change.layer in SCHEMA else None
    if known is None or not known.people:
        return change
    return replace(change, before=change.before and NOT_SHOWN, after=change.after and NOT_SHOWN)


def _told(action: Action, viewer: Reader) -> Action:
    author = action.author
    if viewer.sees_everything:
        return action
    return replace(action, author=Author("", author.why if author.reader == viewer.id else "", author.reader))


def kind_of(event: Event) -> str:
    """Tell what an event does: a row comes (``added``), goes (``removed``), or changes (``changed``)."""
    change = event.change
    if change.field != ROW:
        return "changed"
    return "added" if change.after == PRESENT else "removed"
