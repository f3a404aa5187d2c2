"""Agreements 2 and 5: a norm that holds for each location, or for each village."""

import pandas as pd

from geo_pa.analyses.agreement_monitor.behind import STAGES, Rows, behind
from geo_pa.analyses.agreement_monitor.given import Figure, Given
from geo_pa.analyses.agreement_monitor.judging import Measured, amount, opening, unmeasured, withheld
from geo_pa.model import Verdict
from geo_pa.terms import label, number, percent

REACHED = (Verdict.MEETS, Verdict.COMPENSATED)

WORST_FIRST = (Verdict.FAILS, Verdict.AT_RISK, Verdict.UNKNOWN)

REASONS = {
    Verdict.FAILS: "some_fail",
    Verdict.AT_RISK: "some_at_risk",
    Verdict.UNKNOWN: "some_unknown",
    Verdict.MEETS: "all_meet",
}


def locations(figure: Figure, given: Given) -> Measured:
    """Count the building locations that hold the share of social rent, by themselves or through compensation."""
    result = given.results.get("social_share")
    plans = given.staged_plans
    if result is None or plans is None:
        return unmeasured(figure, "source_missing", "het aandeel sociale huur per bouwlocatie is niet te bepalen.")
    table = pd.DataFrame(result.table[["name", "verdict", "corporation", "confidentiality"]])
    stage = plans["stage"].reindex(table.index)
    share = (
        ""
        if figure.agreed is None
        else f" Vereist is {percent(figure.agreed)} sociale huur per project ({figure.article})."
    )
    return _each(figure, given, table.assign(stage=stage), layer="building_locations", told=share)


def villages(figure: Figure, given: Given) -> Measured:
    """Count the villages whose social stock does not shrink, with decided and hard plans."""
    result = given.results.get("village_stock")
    if result is None:
        return unmeasured(figure, "source_missing", "de voorraad in de dorpen is niet te bepalen met deze gegevens.")
    table = pd.DataFrame(result.table[["name", "verdict"]]).assign(
        stage="hard", corporation=None, confidentiality="public"
    )
    told = f" Geteld is met besloten en harde plannen ({figure.article})."
    return _each(figure, given, table, layer="villages", told=told, shown=("hard",))


def _each(  # what is the same for both, by name
    figure: Figure, given: Given, table: pd.DataFrame, *, layer: str, told: str, shown: tuple[str, ...] = STAGES
) -> Measured:
    """Judge by the worst verdict among the units that count."""
    counted = table[table["verdict"] != Verdict.NOT_COUNTED]
    unit = layer_unit(layer)
    if counted.empty:
        return unmeasured(figure, "nothing_to_count", f"er zijn geen {label('unit', unit)} die meetellen.")
    verdict = next((word for word in WORST_FIRST if (counted["verdict"] == word).any()), Verdict.MEETS)
    rows = _rows(counted, layer)
    reached = int(counted["verdict"].isin(REACHED).sum())
    measured = Measured(
        verdict=verdict,
        reason=REASONS[verdict],
        explanation=f"{opening(figure, given, verdict)}: {_counts(counted['verdict'], unit)}.{told}",
        agreed=float(len(counted)),
        unit=unit,
        behind=rows,
        shown=shown,
        gap=float(len(counted) - reached),
    )
    return withheld(measured, given, unless=False)


def layer_unit(layer: str) -> str:
    """Return the unit in which rows of a layer are counted."""
    return "locations" if layer == "building_locations" else "villages"


def _rows(counted: pd.DataFrame, layer: str) -> Rows:
    """List each unit: 1 where it meets the norm, 0 where it does not, missing where that is unknown."""
    words = counted["verdict"].tolist()
    held = [None if word == Verdict.UNKNOWN else float(word in REACHED) for word in words]
    stage = [word if one is not None else "unknown" for word, one in zip(counted["stage"], held, strict=True)]
    bounds = [(0.0, 1.0) if one is None else (one, one) for one in held]
    note = [label("verdict", word) for word in words]
    return behind(counted, layer=layer, stage=stage, amount=held, bounds=bounds, note=note)


def _counts(verdicts: pd.Series, unit: str) -> str:
    """Write how many units get each verdict: "19 van de 37 locaties: voldoet, 3 gecompenseerd, 7 in gevaar"."""
    counts = verdicts.value_counts()
    order = (Verdict.MEETS, Verdict.COMPENSATED, Verdict.AT_RISK, Verdict.UNKNOWN, Verdict.FAILS)
    some = [f"{number(int(counts[word]))} {label('verdict', word)}" for word in order if counts.get(word, 0)]
    return f"van {amount(len(verdicts), unit)} is het oordeel: {', '.join(some)}"
