"""A result as JSON: everything a program needs to use it and to account for it."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict

import pandas as pd

from geo_pa.delivery.cells import GEOMETRY, figures_of, plain, with_id
from geo_pa.delivery.choices import changed_rules
from geo_pa.delivery.gate import Delivery
from geo_pa.delivery.provenance import Record, evidence_record, records
from geo_pa.errors import Problem
from geo_pa.model import Rule

SPOKEN = ("name", "verdict", "signal", "reason", "explanation")
"""Columns that stand directly in a row."""


def to_json(delivery: Delivery) -> bytes:
    """Write a delivery as JSON in UTF-8.

    Parameters
    ----------
    delivery : Delivery
        What may leave.

    Returns
    -------
    bytes
        One object: ``analysis``, ``on``, ``viewer``, ``choices`` (the rules with another value than the data have),
        ``modelled``, ``notice``, ``left_out``, ``totals``, ``rows``, ``evidence`` and ``details``. Unknown is null,
        never NaN.
    """
    return dump(content(delivery))


def all_to_json(deliveries: Sequence[Delivery], unanswered: Mapping[str, tuple[Problem, ...]]) -> bytes:
    """Write the answers to all questions as one JSON object in UTF-8.

    Parameters
    ----------
    deliveries : sequence of Delivery
        What may leave, at least one; all on one date and for one viewer.
    unanswered : mapping of str to tuple of Problem
        Why other questions could not be answered, by the id of the analysis.

    Returns
    -------
    bytes
        ``on``, ``viewer``, ``modelled``, ``notice``, ``answers`` (by analysis what :func:`to_json` writes) and
        ``unanswered`` (by analysis its problems).
    """
    first = deliveries[0]
    return dump(
        {
            "on": first.result.on.isoformat(),
            "viewer": first.viewer.id,
            "modelled": any(one.result.modelled for one in deliveries),
            "notice": next((one.notice for one in deliveries if one.notice), ""),
            "answers": {one.result.analysis: content(one) for one in deliveries},
            "unanswered": {name: [asdict(problem) for problem in found] for name, found in unanswered.items()},
        }
    )


def content(delivery: Delivery) -> Record:
    """Return a delivery as plain values."""
    result = delivery.result
    choices = [_choice(rule) for rule in changed_rules(result)]
    return {
        **head(delivery, choices),
        "totals": {name: plain(total) for name, total in result.totals.items()},
        "rows": rows(result.table),
        "evidence": evidence_record(result.evidence),
        "details": {name: records(with_id(frame)) for name, frame in result.details.items()},
    }


def _choice(rule: Rule) -> Record:
    return {"rule": rule.id, "value": plain(rule.value), "standard": plain(rule.changed_from)}


def head(delivery: Delivery, choices: object) -> Record:
    """Return what a program must know of the whole file."""
    result = delivery.result
    return {
        "analysis": result.analysis,
        "on": result.on.isoformat(),
        "viewer": delivery.viewer.id,
        "choices": choices,
        "modelled": result.modelled,
        "notice": delivery.notice,
        "left_out": delivery.left_out,
    }


def dump(content: Record) -> bytes:
    """Write plain values as readable JSON that ends in a line break; NaN is refused."""
    return (json.dumps(content, ensure_ascii=False, allow_nan=False, indent=2) + "\n").encode()


def rows(table: pd.DataFrame) -> list[Record]:
    """Split each row in what it says, its figures and its attributes.

    Parameters
    ----------
    table : DataFrame
        The result's table, index the unit's id.

    Returns
    -------
    list of dict
        ``id``, ``name``, ``verdict`` or ``signal``, ``reason``, ``explanation``, ``figures`` (numbers or null) and
        ``attributes`` (text, dates, yes and no).
    """
    spoken = [column for column in SPOKEN if column in table.columns]
    figures = [column for column in figures_of(table) if column not in spoken]
    attributes = [column for column in table.columns if column not in {*spoken, *figures, GEOMETRY}]
    return [
        {"id": plain(unit), **_pick(row, spoken), "figures": _pick(row, figures), "attributes": _pick(row, attributes)}
        for unit, row in zip(table.index, records(table), strict=True)
    ]


def _pick(row: Record, columns: list[str]) -> Record:
    return {column: row[column] for column in columns}
