"""The embedded workspace has no faults; what it remarks is exactly what is known to be so."""

from datetime import date
from pathlib import Path

import pytest

from geo_pa.errors import Severity
from geo_pa.registry import ANALYSES
from geo_pa.workspace import open_folder

REPOSITORY = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def embedded():
    """Open the repository's own layers and data."""
    return open_folder(REPOSITORY)


def test_every_declaration_and_every_rule_is_sound(embedded):
    assert embedded.problems == ()
    assert len(embedded.declarations) == len(
        [*REPOSITORY.glob("layers/*.toml"), *REPOSITORY.glob("data/tables/*.toml")]
    )


def test_nothing_is_wrong_but_the_printed_totals_of_the_agreements(embedded):
    problems = embedded.check(*(entry.check for entry in ANALYSES))
    assert [str(problem) for problem in problems if problem.severity is Severity.ERROR] == []
    assert [(problem.where.rpartition(", ")[2], problem.found) for problem in problems] == [
        ("Sloop en verkoop (kolom demolition_and_sale)", "gedrukt 390, de rijen geven 150 + 230 + 9 + 2 = 391"),
        (
            "Netto toevoeging (kolom net)",
            "gedrukt 324; de gedrukte getallen geven 715 - 390 = 325; de sommen van de rijen geven 715 - 391 = 324",
        ),
    ]


def test_every_row_of_the_embedded_data_is_used_except_printed_totals(embedded):
    for name in embedded.declarations:
        excluded = embedded.read(name).excluded
        assert set(excluded["reason"]) <= {"printed_total"}, name


def test_every_rule_holds_on_the_reference_date(embedded):
    for name, rule_set in embedded.rule_sets.items():
        rules = embedded.rules(name, on=embedded.info.reference_date)
        assert set(rules) == set(rule_set.names)


def test_the_30_percent_rule_is_known_from_2_october_2023_until_the_end_of_2027(embedded):
    (first,) = embedded.rule_sets["social_share"].periods("minimum_share")
    assert (first.valid_from, first.valid_to) == (date(2023, 10, 2), date(2027, 12, 31))
