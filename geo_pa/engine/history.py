"""What was changed, as a reader may know it: the log obeys the reader as every answer does."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import groupby
from operator import attrgetter

import pandas as pd

from geo_pa.changes import PRESENT, ROW, Action, Author, Change, Event
from geo_pa.changes.undo import is_undone
from geo_pa.changes.values import row_ids
from geo_pa.disclosure import CONFIDENTIALITY, VIEWERS, only_visible, require_viewer, visible
from geo_pa.engine.session import Session
from geo_pa.engine.states import base_of
from geo_pa.schema import SCHEMA
from geo_pa.workspace import Workspace

NOT_SHOWN = "niet getoond"
"""Stands for a count of people, and for what a reader may not know of an action."""

DECIDES = (CONFIDENTIALITY, "status")
"""The fields that say for whom a row is."""


@dataclass(frozen=True)
class Done:
    """One action as a reader may know it: its events that he may see, and whether it was taken back."""

    action: Action
    events: tuple[Event, ...]
    undone: bool = False


def history(
    session: Session, *, viewer: str = "municipality", layer: str = "", row: str = "", field: str = ""
) -> tuple[Done, ...]:
    """Return what was done in a state, the latest first.

    Parameters
    ----------
    session : Session
        The state.
    viewer : str
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
    require_viewer(viewer)
    session.state.require_readable(viewer)
    wanted = {name: one for name, one in (("layer", layer), ("row", row), ("field", field)) if one}
    events = [event for event in session.state.events if wanted.items() <= vars(event.change).items()]
    shown = _shown(events, session, viewer)
    actions = [(action, tuple(of_it)) for action, of_it in groupby(shown, attrgetter("action"))]
    done = (Done(_told(action, viewer), of_it, is_undone(action.id, session.state.events)) for action, of_it in actions)
    return tuple(done)[::-1]


def _shown(events: Iterable[Event], session: Session, viewer: str) -> list[Event]:
    told = list(events)
    if viewer != VIEWERS[0]:
        hidden = {layer: _hidden_rows(layer, session, viewer) for layer in {event.change.layer for event in told}}
        linked = {layer: _hidden_rows(layer, session, viewer) for layer in SCHEMA if SCHEMA[layer].key}
        told = [event for event in told if not _is_hidden(event.change, hidden, linked)]
    return [replace(event, change=without_people(event.change)) for event in told]


def _is_hidden(change: Change, hidden: Mapping[str, set[str]], linked: Mapping[str, set[str]]) -> bool:
    pointed = SCHEMA[change.layer].links.get(change.field, "") if change.layer in SCHEMA else ""
    return change.row in hidden[change.layer] or bool({change.before, change.after} & linked.get(pointed, set()))


def _hidden_rows(layer: str, session: Session, viewer: str) -> set[str]:
    """Return the rows of a layer that a reader may not see, now, in the files, or at any moment in between."""
    now, files = (_ids(layer, workspace, session, viewer) for workspace in (session.workspace, session.files))
    changed = [event.change for event in session.state.events if event.change.layer == layer]
    gone = {change.row for change in changed} - now.keys() - files.keys()
    return {row for ids in (now, files) for row, seen in ids.items() if not seen} | gone | _once_hidden(changed, viewer)


def _ids(layer: str, workspace: Workspace, session: Session, viewer: str) -> dict[str, bool]:
    """Return each row as events call it, and whether a reader may see it."""
    base = base_of(workspace, layer)
    if isinstance(base, tuple):
        return {}
    ids = session.state.ids.get(layer) if workspace is session.workspace else None
    names = row_ids(base.frame, base.declaration) if ids is None else ids
    seen = base.frame.index.isin(only_visible(base.frame, viewer, layer).index)
    return dict(zip(names, seen.tolist(), strict=True))


def _once_hidden(changes: Iterable[Change], viewer: str) -> set[str]:
    """Return the rows that a change made, or unmade, closed to a reader."""
    deciding = [change for change in changes if change.field in DECIDES]
    said = [(change, value) for change in deciding for value in (change.before, change.after) if value is not None]
    return {change.row for change, value in said if not _open(change, value, viewer)}


def _open(change: Change, value: str, viewer: str) -> bool:
    row = pd.DataFrame({CONFIDENTIALITY: [VIEWERS[-1]]}).assign(**{change.field: [value]})
    return bool(visible(row, viewer, change.layer).all())


def without_people(change: Change) -> Change:
    """Return a change in which a count of people is not shown."""
    known = SCHEMA[change.layer].fields.get(change.field) if change.layer in SCHEMA else None
    if known is None or not known.people:
        return change
    return replace(change, before=change.before and NOT_SHOWN, after=change.after and NOT_SHOWN)


def _told(action: Action, viewer: str) -> Action:
    author = action.author
    if viewer == VIEWERS[0]:
        return action
    return replace(action, author=Author("", author.why if author.reader == viewer else "", author.reader))


def kind_of(event: Event) -> str:
    """Tell what an event does: a row comes (``added``), goes (``removed``), or changes (``changed``)."""
    change = event.change
    if change.field != ROW:
        return "changed"
    return "added" if change.after == PRESENT else "removed"
