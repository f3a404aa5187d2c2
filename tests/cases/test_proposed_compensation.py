"""Compensation that could be: who may lend to whom, and which of the possibilities is proposed."""

from builders import booking, districts, lines, locations, plan, share, told

SHORT_BY_3 = plan(20, 3)


def proposals(plans, areas=None, **choices):
    return lines(share(locations(**plans), (), areas, **choices), "proposed")


class TestWhoLends:
    def test_a_proposal_that_covers_the_shortfall_makes_a_plan_at_risk_and_not_failing(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 9)))
        assert told(result, "Elim") == ("at_risk", "compensation_proposed")

    def test_a_proposal_that_covers_part_of_it_is_shown_and_the_plan_fails(self):
        result = share(locations(Elim=SHORT_BY_3, Pesse=plan(20, 8)))
        assert lines(result, "proposed") == [("Pesse", "Elim", 2)]
        assert told(result, "Elim") == ("fails", "partly_compensated")

    def test_replacement_is_no_surplus(self):
        assert proposals({"Elim": SHORT_BY_3, "Krakeel": plan(20, 20, social_demolished=14)}) == []

    def test_what_is_built_beyond_the_rule_and_beyond_what_was_demolished_is(self):
        plans = {"Elim": SHORT_BY_3, "Krakeel": plan(20, 20, social_demolished=12)}
        assert proposals(plans) == [("Krakeel", "Elim", 2)]

    def test_a_plan_of_which_the_demolition_is_unknown_lends_nothing(self):
        assert proposals({"Elim": SHORT_BY_3, "Krakeel": plan(20, 20, social_demolished=None)}) == []

    def test_a_soft_plan_lends_nothing_unless_that_is_chosen(self):
        plans = {"Elim": SHORT_BY_3, "Pesse": plan(20, 9, status="3")}
        assert proposals(plans) == []
        assert proposals(plans, creditor_hard=False) == [("Pesse", "Elim", 3)]

    def test_a_plan_of_unknown_status_lends_nothing_even_then(self):
        assert proposals({"Elim": SHORT_BY_3, "Pesse": plan(20, 9, status=None)}, creditor_hard=False) == []

    def test_a_plan_that_does_not_count_lends_nothing(self):
        assert proposals({"Elim": SHORT_BY_3, "Oud": plan(20, 20, decision_date="2020-01-01")}) == []

    def test_only_social_rent_that_is_certain_is_lent(self):
        assert proposals({"Elim": SHORT_BY_3, "Pesse": plan(20, 7, open_tenure=13)}) == [("Pesse", "Elim", 1)]

    def test_a_soft_plan_may_borrow(self):
        assert proposals({"Elim": plan(20, 3, status="4B"), "Pesse": plan(20, 9)}) == [("Pesse", "Elim", 3)]


class TestWhoBorrows:
    def test_a_plan_that_may_still_meet_the_rule_itself_gets_no_proposal(self):
        assert proposals({"Elim": plan(20, 3, open_tenure=3), "Pesse": plan(20, 9)}) == []

    def test_a_plan_that_is_certainly_short_is_helped_to_what_it_certainly_lacks_now(self):
        assert proposals({"Elim": plan(20, 3, open_tenure=2), "Pesse": plan(20, 12)}) == [("Pesse", "Elim", 3)]

    def test_a_plan_that_a_booking_brings_into_reach_gets_no_further_proposal(self):
        plans = locations(Elim=plan(20, 3, open_tenure=2), Noord=plan(20, 4), Pesse=plan(20, 9))
        result = share(plans, [booking("Pesse", "Elim", 1)])
        assert told(result, "Elim") == ("unknown", "tenure_unknown")
        assert lines(result, "proposed") == [("Pesse", "Noord", 2)]


class TestHorizon:
    def test_5_years_between_completions_is_near_enough(self):
        plans = {"Elim": plan(20, 3, completion_year=2025), "Pesse": plan(20, 9, completion_year=2030)}
        assert proposals(plans) == [("Pesse", "Elim", 3)]

    def test_6_years_is_not(self):
        plans = {"Elim": plan(20, 3, completion_year=2025), "Pesse": plan(20, 9, completion_year=2031)}
        assert proposals(plans) == []
        assert proposals(plans, horizon_years=6) == [("Pesse", "Elim", 3)]

    def test_the_horizon_holds_both_ways(self):
        plans = {"Elim": plan(20, 3, completion_year=2031), "Pesse": plan(20, 9, completion_year=2025)}
        assert proposals(plans) == []

    def test_a_plan_without_a_year_of_completion_takes_no_part_and_the_sentence_says_so(self):
        result = share(locations(Elim=plan(20, 3, completion_year=None), Pesse=plan(20, 9)))
        assert told(result, "Elim") == ("fails", "short")
        assert "Zonder jaar van oplevering" in result.table.loc["Elim", "explanation"]


class TestPool:
    AREAS = districts(Elim=(0, 0, 500, 500), Pesse=(900, 0, 2_500, 500))
    PLANS = {"Elim": SHORT_BY_3, "Pesse": plan(20, 9)}  # noqa: RUF012  # never changed

    def test_a_surplus_in_another_district_compensates_when_the_pool_is_the_municipality(self):
        assert proposals(self.PLANS, self.AREAS) == [("Pesse", "Elim", 3)]

    def test_a_surplus_in_another_district_does_not_when_the_pool_is_the_district(self):
        result = share(locations(**self.PLANS), (), self.AREAS, pool="district")
        assert told(result, "Elim") == ("fails", "short")

    def test_a_surplus_in_the_same_district_does(self):
        plans = {**self.PLANS, "Pesse-Oost": plan(20, 5)}
        assert proposals(plans, self.AREAS, pool="district") == [("Pesse", "Pesse-Oost", 1)]

    def test_a_plan_on_a_border_lies_in_the_district_that_holds_most_of_it(self):
        areas = districts(West=(0, 0, 1_040, 500), Oost=(1_040, 0, 2_500, 500))
        result = share(locations(**self.PLANS), (), areas)
        assert list(result.table["district_name"]) == ["West", "Oost"]

    def test_plans_outside_every_district_share_no_pool(self):
        nowhere = districts(Ver=(9_000, 9_000, 9_500, 9_500))
        assert proposals(self.PLANS, nowhere, pool="district") == []

    def test_without_neighbourhoods_no_plan_has_a_district(self):
        assert proposals(self.PLANS, None, pool="district") == []
        assert proposals(self.PLANS, None) == [("Pesse", "Elim", 3)]


class TestWhichProposal:
    def test_more_homes_go_before_less_distance(self):
        plans = {
            "Elim": plan(20, 4, at=(0, 0)),
            "Dichtbij": plan(20, 8, at=(200, 0), completion_year=2030),
            "Ver": plan(20, 8, at=(9000, 0), completion_year=2025),
            "Laat": plan(20, 4, at=(300, 0), completion_year=2035),
        }
        assert set(proposals(plans)) == {("Ver", "Elim", 2), ("Dichtbij", "Laat", 2)}

    def test_of_two_creditors_the_nearest_lends(self):
        plans = {"Elim": SHORT_BY_3, "Ver": plan(20, 9, at=(5000, 0)), "Dichtbij": plan(20, 9, at=(0, 700))}
        assert proposals(plans) == [("Dichtbij", "Elim", 3)]

    def test_the_summed_distance_counts_and_not_that_of_the_first_plan(self):
        plans = {
            "A": plan(20, 3, at=(0, 0)),
            "B": plan(20, 3, at=(1000, 0)),
            "P": plan(20, 9, at=(1100, 0)),
            "Q": plan(20, 9, at=(2500, 0)),
        }
        assert set(proposals(plans)) == {("P", "A", 3), ("Q", "B", 3)}

    def test_of_two_creditors_equally_near_the_one_completed_first_lends(self):
        plans = {
            "Elim": plan(20, 3, at=(0, 0), completion_year=2024),
            "Laat": plan(20, 9, at=(0, 800), completion_year=2028),
            "Vroeg": plan(20, 9, at=(0, -800), completion_year=2026),
        }
        assert proposals(plans) == [("Vroeg", "Elim", 3)]

    def test_of_two_plans_equally_near_the_one_completed_first_is_helped(self):
        plans = {
            "Laat": plan(20, 3, at=(0, 800), completion_year=2028),
            "Vroeg": plan(20, 3, at=(0, -800), completion_year=2026),
            "Pesse": plan(20, 9, at=(0, 0), completion_year=2024),
        }
        assert proposals(plans) == [("Pesse", "Vroeg", 3)]

    def test_other_ties_fall_the_same_way_whatever_the_names_and_the_order(self):
        places = [(0, 800), (0, -800), (800, 0), (-800, 0)]
        winners = set()
        for names in ("abcd", "dcba", "cadb"):
            plans = {name: plan(20, 9, at=place) for name, place in zip(names, places, strict=True)}
            ((source, _, _),) = proposals({**plans, "Elim": plan(20, 3, at=(0, 0))})
            winners.add(plans[source]["at"])
        assert len(winners) == 1

    def test_two_phases_on_one_plot_are_told_apart_by_what_they_hold(self):
        here = {"at": (0, 0), "completion_year": 2027}
        for first, second in (("fase 1", "fase 2"), ("fase 2", "fase 1")):
            plans = {first: plan(20, 3, **here), second: plan(20, 0, **here), "Pesse": plan(20, 9)}
            ((_, target, homes),) = proposals(plans)
            assert (plans[target]["social_rent"], homes) == (3, 3)

    def test_two_plans_that_agree_in_everything_are_told_apart_by_their_number_and_not_by_their_row(self):
        twin = plan(20, 3, at=(0, 0))
        orders = [("fase 1", "fase 2", "Pesse"), ("Pesse", "fase 2", "fase 1"), ("fase 2", "fase 1", "Pesse")]
        every = {"fase 1": twin, "fase 2": twin, "Pesse": plan(20, 9, at=(900, 0))}
        found = {tuple(proposals({name: every[name] for name in names})) for names in orders}
        assert len(found) == 1

    def test_a_surplus_is_used_once(self):
        plans = {"A": SHORT_BY_3, "B": SHORT_BY_3, "Pesse": plan(20, 10)}
        given = proposals(plans)
        assert sum(homes for _, _, homes in given) == 4
        assert {source for source, _, _ in given} == {"Pesse"}

    def test_the_nearest_lines_stand_first_in_the_ledger(self):
        plans = {"A": plan(20, 3, at=(900, 0)), "B": plan(20, 5, at=(100, 0)), "Pesse": plan(20, 12, at=(0, 0))}
        distances = share(locations(**plans)).details["ledger"]["distance_m"]
        assert list(distances) == [100, 900]
