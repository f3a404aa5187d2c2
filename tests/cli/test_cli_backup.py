"""``geo-pa backup`` and ``geo-pa restore``: all changes in one file, and back in another folder."""

import shutil
import stat

import pytest

from geo_pa.changes import Author, Change, Log
from geo_pa.changes.database import VARIABLE


@pytest.fixture(autouse=True)
def _in_the_folder(monkeypatch):
    monkeypatch.delenv(VARIABLE, raising=False)


def changed(workspace):
    log = Log.of(workspace, "GM9999")
    log.write([Change("building_locations", "L1", "name", "=Noord[bold]", "Geheim plan")], Author("Jan"), seen=0)
    log.add_scenario("Meer", Author("Jan"))
    return log


def test_all_changes_go_to_one_file_and_come_back_in_another_folder(geo_pa, workspace, pristine, tmp_path):
    log = changed(workspace)
    code, shown, told = geo_pa("backup", tmp_path / "copy.gz", "--workspace", workspace)
    assert (code, shown) == (0, "")
    assert "1 wijziging in 2 scenario's" in told
    assert "Vertrouwelijk" in told
    assert stat.S_IMODE((tmp_path / "copy.gz").stat().st_mode) == 0o600
    other = shutil.copytree(pristine, tmp_path / "other")
    code, shown, told = geo_pa("restore", tmp_path / "copy.gz", "--workspace", other)
    assert (code, shown) == (0, "")
    assert "1 wijziging in 2 scenario's" in told
    back = Log.of(other, "GM9999")
    assert (back.events(), back.scenarios()) == (log.events(), log.scenarios())


def test_nothing_is_overwritten_by_a_backup_nor_by_bringing_one_back(geo_pa, workspace, tmp_path):
    changed(workspace)
    assert geo_pa("backup", tmp_path / "copy.gz", "--workspace", workspace)[0] == 0
    code, _, told = geo_pa("backup", tmp_path / "copy.gz", "--workspace", workspace)
    assert (code, "overschrijft" in told) == (2, True)
    code, _, told = geo_pa("restore", tmp_path / "copy.gz", "--workspace", workspace)
    assert (code, "niet leeg" in told) == (2, True)


def test_a_file_that_is_no_backup_is_told_without_what_stands_in_it(geo_pa, workspace, tmp_path):
    (tmp_path / "secret.txt").write_text("Geheim plan", encoding="utf-8")
    code, _, told = geo_pa("restore", tmp_path / "secret.txt", "--workspace", workspace)
    assert (code, "geen hele back-up" in told, "Geheim" in told) == (2, True, False)
