"""What was agreed, what is reported of it, and what locations are assessed on."""

from geo_pa.schema.field import Layer, category, day, flag, number, text, year

AGREED_UNITS = ("agreement_units", "dwellings", "share", "pitches", "villages", "locations", "areas")

AGREEMENTS = Layer(
    "Afspraken",
    key="number",
    fields={
        "number": text("Afspraak", required=True),
        "theme": text("Thema", required=True),
        "title": text("Onderwerp", required=True),
        "summary": text("Wat is afgesproken"),
        "lead": text("Wie trekt"),
        "note": text("Toelichting"),
        "question": text("Vraag die er meer over vertelt"),
        "signal": flag("Signalen van die vraag tellen"),
        "activities": category("Activiteiten die de gegevens kennen", "agreement_activity"),
    },
    description=(
        "De afspraken, elk in eigen woorden. Wat in getallen is afgesproken, staat in de tabel met "
        "afgesproken getallen; een afspraak zonder getal krijgt geen oordeel."
    ),
)

AGREED_FIGURES = Layer(
    "Afgesproken getallen",
    key="figure_id",
    fields={
        "figure_id": text("Nummer", required=True),
        "agreement": text("Afspraak", required=True),
        "title": text("Wat is afgesproken", required=True),
        "value": number("Afgesproken getal", least=0),
        "unit": category(
            "Eenheid",
            values=AGREED_UNITS,
            required=True,
        ),
        "start": day("Telt vanaf"),
        "deadline": day("Uiterlijk op"),
        "open_ended": flag("De tekst noemt geen einde"),
        "corporation": text("Corporatie"),
        "rule": text("Regel met de waarde"),
        "norm": category("Soort norm", "agreed_norm", required=True),
        "scored": flag("Krijgt een oordeel", required=True),
        "unscored": category("Waarom geen oordeel", "unscored"),
        "measure": category("Hoe het wordt gemeten", "agreed_measure", required=True),
    },
    description=(
        "Elk getal uit de afspraken. Een getal dat al een norm in data/rules is, noemt die regel en heeft "
        "zelf geen waarde; zonder begin of einddatum geldt de periode van die regel, of van de afspraken. Wat "
        "op de eerste en op de laatste dag gebeurt, telt. Waar de tekst zelf geen einde noemt, staat dat "
        "erbij: dan is niets te laat."
    ),
)

AGREEMENT_PROGRESS = Layer(
    "Voortgang van de afspraken",
    key="report_id",
    fields={
        "report_id": text("Nummer", required=True),
        "figure_id": text("Afgesproken getal", required=True),
        "corporation": text("Corporatie"),
        "year": year("Jaar"),
        "realised": number("Bereikt in dat jaar", least=0),
        "planned": number("Gepland voor dat jaar", least=0),
        "compared_with": number("Vergeleken met, zoals de inflatie in dat jaar", least=-1, most=1),
        "hardness": category("Hard of zacht", "report_hardness"),
        "confidentiality": category("Vertrouwelijkheid", "confidentiality"),
        "note": text("Toelichting"),
    },
    unique=("figure_id", "corporation", "year", "hardness"),
    description=(
        "Wat de partijen zelf melden waar geen laag het weet: per getal en jaar wat er dat jaar is bereikt, "
        "of wat er voor dat jaar is gepland. Een aandeel is het deel van de beginstand dat er in dat jaar af "
        "gaat. Zonder melding is de stand onbekend, nooit 0."
    ),
)

ASSESSMENT_CRITERIA = Layer(
    "Toetsingskader: criteria",
    key="criterion_id",
    fields={
        "criterion_id": text("Nummer", required=True),
        "theme": text("Thema", required=True),
        "question": text("Vraag", required=True),
        "figure": text("Getal of woord dat antwoordt (meer getallen met + ertussen)"),
        "most": text("Hoogstens, als wat onbekend is meetelt"),
        "per": text("Als aandeel van"),
        "comparison": category("Vergelijking", "comparison"),
        "value": number("Norm"),
        "partly_value": number("Norm voor 'deels'"),
        "words": text("Woorden voor 'ja'"),
        "partly_words": text("Woorden voor 'deels'"),
        "rule": text("Regel die de norm geeft"),
        "unit": text("Eenheid"),
        "where_figure": text("Geldt alleen waar dit woord"),
        "where_words": text("... een van deze is"),
        "applies_to": text("Geldt alleen voor"),
        "important": flag("Belangrijk"),
        "article": text("Afspraak"),
        "source": text("Herkomst"),
    },
    description=(
        "Waarop elke bouwlocatie wordt getoetst. De gemeente kan vragen toevoegen, weghalen en "
        "veranderen. Zonder `figure` wordt de vraag aan mensen gesteld; anders beantwoordt dat getal haar."
    ),
)

ASSESSMENT_ANSWERS = Layer(
    "Toetsingskader: antwoorden van mensen",
    fields={
        "location_id": text("Bouwlocatie", required=True, refers_to="building_locations"),
        "criterion": text("Criterium", required=True),
        "answer": category("Antwoord", "assessment_answer"),
        "note": text("Toelichting"),
        "answered_by": text("Beantwoord door"),
        "answered_on": day("Beantwoord op"),
        "confidentiality": category("Vertrouwelijkheid", "confidentiality"),
    },
    description=(
        "Wat partijen over een bouwlocatie hebben geantwoord. Een antwoord vervangt nooit wat de gegevens "
        "zeggen. Staan er meer antwoorden op dezelfde vraag, dan geldt dat van de laatste dag."
    ),
)
