"""The page "Locaties": bring in a location, change one, and see at once what follows of it."""

import streamlit as st

from geo_pa import terms
from geo_pa.present.units import LAYERS
from geo_pa.ui import cache, drawing, home, map_panel, shell, state, units_table
from geo_pa.ui.filters import keep
from geo_pa.ui.locations import choice, draft, form
from geo_pa.ui.map_panel import Content, Frame
from geo_pa.ui.menu import LOCATIONS
from geo_pa.ui.scenarios import history
from geo_pa.ui.tables import room

UNITS = LAYERS[state.LOCATIONS]


def show() -> None:
    """Show the page."""
    draft.begin()
    choices, plans = state.current(), home.plans()
    shell.head(LOCATIONS, "Locaties")
    every = plans.rows(choices.on, choices.viewer)
    shown = keep(every, choices.filters)
    left, right = shell.map_and_side()
    filling = draft.current()
    edits = filling is not None and choice.can_edit()
    with left:
        drawn = cache.kept("plans", choices.on, choices.viewer, choices.filters.key, make=lambda: plans.drawn(shown))
        clicked = map_panel.chooser(UNITS.layer)
        sketch = drawing.sketch(filling.desk) if filling and edits else None
        took = drawing.on_map(filling.desk, clicked) if filling and edits else clicked
        map_panel.draw(
            Content([*map_panel.ground(), drawn], explained=[drawn]),
            shown[shown.index == state.chosen(UNITS.layer)],
            Frame(LOCATIONS, took, height=480, sketch=sketch),
        )
        below = st.container()
    with right:
        choice.show(every)
        if filling and edits:
            form.show(filling, below)
    if filling and not filling.new:
        with st.expander("Wat is aan deze locatie gewijzigd"):
            history.show(layer=UNITS.layer, row=filling.row)
    st.markdown(f"#### Bouwlocaties ({terms.number(len(shown))})")
    note = "Aantallen zijn woningen; een streepje betekent onbekend of niet van toepassing."
    units_table.show_units(plans.written(shown), shown, len(every), UNITS, note)
    room.show()
