"""What may be shown to whom: nothing about a hidden row changes anything that another viewer gets."""

import itertools
from types import SimpleNamespace

import pandas as pd
import pytest
from builders import TODAY, booking, bookings, locations, mutation, mutations, plan, rules, share
from examples import some
from geopandas.testing import assert_geodataframe_equal
from hypothesis import given, settings
from hypothesis import strategies as st
from pandas.testing import assert_frame_equal
from portfolios import ledgers, open_plans, portfolios
from viewers import VIEWERS

from geo_pa.disclosure import (
    OPEN_LAYERS,
    blank_hidden,
    hide_small_counts,
    only_visible,
    visible,
)
from geo_pa.engine.memory import Memory
from geo_pa.engine.visible_rows import visible_rows
from geo_pa.errors import RequestError
from geo_pa.model import MUNICIPALITY, PUBLIC, STANDARD, Reader
from geo_pa.registry import ANALYSES, find

WORDS = [*VIEWERS, None]
OTHERS = VIEWERS[1:]
WOONCONCEPT = Reader("woonconcept", "Woonconcept", "corporations", "Woonconcept")
DOMESTA = Reader("domesta", "Domesta", "corporations", "Domesta")
TENANTS = Reader("tenants", "Huurders", "public")
EVERY_READER = (*STANDARD.values(), WOONCONCEPT, DOMESTA, TENANTS)
LIMITED = EVERY_READER[1:]
NOBODY = Reader("iedereen", "iedereen", "iedereen")
PLANS, BOOKINGS = "building_locations", "booked_compensation"
MARKED = (
    *(PLANS, BOOKINGS, "corporation_stock", "stock_mutations"),
    *("agreement_progress", "assessment_answers", "planned_works"),
)
ENDS = ("from_location", "to_location")


def marked(*words):
    return pd.DataFrame({"confidentiality": pd.array(words, dtype="str"), "homes": range(len(words))})


EVERY_ROW = pd.DataFrame(
    itertools.product([*VIEWERS, None], ["Woonconcept", "Domesta", None], ["1A", "5A"]),
    columns=["confidentiality", "corporation", "status"],
)
"""A row of every kind that readers can see differently."""


class TestTheLadder:
    @pytest.mark.parametrize(
        ("viewer", "seen"),
        [
            ("municipality", ["municipality", "corporations", "province", "public", None]),
            ("corporations", ["corporations", "province", "public"]),
            ("province", ["province", "public"]),
            ("public", ["public"]),
        ],
    )
    def test_each_viewer_sees_what_is_marked_for_him_and_for_those_after_him(self, viewer, seen):
        found = only_visible(marked(*WORDS), STANDARD[viewer], PLANS)["confidentiality"]
        assert [None if pd.isna(word) else word for word in found] == seen

    def test_a_word_that_nobody_knows_is_for_the_municipality_only(self):
        assert list(visible(marked("geheim", "public"), STANDARD["corporations"], PLANS)) == [False, True]

    @pytest.mark.parametrize("viewer", VIEWERS)
    @pytest.mark.parametrize("layer", [*MARKED, "een laag die niemand kent"])
    def test_a_layer_that_does_not_say_for_whom_it_is_is_the_municipalitys_alone(self, layer, viewer):
        assert visible(pd.DataFrame({"homes": [1, 2]}), STANDARD[viewer], layer).all() == (viewer == "municipality")

    @pytest.mark.parametrize("viewer", VIEWERS)
    @pytest.mark.parametrize("layer", ["neighbourhoods", "villages", "walking_network", "facilities"])
    def test_places_streets_and_facilities_are_open(self, layer, viewer):
        assert visible(pd.DataFrame({"homes": [1, 2]}), STANDARD[viewer], layer).all()

    def test_every_layer_of_the_embedded_municipality_is_open_or_says_for_whom_its_rows_are(self, session):
        declared = session.workspace.declarations
        marked = {name for name, declaration in declared.items() if "confidentiality" in declaration.columns}
        assert {*declared} - OPEN_LAYERS == marked == {*MARKED}

    def test_a_viewer_that_nobody_knows_sees_nothing(self):
        assert not visible(marked(*WORDS), NOBODY, PLANS).any()

    @pytest.mark.parametrize("viewer", VIEWERS)
    def test_an_empty_layer_stays_empty(self, viewer):
        assert only_visible(marked(), STANDARD[viewer], PLANS).empty

    def test_an_unknown_viewer_is_told_who_there_are(self, session):
        with pytest.raises(RequestError, match="openbaar"):
            session.reader("iedereen")
        for viewer in VIEWERS:
            assert session.reader(viewer) == STANDARD[viewer]


class TestOneCorporation:
    """Of what the corporations may see together, one sees what names it or nobody."""

    NAMES = ("Woonconcept", " WOONCONCEPT ", "Domesta", "Woonconcept en Domesta", "", "  ", None)

    def rows(self, word):
        return marked(*[word] * len(self.NAMES)).assign(corporation=pd.array(self.NAMES, dtype="str"))

    def test_sees_of_that_level_only_rows_that_name_it_or_nobody(self):
        seen = visible(self.rows("corporations"), WOONCONCEPT, PLANS)
        assert list(seen) == [True, True, False, False, True, True, True]
        assert visible(self.rows("corporations"), STANDARD["corporations"], PLANS).all()

    @pytest.mark.parametrize(("word", "all_seen"), [("municipality", False), ("province", True), ("public", True)])
    def test_sees_of_other_levels_what_the_corporations_see(self, word, all_seen):
        seen = visible(self.rows(word), WOONCONCEPT, PLANS)
        assert seen.all() if all_seen else not seen.any()

    def test_a_layer_without_the_column_names_nobody(self):
        assert visible(marked("corporations"), WOONCONCEPT, PLANS).all()

    def test_an_idea_is_told_to_it_where_the_level_says_so(self):
        idea = self.rows("corporations").assign(status="5A")
        assert list(visible(idea, WOONCONCEPT, PLANS)) == list(visible(self.rows("corporations"), WOONCONCEPT, PLANS))

    @given(st.data())
    def test_a_reader_who_sees_no_more_than_another_sees_no_row_that_the_other_does_not(self, data):
        one, other = (data.draw(st.sampled_from(EVERY_READER)) for _ in range(2))
        seen, theirs = (visible(EVERY_ROW, reader, PLANS) for reader in (one, other))
        assert one.sees_no_more_than(other) == (not (seen & ~theirs).any())

    @pytest.mark.parametrize("reader", EVERY_READER, ids=lambda reader: reader.id)
    def test_everybody_sees_no_more_than_the_municipality_and_no_less_than_the_public(self, reader):
        assert reader.sees_no_more_than(MUNICIPALITY)
        assert PUBLIC.sees_no_more_than(reader)


class TestRowsThatPointToOthers:
    EVERY = pd.Index(["A", "B", "C"])
    SEEN = pd.Index(["A", "B"])

    def blank(self, *rows, viewer=PUBLIC):
        links = dict.fromkeys(ENDS, (self.EVERY, self.SEEN))
        return blank_hidden(bookings(*rows), viewer, BOOKINGS, links)

    def test_a_visible_row_between_visible_rows_stays_whole(self):
        line = booking("A", "B", 3, confidentiality="public")
        assert_frame_equal(self.blank(line), bookings(line))

    def test_a_row_to_a_hidden_row_keeps_only_its_visible_end(self):
        found = self.blank(booking("A", "C", 3, confidentiality="public")).loc["B1"]
        assert found["from_location"] == "A"
        assert found.drop("from_location").isna().all()

    def test_a_hidden_row_between_visible_rows_keeps_only_its_ends(self):
        found = self.blank(booking("A", "B", 3, confidentiality="province")).loc["B1"]
        assert tuple(found[list(ENDS)]) == ("A", "B")
        assert found.drop(list(ENDS)).isna().all()

    def test_a_link_that_tells_too_much_goes_where_the_row_is_withheld_and_stays_where_it_is_not(self):
        lines = [booking("A", "B", 3, confidentiality=word) for word in ("public", "province")]
        table, links = bookings(*lines), dict.fromkeys(ENDS, (self.EVERY, self.SEEN))
        stays = {name: pd.Series(False, index=table.index) for name in ENDS}
        assert_frame_equal(blank_hidden(table, PUBLIC, BOOKINGS, links, stays), table.iloc[:1])

    def test_a_hidden_row_that_touches_nothing_visible_is_gone(self):
        assert self.blank(booking("C", "C", 3, confidentiality="province")).empty

    def test_a_row_to_something_that_never_existed_is_left_for_the_analysis_to_report(self):
        assert self.blank(booking("A", "Weg", 3, confidentiality="public")).loc["B1", "to_location"] == "Weg"

    def test_the_municipality_gets_every_row_whole(self):
        lines = [booking("A", "B", 3, confidentiality=word) for word in WORDS]
        links = dict.fromkeys(ENDS, (self.EVERY, self.EVERY))
        assert_frame_equal(blank_hidden(bookings(*lines), MUNICIPALITY, BOOKINGS, links), bookings(*lines))

    def test_blanking_keeps_the_types_and_leaves_the_table_as_it_was(self):
        table = bookings(booking("A", "C", 3, confidentiality="public"))
        before = table.copy()
        links = dict.fromkeys(ENDS, (self.EVERY, self.SEEN))
        assert list(blank_hidden(table, PUBLIC, BOOKINGS, links).dtypes) == list(table.dtypes)
        assert_frame_equal(table, before)


class TestSmallCounts:
    def test_a_count_under_the_threshold_is_hidden_and_a_true_0_is_not(self):
        counts = pd.Series([0, 1, 9, 10, None], dtype="Int64")
        hidden = hide_small_counts(counts, 10)
        assert hidden.isna().tolist() == [False, True, True, False, True]
        assert hidden.dropna().tolist() == [0, 10]
        assert hidden.dtype == counts.dtype

    @given(st.lists(st.one_of(st.none(), st.integers(0, 40))), st.integers(1, 20))
    def test_what_is_shown_is_true_and_never_small(self, numbers, threshold):
        counts = pd.Series(numbers, dtype="Int64")
        shown = hide_small_counts(counts, threshold).dropna()
        assert (shown == counts[shown.index]).all()
        assert ((shown == 0) | (shown >= threshold)).all()


class TestWhatNobodyCanChange:
    @pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES if "disclosure" in entry.rules])
    @pytest.mark.parametrize("name", ["count_suppression_threshold", "count_rounding"])
    def test_a_question_cannot_be_asked_with_another_threshold_or_rounding(self, session, analysis, name):
        for value in ("1", "2", "11"):
            with pytest.raises(RequestError):
                session.run(analysis, settings={name: value})


def seen_by(viewer, analysis, **layers):
    """Run an analysis as the engine does, with only what this viewer may see."""
    entry = find(analysis)
    readings = {name: SimpleNamespace(frame=layers[name]) if name in layers else None for name in entry.columns}
    return entry.analyse(**visible_rows(entry, readings, viewer, Memory()), rules=rules(*entry.rules), on=TODAY)


def assert_same(ours, theirs):
    assert_geodataframe_equal(ours.table, theirs.table)
    assert ours.totals == theirs.totals
    for name, detail in ours.details.items():
        assert_frame_equal(detail, theirs.details[name])


OWNERS = st.sampled_from(["Woonconcept", "Domesta", None])

SECRETS = {
    "dwellings": 90,
    "social_rent": 45,
    "high_sale": 45,
    "open_tenure": 0,
    "completion_year": 2027,
    "status": "1A",
    "landlord": "corporation",
    "social_demolished": 0,
    "decision_date": "2024-03-01",
    "name": "Geheim",
}
"""Other figures for a plan: enough surplus to help all others, if anyone could see it."""


@settings(max_examples=some(8))
@given(st.data(), st.sampled_from(LIMITED))
def test_no_figure_of_a_hidden_plan_or_booking_changes_what_another_viewer_gets(data, viewer):
    words = st.sampled_from(WORDS)
    plans = {
        name: {**row, "confidentiality": data.draw(words)}
        for name, row in data.draw(portfolios(open_plans(), 5, 9)).items()
    }
    lines = [{**line, "confidentiality": data.draw(words)} for line in data.draw(ledgers(plans, most=4))]
    plans = {name: {**row, "corporation": data.draw(OWNERS)} for name, row in plans.items()}
    layer, ledger = locations(**plans), bookings(*lines)
    shown, told = visible(layer, viewer, PLANS), visible(ledger, viewer, BOOKINGS)
    other_plans = {name: row if shown[name] else {**row, **SECRETS} for name, row in plans.items()}
    withheld = ~told | ~ledger[list(ENDS)].isin(layer.index[shown]).all(axis=1)
    other_lines = [
        {**line, "homes": 9, "form": "money", "decided_on": "2023-11-11", "decision": "Geheim"} if hidden else line
        for line, hidden in zip(lines, withheld, strict=True)
    ]
    ours = seen_by(viewer, "social_share", building_locations=layer, booked_compensation=ledger)
    other = locations(**other_plans)
    theirs = seen_by(viewer, "social_share", building_locations=other, booked_compensation=bookings(*other_lines))
    assert_same(ours, theirs)
    assert set(ours.table.index) == set(layer.index[shown])


@settings(max_examples=some(8))
@given(st.data(), st.sampled_from(LIMITED))
def test_no_verdict_contradicts_the_one_that_the_municipality_sees(data, viewer):
    """A viewer who sees less may know less, but is never told that a plan is short, or covered, where it is not."""
    words = st.sampled_from(["public", "public", "province", "municipality"])
    plans = {
        name: {**row, "confidentiality": data.draw(words)}
        for name, row in data.draw(portfolios(open_plans(), 5, 9)).items()
    }
    lines = [{**line, "confidentiality": data.draw(words)} for line in data.draw(ledgers(plans, most=5))]
    layers = {"building_locations": locations(**plans), "booked_compensation": bookings(*lines)}
    whole = seen_by(MUNICIPALITY, "social_share", **layers).table["verdict"]
    for name, verdict in seen_by(viewer, "social_share", **layers).table["verdict"].items():
        short = {"fails", "at_risk"}
        assert whole[name] == verdict or verdict == "unknown" or {whole[name], verdict} == short


@pytest.mark.parametrize("viewer", LIMITED)
def test_a_hidden_mutation_says_only_that_something_is_withheld(viewer):
    layer = locations(Elim=plan(20, 12, corporation="Domesta"), Geheim=plan(9, 9, confidentiality="municipality"))
    first = mutation(5, confidentiality="public")
    secret = [mutation(8, plan_id="Elim", confidentiality="municipality"), mutation(3, confidentiality="municipality")]
    other = [
        mutation(99, "sale", plan_id="Elim", confidentiality="municipality", status="planned", year=2026),
        mutation(44, plan_id="Geheim", confidentiality="public"),
    ]
    ours, theirs = (
        seen_by(viewer, "social_growth", building_locations=layer, stock_mutations=mutations(first, *rest))
        for rest in (secret, other)
    )
    assert_same(ours, theirs)
    assert ours.table.loc["net_addition", "verdict"] == "unknown"


def test_the_municipality_gets_what_the_analysis_gives_of_itself():
    plans, lines = {"Elim": plan(20, 3), "Pesse": plan(20, 9, confidentiality=None)}, [booking("Pesse", "Elim", 3)]
    layers = {"building_locations": locations(**plans), "booked_compensation": bookings(*lines)}
    assert_same(seen_by(MUNICIPALITY, "social_share", **layers), share(locations(**plans), lines))
