"""The parts that the sentences of locations share: what is held, needed, booked and over, and both ways out."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.social_share.counting import decided_later
from geo_pa.analyses.social_share.projects import Projects
from geo_pa.measures.rows import rows
from geo_pa.terms import Number, and_list, homes, is_missing, number, percent, plural, span


@dataclass(frozen=True)
class Norm:
    """The rule as a sentence needs it: the share, its article, the first day on which it held, and who counts."""

    share: str
    minimum: Number
    article: str
    start: str
    smallest: str
    market_years: str
    market_counts: bool


def figures_to_name(
    known: pd.DataFrame, counted: pd.DataFrame, whole: pd.DataFrame, made: Projects, on: date
) -> pd.DataFrame:
    """Put the figures of the project beside each row, and what else a sentence may name.

    ``completion_year`` is missing where that of one row of the project is; ``decided_later`` is the day of a decision
    after the reference date.
    """
    years = known["guarantee_years"].where(counted["barred"] > 0)
    return (
        whole.reindex(made.of_row)
        .set_axis(known.index)
        .assign(
            name=known["name"],
            status=known["status"],
            project=made.of_row,
            completion_year=made.total(known["completion_year"]).reindex(made.of_row).to_numpy(),
            guarantee_years=years.groupby(made.of_row).transform("min"),
            decided_later=known["decision_date"].where(decided_later(known, on)),
            phases=_phases(known, counted, made),
        )
    )


def _phases(known: pd.DataFrame, counted: pd.DataFrame, made: Projects) -> pd.Series:
    """Name the rows of each project of several, with how many of their homes are social; empty for the others."""
    phased = counted.assign(name=known["name"].fillna(known.index.to_series()))[made.phased].reindex(
        made.order[made.phased.reindex(made.order)]
    )
    texts = pd.Series([_phase(row) for row in rows(phased)], index=phased.index, dtype="object")
    listed = {project: and_list(list(names)) for project, names in texts.groupby(made.of_row[phased.index])}
    return made.of_row.map(listed).astype("str").fillna("")


def _phase(row: Any) -> str:
    return f"{row.name} ({span(row.known, row.possible)} van {number(row.dwellings)})"


def are(count: Number) -> str:
    """Return the verb that goes with a count."""
    return "is" if count == 1 else "zijn"


def holds(row: Any, norm: Norm) -> str:
    """Tell what a location holds, at least and at most where these differ, and what is required."""
    if row.social_homes == row.social_homes_possible:
        held = f"{number(row.social_homes)} van de {homes(row.dwellings)} {are(row.social_homes)} sociale huur"
        return f"{held} ({percent(row.social_share, beside=norm.minimum)}); {_needed(row, norm)}."
    bounds = (count / row.dwellings for count in (row.social_homes, row.social_homes_possible))
    least, most = (percent(bound, beside=norm.minimum) for bound in bounds)
    return (
        f"van de {homes(row.dwellings)} {are(row.social_homes)} er zeker {number(row.social_homes)} sociale huur en "
        f"hooguit {number(row.social_homes_possible)} ({least} tot {most}); {_needed(row, norm)}."
    )


def left(row: Any) -> str:
    """Tell how many homes are open, from the least to the most where these differ."""
    return f"{span(row.open_homes_certain, row.open_homes)} {'woning' if row.open_homes == 1 else 'woningen'}"


def _needed(row: Any, norm: Norm) -> str:
    required = row.required_social_homes
    return f"vereist {are(required)} er {number(required)} ({norm.share}, {norm.article})"


def done(booked: str) -> str:
    """Tell what is booked; nothing where nothing is."""
    return f" Geboekt: {booked}." if booked else ""


def sure_ways_out(row: Any) -> str:
    """Tell both ways out, and where it depends on what is unknown, that these are enough in any case."""
    return ways_out(row) if row.open_homes == row.open_homes_certain else f"{ways_out(row)} (in elk geval genoeg)"


def ways_out(row: Any) -> str:
    """Tell both ways out: homes to convert, and homes to add."""
    convert = f"{homes(row.homes_to_convert)} omzetten naar sociale huur"
    if is_missing(row.homes_to_add):
        return convert
    return f"{convert}, of {plural(row.homes_to_add, 'sociale huurwoning', 'sociale huurwoningen')} erbij"


def surplus(row: Any) -> str:
    """Tell what is over, what of it is lent or offered, and why nothing is over where homes are replaced."""
    if is_missing(row.surplus_homes):
        return " Hoeveel sociale huur er wordt gesloopt, is niet ingevuld; daarom is het overschot onbekend."
    if row.surplus_homes:
        used = {"geboekt": row.booked_out, "in een voorstel": row.proposed_out}
        parts = [f"{number(count)} {word}" for word, count in used.items() if count]
        lent = f", waarvan {and_list(parts)} voor andere locaties" if parts else ""
        at_least = "" if row.social_homes == row.social_homes_possible else "ten minste "
        return f" Overschot: {at_least}{homes(row.surplus_homes)}{lent}."
    above = row.social_homes > row.required_social_homes
    if above and not is_missing(row.social_demolished) and row.social_demolished:
        gone = plural(row.social_demolished, "sociale huurwoning", "sociale huurwoningen")
        return f" Geen overschot, want er {'wordt' if row.social_demolished == 1 else 'worden'} {gone} gesloopt."
    return ""
