"""What an answer column is, stands once: each figure is as fine everywhere, and each count of people is known."""

import csv
import io
import json
import re
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from declaring import block, describe
from hypothesis import given
from hypothesis import strategies as st

from geo_pa.delivery import export
from geo_pa.delivery.gate import prepare
from geo_pa.delivery.grid import detail_grid, table_grid, totals_grid
from geo_pa.delivery.xlsxfile import _pattern
from geo_pa.engine import visible_rows
from geo_pa.errors import DeliveryError
from geo_pa.model import MUNICIPALITY, Column, unit_of
from geo_pa.present.columns import column_of
from geo_pa.present.headings import figure, places, text
from geo_pa.present.heat_stress import totals as heat_totals
from geo_pa.present.special import with_rows
from geo_pa.present.tables import table, table_of
from geo_pa.registry import ANALYSES
from geo_pa.schema import SCHEMA
from geo_pa.terms import decimals_apart, number, percent

EVERY = pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES])
PEOPLE = {"persons", "count", "inhabitants", "older", "households", "allocations"}
"""Units of people."""

NOBODY = {"expected_social_homes", "expected_homes", "vacated_homes"}
"""Worked out from a rounded total and the number of homes; or homes, hidden where a corporation has few in any year."""


def columns_of(entry, frame, detail):
    return {name: entry.answer.column(name, detail) for name in frame.columns if name != "geometry"}


def frames_of(result):
    return {"": pd.DataFrame(result.table), **result.details}


def as_number(text):
    """Read a Dutch figure; of a percentage the share."""
    plain = float(re.sub(r"[^0-9,-]", "", text).replace(",", "."))
    return plain / 100 if text.endswith("%") else plain


@EVERY
def test_every_column_and_total_is_declared(session, analysis):
    entry, result = next(one for one in ANALYSES if one.id == analysis), session.run(analysis)
    for detail, frame in frames_of(result).items():
        assert set(frame.columns) - {"geometry"} <= set(entry.answer.known(detail)), detail
    assert set(result.totals) <= set(entry.answer.totals)


@EVERY
def test_a_figure_is_as_fine_on_the_screen_as_in_excel_in_every_table(session, analysis):
    result = session.run(analysis)
    for detail, frame in frames_of(result).items():
        declared = {name: column_of(result, name, detail) for name in frame if name != "geometry"}
        fine = [name for name in declared if frame[name].dtype == "float64"]
        shown = table(frame, {name: declared[name] for name in fine})
        grid = detail_grid(result, detail) if detail else table_grid(result)
        for place, name in enumerate(fine):
            at = grid.titles.index(declared[name].in_a_file)
            for row, value in enumerate(frame[name]):
                if pd.notna(value):
                    said, cell = shown._display_funcs[(row, place)](value), grid.rows[row][at]
                    assert cell.value == pytest.approx(as_number(said), abs=1e-9), (detail, name)
                    assert _decimals(_pattern(cell)) >= len(said.removesuffix("%").partition(",")[2])


@EVERY
def test_a_figure_is_as_fine_in_csv_and_geojson_as_in_excel(session, analysis):
    result = session.run(analysis)
    grid = table_grid(result)
    written = export(result, "csv", viewer=MUNICIPALITY).decode("utf-8-sig")
    lines = list(csv.reader(io.StringIO(written), delimiter=";"))
    drawn = [
        feature["properties"] for feature in json.loads(export(result, "geojson", viewer=MUNICIPALITY))["features"]
    ]
    for name in (name for name in result.table if result.table[name].dtype == "float64"):
        at = grid.titles.index(column_of(result, name).in_a_file)
        for row, line, properties in zip(grid.rows, lines[1:], drawn, strict=True):
            if row[at].value is not None:
                in_csv = float(line[at].replace(",", ".")) / (100 if row[at].unit == "share" else 1)
                assert [in_csv, properties[name]] == pytest.approx([row[at].value] * 2, abs=1e-9), name


def test_the_rows_behind_a_share_are_written_as_shares(session):
    result = session.run("agreement_monitor")
    rows = result.details["behind"]
    reported = rows[rows["unit"] == "share"].dropna(subset=["amount"])
    written = table_of(with_rows(result, "behind", reported), "behind")
    place = list(written.data.columns).index("Aantal")
    assert len(reported)
    for row, value in enumerate(reported["amount"]):
        assert written._display_funcs[(row, place)](value) == percent(value)


def test_one_of_something_is_singular_whatever_kind_of_number_it_is():
    questions = Column("Niet van toepassing", "questions")
    assert {text(one, questions) for one in (1, 1.0, np.int64(1), np.float64(1))} == {"1 vraag"}
    assert text(np.int64(1234), questions) == "1.234 vragen"


def test_the_hectares_to_green_are_as_fine_on_the_page_as_in_a_file(session):
    result = session.run("heat_stress")
    title = result.answer.total("greening_needed_m2").title
    (cell,) = (row[1] for row in totals_grid(result).rows if row[0].value == title)
    assert f"{number(cell.value / 10_000, 0)} ha groen" in heat_totals.figures(result).values()
    assert cell.value % 10_000 == 0


def _decimals(pattern):
    return len(pattern.removesuffix("%").partition(".")[2])


@EVERY
def test_no_figure_is_written_on_the_other_side_of_what_it_is_held_against(session, analysis):
    result = session.run(analysis)
    for detail, frame in frames_of(result).items():
        grid = detail_grid(result, detail) if detail else table_grid(result)
        for name in frame.columns:
            column = column_of(result, name, detail)
            for norm in (one for one in column.norms if isinstance(one, float)):
                at = grid.titles.index(column.in_a_file)
                for value, row in zip(frame[name], grid.rows, strict=True):
                    assert pd.isna(value) or (value > norm) == (row[at].value > norm), (name, value)


def test_a_bound_just_above_the_norm_does_not_read_as_the_norm():
    bound = Column("Ondergrens", norms=(1.0,))
    assert (figure(1.0026, bound), places(1.0026, bound)) == (1.003, 3)
    assert figure(1.26, bound) == 1.26
    assert figure(0.299999, Column("Aandeel", "share", norms=(0.3,))) == 0.299999


def test_a_share_just_below_its_norm_does_not_read_as_its_norm_in_a_sentence():
    assert (percent(0.2996, beside=0.3), percent(0.29999, beside=0.3)) == ("29,96%", "29,999%")
    assert (percent(0.3, beside=0.3), percent(0.305, beside=0.3), percent(0.2996)) == ("30%", "30,5%", "30%")


@given(
    value=st.floats(-1e6, 1e6),
    norm=st.integers(-1000, 1000).map(lambda whole: whole / 8),
    decimals=st.integers(-2, 4),
)
def test_rounding_keeps_the_side_of_every_norm_that_is_not_nearer_than_can_be_written(value, norm, decimals):
    written = round(value, decimals_apart(value, decimals, [norm]))
    assert (written > norm, written < norm) == (value > norm, value < norm) or abs(value - norm) < 1e-9
    far = abs(value - norm) > 10.0**-decimals
    assert not far or written == round(value, decimals if abs(value) >= 10.0**-decimals or decimals > 0 else 0)


@EVERY
def test_every_count_of_people_is_declared_as_one(session, analysis):
    entry, result = next(one for one in ANALYSES if one.id == analysis), session.run(analysis)
    small = {
        name
        for declared in session.workspace.declarations.values()
        for name, column in declared.columns.items()
        if column.people
    }
    counts = {
        **entry.answer.totals,
        **{
            (detail, name): column
            for detail, frame in frames_of(result).items()
            for name, column in columns_of(entry, frame, detail).items()
            if pd.api.types.is_numeric_dtype(frame[name])
        },
    }
    for key, column in counts.items():
        name = key[1] if isinstance(key, tuple) else key
        if (unit_of(column.unit).code in PEOPLE or name in small) and name not in NOBODY:
            assert column.people, key


def test_a_count_of_people_with_a_plain_name_does_not_leave_while_it_is_small(session):
    result = session.run("heat_stress")
    few = result.table.assign(vulnerable_residents=pd.array([5] * len(result.table), dtype="Int64"))
    with pytest.raises(DeliveryError, match="kleine aantallen"):
        prepare(replace(result, table=few), viewer=MUNICIPALITY)


def declared_as(folder, layer, column, kind):
    field = replace(SCHEMA[layer].fields[column], type=kind)
    describe(next(folder.rglob(f"{layer}.toml")), block(column, field))


@pytest.mark.parametrize(
    ("layer", "column", "kind"), [("building_locations", "dwellings", "number"), ("villages", "name", "integer")]
)
def test_a_declaration_of_another_type_than_a_question_reads_is_a_fault_and_gives_no_answer(
    copied, opened, layer, column, kind
):
    declared_as(copied, layer, column, kind)
    session = opened(copied)
    faults = [problem for problem in session.check() if f"[columns.{column}]" in (problem.action or "")]
    assert [problem.found for problem in faults] == [f'type = "{kind}"']
    assert any(problem in faults for found in session.run_all().unanswered.values() for problem in found)


def test_whole_numbers_are_numbers_too():
    whole = pd.DataFrame({"length_m": pd.array([3, None], dtype="Int64")})
    asked = visible_rows._only(whole, {"length_m": "float64"})
    assert asked["length_m"].dtype == "float64"
    assert asked["length_m"].tolist()[0] == 3.0
    assert whole["length_m"].dtype == "Int64"
