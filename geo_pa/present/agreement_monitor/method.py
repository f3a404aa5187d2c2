"""What the explanation of all agreements says that no rule does: which choices are its own."""

from collections.abc import Mapping

from geo_pa.model import Rules

OWN_CHOICES = ("affordability.", "accessibility.new_build_scope")
"""How the ids begin of the rules of which this question itself makes a choice; others are chosen on their own page."""


def own_choices(rules: Rules) -> Rules:
    """Keep the rules of which a choice is made here."""
    return Rules(
        rules.on, {name: rule for name, rule in rules.items() if rule.id.startswith(OWN_CHOICES)}, rules.agreements
    )


def words(rules: Rules) -> Mapping[str, object]:
    """Offer the own choices only."""
    return {"offered": own_choices(rules).choices}
