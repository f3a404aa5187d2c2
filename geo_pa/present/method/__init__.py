"""The page "Uitleg": how the tool works, in plain Dutch; every figure comes from the rules."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Rules
from geo_pa.present.evidence import LOCAL_CHOICE, rule_value, source_text
from geo_pa.present.marks import HARDNESS_LOOKS, SAID, drawn, image
from geo_pa.present.markup import TEMPLATES, markup
from geo_pa.present.parts import part_of
from geo_pa.registry import find
from geo_pa.vocabulary import HARD_STATUS, NOT_COUNTED_STATUS, SOFT_STATUS

STATUSES = {"hard": HARD_STATUS, "soft": SOFT_STATUS, "not_counted": NOT_COUNTED_STATUS}


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
    questions = [explained(analysis, found) for analysis, found in rules.items()]
    return markup("method/page.html", questions=questions, sign=_sign, hardness=_hardness())


def explained(analysis: str, rules: Rules) -> Markup:
    """Explain one question in its own words; without these, by what it asks and what the agreements leave open."""
    own, entry = part_of(analysis, "method"), find(analysis)
    said = {name: rule_value(rule) for name, rule in rules.items()}
    more = {"title": entry.title, "question": entry.question, "offered": rules.choices}
    words = said | _of_rules(rules) | more | (own.words(rules) if own else {})
    words["choices"] = markup("method/choices.html", offered=words["offered"], value=rule_value, choice=LOCAL_CHOICE)
    found = TEMPLATES.select_template([f"{analysis}/method.html", "method/question.html"])
    return Markup(found.render(words))  # noqa: S704  # the template escapes what it is given


def _of_rules(rules: Rules) -> dict[str, object]:
    """Let a template name the article and the source of a rule, and write its number without the unit."""
    return {
        "cited": rules.cited,
        "agreed": rules.agreed,
        "article": lambda name: rules[name].article,
        "source": lambda name: source_text(rules[name].source),
        "count": lambda name: terms.number(rules.number(name)),
    }


def _sign(vocabulary: str, word: str) -> Markup:
    return image(drawn(SAID[vocabulary][word]))


def _hardness() -> Iterable[tuple[Markup, str, str]]:
    """Give each word of hardness with its sign and the planning statuses that it stands for."""
    for word, statuses in STATUSES.items():
        told = "; ".join(terms.label("planning_status", status) for status in sorted(statuses))
        yield image(drawn(HARDNESS_LOOKS[word], 18)), terms.label("hardness", word), told
