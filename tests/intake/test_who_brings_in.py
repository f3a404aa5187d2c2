"""Who brings a file in changes the rows that he sees, and learns nothing of others."""

import pandas as pd
import pytest

from geo_pa.engine.seen_rows import pointing_to, seen_rows
from geo_pa.intake import bring_in, proposed, settled, take_in

PLANS = "building_locations"


def csv(*lines):
    return "\n".join(lines).encode()


@pytest.fixture
def bring_as(session):
    """Bring a file in as a reader."""

    def brought(viewer, content, *, into=PLANS, given=()):
        with take_in(content, "plannen.csv") as taken:
            table, match = proposed(taken, into, session.workspace)
            return bring_in(session, table, settled(match, given, table), viewer=session.reader(viewer))

    return brought


@pytest.fixture(scope="module")
def hidden(session, plans):
    """A location that the province may not see."""
    return plans.index.difference(session.layer(PLANS, viewer="province").index)[0]


def test_a_number_that_is_hidden_is_answered_as_one_that_is_not_there(bring_as, hidden):
    of_hidden = bring_as("province", csv("Nummer;Naam", f"{hidden};Anders"))
    of_nothing = bring_as("province", csv("Nummer;Naam", "ZZ99;Anders"))

    def told(brought):
        fixes = [(one.code, one.row, one.column, one.what, one.expected, one.action) for one in brought.intake.fixes]
        return fixes, brought.changes, brought.counts, [str(notice) for notice in brought.intake.notices]

    assert told(of_hidden) == told(of_nothing)
    assert [one.code for one in of_hidden.intake.fixes] == ["row_not_seen"]
    assert of_hidden.changes == ()


def test_a_row_that_is_seen_goes_in_and_only_seen_rows_are_counted(session, bring_as):
    seen = session.layer(PLANS, viewer="province")
    row = seen.index[0]
    brought = bring_as("province", csv("Nummer;Naam", f"{row};Anders"))
    assert [(one.row, one.field, one.after) for one in brought.changes] == [(row, "name", "Anders")]
    assert brought.counts.not_in_file == len(seen) - 1


def test_the_municipality_may_still_bring_in_new_numbers(bring_as):
    assert bring_as("municipality", csv("Nummer;Naam", "ZZ99;Anders")).counts.new == 1


def test_counts_of_people_are_left_unread_for_who_may_not_see_small_ones(session, bring_as):
    code = session.layer("neighbourhoods").index[0]
    content = csv("neighbourhood_code;name;inhabitants;share_75_plus", f"{code};Anders;7;0,5")
    brought = bring_as("province", content, into="neighbourhoods")
    assert {one.field for one in brought.changes} == {"name"}
    assert "Kolommen die mensen tellen" in " ".join(notice.what for notice in brought.intake.notices)
    assert {"name", "inhabitants"} <= {
        one.field for one in bring_as("municipality", content, into="neighbourhoods").changes
    }


def test_a_row_that_points_to_a_hidden_one_is_not_seen_either(session, hidden):
    nowhere = dict.fromkeys(("plan_id", "complex_id"), pd.NA)
    rows = (
        session.layer("stock_mutations")
        .assign(confidentiality="public", **nowhere)
        .astype(dict.fromkeys(nowhere, "str"))
    )
    rows.loc[rows.index[0], "plan_id"] = hidden
    other = session.changed("stock_mutations", rows)
    assert rows.index[0] in seen_rows(other, "stock_mutations", "municipality").index
    assert [*rows.index.difference(seen_rows(other, "stock_mutations", "province").index)] == [rows.index[0]]


def test_what_points_to_a_row_is_named_as_far_as_a_reader_sees_it(session):
    bookings = session.layer("booked_compensation")
    place = str(bookings["from_location"].iloc[0])
    found = pointing_to(session, PLANS, [place], "municipality")[place]["booked_compensation"]
    assert bookings.index[0] in found
    seen = {*map(str, seen_rows(session, "booked_compensation", "public").index)}
    for_public = pointing_to(session, PLANS, [place], "public").get(place, {}).get("booked_compensation", ())
    assert {*for_public} == {*found} & seen
