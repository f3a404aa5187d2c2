"""What a planner reads where something cannot be shown; never a traceback."""

import re
from collections.abc import Iterable, Sequence

import streamlit as st
from markupsafe import Markup

from geo_pa.errors import Problem
from geo_pa.present import pages

MARKDOWN = re.compile(r"([\\`*_\[\]<>~:$&|#!@]|^[+-]|(?<=\d)[.)](?=\s|$)|(?<=www)\.)", re.IGNORECASE | re.MULTILINE)
"""What would start a mark, a link, an image or a list. All else stays bare: a label is also read out as it is."""


def literal(text: str) -> str:
    """Return text that streamlit's markdown shows as it is.

    Labels of widgets are markdown, and markdown loads images from any address: text from data must not do that.
    """
    return MARKDOWN.sub(r"\\\1", text)


def html(content: Markup) -> None:
    """Show HTML in which everything from data has been escaped; nothing where there is nothing."""
    if content:
        st.html(str(content))


def bullets(sentences: Iterable[str]) -> None:
    """Show sentences as a list."""
    st.markdown("\n".join(f"- {literal(sentence)}" for sentence in sentences))


def show_notes(notes: Sequence[str]) -> None:
    """Show what a reader must know before the figures; nothing where there is nothing."""
    if notes:
        st.info(literal(" ".join(notes)))


def show_problems(found: Iterable[Problem]) -> None:
    """Show foreseen errors: what is wrong, what was expected and what to do."""
    st.subheader("Dit kan zo niet worden getoond")
    html(pages.problems(found))


def show_beside(found: Sequence[Problem]) -> None:
    """Show what is wrong with what is filled in, beside it; nothing where nothing is."""
    if found:
        html(pages.problems(found))


def show_unforeseen() -> None:
    """Show that something went wrong that nobody foresaw; the log holds the details."""
    st.subheader("Er ging iets mis")
    st.write(
        "Deze pagina kan nu niet worden getoond. Laad de pagina opnieuw. Blijft het misgaan, geef dan aan de beheerder "
        "door op welke pagina en bij welke keuze het gebeurde; in het logboek staat de oorzaak."
    )
