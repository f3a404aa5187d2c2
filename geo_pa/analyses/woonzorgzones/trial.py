"""People where facilities or streets are changed: counted as in the files, as others would divide them otherwise."""

from dataclasses import replace

import pandas as pd

from geo_pa.analyses.woonzorgzones.residents import DIVIDE, DIVIDING, FIGURES
from geo_pa.analyses.woonzorgzones.sentences import explain
from geo_pa.analyses.woonzorgzones.zone_sentences import explain_reach
from geo_pa.model import GIVEN_SIGNALS, Result

CIRCLES = ("facilities", "walking_network")
"""Layers that say who lives within walking distance: a trial with one of them tells of homes."""

OF_PEOPLE = ("signal", "reason", *FIGURES, *DIVIDING)
"""What is told of the older residents of a neighbourhood."""

TOTALS_OF_PEOPLE = frozenset({*FIGURES, *(f"neighbourhoods_{signal}" for signal in GIVEN_SIGNALS)})

AS_NOW = "Ouderen, witte vlekken en het deel van de straten zijn hier geteld met de voorzieningen van het bestand."

WHY = (
    "Hier zijn voorzieningen of straten gewijzigd: ouderen, hun signaal en het deel van de straten zijn geteld zoals "
    "de bestanden het zeggen. Uit het verschil tussen proeven zou blijken hoe weinig mensen er ergens wonen."
)


def people_as_now(before: Result, after: Result) -> Result:
    """Give an answer in which people are counted as without the changes, tried or saved.

    Each trial divides the same people otherwise: what two of them show would give away how many live between them, as
    with any other circle (see :data:`geo_pa.analyses.woonzorgzones.residents.DIVIDE`). A trial tells of homes instead.

    Parameters
    ----------
    before, after : Result
        Two answers of this analysis about the same neighbourhoods, without and with the trial.

    Returns
    -------
    Result
        ``after`` with the signals, reasons, counts, shares of the streets and their totals of ``before``; the older
        residents within each distance are missing.
    """
    table = after.table.assign(**{name: before.table[name] for name in OF_PEOPLE})
    told = [f"{AS_NOW} {sentence}" for sentence in explain(table, after.rules.held(DIVIDE))]
    return replace(
        after,
        table=table.assign(explanation=pd.array(told, dtype="str")),
        totals={**after.totals, **{name: before.totals[name] for name in TOTALS_OF_PEOPLE}},
        evidence=replace(after.evidence, assumptions=(*after.evidence.assumptions, WHY)),
        details={**after.details, "reach": _of_nobody(after)},
    )


def _of_nobody(result: Result) -> pd.DataFrame:
    """Tell of each walking distance without the older residents within it."""
    reach = result.details["reach"]
    told = reach.assign(older_residents=pd.array([pd.NA] * len(reach), dtype="Int64"))
    sentences = explain_reach(told, result.table["older_residents_basis"])
    return told.assign(explanation=pd.array(sentences, dtype="str"))
