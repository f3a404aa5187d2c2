"""A copy of a log in one file, and back: from SQLite to PostgreSQL too.

The file is JSON Lines in gzip. It can be read with what every system has (``zcat``), in fifty years as well; it is
written and read line by line, however long the log; and its first line says what it is before anything else is read. A
zip keeps its list at the end and unpacks to a folder, which asks more of who reads it and gives nothing here.
"""

import gzip
import hashlib
import json
import os
import zlib
from collections import Counter, deque
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from itertools import chain, groupby, islice
from pathlib import Path
from typing import Any, BinaryIO

from sqlalchemy import Connection, MetaData, Table, func, select

from geo_pa.changes.database import WHERE, reading, reason, writing
from geo_pa.changes.log import Log
from geo_pa.changes.tables import TABLES, actions, events, scenarios
from geo_pa.changes.versions import NEWEST, bring_up, make, newer, ready, remove
from geo_pa.errors import DeliveryError, InputError, Problem, RequestError
from geo_pa.terms import plural

KIND = "geo_pa-log"
"""What the first line says the file is."""

CONFIDENTIAL = (
    "Vertrouwelijk: dit bestand bevat alle wijzigingen, met rijen die niet iedereen mag zien en met de namen van wie "
    "wijzigde. Bewaar het zoals de gegevens van de gemeente zelf."
)

LONGEST_LINE = 64 * 1024 * 1024
"""Bytes; no shape that a person draws comes near."""

AT_ONCE = 1000
"""Rows that are written to a database together."""

KEPT = ("scenarios", "actions", "events")


@dataclass(frozen=True)
class Kept:
    """How much a copy holds."""

    scenarios: int
    actions: int
    events: int


def backup(log: Log, path: Path) -> Kept:
    """Write a log as it is now to a file of its own, which only this user of the computer can read.

    Parameters
    ----------
    log : Log
        What others write meanwhile is not part of it.
    path : Path
        Nothing may stand there yet.

    Returns
    -------
    Kept

    Raises
    ------
    RequestError
        Nothing was ever written in the log.
    InputError
        The log cannot be read.
    DeliveryError
        A file is there already, or it cannot be written; nothing is left of it then.
    """
    if not ready(log.url):
        raise RequestError(_nothing_yet())
    log.scenarios()  # refuses a log of another municipality
    with _new_file(path) as file, reading(log.url) as connection, _not_written_told(path):
        return _write(connection, log.municipality, file)


def restore(log: Log, path: Path) -> Kept:
    """Bring the copy of a log into a log without changes: all of it or nothing.

    Parameters
    ----------
    log : Log
        Of the same municipality. Its next change gets the number after the last one of the copy.
    path : Path
        Written by :func:`backup`.

    Returns
    -------
    Kept

    Raises
    ------
    InputError
        The file is no copy of a log, is damaged or cut off, or is of a newer geo_pa or of another municipality; or the
        database cannot be written to.
    RequestError
        The log has changes or scenarios of its own.
    """
    log.scenarios()  # refuses a log of another municipality
    with _lines(path) as lines:
        if problem := _unfit(lines.next(), log.municipality, path):
            raise InputError(problem)
        # Looked through to its end before anything is written: what is damaged says so itself, and not a database.
        deque(lines.rows(), maxlen=0)
    with _lines(path) as lines, writing(log.url) as connection:
        version = str(lines.next()["version"])
        bring_up(connection)
        there = _counts(connection)
        if there.scenarios > 1 or there.events:
            raise RequestError(_not_empty(there))
        return _read(connection, version, lines)


@contextmanager
def _lines(path: Path) -> Iterator["_Lines"]:
    with _damage_told(path), gzip.open(path, "rb") as file:
        yield _Lines(file, path)


def _write(connection: Connection, municipality: str, file: BinaryIO) -> Kept:
    digest = hashlib.sha256()
    made = datetime.now(UTC).isoformat(timespec="seconds")
    head: dict[str, object] = {
        "kind": KIND,
        "about": CONFIDENTIAL,
        "municipality": municipality,
        "made": made,
        "version": NEWEST,
    }
    with gzip.GzipFile(fileobj=file, mode="wb", filename="", mtime=0) as packed:
        for line in map(_line, chain([head], _rows(connection))):
            digest.update(line)
            packed.write(line)
        kept = _counts(connection)
        packed.write(_line({"end": vars(kept), "sha256": digest.hexdigest()}))
    return kept


def _line(value: Mapping[str, object]) -> bytes:
    return json.dumps(value, ensure_ascii=False).encode() + b"\n"


def _rows(connection: Connection) -> Iterator[dict[str, object]]:
    for table in TABLES:
        order = (actions.c.at, actions.c.id) if table is actions else tuple(table.primary_key)
        for row in connection.execute(select(table).order_by(*order)).mappings():
            yield {"in": table.name, **row}


def _counts(connection: Connection) -> Kept:
    counts = (connection.scalar(select(func.count()).select_from(one)) or 0 for one in (scenarios, actions, events))
    return Kept(*counts)


@dataclass
class _Lines:
    """The lines of a copy, and the digest of those that were read."""

    file: gzip.GzipFile
    path: Path
    digest: str = ""
    _sum: Any = field(default_factory=hashlib.sha256)

    def next(self) -> dict[str, Any]:
        """Return the next line; ``digest`` is that of all before it."""
        with _damage_told(self.path):
            line = self.file.readline(LONGEST_LINE)
            self.digest = self._sum.hexdigest()
            self._sum.update(line)
            found = json.loads(line)
            if not (line.endswith(b"\n") and isinstance(found, dict)):
                raise ValueError
            return found

    def rows(self) -> Iterator[dict[str, Any]]:
        """Give the rows; the last line says how many there are, and what the digest of all before it is."""
        counts: Counter[str] = Counter()
        while "end" not in (row := self.next()):
            counts[str(row.get("in"))] += 1
            yield row
        with _damage_told(self.path):
            whole = row["end"] == {name: counts[name] for name in KEPT}
            if row["sha256"] != self.digest or not whole or self.file.read(1):
                raise ValueError


def _read(connection: Connection, version: str, lines: _Lines) -> Kept:
    """Make the log as it was when the copy was made, fill it, and bring it to today's version."""
    remove(connection)
    make(connection, version)
    then = MetaData()
    for name, rows in groupby(lines.rows(), lambda row: str(row.pop("in", ""))):
        table = Table(name, then, autoload_with=connection)
        while part := list(islice(rows, AT_ONCE)):
            connection.execute(table.insert(), part)
    make(connection)
    return _counts(connection)


def _unfit(head: Mapping[str, object], municipality: str, path: Path) -> Problem | None:
    if head.get("kind") != KIND:
        return _damaged(path)
    if problem := newer(str(head.get("version"))):
        return problem
    if head.get("municipality") == municipality:
        return None
    what, action = "Deze back-up is van een andere gemeente.", "Kies de back-up van deze gemeente."
    return Problem(str(path), what, str(head.get("municipality")), municipality, action)


@contextmanager
def _new_file(path: Path) -> Iterator[BinaryIO]:
    """Give a new file that nobody else can read; it is on the disk when it is closed, and gone where writing fails."""
    with _not_written_told(path):
        file = open(path, "xb", opener=partial(os.open, mode=0o600))  # noqa: SIM115  # Path.open takes no opener
    try:
        yield file
        with _not_written_told(path), file:
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        path.unlink(missing_ok=True)
        raise
    finally:
        with suppress(OSError):
            file.close()


@contextmanager
def _not_written_told(path: Path) -> Iterator[None]:
    try:
        yield
    except FileExistsError:
        what, expected = "Dit bestand is er al; geo_pa overschrijft het niet.", "een naam die er nog niet is"
        raise DeliveryError(Problem(str(path), what, path.name, expected, "Kies een andere naam.")) from None
    except OSError as error:
        what, expected = "De back-up kon niet worden geschreven.", "een plek waar u mag schrijven"
        raise DeliveryError(Problem(str(path), what, reason(error), expected, "Kies een andere plek.")) from error


@contextmanager
def _damage_told(path: Path) -> Iterator[None]:
    """Say in Dutch that a file is cut off, spoilt or something else, or cannot be opened."""
    try:
        yield
    except (EOFError, zlib.error, gzip.BadGzipFile, ValueError, KeyError) as error:
        raise InputError(_damaged(path)) from error
    except OSError as error:
        what, expected = "Dit bestand is niet te lezen.", "een back-up die u mag lezen"
        raise InputError(Problem(str(path), what, reason(error), expected, "Kies het goede bestand.")) from error


def _damaged(path: Path) -> Problem:
    what = "Dit is geen hele back-up van een logboek; er is niets teruggezet."
    action = "Kies een andere back-up."
    return Problem(str(path), what, "een afgebroken, beschadigd of ander bestand", "een back-up van geo_pa", action)


def _nothing_yet() -> Problem:
    what, action = "Er is nog niets om te bewaren.", "Wijzig eerst iets."
    return Problem(WHERE, what, "geen wijzigingen", "een of meer wijzigingen", action)


def _not_empty(there: Kept) -> Problem:
    own = plural(max(there.scenarios - 1, 0), "eigen scenario", "eigen scenario's")
    found = f"{plural(there.actions, 'wijziging', 'wijzigingen')} en {own}"
    what = "Dit logboek is niet leeg; er is niets teruggezet."
    action = "Zet de back-up terug in een werkmap of database zonder logboek."
    return Problem(WHERE, what, found, "een leeg logboek", action)
