"""A shape for a row, on a page: drawn on the map, pointed at, or typed in RD metres; kept until it is cleared."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any

import streamlit as st
from shapely.geometry.base import BaseGeometry

from geo_pa.measures.place import Place, place_of
from geo_pa.present import pages
from geo_pa.present import place as places
from geo_pa.present.drawing import POINT, POLYGON, Sketch
from geo_pa.schema import SCHEMA
from geo_pa.terms.reading import typed_number
from geo_pa.ui import cache, state
from geo_pa.ui.messages import html, literal, show_beside
from geo_pa.workspace.drawn import AREA, Drawn, X, Y, from_map, typed_square

DRAWN, STAMP = "drawn", "stamp"
FIELDS = (X, Y, AREA)
HOW = (
    "Teken op de kaart een vlak, of wijs een punt aan en geef de oppervlakte: dan wordt het een vierkant om dat punt. "
    "Zonder muis: typ het middelpunt in RD-meters."
)
HOW_POINT = "Wijs op de kaart een punt aan. Zonder muis: typ het punt in RD-meters."


@dataclass(frozen=True)
class Desk:
    """Where the shape of one row of a layer is drawn; what is drawn at another desk stays there.

    Attributes
    ----------
    layer : str
        A layer of the schema with points or areas.
    row : str
        The row that the shape is for; empty for a new one.
    """

    layer: str
    row: str = ""

    def key(self, name: str) -> str:
        """Return the key of something at this desk, for who looks."""
        return f"geo_pa.drawing.{self.layer}.{self.row}.{state.current().viewer.id}.{name}"

    @property
    def kinds(self) -> tuple[str, ...]:
        """What can be drawn for the layer; a point will do for an area, since it can be given a size."""
        return {"Polygon": (POLYGON, POINT), "Point": (POINT,)}.get(SCHEMA[self.layer].geometry, ())


def sketch(desk: Desk) -> Sketch:
    """Return what a map lets draw, with what was drawn or typed."""
    return Sketch(desk.kinds, current(desk))


def current(desk: Desk) -> Drawn:
    """Return the shape as it now is: what was drawn last, or else what is typed."""
    drawn: Drawn | None = st.session_state.get(desk.key(DRAWN))
    return drawn or typed_square(_typed(desk), desk.layer)


def _typed(desk: Desk) -> dict[str, str]:
    return {name: st.session_state.get(desk.key(name), "") for name in FIELDS}


def clear(desk: Desk) -> None:
    """Forget the shape."""
    _put(desk, None, dict.fromkeys(FIELDS, ""))


def on_map(desk: Desk, otherwise: Callable[[Mapping[str, Any]], None]) -> Callable[[Mapping[str, Any]], None]:
    """Return what is done with what the map gives back: a drawn shape is kept, a click is for ``otherwise``."""

    def took(returned: Mapping[str, Any]) -> None:
        if not take(returned, desk):
            otherwise(returned)

    return took


def take(returned: Mapping[str, Any], desk: Desk) -> bool:
    """Keep what was drawn, and tell whether something was: the map gives back the same shape until there is another."""
    feature = returned.get("last_active_drawing") or {}
    stamp = (feature.get("properties") or {}).get("drawn")
    if stamp is None or stamp == st.session_state.get(desk.key(STAMP)):
        return False
    st.session_state[desk.key(STAMP)] = stamp
    drawn = from_map(feature, desk.layer)
    if drawn.shape is not None and drawn.shape.geom_type == "Point":
        middle = {name: typed_number(Decimal(str(at))) for name, at in zip((X, Y), drawn.shape.coords[0], strict=True)}
        _put(desk, None, middle)
    else:
        _put(desk, drawn, dict.fromkeys(FIELDS, ""))
    return True


def _put(desk: Desk, drawn: Drawn | None, typed: Mapping[str, str]) -> None:
    st.session_state[desk.key(DRAWN)] = drawn
    st.session_state.update({desk.key(name): text for name, text in typed.items()})


def show(desk: Desk) -> Drawn:
    """Show how a shape is given, what is wrong with it and where it lies; return it."""
    st.caption(HOW if POLYGON in desk.kinds else HOW_POINT)
    names = FIELDS if POLYGON in desk.kinds else FIELDS[:2]
    with st.container(key=desk.key("fields")):
        columns = st.columns(len(names))
    for column, name in zip(columns, names, strict=True):
        column.text_input(
            name,
            key=desk.key(name),
            on_change=partial(_put, desk, None, {}),
            autocomplete="off",
            persist_state="session",
        )
    drawn = current(desk)
    show_beside(drawn.problems)
    if drawn.shape is not None and drawn.usable:
        _show_place(drawn.shape)
    if drawn.shape is not None:
        st.button("Vorm weghalen", key=desk.key("clear"), on_click=clear, args=(desk,))
    return drawn


def _show_place(shape: BaseGeometry) -> None:
    place = where(shape)
    st.markdown(literal(places.sentence(place)))
    html(pages.figures(places.facts(place)))
    show_beside(places.outside(place, cache.session().workspace.info.municipality))


def where(shape: BaseGeometry) -> Place:
    """Return where a shape in RD metres lies, as far as who looks knows the areas."""
    viewer = state.current().viewer
    areas = {name: cache.layer(name, viewer) if cache.declared(name) else None for name in cache.AREAS}
    return place_of(shape, **areas)
