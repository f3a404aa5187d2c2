"""Agreements without a number: who leads and what was agreed, and signals where another question gives these."""

from collections.abc import Hashable, Mapping
from typing import Any

from geo_pa.analyses.agreement_monitor.figures import Known
from geo_pa.analyses.agreement_monitor.judging import Measured
from geo_pa.measures.counted import counted_plans
from geo_pa.model import Signal, Verdict, unit_of
from geo_pa.terms import is_missing, label, number

UNITS = {"toetsingskader": "locations"}
"""What the rows of a question are called, where they are no areas."""


def measure(agreement: str, row: Mapping[Hashable, Any], given: Known) -> Measured:
    """Tell an agreement that is never scored."""
    signal = not is_missing(row["signal"]) and bool(row["signal"])
    word = label("agreement_verdict", Verdict.NOT_COUNTED).capitalize()
    said = _signals(str(row["question"]), given) if signal else "er is geen getal afgesproken"
    return Measured(
        verdict=Verdict.NOT_COUNTED,
        reason="signal" if signal else "no_number",
        explanation=f"{word}: {said} (afspraak {agreement}). {_who(row)}",
    )


def _signals(question: str, given: Known) -> str:
    """Count the areas, or the locations that count, by signal."""
    result = given.answer(question)
    if result is None:
        return "er is geen norm, en het signaal is nog niet te bepalen"
    counted = counted_plans(result.table)
    counts = counted["signal"].value_counts()
    some = [
        f"{number(int(counts.get(signal, 0)))} {label('signal', signal)}"
        for signal in (Signal.HIGH, Signal.SOME, Signal.UNKNOWN)
        if counts.get(signal, 0) or signal != Signal.UNKNOWN
    ]
    units = unit_of(UNITS.get(question, "areas")).write(len(counted))
    return f"er is geen norm, alleen een signaal: van {units} {', '.join(some)}"


def _who(row: Mapping[Hashable, Any]) -> str:
    parts = [] if is_missing(row["lead"]) else [f"Wie trekt: {row['lead']}."]
    return " ".join([*parts, *(str(row[name]) for name in ("summary", "note") if not is_missing(row[name]))])
