"""What the engine adds to the evidence of an answer: the sources, and what could not be read."""

from dataclasses import replace

import pandas as pd

from geo_pa.disclosure import VIEWERS
from geo_pa.engine.seen import Readings
from geo_pa.model import Evidence, Rules, UsedLayer, no_rows_excluded
from geo_pa.terms import day, label


def completed(evidence: Evidence, readings: Readings, viewer: str, rules: Rules) -> Evidence:
    """Add the sources, what could not be read, and that agreements have ended where they have.

    Parameters
    ----------
    evidence : Evidence
        As the analysis gave it.
    readings : mapping of str to Reading
        What was read, for this answer and for those that it builds on.
    viewer : str
        Who looks. An unusable row may be confidential: only the municipality sees it.
    rules : Rules
        By which was judged.

    Returns
    -------
    Evidence
    """
    used = [reading for reading in readings.values() if reading is not None]
    sources = tuple(dict.fromkeys(reading.declaration.source for reading in used))
    unread = pd.concat([evidence.excluded, *(reading.excluded for reading in used)], ignore_index=True)
    notes = [note for note in (ended(rules), _view(viewer)) if note]
    excluded = unread if viewer == VIEWERS[0] else no_rows_excluded()
    assumptions = (*evidence.assumptions, *notes)
    layers = used_layers(readings, viewer)
    return replace(evidence, sources=sources, assumptions=assumptions, excluded=excluded, layers=layers)


def used_layers(readings: Readings, viewer: str) -> tuple[UsedLayer, ...]:
    """List the layers that were read, with how many of their rows could not be used.

    Parameters
    ----------
    readings : mapping of str to Reading
        What was read; None for a layer that is absent.
    viewer : str
        Who looks. How many rows are unusable is for the municipality only: for others it is 0.
    """
    return tuple(
        UsedLayer(name, reading.declaration.title, reading.unusable if viewer == VIEWERS[0] else 0)
        for name, reading in readings.items()
        if reading is not None
    )


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
