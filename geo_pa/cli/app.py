"""``geo-pa app``: start the app in a browser, for this computer only."""

import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from geo_pa.cli.mistakes import no_source, require
from geo_pa.cli.readers import unknown_viewer
from geo_pa.cli.screen import say
from geo_pa.disclosure import VIEWERS
from geo_pa.errors import InputError, Problem

ADDRESS = "127.0.0.1"
"""Streamlit would listen on all interfaces."""

WORKSPACE_VARIABLE = "GEO_PA_WORKSPACE"
CLOSED_VIEW_VARIABLE = "GEO_PA_CLOSED_VIEW"
VIEWER_VARIABLE = "GEO_PA_VIEWER"
REPOSITORY = Path(__file__).resolve().parents[2]
PAGES = "app.py"
"""What streamlit runs; its settings stand beside it."""
FIRST_PORT, LAST_PORT = 8501, 8599
"""Where the app looks for a free port by itself."""

LOWEST_PORT, HIGHEST_PORT = 1024, 65_535
"""Below the first a port is the operating system's own; above the last there is none."""


def start(
    workspace: Path | None, *, port: int | None, browser: bool, viewer: str = VIEWERS[0], closed_view: bool = False
) -> int:
    """Start the app, for a viewer where the address names none, and return its exit code: 0 where a user stopped it."""
    if not (REPOSITORY / PAGES).is_file():
        raise InputError(no_source("geo-pa app", PAGES))
    if workspace is not None and not workspace.is_dir():
        raise InputError(_no_folder(workspace))
    require(unknown_viewer(viewer))
    taken = next(filter(_is_free, range(FIRST_PORT, LAST_PORT)), LAST_PORT) if port is None else port
    require(_wrong_port(taken))
    say(f"De app staat op http://{ADDRESS}:{taken} (alleen op deze computer). Stoppen: Ctrl en C.")
    command, environment = app_command(taken, browser=browser), _environment(workspace, viewer, closed_view=closed_view)
    try:
        done = subprocess.run(command, env=environment, cwd=REPOSITORY, check=False)  # noqa: S603  # our own command
    except KeyboardInterrupt:
        return 0
    return done.returncode


def app_command(port: int, *, browser: bool) -> list[str]:
    """Return the command that starts streamlit on this computer only, and quietly: we tell the address ourselves."""
    options = {
        "server.address": ADDRESS,
        "server.port": port,
        "server.showEmailPrompt": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }
    if not browser:
        options["server.headless"] = "true"
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "geo_pa.ui", *flags]


def _environment(workspace: Path | None, viewer: str, *, closed_view: bool) -> dict[str, str]:
    """Say what the app needs to know; the closed view is off unless it is asked for now."""
    chosen = {} if workspace is None else {WORKSPACE_VARIABLE: str(workspace.resolve())}
    chosen[VIEWER_VARIABLE] = viewer
    return {**os.environ, **chosen, CLOSED_VIEW_VARIABLE: "1" if closed_view else "0"}


def _is_free(port: int) -> bool:
    with socket.socket() as attempt:
        attempt.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            attempt.bind((ADDRESS, port))
        except OSError:
            return False
    return True


def _wrong_port(port: int) -> Iterator[Problem]:
    if not LOWEST_PORT <= port <= HIGHEST_PORT:
        expected = f"een heel getal van {LOWEST_PORT} tot en met {HIGHEST_PORT}"
        action = "Kies een ander getal, of laat --port weg."
        yield Problem("--port", "Dit getal kan geen poort zijn.", str(port), expected, action)
    elif not _is_free(port):
        action = "Kies een andere poort, of laat --port weg."
        yield Problem("--port", "Deze poort is niet vrij.", str(port), "een vrije poort, zoals 8502", action)


def _no_folder(workspace: Path) -> Problem:
    return Problem(
        where="--workspace",
        what="Deze map bestaat niet.",
        found=str(workspace),
        expected="een map met layers en data",
        action="Verbeter de naam van de map.",
    )
