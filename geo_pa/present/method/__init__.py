"""The page "Uitleg": how the tool works, in plain Dutch; every figure comes from the rules."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa.model import Rules
from geo_pa.present.method import general
from geo_pa.present.method.pieces import choices, paragraph, section
from geo_pa.present.parts import part_of
from geo_pa.registry import find


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
    questions = [_explained(analysis, found) for analysis, found in rules.items()]
    parts = (general.verdicts(), general.signals(), *questions, general.hardness(), general.limits())
    return Markup('<div class="geo-pa-method">{}</div>').format(Markup().join(parts))


def _explained(analysis: str, rules: Rules) -> Markup:
    """Explain one question in its own words; without these, by what it asks and what the agreements leave open."""
    own = part_of(analysis, "method")
    if own:
        explained: Markup = own.explain(rules)
        return explained
    entry = find(analysis)
    return section(entry.title, paragraph(entry.question), choices(rules))
