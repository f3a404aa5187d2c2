"""What follows of changes that are not saved yet: before and after, per agreement, and what no longer has an answer."""

import hashlib
from collections.abc import Sequence

import streamlit as st

from geo_pa.changes import Change
from geo_pa.engine.comparing import Comparison, compare
from geo_pa.engine.editing import tried
from geo_pa.present import comparison as words
from geo_pa.ui import cache, state
from geo_pa.ui.messages import bullets, literal
from geo_pa.ui.scenarios.difference import show_tables


def compared(changes: Sequence[Change]) -> Comparison:
    """Compare what is looked at with and without changes that are written nowhere.

    Raises
    ------
    InputError
        A row that cannot be used comes of them; all problems at once.
    """
    choices = state.current()
    return cache.kept("effects", digest(changes), choices.on, choices.viewer, make=lambda: _compared(tuple(changes)))


def digest(changes: Sequence[Change]) -> str:
    """Return a short text that tells changes apart: thousands of them are no key to remember something by."""
    return hashlib.blake2b(repr(list(changes)).encode(), digest_size=16).hexdigest()


def _compared(changes: tuple[Change, ...]) -> Comparison:
    choices, session = state.current(), cache.session()
    return compare(session, tried(session, changes), on=choices.on, viewer=choices.viewer)


def show(found: Comparison, title: str = "#### Wat er verandert") -> None:
    """Show a line for each agreed figure that differs, what has no answer any more, and on demand all differences."""
    st.markdown(title)
    bullets(words.lines(found) or (words.NO_AGREEMENT if found.differences else words.NO_DIFFERENCE,))
    for name, why in found.only_before.items():
        told = " ".join(dict.fromkeys(problem.what for problem in why))
        st.warning(literal(f"'{cache.session().title(name)}' is dan niet meer te beantwoorden. {told}"))
    if found.differences:
        with st.expander("Alle verschillen"):
            show_tables(found)
