"""Every test of the log runs on both databases."""

from itertools import count
from pathlib import Path

import postgres
import pytest
from sqlalchemy import URL, text

from geo_pa.changes import Log
from geo_pa.changes.database import _engine
from geo_pa.changes.tables import METADATA
from geo_pa.changes.versions import TABLE

MUNICIPALITY = "GM0118"

_numbers = count()


@pytest.fixture(scope="session")
def postgres_server():
    """One server for all tests of a worker, started by the first that asks for it."""
    if not postgres.installed():
        pytest.skip(postgres.WHY_NOT)
    with postgres.server() as started:
        yield started


@pytest.fixture(params=["sqlite", "postgresql"])
def database(request, tmp_path):
    """The address of an empty database."""
    if request.param == "sqlite":
        yield URL.create("sqlite", database=str(tmp_path / "changes" / "log.sqlite"))
        return
    with postgres.database(request.getfixturevalue("postgres_server"), f"test_{next(_numbers)}") as url:
        yield url
        _engine(url).dispose()


@pytest.fixture
def log(database):
    return Log(database, MUNICIPALITY)


@pytest.fixture
def emptied(database):
    """A function that gives the address of the database with nothing in it, for tests that try many examples."""

    def empty():
        with _engine(database).begin() as connection:
            METADATA.drop_all(connection)
            connection.execute(text(f"DROP TABLE IF EXISTS {TABLE}"))
        return database

    if database.get_backend_name() == "sqlite":
        (path := Path(database.database)).parent.mkdir()
        return lambda: path.unlink(missing_ok=True) or database
    return empty
