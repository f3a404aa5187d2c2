"""A PostgreSQL server for the tests: a folder and a socket of its own, as another user than root, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

BINARIES = max(Path("/usr/lib/postgresql").glob("*/bin"), default=Path("/nowhere"))
USER = "postgres"
WHY_NOT = "no PostgreSQL here (Debian: apt-get install postgresql)"


def installed():
    return (BINARIES / "initdb").exists()


def _as_user(*command):
    """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
    switch = ["runuser", "-u", USER, "--"] if os.geteuid() == 0 else []
    subprocess.run([*switch, *command], check=True, capture_output=True, cwd="/")


@contextmanager
def server():
    """The address of a server's socket; durability is as a town hall has it, for the kills to mean something."""
    folder = Path(tempfile.mkdtemp(prefix="pg", dir="/tmp"))  # a socket's path may be no longer than 107 characters
    if os.geteuid() == 0:
        user = pwd.getpwnam(USER)
        os.chown(folder, user.pw_uid, user.pw_gid)
    data = folder / "data"
    try:
        _as_user(str(BINARIES / "initdb"), "-D", str(data), "-U", USER, "--auth=trust", "--encoding=UTF8", "--no-sync")
        options = f"-k {folder} -c listen_addresses='' -c max_connections=120"
        _as_user(str(BINARIES / "pg_ctl"), "-D", str(data), "-o", options, "-l", str(folder / "log"), "-w", "start")
        try:
            yield f"postgresql://{USER}@/postgres?host={folder}"
        finally:
            _as_user(str(BINARIES / "pg_ctl"), "-D", str(data), "-m", "immediate", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)
