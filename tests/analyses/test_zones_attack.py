"""An attack on the residents of woonzorgzones: from all that a row tells, no hidden count can be worked out.

The attacker knows the method: how counts are rounded and hidden, and that residents live evenly along the streets. He
puts what the columns of a row say into one linear programme of two unknowns: everyone, and those inside the zone.
"""

import os
from datetime import date
from decimal import Decimal
from itertools import product

import numpy as np
import pandas as pd
import pytest
from scipy.optimize import linprog
from streets import TOWN, town, zone_rules
from viewers import VIEWERS

from geo_pa.analyses.woonzorgzones import residents
from geo_pa.errors import RequestError
from geo_pa.registry import find

woonzorgzones = find("woonzorgzones")

WIDTH = 10
LIMIT_M = 500.0
THRESHOLDS = (1, 10, 20, 25, 40, 50, 100)


@pytest.fixture(scope="module")
def layers(session):
    return {name: session.layer(name) for name in woonzorgzones.columns}


@pytest.fixture(scope="module")
def asked(layers):
    """The same question with one threshold after the other."""
    return [ask(layers, threshold) for threshold in THRESHOLDS]


def ask(layers, threshold):
    rules = zone_rules(white_spot_some=threshold)
    return woonzorgzones.analyse(**layers, rules=rules, on=rules.on).table


@pytest.fixture(scope="module")
def exact(layers):
    """Everyone and those inside, with nothing hidden: many residents everywhere give the shares away."""
    areas = layers["neighbourhoods"]
    crowded = ask({**layers, "neighbourhoods": areas.assign(inhabitants=10**7, share_75_plus=0.5)}, 25)
    everyone = areas["inhabitants"].astype("float64") * areas["share_75_plus"]
    return pd.DataFrame({"everyone": everyone, "inside": everyone * crowded["share_zone"], **crowded[SHARES]})


SHARES = ["share_core", "share_zone", "share_wide"]


def claims(row, threshold):
    """Read a row as bounds ``a * everyone + b * inside <= most``."""
    hidden = pd.isna(row["older_in_zone_residents"])
    if pd.notna(row["older_residents"]):
        yield from ((1, 0, row["older_residents"] + 2.5), (-1, 0, 2.5 - row["older_residents"]))
    elif hidden:
        yield (1, 0, 20)
    if not hidden:
        yield from ((0, 1, row["older_in_zone_residents"] + 2.5), (0, -1, 2.5 - row["older_in_zone_residents"]))
    if pd.notna(row["share_zone"]):
        yield from ((row["share_zone"], -1, 1e-6), (-row["share_zone"], 1, 1e-6))
    if pd.notna(row["share_core"]):
        yield (row["share_core"], -1, 1e-6)
    if pd.notna(row["share_wide"]):
        yield (-row["share_wide"], 1, 1e-6)
    # Half of the streets lies nearer than the median point.
    yield (-0.5, 1, 0) if pd.isna(row["distance_m"]) or row["distance_m"] > LIMIT_M else (0.5, -1, 0)
    yield from said(row, threshold, hidden=hidden)


def said(row, threshold, *, hidden):
    """Read the reason: too few outside, or those inside too few and everyone judged."""
    if hidden and row["reason"] == "too_few_to_show" and pd.notna(row["older_residents"]):
        yield (1, -1, 10)
    if hidden and row["reason"] in ("partly_outside", "few_outside", "white_spot"):
        yield (0, 1, 10)
        many = row["reason"] != "few_outside"
        yield (-1, 0, 2.5 - threshold) if many else (1, 0, threshold + 2.5)


def ranges(rows):
    """Give the width of the range in which those inside, and those outside, must lie."""
    known = [
        (1, 0, 1e6),
        (0, -1, 0),
        (-1, 1, 0),
        *(claim for row, threshold in rows for claim in claims(row, threshold)),
    ]
    matrix, most = np.array([claim[:2] for claim in known], float), [float(claim[2]) for claim in known]
    widths = []
    for aim in ((0, 1), (1, -1)):
        ends = [
            linprog(sign * np.array(aim, float), A_ub=matrix, b_ub=most, bounds=[(0, None)] * 2) for sign in (1, -1)
        ]
        assert all(end.status == 0 for end in ends), "the attacker's reading contradicts the table"
        widths.append(-ends[1].fun - ends[0].fun)
    return widths


def small(exact, name):
    """Tell of those inside and those outside whether they are few."""
    inside = exact.loc[name, "inside"]
    return [0 < round(count, 6) < WIDTH for count in (inside, exact.loc[name, "everyone"] - inside)]


def test_no_hidden_count_can_be_worked_out_from_its_row_whatever_the_thresholds(asked, exact):
    attacked = 0
    for name in exact.index:
        rows = [(table.loc[name], threshold) for table, threshold in zip(asked, THRESHOLDS, strict=True)]
        for few, width in zip(small(exact, name), ranges(rows), strict=True):
            assert not few or width >= WIDTH - 1e-6, name
            attacked += few
    assert attacked >= 10


def test_the_attack_finds_the_count_as_soon_as_the_share_of_the_streets_is_shown(asked, exact):
    row = asked[3].loc["BU01185109"]
    assert (row["older_residents"], row["reason"]) == (60, "too_few_to_show")
    inside, outside = ranges([(row, 25), (row.mask(row.index.isin(SHARES), exact.loc["BU01185109"]), 25)])
    assert outside < 1
    assert inside < 6


def test_those_in_a_hidden_row_are_not_told_by_the_row_of_another_distance():
    rows = [
        (town(places={"Dorp": {**TOWN["Dorp"], "inhabitants": 600}}, zone_distance=limit).table.loc["Dorp"], 25)
        for limit in (200, 300)
    ]
    assert all(pd.isna(row["older_in_zone_residents"]) for row, _ in rows)
    assert ranges(rows)[0] >= WIDTH - 1e-6


PEOPLE = ["signal", "reason", *residents.FIGURES, *residents.DIVIDING]
THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
A_FEW = [("zone_distance", "400"), ("zone_distance", "600"), ("zone_wide_distance", "3000")]


def every_setting(session):
    """Every rule that says who lives inside, at its alternatives and at both bounds."""
    for rule in session.workspace.rules("woonzorgzones", on=session.workspace.info.reference_date).values():
        if rule.name in residents.DIVIDE:
            ends = (rule.minimum, rule.maximum) if isinstance(rule.value, Decimal) else ("false",)
            yield from ((rule.name, str(value)) for value in dict.fromkeys((*rule.alternatives, *ends)))


@pytest.fixture(scope="module")
def moved(session):
    """The answer of the data, and those with another circle each time; in full for every reader, on three dates."""
    asked = []
    dates = [date(2024, 1, 1), date(2025, 1, 1), None] if THOROUGH else [None]
    for on, viewer in product(dates, VIEWERS if THOROUGH else ["public"]):
        for name, value in every_setting(session) if THOROUGH else A_FEW:
            try:
                result = session.run("woonzorgzones", on=on, viewer=viewer, settings={name: value})
            except RequestError:  # distances that do not run from near to far
                continue
            asked.append(result)
    return session.run("woonzorgzones"), asked


def test_no_circle_that_a_reader_draws_divides_people_otherwise(moved):
    standard, asked = moved
    assert asked
    for result in asked:
        pd.testing.assert_frame_equal(pd.DataFrame(result.table[PEOPLE]), pd.DataFrame(standard.table[PEOPLE]))
        assert result.details["reach"]["older_residents"].isna().all()
        assert any("zouden kleine aantallen uitlekken" in sentence for sentence in result.evidence.assumptions)
        for name in residents.FIGURES:
            assert result.totals[name] == standard.totals[name]


def test_all_circles_together_narrow_no_hidden_count(moved, exact):
    """Where people were counted within each circle, these rows would contradict each other or give a count away."""
    standard, asked = moved
    attacked = 0
    for name in exact.index:
        rows = [(result.table.loc[name], 25) for result in (standard, *asked)]
        for few, width in zip(small(exact, name), ranges(rows), strict=True):
            assert not few or width >= WIDTH - 1e-6, name
            attacked += few
    assert attacked >= 10
