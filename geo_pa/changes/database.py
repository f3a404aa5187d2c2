"""The connection to the database of a log: one transaction for each thing that is read or written.

Nothing is shared between processes, so that a process that forks while it serves writes no half events.
"""

import errno
import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, inspect, make_url, text
from sqlalchemy.exc import ArgumentError, NoSuchModuleError, SQLAlchemyError
from sqlalchemy.pool import NullPool, QueuePool

from geo_pa.errors import InputError, Problem

VARIABLE = "GEO_PA_DATABASE_URL"
"""Environment variable with the address of a PostgreSQL database, such as ``postgresql://user@host/name``."""

FILE = Path("changes") / "log.sqlite"
"""Where the log stands in a workspace, where no database is named."""

PATIENCE_S = 60
"""How long a writer waits for those before it."""

CONNECT_S = 10
"""How long a server may take to answer at all."""

WRITERS = 0x6765_6F5F
"""The number of the lock of PostgreSQL that those who write take turns with ("geo_")."""

REASONS: Mapping[str, str] = {
    **dict.fromkeys(("SQLITE_BUSY", "SQLITE_LOCKED", "55P03"), "iemand anders schrijft al lang"),
    **dict.fromkeys(("SQLITE_READONLY", "SQLITE_PERM", "42501", "25006"), "geen recht om te schrijven"),
    **dict.fromkeys(("EACCES", "EPERM", "EROFS"), "geen recht om te lezen of te schrijven"),
    **dict.fromkeys(
        ("SQLITE_CANTOPEN", "ENOTDIR", "EISDIR", "EEXIST", "ENOENT"), "een plek waar geen bestand kan staan"
    ),
    **dict.fromkeys(("SQLITE_FULL", "ENOSPC", "EDQUOT", "53100"), "een volle schijf"),
    **dict.fromkeys(("SQLITE_CORRUPT", "SQLITE_NOTADB", "XX001", "XX002"), "een beschadigd bestand"),
    **dict.fromkeys(("SQLITE_IOERR", "EIO", "58"), "een schijf of netwerkmap die niet antwoordt"),
    "53300": "te veel mensen tegelijk",
    "28": "een gebruiker of wachtwoord dat niet klopt",
    "3D000": "een database die niet bestaat",
}
"""What the start of a code means: SQLite's own name, the SQLSTATE of PostgreSQL, or that of an error of the system."""

UNDONE = frozenset({"SQLITE_BUSY", "SQLITE_FULL"})
"""How SQLite refuses the end of a transaction and takes it back; after another error it may hold or not."""

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
    if url.get_backend_name() == "postgresql":
        return url.set(drivername="postgresql+psycopg")
    if url.get_backend_name() != "sqlite" or _in_memory(url.database or ""):
        raise InputError(_no_address())
    return url.set(drivername="sqlite", database=str(Path(url.database or "").resolve()))


def _in_memory(name: str) -> bool:
    """Tell whether SQLite would keep it in memory, where it is gone at once, or read more than a path in the name."""
    return not name or name.startswith((":", "file:"))


def exists(url: URL) -> bool:
    """Tell whether there may be a log: the file of a workspace is made when the first change is written.

    Raises
    ------
    InputError
        Something else stands there, or nobody may look.
    """
    if not _is_file(url):
        return True
    with _told():
        try:
            kind = Path(url.database or "").stat().st_mode
        except FileNotFoundError:
            return False
        if not stat.S_ISREG(kind):
            raise IsADirectoryError(errno.EISDIR, "no file")
        return True


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
            Path(url.database or "").parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    with _told(), _engine(url).connect().execution_options(writes=True) as connection, connection.begin() as whole:
        _take_turn(connection, url)
        yield connection
        with _told(_unsure):
            whole.commit()


def _take_turn(connection: Connection, url: URL) -> None:
    if _is_file(url):
        _for_nobody_else(Path(url.database or ""))
        return
    for setting in TAKE_TURNS:
        connection.execute(text(setting))
    connection.execute(text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": WRITERS})


def _for_nobody_else(file: Path) -> None:
    """Keep a new file from other users of the computer before anything is in it: it will hold confidential rows.

    By its name: to open and close it here would end the locks that SQLite holds on it in this process.
    """
    if file.stat().st_size == 0:
        file.chmod(0o600)


TAKE_TURNS = (
    # Who waited sees what those before it wrote, whatever the server does by itself.
    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED",
    f"SET LOCAL lock_timeout = '{PATIENCE_S}s'",
    # A computer that falls asleep while it writes keeps nobody else from it.
    f"SET LOCAL idle_in_transaction_session_timeout = '{PATIENCE_S}s'",
    # What is confirmed is on the disk, also where the server was told not to wait for that.
    "SELECT set_config('synchronous_commit', 'on', true) WHERE current_setting('synchronous_commit') = 'off'",
)
"""What PostgreSQL is told before a writer waits for its turn."""


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
    patience = {} if "connect_timeout" in url.query else {"connect_timeout": CONNECT_S}
    engine = create_engine(url, poolclass=QueuePool, pool_pre_ping=True, connect_args=patience)
    os.register_at_fork(after_in_child=lambda: engine.dispose(close=False))
    return engine


def _by_hand(connection: object, _record: object) -> None:
    """Let us say ourselves when a transaction begins, and let what is confirmed be on the disk."""
    connection.isolation_level = None  # type: ignore[attr-defined]  # sqlite3's own
    connection.execute("PRAGMA synchronous = EXTRA")  # type: ignore[attr-defined]
    connection.execute("PRAGMA foreign_keys = ON")  # type: ignore[attr-defined]


def _begin(connection: Connection) -> None:
    """Take turns from the start: who reads first and writes later could find that another was before him."""
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")


@contextmanager
def _told(problem: Callable[[Exception], Problem] | None = None) -> Iterator[None]:
    """Say in Dutch why a database cannot be used."""
    try:
        yield
    except (SQLAlchemyError, ModuleNotFoundError, OSError) as error:
        raise InputError((problem or _closed)(error)) from error
    except UnicodeDecodeError as error:  # what is wrong with a file is said with what stands in it
        raise InputError(damaged()) from error


def damaged() -> Problem:
    """Say that the database does not hold what was written in it."""
    what, action = (
        "Het logboek is beschadigd.",
        "Zet een back-up terug (geo-pa restore), in een werkmap zonder logboek.",
    )
    return Problem(WHERE, what, REASONS["SQLITE_CORRUPT"], "een logboek dat heel is", action)


def _closed(error: Exception) -> Problem:
    if reason(error) == REASONS["SQLITE_CORRUPT"]:
        return damaged()
    what = "Het logboek is nu niet te gebruiken; er is niets gewijzigd."
    action = f"Probeer het opnieuw. Blijft het misgaan: kijk of u in de werkmap mag schrijven, of verbeter {VARIABLE}."
    return Problem(WHERE, what, reason(error), "een database die bereikbaar is en waarin u mag schrijven", action)


def _unsure(error: Exception) -> Problem:
    """Say that nobody knows whether what was written holds: the connection went while it came into force."""
    if _code(error) in UNDONE:
        return _closed(error)
    what = "Het is niet zeker dat uw wijziging is bewaard."
    action = "Kijk in de geschiedenis. Staat zij er niet, doe haar dan opnieuw: twee keer hetzelfde telt één keer."
    return Problem(WHERE, what, reason(error), "een database die zegt dat zij het heeft bewaard", action)


def reason(error: Exception) -> str:
    """Name what happened without addresses or passwords, which may stand in the text of the error."""
    if isinstance(error, ModuleNotFoundError | NoSuchModuleError):
        return "het onderdeel voor PostgreSQL is niet geïnstalleerd (pip install 'geo_pa[server]')"
    code = _code(error)
    return next((told for start, told in REASONS.items() if code.startswith(start)), OTHERWISE)


def _code(error: Exception) -> str:
    cause = getattr(error, "orig", error)
    if isinstance(cause, sqlite3.Error):
        # It gives no code for text that is no text.
        return getattr(cause, "sqlite_errorname", "SQLITE_CORRUPT")
    return getattr(cause, "sqlstate", None) or errno.errorcode.get(getattr(cause, "errno", None) or 0, "")


def _no_address() -> Problem:
    expected = "sqlite:///pad/naar/bestand of postgresql://gebruiker@server/naam"
    return Problem(VARIABLE, "Dit is geen adres van een database.", "iets anders", expected, f"Verbeter {VARIABLE}.")
