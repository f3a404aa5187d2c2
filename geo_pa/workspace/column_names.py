"""Columns that a file lacks, and what they may be called there."""

import json
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.declaration import Declaration, DeclaredColumn, without

SHAPEFILE_NAME = 10
"""A shapefile cuts names at so many characters, and numbers those that then are the same."""

NEAR = 0.7
"""How alike two names must be for the one to be taken for the other."""

Names = Mapping[str, Sequence[str]]
"""Per name that is declared, the names in the file that it may have."""


def as_in_file(declaration: Declaration, raw: pd.DataFrame) -> Declaration:
    """Return a declaration without the columns that it never claimed and that the file does not have."""
    gone = _not_there(declaration, raw)
    there = without(declaration, gone)
    return replace(there, key="") if declaration.key in gone else there


def _not_there(declaration: Declaration, raw: pd.DataFrame) -> list[str]:
    return [one.name for one in declaration.columns.values() if not one.claimed and one.name not in raw.columns]


def absent_columns(raw: pd.DataFrame, declaration: Declaration) -> frozenset[str]:
    """Return the declared columns that a file does not have, by our name."""
    return frozenset(column.name for column in declaration.columns.values() if column.source not in raw.columns)


def missing_columns(raw: pd.DataFrame, names: frozenset[str], declaration: Declaration) -> tuple[Problem, ...]:
    """Tell which declared columns the file lacks, all at once, and what they may be called there."""
    if not names:
        return ()
    absent = [column for column in declaration.columns.values() if column.name in names]
    there = [str(name) for name in raw.columns if name != "geometry"]
    return (
        Problem(
            wording.place(declaration),
            f"{terms.plural(len(absent), 'kolom ontbreekt', 'kolommen ontbreken')} in het bestand.",
            f"de kolommen {wording.words(there)}",
            wording.words(wording.subject(column) for column in absent),
            _advice(raw, absent, declaration),
        ),
    )


def other_names(raw: pd.DataFrame, declaration: Declaration, there: Declaration) -> Iterator[Problem]:
    """Tell of columns that were never claimed where the file seems to have them under another name, and of the key."""
    gone, file = _not_there(declaration, raw), declaration.path.name
    if hints := [*_hints(gone, _free(raw, there), _same)]:
        what, expected = "Kolommen die geo_pa kent, lijken een andere naam te hebben.", "de namen van geo_pa"
        action = f'Zet in {file} onder [columns] bijvoorbeeld {gone[0]} = "naam in het bestand".'
        yield Problem(wording.place(declaration), what, "; ".join(hints), expected, action, Severity.NOTICE)
    if declaration.key and not there.key:
        what = "Het bestand heeft geen kolom met een nummer per rij; de rijen zijn genummerd zoals zij er staan."
        action = (
            f'Zet in {file} onder [columns] {declaration.key} = "naam in het bestand", of schrijf key = "" om het '
            "zo te laten."
        )
        found, expected = f"geen kolom {declaration.key}", "in elke rij een eigen nummer"
        yield Problem(wording.place(declaration), what, found, expected, action, Severity.NOTICE)


def _free(raw: pd.DataFrame, declaration: Declaration) -> list[str]:
    """List the columns of the file that nothing is read from."""
    used = {column.source for column in declaration.columns.values()}
    return [str(name) for name in raw.columns if name != "geometry" and name not in used]


def _advice(raw: pd.DataFrame, absent: list[DeclaredColumn], declaration: Declaration) -> str:
    if nested := _nested(raw):
        cells = f"De cellen van {' en '.join(nested)} bevatten een blok met eigen velden"
        return f"{cells}: zet de gegevens eerst om naar een platte tabel, met een kolom per veld."
    mend = (
        f"Verbeter source onder [columns.{absent[0].name}] in {declaration.path.name}, voeg de kolom toe, of haal de "
        "beschrijving weg van een kolom die u niet hebt"
    )
    return "; ".join([mend, *_hints([column.source for column in absent], _free(raw, declaration), _near)]) + "."


def _nested(raw: pd.DataFrame) -> list[str]:
    """List the columns whose cells hold a list or a block with fields of its own, as the reader writes it."""
    return [str(name) for name in raw.columns if name != "geometry" and _is_block(raw[name].dropna())]


def _is_block(cells: pd.Series) -> bool:
    first = cells.iloc[0] if len(cells) else None
    if not isinstance(first, str) or not first.startswith(("{", "[")):
        return isinstance(first, dict | list)
    try:
        return isinstance(json.loads(first), dict | list)
    except (ValueError, RecursionError):
        return False


def _hints(absent: list[str], free: list[str], alike: Callable[[str, list[str]], list[str]]) -> Iterator[str]:
    """Say what the absent columns may be called; a name is suggested for one column only."""
    cut = {name: cut_names(name, free) for name in absent}
    near = {name: found for name, cuts in cut.items() if not cuts and (found := alike(name, free))}
    if shortened := [_shortened(*pair) for pair in _alike({name: found for name, found in cut.items() if found})]:
        yield f"een shapefile kapt namen af na tien tekens: {', '.join(shortened)}"
    for names, found in _alike(near):
        yield f"{' of '.join(names)} heet misschien {' of '.join(found)}"


def _shortened(names: list[str], found: list[str]) -> str:
    which = "" if len(names) == len(found) == 1 else " (kijk in de bron welke welke is)"
    return f"{' en '.join(names)} {'is' if len(names) == 1 else 'zijn'} hier {' of '.join(found)}{which}"


def cut_names(name: str, free: Sequence[str]) -> list[str]:
    """List the names that a shapefile may have made of a longer one: "dwellings_", "dwelling_1"."""
    if len(name) <= SHAPEFILE_NAME:
        return []
    numbered = rf"{re.escape(name[:8])}_\d|{re.escape(name[:7])}_\d\d|{re.escape(name[:8])}\d\d"
    pattern = re.compile(rf"{re.escape(name[:SHAPEFILE_NAME])}|{numbered}", re.IGNORECASE)
    return [other for other in free if pattern.fullmatch(other)]


def _near(name: str, free: list[str]) -> list[str]:
    """Return the name that differs in capitals, spaces or signs only, else one that is much alike."""
    return _same(name, free) or get_close_matches(name, free, n=1, cutoff=NEAR)


def _same(name: str, free: list[str]) -> list[str]:
    return [other for other in free if bare(other) == bare(name)][:1]


def bare(name: str) -> str:
    """Return a name without capitals, spaces and signs: two that then are the same are taken for one."""
    return re.sub(r"[\W_]+", "", name).casefold()


def _alike(found: Names) -> Iterator[tuple[list[str], list[str]]]:
    """Group the declared names that may have the same name in the file."""
    left = dict(found)
    while left:
        others = next(iter(left.values()))
        group = [one for one, candidates in left.items() if set(candidates) & set(others)]
        yield group, list(dict.fromkeys(candidate for one in group for candidate in left[one]))
        left = {one: candidates for one, candidates in left.items() if one not in group}
