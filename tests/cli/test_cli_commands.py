"""The commands around the questions: help in Dutch, list, app; each documented in the README."""

import re
import socket
import subprocess
import sys

import pytest
from typer.main import get_command

from geo_pa.cli import app, building, serving
from geo_pa.cli.asking import FORMATS
from geo_pa.cli.commands import commands
from geo_pa.cli.serving import Serving
from geo_pa.model import STANDARD
from geo_pa.registry import ANALYSES

HEAVY = {"pandas", "geopandas", "numpy", "streamlit", "folium", "ortools"}


def every_command(group=None, path=()):
    for name, command in (group or get_command(commands)).commands.items():
        yield (*path, name), command
        yield from every_command(command, (*path, name)) if hasattr(command, "commands") else ()


def options(command):
    return [name for parameter in command.params for name in parameter.opts if name.startswith("--")]


ALL = dict(every_command())


@pytest.mark.parametrize("path", [(), *ALL], ids=" ".join)
def test_every_command_explains_itself_in_dutch(geo_pa, path):
    code, shown, errors = geo_pa(*path, "--help")
    assert (code, errors) == (0, "")
    assert "Gebruik: geo-pa" in shown
    assert "Toont deze uitleg." in shown
    assert not re.search(r"Usage|Options|Arguments|Commands|Show this|<str>|<bool>|\[required\]", shown)


def test_geo_pa_without_a_command_shows_the_help(geo_pa):
    code, shown, _ = geo_pa()
    assert code == 0
    assert "Opdrachten" in shown


@pytest.mark.parametrize("path", [path for path in ALL if path != ("demo",)], ids=" ".join)
def test_every_command_and_option_is_documented_in_the_readme(repository, path):
    readme = (repository / "README.md").read_text(encoding="utf-8")
    assert f"geo-pa {' '.join(path)}" in readme
    for option in options(ALL[path]):
        assert f"`{option}" in readme, f"{option} of geo-pa {' '.join(path)}"


def test_the_help_of_run_names_every_question_form_and_viewer():
    told = " ".join(parameter.help or "" for parameter in ALL[("run",)].params)
    assert all(
        word in told
        for word in (*FORMATS, *(one.title for one in STANDARD.values()), "all", *(one.id for one in ANALYSES))
    )


def test_list_shows_every_analysis_with_its_question(geo_pa):
    code, shown, errors = geo_pa("list")
    assert (code, errors) == (0, "")
    for analysis in ANALYSES:
        assert analysis.id in shown
        assert analysis.title in shown


def test_help_and_mistakes_load_nothing_heavy():
    code = "import sys; from geo_pa.cli import main; main(['rnu']); main(['run', '--help']); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert not HEAVY & set(done.stdout.split())


def test_the_app_listens_on_this_computer_only():
    assert "--server.address=127.0.0.1" in app.app_command(Serving(), 8501, browser=True)


def test_the_app_opens_no_browser_when_asked_not_to():
    assert "--server.headless=true" in app.app_command(Serving(), 8600, browser=False)
    assert "--server.port=8600" in app.app_command(Serving(), 8600, browser=False)


def test_the_app_gets_the_workspace_as_a_full_path(monkeypatch, geo_pa, pristine):
    seen = {}

    def start(command, *, env, cwd, check):
        seen.update(command=command, env=env, cwd=cwd, check=check)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setattr(subprocess, "run", start)
    monkeypatch.chdir(pristine.parent)
    code, _, _ = geo_pa("app", "--workspace", pristine.name, "--no-browser")
    assert code == 0
    assert seen["env"]["GEO_PA_WORKSPACE"] == str(pristine)
    assert (seen["cwd"] / "app.py").is_file()


@pytest.mark.parametrize(("options", "told"), [((), "0"), (("--closed-view",), "1")])
def test_the_closed_view_is_off_unless_the_app_is_started_with_it(monkeypatch, geo_pa, options, told):
    seen = {}

    def start(command, *, env, cwd, check):
        seen.update(env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.setenv("GEO_PA_CLOSED_VIEW", "1")
    monkeypatch.setattr(subprocess, "run", start)
    geo_pa("app", "--no-browser", *options)
    assert seen["GEO_PA_CLOSED_VIEW"] == told


@pytest.mark.parametrize(("options", "told"), [((), None), (("--viewer", "openbaar"), "public")])
def test_beyond_whom_nobody_sees_is_told_to_the_app(monkeypatch, geo_pa, options, told):
    seen = {}

    def start(command, *, env, cwd, check):
        seen.update(env)
        return subprocess.CompletedProcess(command, 0)

    monkeypatch.delenv("GEO_PA_VIEWER", raising=False)
    monkeypatch.setattr(subprocess, "run", start)
    geo_pa("app", "--no-browser", *options)
    assert seen.get("GEO_PA_VIEWER") == told


def test_a_reader_that_does_not_exist_is_told_before_the_app_starts(geo_pa):
    code, _, errors = geo_pa("app", "--viewer", "iedereen", "--no-browser")
    assert (code, "openbaar" in errors) == (2, True)


def test_without_a_port_the_app_takes_one_that_is_free(monkeypatch, geo_pa):
    monkeypatch.setattr(subprocess, "run", lambda command, **_options: subprocess.CompletedProcess(command, 0))
    monkeypatch.setattr(serving, "is_free", lambda _address, port: port in (0, 8503))
    assert "http://127.0.0.1:8503" in geo_pa("app")[2]


def test_a_taken_port_is_told_before_the_app_starts(geo_pa):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        code, _, errors = geo_pa("app", "--port", taken.getsockname()[1])
    assert code == 2
    assert "niet vrij" in errors


@pytest.mark.parametrize("port", [0, 80, 1023, 65_536, 99_999])
def test_a_number_that_can_be_no_port_is_told_as_such(geo_pa, port):
    code, _, errors = geo_pa("app", "--port", port)
    assert code == 2
    assert "van 1024 tot en met 65535" in errors
    assert "niet vrij" not in errors


def test_a_workspace_that_does_not_exist_is_told_before_the_app_starts(geo_pa, tmp_path):
    code, _, errors = geo_pa("app", "--workspace", tmp_path / "nergens")
    assert code == 2
    assert "Deze map bestaat niet" in errors


def test_building_the_demo_writes_into_the_repository_and_nowhere_else(monkeypatch, geo_pa, repository):
    built = []
    monkeypatch.setattr(building, "build", built.append)
    code, shown, errors = geo_pa("demo", "build")
    assert (code, shown, built) == (0, "", [repository])
    assert errors.startswith("Gebouwd:")


@pytest.mark.parametrize("command", [("demo", "build"), ("app",)], ids=" ".join)
def test_without_the_source_code_there_is_no_demo_and_no_app(monkeypatch, geo_pa, tmp_path, command):
    monkeypatch.setattr(building, "EMBEDDED", tmp_path)
    monkeypatch.setattr(app, "REPOSITORY", tmp_path)
    code, _, errors = geo_pa(*command)
    assert code == 2
    assert "broncode" in errors


def test_stopping_the_app_is_no_fault(monkeypatch, geo_pa):
    def interrupted(*_arguments, **_options):
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "run", interrupted)
    assert geo_pa("app", "--no-browser")[0] == 0


class TestDictionary:
    def test_is_written_to_the_screen_of_any_workspace(self, geo_pa, pristine):
        code, shown, errors = geo_pa("dictionary", "--workspace", pristine)
        assert (code, errors) == (0, "")
        assert shown.startswith("# Gegevenswoordenboek van Testdam")
        assert "| `dwellings` | Nieuwe woningen |" in shown

    def test_may_take_its_own_place_among_the_data_and_no_other(self, geo_pa, workspace):
        place = workspace / "data" / "dictionary.md"
        assert geo_pa("dictionary", "--workspace", workspace, "--output", place)[0] == 0
        assert place.read_text(encoding="utf-8").startswith("# Gegevenswoordenboek")
        code, _, errors = geo_pa("dictionary", "--workspace", workspace, "--output", workspace / "data" / "x.md")
        assert code == 2
        assert "overschrijft geo_pa niet" in errors

    def test_is_no_place_for_an_answer(self, geo_pa, workspace):
        place = workspace / "data" / "dictionary.md"
        asked = ("run", "social_share", "--workspace", workspace, "--format", "csv", "--output", place)
        assert geo_pa(*asked)[0] == 2
        assert not place.exists()
