"""Sums of layers and tables that should equal the figures in the agreements; a difference is a notice."""

from collections.abc import Iterator
from datetime import date
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.analyses.agreement_monitor.growth import COUNTED
from geo_pa.errors import Problem, Severity
from geo_pa.measures.stock_changes import GAINS, LOSSES
from geo_pa.workspace import Reading, Readings, RuleSets, all_there, wording

EXPECTED_CHANGES = {"demolition_and_sale": LOSSES, "new_build": GAINS}
"""Columns of the agreements' table, and the mutations that each of them counts."""

STOCK = {"corporation_stock": ("corporation", "kind", "homes"), "stock_2023": ("corporation", "kind", "units")}
CHANGES = {
    "stock_mutations": ("corporation", "kind", "mutation", "homes", "year"),
    "expected_change": ("corporation", *EXPECTED_CHANGES),
}
"""What each comparison needs; a workspace that declares less is not compared."""


def differing_sums(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Say where the stock layer and the mutations do not add up to the agreements: a notice per comparison."""
    if all_there(readings, STOCK):
        yield from _stock(readings)
    if all_there(readings, CHANGES):
        yield from _mutations(readings, rule_sets)


def _stock(readings: Readings) -> Iterator[Problem]:
    """Compare the units of the layer with the table, per corporation and kind."""
    layer, table = (readings[name] for name in STOCK)
    groups = ["corporation", "kind"]
    found, agreed = _sums(layer.frame, groups, "homes"), _sums(table.frame, groups, "units")
    rows = [
        f"{corporation}, {terms.label('stock_kind', kind)}: {figures}"
        for (corporation, kind), figures in _differences(found, agreed)
    ]
    if rows:
        yield _notice(layer, table, "Eenheden per corporatie en soort", rows, EMPTY_AREAS)


def _mutations(readings: Readings, rule_sets: RuleSets) -> Iterator[Problem]:
    """Compare mutations in the period with what the agreements expect, per corporation."""
    table, expected = (readings[name] for name in CHANGES)
    counted = table.frame[table.frame["kind"].isin(COUNTED) & _in_period(table, rule_sets)]
    for column, kinds in EXPECTED_CHANGES.items():
        found = _sums(counted[counted["mutation"].isin(kinds)], ["corporation"], "homes")
        agreed = _sums(expected.frame, ["corporation"], column)
        rows = [f"{corporation}: {figures}" for corporation, figures in _differences(found, agreed)]
        if rows:
            yield _notice(table, expected, f"{expected.declaration.columns[column].title} per corporatie", rows)


def _sums(frame: pd.DataFrame, groups: list[str], column: str) -> pd.DataFrame:
    """Add a column up per group: what is known of it, and whether anything is missing."""
    grouped = frame.assign(missing=frame[column].isna()).groupby(groups)
    return grouped.agg(sum=(column, "sum"), missing=("missing", "any"))


def _differences(found: pd.DataFrame, agreed: pd.DataFrame) -> Iterator[tuple[Any, str]]:
    """Name the groups that surely differ: with a figure missing, only those that exceed what was agreed."""
    for group in found.index.union(agreed.index, sort=True):
        one, one_unknown = _of(found, group)
        other, other_unknown = _of(agreed, group)
        if one > other or (one < other and not (one_unknown or other_unknown)):
            yield group, f"{terms.number(one)}, afgesproken {terms.number(other)}"


def _of(sums: pd.DataFrame, group: object) -> tuple[int, bool]:
    """Return a group's sum and whether it is incomplete; a group without rows is nothing."""
    if group not in sums.index:
        return 0, False
    row = sums.loc[[group]].iloc[0]
    return int(row["sum"]), bool(row["missing"])


def _in_period(mutations: Reading, rule_sets: RuleSets) -> pd.Series:
    """Tell which mutations fall in the years of the agreements; one without a year is counted, for it may."""
    frame = mutations.frame
    years = frame["year"].fillna(frame["date"].dt.year.astype("Int64")) if mutations.has("date") else frame["year"]
    rules = rule_sets["social_growth"].rules if "social_growth" in rule_sets else ()
    limits = {rule.name: rule.value.year for rule in rules if isinstance(rule.value, date)}
    within = years.between(limits.get("base_date", date.min.year), limits.get("deadline", date.max.year))
    return within.fillna(True).astype(bool)


EMPTY_AREAS = " Ontbreken er complexen in de laag, dan kan een buurt zonder complex toch sociale huurwoningen hebben."
"""What a layer with too few homes means for areas in which it shows none: where they lie is not known."""


def _notice(found: Reading, agreed: Reading, what: str, rows: list[str], more: str = "") -> Problem:
    return Problem(
        wording.place(found.declaration),
        f"{what}: het aantal wijkt af van de afspraken.",
        wording.listed(rows),
        f"dezelfde aantallen als in {wording.place(agreed.declaration)}",
        f"Kijk welke van de twee klopt; beide worden gebruikt zoals ze zijn.{more}",
        Severity.NOTICE,
    )
