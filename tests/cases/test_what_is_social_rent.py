"""Which homes of a plan count as social rent, and what follows where that is partly unknown."""

from builders import locations, plan, share, told


def judge(row, **choices):
    return told(share(locations(Elim=row), **choices), "Elim")


def bounds(row, **choices):
    return tuple(share(locations(Elim=row), **choices).table.loc["Elim", ["social_homes", "social_homes_possible"]])


class TestTheLandlord:
    def test_homes_of_a_corporation_count_whatever_the_years(self):
        assert judge(plan(10, 3, guarantee_years=None)) == ("meets", "met_on_site")

    def test_homes_of_a_market_party_count_with_25_years_of_instandhouding(self):
        assert judge(plan(10, 3, landlord="market", guarantee_years=25)) == ("meets", "met_on_site")

    def test_homes_of_a_market_party_do_not_count_with_24_years(self):
        assert judge(plan(10, 3, landlord="market", guarantee_years=24)) == ("fails", "short")

    def test_homes_of_a_market_party_without_known_years_are_unknown(self):
        assert judge(plan(10, 3, landlord="market")) == ("unknown", "guarantee_unknown")

    def test_homes_of_an_unknown_landlord_are_unknown(self):
        assert judge(plan(10, 3, landlord=None)) == ("unknown", "landlord_unknown")

    def test_homes_of_an_unknown_landlord_count_where_the_years_suffice_for_any(self):
        assert judge(plan(10, 3, landlord=None, guarantee_years=30)) == ("meets", "met_on_site")

    def test_an_unknown_landlord_does_not_matter_without_social_rent(self):
        assert judge(plan(10, 0, landlord=None)) == ("fails", "short")

    def test_an_unknown_landlord_does_not_matter_where_the_homes_are_too_few_anyhow(self):
        assert judge(plan(10, 2, landlord=None)) == ("fails", "short")

    def test_homes_of_a_market_party_never_count_where_only_corporations_do(self):
        rows = [plan(10, 10, landlord="market", guarantee_years=years) for years in (24, 25, 99, None)]
        layer = locations(**{f"L{n}": row for n, row in enumerate(rows)})
        assert set(share(layer, social_definition="corporation_only").table["reason"]) == {"short"}

    def test_where_only_corporations_count_long_years_do_not_settle_an_unknown_landlord(self):
        row = plan(10, 3, landlord=None, guarantee_years=30)
        assert judge(row, social_definition="corporation_only") == ("unknown", "landlord_unknown")


class TestTenurePartlyUnknown:
    def test_enough_known_social_rent_meets_whatever_the_rest_becomes(self):
        assert judge(plan(10, 3, open_tenure=7)) == ("meets", "met_on_site")

    def test_too_little_even_if_all_the_rest_becomes_social_is_certainly_short(self):
        assert judge(plan(10, 1, open_tenure=1)) == ("fails", "short")

    def test_between_the_two_it_is_unknown(self):
        assert judge(plan(10, 1, open_tenure=2)) == ("unknown", "tenure_unknown")

    def test_rent_of_an_unknown_price_may_turn_out_social(self):
        assert bounds(plan(10, 2, rent_unknown=3, high_sale=5)) == (2, 5)

    def test_dearer_rent_and_every_sale_never_turn_out_social(self):
        dear = ["mid_rent", "high_rent", "affordable_sale", "high_sale", "sale_unknown"]
        table = share(locations(**{kind: plan(10, 2, **{"high_sale": 0, kind: 8}) for kind in dear})).table
        assert set(table["social_homes_possible"]) == {2}

    def test_a_plan_of_which_no_tenure_is_filled_in_is_unknown(self):
        row = plan(10, None, mid_rent=None, high_rent=None, affordable_sale=None, high_sale=None, sale_unknown=None)
        assert judge(row) == ("unknown", "tenure_unknown")
        assert bounds(row) == (0, 10)

    def test_a_plan_without_any_social_rent_filled_in_as_0_fails(self):
        assert judge(plan(10, 0)) == ("fails", "short")

    def test_the_advice_names_what_would_make_it_certain(self):
        result = share(locations(Elim=plan(20, 3, open_tenure=10)))
        assert result.table.loc["Elim", "homes_to_convert"] == 3
        assert "nog 3 woningen zijn genoeg" in result.table.loc["Elim", "explanation"]

    def test_parts_that_exceed_the_whole_never_make_less_possible_than_is_known(self):
        assert bounds(plan(10, 8, high_sale=8)) == (8, 8)
