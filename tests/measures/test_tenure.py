"""Required homes, bounds on social rent and the extra homes that help, against plain fractions."""

from fractions import Fraction
from math import ceil, floor, isnan

import oracle
import pandas as pd
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from oracle import Choices

from geo_pa.measures.tenure import OtherHomes, as_homes, counts_as_social, homes_to_add, required_parts, social_bounds

EVERY_SIZE = pd.Series(range(301), dtype="Int64")
COUNTS = st.lists(st.one_of(st.none(), st.integers(0, 9)), min_size=4, max_size=4)


def integers(*values):
    return pd.Series(values, dtype="Int64")


class TestRequired:
    @pytest.mark.parametrize("percentage", [*range(1, 100, 7), 30, 99, 100])
    def test_every_percentage_of_every_size_is_exact(self, percentage):
        share = Fraction(percentage, 100)
        up, one = required_parts(EVERY_SIZE, share, "up")
        nearest, _ = required_parts(EVERY_SIZE, share, "nearest")
        exact, parts = required_parts(EVERY_SIZE, share, "none")
        assert one == 1
        assert list(up) == [ceil(share * size) for size in EVERY_SIZE]
        assert list(nearest) == [floor(share * size + Fraction(1, 2)) for size in EVERY_SIZE]
        assert [Fraction(number, parts) for number in exact] == [share * size for size in EVERY_SIZE]

    @pytest.mark.parametrize("rounding", ["up", "nearest", "none"])
    def test_an_unknown_size_asks_for_an_unknown_number(self, rounding):
        required, _ = required_parts(integers(None, 10), Fraction(3, 10), rounding)
        assert required.isna().tolist() == [True, False]

    @pytest.mark.parametrize("rounding", ["up", "nearest", "none"])
    def test_a_share_of_nothing_or_of_everything_has_whole_homes(self, rounding):
        for share in (0, 1):
            required, parts = required_parts(integers(0, 7), Fraction(share), rounding)
            assert (parts, list(required)) == (1, [0, 7 * share])


class TestHomesToAdd:
    @pytest.mark.parametrize("share", [Fraction(3, 10), Fraction(7, 100), Fraction(1, 3), Fraction(9, 10), Fraction(0)])
    @pytest.mark.parametrize("rounding", ["up", "nearest", "none"])
    def test_it_is_the_first_number_that_trying_finds(self, share, rounding):
        choices = Choices(minimum_share=share, rounding=rounding)
        sizes = [size for size in range(1, 25) for _ in range(size + 1)]
        held = [social for size in range(1, 25) for social in range(size + 1)]
        _, parts = required_parts(EVERY_SIZE, share, rounding)
        found = homes_to_add(integers(*sizes), integers(*held) * parts, share, rounding)
        tried = [
            oracle.homes_to_add(oracle.Known("2A", size, social, 0, None), 0, choices)
            for size, social in zip(sizes, held, strict=True)
        ]
        assert list(found) == tried

    def test_no_number_reaches_a_share_of_everything_but_what_is_met_is_met(self):
        found = homes_to_add(integers(10, 10, None), integers(9, 10, 3), Fraction(1), "up")
        assert (found.isna().tolist(), found[1]) == ([True, False, True], 0)

    def test_an_unknown_figure_gives_an_unknown_number(self):
        assert homes_to_add(integers(None, 10), integers(3, None), Fraction(3, 10), "up").isna().all()


def beside(never, maybe=None):
    unknown = pd.Series(pd.NA, index=never.index, dtype="Int64")
    return OtherHomes(never_social=never, maybe_social=unknown if maybe is None else maybe)


class TestBounds:
    def test_a_plan_that_tells_what_is_open_can_hold_no_more_social_homes_than_that(self):
        bounds = social_bounds(
            integers(3), pd.Series([True], dtype="boolean"), beside(integers(0), integers(2)), integers(10)
        )
        assert tuple(bounds.loc[0]) == (3, 5)

    @settings(max_examples=some(40))
    @given(COUNTS, COUNTS, COUNTS, st.lists(st.sampled_from([True, False, None]), min_size=4, max_size=4))
    def test_what_is_known_is_always_possible(self, social, other, size, counts):
        never = integers(*other).fillna(0)
        bounds = social_bounds(integers(*social), pd.Series(counts, dtype="boolean"), beside(never), integers(*size))
        assert (bounds["known"] <= bounds["possible"]).fillna(True).all()
        assert (bounds["possible"].isna() == integers(*size).isna()).all()
        assert bounds["known"].notna().all()
        assert list(bounds.dtypes) == ["Int64", "Int64"]

    @pytest.mark.parametrize(("counts", "expected"), [(True, (3, 6)), (False, (0, 3)), (None, (0, 6))])
    def test_social_rent_that_may_count_is_possible_and_not_known(self, counts, expected):
        bounds = social_bounds(integers(3), pd.Series([counts], dtype="boolean"), beside(integers(4)), integers(10))
        assert tuple(bounds.loc[0]) == expected


class TestWhoseHomesCount:
    @pytest.mark.parametrize(
        ("landlord", "years", "national", "corporation_only"),
        [
            ("corporation", None, True, True),
            ("corporation", 1, True, True),
            ("market", 25, True, False),
            ("market", 24, False, False),
            ("market", None, None, False),
            (None, 25, True, None),
            (None, 24, None, None),
            (None, None, None, None),
        ],
    )
    def test_a_landlord_counts_does_not_or_is_unknown(self, landlord, years, national, corporation_only):
        for market_counts, expected in ((True, national), (False, corporation_only)):
            counts = counts_as_social(
                pd.Series([landlord], dtype="str"), integers(years), market_counts=market_counts, market_years=25
            )
            assert counts.dtype == "boolean"
            assert (None if pd.isna(counts[0]) else bool(counts[0])) is expected


class TestBackToHomes:
    def test_whole_homes_stay_whole_and_parts_become_decimals(self):
        assert as_homes(integers(7, None), 1).dtype == "Int64"
        homes = as_homes(integers(33, None), 10)
        assert (homes[0], isnan(homes[1])) == (3.3, True)
