"""Who can look: the readers that every workspace has, and those of ``data/readers.toml``."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from itertools import chain
from pathlib import Path
from types import MappingProxyType

from pydantic import ConfigDict

from geo_pa.disclosure import CORPORATION
from geo_pa.errors import InputError, Problem, RequestError, Severity
from geo_pa.model import CORPORATIONS, RUNGS, STANDARD, Reader
from geo_pa.model.reader import party
from geo_pa.terms import label
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.toml_files import file_name, key_problem, load_toml, validate

FILE = Path("data") / "readers.toml"
"""Where a workspace says who else can look."""

ALL = "alle"
"""Said for the corporation of a reader who sees what the meeting of all corporations sees."""

ID = re.compile(r"[a-z][a-z0-9_]{0,39}")
TITLE = re.compile(r"\w[\w .,'&()-]{0,59}")

RUNG_WORDS: Mapping[str, str] = MappingProxyType(
    {word: rung for rung in RUNGS for word in (label("confidentiality", rung), rung)}
)
"""The rung by its Dutch word, and by its code."""

Fault = tuple[str, str, str, str]
"""Key, what, found, expected."""


@dataclass(frozen=True)
class _Entry:
    """One [[reader]] as it stands in the file."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    title: str
    sees: str
    corporation: str | None = None


@dataclass(frozen=True)
class _File:
    """The file as it stands."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    reader: tuple[_Entry, ...] = ()


@dataclass(frozen=True)
class Readers:
    """Who can look at a workspace, by id, and what is wrong with the file that says so.

    Where anything is wrong, there are only the readers that every workspace has: nobody sees more by a mistake.
    """

    known: Mapping[str, Reader] = field(default_factory=lambda: STANDARD)
    problems: tuple[Problem, ...] = ()


def load_readers(folder: Path) -> Readers:
    """Read who can look at a workspace; one without the file has the readers that every workspace has."""
    path = folder / FILE
    if not path.exists() and not path.is_symlink():
        return Readers()
    try:
        file = validate(_File, load_toml(path), path, {"reader": _Entry})
    except InputError as error:
        return Readers(problems=error.problems)
    if problems := tuple(key_problem(path, *fault) for fault in _faults(file.reader)):
        return Readers(problems=problems)
    return Readers(MappingProxyType({**STANDARD, **{entry.id: _reader(entry) for entry in file.reader}}))


def reader_of(readers: Mapping[str, Reader], code: str) -> Reader:
    """Return a reader by id.

    Raises
    ------
    RequestError
        There is no such reader; the error names those there are.
    """
    if code not in readers:
        known = ", ".join(f"{one.id} ({one.title})" for one in readers.values())
        problem = Problem("Bekijken als", "Deze kijker bestaat niet.", code, known, "Kies een van deze kijkers.")
        raise RequestError(problem)
    return readers[code]


def named_reader(readers: Mapping[str, Reader], word: str) -> Reader | None:
    """Return the reader that a person names by title or id, in any capitals; None where there is none."""
    typed = party(word)
    return next((one for one in readers.values() if typed in (party(one.title), one.id)), None)


def unknown_parties(readers: Readers, readings: Mapping[str, Reading]) -> Iterator[Problem]:
    """Find readers of a corporation that no row names: they see only what names nobody."""
    columns = (reading.frame[CORPORATION] for reading in readings.values() if CORPORATION in reading.frame.columns)
    named = {party(name): str(name).strip() for name in chain.from_iterable(column.dropna() for column in columns)}
    for one in readers.known.values():
        if one.corporation and party(one.corporation) not in named:
            near = get_close_matches(one.corporation, named.values(), n=1)
            hint = f" Bedoelde u {near[0]}?" if near else ""
            yield Problem(
                f"{file_name(FILE)}, {one.id}.corporation",
                "Geen rij noemt deze corporatie: deze lezer ziet van de corporaties alleen wat van niemand is.",
                f"'{one.corporation}'",
                f"een van: {wording.words(sorted({*named.values()}))}",
                f"Verbeter de naam in {file_name(FILE)}, of laat het zo.{hint}",
                Severity.NOTICE,
            )


def _reader(entry: _Entry) -> Reader:
    corporation = entry.corporation or ""
    own = "" if party(corporation) == ALL else corporation.strip()
    return Reader(entry.id, entry.title, RUNG_WORDS[party(entry.sees)], own)


def _faults(entries: tuple[_Entry, ...]) -> Iterator[Fault]:
    for number, entry in enumerate(entries, 1):
        for key, *told in (*_name_faults(entry), *_sight_faults(entry)):
            yield f"reader {number}.{key}", *told  # type: ignore[misc]  # a fault has four parts
    yield from _doubles(entries)


def _name_faults(entry: _Entry) -> Iterator[Fault]:
    if not ID.fullmatch(entry.id):
        expected = "hoogstens 40 kleine letters, cijfers en lage streepjes, met een letter vooraan"
        yield "id", "Dit kan geen code van een lezer zijn.", f"'{entry.id}'", expected
    if not TITLE.fullmatch(entry.title) or entry.title != entry.title.strip():
        expected = "hoogstens 60 letters, cijfers, spaties en leestekens, zonder spatie voor of achter"
        yield "title", "Zo kan een lezer niet heten.", f"'{entry.title}'", expected


def _sight_faults(entry: _Entry) -> Iterator[Fault]:
    rung = RUNG_WORDS.get(party(entry.sees))
    if rung is None or rung == RUNGS[0]:
        what = "Wat deze lezer ziet, is niet bekend." if rung is None else "Wat van de gemeente is, ziet zij alleen."
        yield (
            "sees",
            what,
            f"'{entry.sees}'",
            f"een van: {', '.join(label('confidentiality', one) for one in RUNGS[1:])}",
        )
    elif rung == CORPORATIONS.rung and not party(entry.corporation or ""):
        expected = f"de naam van een corporatie, of '{ALL}' voor wat alle corporaties samen zien"
        yield "corporation", "Van welke corporatie deze lezer is, ontbreekt.", "niets", expected
    elif rung != CORPORATIONS.rung and entry.corporation is not None:
        expected = f'geen corporatie, of sees = "{CORPORATIONS.title}"'
        yield "corporation", "Deze lezer ziet niets van de corporaties.", f"'{entry.corporation}'", expected


def _doubles(entries: tuple[_Entry, ...]) -> Iterator[Fault]:
    """Find words that would name two readers: an id or a title of one may be neither of another."""
    own = [({party(entry.id), party(entry.title)}, entry.title) for entry in entries]
    standard = [({one.id, party(one.title)}, one.title) for one in STANDARD.values()]
    counts = Counter(chain.from_iterable(words for words, _ in (*own, *standard)))
    for number, (words, title) in enumerate(own, 1):
        for word in sorted(word for word in words if counts[word] > 1):
            yield f"reader {number}", f"Twee lezers heten hetzelfde ({title}).", f"'{word}'", "elke naam één keer"
