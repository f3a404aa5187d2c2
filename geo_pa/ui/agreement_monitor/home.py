"""What all agreements add to the home page: a tile for each, with a link to the page that tells more."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa.engine import Answers
from geo_pa.present import pages
from geo_pa.present.agreement_monitor import dashboard
from geo_pa.present.agreement_monitor.tables import ANALYSIS
from geo_pa.present.agreement_monitor.tiles import Tile, tile
from geo_pa.ui import cache, menu, messages, options, reader, state
from geo_pa.ui.home import Home
from geo_pa.ui.messages import html, literal

BESIDE = 4
"""Tiles beside the map; the others stand beneath it."""

WITHOUT_CHANGE = "Een tegel zonder verandering heeft geen eerder cijfer om mee te vergelijken."


def show(beside: DeltaGenerator) -> None:
    """Show the worst tiles beside the map and the others beneath it, and which agreements have none."""
    chosen = state.current()
    answers = cache.answers(chosen.on, chosen.viewer)
    if ANALYSIS not in answers.results:
        with beside:
            _show_why_not(answers)
        return
    found, silent = cache.kept("tiles", chosen.on, chosen.viewer, make=lambda: _found(answers))
    with beside:
        options.show_elsewhere()
        messages.show_notes(cache.notes(answers.results[ANALYSIS].rules))
        _show_tiles(found[:BESIDE], "tiles_beside")
    _show_tiles(found[BESIDE:], "tiles_below")
    st.caption(WITHOUT_CHANGE)
    _show_silent(silent)


def _found(answers: Answers) -> tuple[list[Tile], list[tuple[str, str]]]:
    return dashboard.tiles(answers.results), dashboard.silent(answers.results)


def _show_why_not(answers: Answers) -> None:
    """Say why there are no tiles: a date on which the agreements do not hold, or a table that cannot be used."""
    st.info("De tegels over de afspraken ontbreken. Hieronder staat waarom, en wat u kunt doen.")
    html(pages.problems(answers.unanswered[ANALYSIS]))


def _show_tiles(tiles: Sequence[Tile], key: str) -> None:
    """Show tiles in a container that the style sheet lays out, in as many columns as the screen has room for."""
    with st.container(key=key):
        for one in tiles:
            _show_tile(one)


def _show_tile(content: Tile) -> None:
    with st.container(border=True, key=f"tile_{content.id}"):
        html(tile(content))
        page = menu.place_of(content.question, ANALYSIS).page
        st.page_link(page, label="Bekijken", query_params=reader.in_address())


def _show_silent(silent: Sequence[tuple[str, str]]) -> None:
    """Name the agreements that ask for no figure and give no signal, so that none seems forgotten."""
    names = [f"{number} {title}" for number, title in silent]
    if names:
        st.caption(f"Zonder getal of signaal, en dus zonder tegel: {literal('; '.join(names))}.")


HOME = Home(tiles=show)
