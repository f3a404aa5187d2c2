"""How heat and greening are worked out."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.evidence import source_text
from geo_pa.present.method.pieces import bullets, choices, paragraphs, said, section

HEAT_TEXT = """
De afspraken noemen voor hitte en groen geen norm. Daarom staat er een signaal en een volgorde om te bespreken, en geen
oordeel. Hittestress heet sterk boven {pet_strong_heat_stress} gevoelstemperatuur (PET) en extreem boven
{pet_extreme_heat_stress} (bron: {pet_source}). Is alleen bekend hoeveel graden het er warmer is dan in het
buitengebied (hitte-eiland), dan rekent het programma daarmee; die twee maten worden nooit gemengd of vergeleken.

Van elke buurt en elk complex telt het raster mee voor precies het deel van elk vakje dat erin ligt. Heeft het raster
voor minder dan {minimum_cover} van een gebied waarden, dan is de hitte er onbekend.

Een koele plek is hoogstens {cool_place_max_pet} gevoelstemperatuur (PET) en ten minste {cool_place_min_area} groot. De
afstand is gemeten langs de straten, zonder trappen, en is het gemiddelde over alle straten van de buurt; de richtlijn
is {cool_place_max_distance} (bron: {cool_source}).
"""

ORDER_TEXT = """
De prioriteit brengt drie cijfers van 0 tot 1 samen: hitte, oudere inwoners, en ruimte voor groen op grond van
corporaties (is die grond niet bekend: in de hele buurt). De cijfers worden vermenigvuldigd, elk met een gewicht dat u
zelf kiest; het resultaat ligt weer tussen 0 en 1. Is een van de drie nul, dan is de prioriteit nul. Een aantal oudere
inwoners onder {count_suppression_threshold} is verborgen; zo'n buurt heeft geen plaats in de volgorde.

Hoe vast de volgorde staat, blijkt door elk gewicht {weight_variation} lager en hoger te maken, in alle combinaties. Een
buurt die steeds bij de eerste {first} hoort, krijgt veel aandacht; een buurt die daar bij sommige gewichten bij hoort,
enige aandacht.

Meer groen koelt de lucht naar schatting {cooling_per_10pp_green} per 10 procentpunt (bron: {cooling_source}). Dat is de
temperatuur van de lucht en is niet af te trekken van de gevoelstemperatuur (PET).

Bij elke corporatie staan de complexen op volgorde. Wie er wonen is niet bekend; daar staat het aantal eenheden voor de
inwoners: dat van {stock_date}, min wat tot en met de peildatum is gesloopt of verkocht. Een complex waar niets meer van
de corporatie staat, blijft in de lijst zonder plaats in de volgorde.

Werk met werk (afspraak 14): genoemd is het werk dat in de komende {works_horizon_years} begint of loopt in
buurten die aandacht vragen, en het werk dat elkaar raakt in dezelfde jaren.
"""

LIMITS = (
    "Een raster geeft één hete middag weer, en een model is geen meting.",
    "Of een koele plek openbaar is, weet het raster niet; ook water kan koel zijn.",
    "Schaduw op looproutes en de kosten van vergroenen zijn niet berekend.",
    "Ruimte voor groen is grond die nog niet groen is. Of die vrij is, zegt het programma niet.",
)
"""What the answer does not tell."""


def explain(rules: Rules) -> Markup:
    """Explain heat and greening: what is measured, what goes first, what the agreements leave open, and the limits."""
    words = said(rules) | {
        "pet_source": source_text(rules["pet_strong_heat_stress"].source),
        "cool_source": source_text(rules["cool_place_max_distance"].source),
        "cooling_source": source_text(rules["cooling_per_10pp_green"].source),
        "first": str(rules.integer("priority_count")),
    }
    measured = section("Hitte en groen", paragraphs(HEAT_TEXT, words), choices(rules))
    return measured + section("Waar vergroenen eerst", paragraphs(ORDER_TEXT, words), bullets(LIMITS))
