"""What the sections of the page "Uitleg" are made of: titles, paragraphs and lists, with the figures of the rules."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from geo_pa.model import Rule, Rules
from geo_pa.present.evidence import LOCAL_CHOICE, rule_value


def section(title: str, *parts: Markup) -> Markup:
    """Write a section with its title."""
    return Markup("<section><h3>{}</h3>{}</section>").format(title, Markup().join(parts))


def paragraph(text: str) -> Markup:
    """Write a paragraph."""
    return Markup("<p>{}</p>").format(text)


def bullets(items: Iterable[str | Markup]) -> Markup:
    """Write a list."""
    return Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(item) for item in items))


def said(rules: Rules) -> dict[str, str]:
    """Write every rule in Dutch, by its name."""
    return {name: rule_value(rule) for name, rule in rules.items()}


def paragraphs(text: str, words: Mapping[str, str]) -> Markup:
    """Fill the rules' words in, and make a paragraph of each block."""
    return Markup().join(paragraph(block.format_map(words)) for block in text.strip().split("\n\n"))


def choices(rules: Rules) -> Markup:
    """List the local choices of an analysis as the data have them."""
    about = paragraph(f"Wat de afspraken openlaten ({LOCAL_CHOICE}), met de standaard:")
    return about + bullets(map(_choice, rules.choices))


def _choice(rule: Rule) -> Markup:
    return Markup("{}: <b>{}</b>").format(rule.title, rule_value(rule))
