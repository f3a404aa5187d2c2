"""Whether a number is reached by what is realised and by plans, where part of it is unknown."""

import math
from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import Verdict

STAGES = ("realised", "hard", "soft")
"""How sure what is counted is, the surest first."""

Range = tuple[float, float]
"""The least and the most that something can be."""

REASONS: Mapping[Verdict, str] = MappingProxyType(
    {
        Verdict.MEETS: "reached_with_hard_plans",
        Verdict.AT_RISK: "reached_with_soft_plans",
        Verdict.UNKNOWN: "size_unknown",
        Verdict.FAILS: "not_reached",
    }
)
"""The reason of each verdict as long as there is time."""


def judge_target(target: float, firm: Range, planned: Range) -> Verdict:
    """Judge a target by what is realised and hard, and by that with soft plans.

    Parameters
    ----------
    target : float
        The number to reach.
    firm, planned : (float, float)
        The least and the most without and with soft plans; not a number where there is nothing to take a share of.

    Returns
    -------
    Verdict
        ``meets``, ``at_risk`` (only with soft plans), ``fails`` (not even then), or unknown where the bounds of what is
        unknown leave that open.
    """
    if firm[0] >= target:
        return Verdict.MEETS
    if planned[1] < target:
        return Verdict.FAILS
    # Of nothing there is no share (NaN), and so none that reaches the target.
    certainly_short = firm[1] < target or math.isnan(firm[1])
    return Verdict.AT_RISK if certainly_short and planned[0] >= target else Verdict.UNKNOWN
