"""Pieces of a page as HTML: everything from data is escaped."""

from collections.abc import Iterable, Mapping

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.errors import Problem
from geo_pa.present.marks import SAID, sign
from geo_pa.present.markup import markup

ALL_STANDARD = "Alle keuzes staan op de standaard."


def header(title: str, facts: Iterable[str], notice: str) -> Markup:
    """Write a page's head: title, what holds for everything on it, and the notice about modelled data."""
    return markup("header.html", title=title, facts=facts, notice=notice)


def problems(found: Iterable[Problem]) -> Markup:
    """Write problems as what, found, expected and what to do."""
    return markup("problems.html", problems=found)


def field_problem(sentence: str) -> Markup:
    """Write beneath a field why what is typed there cannot be read."""
    return Markup('<p class="geo-pa-wrong" role="alert">{}</p>').format(sentence)


def choices_made(count: int) -> Markup:
    """Write how many choices differ from the standard, on a line that is always there.

    A line that comes and goes moves what stands beneath it away from under the mouse, and the click is lost.
    """
    said = f"{terms.plural(count, 'keuze wijkt', 'keuzes wijken')} af van de standaard." if count else ALL_STANDARD
    kind = "geo-pa-choices geo-pa-own" if count else "geo-pa-choices"
    return Markup('<p class="{}" role="status">{}</p>').format(kind, said)


def counts(said: pd.Series, vocabulary: str = "verdict") -> Markup:
    """Count the units per verdict or signal of a vocabulary, in a fixed order, zero included."""
    found = said.value_counts()
    words = [
        (sign(word, vocabulary, 30), int(found.get(word, 0)), terms.label(vocabulary, word))
        for word in SAID[vocabulary]
    ]
    return markup("counts.html", counts=words)


def figures(written: Mapping[str, str]) -> Markup:
    """Write figures in a row, each with its word beneath."""
    return markup("figures.html", figures=written)


def plain_table(frame: pd.DataFrame) -> Markup:
    """Write a short table in full, so that long sentences can be read and copied."""
    return markup("table.html", titles=frame.columns, rows=frame.itertuples(index=False, name=None))
