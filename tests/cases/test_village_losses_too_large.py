"""Agreement 5 where more homes go than there are: the row is named, and stops no more than what it decides."""

import pytest
from villages import (
    complex_of,
    demolition,
    ends,
    event,
    figures,
    inside,
    judged,
    new_build,
    own_plan,
    reason,
    sale,
    sentence,
    stock,
    verdict,
)

LATER = {"status": "decided"}
SOFT = {"status": "planned"}


def left_out(result):
    """List the rows that were not used: layer, id and reason."""
    return result.evidence.excluded[["layer", "id", "reason"]].to_numpy().tolist()


class TestALossThatCounts:
    def test_its_village_and_all_together_are_unknown_and_the_others_are_judged(self):
        result = judged([demolition(21), sale(1, district_code="Pesse")])
        assert (verdict(result), reason(result)) == ("unknown", "loss_larger_than_stock")
        assert (verdict(result, "Pesse"), ends(result, "Pesse")) == ("at_risk", (10, 9))
        assert result.details["together"]["reason"].tolist() == ["loss_larger_than_stock"]

    def test_the_sentence_names_the_row_and_what_there_is(self):
        said = (
            "Sloop van 21 woningen op 1 juni 2024 (verandering in het bezit M1) kan niet: in Elim zijn er dan "
            "hoogstens 20 woningen. Verbeter het aantal, de dag of de plek"
        )
        assert said in sentence(judged([demolition(21)]))

    def test_the_row_is_among_those_that_are_not_used_with_the_same_words(self):
        result = judged([demolition(21)])
        assert left_out(result) == [["stock_mutations", "M1", "larger_than_stock"]]
        assert "in Elim zijn er dan hoogstens 20 woningen" in result.evidence.excluded["explanation"].iloc[0]
        assert event(result) == (None, "larger_than_stock")

    def test_what_is_left_may_be_anything_between_none_and_all(self):
        assert figures(judged([demolition(21)]), "stock_end_least_homes", "stock_end_most_homes") == (0, 20)

    def test_demolishing_the_last_home_is_none(self):
        assert ends(judged([demolition(20)])) == (20, 0)

    def test_a_sale_larger_than_its_complex_is_one_though_the_village_is_larger(self):
        complexes = {"A": complex_of(8, inside("Elim"), name="De Vaart"), "B": complex_of(50, inside("Elim"))}
        result = judged([sale(9, complex_id="A")], homes=stock(complexes))
        assert reason(result) == "loss_larger_than_stock"
        assert "in De Vaart zijn er dan hoogstens 8 woningen" in sentence(result)

    def test_losses_that_are_together_too_large_are_one_and_the_first_stands(self):
        result = judged([sale(15, "2023-12-01"), sale(6, "2024-05-01")])
        assert left_out(result) == [["stock_mutations", "M2", "larger_than_stock"]]
        assert "hoogstens 5 woningen" in sentence(result)
        assert figures(result, "stock_end_least_homes", "stock_end_most_homes") == (0, 5)

    def test_new_homes_that_came_before_may_be_demolished_too(self):
        assert ends(judged([new_build(5, "2023-12-01"), demolition(25)])) == (20, 0)

    def test_what_comes_and_goes_on_one_day_is_one_change(self):
        assert ends(judged([sale(22, "2024-05-01"), new_build(5, "2024-05-01")])) == (20, 3)

    def test_a_village_without_stock_has_nothing_to_demolish(self):
        assert "hoogstens 0 woningen" in sentence(judged([demolition(1)], homes={"Pesse": 10}))

    def test_a_plan_that_demolishes_too_much_is_named(self):
        result = judged(plans={"BL1": own_plan(30, social_demolished=21, start_year=2025)})
        assert left_out(result) == [["building_locations", "BL1", "larger_than_stock"]]
        assert "Sloop van 21 woningen in 2025 (Plan BL1, BL1) kan niet" in sentence(result)

    def test_every_such_row_is_told(self):
        result = judged([demolition(21), sale(11, district_code="Pesse")])
        assert [row[1] for row in left_out(result)] == ["M1", "M2"]
        assert [verdict(result, village) for village in ("Elim", "Pesse")] == ["unknown", "unknown"]

    def test_one_in_the_town_touches_no_village(self):
        result = judged([sale(99, district_code="Stad")], homes={"Elim": 20, "Pesse": 10, "Stad": 50})
        assert (verdict(result), verdict(result, "Stad")) == ("meets", "not_counted")
        assert result.details["together"]["verdict"].tolist() == ["meets"]
        assert figures(result, "stock_end_homes", village="Stad") == (None,)

    def test_a_reader_who_does_not_see_all_is_not_told_so(self):
        result = judged([demolition(21)], partial=True)
        assert reason(result) == "not_all_visible"
        assert result.evidence.excluded.empty

    def test_where_the_base_is_unknown_nothing_is_too_large(self):
        homes = stock({"A": complex_of(None, inside("Elim"))})
        assert reason(judged([demolition(21)], homes=homes)) == "base_unknown"


class TestALossInASoftPlan:
    @pytest.mark.parametrize("gone", [demolition(21, **SOFT), sale(99, **SOFT)])
    def test_it_is_left_out_and_told_and_changes_no_verdict(self, gone):
        result = judged([sale(3), gone])
        assert (verdict(result), reason(result), ends(result)) == ("at_risk", "shrinks_with_quality", (20, 17))
        assert figures(result, "soft_loss_homes", "stock_end_with_soft_homes") == (0, 17)
        assert left_out(result) == [["stock_mutations", "M2", "larger_than_stock"]]
        assert "Deze rij in een zacht plan is weggelaten." in result.evidence.excluded["explanation"].iloc[0]
        assert event(result, "M2") == (False, "larger_than_stock")

    def test_of_a_soft_plan_only_what_it_demolishes_is_left_out(self):
        result = judged(plans={"BL1": own_plan(9, status="3", social_demolished=21)})
        assert left_out(result) == [["building_locations", "BL1", "larger_than_stock"]]
        assert figures(result, "soft_gain_homes", "soft_loss_homes") == (9, 0)

    def test_one_of_all_there_ever_was_is_possible(self):
        result = judged([sale(3), demolition(20, **SOFT)])
        assert verdict(result) == "at_risk"
        assert left_out(result) == []
