"""What was worked out before is kept for as long as all that it rests on holds the same, and no longer."""

from dataclasses import replace
from importlib import import_module

import geopandas as gpd
import numpy as np
import pandas as pd
import pytest
from pandas.testing import assert_frame_equal, assert_series_equal

from geo_pa.engine.memory import Memory
from geo_pa.engine.session import session_of
from geo_pa.engine.visible_rows import part, visible_rows
from geo_pa.model import STANDARD
from geo_pa.registry import ANALYSES, find

EVERY = pytest.mark.parametrize("entry", ANALYSES, ids=lambda entry: entry.id)


@pytest.fixture(scope="module")
def session(session):
    """The embedded municipality with a memory of its own: in that of all tests much is forgotten again."""
    return session_of(session.workspace, Memory())


def another(column):
    """Give the first row another value: one more, another word, unknown where it was not."""
    first = pd.Series(np.arange(len(column)) == 0, index=column.index)
    if pd.api.types.is_bool_dtype(column.dtype) or pd.api.types.is_datetime64_dtype(column.dtype):
        return column.mask(first) if column.notna().iloc[0] else column.mask(first, column.dropna().iloc[0])
    if pd.api.types.is_numeric_dtype(column.dtype):
        return column.mask(first, column.fillna(0) + 1)
    return column.mask(first, "een ander woord")


def elsewhere(frame):
    """Move the first shape a metre east."""
    shapes = frame.geometry.copy()
    shapes.iloc[0] = shapes.translate(1, 0).iloc[0]
    return frame.set_geometry(shapes)


def seen_by(session, entry, memory, viewer="municipality"):
    absent = [name for name in entry.optional if name not in session.workspace.declarations]
    readings = {name: None if name in absent else session.workspace.read(name) for name in entry.columns}
    return visible_rows(entry, readings, STANDARD[viewer], memory)


def ways_to_change(entry, session):
    """List every change of one layer that its answer may rest on: of each column it reads, of place, rows and order."""
    for layer, columns in entry.columns.items():
        if layer not in session.workspace.declarations:
            continue
        frame = session.layer(layer, closed=True)
        yield from ((layer, frame.assign(**{name: another(frame[name])})) for name in columns if name in frame)
        yield layer, frame.iloc[1:]
        yield layer, frame.iloc[::-1]
        yield layer, frame.set_axis([f"_{name}" for name in frame.index])
        if isinstance(frame, gpd.GeoDataFrame):
            yield layer, elsewhere(frame)


class TestWhatIsSeen:
    @EVERY
    def test_is_another_object_when_anything_that_is_read_changes(self, session, entry):
        memory = Memory()
        before = seen_by(session, entry, memory)
        for layer, frame in ways_to_change(entry, session):
            after = seen_by(session.changed(layer, frame), entry, memory)
            assert after[layer] is not before[layer]
            assert all(after[name] is before[name] for name in before if name != layer)

    @EVERY
    def test_is_the_same_object_when_only_what_is_not_read_changes(self, session, entry):
        memory = Memory()
        before = seen_by(session, entry, memory)
        for layer in before:
            if layer in session.workspace.declarations:
                other = session.changed(layer, session.layer(layer, closed=True).assign(not_read=1))
                assert seen_by(other, entry, memory)[layer] is before[layer]

    def test_holds_nothing_but_what_is_read(self, session):
        for entry in ANALYSES:
            for layer, frame in seen_by(session, entry, Memory()).items():
                shapes = {"geometry"} if isinstance(frame, gpd.GeoDataFrame) else set()
                assert frame is None or set(frame.columns) == {*entry.columns[layer], *shapes}

    def test_tells_a_missing_word_from_the_word_nan(self, session):
        entry, memory, plans = find("social_share"), Memory(), session.layer("building_locations")
        one, other = (
            seen_by(session.changed("building_locations", plans.assign(landlord=words)), entry, memory)
            for words in (pd.Series(np.nan, plans.index, dtype="str"), pd.Series("nan", plans.index, dtype="str"))
        )
        assert one["building_locations"] is not other["building_locations"]

    def test_of_linked_rows_depends_on_what_is_hidden_of_the_layer_they_point_to(self, session):
        entry, memory, plans = find("social_growth"), Memory(), session.layer("building_locations")
        linked = session.layer("stock_mutations")["plan_id"].dropna()
        hidden = plans["confidentiality"].mask(plans.index.isin(linked), "municipality")
        other = session.changed("building_locations", plans.assign(confidentiality=hidden))
        one, two = (seen_by(which, entry, memory, "public")["stock_mutations"] for which in (session, other))
        assert one["plan_id"].notna().sum() > two["plan_id"].notna().sum()

    def test_a_part_is_the_same_object_for_as_long_as_its_columns_hold_the_same(self, session):
        memory, stock = Memory(), session.layer("corporation_stock")
        shapes = part(stock, ("geometry",), memory)
        assert list(shapes.columns) == ["geometry"]
        assert part(stock.assign(homes=0), ("geometry",), memory) is shapes
        assert part(elsewhere(stock), ("geometry",), memory) is not shapes
        assert part(None, ("geometry",), memory) is None


def refuse(*_parts):
    raise AssertionError("worked out again")


class TestAnAnswer:
    @EVERY
    def test_is_not_worked_out_again_when_what_it_does_not_read_changes(self, session, entry, monkeypatch):
        session.run(entry.id)
        other = session
        for layer in entry.columns:
            if layer in session.workspace.declarations:
                other = other.changed(layer, other.layer(layer, closed=True).assign(not_read=1))
        monkeypatch.setattr(import_module(f"geo_pa.analyses.{entry.id}"), "analyse", refuse)
        assert len(other.run(entry.id).table)


EDITS = {
    "building_locations": lambda plans: plans.assign(
        dwellings=plans["dwellings"] + 1, social_rent=plans["social_rent"] + 1
    ),
    "corporation_stock": lambda stock: elsewhere(stock).assign(homes=another(stock["homes"])),
    "facilities": lambda facilities: facilities.iloc[3:],
    "stock_mutations": lambda changes: changes.assign(homes=another(changes["homes"])),
}


@pytest.fixture(scope="module")
def edited(session):
    """By edit the municipality after it: one that keeps what was answered before, and one that keeps nothing."""
    after = {layer: session.changed(layer, edit(session.layer(layer))) for layer, edit in EDITS.items()}
    return {layer: (other, session_of(other.workspace, Memory())) for layer, other in after.items()}


class TestAnAnswerAfterAnEdit:
    @EVERY
    @pytest.mark.parametrize("viewer", ["municipality", "public"])
    def test_is_what_it_is_without_anything_kept(self, session, edited, entry, viewer):
        assert edited.keys() & entry.columns.keys(), "no edit touches what this question reads"
        session.run(entry.id, viewer=viewer)
        for layer in edited.keys() & entry.columns.keys():
            same(*(one.run(entry.id, viewer=viewer) for one in edited[layer]))


def same(one, other):
    assert one.totals == other.totals
    tables = {"": (one.table, other.table)} | {name: (one.details[name], other.details[name]) for name in one.details}
    for first, second in tables.values():
        assert_frame_equal(figures(first), figures(second))
        if isinstance(first, gpd.GeoDataFrame):
            assert_series_equal(first.geometry.to_wkb(), second.geometry.to_wkb())


def figures(frame):
    return pd.DataFrame(frame).drop(columns="geometry", errors="ignore")


class TestWhatIsPrepared:
    """A preparation that takes some columns of a layer is made again only when these change."""

    @pytest.mark.parametrize(
        ("analysis", "name", "layer"),
        [
            (entry.id, name, layer)
            for entry in ANALYSES
            for name, preparation in entry.prepared.items()
            for layer in preparation.columns
        ],
    )
    def test_is_made_again_when_a_shape_moves_and_not_when_another_column_changes(
        self, session, analysis, name, layer, monkeypatch
    ):
        entry, made, answer = find(analysis), [], session.run(analysis)
        module = import_module(f"geo_pa.analyses.{analysis}")
        noting = {one: replace(of_one, make=note(made, one)) for one, of_one in entry.prepared.items()}
        monkeypatch.setitem(vars(entry), "prepared", noting)
        monkeypatch.setattr(module, "analyse", lambda _given, _made: answer)
        fresh, frame = session_of(session.workspace, Memory()), session.layer(layer)
        fresh.run(analysis)
        other = [column for column in entry.columns[layer] if column not in noting[name].columns[layer]]
        fresh.changed(layer, frame.assign(**{column: another(frame[column]) for column in other})).run(analysis)
        assert made.count(name) == 1
        fresh.changed(layer, elsewhere(frame)).run(analysis)
        assert made.count(name) == 2


def note(made, name):
    """Make something, and note that it was made."""

    def make(**_given):
        made.append(name)
        return object()

    return make
