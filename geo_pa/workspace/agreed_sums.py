"""Sums of layers and tables that should equal the figures in the agreements; a difference is a notice."""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.reading import Reading
from geo_pa.workspace.rules import RuleSet

Readings = Mapping[str, Reading]

AGREEMENT_KINDS = ("daeb_home", "care_place", "caravan")
"""Kinds of stock that count in agreement 1; pitches and non-DAEB homes do not."""

EXPECTED_CHANGES = {
    "demolition_and_sale": ("demolition", "sale", "liberalisation"),
    "new_build": ("new_build", "purchase"),
}
"""Columns of the agreements' table, and the mutations that each of them counts."""

STOCK_COLUMNS = {"corporation_stock": ("corporation", "kind", "homes"), "stock_2023": ("corporation", "kind", "units")}
CHANGE_COLUMNS = {
    "stock_mutations": ("corporation", "kind", "mutation", "homes", "year"),
    "expected_change": ("corporation", "demolition_and_sale", "new_build"),
}
"""What each comparison needs; a workspace that declares less is not compared."""


def agreed_sum_notices(readings: Readings, rule_sets: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Say where the stock layer and the mutations do not add up to the agreements.

    Parameters
    ----------
    readings : mapping of str to Reading
        What is missing among ``corporation_stock``, ``stock_2023``, ``stock_mutations`` and ``expected_change`` is not
        compared.
    rule_sets : mapping of str to RuleSet
        ``social_growth`` holds the period of the agreements.

    Yields
    ------
    Problem
        One notice per comparison, with every corporation that differs.
    """
    if _have(readings, STOCK_COLUMNS):
        yield from _stock(readings)
    if _have(readings, CHANGE_COLUMNS):
        yield from _mutations(readings, rule_sets)


def _have(readings: Readings, needed: Mapping[str, tuple[str, ...]]) -> bool:
    return all(name in readings and readings[name].has(*columns) for name, columns in needed.items())


def _stock(readings: Readings) -> Iterator[Problem]:
    """Compare the units of the layer with the table, per corporation and kind."""
    layer, table = readings["corporation_stock"], readings["stock_2023"]
    groups = ["corporation", "kind"]
    found, agreed = _sums(layer.frame, groups, "homes"), _sums(table.frame, groups, "units")
    rows = [
        f"{corporation}, {terms.label('stock_kind', kind)}: {figures}"
        for (corporation, kind), figures in _differences(found, agreed)
    ]
    if rows:
        yield _notice(layer, table, "Eenheden per corporatie en soort", rows, EMPTY_AREAS)


def _mutations(readings: Readings, rule_sets: Mapping[str, RuleSet]) -> Iterator[Problem]:
    """Compare mutations in the period with what the agreements expect, per corporation."""
    table, expected = readings["stock_mutations"], readings["expected_change"]
    counted = table.frame[table.frame["kind"].isin(AGREEMENT_KINDS) & _in_period(table, rule_sets)]
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


def _in_period(mutations: Reading, rule_sets: Mapping[str, RuleSet]) -> pd.Series:
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
