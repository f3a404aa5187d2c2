"""A figure that cannot be is unknown or a fault, never a figure: codes for missing, bounds, impossible parts."""

import pytest
from examples import some
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from geo_pa.errors import Severity
from geo_pa.measures.missing_codes import NEVER_MEASURED
from geo_pa.workspace import open_folder

COLUMNS = """
[columns.plan_id]
title = "Nummer"
type = "text"

[columns.heat]
title = "Hitte-eiland"
type = "number"
unit = "degC"

[columns.corporation]
title = "Corporatie"
type = "text"

[columns.status]
title = "Planstatus"
type = "category"
vocabulary = "planning_status"
"""


def read(folder, *rows, columns=COLUMNS, header="plan_id;heat;corporation;status"):
    folder.declare_table("plans.csv", columns=columns)
    folder.save_table("\n".join([header, *rows]))
    return folder.read()


@pytest.mark.parametrize("code", ["-9999", "-99995", "-99997", "-99999999", "99999999", "-99.997", "-9999.0", "-32768"])
def test_a_usual_code_for_missing_is_unknown_and_is_told(folder, code):
    reading = read(folder, f"A;{code};Domesta;1A", "B;1,5;Domesta;1A")
    assert reading.frame["heat"].isna().tolist() == [True, False]
    (problem,) = reading.problems
    assert problem.severity is Severity.NOTICE
    assert problem.what == "1 waarde is een bekende code voor 'geen gegevens' en telt als onbekend."
    assert "missing = [" in problem.action
    assert [one.columns for one in reading.reread] == [("heat",)]


def test_every_code_in_a_column_is_counted_in_one_notice(folder):
    reading = read(folder, "A;-99997;x;1A", "B;-99997;x;1A", "C;-9999;x;1A")
    assert [problem.found for problem in reading.problems] == ["-99.997 (2 keer), -9.999 (1 keer)"]
    assert "missing = [-99997, -9999]" in reading.problems[0].action


@pytest.mark.parametrize("named", ["-99997", "-99997.0", '"-99997"'])
def test_a_code_that_the_declaration_names_is_no_news(folder, named):
    declared = COLUMNS.replace('unit = "degC"', f'unit = "degC"\nmissing = [{named}]')
    assert read(folder, "A;-99997;x;1A", columns=declared).problems == ()


def test_a_code_that_the_bounds_allow_is_a_figure(folder):
    declared = COLUMNS.replace('unit = "degC"', 'unit = "m"\nmin = -10000')
    reading = read(folder, "A;-9999;x;1A", columns=declared)
    assert reading.frame["heat"].tolist() == [-9999]
    assert reading.problems == ()


def test_a_number_that_is_a_code_only_beyond_the_bounds(folder):
    declared = COLUMNS.replace('unit = "degC"', 'unit = "jaar"\nmin = 1600\nmax = 2100')
    reading = read(folder, "A;9999;x;1A", "B;1990;x;1A", columns=declared)
    assert reading.frame["heat"].isna().tolist() == [True, False]
    assert read(folder, "A;9999;x;1A", "B;1990;x;1A").frame["heat"].tolist() == [9999, 1990]


def test_a_code_among_words_is_no_word_and_no_name(folder):
    reading = read(folder, "A;1;-99997;-99999999")
    assert reading.frame[["corporation", "status"]].isna().all(axis=None)
    assert [problem.severity for problem in reading.problems] == ["notice", "notice"]


def test_a_code_where_a_value_must_be_costs_the_row(folder):
    declared = COLUMNS.replace('unit = "degC"', 'unit = "degC"\nrequired = true')
    reading = read(folder, "A;-99997;x;1A", "B;1;x;1A", columns=declared)
    assert reading.excluded["reason"].tolist() == ["missing_value"]


def test_a_key_may_look_like_a_code(folder):
    reading = read(folder, "99999999;1;x;1A")
    assert reading.frame.index.tolist() == ["99999999"]
    assert reading.problems == ()


def test_codes_in_a_binary_file_are_found_too(folder):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(aantal=[-99997, 3, 99999999], kans=[0.5, -3.4028234663852886e38, 0.1]))
    frame = folder.read().frame
    assert frame["homes"].fillna(0).tolist() == [0, 3, 0]
    assert frame["chance"].isna().tolist() == [False, True, False]


@pytest.mark.parametrize("value", [-0.25, 1.25])
def test_a_share_lies_from_0_to_1_though_nobody_says_so(folder, value):
    bare = COLUMNS.replace('unit = "degC"', 'unit = "share"')
    reading = read(folder, f"A;{value};x;1A", "B;0,5;x;1A", columns=bare)
    assert reading.excluded["reason"].tolist() == ["out_of_range"]
    assert "een aandeel van 0 tot en met 1" in reading.problems[0].expected


def test_a_declaration_that_lets_a_share_be_negative_is_refused(folder):
    folder.declare_table("plans.csv", columns=COLUMNS.replace('unit = "degC"', 'unit = "share"\nmin = -1'))
    assert any("NDVI is geen aandeel" in problem.what for problem in folder.open().problems)


REMAINDER = """
[columns.plan_id]
title = "Nummer"
type = "text"

[columns.homes]
title = "Woningen"
type = "integer"
unit = "woningen"
min = 0

[columns.rent]
title = "Huur"
type = "integer"
unit = "woningen"
min = 0

[columns.rest]
title = "Huur of koop onbekend"
type = "integer"
unit = "woningen"
min = 0

[columns.other]
title = "Soort onbekend"
type = "integer"
unit = "woningen"
min = 0

[[sums]]
total = "homes"
parts = ["rent", "rest"]

[[sums]]
total = "homes"
parts = ["rent", "other"]
"""
LOOSE = REMAINDER.replace(
    'title = "Huur of koop onbekend"', 'title = "Huur of koop onbekend"\nbelow_min = "unknown"'
).replace('title = "Soort onbekend"', 'title = "Soort onbekend"\nbelow_min = "unknown"')
HEADER = "plan_id;homes;rent;rest;other"


def test_a_negative_remainder_is_one_fault_however_many_columns_and_sums_it_spoils(folder):
    (problem,) = read(folder, "A;0;37;-37;-37", "B;9;5;4;4", columns=REMAINDER, header=HEADER).problems
    assert problem.where.endswith("Huur of koop onbekend (kolom rest) en Soort onbekend (kolom other)")
    assert 'below_min = "unknown" onder [columns.rest]' in problem.action
    assert problem.found == "rij 1 (A): '-37'"


def test_a_negative_remainder_can_be_declared_unknown_and_then_the_plan_counts(folder):
    reading = read(folder, "A;0;37;-37;-37", "B;9;5;4;4", columns=LOOSE, header=HEADER)
    assert reading.excluded.empty
    assert [problem.severity for problem in reading.problems] == ["notice"] * len(reading.problems)
    assert reading.frame["homes"].tolist() == [0, 9]
    assert reading.frame.loc["A", ["rent", "rest", "other"]].isna().all()
    assert reading.frame.loc["B"].tolist() == [9, 5, 4, 4]


def test_figures_of_a_closed_table_are_counted_and_not_shown(folder):
    folder.declare_table("plans.csv", columns=LOOSE, key='key = "plan_id"\nclosed = true')
    folder.save_table(f"{HEADER}\nA;40;37;-7;3")
    (problem,) = folder.read().problems
    assert "-7" not in str(problem)
    assert problem.what == "1 waarde ligt buiten de grenzen en telt als onbekend."


def test_other_parts_stay_known_where_they_can_be(folder):
    reading = read(folder, "A;40;37;-1;3", columns=LOOSE, header=HEADER)
    assert reading.frame["rent"].tolist() == [37]
    assert reading.frame["rest"].isna().all()
    assert reading.excluded.empty


def test_parts_that_exceed_the_total_without_an_impossible_one_stay_a_fault(folder):
    reading = read(folder, "A;3;37;;3", "B;9;5;4;4", columns=LOOSE, header=HEADER)
    assert reading.excluded["reason"].tolist() == ["parts_exceed_total"]


def test_every_measured_column_of_the_shipped_declarations_has_bounds(pytestconfig):
    workspace = open_folder(pytestconfig.rootpath)
    unbounded = [
        f"{declaration.name}.{column.name}"
        for declaration in workspace.declarations.values()
        for column in declaration.columns.values()
        if column.numeric and column.unit and None in column.bounds
    ]
    assert unbounded == []


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=some(10), deadline=None)
@given(st.sampled_from(NEVER_MEASURED))
def test_no_code_ever_moves_a_mean(folder, code):
    folder.declare("plans.gpkg")
    folder.save(folder.plans(kans=[0.5, code]))
    assert folder.read().frame["chance"].mean() == 0.5
