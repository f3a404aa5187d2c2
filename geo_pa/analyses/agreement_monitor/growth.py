"""Agreement 1: growth and replacement, and the expected change per corporation beside the present."""

import math
from collections.abc import Hashable, Iterable, Mapping
from typing import Any

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, counting, opening, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import Rows, behind
from geo_pa.analyses.agreement_monitor.stock import TOGETHER
from geo_pa.measures.stock_changes import LAYERS
from geo_pa.measures.targets import STAGES
from geo_pa.model import Verdict
from geo_pa.terms import UNKNOWN, is_missing, label

COUNTED = ("daeb_home", "care_place", "caravan")
"""Kinds of stock that are agreement units."""

PARTS = {
    "demolition_and_sale": "demolition_and_sale",
    "liberalisation": "liberalisation",
    "new_build": "new_build",
    "purchase": "purchase",
    "net": "net_addition",
}
"""Per figure beside the table in the agreements, what of each contribution it counts."""

NOT_IN_TABLE = ("liberalisation", "purchase")
"""What the table does not name: a home that is liberalised is not sold, and one that is bought is not new."""


def measure(figure: Figure, given: Known) -> Measured:
    """Take the target of ``social_growth`` that the figure's rule names."""
    result = given.answer("social_growth")
    target = figure.rule.name if figure.rule else ""
    if result is None or target not in result.table.index:
        return unmeasured(figure, "source_missing", "groei en vervanging zijn niet te bepalen met deze gegevens.")
    row = result.table.drop(columns="geometry").to_dict("index")[target]
    verdict = Verdict(str(row["verdict"]))
    told = str(row["explanation"]).partition(": ")[2]
    return Measured(
        verdict=verdict,
        reason=str(row["reason"]),
        explanation=f"{opening(figure, given, verdict)}: {told}",
        agreed=float(row["target"]),
        unit=figure.unit,
        behind=_rows(target, given),
        base=_base(given) if target == "net_addition" else float("nan"),
        shown=STAGES,
        gap=float(row["gap"]),
        firm=counting(figure, given)[0],
    )


def _rows(target: str, given: Known) -> Rows:
    rows = given.social_growth.details["contributions"]  # type: ignore[union-attr]  # measure() looked
    told = given.once("growth", lambda: rows.assign(name=_names(rows, given), note=_changes(rows, given)))
    some = told[(rows[target] != 0).fillna(True).astype(bool)]
    layer, bounds = some["origin"].map(LAYERS), _bounds(some, target)
    return behind(some, layer=layer, stage=some["stage"], amount=some[target], bounds=bounds, note=some["note"])


def _bounds(rows: pd.DataFrame, target: str) -> list[tuple[float, float]]:
    """Bound what is unknown from both sides: whether it is a gain or a loss may be unknown too."""
    return [(-math.inf, math.inf) if pd.isna(units) else (float(units), float(units)) for units in rows[target]]


def _names(rows: pd.DataFrame, given: Known) -> list[str]:
    """Name a change after the plan or the complex it belongs to; without either after what it is and of whom."""
    if given.stock_mutations is None:
        return list(rows["name"])
    plans = {} if given.building_locations is None else given.building_locations["name"].to_dict()
    complexes = {} if given.stock is None else given.stock.homes["name"].to_dict()
    own = given.stock_mutations[["mutation", "corporation", "plan_id", "complex_id"]].to_dict("index")
    named = {key: plans.get(one["plan_id"]) or complexes.get(one["complex_id"]) for key, one in own.items()}
    return [
        named.get(key) or (_unnamed(own[key]) if key in own else str(name))
        for key, name in zip(rows.index, rows["name"], strict=True)
    ]


def _unnamed(change: Mapping[Hashable, Any]) -> str:
    """Write what a change is and of whom: "Aankoop van Domesta"."""
    who = "een corporatie" if is_missing(change["corporation"]) else change["corporation"]
    return f"{label('mutation_kind', change['mutation']).capitalize()} van {who}"


def _changes(rows: pd.DataFrame, given: Known) -> list[str]:
    """Say in a word what changes; a plan without changes of its own is a plan."""
    kinds = {} if given.stock_mutations is None else given.stock_mutations["mutation"].dropna().to_dict()
    return [label("mutation_kind", kinds[key]) if key in kinds else "" for key in rows.index]


def _base(given: Known) -> float:
    """Add up the agreement units of the base date; NaN where a figure is missing."""
    if given.stock_2023 is None:
        return float("nan")
    units = given.stock_2023.loc[given.stock_2023["kind"].isin(COUNTED), "units"]
    return float("nan") if units.isna().any() or units.empty else float(units.sum())


def expected(given: Known) -> pd.DataFrame:
    """Put what the agreements expect per corporation, and together, beside what is realised, hard and soft, in units.

    Liberalisation and purchase, which the agreements do not name, stand there where there are any. The sums are those
    of the rows: the printed totals of the agreements do not all follow from these.
    """
    rows = given.detail("social_growth", "contributions")
    agreed = given.expected_change
    columns = ["corporation", "figure", "expected", *STAGES, "unknown_rows"]
    if rows is None and agreed is None:
        return pd.DataFrame(columns=columns)
    changes = [] if rows is None else _changes_of(rows)
    agreed_lines = {} if agreed is None else agreed.set_index("corporation").to_dict("index")
    who = list(dict.fromkeys([*map(str, agreed_lines), *sorted({name for name, _, _ in changes})]))
    lines = [
        {"corporation": name, "figure": figure, "expected": _agreed(name, figure, agreed_lines)}
        | (dict.fromkeys(columns[3:]) if rows is None else _now(name, figure, changes))
        for name in (*who, TOGETHER)
        for figure in PARTS
    ]
    some = [line for line in lines if line["figure"] not in NOT_IN_TABLE or any(line[name] for name in columns[3:])]
    return pd.DataFrame(some, columns=columns).astype(dict.fromkeys(columns[2:], "Int64"))


Change = tuple[str, str, dict[str, int | None]]
"""Whose change it is, its stage, and its units by figure."""


def _changes_of(rows: pd.DataFrame) -> list[Change]:
    """List every contribution with plain values."""
    units = [rows[part].tolist() for part in PARTS.values()]
    who = rows["corporation"].fillna(UNKNOWN)
    return [
        (name, stage, {figure: None if pd.isna(one) else int(one) for figure, one in zip(PARTS, some, strict=True)})
        for name, stage, *some in zip(who, rows["stage"], *units, strict=True)
    ]


def _agreed(name: str, figure: str, lines: Mapping[Hashable, Mapping[Hashable, Any]]) -> int | None:
    mine: list[Any] = [line.get(figure) for who, line in lines.items() if name in (who, TOGETHER)]
    return None if not mine or any(map(is_missing, mine)) else int(sum(mine))


def _now(name: str, figure: str, changes: Iterable[Change]) -> dict[str, int]:
    """Add up the changes of one corporation per stage, and count those of which the size or the stage is unknown."""
    mine = [(stage, units[figure]) for who, stage, units in changes if name in (who, TOGETHER)]
    sums = {stage: sum(units or 0 for found, units in mine if found == stage) for stage in STAGES}
    unknown = sum(units is None or (stage not in STAGES and units != 0) for stage, units in mine)
    return {**sums, "unknown_rows": unknown}
