"""How the tool works, in plain Dutch; every figure comes from the rules."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Rule, Rules, Verdict
from geo_pa.present.evidence import LOCAL_CHOICE, rule_value, source_text
from geo_pa.present.marks import HARDNESS_LOOKS, drawn, image, verdict_mark
from geo_pa.vocabulary import HARD_STATUS, NOT_COUNTED_STATUS, SOFT_STATUS

MEANINGS = {
    Verdict.MEETS: "Er komt zeker genoeg sociale huur op de locatie zelf.",
    Verdict.COMPENSATED: "Op de locatie zelf komt te weinig, maar het hele tekort is elders als overschot geboekt.",
    Verdict.AT_RISK: "Er is een tekort. Een overschot van elders kan het dekken, maar daarover is nog niet besloten.",
    Verdict.FAILS: "Er is een tekort dat niet, of niet helemaal, door compensatie wordt gedekt.",
    Verdict.UNKNOWN: "Er ontbreekt een gegeven dat het oordeel bepaalt. Onbekend is nooit nul of een onvoldoende.",
    Verdict.NOT_COUNTED: "De regel geldt hier niet, bijvoorbeeld omdat er al een besluit lag voordat de regel inging.",
}
"""What each verdict means."""

LIMITS = (
    "Het oordeel is een rekenuitkomst op de gegevens die er zijn, en geen besluit.",
    "Een voorstel zoekt het grootste aantal woningen en dan de kleinste afstand. Of het kan, beslissen mensen.",
    "Afstanden zijn hemelsbreed, van midden tot midden.",
    "Filters veranderen wat u ziet, niet waarmee wordt gerekend.",
    "'Bekijken als' verandert wel waarmee wordt gerekend: wat iemand niet mag zien, telt in zijn beeld niet mee.",
)
"""What the tool does not do."""


def explanation(share: Rules, growth: Rules) -> Markup:
    """Write the page that explains the tool.

    Parameters
    ----------
    share, growth : Rules
        The sets ``social_share`` and ``social_growth``, on the reference date.

    Returns
    -------
    Markup
        HTML; every text from the rules is escaped.
    """
    return Markup('<div class="geo-pa-method">{}</div>').format(
        Markup().join(
            (_rule(share), _verdicts(), _compensation(share), _growth(growth), _hardness(), _choices(share), _limits())
        ),
    )


def _section(title: str, *parts: Markup) -> Markup:
    return Markup("<section><h3>{}</h3>{}</section>").format(title, Markup().join(parts))


def _paragraph(text: str) -> Markup:
    return Markup("<p>{}</p>").format(text)


def _list(items: Iterable[str | Markup]) -> Markup:
    return Markup("<ul>{}</ul>").format(Markup().join(Markup("<li>{}</li>").format(item) for item in items))


SHARE_TEXT = """
Van de nieuwe woningen in een project is ten minste {minimum_share} sociale huur ({article}). Dat is het uitgangspunt
voor projecten waarover vanaf {start_date} is besloten. Afronden van het vereiste aantal: {rounding}.

Sociale huur is hier {social_definition}. Bij een marktpartij telt sociale huur vanaf {market_guarantee_years}
instandhouding (bron: {market_source}).

Is nog niet bekend hoeveel woningen sociale huur worden, dan rekent het programma met het minste en het meeste dat
mogelijk is.
"""

COMPENSATION_TEXT = """
Een locatie met meer sociale huur dan vereist kan het overschot uitlenen aan een locatie met een tekort. Woningen die
gesloopte sociale huur vervangen, zijn geen overschot, en geen overschot wordt twee keer gebruikt.

Geboekt is wat is besloten. Een voorstel is een berekening, met hoogstens {horizon_years} tussen de opleveringen.
"""

GROWTH_TEXT = """
Tot en met {deadline} komen er netto {net_addition} bij ten opzichte van {base_date}, en worden er ten minste
{replacement} gebouwd in plaats van gesloopte woningen ({article}).

Eenheden zijn sociale huurwoningen, zorgplaatsen en woonwagens van de corporaties; standplaatsen en geliberaliseerde
woningen tellen niet mee.
"""


def _said(rules: Rules, article_of: str) -> dict[str, str]:
    """Write every rule of a set in Dutch, by its name, and the article of one of them."""
    words = {name: rule_value(rule) for name, rule in rules.items()}
    return words | {"article": rules[article_of].article}


def _paragraphs(text: str, words: Mapping[str, str]) -> Markup:
    """Fill the rules' words in, and make a paragraph of each block."""
    return Markup().join(_paragraph(block.format_map(words)) for block in text.strip().split("\n\n"))


def _rule(rules: Rules) -> Markup:
    words = _said(rules, "minimum_share") | {"market_source": source_text(rules["market_guarantee_years"].source)}
    return _section(f"De regel van {words['minimum_share']}", _paragraphs(SHARE_TEXT, words))


def _verdicts() -> Markup:
    rows = (
        Markup("<tr><td>{}</td><th>{}</th><td>{}</td></tr>").format(
            image(verdict_mark(verdict)), terms.label("verdict", verdict), MEANINGS[verdict]
        )
        for verdict in MEANINGS
    )
    return _section("De oordelen", Markup('<table class="geo-pa-plain-table">{}</table>').format(Markup().join(rows)))


def _compensation(rules: Rules) -> Markup:
    return _section("Compensatie", _paragraphs(COMPENSATION_TEXT, _said(rules, "minimum_share")))


def _growth(rules: Rules) -> Markup:
    return _section("Groei en vervanging", _paragraphs(GROWTH_TEXT, _said(rules, "net_addition")))


def _hardness() -> Markup:
    groups = {"hard": HARD_STATUS, "soft": SOFT_STATUS, "not_counted": NOT_COUNTED_STATUS}
    rows = (
        Markup("{} <b>{}</b>: {}").format(
            image(drawn(HARDNESS_LOOKS[word], 18)),
            terms.label("hardness", word),
            "; ".join(terms.label("planning_status", status) for status in sorted(codes)),
        )
        for word, codes in groups.items()
    )
    return _section("Hard en zacht", _paragraph("De planologische status zegt hoe zeker een plan is."), _list(rows))


def _choices(rules: Rules) -> Markup:
    local = [rule for rule in rules.values() if rule.local_choice]
    return _section(
        f"Keuzes ({LOCAL_CHOICE})",
        _paragraph(
            "De afspraken laten dit open. Dit is de standaard; op de pagina zelf kunt u elke keuze anders zetten."
        ),
        _list(_choice(rule) for rule in local),
    )


def _choice(rule: Rule) -> Markup:
    return Markup("{}: <b>{}</b>").format(rule.title, rule_value(rule))


def _limits() -> Markup:
    return _section("Wat het programma niet doet", _list(LIMITS))
