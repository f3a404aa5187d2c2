"""A question that is in no file of geo_pa: its package is put where they are looked for, in its own process."""

import json
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


PAGE = f"""{FOUND}
import json, sys
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash
test = AppTest.from_file("app.py", default_timeout=300)
test._page_hash = calc_hash(sys.argv[1])
test.run()
print(json.dumps({{
    "menu": [link.proto.label for link in test.get("page_link")],
    "written": " ".join(element.proto.body for element in test.get("html")),
    "table": [list(table.value.columns) for table in test.dataframe],
    "problems": [heading.value for heading in test.subheader],
}}))
"""


@pytest.fixture(scope="session")
def page():
    """Open a page of an app that has the question too, by its address, and return what is on it."""

    def opened(address):
        command = [sys.executable, "-c", PAGE, address]
        repository = Path(__file__).parents[2]
        done = subprocess.run(command, capture_output=True, text=True, cwd=repository, check=False)
        assert not done.returncode, done.stderr[-2000:]
        return json.loads(done.stdout.splitlines()[-1])

    return opened
