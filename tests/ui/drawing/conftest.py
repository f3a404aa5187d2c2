"""A page made for tests: a map to draw on and the form of a building location, in this process or in chromium."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from geo_pa.present.files import install

DEMO = Path(__file__).with_name("locations_demo.py")
PATIENCE_S = 300


@pytest.fixture(scope="session")
def address(serve, repository, tmp_path_factory):
    """Where the page is served: from a folder of its own, since Leaflet's files are served from beside it."""
    folder = tmp_path_factory.mktemp("demo")
    install(folder / "static")
    return serve(repository, page=shutil.copy(DEMO, folder))


@pytest.fixture
def page():
    """The page without a browser."""
    return AppTest.from_file(str(DEMO), default_timeout=PATIENCE_S)
