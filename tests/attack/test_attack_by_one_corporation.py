"""One corporation looks: whatever stands in what the corporations see together and names another, changes nothing."""

import pandas as pd
import pytest
from words import standing_in

from geo_pa.delivery import FORMATS, export
from geo_pa.delivery.yearly import yearly
from geo_pa.disclosure import visible
from geo_pa.registry import ANALYSES

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

CORPORATIONS = ("domesta", "woonconcept", "actium", "woonservice")
LAYERS = ("building_locations", "corporation_stock", "stock_mutations", "agreement_progress")
OTHERWISE = "Geheim van een ander"
IDS = [entry.id for entry in ANALYSES]


def marked(session, layer):
    """The rows of a layer, those of every second plan, home, change or report for the corporations together."""
    rows = session.layer(layer)
    return rows.assign(
        confidentiality=rows["confidentiality"].mask(pd.Series(range(len(rows)), rows.index) % 2 == 0, "corporations")
    )


@pytest.fixture(scope="module")
def together(session):
    """The embedded municipality, with more for the corporations alone."""
    for layer in LAYERS:
        session = session.changed(layer, marked(session, layer))
    return session


def of_others(session, layer, reader):
    """Which rows the corporations see together and this one does not."""
    rows = session.layer(layer)
    return visible(rows, session.reader("corporations"), layer) & ~visible(rows, session.reader(reader), layer)


def spoilt(session, reader):
    """The same municipality, with other figures and names in what another corporation keeps from this one."""
    for layer in LAYERS:
        rows, hidden = session.layer(layer), of_others(session, layer, reader)
        assert hidden.any() or layer == "agreement_progress"
        texts = {name: rows[name].mask(hidden, OTHERWISE) for name in ("name", "note") if name in rows}
        counts = {name: rows[name].mask(hidden, 7) for name in ("dwellings", "social_rent", "homes") if name in rows}
        session = session.changed(layer, rows.assign(**texts, **counts))
    return session


@pytest.mark.parametrize("reader", CORPORATIONS)
def test_two_municipalities_that_differ_in_what_another_keeps_look_alike_in_every_file(together, reader):
    other, viewer = spoilt(together, reader), together.reader(reader)
    for analysis in IDS:
        ours, theirs = (one.run(analysis, viewer=reader) for one in (together, other))
        for form in FORMATS:
            assert export(ours, form, viewer=viewer) == export(theirs, form, viewer=viewer), (analysis, form)
    for form in ("docx", "xlsx"):
        ours, theirs = (yearly(one, 2026, form, viewer=reader) for one in (together, other))
        assert ours == theirs


def test_the_corporations_together_do_see_the_difference(together):
    other = spoilt(together, "actium")
    ours, theirs = (one.run("social_share", viewer="corporations").table.to_csv() for one in (together, other))
    assert ours != theirs
    assert OTHERWISE in theirs


def names(rows_of):
    """The names of plans and complexes, of the rows that a function gives of their layers."""
    return {word for layer in LAYERS[:2] for word in rows_of(layer)["name"].dropna()}


@pytest.mark.parametrize("reader", CORPORATIONS)
def test_no_name_of_what_another_keeps_is_in_any_answer_or_layer(together, reader):
    hidden = names(lambda layer: together.layer(layer)[of_others(together, layer, reader)])
    shared = names(lambda layer: together.layer(layer, viewer=reader))
    # A report that everybody may read can name a plan in its own words.
    reports = together.layer("agreement_progress", viewer=reader)["note"].str.cat(sep=" ")
    kept = {name for name in hidden - shared if name not in reports}
    files = [export(together.run(analysis, viewer=reader), "csv", viewer=together.reader(reader)) for analysis in IDS]
    layers = [together.layer(layer, viewer=reader).to_csv() for layer in LAYERS]
    assert kept
    assert standing_in(kept, "".join([*(file.decode("utf-8-sig") for file in files), *layers])) == []


@pytest.mark.parametrize("reader", CORPORATIONS)
def test_its_answers_are_kept_apart_from_those_of_others(together, reader):
    """What was worked out for another comes from the same memory."""
    first = together.run("social_share", viewer=reader).table
    for other in ("corporations", *CORPORATIONS, "province"):
        together.run("social_share", viewer=other)
    assert first.equals(together.run("social_share", viewer=reader).table)
    assert not first.equals(together.run("social_share", viewer="corporations").table)
