"""A PostgreSQL server for the tests: a folder and a socket of its own, as another user than root, gone afterwards."""

import os
import pwd
import shutil
import subprocess
import tempfile
import time
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import create_engine, make_url, text

USER = "postgres"
WHY_NOT = "no PostgreSQL here (Debian: apt-get install postgresql)"
PATIENCE_S = 60
MOST_WRITERS = 120


def _binaries():
    """Debian keeps the programs of a server out of the path, one folder for each version."""
    debian = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda one: float(one.parent.name))
    found = shutil.which("initdb")
    return debian[-1] if debian else Path(found).parent if found else None


BINARIES = _binaries()


def installed():
    """Whether a server can be started: who is root needs Debian's user for it."""
    return BINARIES is not None and (os.geteuid() != 0 or _user() is not None)


def _user():
    try:
        return pwd.getpwnam(USER)
    except KeyError:
        return None


@dataclass
class Server:
    """A server whose data are in a folder; it ends with the process that started it, also where that is killed."""

    folder: Path
    running: subprocess.Popen | None = None

    @property
    def data(self):
        return self.folder / "data"

    def address(self, database="postgres"):
        return f"postgresql+psycopg://{USER}@/{database}?host={self.folder}"

    def make(self):
        options = ("--auth=trust", "--encoding=UTF8", "--locale=C", "--no-sync", "--no-instructions")
        self._run("initdb", "-D", self.data, "-U", USER, *options)
        self.start()

    def start(self):
        """Durable as a town hall has it, for the kills to mean something; it listens on no port."""
        options = {"listen_addresses": "", "max_connections": MOST_WRITERS, "autovacuum": "off"}
        settings = [part for name, value in options.items() for part in ("-c", f"{name}={value}")]
        command = [BINARIES / "postgres", "-D", self.data, "-k", self.folder, *settings]
        with (self.folder / "log").open("ab") as log:
            self.running = subprocess.Popen([*self._as_user("INT"), *command], stdout=log, stderr=log, cwd="/")
        self._wait()

    def stop(self, mode):
        """Stop it as ``pg_ctl -m`` does: "immediate" is a crash, after which it recovers when it starts."""
        self._run("pg_ctl", "-D", self.data, "-m", mode, "-w", "stop")
        self.running.wait(PATIENCE_S)

    def execute(self, statement):
        engine = create_engine(self.address(), isolation_level="AUTOCOMMIT")
        try:
            with engine.connect() as connection:
                return connection.execute(text(statement))
        finally:
            engine.dispose()

    def _wait(self):
        until = time.monotonic() + PATIENCE_S
        while subprocess.run([BINARIES / "pg_isready", "-q", "-h", self.folder], check=False).returncode:
            if self.running.poll() is not None or time.monotonic() > until:
                raise RuntimeError((self.folder / "log").read_text())
            time.sleep(0.02)

    def _run(self, program, *options):
        done = subprocess.run(
            [*self._as_user(), BINARIES / program, *options], capture_output=True, cwd="/", check=False, text=True
        )
        if done.returncode:
            raise RuntimeError(f"{program}: {done.stdout}{done.stderr}")

    def _as_user(self, at_death=""):
        """PostgreSQL refuses to run as root; Debian's package brings a user for it."""
        who = ("--reuid", USER, "--regid", USER, "--init-groups") if os.geteuid() == 0 else ()
        return ["setpriv", *who, *(("--pdeathsig", at_death) if at_death else ())] if who or at_death else []


@contextmanager
def server():
    """Give a server that runs; a socket's path may be no longer than 107 characters, so that it is in /tmp."""
    folder = Path(tempfile.mkdtemp(prefix="geo-pa-pg-", dir="/tmp"))
    if os.geteuid() == 0:
        os.chown(folder, _user().pw_uid, _user().pw_gid)
    started = Server(folder)
    try:
        started.make()
        yield started
    finally:
        if started.running is not None and started.running.poll() is None:
            started.stop("immediate")
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def database(of, name):
    """Give the address of a schema in which nothing stands; a database of its own takes a second."""
    of.execute(f"CREATE SCHEMA {name}")
    try:
        yield make_url(of.address()).update_query_dict({"options": f"-csearch_path={name}"})
    finally:
        of.execute(f"DROP SCHEMA {name} CASCADE")
