"""What the sentences are made of: the figures of a project beside each of its rows, and what is taken for granted."""

from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.social_share.counting import decided_later
from geo_pa.analyses.social_share.projects import Projects
from geo_pa.measures.rows import rows as each_row
from geo_pa.model import Rules
from geo_pa.terms import and_list, number, span

CHOICE = "keuze, niet uit de afspraken"

ASSUMPTIONS = (
    "De 30% is een uitgangspunt: 'voldoet niet' wil zeggen dat het niet is gehaald, niet dat het plan verboden is.",
    (
        "Sociale huur waarvan de verhuurder of de termijn van instandhouding niet is ingevuld, telt als onbekend. Huur "
        "met een onbekende prijs kan sociale huur zijn."
    ),
    "Een overschot is de sociale huur boven het vereiste aantal, min de sociale huur die er wordt gesloopt.",
    "Geboekt en voorgesteld worden hele woningen, hoe er ook wordt afgerond.",
    (
        "Compensatie in een andere vorm dan woningen staat in de lijst en telt niet als woningen (keuze, niet uit de "
        "afspraken)."
    ),
    "Wat na de peildatum is besloten, telt nog niet: een boeking niet, en een plan niet als hard plan.",
    "Een voorstel voor compensatie is een berekening; er is nog niets besloten.",
    "Een voorstel dekt zoveel mogelijk woningen, en dan zo dichtbij mogelijk.",
    "Zorgplaatsen en standplaatsen zijn geen nieuwe woningen in de zin van deze regel (keuze, niet uit de afspraken).",
    "Ideeën binnen het gemeentehuis (status 5A en 5B) tellen niet mee (keuze, niet uit de afspraken).",
    "Afstanden zijn hemelsbreed gemeten, van midden tot midden.",
)
"""What the analysis takes for granted."""

APART = "Elke rij van de laag is een project: fasen worden apart beoordeeld en afgerond."
NOT_NAMED = f"{APART[:-1]}, want geen rij heeft een projectnummer (project_id)."
TOGETHER = (
    (
        f"Rijen met hetzelfde projectnummer zijn één project ({CHOICE}): ze worden samen beoordeeld en één keer "
        "afgerond. Een rij zonder projectnummer is een eigen project."
    ),
    (
        "Een fase telt mee naar haar eigen status en besluit; een fase die niet meetelt, staat buiten het project. Een "
        "overschot is pas over als het hele project genoeg heeft, en komt uit harde fasen."
    ),
    "Wat een project nog mist, staat bij de fase die het laatst klaar is. Afstanden zijn die tot het hele project.",
)


def assumptions(project_id: pd.Series, rules: Rules) -> tuple[str, ...]:
    """Say what is taken for granted, and what is taken for a project."""
    if rules.word("phases") == "apart":
        return (*ASSUMPTIONS, APART)
    return (*ASSUMPTIONS, *TOGETHER) if project_id.notna().any() else (*ASSUMPTIONS, NOT_NAMED)


def in_words(known: pd.DataFrame, counted: pd.DataFrame, whole: pd.DataFrame, made: Projects, on: date) -> pd.DataFrame:
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
    texts = pd.Series([_phase(row) for row in each_row(phased)], index=phased.index, dtype="object")
    listed = {project: and_list(list(names)) for project, names in texts.groupby(made.of_row[phased.index])}
    return made.of_row.map(listed).astype("str").fillna("")


def _phase(row: Any) -> str:
    return f"{row.name} ({span(row.known, row.possible)} van {number(row.dwellings)})"
