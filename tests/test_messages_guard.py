"""The guard on messages works: found and expected are never the same."""

import pytest

from geo_pa.errors import Problem


@pytest.mark.parametrize(
    ("found", "expected"), [("EPSG:28992", "EPSG:28992"), ("'Ja'", "ja"), ("12  woningen", "12 woningen")]
)
def test_a_message_that_found_what_it_expected_fails_its_test(found, expected):
    with pytest.raises(AssertionError, match="found what was expected"):
        Problem("Plannen", "Er is iets.", found, expected, "Kijk.")


def test_another_message_is_left_alone():
    assert Problem("Plannen", "Er is iets.", "11", "12", "Kijk.").found == "11"
