"""Every test of the log runs on both databases."""

from itertools import count

import postgres
import pytest
from sqlalchemy import URL

from geo_pa.changes import Log
from geo_pa.changes.database import _engine

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
