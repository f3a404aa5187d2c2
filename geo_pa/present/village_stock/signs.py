"""The signs of changes on the chart of a village: how each looks, and how they are laid out."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from geo_pa.model import Verdict
from geo_pa.present.marks import INK, LOOKS, PAPER
from geo_pa.present.village_stock.course import GAIN, LOSS, UNSURE, WITHOUT, Sign

SIGN_HEIGHT = 21
GAP = 4
PER_LETTER = 7.6


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


def look_of(sign: Sign) -> SignLook:
    """Return the colours of a sign; that of a soft plan is paler."""
    look = SIGN_LOOKS[sign.look]
    return SignLook(PAPER, INK, look.meaning) if sign.soft and sign.look in (GAIN, LOSS) else look


def width_of(sign: Sign) -> float:
    """Return how wide a sign is, in pixels."""
    return round(len(sign.text) * PER_LETTER + 12, 1)


def placed(signs: Sequence[Sign], x: Callable[[date], float], width: float) -> list[tuple[Sign, float, int]]:
    """Lay signs out in rows, each beneath its day ``x``, in the first row in which it covers no other: middle and row.

    No sign leaves the drawing; the top row is 0.
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
