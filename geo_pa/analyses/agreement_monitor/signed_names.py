"""Names of corporations over all layers and tables: one that is written otherwise becomes another corporation."""

import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from difflib import SequenceMatcher, get_close_matches

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import Readings, wording

Counts = Mapping[str, Mapping[str, int]]
"""How many rows name a corporation, by the corporation and the layer or table."""

COLUMN = "corporation"
"""The column that names a corporation, in whatever layer or table; who else lets homes stands in ``landlord``."""

AGREEMENTS = ("expected_change", "stock_2023")
"""The tables of the agreements that name the corporations that signed them."""

LIKE = 0.8
"""Words are one word in two spellings from this likeness on: one letter wrong in five."""

SHORTEST = 5
"""Only words of so many letters are compared so: A and B, or Oost and West, are other names and no typing errors."""


def unknown_corporations(readings: Readings) -> Iterator[Problem]:
    """Find names of corporations that the agreements do not know; another that owns homes and signed nothing stays.

    Without a table of the agreements, and within those tables, the spelling that most rows have is the name.
    """
    counts = _counts(readings)
    signed = [name for name in counts if any(table in counts[name] for table in AGREEMENTS)]
    known = _most_usual(signed or counts, counts)
    for name in counts:
        if name not in known:
            yield _notice(name, counts[name], known, readings, agreed=bool(signed))


def _counts(readings: Readings) -> dict[str, dict[str, int]]:
    """Count the rows per name and per layer or table."""
    counts: dict[str, dict[str, int]] = {}
    for layer, reading in readings.items():
        if reading.has(COLUMN):
            for name, rows in Counter(reading.frame[COLUMN].dropna()).items():
                counts.setdefault(str(name), {})[layer] = rows
    return counts


def _most_usual(names: Iterable[str], counts: Counts) -> list[str]:
    """Keep of each name the spelling that most rows have."""
    kept: list[str] = []
    for name in sorted(names, key=lambda name: (-sum(counts[name].values()), name)):
        if not any(_same(name, other) for other in kept):
            kept.append(name)
    return sorted(kept)


def _same(one: str, other: str) -> bool:
    """Tell whether two names are one name in two spellings."""
    if _letters(one) == _letters(other):
        return True
    pairs = list(zip(_words(one), _words(other), strict=False))
    return len(_words(one)) == len(_words(other)) and all(_same_word(*pair) for pair in pairs)


def _same_word(one: str, other: str) -> bool:
    long = min(len(one), len(other)) >= SHORTEST
    return one == other or (long and SequenceMatcher(None, one, other, autojunk=False).ratio() >= LIKE)


def _words(name: str) -> list[str]:
    """Split a name into words of plain small letters and digits."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.findall(r"[a-z0-9]+", plain.casefold())


def _letters(name: str) -> str:
    return "".join(_words(name))


def _notice(name: str, rows: Mapping[str, int], known: Collection[str], readings: Readings, *, agreed: bool) -> Problem:
    declarations = {layer: readings[layer].declaration for layer in rows}
    found = [
        f"{terms.plural(count, 'rij', 'rijen')} in {wording.place(declarations[layer])}"
        for layer, count in rows.items()
    ]
    near = _nearest(name, known)
    hint = f"Bedoelde u {near}? Schrijf de naam dan overal zo. " if near else ""
    what = "staat niet bij de corporaties van de afspraken" if agreed else "is een andere spelling dan elders"
    return Problem(
        "Corporatie in een besloten tabel"
        if all(one.closed for one in declarations.values())
        else f"Corporatie '{name}'",
        f"Deze naam {what}.",
        wording.listed(found),
        f"een van: {wording.words(known)}",
        f"{hint}Een andere corporatie met bezit mag zo blijven staan; zij telt apart mee.",
        Severity.NOTICE,
    )


def _nearest(name: str, known: Collection[str]) -> str:
    same = [other for other in known if _same(name, other)]
    by_letters = {_letters(other): other for other in known}
    near = get_close_matches(_letters(name), by_letters, n=1)
    return next(iter(same), by_letters[near[0]] if near else "")
