"""The table of locations with a column per theme, and the figures above the page."""

from collections.abc import Mapping

import pandas as pd

from geo_pa import terms
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Column, Result
from geo_pa.present.columns import rows_of, shown_columns
from geo_pa.present.tables import Written, table

THEME = "theme."
"""Stands before the name of a theme in a column."""

FIRST = ("name", "signal", "share_answered")
"""What stands before the themes."""

SHORT = {"met": "ja", "partly": "deels", "not_met": "nee"}
OPEN = ("to_ask", "unknown")


def read(result: Result, detail: str) -> pd.DataFrame:
    """Put beside each location a column per theme: how many questions have which answer, and how many stand open."""
    rows = rows_of(result, detail)
    if detail:
        return rows
    counts = result.details["themes"]
    texts = pd.Series([_counted(row) for row in counts.to_dict("records")], index=counts.index, dtype="str")
    themes = {
        f"{THEME}{theme}": texts[mine].set_axis(counts["location_id"][mine]).reindex(rows.index)
        for theme, mine in ((theme, counts["theme"] == theme) for theme in dict.fromkeys(counts["theme"]))
    }
    return rows.assign(**themes)


def _counted(row: Mapping[object, int]) -> str:
    parts = [f"{row[name]} {word}" for name, word in SHORT.items() if row[name]]
    still = sum(row[name] for name in OPEN)
    return ", ".join([*parts, *([f"{still} open"] if still else [])]) or "n.v.t."


def locations(result: Result) -> Written:
    """Write locations with their signal, and per theme how many questions are met and how many stand open."""
    rows, columns = read(result, ""), shown_columns(result)
    taken = {column.title for column in columns.values()}
    themes = {str(name): Column(_title(str(name), taken)) for name in rows.columns if str(name).startswith(THEME)}
    return table(rows, {**{name: columns.pop(name) for name in FIRST}, **themes, **columns}, above=result.answer.unit)


def _title(column: str, taken: set[str]) -> str:
    theme = column.removeprefix(THEME)
    return f"{theme} (thema)" if theme in taken else theme


def figures(result: Result, shown: pd.DataFrame) -> dict[str, str]:
    """Write how many questions there are, how they are answered for the rows shown, and how many rows do not count."""
    words = {"met": "keer ja", "partly": "keer deels", "not_met": "keer nee", "to_ask": "nog te vragen"}
    counted = counted_plans(shown)
    others = len(shown) - len(counted)
    return {
        "vragen per locatie": terms.number(int(result.totals["criteria"] or 0)),
        **{word: terms.number(counted[name].sum()) for name, word in words.items()},
        "onbekend": terms.number(counted["unknown"].sum()),
        **({"locaties die niet meetellen (5A, 5B of geen nieuwe woningen)": terms.number(others)} if others else {}),
    }
