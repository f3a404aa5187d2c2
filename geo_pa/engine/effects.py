"""What other choices would change: one more answer for each value of each local choice."""

from collections.abc import Callable, Mapping
from contextlib import suppress

import pandas as pd

from geo_pa.errors import RequestError
from geo_pa.model import Result, Rule

COLUMNS = ("rule", "value", "unit_id", "before", "after")


def effects(result: Result, ask: Callable[[Mapping[str, str]], Result]) -> pd.DataFrame:
    """List the verdicts or signals that another value of a local choice would change.

    Parameters
    ----------
    result : Result
        The answer with the choices as they are.
    ask : callable
        Answers the same question with one choice made otherwise (name and value); raises a RequestError where that
        choice cannot go with the others.

    Returns
    -------
    DataFrame
        One row per value and unit that it changes: rule (id), value, unit_id, before, after.
    """
    found = [pd.DataFrame(columns=COLUMNS, dtype="str")]
    for rule in result.evidence.rules:
        for value in rule.alternatives if rule.local_choice else ():
            with suppress(RequestError):
                found.append(_changed(rule, value, _said(result), _said(ask({rule.name: value}))))
    return pd.concat(found, ignore_index=True)


def _said(result: Result) -> pd.Series:
    """Return what each row was told: its verdict, or its signal where there is no norm."""
    said: pd.Series = result.table["verdict" if "verdict" in result.table.columns else "signal"]
    return said


def _changed(rule: Rule, value: str, before: pd.Series, after: pd.Series) -> pd.DataFrame:
    differs = before.index[before != after]
    return pd.DataFrame(
        {"rule": rule.id, "value": value, "unit_id": differs, "before": before[differs], "after": after[differs]}
    ).reset_index(drop=True)
