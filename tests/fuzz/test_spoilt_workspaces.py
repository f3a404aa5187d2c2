"""Whatever is wrong with a workspace: no traceback, no end that does not come, and nothing in silence."""

import contextlib
import io
import json
import os
import shutil
import signal
import tempfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, note, settings
from hypothesis import strategies as st
from odd_layers import ODD
from spoiling import NO_FILES, WAYS, data_files, spoiled, toml_files

from geo_pa.cli import main

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
"""Set by ``make fuzz``: then others are tried each time, and many more."""

EXAMPLES = 1000 if THOROUGH else 3
"""Of each test; the light form of this folder takes at most 60 s of processor time in all."""

WORK_S, PATIENCE_S = 60, 900
"""What takes more processor time, or waits longer, has no end; how fast it is, is measured by the benchmarks."""


def run(*arguments):
    """Run the command line; returns its exit code, standard output and standard error."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with ended(), contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        code = main([str(argument) for argument in arguments])
    for stream in (out, err):
        stream.flush()
    return code, *(stream.buffer.getvalue().decode("utf-8") for stream in (out, err))


@contextlib.contextmanager
def ended():
    """Raise where something does not end."""

    def stop(*_):
        raise TimeoutError("this has no end")

    before = {number: signal.signal(number, stop) for number in (signal.SIGALRM, signal.SIGPROF)}
    signal.setitimer(signal.ITIMER_PROF, WORK_S)
    signal.alarm(PATIENCE_S)
    try:
        yield
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        for number, handler in before.items():
            signal.signal(number, handler)


def check(folder):
    """Check a workspace, every question asked of it included; returns all that was told."""
    code, out, err = run("check", "--workspace", folder, "--format", "json")
    assert code in {0, 2}
    assert "Traceback" not in out + err
    return out or err


def ask(folder, viewer):
    """Ask a workspace everything for a reader."""
    code, out, err = run("run", "all", "--workspace", folder, "--format", "json", "--viewer", viewer)
    assert code in {0, 2}
    assert "Traceback" not in out + err
    assert code == 0 or err.strip()
    return out


@pytest.fixture(scope="module")
def as_it_was(corner):
    assert json.loads(ask(corner, "gemeente"))["answers"].keys() >= {"social_share", "woonzorgzones", "heat_stress"}
    return check(corner)


@contextlib.contextmanager
def copied(corner):
    with tempfile.TemporaryDirectory() as place:
        yield shutil.copytree(corner, Path(place) / "gemeente")


@settings(max_examples=EXAMPLES, suppress_health_check=[*HealthCheck], derandomize=not THOROUGH)
@given(data=st.data())
def test_a_spoilt_workspace_gives_messages_and_no_traceback(corner, as_it_was, data):
    with copied(corner) as folder:
        done = data.draw(spoiled(folder))
        note(str(done))
        if data.draw(st.booleans()):
            ask(folder, data.draw(st.sampled_from(["gemeente", "openbaar"])))
        else:
            assert check(folder) != as_it_was or not any(one.told for one in done)


@settings(max_examples=EXAMPLES, suppress_health_check=[*HealthCheck], derandomize=not THOROUGH)
@given(data=st.data())
def test_odd_figures_layers_names_and_systems_give_no_traceback(corner, as_it_was, data):
    with copied(corner) as folder:
        done = data.draw(st.sampled_from(ODD))(folder, data.draw)
        note(str(done))
        assert check(folder) != as_it_was or not done.told


@pytest.mark.parametrize("kind", NO_FILES)
def test_what_is_no_file_is_told_in_check_by_its_name(corner, kind):
    names = ("facilities.toml", "villages.gpkg", "heat.tif", "vacancies.csv", "disclosure.toml")
    with copied(corner) as folder:
        for file in (next(folder.rglob(name)) for name in names):
            file.unlink()
            NO_FILES[kind](file)
        told = check(folder)
        gone = {"facilities.toml", "disclosure.toml"} if kind == "nothing" else set()
        assert not [name for name in names if name not in told and name not in gone]


def test_there_is_something_to_spoil_in_every_way(corner):
    assert len(toml_files(corner)) > 30
    assert {file.suffix for file in data_files(corner)} == {".gpkg", ".csv", ".tif"}
    assert len(WAYS) == len(set(WAYS))
