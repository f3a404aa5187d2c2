"""Where an answer goes: standard output, or a file that is written whole or not at all."""

import errno
import os
import stat
import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

from geo_pa.cli.screen import say
from geo_pa.errors import DeliveryError, Problem
from geo_pa.workspace import Workspace

WORKSPACE_FOLDERS = ("layers", "data")
"""The folders of a workspace that hold its own files."""

DICTIONARY = Path("data") / "dictionary.md"
"""The one file in these folders that is made from the others."""

BESIDE = (".shp", ".shx", ".dbf", ".prj", ".cpg", ".qix", ".tfw", ".csvt")
BEHIND = (".aux.xml", ".ovr", ".msk", "-wal", "-shm", "-journal")
"""Endings of files that a reader takes along: in place of that of a file, or behind its name."""

CAUSES: Mapping[int, str] = MappingProxyType(
    {
        errno.EACCES: "U mag op deze plek niet schrijven.",
        errno.EPERM: "U mag op deze plek niet schrijven.",
        errno.EROFS: "Op deze plek kan alleen worden gelezen.",
        errno.ENOSPC: "De schijf is vol.",
        errno.ENAMETOOLONG: "De naam van het bestand is te lang.",
        errno.ENOENT: "Op deze plek kan geen bestand staan.",
        errno.EBUSY: "Een ander programma gebruikt het bestand.",
    },
)
"""Why the operating system refused, in Dutch; its own words are in another language."""


def refuse_own_files(output: Path, workspace: Workspace, *, but: Path | None = None) -> None:
    """Refuse an output file that the workspace reads or that stands among its own, but for one path relative to it."""
    _refuse_workspace(output, workspace, but)
    try:
        if output.exists() and not output.is_file():
            raise DeliveryError(_problem(output, "Dit is geen gewoon bestand.", "de naam van een bestand"))
        if not output.resolve().parent.is_dir():
            raise DeliveryError(_problem(output, "De map voor dit bestand bestaat niet.", "een map die bestaat"))
    except OSError as error:
        raise DeliveryError(_not_written(output, error)) from error


def refuse_folder(output: Path, workspace: Workspace) -> None:
    """Refuse a folder that is not there, or that holds the workspace's own files."""
    _refuse_workspace(output, workspace)
    if not output.is_dir():
        raise DeliveryError(_problem(output, "Deze map bestaat niet.", "een map die bestaat"))


def _refuse_workspace(output: Path, workspace: Workspace, but: Path | None = None) -> None:
    target = output.resolve()
    folders = [(workspace.folder / name).resolve() for name in WORKSPACE_FOLDERS]
    read = any(_is_read_with(target, file.resolve()) for file in workspace.named_files)
    own = but is not None and target == workspace.folder.resolve() / but
    if read or (not own and any(target.is_relative_to(folder) for folder in folders)):
        what = "Hier staan de gegevens zelf; die overschrijft geo_pa niet."
        raise DeliveryError(_problem(output, what, "een andere map"))


def _is_read_with(target: Path, file: Path) -> bool:
    """Tell whether a file is the one that a declaration names, or is read together with it."""
    beside = {file.with_suffix(ending) for ending in BESIDE} | {file.with_name(file.name + end) for end in BEHIND}
    return target == file or target in beside


def write_file(content: bytes, output: Path) -> None:
    """Write a file whole: where that fails nothing is left behind, and an earlier file of that name stays as it was."""
    try:
        descriptor, name = tempfile.mkstemp(dir=output.parent, prefix=".geo-pa-")
        part = Path(name)
        try:
            with open(descriptor, "wb") as opened:  # noqa: PTH123  # it is open already
                opened.write(content)
            part.chmod(_mode(output))
            part.replace(output)
        finally:
            part.unlink(missing_ok=True)
    except OSError as error:
        raise DeliveryError(_not_written(output, error)) from error


def _mode(output: Path) -> int:
    """Return who may read a file: as an earlier one of that name, else as this user's new files."""
    if output.exists():
        return stat.S_IMODE(output.stat().st_mode)
    mask = os.umask(0)  # it can only be read by setting it
    os.umask(mask)
    return 0o666 & ~mask


def write(content: bytes, output: Path | None) -> None:
    """Write to standard output, or to a file and say where."""
    if output is None:
        write_output(content)
    else:
        write_file(content, output)
        say(f"Geschreven: {output}")


def write_output(content: bytes) -> None:
    """Write bytes to standard output, unchanged on every system."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()


def _not_written(output: Path, error: OSError) -> Problem:
    what = f"Het bestand kon niet worden geschreven. {CAUSES.get(error.errno or 0, '')}".rstrip()
    return _problem(output, what, "een plek waar u mag schrijven")


def _problem(output: Path, what: str, expected: str) -> Problem:
    return Problem(
        where="--output",
        what=what,
        found=str(output),
        expected=expected,
        action="Kies een andere plek of een andere naam.",
    )
