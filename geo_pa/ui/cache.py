"""What is kept between reruns, keyed on plain values: the folder as it is now, the question, the viewer.

Frames and results are shared between readers: nothing that takes one from here may change it.
"""

import os
from collections.abc import Callable, Hashable, Iterator, Mapping
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from functools import wraps
from itertools import chain
from pathlib import Path
from typing import ParamSpec, Protocol, TypeVar

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa import registry
from geo_pa.engine import EMBEDDED, Answers, Session, notes_on_date, open_workspace
from geo_pa.engine.memory import Memory
from geo_pa.engine.visible_rows import rows_as_in
from geo_pa.measures.areas import largest_overlap
from geo_pa.model import Reader, Result, Rules
from geo_pa.model.given import HAS_HAPPENED
from geo_pa.present import layer_rows, layers, raster
from geo_pa.present.features import MapLayer, bounds, labels
from geo_pa.registry import Analysis, find
from geo_pa.ui.filters import Filters, keep
from geo_pa.workspace import load_readers

Settings = tuple[tuple[str, str], ...]

P = ParamSpec("P")
Made = TypeVar("Made")

AREAS = ("neighbourhoods", "villages")
"""Layers that are the ground of the map: they are drawn whole, whatever the filters."""

MEMORY = Memory()
"""What was worked out, also of the folder as it was: after one file changed the rest need not be worked out again."""

NAMED_KINDS = ("town", "village")
"""Kinds of district whose name always stands on the map."""


@dataclass(frozen=True)
class Folder:
    """A workspace on disk as it is now: a file that comes, goes or gets another date makes it another workspace."""

    path: str
    files: int


@dataclass(frozen=True)
class Question:
    """A question to the workspace, as a plain value."""

    analysis: str
    on: date
    viewer: Reader
    settings: Settings = ()
    effects: bool = False
    closed: bool = False


class Change(Protocol):
    """Other rows for one layer, as a plain value: a frozen dataclass of plain values."""

    @property
    def layer(self) -> str:
        """The layer that changes."""

    def apply(self, rows: pd.DataFrame) -> pd.DataFrame:
        """Return the rows as they would be; those given are not changed."""


@dataclass(frozen=True)
class Drawing:
    """A layer to draw, as a plain value."""

    name: str
    viewer: Reader
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    colouring: str = ""
    on: date | None = None


_SEEN: ContextVar[Folder | None] = ContextVar("the workspace of this run of a page", default=None)


def look() -> None:
    """See the workspace as it is now, for all that this run of a page shows."""
    _SEEN.set(_now())


def folder() -> Folder:
    """Return the workspace to show, as this run of a page saw it; elsewhere as it is now."""
    return _SEEN.get() or _now()


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


def per_folder(entries: int, spinner: str = "") -> Callable[[Callable[P, Made]], Callable[P, Made]]:
    """Keep what a function of plain values makes, for so many of these and for the workspace as it is now."""

    def keeping(make: Callable[P, Made]) -> Callable[P, Made]:
        @st.cache_resource(max_entries=entries, show_spinner=spinner or False)
        @wraps(make)
        def kept_for(where: Folder, *given: P.args, **named: P.kwargs) -> Made:
            del where  # the key of what is kept
            return make(*given, **named)

        @wraps(make)
        def made(*given: P.args, **named: P.kwargs) -> Made:
            found: Made = kept_for(folder(), *given, **named)
            return found

        return made

    return keeping


def session() -> Session:
    """Return the opened workspace."""
    return _open(folder())


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(where: Folder) -> Session:
    return open_workspace(where.path, memory=MEMORY)


@per_folder(2)
def readers() -> Mapping[str, Reader]:
    """Return who can look, by id; also where the workspace cannot be opened."""
    return load_readers(Path(folder().path)).known


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


@per_folder(64)
def result(question: Question) -> Result:
    """Answer a question."""
    return session().run(
        question.analysis,
        on=question.on,
        settings=dict(question.settings),
        viewer=question.viewer,
        effects=question.effects,
        closed=question.closed,
    )


@per_folder(8)
def answers(on: date, viewer: Reader) -> Answers:
    """Answer every question that can be answered."""
    return session().run_all(on=on, viewer=viewer)


@per_folder(16)
def result_if(question: Question, change: Change) -> Result:
    """Answer a question as it would be with other rows in one layer; nothing is written."""
    changed = session().changed(change.layer, change.apply(session().layer(change.layer)))
    return changed.run(question.analysis, on=question.on, settings=dict(question.settings), viewer=question.viewer)


@per_folder(64)
def layer(name: str, viewer: Reader) -> gpd.GeoDataFrame:
    """Return the rows of a layer that a viewer may see, small counts hidden, with the district of each shape."""
    frame = gpd.GeoDataFrame(layer_rows.shown_rows(session(), name, viewer))
    return frame if name in AREAS or not declared("villages") else with_district(frame, layer("villages", viewer))


def with_district(frame: gpd.GeoDataFrame, districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add the district that holds most of each shape, so that every layer can be filtered by district."""
    return frame.assign(district_code=largest_overlap(frame, districts).astype("str"))


@per_folder(64)
def map_layer(drawing: Drawing) -> MapLayer:
    """Draw a layer of the workspace."""
    frame = layer(drawing.name, drawing.viewer)
    shown = frame if drawing.name in AREAS else keep(frame, Filters(dict(drawing.filters)))
    if drawing.name == "walking_network":
        return layers.streets(shown)
    declaration = session().workspace.read(drawing.name, ()).declaration
    if drawing.name == "corporation_stock":
        limits = _rent_limits(drawing.viewer)
        return layers.stock(_on_date(shown, drawing), declaration, drawing.colouring, limits, on=drawing.on)
    return layers.declared(shown, declaration)


def _on_date(complexes: gpd.GeoDataFrame, drawing: Drawing) -> gpd.GeoDataFrame:
    """Bring complexes to the day of a drawing, with the changes that its reader may see."""
    workspace = session().workspace
    if drawing.on is None or not declared("stock_mutations"):
        return complexes
    stock = workspace.rules("stock", on=workspace.info.reference_date)
    changes = rows_as_in(_told_what_happened(), "stock_mutations", workspace, drawing.viewer)
    return layers.on_date(complexes, changes, since=stock.day("stock_date"), on=drawing.on)


def _told_what_happened() -> Analysis:
    """Return a question that is told of withheld changes where they have happened: the map knows no more, no less."""
    asked = ((entry, entry.asks.get("stock_mutations")) for entry in registry.ANALYSES)
    return next(entry for entry, asks in asked if asks and asks.keeps == HAS_HAPPENED)


def _rent_limits(viewer: Reader) -> layers.RentLimits | None:
    if not declared("rent_limits"):
        return None
    source = session().workspace.declarations["rent_limits"].source
    return layers.RentLimits(layer_rows.shown_rows(session(), "rent_limits", viewer), source)


def kept(*rests_on: Hashable, make: Callable[[], Made]) -> Made:
    """Make something, such as a layer to draw, or take what was made before of the same plain values it rests on."""
    made: Made = _kept(folder(), rests_on, make)
    return made


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(where: Folder, rests_on: tuple[Hashable, ...], _make: Callable[[], Made]) -> Made:
    del where, rests_on  # the key of what is kept
    return _make()


@per_folder(4)
def names_on_map(viewer: Reader) -> MapLayer:
    """Draw the names of the districts and villages."""
    districts = layer("villages", viewer)
    named = districts[districts["kind"].isin(NAMED_KINDS)]
    return labels(named.sort_values("inhabitants", ascending=False), "name")


@per_folder(4)
def overlay(name: str) -> raster.Overlay:
    """Draw a raster of the workspace."""
    declaration = session().workspace.read(name).declaration
    scale = raster.scale_of(name, declaration.unit)
    return raster.overlay(declaration.file_path, scale, bounds=declaration.float_bounds)


@per_folder(4)
def extent(viewer: Reader) -> list[list[float]]:
    """Return the extent of the neighbourhoods in degrees; where there are none, of the building locations."""
    return bounds(layer("neighbourhoods" if declared("neighbourhoods") else "building_locations", viewer))
