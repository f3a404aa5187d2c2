"""Rows that hold a total and that the declaration does not call one: counted, they would double the figures."""

import json
import re
from collections.abc import Iterator

import numpy as np
import pandas as pd

from geo_pa.model import unit_of
from geo_pa.model.units import YEAR
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn
from geo_pa.workspace.faults import Mask, RowFault
from geo_pa.workspace.values import as_text

UNDECLARED_TOTAL = "undeclared_total"
"""The reason that these rows get in the list of excluded rows."""

TOTAL = re.compile(
    r"(sub|eind|deel)?[\s-]*tota(al|len)[\s:.]*|totaal[\s-]*generaal|generaal[\s-]*totaal|(grand |sub)?total"
)
PART_OF_TOTAL = re.compile(
    r"(?:(?:sub|eind|deel)?[\s-]*totaal[\s:.]+(?P<before>.+)|(?P<behind>.+?)[\s:.]+(?:sub|eind)?totaal)"
)


def undeclared_totals(raw: pd.DataFrame, declaration: Declaration, declared: Mask) -> Iterator[RowFault]:
    """Find the rows that hold a total in a column of words, each once, with the lines that the declaration needs.

    A word that a declaration maps, allows or calls missing is no total.
    """
    told = declared.copy()
    for column in declaration.columns.values():
        if column.type not in {"text", "category"} or column.source not in raw.columns:
            continue
        texts = as_text(raw[column.source])
        for word in _total_words(texts, column):
            rows = (texts == word).to_numpy(dtype=np.bool_) & ~told
            if rows.any():
                told |= rows
                yield _fault(raw, declaration, column, word, rows)


def _total_words(texts: pd.Series, column: DeclaredColumn) -> list[str]:
    """List the words of a column that name a total; "totaal Actium" does where Actium is a word as well."""
    words = [str(word) for word in texts.dropna().unique()]
    own = {*column.words, *column.map, *column.missing}
    known = {word.casefold() for word in words}
    return [word for word in words if word not in own and _is_total(word.casefold(), known)]


def _is_total(word: str, known: set[str]) -> bool:
    if TOTAL.fullmatch(word):
        return True
    part = PART_OF_TOTAL.fullmatch(word) if "totaal" in word else None
    return part is not None and (part["before"] or part["behind"]).strip() in known


def _fault(raw: pd.DataFrame, declaration: Declaration, column: DeclaredColumn, word: str, rows: Mask) -> RowFault:
    lines = "\n".join(_lines(raw, declaration, column, word, rows))
    fault = RowFault(
        UNDECLARED_TOTAL,
        wording.subject(column),
        "een totaal, geen rij met gegevens",
        "alleen rijen met gegevens, of totalen die de declaratie noemt",
        f"Haal het totaal uit het bestand, of zet onderaan in {declaration.path.name}:\n{lines}",
    )
    return fault.at(rows, lambda _: f"'{word}'")


def _lines(raw: pd.DataFrame, declaration: Declaration, column: DeclaredColumn, word: str, rows: Mask) -> Iterator[str]:
    columns = [
        one.name
        for one in declaration.columns.values()
        if one.numeric and unit_of(one.unit or "").adds_up and one != column
    ]
    yield "[[printed_totals]]"
    yield f'column = "{column.name}"'
    yield f"value = {json.dumps(word, ensure_ascii=False)}"
    yield f"columns = {_listed(columns)}"
    if groups := _groups(raw, declaration, column, rows):
        yield f"by = {_listed(groups)}"


def _groups(raw: pd.DataFrame, declaration: Declaration, column: DeclaredColumn, rows: Mask) -> list[str]:
    """List the columns that say of which group each of these rows is the total."""
    candidates = [
        one
        for one in declaration.columns.values()
        if one.name not in {column.name, declaration.key} and one.source in raw.columns
        if not one.numeric or unit_of(one.unit or "").code == YEAR
    ]
    return [one.name for one in candidates if _names_a_group(as_text(raw[one.source]), rows)]


def _names_a_group(texts: pd.Series, rows: Mask) -> bool:
    """Tell whether each of these rows holds a word that other rows hold too, and that is no total itself."""
    mine, others = texts[rows], set(texts[~rows].dropna())
    return bool(mine.notna().all()) and all(word in others and not TOTAL.fullmatch(word.casefold()) for word in mine)


def _listed(names: list[str]) -> str:
    return "[" + ", ".join(f'"{name}"' for name in names) + "]"
