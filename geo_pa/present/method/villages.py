"""How the stock of the villages is judged."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import choices, section


def stock(rules: Rules) -> Markup:
    """Explain the stock of the villages."""
    return section("TITEL", choices(rules))
