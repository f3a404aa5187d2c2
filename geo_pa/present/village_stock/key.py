"""The key of the chart of a village: the lines, surfaces and signs that are in it."""

from collections.abc import Iterable, Sequence
from functools import cache

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.marks import HARD, INK, PAPER, image
from geo_pa.present.markup import markup
from geo_pa.present.village_stock.course import GAIN, LETTERS, UNSURE, WITHOUT, Course, Sign
from geo_pa.present.village_stock.signs import SIGN_LOOKS, SignLook

EARLY = "#eceff2"
BELOW, LINKED, UNCERTAIN = "#fbe7c0", "url(#linked)", "url(#uncertain)"


@cache
def patterns() -> Markup:
    """Draw the patterns of the surfaces: hatched between demolition and rebuilding, dotted where it is not known."""
    return markup("village_stock/patterns.svg", line=HARD, ink=INK)


def key(drawn: Course) -> Iterable[tuple[Markup, str]]:
    """Give each thing that is in a chart with what it means."""
    steps, base = drawn.steps, drawn.base
    yield _sample(HARD, 3.2), "voorraad: gerealiseerd, besloten en in harde plannen"
    yield _sample(INK, 1.6, "8 5"), "beginstand"
    if drawn.early:
        yield _patch(EARLY), f"vóór {terms.day(drawn.judged)}: nog geen afspraken, wordt niet beoordeeld"
    if any(step.with_soft != step.stock for step in steps):
        yield _sample(HARD, 2.6, "2 4"), "met zachte plannen; telt niet mee"
    if any(step.bridged is not None and base is not None and step.bridged < base for step in steps):
        yield _patch(BELOW), "onder de beginstand"
    if any(step.bridged != step.stock for step in steps):
        yield _patch(LINKED), "tussen sloop en nieuwbouw in één plan; wordt niet beoordeeld"
    if any(step.stock is None for step in steps):
        yield _patch(UNCERTAIN), "niet zeker: er is iets niet ingevuld"
    yield from _key_of_signs(drawn.signs)


def _key_of_signs(signs: Sequence[Sign]) -> Iterable[tuple[Markup, str]]:
    """Explain the colours of the signs, and the letters on them."""
    for look, drawn in SIGN_LOOKS.items():
        if any(sign.look == look for sign in signs):
            yield _boxed(drawn, {WITHOUT: "✕", UNSURE: "?", GAIN: "+"}.get(look, "-")), drawn.meaning
    if any(sign.soft for sign in signs):
        yield _boxed(SignLook(PAPER, INK, ""), "", "3 2"), "gestippelde rand: zacht plan"
    if any(sign.times > 1 for sign in signs):
        yield Markup("<b>2x</b>"), "zoveel veranderingen van één dag samen"
    occurring = [mutation for mutation in LETTERS if any(sign.mutation == mutation for sign in signs)]
    for mutation in occurring:
        yield Markup("<b>{}</b>").format(LETTERS[mutation]), terms.label("mutation_kind", mutation)


def _sample(colour: str, thick: float, dash: str = "none") -> Markup:
    return _swatch(colour=colour, thick=thick, dash=dash)


def _patch(fill: str) -> Markup:
    return _swatch(colour=fill)


def _boxed(look: SignLook, text: str, dash: str = "none") -> Markup:
    return _swatch(look=look, text=text, dash=dash)


def _swatch(**shown: object) -> Markup:
    drawn = {"thick": 0, "look": None, **shown}
    return image(markup("village_stock/sample.svg", **drawn, ink=INK, patterns=patterns()))
