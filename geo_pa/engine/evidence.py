"""What the engine adds to the evidence of an answer: the sources, and what could not be read."""

from collections.abc import Iterable
from dataclasses import replace

import pandas as pd

from geo_pa.disclosure import VIEWERS
from geo_pa.engine.seen import Readings
from geo_pa.model import Evidence, Result, no_rows_excluded
from geo_pa.terms import label


def completed(evidence: Evidence, readings: Readings, viewer: str, needed: Iterable[Result | None]) -> Evidence:
    """Add the sources and what could not be read.

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

    Returns
    -------
    Evidence
    """
    used = [reading for reading in readings.values() if reading is not None]
    own = (reading.declaration.source for reading in used)
    others = (source for result in needed if result is not None for source in result.evidence.sources)
    sources = tuple(dict.fromkeys((*own, *others)))
    unread = pd.concat([evidence.excluded, *(reading.excluded for reading in used)], ignore_index=True)
    if viewer == VIEWERS[0]:
        return replace(evidence, sources=sources, excluded=unread)
    note = f"Deze weergave bevat alleen wat {label('viewer', viewer)} mag zien; de rest is niet meegerekend."
    return replace(evidence, sources=sources, assumptions=(*evidence.assumptions, note), excluded=no_rows_excluded())
