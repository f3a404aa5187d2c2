"""Readers at once, each with a line of its own to one app: what one may see never comes to another."""

import asyncio
import itertools

import pytest
from loops import finished
from viewers import VIEWERS
from websockets.asyncio.client import connect
from words import standing_in

from benchmarks.readers import Reader
from geo_pa.terms import label

pytestmark = pytest.mark.slow

CLICKS = 3


@pytest.fixture(scope="module")
def sent(serve, repository):
    """All that was sent to each of eight readers, two for each kind, while all of them clicked."""
    address = serve(repository).replace("http", "ws", 1) + "/_stcore/stream"

    async def one(viewer):
        async with connect(address, subprotocols=["streamlit"], max_size=None) as line:
            reader, told = Reader(line, viewer), []
            await reader.open()
            told += reader.texts
            for _ in range(CLICKS):
                await reader.choose()
                told += reader.texts
            return viewer, "\n".join(told)

    async def together():
        return await asyncio.gather(*map(one, itertools.chain(VIEWERS, VIEWERS)))

    return finished(together())


@pytest.fixture(scope="module")
def names(session):
    """By reader the names of the plans that this reader may not see, and no other plan has."""
    every = session.layer("building_locations")["name"]
    seen = {viewer: set(session.layer("building_locations", viewer=viewer)["name"]) for viewer in VIEWERS}
    return {viewer: set(every) - seen[viewer] for viewer in VIEWERS}


def test_each_reader_gets_the_pages_of_that_reader(sent):
    for viewer, told in sent:
        assert f"bekeken als {label('viewer', viewer)}" in told


def test_no_reader_gets_the_name_of_a_plan_that_is_hidden_from_that_reader(sent, names):
    assert names["public"] > names["province"] > names["municipality"] == set()
    for viewer, told in sent:
        assert not standing_in(names[viewer], told)


def test_the_municipality_gets_them_all(sent, names):
    for viewer, told in sent:
        if viewer == "municipality":
            names_told = {name for name in names["public"] if name.isascii()}
            assert {*standing_in(names_told, told)} == names_told
