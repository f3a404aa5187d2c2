"""What the monitor takes for granted."""

ASSUMPTIONS = (
    "De uitkomsten van de andere vragen zijn overgenomen met hun standaardkeuzes; elke pagina zegt welke dat zijn.",
    "Een getal dat al een norm is, komt uit die regel. Zonder einddatum geldt het tot het einde van de afspraken.",
    "Op schema: gerealiseerd en harde plannen halen het getal. In gevaar: alleen met zachte plannen. Anders: achter.",
    "Afspraak 1: verwachtingen zijn opgeteld uit hun rijen; de gedrukte totalen volgen daar niet alle uit.",
    "Afspraak 2 en 5: het slechtste oordeel onder de locaties of dorpen die meetellen, is dat van de afspraak.",
    "Afspraak 2 en 5: wat onbekend is, telt niet als gehaald en niet als tekort; het staat apart.",
    "Afspraak 3: plannen die klaar zijn voor het begin of na het einde van de afspraken, tellen niet mee.",
    "Afspraak 7: geteld zijn sociale huurwoningen (DAEB) van alle corporaties, met de gemiddelde huur van hun complex.",
    "Afspraak 7: wat nieuwe woningen gaan kosten, is niet bekend; alleen het bezit telt.",
    "Afspraak 11: een melding zegt wat er in dat jaar is gedaan; meldingen zijn niet nagerekend.",
    "Afspraak 11: wat voor een voorbij jaar was gepland en niet is gemeld, is onbekend; het kan ook meer zijn geweest.",
    "Afspraak 11: de getallen van één corporatie kunnen elkaar overlappen en zijn nergens opgeteld.",
    "Afspraak 17: geclusterde woningen in plannen tellen ook als zij geen sociale huur zijn.",
    "Afspraak 19: beoordeeld is het laatste jaar dat voorbij is, per corporatie; aantallen onder de 10 zijn verborgen.",
    "Afspraak 20: een nieuwe standplaats telt zodra er een woonwagen van een corporatie bij komt, en dan één keer.",
    "Afspraak 20: bij elkaar hoort wat in één plan zit, of zonder plan van één corporatie is.",
)
"""Sentences for a planner."""
