"""What is answered to the two numbers of agreement 1."""

from geo_pa.model.answer import Answer, Table
from geo_pa.model.column import Column

UNITS = "agreement_units"

FIGURES = {
    "target": Column("Afgesproken", UNITS),
    "realised": Column("Gerealiseerd", UNITS),
    "hard": Column("In harde plannen", UNITS),
    "soft": Column("In zachte plannen", UNITS),
    "gap": Column("Nog te vinden", UNITS),
}

COLUMNS = FIGURES | {
    "firm_least": Column("Zeker gerealiseerd en hard", UNITS, help="Wat niet is ingevuld, op zijn laagst geteld."),
    "firm_most": Column("Hooguit gerealiseerd en hard", UNITS, help="Leeg waar iets van onbekende omvang is."),
    "unknown_rows": Column("Rijen waarvan iets onbekend is", "rows"),
}

TARGETS = {"net_addition": "Uitbreiding", "replacement": "Vervanging"}

CONTRIBUTIONS = {
    "net_addition": Column("Uitbreiding", UNITS),
    "replacement": Column("Vervanging", UNITS),
    "gain": Column("Erbij", UNITS),
    "loss": Column("Eraf", UNITS),
    "new_build": Column("Nieuwbouw", UNITS),
    "purchase": Column("Aankoop", UNITS),
    "demolition_and_sale": Column("Sloop en verkoop", UNITS),
    "liberalisation": Column("Liberalisatie", UNITS),
    "origin": Column("Waar het vandaan komt", vocabulary="origin"),
    "on": Column("Dag"),
    "stage": Column("Hard of zacht", vocabulary="hardness"),
}

TOTALS = {
    f"{name}_{figure}_units": Column(f"{title}: {heading.title.lower()}", UNITS)
    for name, title in TARGETS.items()
    for figure, heading in FIGURES.items()
}

ANSWER = Answer(
    rows="Doelen",
    said="agreement_verdict",
    columns=COLUMNS,
    totals=TOTALS,
    details={"contributions": Table("Bijdragen", CONTRIBUTIONS)},
)
