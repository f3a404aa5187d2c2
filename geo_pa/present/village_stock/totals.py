"""The figures of all villages together, in words."""

from collections.abc import Mapping
from typing import Any

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.village_stock.card import together


def figures(result: Result) -> tuple[dict[str, str], dict[str, str]]:
    """Write the stock, and what changes it, each figure with its word."""
    row, rules, now = together(result), result.rules, terms.day(result.on)
    base, end = (terms.day(rules.day(name)) for name in ("base_date", "end_date"))
    stock = {
        f"sociale huurwoningen op {base} (beginstand)": row["base_homes"],
        f"gerealiseerd op {now}": row["stock_now_homes"],
        f"met harde plannen op {end}": row["stock_end_homes"],
    }
    losses = {
        f"verlies van {base} tot en met {end}": row["losses_homes"],
        "daarvan zonder bijdrage aan de kwaliteit": row["losses_without_contribution_homes"],
    }
    soft = {"erbij in zachte plannen": row["soft_gain_homes"], "eraf in zachte plannen": row["soft_loss_homes"]}
    return _written(stock), _written(losses) | {word: _soft_sum(count) for word, count in soft.items()}


def _soft_sum(count: Any) -> str:
    return "niet volledig ingevuld" if terms.is_missing(count) else terms.number(count)


def _written(counts: Mapping[str, Any]) -> dict[str, str]:
    return {word: terms.number(count) for word, count in counts.items()}
