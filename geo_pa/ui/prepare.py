"""What the first page asks, answered while the browser is still opening."""

import gc
from contextlib import suppress

from geo_pa.errors import GeoPaError
from geo_pa.present.layers import COLOURINGS
from geo_pa.ui import cache, drawings, home, reader
from geo_pa.ui.drawings import Drawing


def prepare() -> None:
    """Open the workspace, answer the home page's questions and draw its layers, all into the cache."""
    # The page asks the same again, and tells what is wrong where it can be read.
    with suppress(GeoPaError):
        on, viewer = cache.session().workspace.info.reference_date, reader.started_with()
        cache.layer("building_locations", viewer)
        home.plans().rows(on, viewer)
        for name in filter(cache.declared, cache.AREAS):
            drawings.map_layer(Drawing(name, viewer))
        drawings.names_on_map(viewer)
        drawings.map_layer(Drawing("corporation_stock", viewer, colouring=next(iter(COLOURINGS)), on=on))
    # What was loaded stays: no collection has to look at it again while a reader waits.
    gc.collect()
    gc.freeze()
    # An answer makes and drops very many small frames: to look for cycles each time takes a tenth of an edit.
    gc.set_threshold(50_000, 20, 50)
