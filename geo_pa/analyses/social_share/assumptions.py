"""What the analysis takes for granted, in Dutch."""

import pandas as pd

from geo_pa.model import Rules
from geo_pa.terms import LOCAL_CHOICE

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
        f"Rijen met hetzelfde projectnummer zijn één project ({LOCAL_CHOICE}): ze worden samen beoordeeld en één keer "
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
