"""What people answer stands beside what the data say, and never in its place; and what all of it asks attention for."""

import pandas as pd
import pytest
from framework import SOCIAL, answered, counted, held, home, row, said, told

ASKED = {"residents": {}}
NO = counted("step_free", 0.5)
YES = counted("accessible", 0.5)
HIDDEN = {"location_id": "A", "criterion": None, "answer": None}
"""What is left of an answer that the reader may not see."""

UNKNOWN = counted("caravans", 1, per=None, unit="woonwagens")


class TestPeople:
    def test_a_question_without_a_figure_is_asked(self):
        result = held({"A": home()}, ASKED)
        assert told(result, "residents") == "asked"
        assert pd.isna(row(result, "residents")["origin"])

    @pytest.mark.parametrize("answer", ["yes", "partly", "no"])
    def test_what_people_answer_is_shown_with_who_when_and_why(self, answer):
        given = said("A", "residents", answer, note="Elke maand overleg.")
        found = row(held({"A": home()}, ASKED, [given]), "residents")
        assert (found["answer"], found["origin"]) == (answer, "people")
        assert found["sentence"].endswith("volgens Domesta (1 april 2025): Elke maand overleg.")

    def test_an_answer_is_about_its_own_location_only(self):
        result = held({"A": home(), "B": home()}, ASKED, [said("A", "residents", "yes")])
        assert [told(result, "residents", place) for place in "AB"] == ["yes", "asked"]

    def test_people_never_override_the_data_and_both_are_shown(self):
        found = row(held({"A": home(20, 2)}, {"social": SOCIAL}, [said("A", "social", "yes")]), "social")
        assert (found["answer"], found["origin"], found["people_answer"]) == ("no", "data", "yes")
        assert found["differs"]
        assert "10% (2 van 20 woningen)" in found["sentence"]
        assert "Domesta (1 april 2025) zegt ja." in found["sentence"]

    def test_where_people_say_the_same_as_the_data_nothing_differs(self):
        found = row(held({"A": home(20, 10)}, {"social": SOCIAL}, [said("A", "social", "yes")]), "social")
        assert not found["differs"]
        assert "Domesta" not in found["sentence"]

    def test_where_the_data_do_not_know_people_may_answer(self):
        plans = {"A": home(10, accessible=None)}
        found = row(held(plans, {"accessible": YES}, [said("A", "accessible", "partly")]), "accessible")
        assert (found["answer"], found["origin"]) == ("partly", "people")
        assert "De gegevens beantwoorden deze vraag niet." in found["sentence"]

    def test_the_latest_answer_holds_whatever_the_order_and_the_earlier_one_is_kept(self):
        given = [said("A", "residents", "yes", "2025-06-01"), said("A", "residents", "no", "2024-06-01")]
        for rows in (given, given[::-1]):
            result = held({"A": home()}, ASKED, rows)
            assert told(result, "residents") == "yes"
            assert sorted(result.details["answers"]["use"]) == ["answered_again", "used"]
            assert result.evidence.excluded.empty

    def test_an_answer_without_a_day_gives_way_to_one_with_a_day(self):
        given = [said("A", "residents", "no", None), said("A", "residents", "yes", "2001-01-01")]
        assert told(held({"A": home()}, ASKED, given), "residents") == "yes"

    def test_two_answers_on_one_day_that_differ_leave_it_unknown(self):
        given = [said("A", "residents", "yes"), said("A", "residents", "no")]
        result = held({"A": home()}, ASKED, given)
        assert told(result, "residents") == "unknown"
        assert "verschillend geantwoord" in row(result, "residents")["sentence"]
        assert result.evidence.excluded["reason"].tolist() == ["contradicts", "contradicts"]

    def test_the_same_answer_twice_is_one_answer(self):
        result = held({"A": home()}, ASKED, [said("A", "residents", "no")] * 2)
        assert told(result, "residents") == "no"
        assert sorted(result.details["answers"]["use"]) == ["said_twice", "used"]

    def test_a_row_that_is_not_filled_in_yet_leaves_the_question_open(self):
        result = held({"A": home()}, ASKED, [said("A", "residents", None)])
        assert told(result, "residents") == "asked"
        assert result.evidence.excluded.empty

    @pytest.mark.parametrize(
        ("location", "criterion", "reason"),
        [("Z", "residents", "unknown_location"), ("A", "parking", "unknown_criterion")],
    )
    def test_an_answer_to_what_is_not_there_is_listed_and_not_lost(self, location, criterion, reason):
        result = held({"A": home()}, ASKED, [said(location, criterion, "no")])
        assert told(result, "residents") == "asked"
        assert result.evidence.excluded["reason"].tolist() == [reason]


class TestWhoSeesWhat:
    def test_a_hidden_answer_leaves_open_every_question_that_it_may_be_about(self):
        questions = {"residents": {}, "nature": {}, "accessible": YES}
        result = held({"A": home(), "B": home()}, questions, answered(HIDDEN, said("A", "nature", "yes")))
        assert [told(result, name) for name in questions] == ["unknown", "yes", "yes"]
        assert "mag zien" in row(result, "residents")["sentence"]
        assert told(result, "residents", "B") == "asked"

    def test_a_row_is_for_those_who_may_see_both_the_location_and_the_answer(self):
        plans = {"A": home(confidentiality="province"), "B": home(), "C": home(confidentiality=None)}
        given = [said("A", "residents", "yes"), said("B", "residents", "yes", confidentiality="corporations")]
        result = held(plans, ASKED, given)
        assert [row(result, "residents", place)["confidentiality"] for place in "ABC"] == [
            *("province", "corporations", "municipality")
        ]


class TestHowMuchAttention:
    def signal(self, questions, answers=(), **choices):
        table = held({"A": home(10, caravans=None)}, questions, answers, **choices).table
        return tuple(table.loc["A", ["signal", "reason"]])

    def test_a_no_to_an_important_question_asks_for_much_attention(self):
        assert self.signal({"no": NO | {"important": True}, "yes": YES}) == ("high", "important_not_met")

    def test_from_how_many_on_is_a_choice(self):
        questions = {"no": NO | {"important": True}, "yes": YES}
        assert self.signal(questions, important_not_met=2) == ("some", "not_all_met")

    def test_a_no_or_partly_to_another_question_asks_for_some(self):
        assert self.signal({"no": NO, "yes": YES}) == ("some", "not_all_met")
        partly = [said("A", "residents", "partly")]
        assert self.signal({"yes": YES, **ASKED}, partly) == ("some", "not_all_met")

    def test_where_all_that_is_answered_is_a_yes_none_is_asked(self):
        assert self.signal({"yes": YES, **ASKED}) == ("none", "all_answered_met")

    @pytest.mark.parametrize("open_one", [UNKNOWN, {}])
    def test_an_important_question_that_stands_open_decides(self, open_one):
        assert self.signal({"no": NO, "open": open_one | {"important": True}}) == ("unknown", "important_open")

    def test_an_important_no_is_certain_whatever_stands_open(self):
        questions = {"no": NO | {"important": True}, "open": UNKNOWN | {"important": True}}
        assert self.signal(questions) == ("high", "important_not_met")

    def test_where_nothing_can_be_answered_it_is_unknown(self):
        assert self.signal({"open": UNKNOWN, **ASKED}) == ("unknown", "nothing_known")
        assert self.signal({}) == ("unknown", "nothing_known")

    def test_the_sentence_counts_the_answers_and_names_what_asks_for_attention_first(self):
        questions = {"other": NO, "yes": YES, "first": NO | {"important": True}, **ASKED}
        assert held({"A": home(10)}, questions).table.loc["A", "explanation"] == (
            "Veel aandacht: 1 belangrijke vraag is met nee beantwoord, en vanaf 1 vraagt een locatie veel aandacht "
            "(keuze, niet uit de afspraken). Van de 4 vragen: 1 ja, 0 deels, 2 nee, 1 nog te vragen en 0 onbekend. "
            "Kijk eerst naar: 'Vraag first?' (nee); 'Vraag other?' (nee)."
        )

    def test_ideas_inside_the_town_hall_get_a_row_and_leave_the_totals(self):
        result = held({"A": home(), "B": home(status="5A")}, {"yes": YES})
        assert set(result.table.index) == {"A", "B"}
        assert (result.totals["locations"], result.totals["locations_not_counted"]) == (1, 1)
        assert result.totals["locations_none"] == 1
        assert result.totals["answers_met"] == 1
        assert result.table.loc["B", "explanation"].endswith("(status 5A of 5B): het telt in geen totaal mee.")
        assert "5A" not in result.table.loc["A", "explanation"]

    def test_a_plan_of_unknown_status_counts(self):
        assert held({"A": home(status=None)}, {"yes": YES}).totals["locations"] == 1

    def test_the_share_answered_is_of_the_questions_that_apply(self):
        questions = {"yes": YES, "open": UNKNOWN, "homes": counted("step_free", 0.1), **ASKED}
        table = held({"A": home(10, caravans=None), "B": home(0, 0, caravans=None)}, questions).table
        assert table["share_answered"]["A"] == 0.5
        assert pd.isna(table["share_answered"]["B"])
