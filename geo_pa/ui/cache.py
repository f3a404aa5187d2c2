"""What is kept between reruns, keyed on plain values: the folder as it is now, the question, the viewer.

Frames and results are shared between readers: nothing that takes one from here may change it.
"""

import os
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date, datetime
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import ParamSpec, TypeVar

import geopandas as gpd
import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo_pa.changes import ADOPTED
from geo_pa.engine import EMBEDDED, Answers, Session, notes_on_date, open_workspace
from geo_pa.engine.editing import log_of
from geo_pa.engine.memory import Memory
from geo_pa.errors import GeoPaError
from geo_pa.measures.areas import largest_overlap
from geo_pa.model import Reader, Result, Rules
from geo_pa.present import layer_rows
from geo_pa.registry import find
from geo_pa.workspace import load_readers

Settings = tuple[tuple[str, str], ...]

P = ParamSpec("P")
Made = TypeVar("Made")

AREAS = ("neighbourhoods", "villages")
"""Layers that are the ground of the map: they are drawn whole, whatever the filters."""

MEMORY = Memory()
"""What was worked out, also of the folder as it was: after one file changed the rest need not be worked out again."""


@dataclass(frozen=True)
class Folder:
    """A workspace on disk as it is now: a file that comes, goes or gets another date makes it another workspace."""

    path: str
    files: int


@dataclass(frozen=True)
class Seen:
    """A state of a workspace: which scenario at which moment (None is now), and the last event that is known."""

    folder: Folder
    scenario: str = ADOPTED
    as_of: datetime | None = None
    last: int = 0


@dataclass(frozen=True)
class Question:
    """A question to the workspace, as a plain value."""

    analysis: str
    on: date
    viewer: Reader
    settings: Settings = ()
    effects: bool = False
    closed: bool = False


CHOSEN = "geo_pa.chosen_state"

_SEEN: ContextVar[Seen | None] = ContextVar("the state of the workspace of this run of a page", default=None)


def look() -> None:
    """See the workspace as it is now, in the state that the reader chose, for all that this run of a page shows."""
    where = _now()
    _SEEN.set(_state_of(where, *_chosen()))


def look_at(scenario: str, as_of: datetime | None) -> None:
    """See another state of the same files, for what this run of a page has yet to show."""
    st.session_state[CHOSEN] = (scenario, as_of)
    here = seen()
    if (here.scenario, here.as_of) != (scenario, as_of):
        _SEEN.set(_state_of(here.folder, scenario, as_of))


def look_again() -> None:
    """See what was written during this run of a page."""
    here = seen()
    _SEEN.set(_state_of(here.folder, here.scenario, here.as_of))


def seen() -> Seen:
    """Return the state to show, as this run of a page saw it; elsewhere as it is now."""
    return _SEEN.get() or _state_of(_now(), *_chosen())


def _chosen() -> tuple[str, datetime | None]:
    """Return the scenario and the moment that the reader chose before; what holds now where nobody looks yet."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return ADOPTED, None
    chosen: tuple[str, datetime | None] = st.session_state.get(CHOSEN, (ADOPTED, None))
    return chosen


def _state_of(where: Folder, scenario: str, as_of: datetime | None) -> Seen:
    with suppress(GeoPaError):  # the page itself says what is wrong with the workspace
        return Seen(where, scenario, as_of, log_of(_open(where)).last())
    return Seen(where, scenario, as_of)


def _now() -> Folder:
    """See the workspace that ``GEO_PA_WORKSPACE`` names, else the embedded one."""
    path = Path(os.environ.get("GEO_PA_WORKSPACE") or EMBEDDED)
    return Folder(str(path), hash(frozenset(chain.from_iterable(_dated(path / part) for part in ("layers", "data")))))


def _dated(place: Path) -> Iterator[tuple[str, int]]:
    """Give every file and folder beneath a place with its date; os.walk would look at each of them twice."""
    with suppress(FileNotFoundError, NotADirectoryError), os.scandir(place) as entries:
        for entry in entries:
            yield entry.path, entry.stat().st_mtime_ns
            if entry.is_dir():
                yield from _dated(Path(entry.path))


def per_state(entries: int, spinner: str = "") -> Callable[[Callable[P, Made]], Callable[P, Made]]:
    """Keep what a function of plain values makes, for so many of these and for the state that is looked at."""

    def keeping(make: Callable[P, Made]) -> Callable[P, Made]:
        @st.cache_resource(max_entries=entries, show_spinner=spinner or False)
        @wraps(make)
        def kept_for(where: Seen, *given: P.args, **named: P.kwargs) -> Made:
            del where  # the key of what is kept
            return make(*given, **named)

        @wraps(make)
        def made(*given: P.args, **named: P.kwargs) -> Made:
            found: Made = kept_for(seen(), *given, **named)
            return found

        return made

    return keeping


def session() -> Session:
    """Return the opened workspace, in the state that is looked at."""
    return _opened(seen())


@st.cache_resource(max_entries=16, show_spinner=False)
def _opened(state: Seen) -> Session:
    files = _open(state.folder)
    as_opened = (files.state.scenario, files.state.as_of, files.state.last)
    if as_opened == (state.scenario, state.as_of, state.last):
        return files
    return files.scenario(state.scenario, as_of=state.as_of)


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(where: Folder) -> Session:
    return open_workspace(where.path, memory=MEMORY)


def readers() -> Mapping[str, Reader]:
    """Return who can look, by id; also where the workspace cannot be opened."""
    return _readers(seen().folder)


@st.cache_resource(max_entries=2, show_spinner=False)
def _readers(where: Folder) -> Mapping[str, Reader]:
    return load_readers(Path(where.path)).known


def asked(analysis: str) -> bool:
    """Tell whether the agreements of this municipality ask a question."""
    return any(entry.id == analysis for entry in session().asked)


def declared(name: str) -> bool:
    """Tell whether the workspace has a layer or table of that name."""
    return name in session().workspace.declarations


def rules(analysis: str, on: date) -> Rules:
    """Return the rules of an analysis as the data have them."""
    return session().workspace.rules(*find(analysis).rules, on=on)


def notes(used: Rules) -> tuple[str, ...]:
    """Return what a reader must know of the date on which rules judge."""
    return notes_on_date(used, session().workspace.info.reference_date)


@per_state(64)
def result(question: Question) -> Result:
    """Answer a question."""
    return result_in(session(), question)


@per_state(8)
def answers(on: date, viewer: Reader) -> Answers:
    """Answer every question that can be answered."""
    return session().run_all(on=on, viewer=viewer)


def result_in(other: Session, question: Question) -> Result:
    """Answer a question in another state, such as one with changes that are written nowhere."""
    return other.run(
        question.analysis,
        on=question.on,
        settings=dict(question.settings),
        viewer=question.viewer,
        effects=question.effects,
        closed=question.closed,
    )


def layer(name: str, viewer: Reader) -> gpd.GeoDataFrame:
    """Return the rows of a layer that a viewer may see, small counts hidden, with the district of each shape."""
    return held(("layer", name, viewer), (name, "villages"), lambda: _layer(name, viewer))


def _layer(name: str, viewer: Reader) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame(layer_rows.shown_rows(session(), name, viewer))
    return frame if name in AREAS or not declared("villages") else with_district(frame, layer("villages", viewer))


def held(what: Hashable, layers: Iterable[str], make: Callable[[], Made]) -> Made:
    """Make something of layers and tables, or take what was made before while these held the same."""
    workspace = session().workspace
    readings = tuple(workspace.read(name, ()) if name in workspace.declarations else None for name in layers)
    return MEMORY.recall(("ui", what), readings, make)


def with_district(frame: gpd.GeoDataFrame, districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add the district that holds most of each shape, so that every layer can be filtered by district."""
    return frame.assign(district_code=largest_overlap(frame, districts).astype("str"))


def kept(*rests_on: Hashable, make: Callable[[], Made]) -> Made:
    """Make something, such as a layer to draw, or take what was made before of the same plain values it rests on."""
    made: Made = _kept(seen(), rests_on, make)
    return made


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(where: Seen, rests_on: tuple[Hashable, ...], _make: Callable[[], Made]) -> Made:
    del where, rests_on  # the key of what is kept
    return _make()
