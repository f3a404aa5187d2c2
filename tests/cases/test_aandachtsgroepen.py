"""Agreement 21: aandachtsgroepen are spread, by social homes and by all homes; small counts tell nothing."""

from datetime import date
from decimal import Decimal

import pandas as pd
import pytest
from care import area, spread, told
from scipy.stats import chi2

EVEN = {"A": area(1000, 300), "B": area(1000, 300), "C": area(1000, 300)}


def groups(statushouders, other=0):
    return {"statushouders": statushouders, "uitstroom beschermd wonen": other}


def even(count=100, **others):
    return {name: groups(others.get(name, count)) for name in EVEN}


TWO = {"Sociaal": area(500, 300), "Gemengd": area(1500, 300), "Ruim": area(3000, 300)}


class TestTwoDenominators:
    def test_a_neighbourhood_of_60_percent_social_homes_looks_balanced_on_the_first_denominator_only(self):
        result = spread(TWO, {name: groups(100) for name in TWO})
        assert told(result, "Sociaal") == ("some", "concentrated_one")
        row = result.table.loc["Sociaal"]
        assert (row["social_home_share"], row["quotient_social_homes"]) == (0.6, 1.0)
        assert row["low_homes"] > 1 >= row["low_social_homes"]
        assert "Alleen naar alle woningen is dit een concentratie" in row["explanation"]

    def test_a_neighbourhood_with_little_social_rent_may_be_a_concentration_by_that_only(self):
        areas = {"Ruim": area(3000, 100), "Gemengd": area(1500, 400), "Sociaal": area(500, 400)}
        result = spread(areas, {"Ruim": groups(150), "Gemengd": groups(100), "Sociaal": groups(100)})
        assert told(result, "Ruim") == ("some", "concentrated_one")
        assert "Alleen naar sociale huurwoningen is dit een concentratie" in result.table.loc["Ruim", "explanation"]

    def test_a_concentration_by_both_is_a_high_signal(self):
        result = spread(EVEN, even(40, A=300))
        assert told(result, "A") == ("high", "concentrated_both")
        assert told(result, "B") == ("none", "not_concentrated")

    def test_only_a_lower_bound_above_1_is_a_concentration(self):
        result = spread(EVEN, even(100, A=108))
        row = result.table.loc["A"]
        assert row["quotient_social_homes"] > 1 >= row["low_social_homes"]
        assert told(result, "A") == ("none", "not_concentrated")

    def test_a_single_group_that_is_concentrated_is_some_signal_and_is_named(self):
        counts = {"A": groups(150, 20), "B": groups(50, 120), "C": groups(50, 110)}
        result = spread(EVEN, counts)
        assert told(result, "A") == ("some", "group_concentrated")
        assert "een enkele groep wel: statushouders" in result.table.loc["A", "explanation"]

    def test_a_corporation_neighbourhood_is_shown_as_a_fact_and_changes_no_signal(self):
        areas = {**EVEN, "A": area(400, 300)}
        flags = spread(areas, even()).table["corporation_neighbourhood"]
        assert flags.to_dict() == {"A": True, "B": False, "C": False}
        other = spread(areas, even(), corporation_neighbourhood=1).table
        assert not other["corporation_neighbourhood"].any()
        assert other["signal"].equals(spread(areas, even()).table["signal"])


SMALL = {**EVEN, "Klein": area(30, 10)}


class TestSmallNumbers:
    def test_an_estimate_from_small_numbers_is_pulled_to_1(self):
        result = spread(SMALL, {**even(100, A=200), "Klein": groups(12)})
        row = result.table.loc["Klein"]
        assert 1 < row["estimate_social_homes"] < row["quotient_social_homes"]

    def test_the_same_quotient_says_more_where_more_is_expected(self):
        areas = {"Groot": area(3000, 900), "Klein": area(100, 30), "Rest": area(3000, 900)}
        table = spread(areas, {"Groot": groups(1500), "Klein": groups(50), "Rest": groups(500)}, closed=True).table
        width = table["high_social_homes"] - table["low_social_homes"]
        assert width["Klein"] > width["Groot"]
        gap = (table["quotient_social_homes"] - table["estimate_social_homes"]).abs()
        assert gap["Klein"] > gap["Groot"]

    def test_where_areas_look_alike_the_margin_still_tells_how_little_is_known(self):
        result = spread(EVEN, even(100))
        row = result.table.loc["A"]
        assert row["estimate_social_homes"] == 1
        assert row["low_social_homes"] < 0.95
        assert row["high_social_homes"] > 1.05
        assert "is 1,00 (0,87 tot 1,14) naar sociale huurwoningen" in row["explanation"]

    def test_the_only_area_that_may_be_shown_has_the_margin_of_its_own_count(self):
        result = spread(EVEN, even(100, A=300, B=None, C=None))
        row = result.table.loc["A"]
        assert row["estimate_social_homes"] == row["quotient_social_homes"]
        ends = [chi2.ppf(0.025, 600) / 2 / row["expected_homes"], chi2.ppf(0.975, 602) / 2 / row["expected_homes"]]
        assert [row["low_homes"], row["high_homes"]] == pytest.approx(ends)

    def test_more_certainty_makes_no_new_concentrations(self):
        counts = even(100, A=125)
        low, high = (spread(EVEN, counts, interval_level=Decimal(level)).table for level in ("0.5", "0.99"))
        assert (high["low_social_homes"] < low["low_social_homes"]).all()
        assert set(high["signal"]) == {"none"}
        assert low.loc["A", "signal"] == "high"


DISTRICTS = {"A": area(1000, 300), "B": area(1000, 300), "C": area(1000, 300, district="W2")}


class TestHidden:
    def test_a_count_under_10_is_told_by_the_district_that_the_sentence_names(self):
        result = spread(DISTRICTS, {"A": groups(4), "B": groups(6), "C": groups(80)})
        row = result.table.loc["A"]
        assert (row["level"], row["shown_allocations"]) == ("district", 10)
        assert "In de wijk Wijk W1 waren er in 2021-2025 ongeveer 10 toewijzingen" in row["explanation"]

    def test_where_not_even_the_district_may_be_shown_nothing_is_told_at_all(self):
        result = spread(DISTRICTS, {"A": groups(1), "B": groups(2), "C": groups(80)})
        row = result.table.loc["A"]
        assert told(result, "A") == ("unknown", "too_few_to_show")
        assert pd.isna(row["level"])
        figures = [
            f"{name}_{by}"
            for name in ("quotient", "estimate", "low", "high", "concentrated")
            for by in ("social_homes", "homes")
        ]
        assert row[["shown_allocations", *figures]].isna().all()
        assert not any(sign.isdigit() for sign in row["explanation"].replace("afspraak 21", ""))

    def test_a_district_that_is_a_concentration_calls_no_neighbourhood_without_figures_one(self):
        areas = {**DISTRICTS, "D": area(1000, 300, district="W1"), "E": area(4000, 1200, district="W3")}
        table = spread(
            areas, {"A": groups(4), "B": groups(300), "C": groups(60), "D": groups(5), "E": groups(90)}
        ).table
        assert table.loc["B", "signal"] == "high"
        assert table.loc["A", ["level", "signal", "reason"]].tolist() == [
            "district",
            "unknown",
            "district_concentrated",
        ]
        assert "of deze buurt er een is, is bij zulke kleine aantallen niet te zeggen" in table.loc["A", "explanation"]
        assert table.loc["A", "concentrated_groups"] == ""

    def test_hidden_is_never_0_and_a_true_0_is(self):
        assert self.statushouders(EVEN, even(60, A=0))["A"] == 0
        assert self.statushouders(EVEN, even(60, A=3))["A"] > 10  # the figure of its district

    def test_a_true_0_is_hidden_where_it_would_tell_where_a_handful_of_people_lives(self):
        counts = self.statushouders(DISTRICTS, {"A": groups(0), "B": groups(3), "C": groups(80)})
        assert counts[["A", "B"]].isna().all()

    @staticmethod
    def statushouders(areas, given):
        shown = spread(areas, given).details["groups"]
        return shown[shown["group"] == "statushouders"].set_index("neighbourhood_code")["shown_allocations"]

    def test_a_hidden_count_and_one_that_is_hidden_beside_it_look_alike(self):
        result = spread(EVEN, even(60, A=3))
        rows = result.details["groups"]
        hidden = rows[(rows["group"] == "statushouders") & rows["shown_allocations"].isna()]
        everything = "".join(frame.to_csv() for frame in (result.table, *result.details.values()))
        assert "complementary" not in everything
        assert "small" not in everything
        assert len(hidden) != 1

    def test_everything_is_worked_out_from_the_rounded_counts(self):
        one, other = (spread(EVEN, even(100, A=count)) for count in (198, 202))
        pd.testing.assert_frame_equal(pd.DataFrame(one.table), pd.DataFrame(other.table))
        assert one.totals == other.totals


class TestUnknown:
    def test_a_missing_count_is_unknown_and_not_0(self):
        result = spread(EVEN, even(100, A=[10, None, 10, 10, 10]))
        assert told(result, "A") == ("unknown", "count_unknown")
        assert told(result, "B")[0] == "none"

    def test_a_year_that_is_not_written_down_is_unknown(self):
        counts = even(100)
        result = spread(EVEN, {**counts, "A": {"statushouders": 100}})
        assert told(result, "A") == ("unknown", "count_unknown")

    def test_an_unknown_neighbourhood_is_left_out_of_what_is_expected_of_the_others(self):
        result = spread(EVEN, even(100, A=[None] * 5))
        assert result.table.loc["B", "expected_social_homes"] == 100
        assert result.totals["all_allocations"] == 200

    def test_social_homes_without_a_row_are_unknown(self):
        result = spread({**EVEN, "D": area(500, 100)}, even())
        assert told(result, "D") == ("unknown", "no_rows")
        assert result.table.loc["A", "expected_social_homes"] == 100

    def test_a_neighbourhood_without_social_homes_is_none(self):
        result = spread({**EVEN, "D": area(500, 0)}, even())
        assert told(result, "D") == ("none", "no_social_homes")
        assert result.table.loc["A", "expected_homes"] == pytest.approx(300 * 1000 / 3500)

    def test_a_missing_number_of_homes_leaves_the_share_of_all_homes_unknown(self):
        result = spread({**EVEN, "A": area(None, 300)}, even())
        assert told(result, "B") == ("unknown", "homes_unknown")

    def test_who_does_not_see_all_complexes_gets_no_signal(self):
        table = spread(EVEN, even(), partial=True).table
        assert set(table["reason"]) == {"not_all_visible"}
        assert set(table["signal"]) == {"unknown"}
        assert table[["social_homes", "social_home_share", "quotient_social_homes"]].isna().all(axis=None)
        assert table["quotient_homes"].notna().all()

    def test_nor_a_measure_of_the_spread_over_social_homes(self):
        totals = spread(DISTRICTS, {"A": groups(1), "B": groups(2), "C": groups(80)}, partial=True).totals
        assert totals["dissimilarity_social_homes"] is None
        assert totals["isolation_social_homes"] is None
        assert totals["dissimilarity_homes"] is not None
        assert totals["needed_homes"] is None

    def test_rows_in_a_neighbourhood_that_is_not_on_the_map_are_told(self):
        result = spread(EVEN, {**even(), "Weg": groups(50)})
        assert result.totals["all_allocations"] == 300
        assert any("Niet geteld: 10 rijen" in sentence for sentence in result.evidence.assumptions)


class TestTheWhole:
    def test_an_even_spread_is_0_by_both(self):
        totals = spread(EVEN, even()).totals
        assert totals["dissimilarity_social_homes"] == pytest.approx(0)
        assert totals["isolation_homes"] == pytest.approx(0.1)

    def test_hidden_neighbourhoods_are_one_area_together(self):
        areas = {"A": area(1000, 300), "B": area(1000, 300, district="W2"), "C": area(1000, 300, district="W3")}
        totals = spread(areas, {"A": groups(200), "B": groups(4), "C": groups(5)}).totals
        assert 0 < totals["dissimilarity_homes"] < 1


class TestTheWindow:
    def test_only_the_five_years_up_to_the_last_are_added_up(self):
        rows = even(100)
        assert spread(EVEN, rows).totals["all_allocations"] == 300
        moved = spread(EVEN, rows, window_last_year=2024)
        assert set(moved.table["reason"]) == {"count_unknown"}


class TestTheClosedView:
    def test_it_shows_exact_counts_with_the_same_code(self):
        result = spread(EVEN, even(100, A=7), closed=True)
        assert result.table.loc["A", "shown_allocations"] == 7
        assert "7 toewijzingen" in result.table.loc["A", "explanation"]
        assert "ongeveer" not in result.table.loc["A", "explanation"]

    def test_the_room_per_area_is_there_only(self):
        assert "room" not in spread(EVEN, even()).details
        assert "room" in spread(EVEN, even(), closed=True).details


class TestNothingWrittenDown:
    def test_without_any_allocation_everything_is_unknown_and_nothing_breaks(self):
        for closed in (False, True):
            result = spread(EVEN, {}, closed=closed)
            assert set(result.table["reason"]) == {"no_rows"}
            assert result.totals["all_allocations"] is None
            assert result.totals["dissimilarity_homes"] is None
            assert result.details["statushouders"].empty


EARLY = {name: {"statushouders": [60 if name == "A" else 5, 10, 10, 10, 10]} for name in EVEN}
"""A concentration that is all from 2021."""


class TestWhatIsJudged:
    def test_a_picture_with_years_before_the_agreement_says_that_those_are_not_judged(self):
        row = spread(EVEN, EARLY).table.loc["A"]
        assert (
            "Het beeld telt ook jaren van voor 2 oktober 2023: die zijn getoond, niet beoordeeld." in row["explanation"]
        )

    def test_the_closed_view_judges_only_the_years_under_the_agreement(self):
        districts = {name: {**one, "district": f"W{name}"} for name, one in EVEN.items()}
        since = spread(districts, EARLY, closed=True).details["since"]
        mine = since[since["group"] == "all_groups"].set_index("district_code")
        assert mine["shown_allocations"].to_dict() == {"WA": 20, "WB": 20, "WC": 20}
        assert set(mine["reason"]) == {"not_concentrated"}

    def test_before_the_years_are_over_nothing_is_counted_and_nothing_can_be_told_apart(self):
        """Another period for another date would tell what is hidden."""
        result = spread(EVEN, even(40, A=300), on=date(2025, 12, 30))
        assert set(result.table["reason"]) == {"years_not_over"}
        assert set(result.table["signal"]) == {"unknown"}
        assert result.table["shown_allocations"].isna().all()
        assert result.totals["all_allocations"] is None
        assert result.details["groups"]["shown_allocations"].isna().all()
        assert "het laatste jaar dat wordt opgeteld is nog niet om" in result.table.loc["A", "explanation"]

    def test_on_the_last_day_of_the_last_year_it_is(self):
        assert told(spread(EVEN, even(40, A=300), on=date(2025, 12, 31)), "A") == ("high", "concentrated_both")
