"""What is drawn of the layers of the workspace; kept until a layer that it is drawn of changes."""

from dataclasses import dataclass
from datetime import date

import geopandas as gpd

from geo_pa import registry
from geo_pa.engine.visible_rows import rows_as_in
from geo_pa.model import Reader
from geo_pa.model.given import HAS_HAPPENED
from geo_pa.present import layer_rows, layers, raster
from geo_pa.present.features import MapLayer, bounds, labels
from geo_pa.registry import Analysis
from geo_pa.ui.cache import AREAS, declared, held, layer, session
from geo_pa.ui.filters import Filters, keep

RENTED = ("stock_mutations", "building_locations", "rent_limits")
"""Layers and tables that homes of corporations are drawn with."""

NAMED_KINDS = ("town", "village")
"""Kinds of district whose name always stands on the map."""


@dataclass(frozen=True)
class Drawing:
    """A layer to draw, as a plain value."""

    name: str
    viewer: Reader
    filters: tuple[tuple[str, tuple[str, ...]], ...] = ()
    colouring: str = ""
    on: date | None = None


def map_layer(drawing: Drawing) -> MapLayer:
    """Draw a layer of the workspace."""
    rests_on = (drawing.name, "villages", *(RENTED if drawing.name == "corporation_stock" else ()))
    return held(("map_layer", drawing), rests_on, lambda: _drawn(drawing))


def _drawn(drawing: Drawing) -> MapLayer:
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


def names_on_map(viewer: Reader) -> MapLayer:
    """Draw the names of the districts and villages."""
    return held(("names_on_map", viewer), ("villages",), lambda: _names(viewer))


def _names(viewer: Reader) -> MapLayer:
    districts = layer("villages", viewer)
    named = districts[districts["kind"].isin(NAMED_KINDS)]
    return labels(named.sort_values("inhabitants", ascending=False), "name")


def overlay(name: str) -> raster.Overlay:
    """Draw a raster of the workspace."""
    return held(("overlay", name), (name,), lambda: _overlay(name))


def _overlay(name: str) -> raster.Overlay:
    declaration = session().workspace.read(name).declaration
    scale = raster.scale_of(name, declaration.unit)
    return raster.overlay(declaration.file_path, scale, bounds=declaration.float_bounds)


def extent(viewer: Reader) -> list[list[float]]:
    """Return the extent of the neighbourhoods in degrees; where there are none, of the building locations."""
    name = "neighbourhoods" if declared("neighbourhoods") else "building_locations"
    return held(("extent", viewer), (name,), lambda: bounds(layer(name, viewer)))
