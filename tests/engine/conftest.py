"""The answers of the embedded municipality, and a copy of it that a test may change."""

import shutil

import pytest

from geo_pa.registry import ANALYSES

IDS = [analysis.id for analysis in ANALYSES]


@pytest.fixture(scope="session")
def results(session):
    return {analysis: session.run(analysis) for analysis in IDS}


@pytest.fixture
def logged(session, tmp_path, monkeypatch):
    """The embedded municipality with a log of its own, empty: what it answers by its files is known already."""
    monkeypatch.setenv("GEO_PA_DATABASE_URL", f"sqlite:///{tmp_path / 'log.sqlite'}")
    return session


@pytest.fixture
def copied(tmp_path, repository):
    """A copy of the embedded workspace that a test may change."""
    for folder in ("layers", "data"):
        shutil.copytree(repository / folder, tmp_path / folder)
    return tmp_path
