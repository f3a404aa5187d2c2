"""A change stays for good; the name of who made it stays for a term."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from geo_pa.changes import Author, Change, queries
from geo_pa.changes.keeping_names import YEAR

NAME = "Karel de Redacteur"


def change(after, before=None):
    return Change("building_locations", "BL01", "lead", before, after)


@pytest.fixture
def aged(log, monkeypatch):
    """A log in which Karel changed something six years ago."""
    long_ago = datetime.now(UTC) - 6 * YEAR
    with monkeypatch.context() as then:
        then.setattr(queries, "now", lambda _connection: long_ago)
        log.write([change("oud")], Author(NAME, "omdat"), seen=0)
    return log


def who(log):
    return [event.action.author.who for event in log.events()]


def test_after_the_term_the_change_stands_there_without_its_name(aged):
    assert who(aged) == [NAME]
    kept = replace(aged, names_kept_years=5.0)
    assert who(kept) == [""]
    assert [event.change.after for event in kept.events()] == ["oud"]


def test_within_the_term_the_name_stands_there(aged):
    assert who(replace(aged, names_kept_years=7.0)) == [NAME]


def test_the_next_who_writes_takes_old_names_out_of_the_database(aged):
    kept = replace(aged, names_kept_years=5.0)
    kept.write([change("nieuw", "oud")], Author("Bea"), seen=1)
    assert who(aged) == ["", "Bea"]


def test_a_term_is_reckoned_to_the_moment(aged):
    at = aged.events()[0].action.at
    years = (datetime.now(UTC) - at + timedelta(minutes=5)) / YEAR
    assert who(replace(aged, names_kept_years=years)) == [NAME]
