"""What the engine adds to the evidence of an answer: the sources, and what could not be read."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from geo_pa.disclosure import VIEWERS
from geo_pa.engine.seen import Readings
from geo_pa.model import Evidence, Result, Rules, no_rows_excluded
from geo_pa.terms import day, label


def completed(
    evidence: Evidence, readings: Readings, viewer: str, needed: Iterable[Result | None], rules: Rules
) -> Evidence:
    """Add the sources, what could not be read, and that agreements have ended where they have.

    Parameters
    ----------
    evidence : Evidence
        As the analysis gave it.
    readings : mapping of str to Reading
        What was read.
    viewer : str
        Who looks. An unusable row may be confidential: only the municipality sees it.
    needed : iterable of Result or None
        The answers that this one rests on; their sources are sources of this one.
    rules : Rules
        By which was judged.

    Returns
    -------
    Evidence
    """
    used = [reading for reading in readings.values() if reading is not None]
    own = (reading.declaration.source for reading in used)
    others = (source for result in needed if result is not None for source in result.evidence.sources)
    sources = tuple(dict.fromkeys((*own, *others)))
    unread = pd.concat([evidence.excluded, *(reading.excluded for reading in used)], ignore_index=True)
    notes = [note for note in (ended(rules), _view(viewer)) if note]
    excluded = unread if viewer == VIEWERS[0] else no_rows_excluded()
    return replace(evidence, sources=sources, assumptions=(*evidence.assumptions, *notes), excluded=excluded)


def ended(rules: Rules) -> str:
    """Say which agreements have ended on the date, and until when they held; empty where none has.

    Parameters
    ----------
    rules : Rules
        By which is judged.
    """
    if not rules.lapsed:
        return ""
    last = day(max(rule.valid_to for rule in rules.lapsed if rule.valid_to))
    of = ", ".join(dict.fromkeys(rule.article or rule.title for rule in rules.lapsed))
    return f"Wat is afgesproken, gold tot en met {last} ({of}). De stand op {day(rules.on)} is daaraan gemeten."


def _view(viewer: str) -> str:
    """Say that a viewer does not see everything; empty for the municipality."""
    if viewer == VIEWERS[0]:
        return ""
    return f"Deze weergave bevat alleen wat {label('viewer', viewer)} mag zien; de rest is niet meegerekend."
