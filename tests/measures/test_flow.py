"""The solver against trying everything."""

import numpy as np
import oracle
import pytest
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.measures.flow import TIE_BITS, cheapest_maximum_flow

AMOUNTS = st.lists(st.integers(0, 3), min_size=1, max_size=4)


def solve(supply, demand, pairs, distance, tie=None):
    ties = np.zeros(len(pairs), dtype=np.int64) if tie is None else np.array(tie, dtype=np.int64)
    arrays = (np.array(values, dtype=np.int64) for values in (supply, demand, np.reshape(pairs, (-1, 2)), distance))
    return cheapest_maximum_flow(*arrays, ties)


@settings(max_examples=some(150))
@given(st.data(), AMOUNTS, AMOUNTS)
def test_it_sends_the_most_over_the_least_distance(data, supply, demand):
    every = [(source, sink) for source in range(len(supply)) for sink in range(len(demand))]
    pairs = data.draw(st.lists(st.sampled_from(every), unique=True))
    distance = data.draw(st.lists(st.integers(0, 9), min_size=len(pairs), max_size=len(pairs)))
    ties = data.draw(st.lists(st.integers(0, 2**TIE_BITS - 1), min_size=len(pairs), max_size=len(pairs)))
    sent = solve(supply, demand, pairs, distance, ties)
    for end, amounts in ((0, supply), (1, demand)):
        for place, amount in enumerate(amounts):
            assert sum(flow for flow, pair in zip(sent, pairs, strict=True) if pair[end] == place) <= amount
    assert (sent >= 0).all()
    named = {(pair[0], 10 + pair[1]): metres for pair, metres in zip(pairs, distance, strict=True)}
    need = {10 + sink: amount for sink, amount in enumerate(demand)}
    most, least = oracle.best_proposals(dict(enumerate(supply)), need, named)
    assert (sent.sum(), (sent * np.array(distance, dtype=np.int64)).sum()) == (most, least)


def test_of_equally_near_pairs_the_lower_tie_is_used():
    assert list(solve([1, 1], [1], [(0, 0), (1, 0)], [5, 5], [9, 8])) == [0, 1]


def test_a_metre_weighs_more_than_all_ties_together():
    highest = 2**TIE_BITS - 1
    pairs, distance = [(0, 0), (1, 1), (0, 1), (1, 0)], [5, 5, 5, 6]
    assert list(solve([1, 1], [1, 1], pairs, distance, [highest, highest, 0, 0])) == [1, 1, 0, 0]


def test_without_pairs_supply_or_demand_nothing_is_sent():
    assert list(solve([3], [3], [], [])) == []
    assert list(solve([0], [3], [(0, 0)], [5])) == [0]
    assert list(solve([3], [0], [(0, 0)], [5])) == [0]


@pytest.mark.parametrize("amount", [1, 10**3, 10**6, 10**9, 10**12])
def test_the_nearest_is_served_first_however_large_the_amounts(amount):
    distance = [299_999, 300_000, 300_000, 299_999]
    sent = solve([amount, amount], [amount, amount], [(0, 0), (0, 1), (1, 0), (1, 1)], distance)
    assert list(sent) == [amount, 0, 0, amount]


def test_four_thousand_locations_with_tenths_of_homes_fit_in_the_solvers_integers():
    rng = np.random.default_rng(30)
    supply, demand = rng.integers(1, 600, 2000), rng.integers(1, 600, 2000)
    pairs = np.argwhere(rng.random((2000, 2000)) < 0.002)
    distance, tie = rng.integers(0, 25_000, len(pairs)), rng.integers(0, 2**TIE_BITS, len(pairs))
    sent = cheapest_maximum_flow(supply, demand, pairs, distance, tie)
    assert (np.bincount(pairs[:, 0], sent, 2000) <= supply).all()
    assert (np.bincount(pairs[:, 1], sent, 2000) <= demand).all()
    assert sent.sum() > 0.9 * min(supply.sum(), demand.sum())
