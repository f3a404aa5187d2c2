"""Linked counts of people: no small one can be worked out of all that is shown."""

import pandas as pd
import pytest
from care import reach
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.disclosure import LinkedCounts, exactly, protect


def linked(counts, sums, **more):
    return LinkedCounts(pd.Series(counts, dtype="Int64"), tuple((total, tuple(parts)) for total, parts in sums), **more)


def protected(table, **options):
    return protect(table, threshold=10, step=5, **options)


def state(table, **options):
    return protected(table, **options).state.to_dict()


class TestHiding:
    def test_a_small_count_is_hidden_and_hidden_is_never_0(self):
        found = protected(linked({"a": 3, "b": 0, "c": 12}, []))
        assert found.shown.isna().to_dict() == {"a": True, "b": False, "c": False}
        assert found.shown.dropna().to_dict() == {"b": 0, "c": 10}

    @pytest.mark.parametrize(("count", "shown"), [(10, 10), (12, 10), (13, 15), (17, 15), (18, 20)])
    def test_what_is_shown_is_rounded_to_the_nearest_5(self, count, shown):
        assert protected(linked({"a": count}, [])).shown["a"] == shown

    def test_a_missing_count_is_unknown_and_not_hidden(self):
        found = protected(linked({"a": None, "b": 20, "t": None}, [("t", "ab")]))
        assert found.state.to_dict() == {"a": "unknown", "b": "shown", "t": "unknown"}
        assert not found.hidden.any()

    def test_a_total_does_not_give_the_one_small_part_away(self):
        table = linked({"a": 3, "b": 20, "c": 40, "t": 63}, [("t", "abc")])
        assert state(table) == {"a": "small", "b": "complementary", "c": "shown", "t": "shown"}

    def test_the_smallest_count_that_is_still_shown_goes_with_it_and_a_0_does_not(self):
        table = linked({"a": 3, "b": 0, "c": 40, "d": 30, "t": 73}, [("t", "abcd")])
        assert state(table) == {"a": "small", "b": "shown", "c": "shown", "d": "complementary", "t": "shown"}

    def test_beneath_a_small_total_zeros_do_not_tell_of_which_group_a_handful_is(self):
        table = linked({"a": 3, "b": 0, "c": 0, "t": 3}, [("t", "abc")])
        assert state(table) == {"a": "small", "b": "complementary", "c": "complementary", "t": "small"}

    def test_a_0_that_everybody_knows_is_not_hidden(self):
        table = linked({"a": 3, "b": 0, "c": 0, "t": 3}, [("t", "abc")], public=frozenset("b"))
        assert state(table) == {"a": "small", "b": "shown", "c": "complementary", "t": "small"}

    def test_two_small_parts_in_a_small_rest_ask_for_a_third(self):
        counts = {"a": 1, "b": 1, "c": 40, "t": 42}
        assert state(linked(counts, [("t", "abc")]))["c"] == "complementary"

    def test_a_table_next_to_it_may_not_give_it_away_either(self):
        counts = {"a": 3, "b": 20, "t": 23, "c": 30, "d": 31, "u": 61, "x": 33, "y": 51, "z": 84}
        sums = [("t", "ab"), ("u", "cd"), ("x", "ac"), ("y", "bd"), ("z", "tu"), ("z", "xy")]
        found = protected(linked(counts, sums))
        assert found.hidden["a"]
        assert found.hidden[["b", "c", "d", "t", "u", "x", "y"]].sum() >= 3
        assert_safe(linked(counts, sums), found)

    def test_what_everybody_knows_to_be_the_most_counts_too(self):
        known = pd.Series({"b": 11}, dtype="Int64")
        table = linked({"a": 3, "b": 9, "t": 12}, [("t", "ab")], most=known)
        low, high = reach_of(table, protected(table))["a"]
        assert high - low >= 10

    def test_the_side_of_a_limit_is_told_exactly_where_the_count_is_shown(self):
        limit = pd.Series({"b": 17}, dtype="Int64")
        table = linked({"a": 4, "b": 18, "c": 0, "t": 22}, [("t", "abc")], limits=limit)
        assert protected(table).hidden["b"]

    def test_inner_counts_are_never_shown_and_cannot_be_worked_out(self):
        table = linked({"x": 2, "y": 10, "t": 12}, [("t", "xy")], inner=frozenset("xy"))
        assert state(table) == {"x": "inner", "y": "inner", "t": "shown"}

    def test_without_the_second_step_the_small_count_is_worked_out(self):
        counts = {"a": 3, "b": 0, "c": 30, "t": 33}
        table = linked(counts, [("t", "abc")])
        low, high = reach_of(table, protected(table, complementary=False))["a"]
        assert high - low < 10

    def test_the_closed_view_shows_everything_as_it_is(self):
        found = exactly(linked({"a": 3, "b": None}, []))
        assert found.shown["a"] == 3
        assert found.state.to_dict() == {"a": "shown", "b": "unknown"}

    def test_counts_that_contradict_their_sums_are_a_fault(self):
        with pytest.raises(ValueError, match="do not add up"):
            protected(linked({"a": 3, "b": 3, "t": 90}, [("t", "ab")]))


def reach_of(table, found):
    return reach(table.counts, table.sums, found.shown.dropna().to_dict(), table.most.to_dict())


def assert_safe(table, found):
    """Hold the result against a linear programme of its own."""
    counts, ranges = table.counts, reach_of(table, found)
    for cell in counts.index[((counts > 0) & (counts < 10)).fillna(False)]:
        low, high = ranges[cell]
        assert pd.isna(found.shown[cell])
        assert high - low >= 10 - 1e-6, (cell, low, high, found)


COUNTS = st.one_of(st.integers(0, 12), st.integers(0, 60))


@st.composite
def tables(draw):
    """Areas in districts by groups, with all totals."""
    areas, groups = draw(st.integers(2, 4)), draw(st.integers(1, 3))
    split = draw(st.integers(1, areas))
    parts = {(at, group): draw(COUNTS) for at in range(areas) for group in range(groups)}
    districts = {"d0": range(split), "d1": range(split, areas)}
    counts, sums = {f"{at}.{group}": count for (at, group), count in parts.items()}, []
    every = range(groups)
    sums += [(f"{name}.{g}", [f"{at}.{g}" for at in members]) for name, members in districts.items() for g in every]
    sums += [(f"m.{g}", [f"{name}.{g}" for name in districts]) for g in every]
    rows = [*map(str, range(areas)), *districts, "m"]
    sums += [(f"{row}.all", [f"{row}.{g}" for g in every]) for row in rows]
    for total, of in sums:
        counts[total] = sum(counts[part] for part in of)
    return linked(counts, sums)


@settings(max_examples=some(25), deadline=None)
@given(tables())
def test_every_small_count_is_hidden_and_none_can_be_worked_out(table):
    found = protected(table)
    small = (table.counts > 0) & (table.counts < 10)
    assert found.hidden[small].all()
    assert_safe(table, found)
    shown = found.shown.dropna()
    assert (shown % 5 == 0).all()
    assert ((shown == 0) | (shown >= 10)).all()
    assert ((shown - table.counts[shown.index]).abs() <= 2).all()


@settings(max_examples=some(15), deadline=None)
@given(tables(), st.randoms(use_true_random=False))
def test_the_order_of_rows_and_sums_changes_nothing(table, random):
    cells, sums = list(table.counts.index), list(table.sums)
    random.shuffle(cells)
    random.shuffle(sums)
    shuffled = LinkedCounts(table.counts[cells], tuple(sums))
    pd.testing.assert_series_equal(protected(shuffled).state.sort_index(), protected(table).state.sort_index())


@settings(max_examples=some(15), deadline=None)
@given(tables(), st.lists(COUNTS, min_size=1, max_size=3))
def test_a_table_beside_it_never_makes_it_unsafe(table, extra):
    more = {f"x.{at}": count for at, count in enumerate(extra)}
    counts = {**table.counts.to_dict(), **more, "whole": table.counts["m.all"] + sum(extra)}
    wider = linked(counts, [*table.sums, ("whole", ["m.all", *more])])
    assert_safe(wider, protected(wider))


@settings(max_examples=some(15), deadline=None)
@given(tables())
def test_in_every_sum_that_hides_one_count_a_second_is_hidden(table):
    found = protected(table)
    for total, parts in table.sums:
        cells = [total, *parts]
        hidden = found.hidden[cells].sum()
        assert hidden != 1 or (table.counts[cells][~found.hidden[cells]] == 0).all()
