"""What always holds of agreement 1, whatever the plans and the mutations."""

from datetime import date
from itertools import product

from builders import growth, locations, mutation, mutations, plan, rules
from examples import some
from geopandas.testing import assert_geodataframe_equal
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from geo_pa.registry import find

social_growth = find("social_growth")

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
    start = draw(st.one_of(st.none(), YEARS))
    landlord = draw(st.sampled_from(["corporation", "corporation", "market"]))
    return plan(
        40,
        draw(sizes),
        status=status,
        landlord=landlord,
        corporation="Domesta",
        start_year=start,
        completion_year=draw(YEARS),
        social_demolished=draw(sizes),
    )


def judge(rows, plans, **options):
    return growth(locations(**{f"L{n}": row for n, row in enumerate(plans)}), rows, **TARGETS, **options)


@settings(max_examples=some(8))
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


@settings(max_examples=some(8))
@given(st.data(), st.sampled_from([date(2026, 1, 1), date(2028, 1, 1)]))
def test_the_figures_are_those_that_adding_up_by_hand_gives(data, on):
    rows = data.draw(st.lists(changes(st.integers(0, 9)), max_size=8))
    plans = data.draw(st.lists(building_plans(st.integers(0, 9)), max_size=5))
    expected = dict.fromkeys(["realised", "hard", "soft"], 0)
    for row in rows:
        stage = {"realised": "realised" if row["year"] < on.year else "hard", "decided": "hard", "planned": "soft"}
        if row["kind"] != "pitch" and 2023 <= row["year"] <= 2027:
            sign = 1 if row["mutation"] in ("new_build", "purchase") else -1
            expected[stage[row["status"]]] += sign * row["homes"]
    for row in plans:
        stage = {"1A": "hard", "2A": "hard", "3": "soft"}.get(row["status"])
        built = row["social_rent"] if row["landlord"] == "corporation" else 0
        if stage and 2023 <= row["completion_year"] <= 2027:
            expected[stage] += built
        if stage and 2023 <= (row["start_year"] or row["completion_year"]) <= 2027:
            expected[stage] -= row["social_demolished"]
    if on.year > 2027:
        expected |= {"hard": 0, "soft": 0}
    result = judge(rows, plans, on=on)
    assert dict(result.table.loc["net_addition", ["realised", "hard", "soft"]]) == expected
    assert result.table.loc["net_addition", "gap"] == max(0, TARGETS["net_addition"] - sum(expected.values()))


@settings(max_examples=some(8))
@given(st.data())
def test_a_reader_who_sees_less_gets_no_other_verdict_than_the_municipality(data):
    rows = data.draw(st.lists(changes(st.integers(0, 12)), max_size=6))
    plans = data.draw(st.lists(building_plans(st.integers(0, 12)), max_size=3))
    seen_rows, seen_plans = (
        data.draw(st.lists(st.sampled_from(all_), unique_by=id)) if all_ else [] for all_ in (rows, plans)
    )
    whole = judge(rows, plans).table["verdict"]
    layer = locations(**{f"L{n}": row for n, row in enumerate(seen_plans)})
    norm = rules("social_growth", **TARGETS)
    part = social_growth.analyse(
        building_locations=layer, stock_mutations=mutations(*seen_rows), rules=norm, on=norm.on, partial=True
    ).table["verdict"]
    assert all(said in ("unknown", whole[target]) for target, said in part.items())


@settings(max_examples=some(4))
@given(st.data())
def test_the_order_of_the_rows_changes_nothing(data):
    rows = data.draw(st.lists(changes(st.integers(0, 9)), min_size=2, max_size=8))
    plans = data.draw(st.lists(building_plans(st.integers(0, 9)), min_size=2, max_size=5))
    assert_geodataframe_equal(judge(rows, plans).table, judge(rows[::-1], plans[::-1]).table)
