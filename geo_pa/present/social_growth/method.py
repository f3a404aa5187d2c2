"""How the two numbers of agreement 1 are worked out."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import paragraphs, said, section

TEXT = """
Tot en met {deadline} komen er netto {net_addition} bij ten opzichte van {base_date}, en worden er ten minste
{replacement} gebouwd in plaats van gesloopte woningen ({article}). Die vervangende woningen zijn een deel van alle
nieuwbouw en komen daar niet bovenop.

Eenheden zijn sociale huurwoningen, zorgplaatsen en woonwagens van de corporaties; standplaatsen en geliberaliseerde
woningen tellen niet mee.

Een verandering die bij een bouwlocatie hoort, vervangt alle cijfers van die locatie. Tellen de veranderingen daar niet
toe op, dan meldt de controle van de gegevens dat.
"""


def explain(rules: Rules) -> Markup:
    """Explain growth and replacement."""
    words = said(rules) | {"article": rules["net_addition"].article}
    return section("Groei en vervanging", paragraphs(TEXT, words))
