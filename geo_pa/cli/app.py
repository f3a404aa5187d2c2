"""``geo-pa app``: start the app in a browser, for this computer only unless who looks is decided."""

import os
import subprocess
import sys
from dataclasses import dataclass, field
from pathlib import Path

from geo_pa.cli.mistakes import no_source, require
from geo_pa.cli.readers import unknown_viewer, viewer_named
from geo_pa.cli.screen import say
from geo_pa.cli.serving import REPOSITORY, Serving, faults
from geo_pa.errors import InputError, Problem
from geo_pa.model import MUNICIPALITY
from geo_pa.workspace import load_readers, workspace_folder

WORKSPACE_VARIABLE = "GEO_PA_WORKSPACE"
CLOSED_VIEW_VARIABLE = "GEO_PA_CLOSED_VIEW"
VIEWER_VARIABLE = "GEO_PA_VIEWER"
EDIT_VARIABLE = "GEO_PA_EDIT"
ACCOUNTS_VARIABLE = "GEO_PA_ACCOUNTS"
PAGES = "app.py"
"""What streamlit runs; its settings stand beside it."""


@dataclass(frozen=True)
class Opening:
    """How the app is opened, as it was typed; what is None was not.

    Attributes
    ----------
    viewer : str or None
        Beyond whom nobody sees.
    edit : bool or None
        Whether who looks may change anything.
    """

    workspace: Path | None = None
    viewer: str | None = None
    edit: bool | None = None
    serving: Serving = field(default_factory=Serving)
    browser: bool = True
    closed_view: bool = False


def start(opening: Opening) -> int:
    """Start the app and return its exit code: 0 where a user stopped it."""
    if not (REPOSITORY / PAGES).is_file():
        raise InputError(no_source("geo-pa app", PAGES))
    if opening.workspace is not None and not opening.workspace.is_dir():
        raise InputError(_no_folder(opening.workspace))
    environment = _checked(opening)
    serving, port = opening.serving, opening.serving.chosen_port
    say(f"De app staat op http://{_told(serving)}:{port}{_for_whom(serving)}. Stoppen: Ctrl en C.")
    command = app_command(serving, port, browser=opening.browser)
    try:
        done = subprocess.run(command, env=environment, cwd=REPOSITORY, check=False)  # noqa: S603  # our own command
    except KeyboardInterrupt:
        return 0
    return done.returncode


def app_command(serving: Serving, port: int, *, browser: bool) -> list[str]:
    """Return the command that starts streamlit where it was asked, and quietly: we tell the address ourselves."""
    options: dict[str, object] = {
        "server.address": serving.address,
        "server.port": port,
        "server.allowedHosts": ",".join(serving.names),
        "server.showEmailPrompt": "false",
        "logger.hideWelcomeMessage": "true",
        "logger.level": "warning",
    }
    if serving.secrets is not None:
        options["secrets.files"] = serving.secrets.resolve()
    if not browser or serving.outward:
        options["server.headless"] = "true"
    flags = [f"--{name}={value}" for name, value in options.items()]
    return [sys.executable, "-m", "geo_pa.ui", *flags]


def _checked(opening: Opening) -> dict[str, str]:
    """Refuse everything that is asked wrongly, and say what the app needs to know."""
    readers = load_readers(workspace_folder(opening.workspace))
    typed = os.environ.get(VIEWER_VARIABLE) if opening.viewer is None else opening.viewer
    viewer = MUNICIPALITY if typed is None else viewer_named(typed, readers)
    unknown = () if typed is None else unknown_viewer(typed, readers)
    require((*unknown, *faults(opening.serving, viewer, readers)))
    return {**os.environ, **_environment(opening, None if typed is None else viewer.id)}


def _environment(opening: Opening, viewer: str | None) -> dict[str, str]:
    """Say what differs from what the app does by itself; the closed view is off unless it is asked for now."""
    accounts = opening.serving.accounts
    chosen = {
        WORKSPACE_VARIABLE: None if opening.workspace is None else str(opening.workspace.resolve()),
        VIEWER_VARIABLE: viewer,
        EDIT_VARIABLE: None if opening.edit is None else str(int(opening.edit)),
        ACCOUNTS_VARIABLE: None if accounts is None else str(accounts.resolve()),
        CLOSED_VIEW_VARIABLE: str(int(opening.closed_view)),
    }
    return {name: value for name, value in chosen.items() if value is not None}


def _told(serving: Serving) -> str:
    return serving.hosts[0] if serving.hosts else serving.address


def _for_whom(serving: Serving) -> str:
    return " (ook voor anderen)" if serving.outward else " (alleen op deze computer)"


def _no_folder(workspace: Path) -> Problem:
    return Problem(
        where="--workspace",
        what="Deze map bestaat niet.",
        found=str(workspace),
        expected="een map met layers en data",
        action="Verbeter de naam van de map.",
    )
