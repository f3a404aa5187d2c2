"""The page "Uitleg": how the tool works, in plain Dutch; every figure comes from the rules."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method import agreements, assessment, care, general, heat, social, villages, zones

SECTIONS = {
    "social_share": social.share,
    "social_growth": social.growth,
    "village_stock": villages.stock,
    "woonzorgzones": zones.zones,
    "heat_stress": heat.heat,
    "agreement_monitor": agreements.agreements,
    "toetsingskader": assessment.framework,
    "aandachtsgroepen": care.care,
}
"""Per analysis what writes its sections."""


def explanation(rules: Mapping[str, Rules]) -> Markup:
    """Write the page that explains the tool.

    Parameters
    ----------
    rules : mapping of str to Rules
        Per analysis its rules, on the reference date.

    Returns
    -------
    Markup
        HTML; every text from the rules is escaped.
    """
    questions = [SECTIONS[analysis](found) for analysis, found in rules.items() if analysis in SECTIONS]
    parts = (general.verdicts(), general.signals(), *questions, general.hardness(), general.limits())
    return Markup('<div class="geo-pa-method">{}</div>').format(Markup().join(parts))
