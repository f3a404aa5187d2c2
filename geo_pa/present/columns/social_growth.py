"""Headings of the answer to the two numbers of agreement 1."""

from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import Heading

UNITS = "eenheden"

FIGURES = {
    "target": Heading("Afgesproken", UNITS),
    "realised": Heading("Gerealiseerd", UNITS),
    "hard": Heading("In harde plannen", UNITS),
    "soft": Heading("In zachte plannen", UNITS),
    "gap": Heading("Nog te vinden", UNITS),
}

COLUMNS = FIGURES | {
    "firm_least": Heading("Zeker gerealiseerd en hard", UNITS, help="Wat niet is ingevuld, op zijn laagst geteld."),
    "firm_most": Heading("Hooguit gerealiseerd en hard", UNITS, help="Leeg waar iets van onbekende omvang is."),
    "unknown_rows": Heading("Rijen waarvan iets onbekend is", "rijen"),
}

TARGETS = {"net_addition": "Uitbreiding", "replacement": "Vervanging"}

CONTRIBUTIONS = {
    "net_addition": Heading("Uitbreiding", UNITS),
    "replacement": Heading("Vervanging", UNITS),
    "gain": Heading("Erbij", UNITS),
    "loss": Heading("Eraf", UNITS),
    "new_build": Heading("Nieuwbouw", UNITS),
    "purchase": Heading("Aankoop", UNITS),
    "demolition_and_sale": Heading("Sloop en verkoop", UNITS),
    "liberalisation": Heading("Liberalisatie", UNITS),
    "origin": Heading("Waar het vandaan komt", vocabulary="origin"),
    "on": Heading("Dag"),
    "stage": Heading("Hard of zacht", vocabulary="hardness"),
}

TOTALS = {
    f"{name}_{figure}_units": Heading(f"{title}: {heading.title.lower()}", UNITS)
    for name, title in TARGETS.items()
    for figure, heading in FIGURES.items()
}

ANSWER = Answer(
    rows="Doelen",
    said="agreement_verdict",
    columns=COLUMNS,
    totals=TOTALS,
    details={"contributions": Detail("Bijdragen", CONTRIBUTIONS)},
)
