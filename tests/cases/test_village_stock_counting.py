"""Agreement 5: which homes count, where, from which day, and what a plan without mutations does."""

import pytest
from builders import TODAY
from villages import (
    BORDER,
    change,
    complex_of,
    dip,
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

NONE = {"quality_contribution": "none"}
LATER = {"status": "decided"}


class TestWhatIsCounted:
    @pytest.mark.parametrize(("what", "end"), [("new_build", 24), ("purchase", 24), ("demolition", 16), ("sale", 16)])
    def test_new_build_and_purchase_add_and_demolition_and_sale_take(self, what, end):
        assert ends(judged([change(4, what)])) == (20, end)

    def test_daeb_to_non_daeb_is_a_loss_and_no_sale_so_that_no_contribution_is_asked_of_it(self):
        result = judged([change(4, "liberalisation", **NONE)])
        assert (verdict(result), reason(result), ends(result)) == ("at_risk", "shrinks_with_quality", (20, 16))

    def test_whether_liberalisation_must_contribute_is_a_choice(self):
        rows = [new_build(9, "2023-12-01"), change(4, "liberalisation", **NONE)]
        assert verdict(judged(rows)) == "meets"
        assert verdict(judged(rows, liberalisation_needs_contribution=True)) == "at_risk"
        assert verdict(judged([*rows, sale(1, **NONE)])) == "at_risk"

    @pytest.mark.parametrize("kind", ["care_place", "caravan", "pitch", "non_daeb"])
    def test_other_kinds_of_stock_do_not_touch_the_social_homes(self, kind):
        result = judged([sale(4, kind=kind, **NONE)])
        assert (verdict(result), ends(result)) == ("meets", (20, 20))
        assert event(result) == (False, "other_kind")

    def test_care_places_and_caravans_are_not_in_the_base_either(self):
        complexes = {
            "A": complex_of(12, inside("Elim")),
            "B": complex_of(30, inside("Elim"), kind="care_place"),
            "C": complex_of(5, inside("Elim"), kind="non_daeb"),
        }
        assert ends(judged(homes=stock(complexes))) == (12, 12)

    def test_a_complex_on_the_border_belongs_to_the_village_where_most_of_it_lies(self):
        complexes = {"A": complex_of(8, (BORDER - 1, 0)), "B": complex_of(5, (BORDER + 1, 0))}
        result = judged(homes=stock(complexes))
        assert (ends(result)[0], ends(result, "Pesse")[0]) == (8, 5)
        assert result.details["complexes"]["village"].to_dict() == {"A": "Elim", "B": "Pesse"}

    def test_a_sale_from_a_complex_on_the_border_counts_where_the_complex_counts(self):
        complexes = {"A": complex_of(8, (BORDER - 1, 0)), "B": complex_of(5, inside("Pesse"))}
        result = judged([sale(2, complex_id="A", district_code="Pesse")], homes=stock(complexes))
        assert (ends(result), ends(result, "Pesse")) == ((8, 6), (5, 5))

    def test_a_change_without_complex_or_code_counts_where_its_plan_lies(self):
        plans = {"BL1": own_plan(9, "Pesse")}
        result = judged([new_build(9, plan_id="BL1", district_code=None)], plans=plans)
        assert ends(result, "Pesse") == (10, 19)

    def test_a_complex_outside_every_village_is_left_out_and_reported(self):
        complexes = {"A": complex_of(8, inside("Elim")), "Ver": complex_of(9, (-5000, 0))}
        result = judged(homes=stock(complexes))
        excluded = result.evidence.excluded
        assert excluded[["layer", "id", "reason"]].to_numpy().tolist() == [
            ["corporation_stock", "Ver", "outside_villages"]
        ]
        assert [*result.details["complexes"].index, *excluded["id"]] == ["A", "Ver"]

    def test_a_village_without_stock_has_nothing_that_can_shrink(self):
        result = judged(homes={"Pesse": 10})
        assert (verdict(result), reason(result), ends(result)) == ("meets", "no_stock", (0, 0))
        assert "geen sociale huurwoningen" in sentence(result)

    def test_the_first_homes_of_a_village_without_stock_are_growth(self):
        result = judged([new_build(4)], homes={"Pesse": 10})
        assert (verdict(result), reason(result), ends(result)) == ("meets", "does_not_shrink", (0, 4))

    def test_the_town_and_other_areas_are_shown_and_not_judged(self):
        result = judged([sale(4, district_code="Stad", **NONE)], homes={"Elim": 20, "Stad": 90})
        assert (verdict(result, "Stad"), reason(result, "Stad")) == ("not_counted", "shown_not_judged")
        assert ends(result, "Stad") == (90, 86)
        assert result.totals["base_homes"] == 20
        assert (result.totals["villages"], result.totals["areas_shown"]) == (2, 1)


class TestThePeriod:
    def test_the_first_day_counts_and_what_happened_before_it_is_in_the_base(self):
        assert ends(judged([sale(3, "2023-01-01")])) == (20, 17)
        assert ends(judged([sale(3, "2022-12-31")])) == (20, 20)

    def test_31_december_2027_is_in_time_and_1_january_2028_is_not(self):
        assert ends(judged([new_build(3, "2027-12-31", **LATER)])) == (20, 23)
        assert ends(judged([new_build(3, "2028-01-01", **LATER)])) == (20, 20)

    def test_a_year_without_a_day_counts_on_its_last_day(self):
        result = judged([sale(3, "2024")])
        assert dip(result) == ("2024-12-31", 3)
        assert event(judged([sale(3, "2022")])) == (False, "in_base")

    def test_what_happened_is_in_the_stock_now_and_what_is_decided_is_not_yet(self):
        result = judged([sale(3), new_build(9, "2026-06-01", **LATER)])
        assert figures(result, "base_homes", "stock_now_homes", "stock_end_homes") == (20, 17, 26)

    def test_what_is_decided_and_overdue_is_not_there_either(self):
        result = judged([new_build(9, "2025-06-01", **LATER)])
        assert figures(result, "stock_now_homes", "stock_end_homes") == (20, 29)

    def test_what_is_called_realised_but_lies_after_today_is_not_there_yet(self):
        assert figures(judged([sale(3, "2026-01-01")], on=TODAY), "stock_now_homes") == (17,)
        assert figures(judged([sale(3, "2026-01-02")], on=TODAY), "stock_now_homes") == (20,)


class TestPlans:
    def test_a_plan_without_mutations_demolishes_in_its_first_year_and_builds_in_its_last(self):
        result = judged(plans={"BL1": own_plan(9, social_demolished=4, start_year=2024, completion_year=2026)})
        rows = result.details["events"]
        assert rows["on"].dt.date.astype(str).to_dict() == {"BL1 nieuwbouw": "2026-12-31", "BL1 sloop": "2024-12-31"}
        assert rows["homes"].to_dict() == {"BL1 nieuwbouw": 9, "BL1 sloop": -4}
        assert ends(result) == (20, 25)

    def test_without_a_first_year_it_demolishes_when_it_builds(self):
        result = judged(plans={"BL1": own_plan(9, social_demolished=4)})
        assert (dip(result), ends(result)) == ((None, 0), (20, 25))

    def test_a_mutation_replaces_all_of_its_plans_own_figures(self):
        plans = {"BL1": own_plan(9, social_demolished=4), "BL2": own_plan(2)}
        result = judged([new_build(7, "2026", plan_id="BL1", **LATER)], plans=plans)
        assert ends(result) == (20, 20 + 7 + 2)
        assert list(result.details["events"].index) == ["M1", "BL2 nieuwbouw"]

    def test_even_a_mutation_of_another_kind_of_stock_replaces_them(self):
        result = judged([new_build(7, "2026", plan_id="BL1", kind="care_place")], plans={"BL1": own_plan(9)})
        assert ends(result) == (20, 20)

    def test_social_rent_of_a_market_party_is_none_of_the_corporations(self):
        assert ends(judged(plans={"BL1": own_plan(9, landlord="market")})) == (20, 20)

    def test_social_homes_that_a_market_party_demolishes_are_a_loss(self):
        plans = {"BL1": own_plan(9, landlord="market", social_demolished=4)}
        assert ends(judged(plans=plans)) == (20, 16)

    def test_a_delivered_plan_is_in_the_stock_now(self):
        delivered = own_plan(9, completion_year=2025, dwellings_realised=9)
        assert figures(judged(plans={"BL1": delivered}), "stock_now_homes") == (29,)

    def test_a_soft_plan_stands_beside_the_verdict(self):
        result = judged([sale(3)], plans={"BL1": own_plan(9, status="4A")})
        assert (reason(result), figures(result, "soft_gain_homes")) == ("shrinks_with_quality", (9,))

    def test_what_a_plan_demolishes_says_nothing_of_quality_so_that_is_unknown(self):
        result = judged(plans={"BL1": own_plan(9, social_demolished=4)})
        assert (verdict(result), reason(result)) == ("unknown", "contribution_unknown")
        assert "van de sloop van 4 woningen in 2026 (Plan BL1, BL1) de bijdrage aan de kwaliteit" in sentence(result)
