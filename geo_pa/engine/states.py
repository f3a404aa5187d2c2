"""The state of a workspace: its files with the events of a scenario up to a moment laid over them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from itertools import groupby
from operator import attrgetter

import pandas as pd

from geo_pa.changes import ADOPTED, Event, Log
from geo_pa.changes.overlay import Laid, Misfit, Reason, lay_over
from geo_pa.engine.memory import Memory
from geo_pa.errors import InputError, Problem, RequestError
from geo_pa.schema import SCHEMA
from geo_pa.terms import day, number, plural
from geo_pa.workspace import Reading, Workspace
from geo_pa.workspace.from_schema import undeclared
from geo_pa.workspace.reading import no_rows


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
    """

    scenario: str = ADOPTED
    as_of: datetime | None = None
    last: int = 0
    events: tuple[Event, ...] = ()
    ids: Mapping[str, pd.Series] = field(default_factory=dict)
    misfits: tuple[Misfit, ...] = ()

    @property
    def trial(self) -> bool:
        """Whether it holds changes that are written nowhere."""
        return any(event.number == 0 for event in self.events)

    @property
    def changed(self) -> bool:
        """Whether it is something else than what holds now by the files alone."""
        return bool(self.events) or self.as_of is not None or self.scenario != ADOPTED

    @property
    def sentence(self) -> str:
        """What a planner reads of it; empty where nothing but the files is looked at."""
        if not self.changed:
            return ""
        actions = {event.action.id for event in self.events if event.number}
        told = [f"scenario {self.scenario}", f"met {plural(len(actions), 'wijziging', 'wijzigingen')}"]
        told += [f"zoals het was op {moment(self.as_of)}"] if self.as_of else []
        told += ["met een proef die niet is opgeslagen"] if self.trial else []
        return ", ".join(told)


def moment(at: datetime) -> str:
    """Write a moment as a planner reads it, in the time of this computer."""
    here = at.astimezone()
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
    log = Log.of(files.folder, files.info.municipality_code)
    last = log.last()
    events = log.events(scenario, as_of=as_of, until=last)
    name = next(one.name for one in log.scenarios() if one.name.casefold() == scenario.casefold())
    return laid(files, State(name, as_of, last, events), memory)


def laid(files: Workspace, state: State, memory: Memory) -> Opened:
    """Lay the events of a state over the files, each layer by itself; what was laid before is taken from memory."""
    by_layer = {layer: tuple(events) for layer, events in groupby(_by_layer(state.events), _layer)}
    found = {layer: _laid(files, layer, events, memory) for layer, events in by_layer.items()}
    there = {layer: one for layer, one in found.items() if isinstance(one, Laid)}
    workspace = files.with_readings({layer: one.reading for layer, one in there.items()}) if there else files
    misfits = tuple(misfit for one in found.values() for misfit in (one.misfits if isinstance(one, Laid) else one))
    ids = {layer: one.ids for layer, one in there.items()}
    return Opened(workspace, State(state.scenario, state.as_of, state.last, state.events, ids, misfits))


_layer = attrgetter("change.layer")


def _by_layer(events: Iterable[Event]) -> list[Event]:
    return sorted(events, key=_layer)


def _laid(files: Workspace, layer: str, events: Sequence[Event], memory: Memory) -> Laid | tuple[Misfit, ...]:
    base = base_of(files, layer)
    if isinstance(base, tuple):
        return tuple(Misfit(event, Reason.NO_LAYER, problems=base) for event in events)
    changes = tuple(event.change for event in events)
    known, laid = memory.recall(("laid", changes), (base,), lambda: (events, lay_over(base, events)))
    # The same changes may be those of other actions, such as in another scenario.
    own = dict(zip(map(id, known), events, strict=True))
    return replace(laid, misfits=tuple(replace(one, event=own[id(one.event)]) for one in laid.misfits))


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
