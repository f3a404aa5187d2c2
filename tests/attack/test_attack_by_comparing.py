"""An attack by comparing: two states side by side, and all that differs, tell no more of few people than each alone."""

import os
import shutil
from dataclasses import replace

import claims
import pandas as pd
import pytest
from programme import Programme
from test_attack_on_residents import behind_the_map, crowded, few, of_answers, of_popups, shown_everyone, that_adds_up
from tried import of_people, one_at_a_time
from viewers import VIEWERS

from geo_pa.changes import Change
from geo_pa.changes.values import written_shape
from geo_pa.engine import editing, open_workspace, states
from geo_pa.engine.comparing import compare
from geo_pa.engine.memory import Memory
from geo_pa.registry import Analysis

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
READERS = VIEWERS if THOROUGH else (VIEWERS[0], VIEWERS[-1])
OF_RESIDENTS = ("woonzorgzones", "heat_stress")
PEOPLE = [*claims.SHARES, *claims.COUNTS]


@pytest.fixture(scope="module")
def session(session):
    found = that_adds_up(session)
    return replace(found, files=found.workspace)


@pytest.fixture(scope="module")
def truth(session):
    people, table = behind_the_map(session.layer("neighbourhoods")), crowded(session, *OF_RESIDENTS)
    shares = {part: table[column] for column, part in claims.SHARES.items()}
    counts = people | {part: people["everyone"] * share for part, share in shares.items()}
    return {(area, name): count for name, column in counts.items() for area, count in column.items()}


def told_by(found, everyone):
    """All that a comparison tells of residents: both answers, and each figure that moved."""
    answers = [getattr(one, side) for one in found.differences.values() for side in ("before", "after")]
    yield from of_answers([one for one in answers if one.analysis in OF_RESIDENTS], everyone)
    for name, one in found.differences.items():
        mine = one.moved[one.moved["column"].isin(PEOPLE) & (one.moved["table"] == "")]
        for row in mine.to_dict("records") if name in OF_RESIDENTS else ():
            for value in (row["before"], row["after"]):
                yield from claims.of_rows(f"{name} moved", {row["unit"]: {row["column"]: value}}, one.after.rules)


@pytest.mark.parametrize("viewer", READERS)
def test_no_hidden_count_is_narrowed_by_all_comparisons_of_one_reader_together(session, truth, viewer):
    everyone = shown_everyone(session, viewer)
    told = Programme(of_popups(session, viewer))
    changed = 0
    for changes in one_at_a_time(session, thorough=THOROUGH).values():
        found = compare(session, session.with_changes(changes), viewer=viewer)
        changed += bool(found.differences)
        told.tell(told_by(found, everyone))
    assert changed
    hidden = few(truth)
    assert len(hidden) >= 80
    assert told.contradicted_by(truth) == []
    assert told.narrowed(hidden) == {}


def test_no_figure_of_people_moves_whatever_is_tried(session):
    """Were one to move, what is between its two values would be a count of few."""
    for name, changes in {**one_at_a_time(session, thorough=THOROUGH), **of_people(session)}.items():
        found = compare(session, session.with_changes(changes), viewer="public")
        for question in OF_RESIDENTS:
            if question in found.differences:
                moved = found.differences[question].moved
                assert not set(moved["column"][moved["table"] == ""]) & {*PEOPLE}, (name, question)


def test_saved_changes_of_facilities_count_people_as_the_files_do(session):
    changes = [one for each in one_at_a_time(session).values() for one in each if one.layer == "facilities"]
    saved = session.with_changes(changes).run("woonzorgzones")
    before = session.run("woonzorgzones")
    told = ["signal", *(column for column in PEOPLE if column in before.table)]
    pd.testing.assert_frame_equal(pd.DataFrame(saved.table[told]), pd.DataFrame(before.table[told]))
    assert saved.totals["zone_homes"] != before.totals["zone_homes"]


class TestTheAttackFindsWhatIsNotProtected:
    def test_people_who_move_with_one_facility(self, session, monkeypatch):
        monkeypatch.setattr(Analysis, "circles", ())
        apart = replace(session, memory=Memory())
        changes = next(each for name, each in one_at_a_time(session).items() if name.startswith("a nursing home"))
        found = compare(apart, apart.with_changes(changes), viewer="public")
        assert set(found.differences["woonzorgzones"].moved["column"]) & {*PEOPLE}

    def test_a_share_that_is_hidden_times_very_many_inhabitants(self, session, truth, monkeypatch):
        """The share of a hidden count stands in the answer once an area has a million inhabitants."""
        monkeypatch.setattr(states, "_of_people", lambda _event: False)
        shown = session.run("woonzorgzones", viewer="public").table
        hidden = {area for area, name in few(truth) if name == "everyone"} & {*shown.index}
        area = min(hidden)
        now = str(session.layer("neighbourhoods")["inhabitants"][area])
        many = session.with_changes([Change("neighbourhoods", area, "inhabitants", now, "1000000")])
        told = many.run("woonzorgzones", viewer="public").table.loc[area, "older_residents"]
        assert pd.isna(shown.loc[area, "older_residents"])
        assert told / 1e6 * int(now) == pytest.approx(truth[area, "everyone"], abs=0.5)

    def test_another_district_that_lets_other_counts_be_hidden(self, session, monkeypatch):
        monkeypatch.setattr(states, "_of_people", lambda _event: False)
        changes = of_people(session)["district_code is another"]
        before, after = (counts_of(one) for one in (session, session.with_changes(changes)))
        assert shown_elsewhere(before, after)


def counts_of(session):
    groups = session.run("aandachtsgroepen", viewer="public").details["groups"]
    return groups.set_index(["level", "neighbourhood_code", "group"])["shown_allocations"]


def shown_elsewhere(before, after):
    both = pd.concat([before, after], axis=1, keys=["before", "after"])
    return both.index[both["before"].isna() & both["after"].notna()].tolist()


@pytest.mark.parametrize("viewer", READERS)
def test_which_allocations_are_hidden_is_the_same_whatever_is_tried(session, viewer):
    """Were another cell to be hidden for the sake of a total, both states together would tell the first."""
    before = session.run("aandachtsgroepen", viewer=viewer)
    for name, changes in {**one_at_a_time(session, thorough=THOROUGH), **of_people(session)}.items():
        after = session.with_changes(changes).run("aandachtsgroepen", viewer=viewer)
        for table in ("groups", "districts", "statushouders"):
            counts = [column for column in before.details[table] if before.answer.column(str(column), table).people]
            pd.testing.assert_frame_equal(
                pd.DataFrame(before.details[table][counts]), pd.DataFrame(after.details[table][counts]), obj=name
            )


def test_who_lives_near_a_facility_that_is_typed_in_is_not_counted_where_no_file_has_any(tmp_path, repository):
    """Else one facility after the other would tell how few live between two of them."""
    for part in ("layers", "data"):
        shutil.copytree(repository / part, tmp_path / part)
    (tmp_path / "layers" / "facilities.toml").unlink()
    bare = open_workspace(tmp_path)
    one, other = (answer_with_a_facility(bare, place) for place in (5, 9))
    told = ["signal", "reason", *(column for column in PEOPLE if column in one.table)]
    pd.testing.assert_frame_equal(pd.DataFrame(one.table[told]), pd.DataFrame(other.table[told]))
    assert set(one.table["reason"]) <= {"no_centres", "residents_unknown", "no_older_residents"}
    assert one.totals["centres"] == 1
    assert one.totals["zone_homes"] != other.totals["zone_homes"]


def answer_with_a_facility(session, place):
    at = session.layer("neighbourhoods").geometry.representative_point().iloc[place]
    values = {"name": "Nieuw", "kind": "nursing_home", "geometry": written_shape(at)}
    return session.with_changes(editing.added(session, "facilities", values)).run("woonzorgzones")
