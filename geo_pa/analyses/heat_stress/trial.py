"""People where streets are changed: those too far from a cool place are counted as in the file."""

from dataclasses import replace

import pandas as pd

from geo_pa.analyses.heat_stress.sentences import explain
from geo_pa.model import Result

CIRCLES = ("walking_network",)
"""The layer that says who lives within walking distance of a cool place."""

SHARE, TOTAL = "share_beyond_cool_place", "beyond_cool_place_residents"

WHY = (
    "Hier zijn straten gewijzigd: welk deel daarvan te ver van een koele plek ligt, en hoeveel ouderen daar wonen, is "
    "geteld zoals het bestand het heeft. Uit het verschil tussen proeven zou blijken hoe weinig mensen er ergens wonen."
)


def people_as_now(before: Result, after: Result) -> Result:
    """Give an answer in which those too far from a cool place are counted as without the changes, tried or saved.

    Parameters
    ----------
    before, after : Result
        Two answers of this analysis about the same neighbourhoods, without and with the trial.
    """
    table = after.table.assign(**{SHARE: before.table[SHARE]})
    told = explain(table, after.details["works"], after.rules)
    return replace(
        after,
        table=table.assign(explanation=pd.array(told, dtype="str")),
        totals={**after.totals, TOTAL: before.totals[TOTAL]},
        evidence=replace(after.evidence, assumptions=(*after.evidence.assumptions, WHY)),
    )
