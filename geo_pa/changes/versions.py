"""Which version of the log a database holds, and how it comes to today's."""

from pathlib import Path

from sqlalchemy import URL, Connection, inspect, select, table, text
from sqlalchemy.sql import column

from geo_pa.changes.database import WHERE, exists, has_table, reading, writing
from geo_pa.changes.tables import METADATA
from geo_pa.errors import InputError, Problem

NEWEST = "0001"
"""The last version in ``migrations/versions``; a test holds it to that."""

TABLE = "log_version"
"""Where it stands; of our own, since a server may hold what other programs keep versions of."""

SCRIPTS = Path(__file__).parent / "migrations"


def ready(url: URL) -> bool:
    """Tell whether a database holds a log; one of an earlier version is brought to today's.

    Raises
    ------
    InputError
        A newer geo_pa wrote it.
    """
    if not exists(url):
        return False
    with reading(url) as connection:
        version = _version(connection)
    if version is None or version == NEWEST:
        return version is not None
    if problem := newer(version):
        raise InputError(problem)
    with writing(url) as connection:
        bring_up(connection)
    return True


def bring_up(connection: Connection) -> None:
    """Make the tables where they are not there yet, or bring them to today's version.

    Raises
    ------
    InputError
        A newer geo_pa wrote it, or the database is one of something else.
    """
    version = _version(connection)
    if version == NEWEST:
        return
    if problem := _strange(connection) if version is None else newer(version):
        raise InputError(problem)
    make(connection)


def _version(connection: Connection) -> str | None:
    if not has_table(connection, TABLE):
        return None
    return connection.scalar(select(column("version_num")).select_from(table(TABLE)))


def make(connection: Connection, version: str = "head") -> None:
    """Make the tables of a version, or bring those of an earlier one to it."""
    from alembic import command  # noqa: PLC0415  # alembic loads slowly, and few openings of a log need it
    from alembic.config import Config  # noqa: PLC0415

    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(SCRIPTS).replace("%", "%%"))
    command.upgrade(config, version)


def remove(connection: Connection) -> None:
    """Take the tables of today's version away, with all that is in them."""
    METADATA.drop_all(connection)
    connection.execute(text(f"DROP TABLE {TABLE}"))


def newer(version: str) -> Problem | None:
    """Refuse a version that this geo_pa does not know; None where it does."""
    if version <= NEWEST and version.isdecimal():
        return None
    what = "Dit logboek is gemaakt met een nieuwere versie van geo_pa; er is niets gewijzigd."
    return Problem(WHERE, what, f"versie {version}", f"versie {NEWEST} of ouder", "Installeer de nieuwste geo_pa.")


def _strange(connection: Connection) -> Problem | None:
    """Refuse a database that holds something else: of a server only where that has the names of our tables."""
    there = frozenset(inspect(connection).get_table_names())
    theirs = there & METADATA.tables.keys() if connection.dialect.name == "postgresql" else there
    if not theirs:
        return None
    what, action = (
        "Deze database is van iets anders; er is niets gewijzigd.",
        "Kies een lege database voor het logboek.",
    )
    return Problem(WHERE, what, f"tabellen van iets anders: {', '.join(sorted(theirs)[:5])}", "een logboek", action)
