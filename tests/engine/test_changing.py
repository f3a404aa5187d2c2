"""What somebody changes holds in every answer, can be taken back, and is judged before it is written."""

from datetime import UTC, datetime

import pytest
import shapely

from geo_pa.changes import PRESENT, ROW, Author, Change, ConflictError
from geo_pa.changes.values import written_shape
from geo_pa.engine import editing
from geo_pa.engine.scenarios import add_scenario, scenarios_for
from geo_pa.errors import InputError, RequestError

PLANS, CHANGES = "building_locations", "stock_mutations"
JAN, PIET = Author("Jan", "bod van de ontwikkelaar"), Author("Piet")
FIELD = written_shape(shapely.box(233_000, 530_000, 233_200, 530_150))
OFFER = {"name": "Aanbod Noordscheschut", "dwellings": "40", "status": "4B", "geometry": FIELD}


def changed(session, row, author=JAN, **values):
    return editing.write(session, editing.edited(session, PLANS, row, values), author)


def offered(session, **more):
    """The session with an offer of 40 homes, and the number of its row."""
    changes = editing.added(session, PLANS, OFFER | more)
    return editing.write(session, changes, JAN), changes[0].row


def said(session, row, analysis="social_share"):
    return session.run(analysis).table.loc[row]


class TestANewLocation:
    def test_a_name_a_number_of_homes_and_a_shape_are_enough(self, logged):
        after, row = offered(logged)
        answer = said(after, row)
        assert answer["verdict"] == "unknown"
        assert "vereist zijn er 12" in answer["explanation"]

    def test_without_a_status_the_required_number_is_known_all_the_same(self, logged):
        after, row = offered(logged, status=None)
        assert said(after, row)["verdict"] == "unknown"
        assert said(after, row)["required_social_homes"] == 12

    def test_it_touches_no_other_location_and_not_today_s_stock(self, logged):
        after, row = offered(logged)
        before = logged.run("social_share").table
        assert after.run("social_share").table.drop(index=row)["verdict"].equals(before["verdict"])
        stock = [one.run("agreement_monitor").table["realised"] for one in (logged, after)]
        assert stock[0].equals(stock[1])

    def test_its_number_is_nobody_else_s(self, logged):
        first, one = offered(logged)
        second, other = offered(first)
        assert one != other
        assert {one, other} <= set(second.layer(PLANS).index)


class TestAnEdit:
    def test_the_files_stay_as_they_are(self, logged):
        before = logged.files.read(PLANS).frame.copy()
        changed(logged, "BL01", lead="Klaas")
        assert logged.files.read(PLANS).frame.equals(before)

    def test_a_sale_of_ten_homes_in_a_village_moves_its_stock(self, logged):
        villages = logged.run("village_stock").table
        village = villages.index[villages["name"] == "Nieuwlande"][0]
        sale = {
            "corporation": "Domesta", "kind": "daeb_home", "mutation": "sale", "homes": "10", "year": "2027",
            "status": "decided", "district_code": village,
        }  # fmt: skip
        after = editing.write(logged, editing.added(logged, CHANGES, sale), JAN)
        moved = after.run("village_stock").table.loc[village]
        assert moved["stock_end_homes"] == villages.loc[village, "stock_end_homes"] - 10
        others = after.run("village_stock").table.drop(index=village)["stock_end_homes"]
        assert others.equals(villages.drop(index=village)["stock_end_homes"])

    def test_what_cannot_stand_there_is_refused_all_at_once_and_nothing_is_written(self, logged):
        wrong = editing.edited(logged, PLANS, "BL01", {"status": "9Z", "dwellings": "veel", "realisation_chance": "7"})
        with pytest.raises(InputError) as refused:
            editing.write(logged, wrong, JAN)
        assert {problem.found for problem in refused.value.problems} >= {"'9Z'", "'veel'"}
        assert logged.scenario().state.events == ()

    def test_a_table_of_small_counts_is_not_edited_row_by_row(self, logged):
        with pytest.raises(InputError, match="kleine aantallen"):
            editing.rows(logged, "allocations")

    def test_a_row_that_is_not_there_cannot_be_changed(self, logged):
        with pytest.raises(RequestError, match="niet"):
            editing.edited(logged, PLANS, "BL99", {"lead": "Klaas"})

    def test_nobody_changes_anything_without_a_name(self, logged):
        with pytest.raises(RequestError, match="wie"):
            changed(logged, "BL01", Author(" "), lead="Klaas")

    def test_what_was_is_not_changed(self, logged):
        past = logged.scenario(as_of=datetime(2026, 1, 1, tzinfo=UTC))
        with pytest.raises(RequestError, match="geweest"):
            changed(past, "BL01", lead="Klaas")

    def test_a_reader_changes_no_row_that_he_may_not_see(self, logged):
        hidden = logged.layer(PLANS).index.difference(logged.layer(PLANS, viewer="public").index)[0]
        with pytest.raises(RequestError, match="niet") as refused:
            changed(logged, hidden, Author("Els", reader="public"), lead="Klaas")
        with pytest.raises(RequestError, match="niet") as absent:
            editing.edited(logged, PLANS, "BL99", {"lead": "Klaas"})
        assert refused.value.problems[0].what == absent.value.problems[0].what


class TestTwoPeople:
    def test_different_fields_of_one_location_both_stay(self, logged):
        changed(logged, "BL01", JAN, lead="Jan")
        after = changed(logged, "BL01", PIET, next_step="Bellen")
        assert tuple(after.layer(PLANS).loc["BL01", ["lead", "next_step"]]) == ("Jan", "Bellen")

    def test_the_second_on_one_field_sees_who_changed_it_to_what_and_nothing_is_written(self, logged):
        changed(logged, "BL01", JAN, lead="Jan")
        with pytest.raises(ConflictError) as conflict:
            changed(logged, "BL01", PIET, lead="Piet")
        (found,) = conflict.value.conflicts
        assert (found.earlier.action.author.who, found.earlier.change.after, found.wanted.after) == (
            "Jan",
            "Jan",
            "Piet",
        )
        assert logged.scenario().layer(PLANS).loc["BL01", "lead"] == "Jan"

    def test_who_chose_writes_over_it_and_both_stand_in_the_log(self, logged):
        seen = changed(logged, "BL01", JAN, lead="Jan")
        after = changed(seen, "BL01", PIET, lead="Piet")
        assert [event.change.after for event in after.state.events] == ["Jan", "Piet"]


class TestScenarios:
    def test_a_scenario_goes_on_from_where_it_left_and_changes_nothing_else(self, logged):
        first = changed(logged, "BL01", lead="Jan")
        add_scenario(first, "Meer sociaal", JAN)
        tried = changed(first.scenario("Meer sociaal"), "BL01", lead="Proef")
        later = changed(logged.scenario(), "BL02", lead="Later")
        assert tried.layer(PLANS).loc["BL01", "lead"] == "Proef"
        assert later.layer(PLANS).loc["BL01", "lead"] == "Jan"
        assert tried.scenario("meer sociaal").layer(PLANS).loc["BL02", "lead"] != "Later"

    def test_a_moment_shows_what_held_then(self, logged):
        first = changed(logged, "BL01", lead="Jan")
        changed(first, "BL01", lead="Piet")
        then = first.state.events[-1].action.at
        assert logged.scenario(as_of=then).layer(PLANS).loc["BL01", "lead"] == "Jan"

    def test_a_scenario_is_for_its_reader_and_for_who_sees_more(self, logged):
        add_scenario(logged, "Van de provincie", Author("Els", reader="province"))
        add_scenario(logged, "Van de gemeente", JAN)
        seen = {viewer: {one.name for one in scenarios_for(logged, viewer)} for viewer in ("public", "province")}
        assert seen == {"public": {"Vastgesteld"}, "province": {"Vastgesteld", "Van de provincie"}}
        with pytest.raises(RequestError, match="bestaat niet"):
            logged.scenario("Van de gemeente").run("social_share", viewer="province")
        with pytest.raises(RequestError, match="bestaat niet"):
            logged.scenario("Van de gemeente").layer(PLANS, viewer="province")

    def test_every_answer_says_of_which_scenario_it_is(self, logged):
        add_scenario(logged, "Meer sociaal", JAN)
        tried = changed(logged.scenario("Meer sociaal"), "BL01", lead="Proef")
        assert tried.run("social_share").state == "Scenario Meer sociaal, met 1 wijziging"
        assert logged.run("social_share").state == ""

    def test_other_readers_are_not_told_how_much_was_changed(self, logged):
        after = changed(logged, "BL01", lead="Jan")
        assert after.run("social_share", viewer="province").state == "Scenario Vastgesteld"


class TestTakingBack:
    def test_what_was_changed_is_as_it_was_and_can_be_done_again(self, logged):
        before = logged.layer(PLANS).loc["BL01", "lead"]
        after = changed(logged, "BL01", lead="Jan")
        undone = editing.undo(after, after.state.events[-1].action.id, PIET)
        assert undone.layer(PLANS).loc["BL01", "lead"] == before
        again = editing.undo(undone, undone.state.events[-1].action.id, JAN)
        assert again.layer(PLANS).loc["BL01", "lead"] == "Jan"

    def test_what_somebody_went_on_with_is_shown_and_chosen(self, logged):
        first = changed(logged, "BL01", lead="Jan", next_step="Bellen")
        action = first.state.events[-1].action.id
        second = changed(first, "BL01", PIET, lead="Piet")
        with pytest.raises(RequestError, match="later"):
            editing.undo(second, action, JAN)
        kept = editing.undo(second, action, JAN, later="keep")
        assert kept.layer(PLANS).loc["BL01", "lead"] == "Piet"
        assert kept.layer(PLANS).loc["BL01", "next_step"] != "Bellen"

    def test_a_location_that_somebody_filled_in_further_goes_only_where_that_is_said(self, logged):
        first, row = offered(logged)
        action = first.state.events[0].action.id
        second = changed(first, row, PIET, lead="Piet")
        kept = editing.undo(second, action, JAN, later="undo")
        assert row not in kept.layer(PLANS).index
        assert kept.layer(PLANS).drop(columns="geometry").equals(logged.layer(PLANS).drop(columns="geometry"))

    def test_what_is_taken_back_already_is_not_taken_back_twice(self, logged):
        after = changed(logged, "BL01", lead="Jan")
        action = after.state.events[-1].action.id
        with pytest.raises(RequestError, match="al teruggedraaid"):
            editing.undo(editing.undo(after, action, JAN), action, JAN)


def test_a_what_if_is_written_nowhere(logged):
    tried = logged.with_changes([Change(PLANS, "BL01", ROW, PRESENT, None)])
    assert "BL01" not in tried.layer(PLANS).index
    assert tried.state.trial
    assert logged.scenario().state.events == ()
