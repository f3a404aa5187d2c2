"""What is answered about the assessment framework."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import ITSELF, Column

QUESTIONS, LOCATIONS = "questions", "locations"

COUNTS: Mapping[str, Column] = MappingProxyType(
    {
        "met": Column("Ja", QUESTIONS),
        "partly": Column("Deels", QUESTIONS),
        "not_met": Column("Nee", QUESTIONS),
        "to_ask": Column("Nog te vragen", QUESTIONS),
        "unknown": Column(
            "Onbekend", QUESTIONS, help="De gegevens zouden antwoord moeten geven, maar zijn niet compleet."
        ),
        "not_applicable": Column("Niet van toepassing", QUESTIONS),
    },
)
"""How many questions have each answer."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "reason": Column("Reden", vocabulary="assessment_reason"),
        **COUNTS,
        "share_answered": Column("Beantwoord", "share", help="Van de vragen die hier van toepassing zijn."),
    },
)

CHECKLIST: Mapping[str, Column] = MappingProxyType(
    {
        "location_id": Column("Nummer", refers_to=ITSELF),
        "criterion": Column("Criterium"),
        "theme": Column("Thema"),
        "question": Column("Vraag"),
        "important": Column("Belangrijk"),
        "answer": Column("Antwoord", vocabulary="checklist_answer"),
        "figure": Column("Getal", help="Wat zeker is, in de eenheid die erbij staat; een aandeel loopt van 0 tot 1."),
        "figure_most": Column("Getal, hoogstens"),
        "unit": Column("Eenheid", vocabulary="criterion_unit"),
        "word": Column("Woord (code)"),
        "figure_from": Column("Getal uit", vocabulary="figure_place"),
        "comparison": Column("Vergelijking", vocabulary="comparison"),
        "norm": Column("Norm"),
        "origin": Column("Beantwoord uit", vocabulary="answer_origin"),
        "people_answer": Column("Antwoord van mensen", vocabulary="assessment_answer"),
        "differs": Column("Mensen zeggen iets anders"),
        "note": Column("Toelichting"),
        "answered_by": Column("Beantwoord door"),
        "answered_on": Column("Beantwoord op"),
        "found_text": Column("Gevonden"),
        "norm_text": Column("Gevraagd"),
        "norm_origin": Column("Herkomst van de norm"),
        "sentence": Column("Uitleg"),
        "article": Column("Afspraak"),
        "source": Column("Herkomst van de vraag"),
    },
)

THEMES: Mapping[str, Column] = MappingProxyType(
    {"location_id": Column("Nummer", refers_to=ITSELF), "theme": Column("Thema"), **COUNTS},
)

ANSWERS: Mapping[str, Column] = MappingProxyType(
    {
        "location_id": Column("Nummer", refers_to=ITSELF),
        "criterion": Column("Criterium"),
        "answer": Column("Antwoord", vocabulary="assessment_answer"),
        "note": Column("Toelichting"),
        "answered_by": Column("Beantwoord door"),
        "answered_on": Column("Beantwoord op"),
        "use": Column("Wat ermee is gedaan", vocabulary="answer_use"),
    },
)

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "locations": Column("Locaties die meetellen", LOCATIONS),
        "locations_not_counted": Column("Locaties die niet meetellen (5A, 5B of geen nieuwe woningen)", LOCATIONS),
        **counts_by(GIVEN_SIGNALS, "signal", "locations", "Locaties", LOCATIONS),
        "criteria": Column("Vragen in het toetsingskader", QUESTIONS),
        **{
            f"answers_{name}": Column(f"Alle plannen die meetellen: {heading.title.lower()}", QUESTIONS)
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
        "checklist": Table("Vragen", CHECKLIST),
        "themes": Table("Per thema", THEMES),
        "answers": Table("Antwoorden van mensen", ANSWERS),
    },
)
