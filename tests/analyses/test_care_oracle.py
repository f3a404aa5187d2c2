"""Aandachtsgroepen on the embedded data, counted again row by row, and what order and names of rows change: nothing."""

import csv
from collections import defaultdict
from datetime import date

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from builders import TODAY, rules
from care import NEEDS
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st

from geo_pa import terms
from geo_pa.registry import find

care = find("aandachtsgroepen")

LAYERS = ("neighbourhoods", "corporation_stock", "allocations", "vacancies")


@pytest.fixture(scope="module")
def layers(session):
    return {name: session.layer(name, closed=True) for name in LAYERS}


@pytest.fixture(scope="module")
def closed(session):
    return session.run("aandachtsgroepen", closed=True)


@pytest.fixture(scope="module")
def opened(session):
    return session.run("aandachtsgroepen")


def rows_of(repository, table):
    with (repository / "data" / "tables" / f"{table}.csv").open(encoding="utf-8") as file:
        return list(csv.DictReader(file))


def counted(repository):
    sums = defaultdict(int)
    for row in rows_of(repository, "allocations"):
        for group in (row["group"], "all_groups"):
            sums[row["neighbourhood_code"], group] += int(row["allocations"])
    return sums


def test_the_closed_view_counts_every_row_once(repository, closed):
    sums = counted(repository)
    groups = closed.details["groups"]
    found = {
        (code, group): count
        for code, group, count in zip(
            groups["neighbourhood_code"], groups["group"], groups["shown_allocations"], strict=True
        )
    }
    assert found == dict(sums)
    assert closed.totals["all_allocations"] == sum(count for (_, group), count in sums.items() if group == "all_groups")


def test_the_open_view_shows_no_small_count_and_no_exact_one(repository, opened):
    sums, groups = counted(repository), opened.details["groups"]
    own = groups[groups["level"] == "neighbourhood"]
    for code, group, count in zip(own["neighbourhood_code"], own["group"], own["shown_allocations"], strict=True):
        exact = sums[code, group]
        assert exact == 0 or exact >= 10
        assert count % 5 == 0
        assert abs(count - exact) <= 2


def test_quotients_are_counts_over_a_share_of_the_whole(layers, closed):
    homes = layers["neighbourhoods"]["homes"]
    total, whole = closed.totals["all_allocations"], homes.sum()
    for code, row in closed.table.dropna(subset=["shown_allocations"]).iterrows():
        assert row["quotient_homes"] == pytest.approx(row["shown_allocations"] / (total * homes[code] / whole))


@pytest.mark.parametrize("view", ["opened", "closed"])
def test_every_count_that_is_shown_has_a_margin_around_its_estimate(view, request):
    result = request.getfixturevalue(view)
    for frame in (result.table, result.details["groups"], result.details["districts"]):
        for by in ("social_homes", "homes"):
            told = frame[frame["shown_allocations"].notna() & (frame[f"expected_{by}"] > 0)]
            assert len(told) > 5
            assert (told[f"low_{by}"] < told[f"estimate_{by}"]).all()
            assert (told[f"estimate_{by}"] < told[f"high_{by}"]).all()
            assert (told[f"concentrated_{by}"] == (told[f"low_{by}"] > 1)).all()


def test_every_verdict_is_the_count_against_a_tenth_of_the_vacated_homes(repository, closed):
    vacated, given = defaultdict(int), defaultdict(int)
    for row in rows_of(repository, "vacancies"):
        vacated[row["corporation"], int(row["year"])] += int(row["vacated_homes"])
        given[row["corporation"], int(row["year"])] += int(row["given_to_statushouders"])
    table = closed.details["statushouders"]
    for corporation, year, verdict in zip(table["corporation"], table["year"], table["verdict"], strict=True):
        key = (corporation, year)
        meets = "meets" if 10 * given[key] <= vacated[key] else "fails"
        assert verdict == ("not_counted" if year < 2024 else meets)


def test_the_division_of_next_year_adds_up_and_keeps_to_the_maximum(closed):
    offer, room = closed.details["next_year"], closed.details["room"]
    assert offer["needed_homes"].sum() == closed.totals["needed_homes"] == 45
    assert (offer["offered_homes"] <= offer["maximum_homes"]).all()
    assert (offer["offered_homes"] + offer["short_homes"] == offer["needed_homes"]).all()
    assert (room["offered_homes"] <= room["expected_homes"]).all()
    here = room.groupby("district_code")[["expected_homes", "offered_homes"]].sum()
    assert (2 * here["offered_homes"] <= here["expected_homes"]).all()
    assert (here["offered_homes"] <= room.groupby("district_code")["room_homes"].first()).all()
    districts = closed.details["districts"]
    concentrated = districts[districts["reason"].str.startswith("concentrated")]["district_code"]
    assert room.loc[room["district_code"].isin(concentrated), "offered_homes"].sum() == 0
    offered = offer.set_index("corporation")["offered_homes"]
    assert (room.groupby("corporation")["offered_homes"].sum() <= offered[sorted(set(room["corporation"]))]).all()


UNITS = ("daeb_home", "care_place", "caravan")


@pytest.mark.parametrize("kinds", [UNITS[:1], UNITS], ids=["social_homes", "agreement_units"])
@pytest.mark.parametrize("on", ["2023-10-02", "2024-06-30", "2026-01-01"])
def test_the_task_is_divided_by_what_stands_on_the_reference_date(session, repository, on, kinds):
    owned = defaultdict(int)
    described = gpd.read_file(repository / "layers" / "corporation_stock.gpkg")
    for owner, kind, homes in zip(described["corporation"], described["kind"], described["homes"], strict=True):
        owned[owner] += homes * (kind in kinds)
    for row in rows_of(repository, "stock_mutations"):
        if row["status"] == "realised" and row["date"] <= on and row["kind"] in kinds:
            gain = row["mutation"] in {"new_build", "purchase"}
            owned[row["corporation"]] += int(row["homes"]) * (1 if gain else -1)
    chosen = {"task_stock": "social_homes" if kinds == UNITS[:1] else "agreement_units"}
    offer = session.run("aandachtsgroepen", on=date.fromisoformat(on), settings=chosen).details["next_year"]
    assert dict(zip(offer["corporation"], offer["stock_homes"], strict=True)) == dict(owned)


def test_every_signal_and_reason_has_a_dutch_word(opened):
    assert set(opened.table["reason"]) <= set(terms.labels("care_reason"))
    assert set(opened.details["statushouders"]["reason"]) <= set(terms.labels("statushouders_reason"))


@settings(max_examples=some(4), deadline=None)
@given(st.integers(0, 1000))
def test_the_order_of_rows_changes_nothing(layers, opened, seed):
    random = np.random.default_rng(seed)
    mixed = {name: frame.iloc[random.permutation(len(frame))] for name, frame in layers.items()}
    result = care.analyse(**mixed, rules=rules(*NEEDS), on=TODAY)
    ours = pd.DataFrame(result.table).sort_index()
    theirs = pd.DataFrame(opened.table).sort_index()
    pd.testing.assert_frame_equal(
        ours[["signal", "reason", "explanation"]], theirs[["signal", "reason", "explanation"]]
    )
    pd.testing.assert_frame_equal(result.details["statushouders"], opened.details["statushouders"])
    assert result.totals == pytest.approx(opened.totals, nan_ok=True)


def test_no_input_is_changed(layers):
    before = {name: frame.copy() for name, frame in layers.items()}
    care.analyse(**layers, rules=rules(*NEEDS), on=TODAY)
    for name, frame in before.items():
        pd.testing.assert_frame_equal(pd.DataFrame(layers[name]), pd.DataFrame(frame))
