"""What always holds of agreement 1, whatever the plans and the mutations."""

from itertools import product

from builders import growth, locations, mutation, plan
from geopandas.testing import assert_geodataframe_equal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

KINDS = st.sampled_from(["daeb_home", "daeb_home", "care_place", "pitch"])
WHAT = st.sampled_from(["new_build", "new_build", "purchase", "demolition", "sale"])
STANDINGS = st.sampled_from(["realised", "decided", "planned"])
YEARS = st.sampled_from([2022, 2024, 2026, 2027, 2028])
TARGETS = {"net_addition": 12, "replacement": 6}
"""Small targets, so that small numbers decide."""

SIZED = ("homes", "social_rent", "social_demolished")


@st.composite
def changes(draw, sizes):
    replaces = st.sampled_from([True, False])
    return mutation(
        draw(sizes),
        draw(WHAT),
        kind=draw(KINDS),
        status=draw(STANDINGS),
        year=draw(YEARS),
        replaces_demolition=draw(replaces),
    )


@st.composite
def building_plans(draw, sizes):
    status = draw(st.sampled_from(["1A", "2A", "3", "5A"]))
    landlord = draw(st.sampled_from(["corporation", "corporation", "market"]))
    return plan(
        40,
        draw(sizes),
        status=status,
        landlord=landlord,
        corporation="Domesta",
        completion_year=draw(YEARS),
        social_demolished=draw(sizes),
    )


def judge(rows, plans):
    return growth(locations(**{f"L{n}": row for n, row in enumerate(plans)}), rows, **TARGETS)


@settings(max_examples=8)
@given(st.data())
def test_a_verdict_is_what_all_sizes_of_the_unknown_agree_on(data):
    sizes = st.sampled_from([None, 0, 3, 7, 12])
    rows = data.draw(st.lists(changes(sizes), min_size=1, max_size=4))
    plans = data.draw(st.lists(building_plans(sizes), max_size=2))
    holes = [(id(row), name) for row in [*rows, *plans] for name in SIZED if row.get(name, 0) is None]
    assume(len(holes) <= 3)
    seen = {target: set() for target in TARGETS}
    for amounts in product([0, 500], repeat=len(holes)):
        filled = dict(zip(holes, amounts, strict=True))
        worlds = [[_filled(row, filled) for row in group] for group in (rows, plans)]
        for target, verdict in judge(*worlds).table["verdict"].items():
            seen[target].add(verdict)
    found = judge(rows, plans).table["verdict"]
    assert dict(found) == {name: verdicts.pop() if len(verdicts) == 1 else "unknown" for name, verdicts in seen.items()}


def _filled(row, filled):
    return {name: filled.get((id(row), name), value) if value is None else value for name, value in row.items()}


@settings(max_examples=8)
@given(st.data())
def test_the_figures_are_those_that_adding_up_by_hand_gives(data):
    rows = data.draw(st.lists(changes(st.integers(0, 9)), max_size=8))
    plans = data.draw(st.lists(building_plans(st.integers(0, 9)), max_size=5))
    expected = dict.fromkeys(["realised", "hard", "soft"], 0)
    for row in rows:
        stage = {"realised": "realised" if row["year"] <= 2025 else "hard", "decided": "hard", "planned": "soft"}
        if row["kind"] != "pitch" and 2023 <= row["year"] <= 2027:
            sign = 1 if row["mutation"] in ("new_build", "purchase") else -1
            expected[stage[row["status"]]] += sign * row["homes"]
    for row in plans:
        stage = {"1A": "hard", "2A": "hard", "3": "soft"}.get(row["status"])
        if stage and 2023 <= row["completion_year"] <= 2027:
            built = row["social_rent"] if row["landlord"] == "corporation" else 0
            expected[stage] += built - row["social_demolished"]
    result = judge(rows, plans)
    assert dict(result.table.loc["net_addition", ["realised", "hard", "soft"]]) == expected
    assert result.table.loc["net_addition", "gap"] == max(0, TARGETS["net_addition"] - sum(expected.values()))


@settings(max_examples=4)
@given(st.data())
def test_the_order_of_the_rows_changes_nothing(data):
    rows = data.draw(st.lists(changes(st.integers(0, 9)), min_size=2, max_size=8))
    plans = data.draw(st.lists(building_plans(st.integers(0, 9)), min_size=2, max_size=5))
    assert_geodataframe_equal(judge(rows, plans).table, judge(rows[::-1], plans[::-1]).table)
