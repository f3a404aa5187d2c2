"""The checklist of agreement 6: what the data answer, what they cannot, and what is asked of people."""

import numpy as np
import pytest
from framework import SOCIAL, counted, heat, held, home, row, told, zones


class TestWhatTheDataAnswer:
    def test_enough_social_rent_is_a_yes_that_names_figure_norm_and_agreement(self):
        result = held({"A": home(20, 7)}, {"social": SOCIAL})
        assert told(result, "social") == "yes"
        assert (
            row(result, "social")["sentence"] == "Ja: 35% (7 van 20 woningen). Gevraagd: ten minste 30% (afspraak 2)."
        )

    def test_exactly_the_norm_is_enough(self):
        assert told(held({"A": home(10, 3)}, {"social": SOCIAL}), "social") == "yes"

    def test_too_little_is_a_no(self):
        result = held({"A": home(11, 3)}, {"social": SOCIAL})
        assert told(result, "social") == "no"
        assert "27,3% (3 van 11 woningen)" in row(result, "social")["sentence"]

    def test_at_most_is_held_the_other_way_round(self):
        questions = {"few": counted("regular", 0.5, comparison="at_most")}
        result = held({"A": home(10, regular=5), "B": home(10, regular=6)}, questions)
        assert [told(result, "few", place) for place in "AB"] == ["yes", "no"]

    def test_several_counts_are_added_up(self):
        both = counted("step_free", 0.5) | {"figure": "building_locations.step_free + building_locations.clustered"}
        assert told(held({"A": home(10, step_free=2, clustered=3)}, {"both": both}), "both") == "yes"

    def test_a_count_can_be_asked_by_itself(self):
        result = held({"A": home(10, clustered=1)}, {"one": counted("clustered", 1, per=None)})
        assert row(result, "one")["sentence"].startswith("Ja: 1 woning. Gevraagd: ten minste 1 woning (keuze")

    def test_between_two_norms_it_is_partly(self):
        question = {"step_free": counted("step_free", 0.5, partly_value=0.2)}
        plans = {place: home(10, step_free=count) for place, count in zip("ABC", (5, 2, 1), strict=True)}
        assert [told(held(plans, question), "step_free", place) for place in "ABC"] == ["yes", "partly", "no"]

    def test_a_word_of_another_question_can_answer(self):
        near = {"figure": "woonzorgzones.reach", "comparison": "one_of", "words": "core, zone", "partly_words": "wide"}
        reach = dict(zip("ABCD", ("zone", "wide", "outside", "unknown"), strict=True))
        zoned = zones(**{place: {"reach": word} for place, word in reach.items()})
        result = held({place: home() for place in reach}, {"near": near}, zoned=zoned)
        assert [told(result, "near", place) for place in reach] == ["yes", "partly", "no", "unknown"]
        assert row(result, "near", "B")["sentence"].startswith("Deels: in de ruime zone.")

    def test_heat_is_that_of_the_neighbourhood_that_covers_most_of_a_location(self):
        cool = {"figure": "heat_stress.share_above_extreme", "comparison": "at_most", "value": 0.1, "unit": "share"}
        heated = heat(
            hot={"at": (0, 0, 60, 100), "share_above_extreme": 0.5},
            cool={"at": (60, 0, 999, 100), "share_above_extreme": 0},
        )
        result = held(
            {"A": home(at=(0, 0)), "B": home(at=(500, 0)), "C": home(at=(9000, 0))}, {"cool": cool}, heated=heated
        )
        assert [told(result, "cool", place) for place in "ABC"] == ["no", "yes", "unknown"]

    def test_a_place_that_cannot_be_reached_on_foot_is_too_far(self):
        near = {"figure": "woonzorgzones.supermarket_m", "comparison": "at_most", "value": 800, "unit": "m"}
        zoned = zones(A={"supermarket_m": np.inf}, B={"supermarket_m": np.nan})
        result = held({"A": home(), "B": home()}, {"near": near}, zoned=zoned)
        assert [told(result, "near", place) for place in "AB"] == ["no", "unknown"]
        assert "niet te belopen" in row(result, "near")["sentence"]


class TestUnknownIsNotANo:
    def test_a_missing_figure_is_unknown(self):
        result = held({"A": home(10, accessible=None)}, {"accessible": counted("accessible", 0.9)})
        answer = row(result, "accessible")
        assert answer["answer"] == "unknown"
        assert np.isnan(answer["figure"])
        assert answer["sentence"].startswith("Onbekend: niet alle gegevens zijn ingevuld.")

    @pytest.mark.parametrize(("open_homes", "answer"), [(0, "no"), (1, "no"), (2, "unknown"), (8, "unknown")])
    def test_homes_of_unknown_type_leave_it_open_only_where_they_could_change_the_answer(self, open_homes, answer):
        most = "building_locations.single_family + building_locations.type_unknown"
        plans = {"A": home(10, single_family=1, multi_family=9 - open_homes, type_unknown=open_homes)}
        result = held(plans, {"single": counted("single_family", 0.3, most=most)})
        assert told(result, "single") == answer
        if answer == "unknown":
            assert f"zeker 10%, hoogstens {10 + 10 * open_homes}%" in row(result, "single")["sentence"]

    def test_what_is_certain_is_enough_whatever_the_rest_becomes(self):
        most = "building_locations.single_family + building_locations.type_unknown"
        plans = {"A": home(10, single_family=4, multi_family=0, type_unknown=6)}
        assert told(held(plans, {"single": counted("single_family", 0.3, most=most)}), "single") == "yes"

    def test_without_the_number_of_homes_a_share_is_unknown(self):
        assert told(held({"A": home(None, 3)}, {"share": counted("step_free", 0.1)}), "share") == "unknown"

    def test_where_nothing_is_built_a_share_does_not_apply(self):
        result = held({"A": home(0, 0)}, {"share": counted("step_free", 0.1)})
        assert told(result, "share") == "not_applicable"
        assert "geen nieuwe woningen" in row(result, "share")["sentence"]

    def test_what_could_not_be_asked_elsewhere_is_unknown(self):
        figures = {"zone": ("woonzorgzones.facility_score", "score"), "heat": ("heat_stress.green_share", "share")}
        questions = {
            name: {"figure": figure, "unit": unit, "comparison": "at_least", "value": 0.2}
            for name, (figure, unit) in figures.items()
        }
        result = held({"A": home()}, questions)
        assert {told(result, name) for name in questions} == {"unknown"}

    def test_a_norm_that_is_not_there_leaves_it_unknown(self):
        question = counted("accessible", None, rule="accessibility.accessible_share")
        result = held({"A": home()}, {"accessible": question})
        assert told(result, "accessible") == "unknown"
        assert "de norm is hier niet bekend" in row(result, "accessible")["sentence"]


class TestWhereAQuestionApplies:
    QUESTION = counted(
        "accessible",
        None,
        rule="accessibility.accessible_share",
        where_figure="woonzorgzones.suited_accessible",
        where_words="yes",
        applies_to="geschikte plekken",
    )

    @pytest.mark.parametrize(("suited", "answer"), [("yes", "yes"), ("no", "not_applicable"), ("unknown", "unknown")])
    def test_90_percent_accessible_counts_only_where_the_place_suits(self, suited, answer):
        result = held({"A": home()}, {"accessible": self.QUESTION}, zoned=zones(A={"suited_accessible": suited}))
        assert told(result, "accessible") == answer

    def test_the_sentence_says_for_which_places_it_is(self):
        result = held({"A": home()}, {"accessible": self.QUESTION}, zoned=zones(A={"suited_accessible": "no"}))
        assert row(result, "accessible")["sentence"] == (
            "Niet van toepassing: deze vraag geldt alleen voor geschikte plekken."
        )

    def test_a_plan_from_before_the_30_percent_rule_is_not_held_to_it(self):
        question = SOCIAL | {
            "where_figure": "social_share.verdict",
            "where_words": "meets, compensated, at_risk, fails",
        }
        result = held({"A": home(20, 0, decision_date="2022-01-01"), "B": home(20, 0)}, {"social": question})
        assert [told(result, "social", place) for place in "AB"] == ["not_applicable", "no"]


class TestWhereTheNormComesFrom:
    def test_a_norm_of_an_agreement_stands_once_in_its_rule(self):
        result = held({"A": home(10, 3)}, {"social": SOCIAL})
        assert row(result, "social")["norm"] == 0.3
        assert "social_share.minimum_share" in {rule.id for rule in result.evidence.rules}

    def test_another_choice_counts_at_once_and_is_called_a_choice(self):
        question = {"mid": counted("mid_rent", None, rule="toetsingskader.mid_rent_share")}
        plans = {"A": home(10, 0, mid_rent=1, high_sale=9)}
        assert told(held(plans, question), "mid") == "yes"
        stricter = held(plans, question, mid_rent_share=1)
        assert told(stricter, "mid") == "no"
        assert row(stricter, "mid")["sentence"].endswith("ten minste 100% (keuze, niet uit de afspraken).")

    def test_a_published_norm_names_who_published_it(self):
        question = {
            "figure": "building_locations.guarantee_years",
            "comparison": "at_least",
            "rule": "social_share.market_guarantee_years",
            "unit": "years",
        }
        result = held({"A": home(guarantee_years=30)}, {"kept": question})
        publisher = result.evidence.rules[-1].source.publisher
        assert row(result, "kept")["sentence"] == f"Ja: 30 jaar. Gevraagd: ten minste 25 jaar ({publisher})."

    def test_a_question_that_cannot_be_is_not_asked_and_the_others_are(self):
        result = held({"A": home()}, {"wrong": counted("balconies", 0.5), "right": counted("accessible", 0.5)})
        assert set(result.details["checklist"]["criterion"]) == {"right"}
        excluded = result.evidence.excluded
        assert excluded[["layer", "id"]].values.tolist() == [["assessment_criteria", "wrong"]]
        assert "building_locations.balconies" in excluded["explanation"].iloc[0]
