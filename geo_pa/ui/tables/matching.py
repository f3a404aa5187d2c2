"""Which column of a file is which field: proposed, and corrected with a list per column."""

from collections.abc import Iterable, Mapping, Sequence

import streamlit as st

from geo_pa import terms
from geo_pa.errors import Problem
from geo_pa.intake import SAID, Match, Suggestion, Table
from geo_pa.schema import SCHEMA
from geo_pa.ui.changes import fixing
from geo_pa.ui.messages import literal

NOTHING = ""
PER_ROW = 3
SHOWN = 24
"""So many letters of what stands in a column are shown."""


def choose(digest: str, table: Table, match: Match) -> tuple[str, ...] | None:
    """Show what each column is, and return what the user says otherwise; None where two columns are the same field.

    Parameters
    ----------
    digest : str
        Of the file: what is chosen belongs to it.
    table : Table
        What stands in its columns.
    match : Match
        What is proposed.
    """
    now = match.columns
    open_ones = [one for one in match.suggestions if one.column not in now]
    known = [one for one in match.suggestions if one.column in now]
    picked: dict[str, str] = {}
    if open_ones:
        st.markdown(f"#### Nog te kiezen ({terms.plural(len(open_ones), 'kolom', 'kolommen')})")
        st.caption("Wat u hier niet kiest, wordt niet ingelezen.")
        picked |= _ask(digest, table, open_ones, now, match.layer)
    with st.expander(f"Herkende kolommen ({terms.number(len(known))})"):
        picked |= _ask(digest, table, known, now, match.layer)
    if twice := [*_twice(picked, match.layer)]:
        fixing.of_problems(twice)
        return None
    return tuple(f"{column}={name}" for column, name in picked.items() if name != now.get(column, NOTHING))


def _ask(digest: str, table: Table, asked: Sequence[Suggestion], now: Mapping[str, str], layer: str) -> dict[str, str]:
    fields = SCHEMA[layer].fields
    titles = {NOTHING: "niet inlezen", **{name: f"{about.title}" for name, about in fields.items()}}
    picked = {}
    for start in range(0, len(asked), PER_ROW):
        for place, one in zip(st.columns(PER_ROW), asked[start : start + PER_ROW], strict=False):
            options = list(titles)
            picked[one.column] = place.selectbox(
                literal(one.column),
                options,
                index=options.index(now.get(one.column, NOTHING)),
                format_func=titles.__getitem__,
                key=f"geo_pa.match.{digest}.{layer}.{one.column}",
            )
            place.caption(literal(f"{_how(one, titles)}. Zoals: {_example(table, one.column)}"))
    return picked


def _how(one: Suggestion, titles: Mapping[str, str]) -> str:
    """Say on what ground a column was recognised, or what it may be."""
    if one.sure:
        return SAID[one.how].capitalize()
    maybe = " of ".join(titles[name] for name in one.fields)
    return f"Misschien {maybe}" if maybe else SAID[one.how].capitalize()


def _example(table: Table, column: str) -> str:
    """Return what stands in the first row that has something."""
    found = table.cells(column).dropna()
    found = found[found.str.strip() != ""]
    return "niets" if found.empty else f"'{found.iloc[0][:SHOWN]}'"


def _twice(picked: Mapping[str, str], layer: str) -> Iterable[Problem]:
    for name in dict.fromkeys(picked.values()):
        columns = [column for column, one in picked.items() if one == name]
        if name and len(columns) > 1:
            title, found = SCHEMA[layer].fields[name].title, terms.and_list([f"'{one}'" for one in columns])
            what, action = "Twee kolommen van het bestand zijn hetzelfde veld.", "Kies bij een ervan iets anders."
            yield Problem(title, what, found, "één kolom voor elk veld", action)
