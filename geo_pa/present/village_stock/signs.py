"""The signs of changes on the chart of a village, how they are laid out, and the key of the chart."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Verdict
from geo_pa.present.marks import HARD, INK, LOOKS, PAPER, image
from geo_pa.present.village_stock.course import GAIN, LETTERS, LOSS, UNSURE, WITHOUT, Course, Sign

SIGN_HEIGHT = 21
GAP = 4
PER_LETTER = 7.6
EARLY = "#eceff2"
BELOW, LINKED, UNCERTAIN = "#fbe7c0", "url(#linked)", "url(#uncertain)"


@dataclass(frozen=True)
class SignLook:
    """Colours of a sign and of its text, and what it means."""

    fill: str
    ink: str
    meaning: str


SIGN_LOOKS: Mapping[str, SignLook] = {
    GAIN: SignLook(LOOKS[Verdict.MEETS].fill, PAPER, "erbij"),
    LOSS: SignLook("#f3d9a4", INK, "eraf"),
    WITHOUT: SignLook(LOOKS[Verdict.FAILS].fill, PAPER, "eraf, zonder bijdrage aan de kwaliteit"),
    UNSURE: SignLook(PAPER, INK, "niet volledig ingevuld"),
}


def defs() -> Markup:
    """Draw the patterns of the surfaces: hatched between demolition and rebuilding, dotted where it is not known."""
    return Markup(
        '<defs><pattern id="linked" width="7" height="7" patternUnits="userSpaceOnUse"><rect width="7" height="7" '
        'fill="#e4edf6"/><path d="M-2 9 9 -2" stroke="{line}" stroke-width="1.6"/></pattern>'
        '<pattern id="uncertain" width="8" height="8" patternUnits="userSpaceOnUse"><rect width="8" height="8" '
        'fill="#f1f4f7"/><path d="M2 2h.01M6 6h.01" stroke="{ink}" stroke-width="2" stroke-linecap="round"/></pattern>'
        "</defs>"
    ).format(line=HARD, ink=INK)


def width_of(sign: Sign) -> float:
    """Return how wide a sign is, in pixels."""
    return round(len(sign.text) * PER_LETTER + 12, 1)


def placed(signs: Sequence[Sign], x: Callable[[date], float], width: float) -> list[tuple[Sign, float, int]]:
    """Lay signs out in rows, each beneath its day, in the first row in which it covers no other.

    Parameters
    ----------
    signs : sequence of Sign
        In order of day.
    x : callable
        Where a day lies.
    width : float
        Of the drawing: no sign leaves it.

    Returns
    -------
    list of (Sign, float, int)
        With the middle and the row, 0 on top.
    """
    filled: list[float] = []
    found = []
    for sign in signs:
        half = width_of(sign) / 2
        middle = min(x(sign.on), width - half - 1)
        row = next((row for row, end in enumerate(filled) if end + GAP <= middle - half), len(filled))
        filled[row : row + 1] = [middle + half]
        found.append((sign, middle, row))
    return found


def sign_drawing(sign: Sign, middle: float, top: float) -> Markup:
    """Draw a sign; that of a soft plan has a dashed edge."""
    look, width = SIGN_LOOKS[sign.look], width_of(sign)
    paler = sign.soft and sign.look in (GAIN, LOSS)
    return Markup(
        '<rect x="{x}" y="{y}" width="{width}" height="{height}" rx="4" fill="{fill}" stroke="{edge}" '
        'stroke-width="1.3" stroke-dasharray="{dash}"/><text x="{middle}" y="{base}" text-anchor="middle" '
        'font-size="13" font-weight="600" fill="{ink}">{text}</text>'
    ).format(
        x=round(middle - width / 2, 1),
        y=round(top, 1),
        width=width,
        height=SIGN_HEIGHT,
        fill=PAPER if paler else look.fill,
        edge=INK,
        dash="3 2" if sign.soft else "none",
        middle=round(middle, 1),
        base=round(top + SIGN_HEIGHT - 6, 1),
        ink=INK if paler else look.ink,
        text=sign.text,
    )


def chart_key(drawn: Course) -> Markup:
    """Explain the lines, surfaces and signs that are in a chart."""
    return Markup("<ul>{}</ul>").format(
        Markup().join(Markup("<li>{}<span>{}</span></li>").format(*each) for each in _key(drawn))
    )


def _key(drawn: Course) -> Iterable[tuple[Markup, str]]:
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


def _sample(colour: str, width: float, dash: str = "none") -> Markup:
    return _swatch(
        Markup('<path d="M1 9H33" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/>').format(colour, width, dash)
    )


def _patch(fill: str) -> Markup:
    return _swatch(Markup('<rect x="1" y="1" width="32" height="16" fill="{}"/>').format(fill))


def _boxed(look: SignLook, text: str, dash: str = "none") -> Markup:
    return _swatch(
        Markup(
            '<rect x="5" y="1" width="24" height="16" rx="4" fill="{}" stroke="{}" stroke-dasharray="{}"/>'
            '<text x="17" y="13.5" text-anchor="middle" font-size="12" font-weight="700" fill="{}">{}</text>'
        ).format(look.fill, INK, dash, look.ink, text)
    )


def _swatch(content: Markup) -> Markup:
    svg = Markup('<svg width="34" height="18" viewBox="0 0 34 18" font-family="sans-serif">{}{}</svg>')
    return image(svg.format(defs(), content))
