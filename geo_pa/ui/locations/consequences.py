"""What follows of a change that is not saved yet: before and after, and what each answer says of the place."""

from collections.abc import Mapping

import streamlit as st

from geo_pa.changes import Change
from geo_pa.engine.comparing import Comparison
from geo_pa.measures.place import place_of
from geo_pa.present import comparison as words
from geo_pa.present.attention import listed
from geo_pa.present.of_place import lines_of
from geo_pa.ui import cache, state
from geo_pa.ui.changes import effects
from geo_pa.ui.messages import bullets, html
from geo_pa.ui.scenarios.difference import show_tables

WHAT_IS_SAID = "Wat de vragen van deze plek zeggen"


def show(changes: tuple[Change, ...], row: str) -> None:
    """Show what changes by changes that are written nowhere, and what is said of the row.

    Raises
    ------
    InputError
        A row that cannot be used comes of them.
    """
    found = effects.compared(changes)
    units = cache.kept("units", effects.digest(changes), row, state.current().viewer, make=lambda: _units(found, row))
    if changes:
        st.markdown("#### Wat er verandert")
        bullets(words.lines(found) or (words.NO_AGREEMENT if found.differences else words.NO_DIFFERENCE,))
    html(listed(lines_of(found.answers, units), WHAT_IS_SAID))
    if found.differences:
        with st.expander("Alle verschillen"):
            show_tables(found)


def _units(found: Comparison, row: str) -> Mapping[str, str]:
    """Return the row, the neighbourhood that holds most of it, and its district."""
    viewer = state.current().viewer
    plans = found.after.layer(state.LOCATIONS, viewer=viewer)
    if row not in plans.index:
        return {}
    areas = {name: cache.layer(name, viewer) if cache.declared(name) else None for name in cache.AREAS}
    place = place_of(plans.geometry.loc[row], **areas)
    main = place.neighbourhoods[0].code if place.neighbourhoods else None
    here = {"neighbourhoods": main, "villages": place.district_code}
    return {state.LOCATIONS: row, **{layer: unit for layer, unit in here.items() if unit}}
