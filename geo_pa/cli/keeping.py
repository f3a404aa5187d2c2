"""``geo-pa backup`` and ``geo-pa restore``: all changes of a workspace in one file, and back."""

from pathlib import Path

from geo_pa.changes import Log
from geo_pa.changes.backup import CONFIDENTIAL, Kept, backup, restore
from geo_pa.cli.screen import say
from geo_pa.engine import open_workspace
from geo_pa.terms import plural


def back_up(workspace: Path | None, file: Path) -> None:
    """Write all changes to a new file."""
    kept = backup(_log(workspace), file)
    say(f"Bewaard in {file}: {_told(kept)}. {CONFIDENTIAL}")


def bring_back(workspace: Path | None, file: Path) -> None:
    """Bring all changes of a file into a workspace that has none."""
    kept = restore(_log(workspace), file)
    say(f"Teruggezet uit {file}: {_told(kept)}.")


def _log(workspace: Path | None) -> Log:
    files = open_workspace(workspace).files
    return Log.of(files.folder, files.info.municipality_code)


def _told(kept: Kept) -> str:
    changes, lines = plural(kept.actions, "wijziging", "wijzigingen"), plural(kept.scenarios, "scenario", "scenario's")
    return f"{changes} in {lines}"
