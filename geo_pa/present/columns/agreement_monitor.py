"""Headings of the answer about all agreements."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import BY_ROW, HOMES, Heading
from geo_pa.terms import label, labels

SAID = "agreement_verdict"
UNITS = "eenheden"
STAGES: Mapping[str, Heading] = MappingProxyType(
    {
        "realised": Heading("Gerealiseerd", BY_ROW),
        "hard": Heading("In harde plannen", BY_ROW),
        "soft": Heading("In zachte plannen", BY_ROW),
    },
)

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Wat is afgesproken"),
        "reason": Heading("Reden", vocabulary="agreement_reason"),
        "agreement": Heading("Afspraak"),
        "theme": Heading("Thema"),
        "title": Heading("Onderwerp"),
        "lead": Heading("Wie trekt"),
        "norm": Heading("Soort norm", vocabulary="agreed_norm"),
        "unit": Heading("Eenheid", vocabulary="unit"),
        "agreed": Heading("Afgesproken", BY_ROW),
        "agreed_each": Heading("Afgesproken voor elk", "share"),
        **STAGES,
        "reached": Heading("Gerealiseerd en hard samen", BY_ROW),
        "gap": Heading("Nog te vinden", BY_ROW),
        "unknown_rows": Heading("Rijen met iets onbekends", "rijen"),
        "judged": Heading("Beoordeeld", BY_ROW),
        "base": Heading("Stand op de peildatum van de afspraken", BY_ROW),
        "deadline": Heading("Uiterlijk op"),
        "question": Heading("Vraag die er meer over vertelt"),
        "summary": Heading("Samenvatting"),
        "note": Heading("Toelichting"),
    },
)

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        "agreements": Heading("Afspraken", "afspraken"),
        **{f"agreements_{word}": Heading(f"Afspraken: {label(SAID, word)}", "afspraken") for word in labels(SAID)},
        "figures": Heading("Getallen met een oordeel", "getallen"),
        **{
            f"figures_{word}": Heading(f"Getallen: {label(SAID, word)}", "getallen")
            for word in labels(SAID)
            if word != "not_counted"
        },
    },
)

BEHIND: Mapping[str, Heading] = MappingProxyType(
    {
        "unit_id": Heading("Afgesproken getal"),
        "stage": Heading("Hard of zacht", vocabulary="hardness"),
        "layer": Heading("Waar het vandaan komt", vocabulary="agreement_source"),
        "row_id": Heading("Nummer"),
        "name": Heading("Naam"),
        "note": Heading("Wat"),
        "amount": Heading("Aantal", BY_ROW),
        "of": Heading("Van", BY_ROW),
        "unit": Heading("Eenheid", vocabulary="unit"),
    },
)

EXPECTED: Mapping[str, Heading] = MappingProxyType(
    {
        "figure": Heading("Wat", vocabulary="expected_figure"),
        "expected": Heading("Verwacht in de afspraken", UNITS),
        "realised": Heading("Gerealiseerd", UNITS),
        "hard": Heading("In harde plannen", UNITS),
        "soft": Heading("In zachte plannen", UNITS),
        "unknown_rows": Heading("Rijen met iets onbekends", "rijen"),
    },
)

OWNED: Mapping[str, Heading] = MappingProxyType(
    {
        "homes": Heading("Sociale huurwoningen", HOMES),
        "known": Heading("Waarvan bekend", HOMES),
        "unknown_complexes": Heading("Complexen waarvan het onbekend is", "complexen"),
    },
)


def _owned(title: str, **counted: str) -> Detail:
    """Describe a table of what the corporations own: what is counted, and its share of the homes known."""
    figures = {
        name: heading
        for part, words in counted.items()
        for name, heading in (
            (f"{part}_homes", Heading(words, HOMES)),
            (f"{part}_share", Heading(f"{words}, aandeel", "share")),
        )
    }
    return Detail(title, {**OWNED, **figures})


DETAILS: Mapping[str, Detail] = MappingProxyType(
    {
        "behind": Detail("Achter elk getal", BEHIND),
        "expected": Detail("Verwacht en nu", EXPECTED),
        "labels": _owned("Energielabels", efg="Met label E, F of G"),
        "rents": _owned(
            "Huurprijzen",
            low="Tot de kwaliteitskortingsgrens",
            middle="Van daar tot de lage aftoppingsgrens",
        ),
        "accessible": Detail(
            "Toegankelijk bezit",
            {
                **OWNED,
                "homes": Heading("Corporatiewoningen", HOMES),
                "accessible_homes": Heading("Toegankelijk, ten minste", HOMES),
                "accessible_most": Heading("Toegankelijk, hooguit", HOMES),
                "accessible_share": Heading("Toegankelijk, ten minste, aandeel", "share"),
                "accessible_most_share": Heading("Toegankelijk, hooguit, aandeel", "share"),
            },
        ),
        "unplaced": Detail(
            "Niet op een complex te plaatsen",
            {
                "corporation": Heading("Corporatie"),
                "change": Heading("Wat", vocabulary="unplaced_change"),
                "homes": Heading("Woningen", HOMES),
            },
        ),
        "unsuited": Detail(
            "Plekken die niet geschikt zijn",
            {"accessible": Heading("Toegankelijk", HOMES), "stage": Heading("Hard of zacht", vocabulary="hardness")},
        ),
    },
)

ANSWER = Answer(rows="Afspraken", said=SAID, columns=COLUMNS, totals=TOTALS, details=DETAILS)
