"""How building locations are held against the assessment framework."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import bullets, choices, paragraphs, section
from geo_pa.terms import label

TEXT = """
Corporaties proberen bij nieuwbouw zoveel mogelijk aan te sluiten bij het toetsingskader uit de woon(zorg)visie, binnen
wat financieel en praktisch kan (afspraak 6). De afspraak noemt de thema's en geen normen. Daarom is er geen oordeel
maar een signaal, en zijn de vragen een tabel die de gemeente zelf kan veranderen (assessment_criteria).

Een vraag wordt door een getal of een woord uit de gegevens beantwoord, of zij wordt aan mensen gesteld. Waar een
getal deels onbekend is, wordt met het laagste en het hoogste gerekend dat mogelijk is. Geven die hetzelfde antwoord,
dan staat dat er; anders is het antwoord onbekend. Een getal dat ontbreekt, is nooit een nee.

Wat mensen antwoorden staat in een tweede tabel (assessment_answers): wie, wanneer en met welke toelichting. Het
antwoord van de laatste dag geldt. Het vervangt nooit wat de gegevens zeggen: verschillen de twee, dan staan ze naast
elkaar. Weten de gegevens het niet, dan telt het antwoord van mensen.

De gemeente zegt zelf welke vragen belangrijk zijn. Een locatie vraagt veel aandacht waar het antwoord op een
belangrijke vraag nee is; vanaf hoeveel van die vragen, is een keuze. Staat een belangrijke vraag open, dan is het
signaal onbekend.

Ideeën binnen het gemeentehuis (status 5A en 5B) staan in de tabel en op de kaart, maar tellen in geen totaal mee. Op
een plan zonder nieuwe woningen is het kader niet van toepassing.
"""

ANSWERS = {
    "yes": "wat gevraagd wordt, is er zeker.",
    "partly": "een deel is er: de tabel zegt welk woord of getal 'deels' is, of mensen zeggen het.",
    "no": "wat gevraagd wordt, is er zeker niet.",
    "unknown": "de gegevens zouden antwoord moeten geven, maar zijn niet compleet.",
    "asked": "de vraag wordt aan mensen gesteld en is nog niet beantwoord.",
    "not_applicable": "de vraag geldt niet voor deze locatie, of er komen geen nieuwe woningen.",
}
"""When each answer is given."""

LIMITS = (
    "De vragen van de voorbeeldgemeente zijn een voorbeeld; het kader zelf staat in de woon(zorg)visie.",
    "Hitte, groen en wateroverlast zijn die van de buurt nu; wat het plan daaraan verandert, is niet bekend.",
    "Sociale huur telt hier op de locatie zelf. Compensatie elders staat bij de vraag over 30% sociale huur.",
    "Of een plan goed is, zegt het aantal keren ja niet: niet elke vraag weegt even zwaar.",
)
"""What the answer does not tell."""


def explain(rules: Rules) -> Markup:
    """Explain the assessment framework: who answers, what each answer means, what is left open, and the limits."""
    answers = bullets(Markup("<b>{}</b>: {}").format(_word(word), text) for word, text in ANSWERS.items())
    told = paragraphs(TEXT, {})
    return section("Toetsingskader voor nieuwbouw", told, answers, choices(rules), bullets(LIMITS))


def _word(answer: str) -> str:
    return label("checklist_answer", answer).capitalize()
