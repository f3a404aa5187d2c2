"""How the stock of the villages is judged."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import bullets, choices, paragraphs, said, section
from geo_pa.terms import label

STOCK_TEXT = """
Het uitgangspunt is dat de voorraad sociale huur in de dorpen niet krimpt; bij elke verkoop en sloop hoort een bijdrage
aan de kwaliteit, ook als de voorraad niet krimpt ({article}). Elk dorp krijgt een eigen oordeel; alle dorpen samen
staan ernaast. Stad en andere gebieden worden getoond en niet beoordeeld.

De beginstand is het aantal zelfstandige sociale huurwoningen (DAEB) op {base_date}, het vertrekpunt in de tekst
({base_article}). Daarna telt elke verandering op haar dag: verkoop, sloop en liberalisatie eraf, nieuwbouw en aankoop
erbij, tot en met {end_date}. De afspraken gelden vanaf {judged_from}: wat eerder verloren ging, wordt getoond en niet
beoordeeld. De eerste en de laatste dag tellen mee. Gerealiseerd, besloten en in harde plannen telt mee; na {end_date}
alleen wat is gerealiseerd. Wat zachte plannen kunnen doen, staat ernaast.
"""

VERDICTS = {
    "meets": "de voorraad krimpt niet, en elke verkoop en sloop draagt bij aan de kwaliteit.",
    "at_risk": (
        "de voorraad is tijdelijk kleiner, of krimpt terwijl elk verlies bijdraagt, of krimpt niet terwijl een verkoop "
        "of sloop niet bijdraagt, of is alleen kleiner door verlies van vóór de afspraken."
    ),
    "fails": "de voorraad is op de einddatum kleiner dan de beginstand, en niet elk verlies draagt bij.",
    "unknown": (
        "er is iets niet ingevuld dat het oordeel kan veranderen, er staat meer verlies dan er woningen zijn, of u mag "
        "niet alles zien."
    ),
}
"""When each verdict is given."""

EVENTS_TEXT = """
Sloop en nieuwbouw in één hard plan horen bij elkaar: de tijd ertussen is in de grafiek gearceerd en telt niet als
krimp. Wat op één dag gebeurt, telt samen. Staat er alleen een jaar, dan telt het op 31 december van dat jaar.

Een verandering die bij een bouwlocatie hoort, vervangt alle cijfers van die locatie: niets telt dubbel, en wat in de
veranderingen ontbreekt, telt niet. Tellen zij niet op tot de locatie, dan meldt de controle van de gegevens dat. Een
complex op een grens hoort bij het dorp waar het grootste deel ligt.
"""

LIMITS = (
    "Liberalisatie is geen verkoop en aankoop is geen nieuwbouw: de afspraak noemt beide niet.",
    "Een bijdrage van een andere soort dan de afspraak noemt, telt als er in woorden staat welke.",
    "Of een bijdrage aan de kwaliteit groot genoeg is, zegt het programma niet; het telt wat de corporatie invult.",
    "Zorgplaatsen, woonwagens, standplaatsen en geliberaliseerde woningen tellen hier niet mee.",
    "Sociale huur van een marktpartij hoort niet bij de voorraad van de corporaties.",
)
"""What the answer does not tell."""


def explain(rules: Rules) -> Markup:
    """Explain the stock of the villages: what is judged and when, what counts, what is left open, and the limits."""
    words = said(rules) | {"article": rules["end_date"].article, "base_article": rules["base_date"].article}
    verdicts = bullets(Markup("<b>{}</b>: {}").format(_word(verdict), text) for verdict, text in VERDICTS.items())
    judged = section("Voorraad in de dorpen", paragraphs(STOCK_TEXT, words), verdicts, choices(rules))
    return judged + section("Veranderingen in de dorpen", paragraphs(EVENTS_TEXT, words), bullets(LIMITS))


def _word(verdict: str) -> str:
    return label("village_verdict", verdict).capitalize()
