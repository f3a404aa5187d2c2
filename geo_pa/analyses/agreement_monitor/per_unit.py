"""Agreements 2 and 5: a norm that holds for each location, or for each village."""

import math
from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, amount, counting, opening, unmeasured, withheld, worst
from geo_pa.analyses.agreement_monitor.rows_behind import Rows, behind
from geo_pa.measures.targets import STAGES
from geo_pa.model import Verdict, unit_of
from geo_pa.terms import label, number, percent

REACHED = (Verdict.MEETS, Verdict.COMPENSATED)

REASONS = {
    Verdict.FAILS: "some_fail",
    Verdict.AT_RISK: "some_at_risk",
    Verdict.UNKNOWN: "some_unknown",
    Verdict.MEETS: "all_meet",
}

UNITS: Mapping[str, tuple[str, str, str]] = MappingProxyType(
    {"building_locations": ("locations", "op", "verdict"), "villages": ("villages", "in", "village_verdict")}
)
"""In what the rows of a layer are counted, the word that stands before them, and the words of their verdicts."""


def locations(figure: Figure, given: Known) -> Measured:
    """Count the building locations that hold the share of social rent, by themselves or through compensation."""
    result = given.answer("social_share")
    stages = given.stages(figure)
    if result is None or stages is None:
        told = "het aandeel sociale huur per bouwlocatie is niet te bepalen."
        return _unmeasured(figure, "building_locations", "source_missing", told)
    table = pd.DataFrame(result.table[["name", "verdict", "corporation", "confidentiality"]])
    staged = table.assign(stage=stages.reindex(table.index))
    required = f" Vereist is ten minste {percent(figure.agreed)} sociale huur op elke locatie ({figure.article})."
    told = required if figure.has_number else ""
    if not figure.over(given.on):
        return _each(figure, given, staged, layer="building_locations", told=told)
    ended, late = _delivered(staged, figure, given)
    return _each(figure, given, ended, layer="building_locations", told=f"{told}{late}")


def _delivered(table: pd.DataFrame, figure: Figure, given: Known) -> tuple[pd.DataFrame, str]:
    """Keep what was delivered by the last day (a plan or a proposal counts no more), and say how many that left out."""
    when = given.staged_plans["on"].reindex(table.index)  # type: ignore[index]  # there are stages, so there are plans
    ready = (table["stage"] == "realised") & figure.period(when)
    unsure = (table["stage"] == "unknown") & figure.period(when)
    counted = table["verdict"] != Verdict.NOT_COUNTED
    proposed = table["verdict"] == Verdict.AT_RISK
    verdict = table["verdict"].mask(proposed, str(Verdict.FAILS)).mask(counted & unsure, str(Verdict.UNKNOWN))
    late = counted & ~ready & ~unsure
    told = f" {amount(int(late.sum()), 'locations')} {'was' if late.sum() == 1 else 'waren'} dan niet klaar."
    return table.assign(verdict=verdict.mask(late, str(Verdict.NOT_COUNTED))), told if late.any() else ""


def villages(figure: Figure, given: Known) -> Measured:
    """Count the villages whose social stock does not shrink, with decided and hard plans."""
    result = given.answer("village_stock")
    if result is None:
        told = "de voorraad in de dorpen is niet te bepalen met deze gegevens."
        return _unmeasured(figure, "villages", "source_missing", told)
    over = figure.over(given.on)
    stage, how = ("realised", "wat is gerealiseerd") if over else ("hard", "besloten en harde plannen")
    named = pd.DataFrame(result.table[["name", "verdict"]])
    table = named.assign(stage=stage, corporation=None, confidentiality="public")
    told = f" Vereist is dat de voorraad in geen dorp krimpt; geteld is met {how} ({figure.article})."
    return _each(figure, given, table, layer="villages", told=told, shown=(stage,))


def _unmeasured(figure: Figure, layer: str, reason: str, sentence: str) -> Measured:
    """Call a norm for each unit unknown as a whole: what was agreed is a norm, and no number of units."""
    found = unmeasured(figure, reason, sentence)
    return replace(found, unit=UNITS[layer][0], agreed=math.nan, agreed_each=figure.agreed)


def _each(  # what is the same for both, by name
    figure: Figure, given: Known, table: pd.DataFrame, *, layer: str, told: str, shown: tuple[str, ...] = STAGES
) -> Measured:
    """Judge by the worst verdict among the units that count."""
    counted = table[table["verdict"] != Verdict.NOT_COUNTED]
    unit, _, vocabulary = UNITS[layer]
    if counted.empty:
        return _unmeasured(figure, layer, "nothing_to_count", f"er zijn geen {unit_of(unit).more} die meetellen.")
    verdict = worst(counted["verdict"].replace(str(Verdict.COMPENSATED), str(Verdict.MEETS)))
    rows = _rows(counted, layer)
    held, short = (sum(row.known and row.amount == one for row in rows) for one in (1, 0))
    counts = f"{_counts(held, short, len(rows), layer)} {_words(counted['verdict'], vocabulary)}"
    measured = Measured(
        verdict=verdict,
        reason=REASONS[verdict],
        explanation=f"{opening(figure, given, verdict)}: {counts}{told}",
        unit=unit,
        behind=rows,
        shown=shown,
        gap=float(short),
        judged=float(len(rows)),
        agreed_each=figure.agreed,
        firm=counting(figure, given)[0],
    )
    return withheld(measured, given, unless=False)


def _rows(counted: pd.DataFrame, layer: str) -> Rows:
    """List each unit: 1 where it holds the norm, 0 where it does not, missing where that is unknown."""
    words = counted["verdict"].tolist()
    held = [None if word == Verdict.UNKNOWN else float(word in REACHED) for word in words]
    stage = [word if one is not None else "unknown" for word, one in zip(counted["stage"], held, strict=True)]
    bounds = [(0.0, 1.0) if one is None else (one, one) for one in held]
    note = [label(UNITS[layer][2], word) for word in words]
    return behind(counted, layer=layer, stage=stage, amount=held, bounds=bounds, note=note)


def _counts(held: int, short: int, count: int, layer: str) -> str:
    """Write how many hold the norm: "gehaald op 22 van 37 locaties, niet op 10, onbekend op 5."."""
    unit, where, _ = UNITS[layer]
    unknown = count - held - short
    doubt = f", onbekend {where} {number(unknown)}" if unknown else ""
    return f"gehaald {where} {number(held)} van {amount(count, unit)}, niet {where} {number(short)}{doubt}."


def _words(verdicts: pd.Series, vocabulary: str) -> str:
    """Write how many units get each verdict: "Oordelen: 19 voldoet, 3 gecompenseerd, 5 onbekend."."""
    counts = verdicts.value_counts()
    order = (Verdict.MEETS, Verdict.COMPENSATED, Verdict.AT_RISK, Verdict.UNKNOWN, Verdict.FAILS)
    some = [f"{number(int(counts[word]))} {label(vocabulary, word)}" for word in order if counts.get(word, 0)]
    return f"Oordelen: {', '.join(some)}."
