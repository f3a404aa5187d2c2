"""Headings of the answer about the assessment framework."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import Heading
from geo_pa.terms import label

QUESTIONS, LOCATIONS = "vragen", "locaties"

COUNTS: Mapping[str, Heading] = MappingProxyType(
    {
        "met": Heading("Ja", QUESTIONS),
        "partly": Heading("Deels", QUESTIONS),
        "not_met": Heading("Nee", QUESTIONS),
        "to_ask": Heading("Nog te vragen", QUESTIONS),
        "unknown": Heading(
            "Onbekend", QUESTIONS, help="De gegevens zouden antwoord moeten geven, maar zijn niet compleet."
        ),
        "not_applicable": Heading("Niet van toepassing", QUESTIONS),
    },
)
"""How many questions have each answer."""

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "reason": Heading("Reden", vocabulary="assessment_reason"),
        **COUNTS,
        "share_answered": Heading("Beantwoord", "share", help="Van de vragen die hier van toepassing zijn."),
    },
)

CHECKLIST: Mapping[str, Heading] = MappingProxyType(
    {
        "location_id": Heading("Nummer"),
        "criterion": Heading("Criterium"),
        "theme": Heading("Thema"),
        "question": Heading("Vraag"),
        "important": Heading("Belangrijk"),
        "answer": Heading("Antwoord", vocabulary="checklist_answer"),
        "figure": Heading("Getal", help="Wat zeker is, in de eenheid die erbij staat; een aandeel loopt van 0 tot 1."),
        "figure_most": Heading("Getal, hoogstens"),
        "unit": Heading("Eenheid", vocabulary="criterion_unit"),
        "word": Heading("Woord (code)"),
        "figure_from": Heading("Getal uit", vocabulary="figure_place"),
        "comparison": Heading("Vergelijking", vocabulary="comparison"),
        "norm": Heading("Norm"),
        "origin": Heading("Beantwoord uit", vocabulary="answer_origin"),
        "people_answer": Heading("Antwoord van mensen", vocabulary="assessment_answer"),
        "differs": Heading("Mensen zeggen iets anders"),
        "note": Heading("Toelichting"),
        "answered_by": Heading("Beantwoord door"),
        "answered_on": Heading("Beantwoord op"),
        "found_text": Heading("Gevonden"),
        "norm_text": Heading("Gevraagd"),
        "norm_origin": Heading("Herkomst van de norm"),
        "sentence": Heading("Uitleg"),
        "article": Heading("Afspraak"),
        "source": Heading("Herkomst van de vraag"),
    },
)

THEMES: Mapping[str, Heading] = MappingProxyType(
    {"location_id": Heading("Nummer"), "theme": Heading("Thema"), **COUNTS},
)

ANSWERS: Mapping[str, Heading] = MappingProxyType(
    {
        "location_id": Heading("Nummer"),
        "criterion": Heading("Criterium"),
        "answer": Heading("Antwoord", vocabulary="assessment_answer"),
        "note": Heading("Toelichting"),
        "answered_by": Heading("Beantwoord door"),
        "answered_on": Heading("Beantwoord op"),
        "use": Heading("Wat ermee is gedaan", vocabulary="answer_use"),
    },
)

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        "locations": Heading("Locaties die meetellen", LOCATIONS),
        "locations_not_counted": Heading("Locaties die niet meetellen (5A, 5B of geen nieuwe woningen)", LOCATIONS),
        **{
            f"locations_{signal}": Heading(f"Locaties: {label('signal', signal)}", LOCATIONS)
            for signal in GIVEN_SIGNALS
        },
        "criteria": Heading("Vragen in het toetsingskader", QUESTIONS),
        **{
            f"answers_{name}": Heading(f"Alle plannen die meetellen: {heading.title.lower()}", QUESTIONS)
            for name, heading in COUNTS.items()
        },
    },
)

ANSWER = Answer(
    rows="Locaties",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "checklist": Detail("Vragen", CHECKLIST),
        "themes": Detail("Per thema", THEMES),
        "answers": Detail("Antwoorden van mensen", ANSWERS),
    },
)
