"""The stock of the villages, day by day and home by home in plain Python, and the embedded villages by hand."""

import csv
from datetime import date, timedelta
from itertools import product

import pytest
from builders import TODAY
from examples import some
from hypothesis import given, settings
from hypothesis import strategies as st
from villages import change, figures, judged, own_plan, reason, verdict

FIRST, AGREED, LAST = date(2023, 1, 1), date(2023, 10, 2), date(2027, 12, 31)
DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
HARD, SOFT = ("1A", "1B", "2A", "2B"), ("1C", "2C", "3", "4A", "4B")
GAINS = ("new_build", "purchase")
VILLAGES = ("Elim", "Pesse")
SOME_DAYS = [
    "2022-12-31",
    "2023-01-01",
    "2023-06-01",
    "2023-10-01",
    "2023-10-02",
    "2023",
    "2024-02-29",
    "2024",
    "2025",
    "2026-03-01",
    "2027",
]
SOME_DAYS += ["2027-06-30", "2028-01-01"]


def flows(rows, plans):
    """List what counts: village, day, homes (negative: gone), contribution, plan, what."""
    found = []
    for row in rows:
        status = plans[row["plan_id"]]["status"] if row["plan_id"] else None
        day = the_day(row["date"], row["year"])
        if row["kind"] == "daeb_home" and counts(row["status"], status, day):
            sign = 1 if row["mutation"] in GAINS else -1
            found.append(
                (
                    row["district_code"],
                    day,
                    sign * row["homes"],
                    row["quality_contribution"],
                    row["plan_id"],
                    row["mutation"],
                )
            )
    named = {row["plan_id"] for row in rows}
    for name, plan in plans.items():
        if name in named or plan["status"] not in HARD:
            continue
        village = VILLAGES[plan["at"][0] // 1000]
        ready, start = date(plan["completion_year"], 12, 31), date(plan["start_year"], 12, 31)
        if plan["landlord"] == "corporation":
            found.append((village, ready, plan["social_rent"], None, name, "new_build"))
        if plan["social_demolished"]:
            found.append((village, start, -plan["social_demolished"], None, name, "demolition"))
    return [flow for flow in found if FIRST <= flow[1] <= LAST]


def the_day(text, year):
    return date.fromisoformat(text) if text else date(year, 12, 31)


def counts(standing, plan_status, day):
    if standing == "realised" and day <= TODAY:
        return True
    return standing in ("realised", "decided") if plan_status is None else plan_status in HARD


def line(found, homes, days=DAYS):
    """Count the homes on every day."""
    return [homes + sum(size for _, day, size, *_ in found if day <= today) for today in days]


def filled_in(found, days=DAYS):
    """Count on every day the homes that are away for a while: each demolished home has one rebuilt home, or none."""
    away = [0] * len(days)
    for plan in {flow[4] for flow in found if flow[4]}:
        gone = sorted(
            day for _, day, size, _, p, what in found if p == plan and what == "demolition" for _ in range(-size)
        )
        back = sorted(
            day for _, day, size, _, p, what in found if p == plan and what == "new_build" for _ in range(size)
        )
        for left, returned in zip(gone, back, strict=False):
            away = [count + (left <= today < returned) for count, today in zip(away, days, strict=True)]
    return away


def outcome(found, homes, days=DAYS):
    """Judge by the definition: verdict, end, first dip, its depth, the lowest stock, what was lost too early."""
    stock = line(found, homes, days)
    bridged = [there + away for there, away in zip(stock, filled_in(found, days), strict=True)]
    below = [day for day, there in zip(days, bridged, strict=True) if there < homes]
    known = {
        "stock_end_homes": stock[-1],
        "lowest_homes": min(stock),
        "dip_depth_homes": max(0, homes - min(bridged)),
        "first_dip_on": below[0] if below else None,
        "losses_before_homes": sum(-flow[2] for flow in found if flow[2] < 0 and flow[1] < AGREED),
    }
    # Shrinkage under the agreements: less than on 1-1-2023, and less than on the eve of the agreements.
    eve = [there for day, there in zip(days, bridged, strict=True) if day < AGREED][-1]
    held = [there < homes and there < eve for day, there in zip(days, bridged, strict=True) if day >= AGREED]
    words = [flow[3] for flow in found if flow[2] < 0 and flow[1] >= AGREED and flow[5] != "liberalisation"]
    said = {_verdict(held, [word or guess for word in words], less=stock[-1] < homes) for guess in ("none", "named")}
    return said.pop() if len(said) == 1 else "unknown", known


def _verdict(held, words, *, less):
    if held[-1] and "none" in words:
        return "fails"
    return "at_risk" if any(held) or "none" in words or less else "meets"


@st.composite
def mutations(draw, plans=(), most=6):
    what = draw(st.sampled_from(["new_build", "new_build", "purchase", "demolition", "sale", "liberalisation"]))
    words = st.sampled_from(["none", "sustainability", "starter_homes", "starter_homes"])
    return change(
        draw(st.integers(0, most)),
        what,
        draw(st.sampled_from(SOME_DAYS)),
        kind=draw(st.sampled_from(["daeb_home", "daeb_home", "daeb_home", "care_place", "non_daeb"])),
        status=draw(st.sampled_from(["realised", "realised", "decided", "planned"])),
        plan_id=draw(st.sampled_from([None, None, *plans])),
        quality_contribution=draw(words) if what not in GAINS else None,
        district_code=draw(st.sampled_from(VILLAGES)),
    )


@st.composite
def building_plans(draw):
    years = st.integers(2023, 2028)
    return own_plan(
        draw(st.integers(0, 6)),
        draw(st.sampled_from(VILLAGES)),
        status=draw(st.sampled_from(["1A", "2B", "3", "4B", "5A"])),
        landlord=draw(st.sampled_from(["corporation", "corporation", "market"])),
        social_demolished=draw(st.sampled_from([0, 0, 3, 5])),
        start_year=draw(years),
        completion_year=draw(years),
    )


@settings(max_examples=some(12))
@given(st.data())
def test_the_stock_line_the_dips_and_the_verdict_are_those_of_a_replay_day_by_day(data):
    plans = {f"BL{n}": data.draw(building_plans()) for n in range(data.draw(st.integers(0, 3)))}
    rows = data.draw(st.lists(mutations(tuple(plans)), max_size=8))
    homes = {"Elim": 80, "Pesse": 100}
    result = judged(rows, plans=plans, homes=homes)
    timeline = result.details["timeline"]
    for village, count in homes.items():
        found = [flow for flow in flows(rows, plans) if flow[0] == village]
        said, known = outcome(found, count)
        assert verdict(result, village) == said
        told = dict(zip(known, figures(result, *known, village=village), strict=True))
        assert {**told, "first_dip_on": told["first_dip_on"] and told["first_dip_on"].date()} == known
        stock, away = line(found, count), filled_in(found)
        for _, moment in timeline[timeline["village"] == village].iterrows():
            at = DAYS.index(moment["on"].date())
            assert (moment["stock_homes"], moment["stock_bridged_homes"]) == (stock[at], stock[at] + away[at])


@settings(max_examples=some(12))
@given(st.data())
def test_a_loss_is_called_too_large_exactly_where_a_replay_runs_out_of_homes(data):
    rows = [{**row, "district_code": "Elim"} for row in data.draw(st.lists(mutations(), min_size=3, max_size=6))]
    hard = [row for row in rows if row["status"] != "planned"]
    out_of_homes = min(line(flows(hard, {}), 5)) < 0
    result = judged(hard, homes={"Elim": 5})
    assert (len(result.evidence.excluded) > 0) == out_of_homes
    assert (reason(result) == "loss_larger_than_stock") == out_of_homes
    left = [
        row for name, row in zip(_names(hard), hard, strict=True) if name not in set(result.evidence.excluded["id"])
    ]
    assert min(line(flows(left, {}), 5)) >= 0


def _names(rows):
    return [f"M{number}" for number in range(1, len(rows) + 1)]


FILLINGS = {
    "homes": [0, 500],
    "kind": ["daeb_home", "pitch"],
    "status": ["decided", "planned"],
    "mutation": ["new_build", "sale"],
    "quality_contribution": ["none", "transformation"],
    "district_code": ["Elim", "Pesse"],
    "day": ["2022-06-01", "2023-01-02", "2023-10-02"],
}
"""For whatever may be missing, the ends between which every filling lies."""


@settings(max_examples=some(12))
@given(st.data())
def test_a_verdict_is_what_all_ways_to_fill_in_the_unknown_agree_on(data):
    rows = data.draw(st.lists(mutations(), min_size=1, max_size=4))
    some = st.tuples(st.sampled_from(range(len(rows))), st.sampled_from(sorted(FILLINGS)))
    holes = [hole for hole in data.draw(st.lists(some, max_size=3, unique=True)) if _may_be_missing(rows, hole)]
    homes = {"Elim": 3000, "Pesse": 4000}
    seen = {village: set() for village in homes}
    for values in product(*(FILLINGS[name] for _, name in holes)):
        found = flows(_written(rows, holes, values), {})
        days = sorted({FIRST, AGREED, LAST, *(flow[1] for flow in found)})
        for village, count in homes.items():
            seen[village].add(outcome([flow for flow in found if flow[0] == village], count, days)[0])
    result = judged(_written(rows, holes, [None] * len(holes)), homes=homes, kinds=dict.fromkeys(homes, "village"))
    expected = {village: words.pop() if len(words) == 1 else "unknown" for village, words in seen.items()}
    assert dict(result.table["verdict"]) == expected


def _may_be_missing(rows, hole):
    """A gain contributes nothing to quality and need not; what may be a loss says what it contributes."""
    row, name = hole
    return name not in ("quality_contribution", "mutation") or rows[row]["mutation"] not in GAINS


def _written(rows, holes, values):
    written = [dict(row) for row in rows]
    for (row, name), value in zip(holes, values, strict=True):
        written[row] |= {"date": value, "year": value and int(value[:4])} if name == "day" else {name: value}
    return written


@pytest.fixture(scope="module")
def embedded(session):
    return session.run("village_stock")


@pytest.fixture(scope="module")
def written(repository):
    text = (repository / "data" / "tables" / "stock_mutations.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))


def test_the_embedded_villages_gain_and_lose_what_the_table_says(embedded, written):
    """In the embedded data every plan with social homes in the period has mutations, so that these are everything."""
    for village, row in embedded.table.iterrows():
        sure = [
            line
            for line in written
            if line["district_code"] == village and line["kind"] == "daeb_home" and line["status"] != "planned"
        ]
        change = sum(int(line["homes"]) * (1 if line["mutation"] in GAINS else -1) for line in sure)
        assert row["stock_end_homes"] - row["base_homes"] == change
        assert row["losses_homes"] == sum(int(line["homes"]) for line in sure if line["mutation"] not in GAINS)


def test_the_base_of_the_embedded_areas_is_that_of_agreement_1(embedded):
    assert embedded.table["base_homes"].sum() == 6595


@pytest.mark.parametrize(
    ("village", "verdict", "reason", "homes"),
    [
        ("Fluitenberg", "at_risk", "shrinks_with_quality", (16, 14)),
        ("Elim", "meets", "does_not_shrink", (217, 217 - 6 + 5 + 8)),
        ("Hollandscheveld", "at_risk", "dips", (348, 348 - 6 - 4 + 22)),
        ("Noordscheschut", "meets", "does_not_shrink", (85, 85 + 16)),
        ("Nieuwlande", "meets", "does_not_shrink", (64, 64)),
        ("Nieuweroord", "meets", "does_not_shrink", (26, 26)),
        ("Tiendeveen", "at_risk", "shrinks_with_quality", (47, 45)),
        ("Stuifzand", "meets", "does_not_shrink", (9, 9)),
        ("Pesse", "at_risk", "dips", (104, 104 - 2 - 5 + 14 - 2 + 6)),
        ("Zuideropgaande / Nieuw Moscou", "fails", "shrinks_without_quality", (9, 5)),
    ],
)
def test_the_embedded_villages_are_judged_as_one_would_by_hand(embedded, village, verdict, reason, homes):
    (row,) = embedded.table[embedded.table["name"] == village].to_dict("records")
    assert (row["verdict"], row["reason"]) == (verdict, reason)
    assert (row["base_homes"], row["stock_end_homes"]) == homes


def test_a_planned_sale_of_unknown_size_is_unknown_beside_the_verdict(embedded):
    row = embedded.table[embedded.table["name"] == "Nieuwlande"].iloc[0]
    assert row[["soft_loss_homes", "stock_end_with_soft_homes"]].isna().all()
    assert "een onbekend aantal woningen af halen" in row["explanation"]
