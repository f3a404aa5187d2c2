"""What the engine adds to the evidence of an answer: the sources, and what could not be read."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import date

import pandas as pd

from geo_pa.engine.visible_rows import Readings
from geo_pa.model import NOT_LOST, Evidence, Reader, Result, Rules, UsedLayer, no_rows_excluded
from geo_pa.terms import day
from geo_pa.workspace import Reading


def completed(results: Sequence[Result], readings: Readings, viewer: Reader, notes: Iterable[str]) -> Evidence:
    """Add the sources, what could not be read, and what a reader must know of the date and of who looks.

    Parameters
    ----------
    results : sequence of Result
        The answer as the analysis gave it, and those that it builds on: what these do not use, it does not use either.
    readings : mapping of str to Reading
        What was read, for this answer and for those that it builds on.
    viewer : Reader
        Who looks. An unusable row may be confidential: only the municipality sees it.
    notes : iterable of str
        Of the date, see :func:`notes_on_date`.

    Returns
    -------
    Evidence
    """
    evidence = results[0].evidence
    used = [reading for reading in readings.values() if reading is not None]
    sources = tuple(dict.fromkeys(reading.declaration.source for reading in used))
    excluded = _excluded(results, used) if viewer.sees_everything else no_rows_excluded()
    assumptions = (*evidence.assumptions, *notes, *_view(viewer))
    layers = used_layers(readings, excluded, viewer)
    return replace(evidence, sources=sources, assumptions=assumptions, excluded=excluded, layers=layers)


def _excluded(results: Sequence[Result], readings: Sequence[Reading]) -> pd.DataFrame:
    """List every row that is not used once for each reason: what answers say, and then what reading says."""
    own, built_on = results[0], results[1:]
    needed = [_without_rows_of(own, result.evidence.excluded) for result in built_on]
    told = pd.concat([own.evidence.excluded, *needed, *(reading.excluded for reading in readings)], ignore_index=True)
    return told.drop_duplicates(["layer", "id", "reason"], ignore_index=True)


def _without_rows_of(own: Result, excluded: pd.DataFrame) -> pd.DataFrame:
    """Leave out what another answer does not use, and this one gives a row of its own."""
    units = own.answer.units.get("table")
    return excluded[~((excluded["layer"] == units) & excluded["id"].isin(own.table.index))]


def used_layers(readings: Readings, excluded: pd.DataFrame, viewer: Reader) -> tuple[UsedLayer, ...]:
    """List the layers that were read, with the rows of each that are not used.

    Parameters
    ----------
    readings : mapping of str to Reading
        What was read; None for a layer that is absent.
    excluded : DataFrame
        All rows that are not used: layer, id, reason, explanation.
    viewer : Reader
        Who looks. That a row exists which could not be used is for the municipality only: others see none.
    """
    lost = excluded[~excluded["reason"].isin(NOT_LOST)]
    ids = lost["id"].groupby(lost["layer"]).agg(set) if viewer.sees_everything else None
    return tuple(
        UsedLayer(name, reading.declaration.title, *(() if ids is None else _rows(reading, ids.get(name, set()))))
        for name, reading in readings.items()
        if reading is not None
    )


def notes_on_values(readings: Readings, columns: Mapping[str, frozenset[str]], viewer: Reader) -> Iterator[str]:
    """Say which values of the columns that are read were not taken as they stand in the file.

    Parameters
    ----------
    readings : mapping of str to Reading
        What was read; None for a layer that is absent.
    columns : mapping of str to frozenset of str
        Per layer, what the question and those it builds on read of it.
    viewer : Reader
        Who looks. The rows may be confidential: only the municipality is told.
    """
    used = {name: reading for name, reading in readings.items() if reading is not None and viewer.sees_everything}
    for name, reading in used.items():
        for one in reading.reread:
            if not one.columns or not columns.get(name, frozenset()).isdisjoint(one.columns):
                yield f"{reading.declaration.title}, {one.subject}: {one.what} In het bestand: {one.found}."


def _rows(reading: Reading, lost: set[str]) -> tuple[int, tuple[str, ...]]:
    """Count the rows of a layer that hold a fault, and name those that do not and are not used."""
    return reading.unusable, tuple(sorted(lost - set(reading.excluded["id"])))


def notes_on_date(rules: Rules, data_of: date, last_day: str = "") -> tuple[str, ...]:
    """Say what a reader must know of a date: that agreements have ended, that it lies beyond the data.

    Parameters
    ----------
    rules : Rules
        By which is judged, on that date.
    data_of : date
        The reference date of the workspace: what happened later is not in it.
    last_day : str
        The rule that holds the day after which no plan counts; empty where there is none.
    """
    beyond = f"De gegevens zijn van {day(data_of)}: wat daarna is gebeurd, staat er niet in. {_plans(rules, last_day)}"
    notes = (_ended(rules), beyond if rules.on > data_of else "")
    return tuple(note for note in notes if note)


def _plans(rules: Rules, last_day: str) -> str:
    """Say how a plan counts that should have been ready on the date: as a plan, or no longer."""
    last = rules.day(last_day) if last_day else None
    if last is not None and rules.on > last:
        return f"Plannen tellen niet meer mee: na {day(last)} telt alleen wat is gerealiseerd of gemeld."
    ready = f"Plannen die op {day(rules.on)} klaar hadden moeten zijn"
    return f"{ready}, tellen nog als plan, tot de einddatum van hun afspraak."


def _ended(rules: Rules) -> str:
    """Say which agreements have ended on the date, and until when they held; empty where none has."""
    if not rules.lapsed:
        return ""
    last = day(max(rule.valid_to for rule in rules.lapsed if rule.valid_to))
    of = ", ".join(dict.fromkeys(rule.article or rule.title for rule in rules.lapsed))
    return f"Wat is afgesproken, gold tot en met {last} ({of}). De stand op {day(rules.on)} is daaraan gemeten."


def _view(viewer: Reader) -> Iterator[str]:
    """Say that a viewer does not see everything; nothing for the municipality."""
    if not viewer.sees_everything:
        yield f"Deze weergave bevat alleen wat {viewer.title} mag zien; de rest is niet meegerekend."
