"""What a result rests on, as plain records: rules, sources, assumptions, rows not used, effects of other choices."""

from collections.abc import Mapping

import pandas as pd

from geo_pa.delivery.cells import GEOMETRY, Plain, plain
from geo_pa.model import Evidence, Rule, Source

Record = dict[str, object]


def evidence_record(evidence: Evidence) -> Record:
    """Return the evidence as plain values, for JSON.

    Parameters
    ----------
    evidence : Evidence
        Of one result.

    Returns
    -------
    dict
        ``rules``, ``sources``, ``assumptions``, ``excluded`` and ``choice_effects``.
    """
    effects = evidence.choice_effects
    return {
        "rules": [rule_record(rule) for rule in evidence.rules],
        "sources": [source_record(source) for source in evidence.sources],
        "assumptions": list(evidence.assumptions),
        "excluded": records(evidence.excluded),
        "choice_effects": [] if effects is None else records(effects),
    }


def rule_record(rule: Rule) -> Record:
    """Return a rule with the value that was used and where it stands."""
    return {
        "id": rule.id,
        "title": rule.title,
        "value": plain(rule.value),
        "unit": rule.unit,
        "article": rule.article,
        "source": source_record(rule.source),
        "valid_from": plain(rule.valid_from),
        "valid_to": plain(rule.valid_to),
        "local_choice": rule.local_choice,
        "changed_from": plain(rule.changed_from),
    }


def source_record(source: Source) -> Record:
    """Return a source with all that is known of it."""
    return {
        "publisher": source.publisher,
        "title": source.title,
        "year": source.year,
        "url": source.url,
        "licence": source.licence,
        "retrieved": plain(source.retrieved),
        "note": source.note,
        "modelled": source.modelled,
    }


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as plain values, without geometry and without the index."""
    columns = [column for column in frame.columns if column != GEOMETRY]
    return [
        {column: plain(value) for column, value in zip(columns, row, strict=True)}
        for row in frame[columns].itertuples(index=False, name=None)
    ]


def plain_values(values: Mapping[str, object]) -> dict[str, Plain]:
    """Return a mapping with plain values."""
    return {name: plain(value) for name, value in values.items()}
