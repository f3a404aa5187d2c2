"""What a result rests on, as plain records: rules, sources, assumptions, rows not used, effects of other choices."""

import pandas as pd

from geo_pa.delivery.cells import GEOMETRY, plain
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
        **_fields(rule, "id", "title", "value", "unit", "article"),
        "source": source_record(rule.source),
        **_fields(rule, "valid_from", "valid_to", "local_choice", "changed_from"),
    }


def source_record(source: Source) -> Record:
    """Return a source with all that is known of it."""
    return _fields(source, "publisher", "title", "year", "url", "licence", "retrieved", "note", "modelled")


def _fields(of: Rule | Source, *names: str) -> Record:
    return {name: plain(getattr(of, name)) for name in names}


def records(frame: pd.DataFrame) -> list[Record]:
    """Return the rows of a frame as plain values, without geometry and without the index."""
    rows = pd.DataFrame(frame).drop(columns=GEOMETRY, errors="ignore").to_dict("records")
    return [{str(column): plain(value) for column, value in row.items()} for row in rows]
