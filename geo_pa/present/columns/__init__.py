"""Dutch headings of all that an answer holds, one file per analysis."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.present.columns import (
    aandachtsgroepen,
    agreement_monitor,
    heat_stress,
    social_growth,
    social_share,
    toetsingskader,
    village_stock,
    woonzorgzones,
)
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.columns.common import COLUMNS, INDEX
from geo_pa.present.headings import Heading

ANSWERS: Mapping[str, Answer] = MappingProxyType(
    {
        "social_share": social_share.ANSWER,
        "social_growth": social_growth.ANSWER,
        "village_stock": village_stock.ANSWER,
        "woonzorgzones": woonzorgzones.ANSWER,
        "heat_stress": heat_stress.ANSWER,
        "agreement_monitor": agreement_monitor.ANSWER,
        "toetsingskader": toetsingskader.ANSWER,
        "aandachtsgroepen": aandachtsgroepen.ANSWER,
    },
)
"""By the id of the analysis."""

UNNAMED = Answer(rows="Resultaat", said="verdict", columns={}, totals={})

__all__ = ["ANSWERS", "COLUMNS", "INDEX", "Answer", "Detail", "answer", "heading", "total_heading"]


def answer(analysis: str) -> Answer:
    """Return how the answer of an analysis reads."""
    return ANSWERS.get(analysis, UNNAMED)


def heading(column: str, analysis: str, detail: str = "") -> Heading:
    """Return the Dutch heading of a column; one without a heading keeps its name.

    Parameters
    ----------
    column : str
        Its name in the frame.
    analysis : str
        Whose answer it is in.
    detail : str
        Name of the further table it is in; empty for the answer's own table.
    """
    told = answer(analysis)
    own = told.details[detail].columns if detail in told.details else {}
    said = {"verdict": Heading("Oordeel", vocabulary=told.said), "signal": Heading("Signaal", vocabulary=told.said)}
    known = {**COLUMNS, **said, **told.columns, **own}
    return known.get(column, Heading(column.replace("_", " ")))


def total_heading(name: str, analysis: str) -> Heading:
    """Return the Dutch heading and unit of a total; a total without a heading keeps its name."""
    return answer(analysis).totals.get(name, Heading(name.replace("_", " ")))
