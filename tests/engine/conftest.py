"""The answers of the embedded municipality, and a copy of it that a test may change."""

import shutil

import pytest

from geo_pa.registry import ANALYSES

IDS = [analysis.id for analysis in ANALYSES]


@pytest.fixture(scope="session")
def results(session):
    return {analysis: session.run(analysis) for analysis in IDS}


@pytest.fixture
def copied(tmp_path, repository):
    """A copy of the embedded workspace that a test may change."""
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path
