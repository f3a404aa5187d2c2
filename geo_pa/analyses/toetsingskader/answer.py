"""What is answered about the assessment framework."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.analyses.toetsingskader.figure_names import LOCATION_FIGURES
from geo_pa.model import GIVEN_SIGNALS, Result
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import ITSELF, Column, placed
from geo_pa.model.common_columns import common
from geo_pa.model.given import asks

QUESTIONS, LOCATIONS = "questions", "locations"
ASKED = "Vragen"
"""The heading on the card of a location."""

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
        **common("name", "signal"),
        "share_answered": Column(
            "Beantwoord", "share", help="Van de vragen die hier van toepassing zijn.", group=ASKED
        ),
        **placed(COUNTS, "met", "partly", "not_met", "to_ask", "unknown", group=ASKED),
        **placed(COUNTS, "not_applicable", group=ASKED, shown=False),
        "reason": Column("Reden", vocabulary="assessment_reason", shown=False),
        **common(
            *("status", "completion_year", "corporation", "neighbourhoods", "district_name"), group=ASKED, shown=False
        ),
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


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the assessment framework.

    ``assessment_criteria`` are the questions, in the order in which they are shown. An answer of which only the
    location is known is one that this reader may not see. Without an answer it builds on, what that would tell is
    unknown.
    """

    building_locations: Annotated[
        gpd.GeoDataFrame, asks("name corporation confidentiality completion_year", *LOCATION_FIGURES)
    ]
    assessment_criteria: Annotated[
        pd.DataFrame,
        asks(
            "theme question figure most per comparison value partly_value words partly_words rule unit where_figure",
            "where_words applies_to article source important",
        ),
    ]
    social_share: Result
    assessment_answers: Annotated[
        pd.DataFrame | None, asks("location_id criterion answer note answered_by answered_on confidentiality")
    ] = None
    woonzorgzones: Result | None = None
    heat_stress: Result | None = None


ANSWER = Answer(
    id="toetsingskader",
    title="Toetsingskader",
    question="Sluit elke bouwlocatie aan bij het toetsingskader, en wat is nog te vragen?",
    address="toetsingskader",
    place=70,
    rules=("toetsingskader",),
    about="building_locations",
    given=Given,
    rows="Locaties",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    unit=QUESTIONS,
    details={
        "checklist": Table("Vragen", CHECKLIST),
        "themes": Table("Per thema", THEMES),
        "answers": Table("Antwoorden van mensen", ANSWERS),
    },
)
