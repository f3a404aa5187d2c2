"""How answers to a question of the framework look: a no is in the colour of a signal, not of a failure."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa.model import Verdict
from geo_pa.present.marks import CIRCLE, INK, LOOKS, PAPER, SQUARE, TRIANGLE, Look, drawn, image

ANSWER_LOOKS: Mapping[str, Look] = {
    "no": Look("#7a3a73", PAPER, SQUARE, Markup('<path d="m8 8 8 8M16 8l-8 8"/>'), "✕", "plain"),
    "partly": Look("#e9a06c", INK, TRIANGLE, Markup('<path d="M8.6 16.4h6.8"/>'), "◐", "plain"),
    "unknown": LOOKS[Verdict.UNKNOWN],
    "asked": Look(PAPER, INK, CIRCLE, Markup('<path d="M7.4 12h.2M11.9 12h.2M16.4 12h.2"/>'), "…", "plain"),
    "yes": Look("#1f66a8", PAPER, CIRCLE, Markup('<path d="m7.2 12.4 3.3 3.3 6.4-7"/>'), "✓", "plain"),
    "not_applicable": LOOKS[Verdict.NOT_COUNTED],
}


def sign(answer: str) -> Markup:
    """Draw an answer as a small image."""
    return image(drawn(ANSWER_LOOKS[answer], 18))
