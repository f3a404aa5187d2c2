"""What the answer takes for granted, in sentences, as far as it matters for the layers that were used."""

from geo_pa.analyses.heat_stress.answer import Given
from geo_pa.analyses.heat_stress.cooling import COOL_RULES
from geo_pa.analyses.heat_stress.figures import PET, heat_measure

ALWAYS = (
    "De afspraken noemen geen norm (⟦green⟧): dit is een volgorde om te bespreken, geen oordeel.",
    "De prioriteit is het meetkundig gemiddelde van hitte, oudere inwoners en ruimte voor groen, elk van 0 tot 1.",
    "Bij hitte krijgt de koelste buurt 0 en de heetste 1; de andere twee zijn een deel van de hoogste buurt.",
    "De volgorde is ook berekend met elk gewicht hoger en lager, in alle combinaties.",
    "Aantallen oudere inwoners zijn geschat uit inwoners en aandelen, en verborgen waar ze klein zijn.",
    "Volgt uit een aandeel van de straten hoe weinig ouderen ver van een koele plek wonen, dan is het verborgen.",
    "Met de aantallen oudere inwoners is gerekend zoals ze er staan: afgerond.",
    "Meer groen koelt de lucht; dat is nooit van de gevoelstemperatuur (PET) af te trekken.",
    "Schaduw op looproutes is niet getoetst: daarvoor is een kaart van de schaduw nodig.",
)

OF_PET = (
    "Elke cel van het raster telt voor het deel dat in de buurt of op de plek ligt; zonder waarde telt zij niet mee.",
    "Het 95e percentiel is de waarde waar 95% van de oppervlakte op of onder ligt.",
    "Cellen horen bij één koele plek als ze een zijde delen.",
    "Het raster weet niet of een koele plek openbaar is, en ook water kan koel zijn.",
    "Een koele plek is bereikt waar een straat haar raakt of er dicht langs loopt; trappen tellen niet als weg.",
    "Koele plekken buiten het raster zijn niet bekend, zodat de afstand aan de rand te groot kan zijn.",
    "De loopafstand van een buurt is het gemiddelde over haar straten, naar lengte.",
    "Een straat waarvandaan geen koele plek te bereiken is, telt als te ver.",
)

OF_HEAT_ISLAND = (
    "De hitte is gemeten als graden warmer dan het buitengebied, niet als gevoelstemperatuur (PET).",
    "Uit die graden zijn klassen van hittestress en koele plekken niet af te leiden; die blijven onbekend.",
)

PUBLISHED_HEAT = "Zonder raster met hitte is van elke buurt de gepubliceerde mediaan van het hitte-eiland genomen."
PUBLISHED_GREEN = "Zonder raster met groen is van elke buurt het gepubliceerde aandeel groen genomen."
ON_CORPORATION_GROUND = (
    "Ruimte voor groen is grond van corporaties die nog niet groen is; hun percelen overlappen elkaar niet."
)
ON_ALL_GROUND = (
    "De grond van corporaties is niet bekend: ruimte voor groen is alle grond die geen groen en geen water is."
)
HOMES_FOR_RESIDENTS = "Wie er in een complex woont is niet bekend: daar staat het aantal woningen voor de bewoners."
HELD = (
    "Welk deel van de straten te ver van een koele plek ligt, en hoeveel ouderen daar wonen, is geteld met de koele "
    "plekken en de afstand van de gemeente, ook waar u iets anders koos: bij telkens een andere afstand zouden kleine "
    "aantallen uitlekken."
)


def assumptions(given: Given) -> tuple[str, ...]:
    """List what is taken for granted."""
    here = {name for name, layer in vars(given).items() if layer is not None}
    return (
        *ALWAYS,
        *(OF_PET if heat_measure(given.heat) == PET else OF_HEAT_ISLAND),
        *(() if "heat" in here else (PUBLISHED_HEAT,)),
        *(() if "green" in here else (PUBLISHED_GREEN,)),
        ON_CORPORATION_GROUND if "corporation_ground" in here else ON_ALL_GROUND,
        *((HOMES_FOR_RESIDENTS,) if "corporation_stock" in here else ()),
        *((HELD,) if given.rules.moved(COOL_RULES) else ()),
    )
