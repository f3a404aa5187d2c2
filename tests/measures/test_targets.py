"""Whether a number is reached, where part of it is unknown."""

import math

import pytest

from geo_pa.measures.targets import judge_target


@pytest.mark.parametrize(
    ("firm", "planned", "verdict"),
    [
        ((300, 300), (300, 300), "meets"),
        ((200, 200), (300, 300), "at_risk"),
        ((200, 200), (299, 299), "fails"),
        ((200, 300), (300, 300), "unknown"),
        ((200, 200), (250, 300), "unknown"),
        ((300, math.inf), (300, math.inf), "meets"),
    ],
)
def test_a_target_is_judged_only_where_the_least_and_the_most_agree(firm, planned, verdict):
    assert judge_target(300, firm, planned) == verdict


def test_a_share_of_nothing_reaches_no_target_and_plans_may():
    assert judge_target(0.9, (math.nan, math.nan), (0.9, 1.0)) == "at_risk"
