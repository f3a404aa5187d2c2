"""What always holds of the checklist, whatever the plans, the questions and the answers."""

import pandas as pd
from examples import some
from framework import SOCIAL, answered, counted, criteria, held, home, places, said
from hypothesis import given, settings
from hypothesis import strategies as st

TYPES = "building_locations.single_family + building_locations.type_unknown"
CARE = "building_locations.step_free + building_locations.clustered + building_locations.care_unknown"
QUESTIONS = {
    "social": SOCIAL
    | {"important": True, "where_figure": "social_share.verdict", "where_words": "meets, compensated, at_risk, fails"},
    "single": counted("single_family", 0.25, most=TYPES, partly_value=0.1, theme="Typen"),
    "care": counted("step_free", 0.5, most=CARE, theme="Zorg"),
    "few": counted("regular", 0.5, comparison="at_most", theme="Zorg"),
    "accessible": counted("accessible", 2, per=None, important=True, theme="Zorg"),
    "residents": {"theme": "Bewoners"},
    "nature": {"theme": "Bewoners"},
}
MAY_LACK = (
    *("dwellings", "social_rent", "single_family", "type_unknown", "step_free", "clustered", "regular", "accessible"),
    *("status", "decision_date", "landlord"),
)
COUNTS = ["met", "partly", "not_met", "to_ask", "unknown", "not_applicable"]


@st.composite
def complete(draw):
    """Describe a plan of which everything is known and adds up."""
    dwellings = draw(st.integers(0, 8))
    single, step_free, social = (draw(st.integers(0, dwellings)) for _ in range(3))
    type_unknown, clustered = draw(st.integers(0, dwellings - single)), draw(st.integers(0, dwellings - step_free))
    return home(
        dwellings,
        social,
        single_family=single,
        type_unknown=type_unknown,
        multi_family=dwellings - single - type_unknown,
        step_free=step_free,
        clustered=clustered,
        regular=dwellings - step_free - clustered,
        accessible=draw(st.integers(0, dwellings)),
        status=draw(st.sampled_from(["1A", "3", "5A"])),
        decision_date=draw(st.sampled_from(["2024-01-01", "2023-10-01"])),
    )


@st.composite
def partly_known(draw):
    """Describe a plan of which some figures may be missing."""
    missing = draw(st.sets(st.sampled_from(MAY_LACK), max_size=4))
    return draw(complete()) | dict.fromkeys(missing)


ROWS = st.lists(
    st.builds(
        said,
        st.sampled_from(["L0", "L1", "L2"]),
        st.sampled_from([*QUESTIONS, "gone"]),
        st.sampled_from(["yes", "partly", "no", None]),
        st.sampled_from(["2024-01-01", "2025-01-01", None]),
    ),
    max_size=8,
)
PLANS = st.lists(partly_known(), min_size=1, max_size=3).map(lambda rows: {f"L{n}": row for n, row in enumerate(rows)})


def answers(result):
    rows = result.details["checklist"]
    return rows.set_index(["location_id", "criterion"])[["answer", "origin", "sentence"]].to_dict("index")


@settings(max_examples=some(8))
@given(PLANS, ROWS)
def test_every_question_about_every_location_has_one_answer_and_the_counts_add_up(plans, rows):
    result = held(plans, QUESTIONS, rows)
    assert set(answers(result)) == {(location, name) for location in plans for name in QUESTIONS}
    assert (result.table[COUNTS].sum(axis=1) == len(QUESTIONS)).all()
    by_theme = result.details["themes"].groupby("location_id")[COUNTS].sum().loc[result.table.index]
    assert by_theme.to_numpy().tolist() == result.table[COUNTS].to_numpy().tolist()
    assert not result.details["checklist"]["sentence"].str.contains(r"nan|None|<NA>|\{").any()


@settings(max_examples=some(8))
@given(PLANS, ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(plans, rows, random):
    turned = dict(reversed(plans.items()))
    shuffled = random.sample(rows, len(rows))
    first, second = held(places(**plans), QUESTIONS, rows), held(places(**turned), QUESTIONS, shuffled)
    assert answers(first) == answers(second)
    pd.testing.assert_frame_equal(
        pd.DataFrame(first.table.drop(columns="geometry")),
        pd.DataFrame(second.table.drop(columns="geometry").loc[first.table.index]),
    )


@settings(max_examples=some(5))
@given(PLANS, ROWS)
def test_other_ids_change_nothing_but_the_ids(plans, rows):
    renamed = {f"Z{name}": row | {"name": f"Plan {name}"} for name, row in plans.items()}
    moved = [row | {"location_id": f"Z{row['location_id']}"} for row in rows]
    first, second = answers(held(plans, QUESTIONS, rows)), answers(held(renamed, QUESTIONS, moved))
    assert {(f"Z{location}", name): answer for (location, name), answer in first.items()} == second


@settings(max_examples=some(8))
@given(PLANS, ROWS)
def test_the_answers_about_a_location_depend_on_that_location_only(plans, rows):
    together = answers(held(plans, QUESTIONS, rows))
    for location, plan in plans.items():
        mine = [row for row in rows if row["location_id"] == location]
        alone = answers(held({location: plan}, QUESTIONS, mine))
        assert alone == {key: answer for key, answer in together.items() if key[0] == location}


@settings(max_examples=some(25))
@given(complete(), st.sets(st.sampled_from(MAY_LACK), max_size=5))
def test_what_is_answered_with_less_known_stays_the_answer_with_more_known(plan, missing):
    less = answers(held({"A": plan | dict.fromkeys(missing)}, QUESTIONS))
    more = answers(held({"A": plan}, QUESTIONS))
    # As long as it is not known how many homes come, the questions are answered as if some do.
    nothing_comes = {"not_applicable"} if "dwellings" in missing and plan["dwellings"] == 0 else set()
    for key, answer in less.items():
        if answer["answer"] not in {"unknown", "asked"}:
            assert more[key]["answer"] in {answer["answer"], *nothing_comes}


@settings(max_examples=some(8))
@given(PLANS, ROWS)
def test_people_change_only_what_the_data_leave_open(plans, rows):
    without, with_people = answers(held(plans, QUESTIONS)), answers(held(plans, QUESTIONS, rows))
    for key, answer in without.items():
        if answer["answer"] not in {"unknown", "asked"}:
            assert with_people[key]["answer"] == answer["answer"]
            assert with_people[key]["origin"] == "data"


@settings(max_examples=some(5))
@given(PLANS, ROWS)
def test_nothing_that_is_given_is_changed(plans, rows):
    given = (places(**plans), criteria(**QUESTIONS), answered(*rows))
    before = [frame.copy() for frame in given]
    held(*given)
    for frame, copy in zip(given, before, strict=True):
        pd.testing.assert_frame_equal(pd.DataFrame(frame), pd.DataFrame(copy))
