"""What the monitor takes for granted."""

from collections.abc import Iterable, Iterator, Mapping
from types import MappingProxyType

from geo_pa.analyses.agreement_monitor.figures import Figure
from geo_pa.terms import and_list

ALWAYS = (
    "De uitkomsten van de andere vragen zijn overgenomen met hun standaardkeuzes; elke pagina zegt welke dat zijn.",
    "Een getal dat al een norm is, komt uit die regel. Zonder einddatum geldt het tot het einde van de afspraken.",
    "Op schema: gerealiseerd en harde plannen halen het getal. In gevaar: alleen met zachte plannen. Anders: achter.",
    "Na de einddatum telt alleen wat is gerealiseerd of gemeld: het getal is dan gehaald of niet gehaald.",
    "De eerste en de laatste dag van een periode tellen mee. Een jaar zonder dag telt op 31 december.",
    "Een melding over een jaar dat op de peildatum niet voorbij is, telt niet; wat voor dat jaar is gepland wel.",
    "Woningen, labels en toegankelijkheid staan op de peildatum: de beschreven stand met wat sindsdien is veranderd.",
    "Van een complex dat deels is verkocht, is niet bekend welke woningen weg zijn: toegankelijk is dan een marge.",
    "Een ambitie en een vraag uit onderzoek worden getoond en krijgen geen oordeel.",
)

OF_MEASURES: Mapping[tuple[str, ...], tuple[str, ...]] = MappingProxyType(
    {
        ("growth",): ("verwachtingen zijn opgeteld uit hun rijen; de gedrukte totalen volgen daar niet alle uit.",),
        ("social_share", "village_stock"): (
            "het slechtste oordeel onder de locaties of dorpen die meetellen, is dat van de afspraak.",
            "wat onbekend is, telt niet als gehaald en niet als tekort; het staat apart.",
        ),
        ("land_prices",): (
            "of de grondprijs niet meer stijgt dan de inflatie, meldt de gemeente per jaar, vanaf het eerste hele.",
        ),
        ("accessible",): (
            "plannen die klaar zijn voor het begin of na het einde van de afspraken, tellen niet mee.",
            "de norm geldt voor alle nieuwbouw (keuze); het aandeel van de corporaties staat erbij.",
        ),
        ("rents_low", "rents_middle"): (
            "geteld zijn sociale huurwoningen (DAEB) van alle corporaties, met de gemiddelde huur van hun complex.",
            "wat nieuwe woningen gaan kosten, is niet bekend; alleen het bezit telt.",
        ),
        ("approaches",): ("een gebied is begonnen na 31 december van zijn startjaar; daarvoor is het aangewezen.",),
        ("reported", "reported_labels"): (
            "een melding zegt wat er in dat jaar is gedaan; meldingen zijn niet nagerekend.",
            "wat voor een voorbij jaar was gepland en niet is gemeld, is onbekend; het kan ook meer zijn geweest.",
            "de getallen van één corporatie kunnen elkaar overlappen en zijn nergens opgeteld.",
        ),
        ("clustered",): ("geclusterde woningen in plannen tellen ook als zij geen sociale huur zijn.",),
        ("statushouders",): (
            "beoordeeld is het laatste jaar dat voorbij is, per corporatie; kleine aantallen zijn verborgen.",
        ),
        ("pitches",): (
            "een nieuwe standplaats telt zodra er een woonwagen van een corporatie bij komt, en dan één keer.",
            "bij elkaar hoort wat in één plan zit, of zonder plan van één corporatie is.",
        ),
    }
)
"""What is taken for granted of figures that are measured in one of some ways."""


def assumptions(figures: Iterable[Figure]) -> tuple[str, ...]:
    """Write what holds for every figure, and then for those that were agreed, with the numbers of their agreements."""
    return (*ALWAYS, *_of_agreed(tuple(figures)))


def _of_agreed(figures: tuple[Figure, ...]) -> Iterator[str]:
    for measures, sentences in OF_MEASURES.items():
        numbers = dict.fromkeys(figure.agreement for figure in figures if figure.measure in measures)
        if numbers:
            yield from (f"Afspraak {and_list(list(numbers))}: {sentence}" for sentence in sentences)
