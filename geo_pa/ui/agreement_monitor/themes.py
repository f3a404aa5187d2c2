"""A table of the agreements per theme, the chosen figure, and what lies behind it."""

from typing import Any

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.agreement_monitor import tables
from geo_pa.present.agreement_monitor.card import bars
from geo_pa.present.agreement_monitor.special import BEHIND
from geo_pa.present.card import card
from geo_pa.present.special import Row, with_rows
from geo_pa.present.tables import DASH, table_of
from geo_pa.ui import menu, reader, state, units_table
from geo_pa.ui.messages import html, literal
from geo_pa.ui.view import View

WORDS = {"Afspraak": 172, "Oordeel": 98, "Wie trekt": 287}
FIGURES = {"Afgesproken": 116, "Gerealiseerd": 88, "Hard": 62, "Zacht": 62, "Nog te vinden": 107}
"""Pixels of each column, the same in every theme: all figures fit on a screen of 1024 pixels."""

ROW_PX = 84
"""Room for four lines: rows lower than four times the letter size cut long words off."""

STAGE_OF = {"Gerealiseerd": "realised", "Hard": "hard", "Zacht": "soft"}
"""The rows that lie behind the figure in a column; behind the others lie all."""

STAGES = {"": "alles", "realised": "gerealiseerd", "hard": "hard", "soft": "zacht", "unknown": "onbekend"}


def show(view: View) -> None:
    """Show a list to choose from, a table per theme, and beneath the one with the chosen row its explanation."""
    named = view.every["agreement"] + ". " + view.every["name"]
    units_table.show_box(view, named, "Kies hier, of klik een getal aan in een tabel")
    st.caption(f"Klik op een getal om de rijen erachter te zien. {tables.SIGNS}")
    for place, (theme, rows) in enumerate(tables.themes(view.result.table).items()):
        st.markdown(f"#### {literal(theme)}")
        _show_table(rows, place, view.units.layer)
        if view.chosen in rows.index:
            _show_chosen(view.result, str(view.chosen))


def _show_table(rows: pd.DataFrame, place: int, layer: str) -> None:
    order = tuple(rows.index)
    key = f"agreements_{place}"
    units_table.tick(key, order, state.chosen(layer))
    st.dataframe(
        tables.agreements(rows),
        column_config=_widths(),
        key=key,
        on_select=lambda: _picked(key, order, layer),
        selection_mode=["single-row", "single-cell"],
        hide_index=True,
        height="content",
        row_height=ROW_PX,
    )


def _widths() -> dict[str, Any]:
    """Give every column the same place in each table, and figures the right side."""
    column = st.column_config.Column
    words = {name: column(width=width, alignment="left") for name, width in WORDS.items()}
    return words | {name: column(width=width, alignment="right") for name, width in FIGURES.items()}


def _picked(key: str, order: tuple[str, ...], layer: str) -> None:
    """Choose the ticked row, or the row of the figure that was clicked and what lies behind that figure."""
    selection = st.session_state[key]["selection"]
    cells = [(row, STAGE_OF.get(column, "")) for row, column in selection["cells"]]
    rows = units_table.newly_ticked(key)
    if rows is None and not cells:
        return
    picked = cells or [(row, "") for row in rows or []]
    for row, stage in picked:
        st.session_state[_stage_key(order[row])] = stage
    state.choose(order[picked[0][0]] if picked else None, "list", layer)


def _stage_key(chosen: str) -> str:
    return f"behind_{chosen}"


def _show_chosen(result: Result, chosen: str) -> None:
    row: Row = result.table.drop(columns="geometry").loc[[chosen]].to_dict("records")[0]
    behind = result.details[BEHIND]
    mine = with_rows(result, BEHIND, behind[behind["unit_id"] == chosen])
    with st.container(border=True, key="chosen_agreement"):
        left, right = st.columns([4, 5], gap="medium")
        with left:
            html(card(result, chosen))
            _show_link(row)
        with right:
            html(bars(row, mine.details[BEHIND]))
            _show_behind(chosen, mine)


def _show_link(row: Row) -> None:
    if not terms.is_missing(row["question"]):
        place = menu.place_of(str(row["question"]))
        label = f"Meer op de pagina '{place.title}'"
        st.page_link(place.page, label=label, icon=":material/arrow_forward:", query_params=reader.in_address())


def _show_behind(chosen: str, result: Result) -> None:
    """Show the rows behind a figure, all or one stage."""
    rows = result.details[BEHIND]
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
    written = table_of(with_rows(result, BEHIND, shown), BEHIND)
    st.dataframe(written, hide_index=True, placeholder=DASH, key=f"behind_rows_{chosen}", height=320)
    st.caption(tables.summed(shown))
