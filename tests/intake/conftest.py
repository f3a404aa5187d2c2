"""A file brought into the embedded municipality, in one call."""

import pytest

from geo_pa.intake import bring_in, proposed, settled, take_in


@pytest.fixture(scope="session")
def plans(session):
    """The building locations as they stand."""
    return session.layer("building_locations")


@pytest.fixture
def bring(session):
    """Bring a file in: its bytes and name, for a layer of a session."""

    def brought(content, name, *, into="building_locations", given=(), sheet="", held=session):
        with take_in(content, name, sheet=sheet) as taken:
            table, match = proposed(taken, into, held.workspace, sheet=sheet)
            return bring_in(held, table, settled(match, given, table))

    return brought
