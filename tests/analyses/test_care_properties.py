"""Aandachtsgroepen in any small municipality, with counts missing and sources that differ: safe, and never a fault."""

import pandas as pd
from builders import TODAY, rules
from care import GROUPS, NEEDS, YEARS, allocations, area, neighbourhoods, reach, stock, vacancies
from examples import some
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo_pa.analyses.aandachtsgroepen.linking import count_and_protect, link
from geo_pa.registry import find

care = find("aandachtsgroepen")

OWNERS = ("Domesta", "Actium")
COUNTS = st.one_of(st.integers(0, 4), st.integers(0, 30), st.just(0))
slow_is_fine = settings(deadline=None, max_examples=some(20), suppress_health_check=list(HealthCheck))


@st.composite
def municipalities(draw):
    """Two to four neighbourhoods in one or two districts, allocations, and vacancies that agree with them or not."""
    names = "ABCD"[: draw(st.integers(2, 4))]
    areas = {
        name: area(
            draw(st.integers(0, 900)),
            draw(st.integers(0, 300)),
            district=draw(st.sampled_from(["W1", "W2"])),
            owner=draw(st.sampled_from(OWNERS)),
        )
        for name in names
    }
    missing = draw(st.sets(st.sampled_from(names), max_size=1))
    counts = {
        name: {group: [draw(COUNTS) for _ in YEARS] for group in GROUPS} for name in names if draw(st.integers(0, 4))
    }
    for name in missing & set(counts):
        counts[name]["statushouders"][2] = None
    table = allocations(areas, counts)
    return areas, table, vacancies(*vacated(draw, table, areas))


def vacated(draw, table, areas):
    rows = table[table["group"] == "statushouders"].fillna({"allocations": 0})
    for (year, owner), mine in rows.groupby(["year", "corporation"]):
        given_homes = int(mine["allocations"].sum()) + draw(st.sampled_from([0, 0, 0, 1]))
        yield year, owner, "W1", given_homes + draw(st.integers(0, 60)), given_homes


def layers(municipality):
    areas, table, homes = municipality
    return {
        "neighbourhoods": neighbourhoods(areas),
        "corporation_stock": stock(areas),
        "allocations": table,
        "vacancies": homes,
    }


@slow_is_fine
@given(municipalities())
def test_every_sum_holds_and_no_small_count_can_be_worked_out(municipality):
    found, needed = layers(municipality), rules(*NEEDS)
    counted = count_and_protect(found["allocations"], found["vacancies"], found["neighbourhoods"], rules=needed)
    linked = link(counted.cells, needed)
    counts = linked.counts
    public = counts[counts.index.isin(list(linked.public))]
    most = {**linked.most.to_dict(), **public.to_dict()}
    ranges = reach(counts, linked.sums, counted.open.shown.drop(public.index).dropna().to_dict(), most)
    for cell in counts.index[((counts > 0) & (counts < 10)).fillna(False)]:
        low, high = ranges[cell]
        assert pd.isna(counted.open.shown[cell]) or cell in linked.public
        assert high - low >= 10 - 1e-6 or cell in linked.public, cell


@slow_is_fine
@given(municipalities(), st.booleans(), st.booleans())
def test_every_neighbourhood_gets_a_signal_a_reason_and_a_sentence(municipality, closed, partial):
    result = care.analyse(**layers(municipality), rules=rules(*NEEDS), on=TODAY, closed=closed, partial=partial)
    table = result.table
    assert table[["signal", "reason", "explanation"]].notna().all(axis=None)
    assert (table["reason"] != "").all()
    assert table["explanation"].str.endswith(".").all()
    assert not table["explanation"].str.contains(r"\bnan\b|None|<NA>|onbekend aantal").any()
    told = ["shown_allocations", "estimate_social_homes", "estimate_homes"]
    assert table.loc[table["signal"].isin(["high", "some"]), told].notna().all(axis=None)
    assert table.loc[table["reason"] == "too_few_to_show", told].isna().all(axis=None)


@slow_is_fine
@given(municipalities())
def test_names_of_neighbourhoods_and_corporations_change_no_count_that_is_shown(municipality):
    found, needed = layers(municipality), rules(*NEEDS)
    renamed = {
        "allocations": found["allocations"].assign(corporation="x" + found["allocations"]["corporation"]),
        "vacancies": found["vacancies"].assign(corporation="x" + found["vacancies"]["corporation"]),
        "neighbourhoods": found["neighbourhoods"].assign(name="Anders"),
    }
    ours = count_and_protect(found["allocations"], found["vacancies"], found["neighbourhoods"], rules=needed)
    theirs = count_and_protect(**renamed, rules=needed)
    areas = ours.cells.areas.index
    pd.testing.assert_series_equal(ours.open.shown[areas], theirs.open.shown[areas])
