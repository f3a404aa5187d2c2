"""What is written under a reader stays in his sight, and a conflict is told before anything else."""

import shutil

import pytest

from geo_pa.changes import Author, ConflictError
from geo_pa.engine import EMBEDDED, open_workspace
from geo_pa.engine.editing import added, edited, removed, write
from geo_pa.errors import RequestError

PLANS = "building_locations"


@pytest.fixture
def own(session, tmp_path):
    """The embedded municipality in a folder of its own, so that it can be written to."""
    for part in ("layers", "data"):
        shutil.copytree(EMBEDDED / part, tmp_path / part)
    return open_workspace(tmp_path, memory=session.memory)


def test_nobody_writes_a_row_out_of_his_own_sight(own):
    row = own.layer(PLANS, viewer="province").index[0]
    changes = edited(own, PLANS, row, {"confidentiality": "municipality"})
    with pytest.raises(RequestError, match="zelf nog kunnen zien"):
        write(own, changes, Author("Anne", "", "province"))
    assert write(own, changes, Author("Anne")).state.last == len(changes)


def test_a_new_row_that_its_maker_could_not_see_is_refused(own):
    values = {"corporation": "Domesta", "homes": "10", "mutation": "sale"}
    with pytest.raises(RequestError, match="zelf nog kunnen zien"):
        write(own, added(own, "stock_mutations", values), Author("Anne", "", "corporations"))
    seen = added(own, "stock_mutations", {**values, "confidentiality": "corporations"})
    assert write(own, seen, Author("Anne", "", "corporations")).state.last == len(seen)


def test_who_comes_second_is_told_of_the_other_and_not_that_a_row_is_wrong(own):
    row = own.layer(PLANS).index[0]
    before = own.state.last
    mine = edited(own, PLANS, row, {"name": "Mijn naam"})
    now = write(own, edited(own, PLANS, row, {"name": "Haar naam"}), Author("Bea"))
    with pytest.raises(ConflictError) as told:
        write(now, mine, Author("Anne"), seen=before)
    assert [one.earlier.change.after for one in told.value.conflicts] == ["Haar naam"]


def test_a_row_that_another_took_away_is_a_conflict_too(own):
    row = own.layer(PLANS).index[0]
    before = own.state.last
    mine = edited(own, PLANS, row, {"name": "Mijn naam"})
    now = write(own, removed(own, PLANS, row), Author("Bea"))
    with pytest.raises(ConflictError):
        write(now, mine, Author("Anne"), seen=before)
