"""How heat and greening are worked out."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import choices, section


def heat(rules: Rules) -> Markup:
    """Explain heat and greening."""
    return section("TITEL", choices(rules))
