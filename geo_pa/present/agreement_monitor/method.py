"""How it is told where each agreement stands."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import bullets, choices, paragraphs, said, section
from geo_pa.terms import label

TEXT = """
Elke afspraak staat op de pagina 'De 23 afspraken'. Een afspraak met een getal krijgt een oordeel, een afspraak zonder
getal nooit: daar staat wie trekt en wat is afgesproken. Waar een andere pagina een signaal geeft, staat dat signaal
erbij. Een afspraak met meer getallen krijgt het slechtste oordeel daarvan.

Bij afspraak 2 en 5 geldt de norm voor elke locatie en voor elk dorp. Geteld is waar de norm is gehaald, waar zeker niet
(dat is 'nog te vinden') en waar het onbekend is. Wat onbekend is, telt niet als gehaald en niet als tekort: het staat
apart. Hoeveel locaties of dorpen zijn beoordeeld, is geen afspraak: het hangt af van de plannen die er nu zijn.

Na de einddatum van een afspraak telt alleen nog wat is gerealiseerd of gemeld: een getal is dan gehaald of niet
gehaald. Wat voor het begin is gedaan, telt niet, en wat pas na de peildatum is gemeld ook niet. De eerste en de laatste
dag tellen mee.

Woningen, energielabels en toegankelijkheid staan op de peildatum: de stand waarmee de complexen zijn beschreven en wat
sindsdien is gesloopt, verkocht of geliberaliseerd. Wat erbij kwam of als verbeterd is gemeld en niet op een complex is
te plaatsen, staat apart. Huren zijn die van het jaar van de huurgrenzen.

Bij elk getal staat wat gerealiseerd is en wat in harde en in zachte plannen zit. De rijen daarachter tellen op tot het
getal. Is een getal een aandeel van woningen, dan heeft elke groep een eigen aandeel: die tellen niet op.
"""

VERDICTS = {
    "meets": "wat gerealiseerd is en wat in harde plannen zit, haalt samen het getal.",
    "at_risk": "dat lukt alleen met zachte plannen erbij.",
    "fails": "ook met zachte plannen wordt het getal niet gehaald.",
    "unknown": "er ontbreekt een gegeven dat beslist, er is niets gemeld, of u mag niet alles zien.",
    "not_counted": "er is geen getal afgesproken, of het getal is een ambitie of een vraag uit onderzoek.",
}
"""When each verdict is given."""

RENTS = """
De huren (afspraak 7) worden vergeleken met de grenzen van {rent_year}; een huur precies op de grens telt
{upper_bound}. Ten minste {share_under_quality_discount_limit} van de sociale huurwoningen zit onder de
kwaliteitskortingsgrens en ten minste {share_to_lower_capping_limit} daarboven, tot de lage aftoppingsgrens. Zijn de
grenzen van een jaar nog niet bekend, dan is het oordeel onbekend. Is een huur niet bekend, dan rekent het programma met
het minste en het meeste dat mogelijk is.

Wat geen laag weet, zoals verduurzaamde woningen of minder CO2, melden de partijen zelf. Zonder melding is de stand
onbekend, nooit nul. Een plan voor een jaar dat voorbij is en waarover niets is gemeld, is ook onbekend: er kan minder
of meer zijn gedaan dan gepland. Het oordeel is dan onbekend, tenzij het getal ook zonder dat jaar is gehaald.
"""

OWN_CHOICES = ("affordability.", "accessibility.new_build_scope")
"""The rules of which the monitor itself makes a choice."""

LIMITS = (
    "Of 'circa' en 'ruim' in de afspraken ook iets minder toelaten, beslissen de partijen; gerekend is met het getal.",
    "De andere pagina's zijn overgenomen met hun standaardkeuzes.",
    "Meldingen van de partijen worden niet nagerekend.",
)
"""What the answer does not tell."""


def explain(rules: Rules) -> Markup:
    """Explain the monitor: what is judged and how, the rents, what is reported, what is left open, and the limits."""
    own = Rules(rules.on, {name: rule for name, rule in rules.items() if rule.id.startswith(OWN_CHOICES)})
    words = bullets(
        Markup("<b>{}</b>: {}").format(label("agreement_verdict", word).capitalize(), text)
        for word, text in VERDICTS.items()
    )
    judged = section("De 23 afspraken", paragraphs(TEXT, {}), words)
    return judged + section("Huren en meldingen", paragraphs(RENTS, said(rules)), choices(own), bullets(LIMITS))
