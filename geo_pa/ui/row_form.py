"""A form for one row on a page: its fields, the faults of all of them beneath it, and what would change."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.present.row_form import Filled, Form, Question, filled, form_of, proposed_for
from geo_pa.schema import SCHEMA
from geo_pa.ui import cache, state
from geo_pa.ui.messages import literal, show_beside

MORE = "Meer gegevens"
STOOD = "stood"
PER_ROW = 2


@dataclass(frozen=True)
class Sheet:
    """The form for one row of a layer; empty ``row`` for a new one. What is typed on a sheet stays on it."""

    layer: str
    row: str = ""

    def key(self, name: str) -> str:
        """Return the key of something on this sheet, for who looks."""
        return f"geo_pa.row_form.{self.layer}.{self.row}.{state.current().viewer.id}.{name}"


def show(
    sheet: Sheet, row: Mapping[str, object] | None = None, *, proposed: Mapping[str, str] = MappingProxyType({})
) -> Filled:
    """Show the form, with what is wrong beneath it, and return what would change.

    Parameters
    ----------
    sheet : Sheet
        The row that it is about.
    row : mapping of str to object, optional
        The values of that row as they are now, as a frame holds them; None for a new row.
    proposed : mapping of str to str
        What is proposed for a new row beside what the schema proposes, as canonical text.

    Returns
    -------
    Filled
        Nothing is kept or written: that is for who asked.
    """
    viewer = state.current().viewer
    proposed = {**proposed_for(viewer, sheet.layer), **proposed} if row is None else {}
    form = form_of(sheet.layer, row, names=names_of(sheet.layer), proposed=proposed)
    _follow(sheet, form)
    with st.container(key=sheet.key("form")):
        texts = _show_questions(sheet, form.first)
        told = st.container()
        with st.expander(MORE, key=sheet.key("more")):
            for title, questions in form.folded.items():
                st.markdown(f"**{literal(title)}**")
                texts |= _show_questions(sheet, questions)
    found = filled(form, texts)
    with told:
        _tell(found)
    return found


def _tell(found: Filled) -> None:
    """Say what is still needed and what is wrong, where it is in sight with all fields folded."""
    if found.lacking:
        st.caption(f"Nog nodig: {literal(terms.and_list(found.lacking))}.")
    show_beside(found.problems)


def clear(sheet: Sheet) -> None:
    """Forget what was typed on a sheet: it starts again with what stands in the row."""
    for name in (*SCHEMA[sheet.layer].fields, STOOD):
        st.session_state.pop(sheet.key(name), None)


def _follow(sheet: Sheet, form: Form) -> None:
    """Let a field that nobody touched follow the row; what was typed in another stays."""
    before: Mapping[str, str] = st.session_state.get(sheet.key(STOOD), {})
    for one in form.questions:
        key = sheet.key(one.name)
        if key not in st.session_state or st.session_state[key] == before.get(one.name):
            st.session_state[key] = one.shown
    st.session_state[sheet.key(STOOD)] = {one.name: one.shown for one in form.questions}


def _show_questions(sheet: Sheet, questions: Sequence[Question]) -> dict[str, str]:
    """Show fields row by row, and return what stands in each."""
    texts = {}
    for start in range(0, len(questions), PER_ROW):
        row = questions[start : start + PER_ROW]
        for column, one in zip(st.columns(PER_ROW), row, strict=False):
            with column:
                texts[one.name] = _ask(sheet, one)
    return texts


def _ask(sheet: Sheet, one: Question) -> str:
    """Show one field: a list, or a box to type in."""
    key, label = sheet.key(one.name), literal(one.label)
    if not one.options:
        typed: str = st.text_input(label, key=key, autocomplete="off", persist_state="session")
        return typed
    if st.session_state[key] not in one.options:
        st.session_state[key] = one.shown
    picked: str = st.selectbox(
        label, list(one.options), format_func=one.options.__getitem__, key=key, persist_state="session"
    )
    return picked


def names_of(layer: str) -> dict[str, dict[str, str]]:
    """Name the rows of each layer that fields refer to, as far as who looks may see them."""
    viewer = state.current().viewer
    targets = {target for target in SCHEMA[layer].links.values() if cache.declared(target)}
    return {target: named(cache.layer(target, viewer)) for target in targets}


def named(rows: pd.DataFrame) -> dict[str, str]:
    """Name rows by their name, with their id where a name is not theirs alone; in the order of their names."""
    names = rows["name"].fillna("") if "name" in rows.columns else pd.Series("", index=rows.index)
    own = names.ne("") & ~names.duplicated(keep=False)
    called = names.where(own, names + " (" + rows.index.astype("str") + ")").str.strip()
    return {str(row): str(name) for row, name in called.sort_values().items()}
