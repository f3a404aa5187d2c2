"""Whatever is wrong with the place of a log, a planner reads in Dutch what it is; what others see of it stays shut."""

import os
import shutil
import sqlite3
import stat
import tempfile
import threading
from contextlib import suppress
from pathlib import Path

import postgres
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import URL, make_url
from telling import JAN, change

from geo_pa.changes import Log, database
from geo_pa.changes.database import VARIABLE, database_of
from geo_pa.errors import GeoPaError, InputError


@pytest.fixture
def file(tmp_path):
    return tmp_path / "changes" / "log.sqlite"


@pytest.fixture
def log(file):
    return Log(URL.create("sqlite", database=str(file)), "GM0118")


@pytest.fixture
def filled(log):
    log.write([change("P1", "homes", "3", "4")], JAN, seen=0)
    return log


def told(ask):
    with pytest.raises(InputError) as error:
        ask()
    return error.value.problems[0].found


def write(log):
    return log.write([change("P1", "homes", "4", "5")], JAN, seen=log.last())


def asked_of(log):
    return log.events, log.last, log.scenarios, lambda: write(log), lambda: log.add_scenario("Meer", JAN)


@pytest.mark.skipif(os.name != "posix", reason="other systems keep rights otherwise")
def test_nobody_else_can_read_the_log_nor_its_folder(filled, file):
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700


def test_a_log_that_was_shared_on_purpose_stays_shared(filled, file):
    file.chmod(0o660)
    write(filled)
    assert stat.S_IMODE(file.stat().st_mode) == 0o660


@pytest.mark.parametrize("content", [b"x" * 5000, b"SQLite format 3\0" + b"x" * 5000, b"PK\3\4zip"])
def test_a_file_that_is_no_log_is_told(log, file, content):
    file.parent.mkdir()
    file.write_bytes(content)
    assert {told(ask) for ask in asked_of(log)} == {"een beschadigd bestand"}
    assert file.read_bytes() == content


def test_a_folder_that_is_a_file_is_told(log, file):
    file.parent.write_text("geen map", encoding="utf-8")
    assert {told(ask) for ask in asked_of(log)} == {"een plek waar geen bestand kan staan"}


def test_a_log_that_is_a_folder_is_told(log, file):
    file.mkdir(parents=True)
    assert {told(ask) for ask in asked_of(log)} == {"een plek waar geen bestand kan staan"}


def test_a_geopackage_is_never_taken_for_a_log(log, file, repository):
    file.parent.mkdir()
    shutil.copy(repository / "layers" / "building_locations.gpkg", file)
    before = file.read_bytes()
    with pytest.raises(InputError, match="van iets anders"):
        write(log)
    assert file.read_bytes() == before


def test_a_full_disk_is_told_and_nothing_is_written(filled, monkeypatch):
    before = filled.events()

    def small(connection, record):
        by_hand(connection, record)
        connection.execute("PRAGMA max_page_count = 1")

    by_hand = database._by_hand
    monkeypatch.setattr(database, "_by_hand", small)
    database._engine.cache_clear()
    try:
        many = [change(f"P{number}", "name", None, "x" * 5000) for number in range(50)]
        assert told(lambda: filled.write(many, JAN, seen=1)) == "een volle schijf"
        assert filled.events() == before
    finally:
        database._engine.cache_clear()


def test_who_waits_too_long_for_another_is_told(filled, file, monkeypatch):
    monkeypatch.setattr(database, "PATIENCE_S", 0.1)
    database._engine.cache_clear()
    try:
        other = sqlite3.connect(file)
        other.execute("BEGIN IMMEDIATE")
        assert told(lambda: write(filled)) == "iemand anders schrijft al lang"
        assert len(filled.events()) == 1
        other.rollback()
        other.close()
    finally:
        database._engine.cache_clear()
    write(filled)


NOBODY = 65534


def as_somebody_else(log):
    """What another user of the computer is told who reads and who writes; who is no root asks as himself."""
    told, telling = os.pipe()
    if (process := os.fork()) == 0:
        try:
            if os.geteuid() == 0:
                os.setgroups([])
                os.setgid(NOBODY)
                os.setuid(NOBODY)
            os.write(telling, "|".join(map(heard, (log.events, lambda: write(log)))).encode())
        finally:
            os._exit(0)
    os.close(telling)
    os.waitpid(process, 0)
    with os.fdopen(told, encoding="utf-8") as pipe:
        return pipe.read().split("|")


def heard(ask):
    try:
        return str(len(ask()))
    except InputError as error:
        return error.problems[0].found


@pytest.mark.skipif(os.name != "posix", reason="other systems keep rights otherwise")
def test_a_folder_in_which_one_may_not_look_or_write_is_told():
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        folder.chmod(0o755)
        log = Log(URL.create("sqlite", database=str(folder / "changes" / "log.sqlite")), "GM0118")
        write(log)
        (folder / "changes").chmod(0)
        if os.geteuid() == 0:
            assert as_somebody_else(log) == ["geen recht om te lezen of te schrijven"] * 2
        (folder / "changes").chmod(0o700)
        (folder / "changes" / "log.sqlite").chmod(0o444)
        (folder / "changes").chmod(0o555)
        assert as_somebody_else(log) == ["1", "geen recht om te schrijven"]
        (folder / "changes").chmod(0o700)


@given(st.data())
def test_bytes_that_were_spoilt_anywhere_are_told_or_do_no_harm(tmp_path_factory, data):
    folder = tmp_path_factory.mktemp("spoilt")
    log = Log(URL.create("sqlite", database=str(folder / "log.sqlite")), "GM0118")
    shutil.copy(_whole(tmp_path_factory), folder / "log.sqlite")
    content = bytearray((folder / "log.sqlite").read_bytes())
    filled = [place for place, byte in enumerate(content) if byte]
    for place in data.draw(st.lists(st.sampled_from(filled), min_size=1, max_size=4)):
        content[place] = data.draw(st.integers(0, 255))
    length = data.draw(st.just(len(content)) | st.integers(0, len(content)))
    (folder / "log.sqlite").write_bytes(content[:length])
    for ask in (*asked_of(log), lambda: log.action("x"), lambda: log.events("Meer")):
        with suppress(GeoPaError):
            ask()


_kept = {}


def _whole(folders):
    if "file" not in _kept:
        file = folders.mktemp("whole") / "log.sqlite"
        log = Log(URL.create("sqlite", database=str(file)), "GM0118")
        for turn in range(5):
            log.write([change(f"P{turn}", "name", None, "x" * 100)], JAN, seen=turn)
        log.add_scenario("Meer", JAN)
        _kept["file"] = file
    return _kept["file"]


# Where the log is


@pytest.mark.parametrize(
    "address",
    [
        "mysql://a@b/c",
        "niets",
        "sqlite://",
        "sqlite:///:memory:",
        "sqlite:///file:x?mode=memory&uri=true",
        "://",
    ],
)
def test_an_address_that_keeps_nothing_is_refused_without_repeating_it(monkeypatch, tmp_path, address):
    monkeypatch.setenv(VARIABLE, address)
    with pytest.raises(InputError) as error:
        Log.of(tmp_path, "GM0118").events()
    assert "a@b" not in str(error.value)


def test_the_log_stands_in_the_workspace_unless_an_address_is_named(monkeypatch, tmp_path):
    monkeypatch.delenv(VARIABLE, raising=False)
    assert database_of(tmp_path).database == str(tmp_path / "changes" / "log.sqlite")
    monkeypatch.setenv(VARIABLE, "postgresql://u:geheim@server/naam")
    assert database_of(tmp_path).drivername == "postgresql+psycopg"


def test_a_server_that_is_not_there_is_told_without_its_password(tmp_path):
    log = Log(make_url(f"postgresql+psycopg://u:geheim@/x?host={tmp_path}"), "GM0118")
    for ask in asked_of(log):
        with pytest.raises(InputError) as error:
            ask()
        assert "geheim" not in str(error.value)


def test_a_server_that_goes_and_comes_back_is_told_and_then_used_again(tmp_path):
    if not postgres.installed():
        pytest.skip(postgres.WHY_NOT)
    with postgres.server() as server, postgres.database(server, "going") as url:
        log = Log(url, "GM0118")
        write(log)
        server.stop("immediate")
        assert told(log.events) == database.OTHERWISE
        assert told(lambda: write(log)) == database.OTHERWISE
        server.start()
        write(log)
        assert len(log.events()) == 2
        database._engine(url).dispose()


def test_who_does_not_know_whether_it_was_kept_is_told_so(monkeypatch):
    if not postgres.installed():
        pytest.skip(postgres.WHY_NOT)
    with postgres.server() as server, postgres.database(server, "unsure") as url:
        log = Log(url, "GM0118")
        write(log)
        with pytest.raises(InputError, match="niet zeker"), database.writing(url):
            server.stop("immediate")
        server.start()
        assert len(log.events()) == 1
        database._engine(url).dispose()


def test_more_people_than_connections_wait_for_each_other(postgres_server):
    with postgres.database(postgres_server, "many") as url:
        log = Log(url, "GM0118")
        write(log)
        wrong = []

        def person(number):
            try:
                log.write([change(f"Q{number}", "homes", None, "1")], JAN, seen=log.last())
            except GeoPaError as error:
                wrong.append(error)

        people = [threading.Thread(target=person, args=(number,)) for number in range(40)]
        for one in people:
            one.start()
        for one in people:
            one.join()
        assert not wrong
        assert log.last() == 41
        database._engine(url).dispose()
