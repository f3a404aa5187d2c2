"""The ledger's steps one by one: shapes told apart, bookings honoured, proposals made."""

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from builders import locations, plan
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely import Polygon, affinity, box

from geo_pa.measures.compensation import (
    Terms,
    distance_m,
    geometry_hash,
    honour_bookings,
    least_left_open,
    propose,
)

SQUARE = box(230_000, 525_000, 230_100, 525_100)


def hashes(*shapes):
    return list(geometry_hash(gpd.GeoSeries(shapes, crs="EPSG:28992")))


def integers(**values):
    return pd.Series(values, dtype="Int64")


def booked(*rows):
    frame = pd.DataFrame(rows, columns=["from_location", "to_location", "asked"])
    return frame.astype({"asked": "Int64"})


class TestShapes:
    def test_a_shape_is_the_same_whatever_corner_it_starts_at_and_whichever_way_it_turns(self):
        corners = list(SQUARE.exterior.coords)[:-1]
        turned = Polygon(corners[2:] + corners[:2])
        assert len(set(hashes(SQUARE, turned, Polygon(corners[::-1])))) == 1

    def test_another_place_is_another_shape(self):
        moved = [affinity.translate(SQUARE, 0.01 * step) for step in range(10)]
        assert len(set(hashes(*moved))) == 10

    def test_less_than_a_centimetre_is_no_difference(self):
        assert len(set(hashes(SQUARE, affinity.translate(SQUARE, 0.002)))) == 1

    def test_the_number_is_fixed_so_that_ties_fall_the_same_way_next_year(self):
        assert hashes(SQUARE) == [954_789_774_823_014_450]

    def test_no_shape_at_all_is_a_shape_too(self):
        assert len(set(hashes(None, Polygon()))) == 2


class TestHonouring:
    def test_each_line_takes_what_is_left_at_both_ends(self):
        lines = booked(("A", "X", 3), ("A", "Y", 3), ("B", "X", 3))
        done = honour_bookings(lines, shortfall=integers(X=4, Y=9), lendable=integers(A=5, B=9))
        assert done["honoured"].tolist() == [3, 2, 1]
        assert done["reason"].isna().tolist() == [True, False, False]
        assert done["reason"][1:].tolist() == ["surplus_shrank", "shortfall_shrank"]

    def test_a_line_of_unknown_size_takes_all_and_is_not_honoured(self):
        done = honour_bookings(
            booked(("A", "X", None), ("A", "Y", 1)), shortfall=integers(X=4, Y=1), lendable=integers(A=5)
        )
        assert done["honoured"].tolist() == [0, 0]
        assert done["taken"].tolist() == [5, 0]
        assert done["reason"].tolist() == ["homes_unknown", "surplus_shrank"]

    def test_whoever_is_unknown_lends_nothing_and_may_need_everything(self):
        lines = booked(("A", "Weg", 3), ("Weg", "X", 3), ("A", "X", 3), ("B", "X", 1))
        done = honour_bookings(lines, shortfall=integers(X=None), lendable=integers(A=5, B=None))
        assert done["honoured"].tolist() == [3, 0, 2, 0]

    def test_no_lines_give_no_rows_of_the_same_types(self):
        done = honour_bookings(booked(), shortfall=integers(X=1), lendable=integers(A=1))
        assert done.empty
        assert list(done.dtypes) == ["Int64", "Int64", "str"]

    @settings(max_examples=some(40))
    @given(st.data())
    def test_more_to_lend_and_less_to_need_leaves_less_open_everywhere(self, data):
        amounts = st.integers(0, 6)
        lines = booked(
            *data.draw(st.lists(st.tuples(st.sampled_from("ABC"), st.sampled_from("XYZ"), amounts), max_size=7))
        )
        need = integers(**{name: data.draw(amounts) for name in "XYZ"})
        lend = integers(**{name: data.draw(amounts) for name in "ABC"})
        less = integers(**{name: data.draw(st.integers(0, int(need[name]))) for name in "XYZ"})
        more = lend + integers(**{name: data.draw(amounts) for name in "ABC"})
        before = least_left_open(lines, shortfall=need, lendable=lend)
        after = least_left_open(lines, shortfall=less, lendable=more)
        assert (after <= before).all()
        sent = honour_bookings(lines, shortfall=need, lendable=lend)["honoured"]
        assert list(need - sent.groupby(lines["to_location"]).sum().reindex(need.index).fillna(0)) == list(before)


class TestProposing:
    LAYER = locations(Elim=plan(20, 3), Pesse=plan(20, 9), Noord=plan(20, 9, completion_year=None))

    def propose(self, shortfall, surplus, pool="municipality"):
        pools = pd.Series(pool, index=self.LAYER.index, dtype="str")
        terms = Terms(shape=geometry_hash(self.LAYER.geometry), horizon_years=5, pool=pools)
        return propose(self.LAYER, shortfall=shortfall, surplus=surplus, terms=terms)

    def test_a_line_says_who_how_much_and_how_far(self):
        found = self.propose(integers(Elim=3, Pesse=0, Noord=0), integers(Elim=0, Pesse=4, Noord=4))
        assert found.to_dict("records") == [
            {"from_location": "Pesse", "to_location": "Elim", "homes": 3, "distance_m": 1000}
        ]

    @pytest.mark.parametrize("missing", [{"Elim": None}, {"Pesse": None}])
    def test_an_unknown_amount_is_none(self, missing):
        amounts = {"Elim": 3, "Pesse": 4, "Noord": 0} | missing
        need, lend = integers(**amounts | {"Pesse": 0}), integers(**amounts | {"Elim": 0})
        assert self.propose(need, lend).empty

    def test_nothing_to_propose_gives_no_rows_of_the_same_types(self):
        none = integers(Elim=0, Pesse=0, Noord=0)
        assert list(self.propose(none, none).dtypes[["homes", "distance_m"]]) == ["Int64", "Int64"]

    def test_without_a_pool_nobody_takes_part(self):
        assert self.propose(integers(Elim=3, Pesse=0, Noord=0), integers(Elim=0, Pesse=4, Noord=0), None).empty


def test_distance_is_measured_between_the_middles_in_whole_metres():
    places = gpd.GeoSeries([box(0, 0, 2, 2), box(3, 4, 5, 6), box(0, 0, 2, 2.8)], crs="EPSG:28992")
    assert list(distance_m(places, np.array([0, 0]), np.array([1, 2]))) == [5, 0]


def test_the_builders_place_every_plan_a_kilometre_apart():
    layer = locations(A=plan(1), B=plan(1))
    assert list(distance_m(layer.geometry, np.array([0]), np.array([1]))) == [1000]
