"""What a question says beforehand of rows made by hand."""

from dataclasses import replace

import pytest

from geo_pa.registry import find


@pytest.fixture
def checked(session):
    """A function that checks layers and tables with these rows; what is not named is not there."""

    def check(question, *, without_rules=(), **frames):
        known = session.workspace
        readings = {name: replace(known.read(name, ()), frame=frame) for name, frame in frames.items()}
        rule_sets = {name: rules for name, rules in known.rule_sets.items() if name not in without_rules}
        return list(find(question).check(readings, rule_sets))

    return check
