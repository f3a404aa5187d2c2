"""What a planner does in QGIS about a shape that cannot be used as it is, and what is told of one that was mended."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import numpy as np

from geo_pa import terms
from geo_pa.errors import Problem, Severity
from geo_pa.workspace import wording
from geo_pa.workspace.faults import RowFault, RowNames
from geo_pa.workspace.shapes import Mended

SINGLE = "'Meerdelig naar enkeldelig' (Multipart to singleparts)"

REMEDIES: Mapping[str, str] = MappingProxyType(
    {
        "invalid_geometry": "Kies in QGIS 'Geometrie repareren' (Fix geometries), daarna "
        f"{SINGLE}, houd alleen de vlakken die u bedoelt, en kijk of de vorm klopt.",
        "wrong_geometry_type": f"Kies in QGIS {SINGLE} en houd alleen de vormen van de goede soort.",
        "several_points": f"Kies in QGIS {SINGLE} en geef elke rij een eigen nummer.",
        "loose_pieces": f"Teken de lijn in QGIS aan één stuk, of kies {SINGLE} en geef elke rij een eigen nummer.",
    }
)
"""By the fault of a row."""

MENDED: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {
        "taken": (
            "uit een mengsel van vormen is alleen de goede soort genomen",
            "een mengsel van vormen",
            "één soort vorm per rij",
        ),
        "repaired": (
            "de rand is hersteld; het vlak is even groot gebleven",
            "een rand met een uitsteeksel, of die zichzelf raakt",
            "een rand die zichzelf niet raakt of snijdt",
        ),
    }
)
"""By what was done: what is said, what was found and what was expected."""


def mendings(done: Mended) -> Iterator[RowFault]:
    """Give each kind of mending, with the rows that were mended; they are used, and are no faults."""
    for what, mask in done.changed.items():
        if mask.any():
            said, found, expected = MENDED[what]
            mend = RowFault(what, "Vorm op de kaart", said, expected, "Kijk op de kaart of de vorm klopt.")
            yield replace(mend, rows=np.flatnonzero(mask), found=(found,) * int(mask.sum()))


def mended_notice(mended: RowFault, where: str, names: RowNames) -> Problem:
    """Say in one message which rows were mended on reading; at most five are named."""
    rows = [names.name(row) for row in mended.rows.tolist()]
    return Problem(
        where=f"{where}, {mended.subject}",
        what=f"{terms.plural(len(rows), 'vorm is', 'vormen zijn')} bij het lezen hersteld: {mended.what}.",
        found=f"{mended.found[0]} in {wording.listed(rows)}",
        expected=mended.expected,
        action=f"{mended.action} Geometrie repareren in QGIS doet hetzelfde in het bestand zelf.",
        severity=Severity.NOTICE,
    )
