"""Two states side by side on a page: a line for each agreed figure, what turned and what moved."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.engine.comparing import Comparison, Difference
from geo_pa.present import comparison as words
from geo_pa.present.rows_on_map import layers_of
from geo_pa.ui import map_panel, state
from geo_pa.ui.map_panel import Content, Frame
from geo_pa.ui.messages import bullets, literal


def show(found: Comparison) -> None:
    """Show all that differs: lines, a map of what turned, and tables."""
    st.markdown("#### Per afspraak")
    bullets(words.lines(found) or (words.NO_AGREEMENT if found.differences else words.NO_DIFFERENCE,))
    if found.differences:
        show_map(found)
        show_tables(found)


def show_tables(found: Comparison) -> None:
    """Show per question what turned, what moved and which totals are others."""
    for one in found.differences.values():
        st.markdown(f"##### {literal(one.after.heading)}{_worse(one)}")
        for table in (words.turned_table(one), words.moved_table(one), words.totals_table(one)):
            if len(table):
                st.dataframe(table, hide_index=True, width="stretch")


def _worse(one: Difference) -> str:
    return f" ({terms.plural(one.worse, 'oordeel slechter', 'oordelen slechter')})" if one.worse else ""


def show_map(found: Comparison) -> None:
    """Show on the map what turned, in the state after."""
    turned = {name: one for name, one in found.differences.items() if map_panel.drawable(one.after)}
    rings = [_turned(one) for one in turned.values() if len(one.turned)]
    if not rings:
        return
    results = [one.after for one in turned.values() if len(one.turned)]
    drawn = [layer for result in results for layer in layers_of(result)]
    content = Content([*map_panel.ground(), *drawn], explained=drawn)
    frame = Frame("comparison", map_panel.chooser(state.LOCATIONS), height=420)
    map_panel.draw(content, gpd.GeoDataFrame(rings[0]), frame)
    map_panel.show_legend(content)


def _turned(one: Difference) -> gpd.GeoDataFrame:
    table = one.after.table
    return gpd.GeoDataFrame(table[table.index.isin(one.turned["unit"])])
