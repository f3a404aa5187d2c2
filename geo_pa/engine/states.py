"""The state of a workspace: its files with the events of a scenario up to a moment laid over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from itertools import groupby
from operator import attrgetter

import pandas as pd

from geo_pa.changes import ADOPTED, ROW, Action, Author, Change, Event, Log
from geo_pa.changes.log import no_scenario
from geo_pa.changes.overlay import Laid, Misfit, Reason, lay_over
from geo_pa.changes.values import GEOMETRY
from geo_pa.disclosure import CONFIDENTIALITY, FACTORS, visible
from geo_pa.disclosure.viewers import CORPORATION
from geo_pa.engine.memory import Memory
from geo_pa.errors import InputError, Problem, RequestError
from geo_pa.model import MUNICIPALITY, PUBLIC, Reader
from geo_pa.schema import SCHEMA
from geo_pa.terms import day, number, plural
from geo_pa.terms.numbers import DUTCH_TIME
from geo_pa.workspace import Reading, Workspace
from geo_pa.workspace.from_schema import undeclared
from geo_pa.workspace.reading import no_rows

TRIAL = Action("", datetime.max.replace(tzinfo=UTC), Author(""), "")
"""What a change belongs to that is written nowhere."""


@dataclass(frozen=True)
class State:
    """Which state of a workspace is looked at.

    Attributes
    ----------
    scenario : str
        Its name.
    as_of : datetime, optional
        The moment up to which events are part of it, with a time zone; None is now.
    last : int
        The number of the last event that was known when it was opened, of whatever scenario.
    events : tuple of Event
        Those that it is made of, in order; those that are tried and written nowhere have the number 0.
    ids : mapping of str to Series of str
        By layer that events touch, how these call each row.
    misfits : tuple of Misfit
        Events that changed nothing since they do not fit the files.
    reader : Reader
        Under whom the scenario was made.
    """

    scenario: str = ADOPTED
    as_of: datetime | None = None
    last: int = 0
    events: tuple[Event, ...] = ()
    ids: Mapping[str, pd.Series] = field(default_factory=dict)
    misfits: tuple[Misfit, ...] = ()
    reader: Reader = PUBLIC

    @property
    def trial(self) -> bool:
        """Whether it holds changes that are written nowhere."""
        return any(event.number == 0 for event in self.events)

    @property
    def changed(self) -> bool:
        """Whether it is something else than what holds now by the files alone."""
        return bool(self.events) or self.as_of is not None or self.scenario != ADOPTED

    @property
    def short(self) -> str:
        """How it is called in the name of a file; empty for what was adopted, as it is now."""
        as_of = f"zoals op {self.as_of.astimezone(DUTCH_TIME):%Y-%m-%d %H%M}" if self.as_of else ""
        return " ".join(filter(None, ("" if self.scenario == ADOPTED else self.scenario, as_of)))

    def told(self, viewer: Reader) -> str:
        """Return what a reader is told of it, in Dutch; empty where the files alone are looked at.

        How much was changed is the municipality's to know: it would tell of changes that others may not see.
        """
        if not self.changed:
            return ""
        actions = {event.action.id for event in self.events if event.number}
        count = f"met {plural(len(actions), 'wijziging', 'wijzigingen')}" if viewer.sees_everything else ""
        as_of = f"zoals het was op {moment(self.as_of)}" if self.as_of else ""
        trial = "met een proef die niet is opgeslagen" if self.trial else ""
        return ", ".join(filter(None, (f"Scenario {self.scenario}", count, as_of, trial)))

    def with_trial(self, changes: Iterable[Change]) -> "State":
        """Return the state with changes that are written nowhere."""
        return replace(self, events=(*self.events, *(Event(0, TRIAL, change) for change in changes)))

    def require_readable(self, viewer: Reader) -> None:
        """Refuse a reader who may not see the scenario: what is typed in under a reader is for him, and who sees more.

        Raises
        ------
        RequestError
            As if there were no such scenario.
        """
        if not can_see(viewer, self.reader):
            raise RequestError(no_scenario(self.scenario, (ADOPTED,)))


def log_of(files: Workspace) -> Log:
    """Return the log of a workspace."""
    info = files.info
    return Log.of(files.folder, info.municipality_code, names_kept_years=float(info.names_kept_years))


def can_see(viewer: Reader, made_as: Reader) -> bool:
    """Tell whether a reader may see what was typed in under another: who sees no more may not."""
    row = pd.DataFrame({CONFIDENTIALITY: [made_as.rung], CORPORATION: [made_as.corporation or None]})
    return bool(visible(row, viewer, "scenarios").all())


def moment(at: datetime) -> str:
    """Write a moment as a planner reads it, in Dutch time: "30 november 2026 14:05"."""
    here = at.astimezone(DUTCH_TIME)
    return f"{day(here.date())} {here:%H:%M}"


@dataclass(frozen=True)
class Opened:
    """A workspace in some state."""

    workspace: Workspace
    state: State


def opened(files: Workspace, memory: Memory, *, scenario: str = ADOPTED, as_of: datetime | None = None) -> Opened:
    """Open a state of a workspace.

    Raises
    ------
    RequestError
        There is no such scenario, or the moment has no time zone.
    InputError
        The log cannot be read.
    """
    if as_of is not None and as_of.tzinfo is None:
        raise RequestError(_no_zone(as_of))
    log = log_of(files)
    last = log.last()
    events = log.events(scenario, as_of=as_of, until=last)
    line = next(one for one in log.scenarios() if one.name.casefold() == scenario.casefold())
    reader = files.readers.known.get(line.made.reader, MUNICIPALITY)
    return laid(files, State(line.name, as_of, last, events, reader=reader), memory)


def laid(files: Workspace, state: State, memory: Memory) -> Opened:
    """Lay the events of a state over the files, each layer by itself; what was laid before is taken from memory."""
    by_layer = {layer: tuple(events) for layer, events in groupby(_by_layer(state.events), _layer)}
    found = {layer: _laid(files, layer, events, memory) for layer, events in by_layer.items()}
    there = {layer: one for layer, one in found.items() if isinstance(one, Laid)}
    workspace = files.with_readings({layer: one.reading for layer, one in there.items()}) if there else files
    misfits = tuple(misfit for one in found.values() for misfit in (one.misfits if isinstance(one, Laid) else one))
    ids = {layer: one.ids for layer, one in there.items()}
    return Opened(workspace, replace(state, ids=ids, misfits=misfits))


_layer = attrgetter("change.layer")


def _by_layer(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=_layer)


def _laid(files: Workspace, layer: str, events: Sequence[Event], memory: Memory) -> Laid | tuple[Misfit, ...]:
    base = base_of(files, layer)
    if isinstance(base, tuple):
        return tuple(Misfit(event, Reason.NO_LAYER, problems=base) for event in events)
    counting = tuple(Misfit(one, Reason.NOT_ALLOWED, problems=(_counts(base),)) for one in events if _of_people(one))
    told = [event for event in events if not _of_people(event)]
    changes = tuple(event.change for event in told)
    known, laid = memory.recall(("laid", changes), (base,), lambda: (told, lay_over(base, told)))
    # The same changes may be those of other actions, such as in another scenario.
    own = dict(zip(map(id, known), told, strict=True))
    return replace(laid, misfits=(*counting, *(replace(one, event=own[id(one.event)]) for one in laid.misfits)))


PARTS_OF = "district_code"
"""The field that says of which whole the people of an area are part."""


def _of_people(event: Event) -> bool:
    """Tell whether an event changes how many people are counted in an area, or which.

    One count under another circle, factor or total tells of few people what the count alone does not.
    """
    change, layer = event.change, SCHEMA[event.change.layer]
    if layer.closed or not any(one.people for one in layer.fields.values()):
        return False
    field = layer.fields.get(change.field)
    return change.field in (ROW, GEOMETRY, PARTS_OF, *FACTORS) or (field is not None and field.people)


def base_of(files: Workspace, layer: str) -> Reading | tuple[Problem, ...]:
    """Return what the files hold of a layer or table, no rows where they lack it; else why it cannot be changed."""
    if layer not in SCHEMA or SCHEMA[layer].geometry == "raster":
        return (_unknown_layer(layer),)
    if layer not in files.declarations and layer not in files.broken:
        reading = no_rows(undeclared(layer, files.folder))
        return (_closed(reading),) if reading.declaration.closed else reading
    try:
        reading = files.read(layer, ())
    except InputError as error:
        return error.problems
    return (_closed(reading),) if reading.declaration.closed else reading


def _counts(reading: Reading) -> Problem:
    title, expected = reading.declaration.title, "een wijziging van iets anders dan mensen, grenzen en indeling"
    what = "Hoeveel mensen er in een gebied wonen, en waar het ligt, wordt niet per rij gewijzigd."
    action = "Vervang het hele bestand van deze laag."
    return Problem(title, what, "een wijziging van een rij", expected, action)


def _no_zone(as_of: datetime) -> Problem:
    expected = "een moment met een tijdzone"
    return Problem("--as-of", "Dit moment is niet te plaatsen.", str(as_of), expected, "Noem de tijdzone.")


def _unknown_layer(layer: str) -> Problem:
    known = ", ".join(name for name, one in SCHEMA.items() if one.geometry != "raster" and not one.closed)
    return Problem(
        "Wijzigen", "Deze laag of tabel is niet te wijzigen.", f"'{layer}'", f"een van: {known}", "Kies er een."
    )


def _closed(reading: Reading) -> Problem:
    title = reading.declaration.title
    what = "Deze tabel bevat kleine aantallen mensen en wordt niet per rij gewijzigd."
    action = "Vervang het hele bestand van deze tabel."
    return Problem(title, what, "een wijziging van een rij", f"{number(0)} wijzigingen per rij", action)
