"""How the 30% rule is worked out."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.evidence import source_text
from geo_pa.present.method.pieces import choices, paragraphs, said, section

SHARE_TEXT = """
Van de nieuwe woningen in een nieuw project is ten minste {minimum_share} sociale huur ({article}). Dat is het
uitgangspunt. Welke projecten nieuw zijn, zegt de afspraak niet; hier: {new_from}. Eén project is hier: {phases}.
Afronden van het vereiste aantal: {rounding}; geboekt en voorgesteld worden altijd hele woningen.

Sociale huur is hier {social_definition}. Bij een marktpartij telt sociale huur vanaf {market_guarantee_years}
instandhouding (bron: {market_source}).

Is nog niet bekend hoeveel woningen sociale huur worden, dan rekent het programma met het minste en het meeste dat
mogelijk is. Huur met een onbekende prijs kan sociale huur zijn. Ook de totalen zijn dan een minste en een meeste.

Wat na de peildatum is besloten, telt op de peildatum nog niet: een boeking niet, en een plan niet als hard plan.
"""

COMPENSATION_TEXT = """
Een locatie met meer sociale huur dan vereist kan het overschot uitlenen aan een locatie met een tekort. Woningen die
gesloopte sociale huur vervangen, zijn geen overschot, en geen overschot wordt twee keer gebruikt.

Geboekt is wat is besloten. Een voorstel is een berekening, met hoogstens {horizon_years} tussen de opleveringen.
"""


def explain(rules: Rules) -> Markup:
    """Explain the 30% rule: what it asks, what counts, what the agreements leave open."""
    words = said(rules) | {
        "article": rules["minimum_share"].article,
        "market_source": source_text(rules["market_guarantee_years"].source),
    }
    rule = section(f"De regel van {words['minimum_share']}", paragraphs(SHARE_TEXT, words), choices(rules))
    return rule + section("Compensatie", paragraphs(COMPENSATION_TEXT, words))
