"""The rows of the answer: one for each agreed figure, and one for each agreement without any."""

from collections.abc import Hashable, Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo_pa.analyses.agreement_monitor import without_number
from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, outcome
from geo_pa.measures.targets import STAGES

QUESTIONS: Mapping[str, str] = MappingProxyType(
    {
        "growth": "social_growth",
        "social_share": "social_share",
        "village_stock": "village_stock",
        "accessible": "woonzorgzones",
        "clustered": "woonzorgzones",
        "statushouders": "aandachtsgroepen",
    }
)
"""The question that tells more about a figure."""


def in_rows(
    agreements: pd.DataFrame, figures: tuple[Figure, ...], measured: Mapping[str, Measured], given: Known
) -> pd.DataFrame:
    """Give every agreement its rows, with what was measured."""
    rows: list[dict[str, object]] = []
    for number, agreement in agreements.to_dict("index").items():
        mine = [(figure, measured[figure.id]) for figure in figures if figure.agreement == number]
        rows += _of_agreement(str(number), agreement, mine, given)
    table = pd.DataFrame(rows, columns=list(COLUMN_TYPES)).astype(COLUMN_TYPES).set_index("unit_id")
    return table.assign(deadline=pd.to_datetime(table["deadline"]).astype("datetime64[s]"))


COLUMN_TYPES = {
    **dict.fromkeys(("unit_id", "name", "verdict", "reason", "explanation", "agreement", "theme", "title"), "str"),
    **dict.fromkeys(("lead", "corporation", "norm", "unit"), "str"),
    **dict.fromkeys(("agreed", "agreed_each", *STAGES, "reached", "gap", "unknown_rows", "judged", "base"), "float64"),
    "deadline": "object",
    **dict.fromkeys(("question", "summary", "note"), "str"),
}
"""Columns of the answer, in order, and their types."""


def _of_agreement(
    number: str, agreement: Mapping[Hashable, Any], figures: list[tuple[Figure, Measured]], given: Known
) -> Iterator[dict[str, object]]:
    """Give the rows of one agreement: one per figure, or one that says who leads."""
    told = {name: agreement[name] for name in ("theme", "title", "lead", "summary", "note", "question")}
    told["agreement"] = number
    for figure, found in figures:
        own = {"unit_id": figure.id, "name": figure.name, "corporation": figure.corporation or None}
        more = {"norm": figure.norm, "deadline": None if figure.deadline == date.max else figure.deadline}
        question = QUESTIONS.get(figure.measure, agreement["question"])
        yield {**told, **own, **more, "question": question, **_numbers(found), "reason": outcome(figure, given, found)}
    if not figures:
        row_id = number.zfill(2) if number.isdigit() else number
        silent = without_number.measure(number, agreement, given)
        yield {**told, "unit_id": row_id, "name": agreement["title"], **_numbers(silent)}


MEASURED = (
    *("reason", "explanation", "agreed", "agreed_each"),
    *("reached", "gap", "unknown_rows", "judged", "base"),
)
"""What is told of a figure as it was measured."""


def _numbers(found: Measured) -> dict[str, object]:
    return {
        **{name: getattr(found, name) for name in MEASURED},
        **found.figures,
        "verdict": str(found.verdict),
        "unit": found.unit or None,
    }
