"""Agreement 5 where something is not known, not shown, or cannot be: unknown is no failure, and no 0."""

import pytest
from villages import (
    KINDS,
    change,
    complex_of,
    ends,
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
UNSAID = {"quality_contribution": None}
LATER = {"status": "decided"}


class TestUnknown:
    @pytest.mark.parametrize(
        ("row", "missing"),
        [
            (sale(None), "het aantal"),
            (sale(2, kind=None), "het soort bezit"),
            (sale(2, status=None), "de stand"),
            (sale(2, day=None), "het jaar"),
            (change(2, None), "wat er verandert"),
            (sale(2, district_code=None), "het dorp"),
            (sale(2, district_code="WK999"), "het dorp"),
        ],
        ids=["size", "kind", "standing", "year", "what happened", "village", "a village that is not there"],
    )
    def test_what_is_not_filled_in_makes_a_verdict_unknown_where_it_decides(self, row, missing):
        result = judged([row])
        assert (verdict(result), reason(result)) == ("unknown", "event_unknown")
        assert missing in sentence(result)
        assert "(verandering in het bezit M1)" in sentence(result)
        assert figures(result, "base_homes", "stock_end_homes") == (20, None)

    def test_a_missing_contribution_is_not_the_statement_that_there_is_none(self):
        result = judged([sale(2, **UNSAID)])
        assert (verdict(result), reason(result)) == ("unknown", "contribution_unknown")
        assert "het oordeel ligt tussen 'voldoet niet' en 'aandachtspunt'" in sentence(result)
        assert ends(result) == (20, 18)

    @pytest.mark.parametrize(
        ("rows", "expected"),
        [
            ([new_build(None)], "meets"),
            ([sale(3, **NONE), sale(None)], "fails"),
            ([sale(3, **NONE), sale(2, **UNSAID)], "fails"),
            ([new_build(9, "2023-05-01"), sale(None, "2028")], "meets"),
            ([sale(3, "2024-02-01"), new_build(9), new_build(None, "2026", **LATER)], "at_risk"),
            ([sale(None, **UNSAID, status="planned")], "meets"),
            ([sale(None, kind="pitch")], "meets"),
        ],
        ids=[
            "new homes",
            "more loss where it fails",
            "no word where it fails",
            "after the end",
            "new homes after a dip",
            "a soft plan",
            "another kind",
        ],
    )
    def test_a_verdict_stands_where_the_unknown_cannot_change_it(self, rows, expected):
        assert verdict(judged(rows)) == expected

    def test_the_lowest_stock_is_known_where_the_unknown_cannot_lower_it(self):
        assert figures(judged([sale(3, "2024"), new_build(None)]), "lowest_homes", "stock_end_homes") == (17, None)
        assert figures(judged([sale(None)]), "lowest_homes", "lowest_on") == (None, None)

    def test_where_a_stock_is_not_certain_it_is_said_between_what_it_lies(self):
        result = judged([sale(3, status=None), sale(2), new_build(None, "2026", **LATER)])
        sides = [f"stock_{when}_{side}_homes" for when in ("now", "end") for side in ("least", "most")]
        assert figures(result, *sides) == (15, 18, 15, None)
        assert "15 tot 18 gerealiseerd op 1 januari 2026 en ten minste 15 met harde plannen" in sentence(result)

    def test_the_stock_now_is_unknown_where_an_earlier_change_may_have_happened(self):
        assert figures(judged([sale(3, "2025-06-01", status=None)]), "stock_now_homes") == (None,)
        assert figures(judged([sale(3, "2026-06-01", status=None)]), "stock_now_homes") == (20,)

    def test_an_event_of_unknown_village_may_be_in_each(self):
        result = judged([sale(2, district_code=None, **NONE)])
        assert [verdict(result, village) for village in KINDS] == ["unknown", "unknown", "not_counted"]

    def test_and_may_be_in_the_town_and_so_in_no_village_at_all(self):
        result = judged([sale(2, district_code=None, **NONE)])
        assert result.details["together"]["verdict"].tolist() == ["unknown"]
        assert result.totals["stock_end_homes"] is None

    def test_where_the_homes_of_a_complex_are_unknown_so_is_the_base(self):
        complexes = {"A": complex_of(8, inside("Elim")), "B": complex_of(None, inside("Elim"), name="De Vaart")}
        result = judged(homes=stock(complexes))
        assert (verdict(result), reason(result), ends(result)) == ("unknown", "base_unknown", (None, None))
        assert "van De Vaart (B) het aantal" in sentence(result)
        assert result.totals["base_homes"] is None

    def test_where_the_kind_of_a_complex_is_unknown_so_is_the_base(self):
        complexes = {"A": complex_of(8, inside("Elim")), "B": complex_of(5, inside("Elim"), kind=None)}
        assert reason(judged(homes=stock(complexes))) == "base_unknown"

    def test_no_stock_at_all_is_a_stock_that_is_not_recorded(self):
        result = judged(homes=stock({}))
        assert [reason(result, village) for village in KINDS] == ["base_unknown", "base_unknown", "shown_not_judged"]
        assert "Vul in: het corporatiebezit op die dag" in sentence(result)

    def test_an_area_of_unknown_kind_may_be_a_village(self):
        result = judged(kinds={"Elim": None, "Pesse": "village"})
        assert (verdict(result), reason(result)) == ("unknown", "area_kind_unknown")
        assert result.details["together"]["verdict"].tolist() == ["unknown"]

    def test_no_village_is_certain_for_a_reader_from_whom_rows_may_be_withheld(self):
        result = judged([sale(3, **NONE)], partial=True)
        assert (verdict(result), reason(result)) == ("unknown", "not_all_visible")
        assert "Op wat u mag zien: 20 sociale huurwoningen op 1 januari 2023, 17 gerealiseerd op" in sentence(result)
        assert "Wel getoond, op wat u mag zien: " in sentence(result, "Stad")

    def test_a_withheld_mutation_keeps_its_plan_from_counting_and_is_not_shown(self):
        withheld = dict.fromkeys(sale(1)) | {"plan_id": "BL1"}
        result = judged([withheld], plans={"BL1": own_plan(9)}, partial=True)
        assert figures(result, "base_homes", "stock_end_homes") == (20, None)
        assert result.details["events"].empty
        assert "M1" not in sentence(result)
