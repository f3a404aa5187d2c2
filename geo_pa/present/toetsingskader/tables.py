"""Tables of the assessment framework: all locations by theme, and the figures above the page."""

from collections.abc import Mapping
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from geo_pa import terms
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Column, Result
from geo_pa.present.columns import heading
from geo_pa.present.tables import table, worst_first
from geo_pa.present.toetsingskader.card import ANALYSIS

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Frame = TypeVar("Frame", bound=pd.DataFrame)

THEME = "theme."
"""Stands before the name of a theme in a column."""

SHOWN = ("name", "signal", "met", "partly", "not_met", "to_ask", "unknown", "share_answered")
SHORT = {"met": "ja", "partly": "deels", "not_met": "nee"}
OPEN = ("to_ask", "unknown")
PLAIN = frozenset({"met", "partly", "not_met", "to_ask", "unknown"})
"""That these are questions stands beneath the table."""


def with_themes(frame: Frame, result: Result) -> Frame:
    """Put beside each location a column per theme: how many questions have which answer, and how many stand open.

    Parameters
    ----------
    frame : DataFrame
        Rows of the result's table.
    result : Result
        Of ``toetsingskader``.
    """
    counts = result.details["themes"]
    texts = counts.assign(text=[_counted(row) for row in counts.to_dict("records")])
    wide = texts.pivot_table(index="location_id", columns="theme", values="text", aggfunc="first")
    columns = {f"{THEME}{theme}": wide[theme].reindex(frame.index) for theme in dict.fromkeys(counts["theme"])}
    return frame.assign(**columns)


def _counted(row: Mapping[object, int]) -> str:
    parts = [f"{row[name]} {word}" for name, word in SHORT.items() if row[name]]
    still = sum(row[name] for name in OPEN)
    return ", ".join([*parts, *([f"{still} open"] if still else [])]) or "n.v.t."


def in_order(frame: Frame) -> Frame:
    """Put the locations that ask for most attention on top, and among equals those with most answers no."""
    return worst_first(frame.sort_values(["not_met", "name"], ascending=[False, True], kind="stable"))


def locations(frame: pd.DataFrame) -> "Styler":
    """Write locations with their signal, and per theme how many questions are met and how many stand open."""
    headings = {column: _plain(column) for column in SHOWN}
    taken = {shown.title for shown in headings.values()}
    themes = [str(column) for column in frame.columns if str(column).startswith(THEME)]
    first = {column: headings.pop(column) for column in ("name", "signal", "share_answered")}
    return table(frame, {**first, **{column: Column(_title(column, taken)) for column in themes}, **headings})


def _plain(column: str) -> Column:
    told = heading(column, ANALYSIS)
    return replace(told, unit="") if column in PLAIN else told


def _title(column: str, taken: set[str]) -> str:
    theme = column.removeprefix(THEME)
    return f"{theme} (thema)" if theme in taken else theme


def figures(table_: pd.DataFrame, questions: int) -> dict[str, str]:
    """Write how many questions there are, how they are answered for the rows shown, and how many rows do not count.

    Parameters
    ----------
    table_ : DataFrame
        Rows of the result's table.
    questions : int
        In the framework.
    """
    words = {"met": "keer ja", "partly": "keer deels", "not_met": "keer nee", "to_ask": "nog te vragen"}
    counted = counted_plans(table_)
    others = len(table_) - len(counted)
    return {
        "vragen per locatie": terms.number(questions),
        **{word: terms.number(counted[name].sum()) for name, word in words.items()},
        "onbekend": terms.number(counted["unknown"].sum()),
        **({"locaties die niet meetellen (5A, 5B of geen nieuwe woningen)": terms.number(others)} if others else {}),
    }
