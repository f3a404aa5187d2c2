"""Programs of the tests that load nothing but the log, and print what they found as JSON."""

import json
import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def started(name, url, *arguments):
    """Start a program on a database, in a process of its own."""
    command = [sys.executable, HERE / name, url.render_as_string(hide_password=False), *map(str, arguments)]
    path = os.pathsep.join([str(HERE.parents[1]), os.environ.get("PYTHONPATH", "")])
    environment = os.environ | {"PYTHONPATH": path}
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment)


def said(program):
    """What a program found; where it failed, what it said of that."""
    output, errors = program.communicate(timeout=600)
    assert program.returncode == 0, errors
    return json.loads(output)


def run(name, url, *arguments):
    """Run a program to its end."""
    return said(started(name, url, *arguments))
