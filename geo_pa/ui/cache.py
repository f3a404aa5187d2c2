"""What is kept between reruns, keyed on plain values: the folder as it is now, the question, the viewer.

Frames and results are shared between readers: nothing that takes one from here may change it.
"""

import os
from collections.abc import Callable, Hashable, Iterator
from contextlib import suppress
from contextvars import ContextVar
from dataclasses import dataclass
from datetime import date
from itertools import chain
from pathlib import Path
from typing import Protocol, TypeVar

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa.engine import EMBEDDED, Answers, Session, notes_on_date, open_workspace
from geo_pa.engine.memory import Memory
from geo_pa.engine.visible_rows import rows_as_in
from geo_pa.errors import RequestError
from geo_pa.measures.areas import largest_overlap
from geo_pa.model import Result, Rules
from geo_pa.present import layers, raster, tables
from geo_pa.present.features import MapLayer, bounds, labels
from geo_pa.present.heat_stress import map as heat_map
from geo_pa.registry import find
from geo_pa.ui.filters import Filters, keep

Settings = tuple[tuple[str, str], ...]

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
    viewer: str
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
    viewer: str
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


def session() -> Session:
    """Return the opened workspace."""
    return _open(folder())


@st.cache_resource(max_entries=2, show_spinner=False)
def _open(where: Folder) -> Session:
    return open_workspace(where.path, memory=MEMORY)


def declared(name: str) -> bool:
    """Tell whether the workspace has a layer or table of that name."""
    return name in session().workspace.declarations


def rules(analysis: str, on: date) -> Rules:
    """Return the rules of an analysis as the data have them."""
    return session().workspace.rules(*find(analysis).rules, on=on)


def notes(used: Rules) -> tuple[str, ...]:
    """Return what a reader must know of the date on which rules judge."""
    return notes_on_date(used, session().workspace.info.reference_date)


def result(question: Question) -> Result:
    """Answer a question."""
    return _answer(folder(), question)


@st.cache_resource(max_entries=64, show_spinner=False)
def _answer(where: Folder, question: Question) -> Result:
    return _open(where).run(
        question.analysis,
        on=question.on,
        settings=dict(question.settings),
        viewer=question.viewer,
        effects=question.effects,
        closed=question.closed,
    )


def plans(on: date, viewer: str) -> gpd.GeoDataFrame:
    """Return the building locations with their verdict on the 30% rule; on a date without that rule, without it."""
    try:
        return result(Question("social_share", on, viewer)).table
    except RequestError:
        return layer("building_locations", viewer)


def answers(on: date, viewer: str) -> Answers:
    """Answer every question that can be answered."""
    return _answers(folder(), on, viewer)


@st.cache_resource(max_entries=8, show_spinner=False)
def _answers(where: Folder, on: date, viewer: str) -> Answers:
    return _open(where).run_all(on=on, viewer=viewer)


def result_if(question: Question, change: Change) -> Result:
    """Answer a question as it would be with other rows in one layer; nothing is written."""
    return _answer_if(folder(), question, change)


@st.cache_resource(max_entries=16, show_spinner=False)
def _answer_if(where: Folder, question: Question, change: Change) -> Result:
    opened = _open(where)
    changed = opened.changed(change.layer, change.apply(opened.layer(change.layer)))
    return changed.run(question.analysis, on=question.on, settings=dict(question.settings), viewer=question.viewer)


def layer(name: str, viewer: str) -> gpd.GeoDataFrame:
    """Return the rows of a layer that a viewer may see, small counts hidden, with the district of each shape."""
    return _layer(folder(), name, viewer)


@st.cache_resource(max_entries=64, show_spinner=False)
def _layer(where: Folder, name: str, viewer: str) -> gpd.GeoDataFrame:
    frame = gpd.GeoDataFrame(tables.shown_rows(_open(where), name, viewer))
    if name in AREAS or "villages" not in _open(where).workspace.declarations:
        return frame
    return with_district(frame, _layer(where, "villages", viewer))


def with_district(frame: gpd.GeoDataFrame, districts: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Add the district that holds most of each shape, so that every layer can be filtered by district."""
    return frame.assign(district_code=largest_overlap(frame, districts).astype("str"))


def map_layer(drawing: Drawing) -> MapLayer:
    """Draw a layer of the workspace."""
    return _map_layer(folder(), drawing)


@st.cache_resource(max_entries=64, show_spinner=False)
def _map_layer(where: Folder, drawing: Drawing) -> MapLayer:
    frame = _layer(where, drawing.name, drawing.viewer)
    shown = frame if drawing.name in AREAS else keep(frame, Filters(dict(drawing.filters)))
    if drawing.name == "walking_network":
        return layers.streets(shown)
    declaration = _open(where).workspace.read(drawing.name, ()).declaration
    if drawing.name == "corporation_stock":
        now = _on_date(where, shown, drawing)
        return layers.stock(now, declaration, drawing.colouring, _rent_limits(where, drawing.viewer), on=drawing.on)
    return layers.declared(shown, declaration)


def _on_date(where: Folder, complexes: gpd.GeoDataFrame, drawing: Drawing) -> gpd.GeoDataFrame:
    """Bring complexes to the day of a drawing, with the changes that its reader may see."""
    opened = _open(where)
    if drawing.on is None or "stock_mutations" not in opened.workspace.declarations:
        return complexes
    rules = opened.workspace.rules("stock", on=opened.workspace.info.reference_date)
    changes = rows_as_in(find("woonzorgzones"), "stock_mutations", opened.workspace, drawing.viewer)
    return layers.on_date(complexes, changes, since=rules.day("stock_date"), on=drawing.on)


def _rent_limits(where: Folder, viewer: str) -> layers.RentLimits | None:
    declarations = _open(where).workspace.declarations
    if "rent_limits" not in declarations:
        return None
    return layers.RentLimits(tables.shown_rows(_open(where), "rent_limits", viewer), declarations["rent_limits"].source)


def kept(*rests_on: Hashable, make: Callable[[], Made]) -> Made:
    """Make something of an answer, such as a layer to draw, or take what was made of the same before.

    Parameters
    ----------
    *rests_on : hashable
        Its name and plain values of all that it rests on: the question, the filters.
    make : callable
        Makes it.
    """
    made: Made = _kept(folder(), rests_on, make)
    return made


@st.cache_resource(max_entries=256, show_spinner=False)
def _kept(where: Folder, rests_on: tuple[Hashable, ...], _make: Callable[[], Made]) -> Made:
    del where, rests_on  # the key of what is kept
    return _make()


def names_on_map(viewer: str) -> MapLayer:
    """Draw the names of the districts and villages."""
    return _names_on_map(folder(), viewer)


@st.cache_resource(max_entries=4, show_spinner=False)
def _names_on_map(where: Folder, viewer: str) -> MapLayer:
    districts = _layer(where, "villages", viewer)
    named = districts[districts["kind"].isin(NAMED_KINDS)]
    return labels(named.sort_values("inhabitants", ascending=False), "name")


def overlay(name: str) -> raster.Overlay:
    """Draw a raster of the workspace."""
    return _overlay(folder(), name)


@st.cache_resource(max_entries=4, show_spinner=False)
def _overlay(where: Folder, name: str) -> raster.Overlay:
    declaration = _open(where).workspace.read(name).declaration
    scale = heat_map.scale(name, declaration.unit)
    return raster.overlay(declaration.file_path, scale, bounds=declaration.float_bounds)


def extent(viewer: str) -> list[list[float]]:
    """Return the extent of the neighbourhoods in degrees; where there are none, of the building locations."""
    return _extent(folder(), viewer)


@st.cache_resource(max_entries=4, show_spinner=False)
def _extent(where: Folder, viewer: str) -> list[list[float]]:
    known = "neighbourhoods" in _open(where).workspace.declarations
    return bounds(_layer(where, "neighbourhoods" if known else "building_locations", viewer))
