"""What holds for heat and green whatever the figures are."""

from decimal import Decimal

import numpy as np
import pandas as pd
from builders import rules
from examples import some
from heat import judge, neighbourhoods, raster
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa.analyses.heat_stress.priority import factors, order
from geo_pa.model import GIVEN_SIGNALS, Signal

DEGREES = st.integers(300, 450).map(lambda tenths: tenths / 10)
COUNT = st.one_of(st.none(), st.integers(0, 4000))
SHARE = st.one_of(st.none(), st.integers(0, 100).map(lambda percent: percent / 100))

AREA = st.fixed_dictionaries({"inhabitants": COUNT, "share_75_plus": SHARE, "share_green": SHARE})
TOWN = st.lists(st.tuples(AREA, st.one_of(st.none(), DEGREES)), min_size=1, max_size=6)

FACTOR = st.one_of(st.none(), st.integers(0, 20))


def answer(town, names=None, **choices):
    """Judge neighbourhoods in the order of their names, each with its heat."""
    names = names or [f"A{number}" for number in range(len(town))]
    areas = neighbourhoods(**{name: {"name": name, **area} for name, (area, _) in zip(names, town, strict=True)})
    return judge(areas, raster(*[heat for _, heat in town]), choices=choices)


def ordered(rows, **choices):
    """Put places in order by heat, people and room."""
    frame = pd.DataFrame(rows, columns=["heat", "people", "room"]).astype("float64")
    return order(factors(frame["heat"], frame["people"], frame["room"]), rules("heat_stress", **choices))


@given(TOWN, st.randoms(use_true_random=False))
@settings(max_examples=some(20))
def test_the_order_of_the_rows_changes_nothing(town, random):
    areas = neighbourhoods(**{f"A{number}": area for number, (area, _) in enumerate(town)})
    heat = raster(*[degrees for _, degrees in town])
    shuffled = random.sample(range(len(town)), len(town))
    straight, turned = judge(areas, heat), judge(areas.iloc[shuffled], heat)
    pd.testing.assert_frame_equal(pd.DataFrame(turned.table), pd.DataFrame(straight.table.iloc[shuffled]))
    assert turned.totals.keys() == straight.totals.keys()
    assert all(_same(turned.totals[name], straight.totals[name]) for name in straight.totals)


def _same(one, other):
    return one == other or np.isclose(one, other, rtol=1e-12)


@given(TOWN)
@settings(max_examples=some(15))
def test_ids_change_nothing(town):
    names = [f"A{number}" for number in range(len(town))]
    one = answer(town).table
    other = answer([(dict(area, name=name), heat) for name, (area, heat) in zip(names, town, strict=True)], names[::-1])
    pd.testing.assert_frame_equal(
        pd.DataFrame(one).reset_index(drop=True), pd.DataFrame(other.table).reset_index(drop=True)
    )


@given(TOWN)
@settings(max_examples=some(20))
def test_every_row_has_a_signal_a_reason_and_a_sentence_and_no_figure_out_of_bounds(town):
    result = answer(town)
    table = result.table
    assert set(table["signal"]) <= set(Signal)
    assert table["explanation"].str.endswith(".").all()
    for column in ("share_above_strong", "share_above_extreme", "heat_cover", "green_share", "priority"):
        assert table[column].dropna().between(0, 1).all()
    assert (table["vulnerable_residents"].dropna() % 5 == 0).all()
    assert not table["vulnerable_residents"].between(1, 9).any()
    known = table.dropna(subset=["rank"])
    assert ((known["rank_best"] <= known["rank"]) & (known["rank"] <= known["rank_worst"])).all()
    assert (known["rank_worst"] <= len(known)).all()
    assert sum(result.totals[f"neighbourhoods_{signal}"] for signal in GIVEN_SIGNALS) == len(town)


@given(TOWN)
@settings(max_examples=some(15))
def test_the_same_question_has_the_same_answer_and_the_layers_stay_as_they_were(town):
    areas = neighbourhoods(**{f"A{number}": area for number, (area, _) in enumerate(town)})
    heat = raster(*[degrees for _, degrees in town])
    before, cells = areas.copy(), heat.cells.copy()
    pd.testing.assert_frame_equal(judge(areas, heat).table, judge(areas, heat).table)
    pd.testing.assert_frame_equal(areas, before)
    np.testing.assert_array_equal(heat.cells, cells)


PLACES = st.lists(st.tuples(FACTOR, FACTOR, FACTOR), min_size=1, max_size=8)


@given(PLACES, st.integers(0, 7), st.integers(1, 20))
def test_hotter_never_lowers_a_priority(rows, which, more):
    which %= len(rows)
    heat, *others = rows[which]
    if heat is None:
        return
    hotter = [*rows[:which], (heat + more, *others), *rows[which + 1 :]]
    before, after = ordered(rows).iloc[which], ordered(hotter).iloc[which]
    assert pd.isna(before["priority"]) == pd.isna(after["priority"])
    if pd.notna(before["priority"]):
        assert after["priority"] >= before["priority"]
        assert after["rank"] <= before["rank"]


@given(PLACES, st.tuples(*[st.integers(0, 3)] * 3).filter(any), st.sampled_from([2, 3, 0.5]))
def test_weights_that_are_all_so_many_times_as_high_change_nothing(rows, weights, times):
    names = ("weight_heat", "weight_vulnerable", "weight_room")
    one, other = (
        ordered(rows, **{name: Decimal(str(weight * factor)) for name, weight in zip(names, weights, strict=True)})
        for factor in (1, times)
    )
    pd.testing.assert_frame_equal(one, other)


@given(PLACES)
@settings(max_examples=some(60))
def test_the_best_place_is_never_after_the_worst_and_the_own_place_lies_between(rows):
    found = ordered(rows).dropna()
    assert ((found["rank_best"] <= found["rank"]) & (found["rank"] <= found["rank_worst"])).all()


@given(PLACES)
@settings(max_examples=some(60))
def test_without_variation_every_place_is_its_own_best_and_worst(rows):
    found = ordered(rows, weight_variation=0).dropna()
    assert (found["rank_best"] == found["rank"]).all()
    assert (found["rank_worst"] == found["rank"]).all()


@given(PLACES, st.sampled_from([0, 1]))
@settings(max_examples=some(60))
def test_a_place_without_a_priority_changes_the_order_of_no_other(rows, variation):
    places = ["rank", "rank_best", "rank_worst"]
    with_unknown = ordered([*rows, (None, 20, 20)], weight_variation=variation)[places]
    pd.testing.assert_frame_equal(with_unknown.iloc[:-1], ordered(rows, weight_variation=variation)[places])
    assert with_unknown.iloc[-1].isna().all()
