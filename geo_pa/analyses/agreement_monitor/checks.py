"""What of the agreements does not fit: sums that differ, figures without one value, and names that nobody signed."""

from collections.abc import Iterator, Mapping

import pandas as pd

from geo_pa.analyses.agreement_monitor.agreed_sums import differing_sums
from geo_pa.analyses.agreement_monitor.signed_names import unknown_corporations
from geo_pa.errors import Problem, Severity
from geo_pa.model import Rule
from geo_pa.workspace import Readings, RuleSets, all_there, wording

FIGURES = "agreed_figures"


def check(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Say where layers, tables and rules tell another thing than the agreements do."""
    yield from differing_sums(readings, rule_sets)
    yield from _without_one_value(readings, rule_sets)
    yield from unknown_corporations(readings)


def _without_one_value(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Find agreed figures whose value is nowhere, or stands in two places, and rules that are not there."""
    if not all_there(readings, {FIGURES: ("rule", "value", "unit", "norm")}):
        return
    figures = readings[FIGURES].frame
    for what, expected, wrong in _faults(figures, {rule.id: rule for one in rule_sets.values() for rule in one.rules}):
        rows = [f"{key}: {rule}" for key, rule in figures["rule"][wrong].fillna("geen regel").items()]
        if rows:
            action = "Verbeter de rij, of voeg de regel toe aan data/rules."
            where, found = wording.place(readings[FIGURES].declaration), wording.listed(rows)
            yield Problem(where, what, found, expected, action, Severity.NOTICE)


def _faults(figures: pd.DataFrame, rules: Mapping[str, Rule]) -> Iterator[tuple[str, str, pd.Series]]:
    named, valued = figures["rule"].notna(), figures["value"].notna()
    known = figures["rule"].isin(list(rules))
    units = figures["rule"].map({name: rule.unit for name, rule in rules.items()})
    yield (
        "Een getal noemt een regel die er niet is; zonder eigen waarde is het onbekend.",
        "een regel uit data/rules",
        named & ~known,
    )
    yield "Een getal noemt een regel en heeft ook zelf een waarde; de regel geldt.", "een van beide", named & valued
    yield (
        "Een getal heeft geen waarde en noemt geen regel; het is onbekend.",
        "een van beide",
        ~named & ~valued & (figures["norm"] != "each"),
    )
    yield (
        "Een getal heeft een andere eenheid dan zijn regel; de waarde van de regel geldt.",
        "dezelfde eenheid",
        known & (units != figures["unit"]),
    )
