"""What holds for every test: no network, the embedded workspace, and real data and a browser only where they are."""

import gc
import os
import shutil
import sys
from pathlib import Path

import pytest
from hypothesis import settings

REPOSITORY = Path(__file__).parents[1]
REAL_FOLDER = REPOSITORY.parent / "shared" / "real"

sys.path.insert(0, str(Path(__file__).parent / "guard"))

import messages_guard  # noqa: E402
import network_guard  # noqa: E402  # lives in the folder that subprocesses get on their path

network_guard.install()
network_guard.spread_to_subprocesses()
messages_guard.install()
os.environ.pop("GEO_PA_WORKSPACE", None)

from geo_pa.engine import EMBEDDED, open_workspace  # noqa: E402  # what it reads and asks, the guards see

for profile, examples in {"quick": 5, "light": 20, "full": 100}.items():
    settings.register_profile(profile, max_examples=examples, deadline=None, derandomize=True, database=None)
settings.load_profile("light")


SLOW_ROOMS = {"analyses", "attack", "cli", "delivery", "demo", "engine", "fuzz", "real", "ui"}
"""What asks whole questions of a municipality, starts a program, drives the app or tries very much."""

SLOW_FILES = {
    "cases": {"aandachtsgroepen", "booked_compensation", "how_many_homes", "proposed_compensation", "statushouders"}
    | {"stock_on_its_date", "unknown_is_not_a_failure", "village_stock_advice", "woonzorgzones", "zones_changes"}
    | {"zones_places", "zones_sentences"},
    "intake": {"a_file_comes_back", "excel_as_people_make_it"},
    "changes": {"backup", "broken_logs", "fifty_writers", "kills", "laid_over_files", "log_beside_a_model", "undo"}
    | {"versions"},
    "measures": {"network_properties"},
    "present": {"agreement_words", "dashboard", "no_text_becomes_markup", "village_chart", "what_is_declared"},
    "tests": {"disclosure", "protect"},
    "workspace": {"settings_of_all_questions"},
}
"""By folder, files in other rooms that take long together; measure with ``--durations``."""


def _room(path):
    """The first folder beneath that of the tests: within a room, what is about one question has one of its own."""
    return path.relative_to(REPOSITORY).parent.parts[:2][-1]


def pytest_collection_modifyitems(items):
    for item in items:
        room, name = _room(item.path), item.path.stem.removeprefix("test_")
        if room in SLOW_ROOMS or name in SLOW_FILES.get(room, ()):
            item.add_marker("slow")


def pytest_collection_finish():
    # What was loaded stays; to look through it for what can go takes a fifth of the time of a test.
    gc.collect()
    gc.freeze()
    gc.set_threshold(200_000, 20, 50)


def pytest_runtest_setup(item):
    if item.get_closest_marker("real") and not REAL_FOLDER.is_dir():
        pytest.skip("the real data (../shared/real) are not here")
    if item.get_closest_marker("browser") and not shutil.which("chromium"):
        pytest.skip("no chromium here (Debian: apt-get install chromium)")


@pytest.fixture(scope="session")
def repository():
    return REPOSITORY


@pytest.fixture(scope="session")
def session():
    """The embedded municipality, opened once: what it has answered is kept for every test that asks the same."""
    return open_workspace()


@pytest.fixture(scope="session")
def opened(session):
    """The way to open a folder here: once for as long as no file changes, and of a copy only what is different."""
    sessions = {}

    def open_once(folder=None, **_kept):
        named = Path(folder or os.environ.get("GEO_PA_WORKSPACE") or EMBEDDED)
        if named == EMBEDDED:
            return session
        files = [(path, path.stat()) for part in ("layers", "data", "changes") for path in (named / part).rglob("*")]
        as_it_is = named, frozenset((path, about.st_mtime_ns, about.st_size) for path, about in files)
        if as_it_is not in sessions:
            sessions[as_it_is] = open_workspace(named, memory=session.memory)
        return sessions[as_it_is]

    return open_once


@pytest.fixture(scope="session")
def real_folder():
    """The folder with real data; a test that reads it carries the marker "real"."""
    if not REAL_FOLDER.is_dir():
        pytest.skip("the real data (../shared/real) are not here")
    return REAL_FOLDER
