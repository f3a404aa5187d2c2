"""How a verdict and the hardness of a plan look: colour, shape and mark, so that nothing is told by colour alone."""

from base64 import b64encode
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Signal, Verdict
from geo_pa.present.markup import markup

INK = "#17293b"
PAPER = "#ffffff"


@dataclass(frozen=True)
class Look:
    """The look of one word: its colours, shape and mark (SVG in a box of 24 by 24), its sign in tables, its pattern."""

    fill: str
    ink: str
    shape: Markup
    mark: Markup
    symbol: str
    pattern: str
    """What fills an area on the map: plain, lines, cross, dots."""


def path(drawn: str) -> Markup:
    """Return a mark of lines."""
    return Markup('<path d="{}"/>').format(drawn)


CIRCLE = Markup('<circle cx="12" cy="12" r="10.2"/>')
SMALL_CIRCLE = Markup('<circle cx="12" cy="12" r="7.6"/>')
SQUARE = Markup('<rect x="2.8" y="2.8" width="18.4" height="18.4" rx="2"/>')
TRIANGLE, DIAMOND = path("M12 2 22.6 21H1.4Z"), path("M12 .9 23.1 12 12 23.1.9 12Z")
QUERY = path("M9.7 9.9a2.4 2.4 0 1 1 3.5 2.2q-1.2.6-1.2 1.9M12 17v.2")

LOOKS: Mapping[str, Look] = {
    Verdict.FAILS: Look("#b3261e", PAPER, SQUARE, path("m8 8 8 8M16 8l-8 8"), "✕", "cross"),
    Verdict.AT_RISK: Look("#f3b13b", INK, TRIANGLE, path("M12 9v5.6M12 17.6v.2"), "!", "lines"),
    Verdict.UNKNOWN: Look(PAPER, INK, DIAMOND, QUERY, "?", "dots"),
    Verdict.COMPENSATED: Look("#93c7ea", INK, CIRCLE, path("M7 9.8h9.4l-2.6-2.6M17 14.2H7.6l2.6 2.6"), "⇄", "plain"),
    Verdict.MEETS: Look("#1f66a8", PAPER, CIRCLE, path("m7.2 12.4 3.3 3.3 6.4-7"), "✓", "plain"),
    Verdict.NOT_COUNTED: Look("#a3adb8", INK, SMALL_CIRCLE, path("M9 12h6"), "-", "plain"),
}
"""Blue against amber and dark red, apart in lightness too: told apart with every common colour blindness."""

NO_MARK = Markup("")
RING = Markup('<circle cx="12" cy="12" r="8"/>')
DOT = Markup('<circle cx="12" cy="12" r="9.6"/>')

HARD = "#2b6cb0"
SOFT = "#a9cbe8"
REALISED = "#0b2545"
NOT_KNOWN = "#c9d0d8"

HARDNESS_LOOKS: Mapping[str, Look] = {
    "hard": Look(HARD, PAPER, DOT, NO_MARK, "●", "plain"),
    "soft": Look(PAPER, HARD, RING, Markup('<circle cx="12" cy="12" r="8"/>'), "○", "lines"),
    "not_counted": Look("#a3adb8", INK, SMALL_CIRCLE, path("M9 12h6"), "-", "plain"),
    "unknown": LOOKS[Verdict.UNKNOWN],
}
"""Hard is full, soft is open: the same in the bars."""

SIGNAL_LOOKS: Mapping[str, Look] = {
    Signal.HIGH: Look("#7a3a73", PAPER, SQUARE, path("m7 12 5-5 5 5M7 17.5l5-5 5 5"), "▲", "cross"),
    Signal.SOME: Look("#e9a06c", INK, TRIANGLE, path("m8 16.4 4-4 4 4"), "△", "lines"),
    Signal.NONE: Look("#e6ebf0", INK, SMALL_CIRCLE, NO_MARK, "·", "plain"),
    Signal.UNKNOWN: LOOKS[Verdict.UNKNOWN],
    Signal.NOT_COUNTED: LOOKS[Verdict.NOT_COUNTED],
}
"""A priority, never a pass or fail: other colours than those of the verdicts."""

SAID: Mapping[str, Mapping[str, Look]] = {
    vocabulary: {word: look for word, look in looks.items() if word in words}
    for vocabulary, words in terms.LABELS.items()
    for looks in (LOOKS, SIGNAL_LOOKS)
    if words.keys() <= looks.keys()
}
"""The looks of what is said of a unit, per vocabulary: each whose words are verdicts, or signals."""


def drawn(look: Look, size: int = 24) -> Markup:
    """Draw a look as a sign of so many pixels; hidden from screen readers, since the word always stands beside it."""
    return markup("sign.svg", look=look, size=size, ink=INK)


def image(svg: Markup, alt: str = "") -> Markup:
    """Turn an ``svg`` element into an image for a page, with words for screen readers where none stand beside it.

    Streamlit takes a bare ``svg`` out of a page; inside an image no script can run and ids cannot clash.
    """
    named = str(svg).replace("<svg ", '<svg xmlns="http://www.w3.org/2000/svg" ', 1)
    code = b64encode(named.encode("utf-8")).decode("ascii")
    return Markup('<img src="data:image/svg+xml;base64,{}" alt="{}">').format(code, alt)


@lru_cache
def sign(word: str, vocabulary: str = "verdict", size: int = 24) -> Markup:
    """Draw what is said of a unit as an image."""
    return image(drawn(SAID[vocabulary][word], size))


def said_words(word: str, vocabulary: str = "verdict") -> str:
    """Return a verdict or signal with its symbol, for a table: "✓ voldoet"."""
    return f"{SAID[vocabulary][word].symbol} {terms.label(vocabulary, word)}"


PATTERN_LINES: Mapping[str, str] = {
    "lines": "M-2 10 10 -2M-2 18 18 -2",
    "cross": "M0 0 8 8M8 0 0 8",
    "dots": "M2 2h.01M6 6h.01",
}


def pattern_fill(name: str, colour: str) -> str:
    """Return what an area on the map is filled with: the colour itself, or a reference to its pattern."""
    return colour if name == "plain" else f"url(#{_pattern_id(name, colour)})"


@lru_cache
def patterns() -> Markup:
    """Draw the patterns that areas refer to, as one ``defs`` element; they must stand in the same document."""
    looks = [look for group in (LOOKS, HARDNESS_LOOKS, SIGNAL_LOOKS) for look in group.values()]
    patterned = {_pattern_id(look.pattern, look.fill): look for look in looks if look.pattern != "plain"}
    drawings = [(name, look, 2.2 if look.pattern == "dots" else 1.3) for name, look in patterned.items()]
    return markup("patterns.svg", patterns=drawings, lines=PATTERN_LINES)


def _pattern_id(name: str, colour: str) -> str:
    return f"geo-pa-{name}-{colour.removeprefix('#')}"
