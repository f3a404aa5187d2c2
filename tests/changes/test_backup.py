"""A copy of a log is one file; it comes back whole or not at all, in either database."""

import gzip
import json
import os
import stat
import subprocess

import pytest
from sqlalchemy import URL
from telling import JAN, PIET, change, row_added

from geo_pa.changes import ADOPTED, Log
from geo_pa.changes.backup import Kept, backup, restore
from geo_pa.errors import DeliveryError, InputError, RequestError


@pytest.fixture
def filled(log):
    log.write([change("P1", "name", None, 'Ëén\n"x" 😀'), row_added("P9")], JAN, seen=0)
    log.add_scenario("Meer", PIET)
    log.add_scenario("Nog meer", PIET, parent="Meer")
    first = log.write([change("P1", "name", "a", None)], PIET, scenario="Nog meer", seen=2)
    log.write([change("P1", "name", None, "a")], JAN, scenario="Nog meer", seen=3, undoes=first.id)
    return log


@pytest.fixture
def copy(filled, tmp_path):
    backup(filled, tmp_path / "copy.jsonl.gz")
    return tmp_path / "copy.jsonl.gz"


@pytest.fixture(params=["sqlite", "postgresql"])
def empty(request, tmp_path):
    """An empty log in either database, whichever the copy came from."""
    if request.param == "sqlite":
        yield Log(URL.create("sqlite", database=str(tmp_path / "other" / "log.sqlite")), "GM0118")
        return
    import postgres  # noqa: PLC0415  # only here

    with postgres.database(request.getfixturevalue("postgres_server"), "back") as url:
        yield Log(url, "GM0118")


def everything(log):
    return log.scenarios(), *(log.events(one.name) for one in log.scenarios())


def test_what_was_kept_comes_back_the_same_and_the_next_change_gets_the_next_number(filled, copy, empty):
    assert restore(empty, copy) == Kept(scenarios=3, actions=3, events=4)
    assert everything(empty) == everything(filled)
    empty.write([change("P2", "name", None, "b")], JAN, seen=4)
    assert empty.last() == 5
    empty.add_scenario("Nieuw", JAN)
    assert [one.name for one in empty.scenarios()] == [ADOPTED, "Meer", "Nog meer", "Nieuw"]


def test_the_first_line_says_what_it_is_of_whom_and_that_it_is_confidential(copy):
    with gzip.open(copy, "rt", encoding="utf-8") as lines:
        head = json.loads(next(lines))
        last = json.loads([*lines][-1])
    assert (head["kind"], head["municipality"], head["version"]) == ("geo_pa-log", "GM0118", "0001")
    assert head["about"].startswith("Vertrouwelijk")
    assert head["made"].endswith("+00:00")
    assert last["end"] == {"scenarios": 3, "actions": 3, "events": 4}


def test_every_system_can_read_it(copy):
    lines = subprocess.run(["zcat", copy], capture_output=True, check=True).stdout.splitlines()
    assert all(json.loads(line) for line in lines)


def test_nobody_else_can_read_it_and_nothing_is_overwritten(filled, copy):
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    before = copy.read_bytes()
    with pytest.raises(DeliveryError, match="overschrijft"):
        backup(filled, copy)
    assert copy.read_bytes() == before


def test_a_copy_cut_off_anywhere_is_refused_and_leaves_the_log_empty(copy, empty):
    whole = copy.read_bytes()
    for length in range(0, len(whole), 7):
        copy.write_bytes(whole[:length])
        with pytest.raises(InputError, match="geen hele back-up"):
            restore(empty, copy)
    assert empty.last() == 0
    assert len(empty.scenarios()) == 1


def lines_of(copy):
    return gzip.decompress(copy.read_bytes()).splitlines(keepends=True)


SPOILT = {
    "a line is gone": lambda lines: [*lines[:3], *lines[4:]],
    "the last line is gone": lambda lines: lines[:-1],
    "a value was changed": lambda lines: [line.replace(b"Jan", b"Jos") for line in lines],
    "lines changed places": lambda lines: [lines[0], lines[2], lines[1], *lines[3:]],
    "something came behind it": lambda lines: [*lines, lines[1]],
    "a line is no JSON": lambda lines: [*lines[:2], b"x\n", *lines[2:]],
    "a line is a list": lambda lines: [*lines[:2], b"[]\n", *lines[2:]],
    "it has no head": lambda lines: lines[1:],
    "the end is empty": lambda lines: [*lines[:-1], b'{"end": 1}\n'],
    "it holds nothing": lambda _: [],
}


@pytest.mark.parametrize("how", SPOILT)
def test_a_copy_that_is_not_what_was_written_is_refused_whole(copy, how, tmp_path):
    copy.write_bytes(gzip.compress(b"".join(SPOILT[how](lines_of(copy)))))
    log = Log(URL.create("sqlite", database=str(tmp_path / "other" / "log.sqlite")), "GM0118")
    with pytest.raises(InputError, match="geen hele back-up"):
        restore(log, copy)
    assert everything(log) == everything(Log(log.url, "GM0118"))
    assert log.last() == 0


OTHERS = {
    "nothing": b"",
    "a zip": b"PK\3\4",
    "a database": b"SQLite format 3\0",
    "packed JSON": gzip.compress(b"{}\n"),
    "packed bytes": gzip.compress(b"\xff\n"),
}


@pytest.mark.parametrize("kind", OTHERS)
def test_another_file_is_no_copy(log, tmp_path, kind):
    (tmp_path / "file").write_bytes(OTHERS[kind])
    with pytest.raises(InputError, match="geen hele back-up"):
        restore(log, tmp_path / "file")
    assert not (tmp_path / "changes").exists()


def test_a_log_with_changes_or_scenarios_of_its_own_is_left_as_it_is(filled, copy, empty):
    with pytest.raises(RequestError, match="3 wijzigingen en 2 eigen scenario"):
        restore(filled, copy)
    empty.add_scenario("Eigen", JAN)
    with pytest.raises(RequestError, match="0 wijzigingen en 1 eigen scenario"):
        restore(empty, copy)
    assert [one.name for one in empty.scenarios()] == [ADOPTED, "Eigen"]


def test_a_copy_of_another_municipality_or_of_a_newer_version_is_refused(copy, empty):
    with pytest.raises(InputError, match="andere gemeente"):
        restore(Log(empty.url, "GM0106"), copy)
    lines = lines_of(copy)
    copy.write_bytes(gzip.compress(b"".join([lines[0].replace(b'"0001"', b'"0002"'), *lines[1:]])))
    with pytest.raises(InputError, match="nieuwere versie"):
        restore(empty, copy)


def test_of_nothing_there_is_no_copy(log, tmp_path):
    with pytest.raises(RequestError, match="niets om te bewaren"):
        backup(log, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


@pytest.mark.parametrize("place", ["nowhere/copy", ".", "/dev/full/copy"])
def test_a_place_where_no_file_can_be_is_told(filled, tmp_path, place):
    with pytest.raises((DeliveryError, RequestError)):
        backup(filled, tmp_path / place)


def test_a_full_disk_leaves_no_half_copy(filled, tmp_path, monkeypatch):
    def full(_):
        raise OSError(28, os.strerror(28))

    monkeypatch.setattr("geo_pa.changes.backup.os.fsync", full)
    with pytest.raises(DeliveryError, match="volle schijf"):
        backup(filled, tmp_path / "copy")
    assert not (tmp_path / "copy").exists()


def test_a_file_that_is_not_there_is_told(log, tmp_path):
    with pytest.raises(InputError, match="niet te lezen"):
        restore(log, tmp_path / "nowhere")
