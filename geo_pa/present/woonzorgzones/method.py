"""How walking zones around care and services are worked out."""

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Rules
from geo_pa.present.method.pieces import bullets, choices, paragraphs, said, section

TEXT = """
De afspraken 15, 16 en 17 gaan over ouder worden in een woonzorgzone, maar noemen geen afstand. Er is dus geen norm en
geen oordeel, alleen een signaal: waar wonen veel ouderen ver van zorg.

Gerekend wordt met de loopafstand over straten en paden tot het dichtstbijzijnde centrum, en nooit over een trap. Waar
een deur is, is niet bekend: een loop begint op de rand van het perceel, op het punt het dichtst bij een straat.
Kruist een straat het perceel, dan begint zij op de straat het dichtst bij het midden, en staat erbij tussen welke
afstanden het perceel ligt als dat {large_plot_range} of meer scheelt. Een oudere loopt {walking_speed_65_plus},
{pace}. De kern van een zone loopt tot {zone_core_distance}, de woonzorgzone tot
{zone_distance} en de ruime zone tot {zone_wide_distance}. Wat verder dan {snap_distance} van een straat ligt, kan niet
worden berekend en staat bij 'Weggelaten'.

Een centrum is {centres}.

Waar in een buurt de ouderen wonen, is niet bekend. Aangenomen is dat zij gelijk verdeeld langs de woonstraten wonen.
Het aantal ouderen binnen en buiten de zone is daarom een schatting, afgerond op een veelvoud van {step}. Wonen er
{high} of meer buiten de zone, dan vraagt de buurt veel aandacht (een witte vlek); vanaf {some} enige aandacht.

Aantallen onder {few} zijn verborgen. Is het aantal binnen of buiten de zone zo klein, dan is ook het andere verborgen,
en het deel van de straten waaruit beide volgen; en het totaal, als dat zo klein is dat een van beide altijd onder de
{few} blijft. Wonen er te weinig binnen de zone om te tonen, dan telt voor het signaal iedereen mee: het verschil zou
hun aantal verraden.
"""

SCORE_TEXT = """
De voorzieningenscore van een plek loopt van 0 tot 1. Elke soort telt een keer mee: helemaal op 0 m, steeds minder met
de afstand, en niet meer vanaf {zone_wide_distance} lopen. Het gewicht van elke soort staat bij de keuzes hieronder; de
gewichten worden naar verhouding gebruikt.
"""

PLACES_TEXT = """
Een bouwlocatie is kansrijk voor geclusterd wonen (afspraak 17) in de zone en met ten minste
{clustered_min_dwellings}. In een klein dorp, van hooguit {village} inwoners, gaat het om nultredenwoningen.

Een plek is geschikt voor toegankelijke woningen (afspraak 3) met een supermarkt binnen {suitable_supermarket_distance}
en een bushalte binnen {suitable_bus_stop_distance} lopen. Alleen daar geldt dat {accessible_share} van de nieuwbouw
toegankelijk is; de andere plekken staan in de lijst en tellen niet mee.
"""

STOCK_TEXT = """
Het bezit van de corporaties is beschreven op {stock_date}. Sloop en verkoop die sindsdien zijn gemeld, gaan eraf tot en
met de peildatum. Een complex dat is gesloopt of geheel verkocht, blijft in de lijst met 0 eenheden. Is een deel van een
complex verkocht, dan is niet bekend of daar toegankelijke woningen bij waren: het aantal toegankelijke woningen staat
er dan als 'ten minste' en 'hooguit'. Wat op geen complex te plaatsen is, staat bij de aannames en telt op geen plek
mee; alleen van het geheel gaan verdwenen woningen wel af.

Het aandeel toegankelijk is van alle corporatiewoningen waarvan het bekend is, en is overal hetzelfde: op deze pagina,
bij de afspraken en op de kaart.
"""

LIMITS = (
    "Aangewezen zones staan naast het berekende bereik; het programma wijst geen zones aan.",
    "Een cirkel om een centrum telt ook woningen mee die over straat verder liggen; dat verschil staat erbij.",
    "De straten zelf zijn openbaar: wie ze nameet, kan een verborgen aantal nog altijd schatten.",
    "Hoe goed een straat te lopen is, zoals stoep, drempels en verlichting, is niet bekend.",
    "'Wat als' laat zien wat er verandert als een voorziening sluit of erbij komt. Het bewaart niets.",
)

CENTRE = "centre_"
"""How the names of rules begin that tell what is a centre."""

COUNTS = {
    "step": "count_rounding",
    "few": "count_suppression_threshold",
    "high": "white_spot_high",
    "some": "white_spot_some",
    "village": "small_village_inhabitants",
}
"""Counts of people in the text, and their rules."""


def explain(rules: Rules) -> Markup:
    """Explain walking zones: distances, older residents, the score, what a place is fit for."""
    words = said(rules) | _counts(rules) | {"centres": _centres(rules), "pace": _pace(rules)}
    method = section("Woonzorgzones", paragraphs(TEXT, words))
    score = section("De voorzieningenscore", paragraphs(SCORE_TEXT, words))
    places = section("Geclusterd en toegankelijk wonen", paragraphs(PLACES_TEXT, words))
    stock = section("Het bezit op de peildatum", paragraphs(STOCK_TEXT, words))
    limits = section("Woonzorgzones: keuzes en grenzen", bullets(LIMITS), choices(rules))
    return method + score + places + stock + limits


def _centres(rules: Rules) -> str:
    """Name the kinds that are a centre by the rules: "een verpleeghuis, een verzorgingshuis of een ..."."""
    names = [name for name in rules if name.startswith(CENTRE) and rules.flag(name)]
    kinds = [f"een {terms.label('facility_kind', name.removeprefix(CENTRE))}" for name in names]
    if not kinds:
        return "geen enkele soort voorziening"
    return kinds[0] if len(kinds) == 1 else f"{', '.join(kinds[:-1])} of {kinds[-1]}"


def _counts(rules: Rules) -> dict[str, str]:
    """Write counts of people without their unit: the sentence has it."""
    return {word: terms.number(rules.number(name)) for word, name in COUNTS.items()}


def _pace(rules: Rules) -> str:
    """Write the walking speed in the unit of every day."""
    return f"dat is {terms.number(round(float(rules.number('walking_speed_65_plus')) * 3.6, 1))} km per uur"
