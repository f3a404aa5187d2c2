"""The connection to the database of a log: one transaction for each thing that is read or written.

Nothing is shared between processes, so that a process that forks while it serves writes no half events.
"""

import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, DBAPIError, NoSuchModuleError
from sqlalchemy.pool import NullPool, QueuePool

from geo_pa.errors import InputError, Problem

VARIABLE = "GEO_PA_DATABASE_URL"
"""Environment variable with the address of a PostgreSQL database, such as ``postgresql://user@host/name``."""

FILE = Path("changes") / "log.sqlite"
"""Where the log stands in a workspace, where no database is named."""

PATIENCE_S = 60
"""How long a writer waits for those before it."""

WRITERS = 0x6765_6F5F
"""The number of the lock of PostgreSQL that those who write take turns with ("geo_")."""

REASONS: Mapping[str, str] = {
    "locked": "iemand anders schrijft al lang",
    "readonly": "geen recht om te schrijven",
    "permission": "geen recht om te schrijven",
    "full": "een volle schijf",
    "malformed": "een beschadigd bestand",
    "not a database": "een bestand dat geen logboek is",
}
"""What a word in the text of an error means."""

OTHERWISE = "geen verbinding, of een fout van de database"

WHERE = "Logboek van wijzigingen"


def database_of(folder: Path) -> URL:
    """Return the database of a workspace: that which the environment names, else a file in the folder.

    Raises
    ------
    InputError
        The environment names something else than SQLite or PostgreSQL.
    """
    named = os.environ.get(VARIABLE)
    if not named:
        return URL.create("sqlite", database=str((folder / FILE).resolve()))
    try:
        url = make_url(named)
    except ArgumentError:
        raise InputError(_no_address()) from None
    if url.get_backend_name() not in {"sqlite", "postgresql"}:
        raise InputError(_no_address())
    return url.set(drivername="postgresql+psycopg") if url.get_backend_name() == "postgresql" else url


def exists(url: URL) -> bool:
    """Tell whether there may be a log: the file of a workspace is made when the first change is written."""
    return url.get_backend_name() != "sqlite" or Path(url.database or "").is_file()


@contextmanager
def reading(url: URL) -> Iterator[Connection]:
    """Give a connection that sees one state of the log."""
    with _told(), _engine(url).connect() as connection, connection.begin():
        if not _sqlite(connection):
            connection.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY"))
        yield connection


@contextmanager
def writing(url: URL) -> Iterator[Connection]:
    """Give a connection that writes while nobody else does: events get their numbers in the order in which they hold.

    All that is written in it comes into force at once when it ends, or nothing does.
    """
    if _is_file(url):
        with _told():
            Path(url.database or "").parent.mkdir(parents=True, exist_ok=True)
    with _told(), _engine(url).connect().execution_options(writes=True) as connection, connection.begin():
        if not _sqlite(connection):
            connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})
        yield connection


def has_table(connection: Connection, name: str) -> bool:
    """Tell whether the database has a table."""
    return inspect(connection).has_table(name)


def _is_file(url: URL) -> bool:
    return url.get_backend_name() == "sqlite"


def _sqlite(connection: Connection) -> bool:
    return connection.dialect.name == "sqlite"


@cache
def _engine(url: URL) -> Engine:
    """Return the engine of a database; a file is opened anew each time, a connection to a server is kept."""
    if _is_file(url):
        engine = create_engine(url, poolclass=NullPool, connect_args={"timeout": PATIENCE_S})
        event.listen(engine, "connect", _by_hand)
        event.listen(engine, "begin", _begin)
        return engine
    engine = create_engine(url, poolclass=QueuePool, pool_pre_ping=True)
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    return engine


def _by_hand(connection: object, _record: object) -> None:
    """Let us say ourselves when a transaction begins, and let what is confirmed be on the disk."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # sqlite3's own
    connection.execute("PRAGMA synchronous = FULL")  # type: ignore[attr-defined]
    connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    """Take turns from the start: who reads first and writes later could find that another was before him."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told() -> Iterator[None]:
    """Say in Dutch why a database cannot be used."""
    try:
        yield
    except (DBAPIError, NoSuchModuleError, ModuleNotFoundError, OSError) as error:
        raise InputError(_closed(error)) from error


def _closed(error: Exception) -> Problem:
    what = "Het logboek is nu niet te gebruiken; er is niets gewijzigd."
    action = f"Probeer het opnieuw. Blijft het misgaan: kijk of u in de werkmap mag schrijven, of verbeter {VARIABLE}."
    return Problem(WHERE, what, _reason(error), "een database die bereikbaar is en waarin u mag schrijven", action)


def _reason(error: Exception) -> str:
    """Name what happened without addresses or passwords, which may stand in the text of the error."""
    if isinstance(error, ModuleNotFoundError | NoSuchModuleError):
        return "het onderdeel voor PostgreSQL is niet geïnstalleerd (pip install 'geo_pa[server]')"
    said = str(getattr(error, "orig", error)).lower()
    return next((reason for word, reason in REASONS.items() if word in said), OTHERWISE)


def _no_address() -> Problem:
    expected = "sqlite:///pad/naar/bestand of postgresql://gebruiker@server/naam"
    return Problem(VARIABLE, "Dit is geen adres van een database.", "iets anders", expected, f"Verbeter {VARIABLE}.")
