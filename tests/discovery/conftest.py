"""A question that is in no file of geo_pa: its package is put where they are looked for, in its own process."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

QUESTIONS = Path(__file__).parent / "questions"
FOUND = f"import geo_pa.analyses; geo_pa.analyses.__path__.append({str(QUESTIONS)!r})"
RUN = f"{FOUND}\nimport sys\nfrom geo_pa.cli import main\nsys.argv = ['geo-pa', *sys.argv[1:]]\nmain()"


@pytest.fixture
def geo_pa(repository):
    """Run the command line of a geo_pa that has the question too."""

    def run(*words):
        command = [sys.executable, "-c", RUN, *map(str, words)]
        done = subprocess.run(
            command, capture_output=True, text=True, cwd=repository, env={**os.environ, "COLUMNS": "200"}, check=False
        )
        assert not done.returncode, done.stderr
        return done.stdout

    return run
