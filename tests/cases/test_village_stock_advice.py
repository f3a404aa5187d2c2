"""Agreement 5: what the sentence of a village says would change its verdict does change it."""

from datetime import date

import pandas as pd
import pytest
from villages import change, demolition, figures, judged, new_build, own_plan, sale, sentence, verdict

NONE = {"quality_contribution": "none"}
LATER = {"status": "decided"}
GONE = sale(3, "2024-06-01", **NONE)
TO_GO = sale(3, "2026-06-01", **LATER)


def advice(result, village="Elim"):
    """Return how many homes to add, and by which day."""
    homes, by = figures(result, "homes_to_add", "add_by", village=village)
    return (homes, by if by is None else by.date().isoformat())


def justified(row):
    return {**row, "quality_contribution": "transformation"}


class TestAVillageThatFails:
    def test_its_sentence_gives_the_figures_the_article_the_loss_and_both_ways_out(self):
        assert sentence(judged([GONE])) == (
            "Voldoet niet: 20 sociale huurwoningen op 1 januari 2023, 17 gerealiseerd op 1 januari 2026 en 17 met "
            "harde plannen op 31 december 2027; de voorraad krimpt met 3 woningen, en niet elk verlies draagt bij aan "
            "de kwaliteit (afspraak 5). Zonder bijdrage aan de kwaliteit: de verkoop van 3 woningen op 1 juni 2024 "
            "(verandering in het bezit M1). Nodig voor 'aandachtspunt': 3 woningen erbij uiterlijk op 31 december "
            "2027, of een bijdrage aan de kwaliteit bij dit verlies. Voldoen kan niet meer: op 1 juni 2024 was de "
            "voorraad al kleiner dan de beginstand."
        )

    def test_homes_before_the_end_make_it_a_risk_and_one_less_does_not(self):
        assert advice(judged([GONE])) == (3, "2027-12-31")
        assert verdict(judged([GONE, new_build(3, "2027-12-31", **LATER)])) == "at_risk"
        assert verdict(judged([GONE, new_build(2, "2027-12-31", **LATER)])) == "fails"

    def test_so_does_a_contribution_at_every_loss(self):
        rows = [GONE, demolition(1, "2025-02-03", **NONE)]
        assert "een bijdrage aan de kwaliteit bij elk van deze verliezen" in sentence(judged(rows))
        assert verdict(judged([justified(GONE), rows[1]])) == "fails"
        assert verdict(judged([justified(row) for row in rows])) == "at_risk"

    def test_with_both_it_meets_where_the_loss_is_still_to_come(self):
        row = {**TO_GO, **NONE}
        assert "Voldoen kan met beide, en dan 3 woningen erbij uiterlijk op 1 juni 2026." in sentence(judged([row]))
        assert verdict(judged([justified(row), new_build(3, "2026-06-01", **LATER)])) == "meets"

    def test_how_many_homes_it_needs_is_not_said_where_a_loss_is_of_unknown_size(self):
        result = judged([GONE, sale(None)])
        assert (verdict(result), advice(result)) == ("fails", (None, None))
        assert "Nodig voor 'aandachtspunt': een bijdrage aan de kwaliteit bij dit verlies." in sentence(result)

    def test_after_the_end_date_no_homes_are_asked_for(self):
        assert advice(judged([GONE], on=date(2028, 1, 1))) == (None, None)

    def test_a_long_list_of_losses_is_cut_short(self):
        rows = [sale(1, f"2024-0{month}-01", **NONE) for month in range(1, 9)]
        assert "(verandering in het bezit M6); en nog 2 andere." in sentence(judged(rows))


class TestAVillageAtRisk:
    def test_homes_before_a_shrinkage_with_quality_make_it_meet_and_a_day_later_they_do_not(self):
        assert "Nodig om te voldoen: 3 woningen erbij uiterlijk op 1 juni 2026." in sentence(judged([TO_GO]))
        assert verdict(judged([TO_GO, new_build(3, "2026-06-01", **LATER)])) == "meets"
        assert verdict(judged([TO_GO, new_build(2, "2026-06-01", **LATER)])) == "at_risk"
        assert verdict(judged([TO_GO, new_build(3, "2026-06-02", **LATER)])) == "at_risk"

    def test_so_do_homes_before_a_dip(self):
        rows = [TO_GO, new_build(9, "2027", **LATER)]
        assert advice(judged(rows)) == (3, "2026-06-01")
        assert "vanaf 1 juni 2026 is de voorraad tijdelijk kleiner dan de beginstand, hoogstens 3" in sentence(
            judged(rows)
        )
        assert verdict(judged([*rows, new_build(3, "2026-05-31", **LATER)])) == "meets"

    def test_a_dip_that_is_past_cannot_be_mended(self):
        result = judged([justified(GONE), new_build(9)])
        assert advice(result) == (None, None)
        assert "Dat is gebeurd: voldoen kan niet meer." in sentence(result)

    def test_neither_can_one_that_begins_today(self):
        result = judged([sale(3, "2026-01-01"), new_build(9, "2027", **LATER)])
        assert advice(result) == (None, None)
        assert "Dat is gebeurd: voldoen kan niet meer." in sentence(result)

    def test_neither_can_a_shrinkage_that_has_begun_though_homes_can_come_back(self):
        result = judged([justified(GONE)])
        assert advice(result) == (None, None)
        assert "Met 3 woningen erbij uiterlijk op 31 december 2027 komt de voorraad wel terug" in sentence(result)
        assert verdict(judged([justified(GONE), new_build(3, "2027", **LATER)])) == "at_risk"

    def test_where_dips_are_only_shown_homes_before_the_end_are_enough(self):
        assert advice(judged([justified(GONE)], dips="shown")) == (3, "2027-12-31")
        assert verdict(judged([justified(GONE), new_build(3, "2027", **LATER)], dips="shown")) == "meets"

    def test_naming_the_contribution_of_the_one_loss_without_makes_it_meet(self):
        rows = [new_build(9, "2023-05-01"), GONE]
        assert sentence(judged(rows)).endswith("Nodig om te voldoen: een bijdrage aan de kwaliteit bij dit verlies.")
        assert verdict(judged([rows[0], justified(GONE)])) == "meets"

    def test_a_dip_and_a_loss_without_contribution_need_both(self):
        rows = [{**TO_GO, **NONE}, new_build(9, "2027", **LATER)]
        extra = new_build(3, "2026-06-01", **LATER)
        needed = "3 woningen erbij uiterlijk op 1 juni 2026 en een bijdrage aan de kwaliteit bij dit verlies"
        assert needed in sentence(judged(rows))
        assert verdict(judged([justified(rows[0]), rows[1]])) == "at_risk"
        assert verdict(judged([*rows, extra])) == "at_risk"
        assert verdict(judged([justified(rows[0]), rows[1], extra])) == "meets"


class TestAVillageThatMeets:
    def test_it_is_told_how_many_homes_can_still_go(self):
        rows = [new_build(5, "2025-06-01")]
        assert "Er kunnen nog 5 woningen af zonder dat de voorraad onder de beginstand komt" in sentence(judged(rows))
        assert verdict(judged([*rows, sale(5, "2026-06-01", **LATER)])) == "meets"
        assert verdict(judged([*rows, sale(6, "2026-06-01", **LATER)])) == "at_risk"

    def test_none_where_every_home_is_needed(self):
        assert figures(judged(), "room_homes") == (0,)
        assert "Er kan geen woning af zonder dat de voorraad onder de beginstand komt." in sentence(judged())

    def test_homes_that_are_only_planned_give_no_room(self):
        assert figures(judged([new_build(5, "2026", status="planned")]), "room_homes") == (0,)

    def test_homes_that_come_later_give_no_room_now(self):
        assert figures(judged([new_build(5, "2027", **LATER)]), "room_homes") == (0,)


class TestWhatIsNamed:
    def test_a_change_is_named_after_its_complex_with_its_number(self):
        row = {**GONE, "complex_id": "C_Elim"}
        assert "de verkoop van 3 woningen op 1 juni 2024 (Complex, M1)" in sentence(judged([row]))

    def test_and_without_a_complex_after_its_plan(self):
        row = {**GONE, "plan_id": "BL1"}
        named = sentence(judged([row], plans={"BL1": own_plan(0, name="Kerkstraat")}))
        assert "de verkoop van 3 woningen op 1 juni 2024 (Kerkstraat, M1)" in named


class TestAnUnknownVillage:
    @pytest.mark.parametrize("size", [0, 1, 500])
    def test_filling_in_what_is_asked_for_settles_it(self, size):
        rows = [new_build(500, "2023-05-01"), sale(None, "2026", **LATER)]
        assert verdict(judged(rows)) == "unknown"
        assert (
            "Vul in: van de verkoop van een onbekend aantal woningen in 2026 (verandering in het bezit M2) het aantal."
            in sentence(judged(rows))
        )
        assert verdict(judged([rows[0], {**rows[1], "homes": size}])) == "meets"

    def test_of_a_plan_the_landlord_and_the_status_are_asked_for(self):
        plans = {"BL1": own_plan(9, landlord=None), "BL2": own_plan(9, status=None)}
        text = sentence(judged([TO_GO], plans=plans))
        assert verdict(judged([TO_GO], plans=plans)) == "at_risk"
        assert "Nodig om te voldoen" in text
        early = {name: {**plan, "completion_year": 2025} for name, plan in plans.items()}
        asked = sentence(judged([TO_GO], plans=early))
        assert "BL1) de verhuurder" in asked
        assert "BL2) de planologische status" in asked

    def test_what_is_not_known_of_a_plan_may_be_the_homes_that_it_rebuilds(self):
        row = demolition(6, "2026-04-01", plan_id="BL1", **LATER)
        maybe = change(8, None, "2027", plan_id="BL1", **LATER)
        text = sentence(judged([row, maybe], plans={"BL1": own_plan(8)}))
        assert "het oordeel ligt tussen 'voldoet niet' en 'voldoet'" in text

    def test_a_change_of_which_all_is_unknown_is_named_all_the_same(self):
        row = change(None, None, day=None, kind=None, status=None)
        result = judged([row])
        assert verdict(result) == "unknown"
        assert (
            "van de verandering van een onbekend aantal woningen (verandering in het bezit M1) het soort bezit"
            in sentence(result)
        )
        assert pd.isna(result.details["events"].loc["M1", "homes"])
