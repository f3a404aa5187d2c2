"""How walking zones around care and services are worked out."""

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method.pieces import choices, section


def zones(rules: Rules) -> Markup:
    """Explain walking zones."""
    return section("TITEL", choices(rules))
