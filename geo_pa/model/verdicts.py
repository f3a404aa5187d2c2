"""What is said of a unit: a verdict where an agreement sets a norm, else a signal."""

from enum import StrEnum


class Verdict(StrEnum):
    """What an agreement with a norm says of one unit."""

    FAILS = "fails"
    AT_RISK = "at_risk"
    UNKNOWN = "unknown"
    COMPENSATED = "compensated"
    MEETS = "meets"
    NOT_COUNTED = "not_counted"


class Signal(StrEnum):
    """How much attention one unit asks for where no agreement sets a norm: a priority, never a pass or fail."""

    HIGH = "high"
    SOME = "some"
    NONE = "none"
    UNKNOWN = "unknown"
    NOT_COUNTED = "not_counted"
    """The question does not apply to it."""


GIVEN_SIGNALS = tuple(signal for signal in Signal if signal is not Signal.NOT_COUNTED)
"""The signals of a unit that a question applies to."""
