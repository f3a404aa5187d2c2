"""What only the page on all agreements shows: verdicts, a table per theme, the chosen figure, and what lies behind."""

from collections.abc import Hashable, Mapping
from typing import TYPE_CHECKING, Any

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.disclosure import VIEWERS
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.agreement_monitor import card as agreement_card
from geo_pa.present.agreement_monitor import tables
from geo_pa.present.agreement_monitor.method import own_choices
from geo_pa.ui import address, cache, options, page_of, reader, state, units_table
from geo_pa.ui.cache import Question
from geo_pa.ui.messages import html, literal

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

ANALYSIS = "agreement_monitor"
LAYER = "agreements"
BOX = "box.agreements"
WIDTHS = {
    "Afspraak": 172,
    "Oordeel": 98,
    "Afgesproken": 116,
    "Gerealiseerd": 88,
    "Hard": 62,
    "Zacht": 62,
    "Nog te vinden": 107,
    "Wie trekt": 287,
}
"""Pixels of each column, the same in every theme: all figures fit on a screen of 1024 pixels."""

ROW_PX = 84
"""Room for four lines: rows lower than four times the letter size cut long words off."""

ON_THE_RIGHT = ("Afgesproken", "Gerealiseerd", "Hard", "Zacht", "Nog te vinden")

PARTLY = "U ziet niet alles. Een getal dat met wat u mag zien niet wordt gehaald, is daarom onbekend."
STAGE_OF = {"Gerealiseerd": "realised", "Hard": "hard", "Zacht": "soft"}
"""The rows that lie behind the figure in a column; behind the others lie all."""

STAGES = {"": "alles", "realised": "gerealiseerd", "hard": "hard", "soft": "zacht", "unknown": "onbekend"}
Row = Mapping[Hashable, Any]


def ask() -> Question:
    """Show the choices that matter here, and return the question; those of other questions stay on their own page."""
    chosen = state.current()
    rules = cache.rules(ANALYSIS, chosen.on)
    options.show_elsewhere(ANALYSIS)
    return Question(ANALYSIS, chosen.on, chosen.viewer, options.show_options(own_choices(rules)))


def show_totals(result: Result) -> None:
    """Show how many agreements get each verdict, and what asks for attention."""
    html(pages.tiles(tables.worst_of_agreements(result.table), tables.SAID))
    st.caption("Geteld zijn afspraken; een afspraak met meer getallen krijgt het slechtste oordeel daarvan.")
    if state.current().viewer != VIEWERS[0]:
        st.info(PARTLY)
    with st.expander("Wat aandacht vraagt, het slechtste eerst", expanded=True):
        html(agreement_card.attention(result.table))


def show_box(result: Result) -> None:
    """Show a list in which a figure is chosen by name, for the keyboard."""
    rows = result.table
    names = {
        key: f"{number}. {name}" for key, number, name in zip(rows.index, rows["agreement"], rows["name"], strict=True)
    }
    st.session_state[BOX] = address.chosen_unit(LAYER, rows.index)
    st.selectbox(
        "Gekozen afspraak",
        list(names),
        index=None,
        format_func=lambda key: names.get(key, key),
        key=BOX,
        placeholder="Kies hier, of klik een getal aan in een tabel",
        on_change=lambda: state.choose(st.session_state[BOX], "list", LAYER),
    )


def show_themes(result: Result) -> None:
    """Show a table per theme, and beneath the one with the chosen row its explanation."""
    st.caption(f"Klik op een getal om de rijen erachter te zien. {tables.SIGNS}")
    for place, (theme, rows) in enumerate(tables.themes(result.table).items()):
        st.markdown(f"#### {literal(theme)}")
        _show_table(rows, place)
        chosen = state.chosen(LAYER)
        if chosen in rows.index:
            _show_chosen(result, str(chosen))


def _show_table(rows: pd.DataFrame, place: int) -> None:
    order = tuple(rows.index)
    key = f"agreements_{place}"
    units_table.tick(key, order, state.chosen(LAYER))
    written = tables.agreements(rows)
    st.dataframe(
        written,
        column_config=_widths(written),
        key=key,
        on_select=lambda: _picked(key, order),
        selection_mode=["single-row", "single-cell"],
        hide_index=True,
        height="content",
        row_height=ROW_PX,
    )


def _widths(written: "Styler") -> dict[str, Any]:
    """Give every column the same place in each table, and figures the right side."""
    frame: pd.DataFrame = written.data  # type: ignore[attr-defined]  # pandas' stubs leave the frame of a Styler out
    column = st.column_config.Column
    return {
        str(name): column(width=WIDTHS[str(name)], alignment="right" if str(name) in ON_THE_RIGHT else "left")
        for name in frame.columns
    }


def _picked(key: str, order: tuple[str, ...]) -> None:
    """Choose the ticked row, or the row of the figure that was clicked and what lies behind that figure."""
    selection = st.session_state[key]["selection"]
    cells = [(row, STAGE_OF.get(column, "")) for row, column in selection["cells"]]
    rows = units_table.newly_ticked(key)
    if rows is None and not cells:
        return
    picked = cells or [(row, "") for row in rows or []]
    for row, stage in picked:
        st.session_state[_stage_key(order[row])] = stage
    state.choose(order[picked[0][0]] if picked else None, "list", LAYER)


def _stage_key(chosen: str) -> str:
    return f"behind_{chosen}"


def _show_chosen(result: Result, chosen: str) -> None:
    row: Row = result.table.drop(columns="geometry").loc[[chosen]].to_dict("records")[0]
    behind = result.details["behind"]
    mine = behind[behind["unit_id"] == chosen]
    with st.container(border=True, key="chosen_agreement"):
        left, right = st.columns([4, 5], gap="medium")
        with left:
            html(agreement_card.card(row))
            _show_link(row)
        with right:
            html(agreement_card.bars(row, mine))
            _show_behind(chosen, mine)


def _show_link(row: Row) -> None:
    if not terms.is_missing(row["question"]):
        path, title = page_of(str(row["question"]))
        st.page_link(
            path,
            label=f"Meer op de pagina '{title}'",
            icon=":material/arrow_forward:",
            query_params=reader.in_address(),
        )


def _show_behind(chosen: str, rows: pd.DataFrame) -> None:
    """Show the rows behind a figure, all or one stage."""
    if rows.empty:
        st.caption("Er zijn geen rijen achter dit getal.")
        return
    counts = {"": len(rows), **rows["stage"].value_counts().to_dict()}
    stages = [stage for stage in STAGES if counts.get(stage, 0)]
    if st.session_state.get(_stage_key(chosen)) not in stages:
        st.session_state[_stage_key(chosen)] = ""
    picked = st.segmented_control(
        "Rijen achter het getal",
        stages,
        format_func=lambda stage: f"{STAGES[stage]} ({terms.number(counts[stage])})",
        key=_stage_key(chosen),
    )
    shown = rows[rows["stage"] == picked] if picked else rows
    st.dataframe(tables.behind(shown), hide_index=True, placeholder="-", key=f"behind_rows_{chosen}", height=320)
    st.caption(tables.summed(shown))
