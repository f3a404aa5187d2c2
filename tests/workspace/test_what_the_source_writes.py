"""A municipality maps its own file by its declaration alone: words, missing values, signs, notations."""

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from geo_pa import terms
from geo_pa.workspace.values import one_number

MAPPED = """
[columns.plan_id]
title = "Nummer"
type = "text"
source = "OBJECTID"

[columns.status]
title = "Planstatus"
type = "category"
source = "Planstatus"
vocabulary = "planning_status"
missing = ["Onbekend"]
[columns.status.map]
"1A Onherroepelijk" = "1A"
"3 In voorbereiding" = "3"

[columns.demolished]
title = "Te slopen woningen"
type = "integer"
source = "Sloop"
unit = "woningen"
min = 0
sign = -1

[columns.inhabitants]
title = "Inwoners"
type = "integer"
source = "AANT_INW"
unit = "inwoners"
min = 0
missing = [-99997, -99995.0, "geheim"]

[columns.ready]
title = "Klaar"
type = "boolean"
source = "Klaar"
[columns.ready.map]
"X" = true
"-" = false
"""


def mapped(folder, *rows):
    folder.declare_table("plans.csv", columns=MAPPED)
    folder.save_table("\n".join(["OBJECTID,Planstatus,Sloop,AANT_INW,Klaar", *rows]))
    return folder.read()


def test_words_signs_and_missing_values_are_translated(folder):
    reading = mapped(
        folder,
        "1,1A Onherroepelijk,-12,50,X",
        "2,Onbekend,0,-99997,-",
        "3,3 In voorbereiding,,geheim,",
        "4,1A,-1,-99995,",
    )
    assert reading.problems == ()
    assert reading.frame["status"].fillna("?").tolist() == ["1A", "?", "3", "1A"]
    assert reading.frame["demolished"].fillna(-1).tolist() == [12, 0, -1, 1]
    assert reading.frame["inhabitants"].fillna(-1).tolist() == [50, -1, -1, -1]
    assert reading.frame["ready"].fillna(False).tolist() == [True, False, False, False]


def test_missing_numbers_are_missing_in_a_binary_file_too(folder):
    folder.declare("plans.gpkg", columns=MAPPED)
    folder.save(
        folder.plans(
            OBJECTID=[1, 2],
            Planstatus=["3 In voorbereiding", "Onbekend"],
            Sloop=[0, -7],
            AANT_INW=[-99997, 12],
            Klaar=["X", "-"],
        )
    )
    frame = folder.read().frame
    assert frame["inhabitants"].fillna(-1).tolist() == [-1, 12]
    assert frame["demolished"].tolist() == [0, 7]


def test_a_word_that_is_not_mapped_is_reported_with_the_words_allowed(folder):
    reading = mapped(folder, "1,9 Droom,0,1,X", "2,1A,0,1,X")
    problem = reading.problems[0]
    assert problem.found == "rij 1 (1): '9 Droom'"
    assert "1A onherroepelijk; 1B onherroepelijk, met uitwerkingsplicht" in problem.expected
    assert "[columns.status]" in problem.action


def test_demolition_that_is_positive_where_the_source_counts_it_negative(folder):
    problem = mapped(folder, "1,1A,5,1,X", "2,1A,0,1,X").problems[0]
    assert problem.expected == "0 of meer woningen, nadat het teken is omgekeerd"
    assert problem.found == "rij 1 (1): '5'"


PERCENTAGE = """
[columns.share_65_plus]
title = "Aandeel 65 jaar en ouder"
type = "number"
source = "P_65"
unit = "share"
min = 0
max = 1
factor = 0.01
missing = [-99997]
"""


def test_a_percentage_becomes_a_share_and_what_is_missing_stays_missing(folder):
    folder.declare_table("plans.csv", columns=NUMBERS.partition("[columns.homes]")[0] + PERCENTAGE)
    folder.save_table("plan_id,P_65\nA,57\nB,0\nC,-99997")
    assert folder.read().frame["share_65_plus"].fillna(-1).tolist() == [0.57, 0.0, -1.0]


def test_a_share_above_one_says_by_what_it_was_multiplied(folder):
    folder.declare_table("plans.csv", columns=NUMBERS.partition("[columns.homes]")[0] + PERCENTAGE)
    folder.save_table("plan_id,P_65\nA,157\nB,57")
    assert "na vermenigvuldigen met 0,01" in folder.read().problems[0].expected


NUMBERS = """
[columns.plan_id]
title = "Nummer"
type = "text"

[columns.homes]
title = "Woningen"
type = "integer"

[columns.rent]
title = "Huur"
type = "number"
unit = "euro"
"""


def numbers(folder, *rows):
    folder.declare_table("plans.csv", columns=NUMBERS)
    folder.save_table("\n".join(["plan_id;homes;rent", *rows]))
    return folder.read()


@pytest.mark.parametrize(
    ("rows", "homes", "rent"),
    [
        (("A;1.234;1.234,5", "B;12;1.234"), [1234, 12], [1234.5, 1234]),
        (("A;1,234;1,234.5", "B;12;1.234"), [1234, 12], [1234.5, 1.234]),
        (("A;1.234;0,5", "B;12;3,75"), [1234, 12], [0.5, 3.75]),
        (("A;1.234;2", "B;12;3"), [1234, 12], [2, 3]),
        (("A;1;12.50", "B;12;1.234"), [1, 12], [12.5, 1.234]),
        (("A;+3;-0,25", "B;1.234.567;,5"), [3, 1_234_567], [-0.25, 0.5]),
        (("A;1;1e3", "B;2;2.5E-1"), [1, 2], [1000, 0.25]),
    ],
)
def test_numbers_are_read_as_the_rest_of_the_file_is_written(folder, rows, homes, rent):
    frame = numbers(folder, *rows).frame
    assert frame["homes"].tolist() == homes
    assert frame["rent"].tolist() == rent


@pytest.mark.parametrize("rows", [("A;1;1.234", "B;2;5.678", "C;3;"), ("A;1.000;1", "B;2;2"), ("A;1;1,234", "B;2;3")])
def test_a_number_that_may_be_two_numbers_is_not_guessed(folder, rows):
    reading = numbers(folder, *rows)
    assert set(reading.excluded["reason"]) == {"ambiguous_number"}
    assert "duizendtallen" in reading.problems[0].what
    assert reading.frame["rent"].isin([1, 2, 3]).sum() + reading.frame["rent"].isna().sum() == len(reading.frame)


def test_a_file_that_writes_numbers_both_ways_leaves_only_the_doubtful_ones_out(folder):
    reading = numbers(folder, "A;1;12,5", "B;2;12.5", "C;3;1.234")
    assert reading.frame["rent"].tolist() == [12.5, 12.5]
    assert reading.excluded["id"].tolist() == ["C"]


@given(st.decimals(min_value=-9_999_999, max_value=9_999_999, places=2))
def test_a_number_in_dutch_notation_is_read_as_it_was_written(number):
    read = one_number(terms.number(number, 2))
    assert read is not None
    assert math.isclose(float(read), float(number))


@given(st.text(alphabet="0123456789.,-+e% ", max_size=12))
def test_any_text_is_one_number_or_none(text):
    read = one_number(text)
    assert read is None or math.isfinite(float(read))
