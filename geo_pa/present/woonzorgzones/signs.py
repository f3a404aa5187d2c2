"""How zones, centres, facilities and places look: tints for the ground, signs with a letter or a mark for the rest."""

from collections.abc import Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.classes import Style, unknown_style
from geo_pa.present.marks import INK, LOOKS, PAPER, Look, drawn, pattern_fill

CORE, ZONE, WIDE = "#0f5c63", "#4aa3a2", "#bfe3dd"
"""Dark to light, as one walks away from a centre; the order reads in grey as well."""

OUTSIDE = "#efe9df"

HOUSE = Markup('<path d="M12 1.6 22.2 10.6V22.2H1.8V10.6Z"/>')
PLATE = Markup('<rect x="1" y="1" width="22" height="22" rx="5"/>')
DISC = Markup('<circle cx="12" cy="12" r="10.4"/>')

REACH_LOOKS: Mapping[str, Look] = {
    "core": Look(CORE, PAPER, HOUSE, Markup('<path d="m7.4 12 3.2 3.2 6-6.6M7.4 19h9.2"/>'), "", "plain"),
    "zone": Look(ZONE, INK, HOUSE, Markup('<path d="m7.4 14 3.2 3.2 6-6.6"/>'), "", "plain"),
    "wide": Look(WIDE, INK, HOUSE, Markup('<path d="M7.4 15h9.2"/>'), "", "plain"),
    "outside": Look(OUTSIDE, INK, HOUSE, Markup('<path d="m8.4 11.4 7.2 7.2M15.6 11.4l-7.2 7.2"/>'), "", "plain"),
    "unknown": Look(PAPER, INK, HOUSE, LOOKS["unknown"].mark, "", "dots"),
}
"""A place by its reach, told by the mark as well as by the tint."""

CENTRE_LETTERS: Mapping[str, str] = {"nursing_home": "V", "care_home": "Z", "service_centre": "W", "health_centre": "G"}

CARE, SHOPS, MEETING = "#fbdad5", "#fdebb8", "#dfe7f5"

FACILITY_LETTERS: Mapping[str, tuple[str, str]] = {
    "supermarket": ("su", SHOPS),
    "department_store": ("wh", SHOPS),
    "general_practitioner": ("ha", CARE),
    "pharmacy": ("ap", CARE),
    "physiotherapist": ("fy", CARE),
    "meeting_place": ("on", MEETING),
    "hospitality": ("ho", MEETING),
    "library": ("bi", MEETING),
    "school": ("sc", MEETING),
    "bus_stop": ("bu", PAPER),
    **{kind: (letter.lower(), PAPER) for kind, letter in CENTRE_LETTERS.items()},
}
"""Two letters, and a tint for care, shops and meeting; a kind that is no centre by choice keeps its letter."""


def reach_sign(reach: str, size: int = 24) -> Markup:
    """Draw the sign of a place in or outside a zone."""
    return drawn(REACH_LOOKS[reach], size)


def place_styles() -> dict[str, Style]:
    """Return the looks of building locations, by reach: a house with a mark."""
    return {reach: _reach_style(reach, 1.5, str(reach_sign(reach))) for reach in REACH_LOOKS}


def complex_styles() -> dict[str, Style]:
    """Return the looks of complexes, by reach: areas without a sign, as there are many."""
    return {reach: _reach_style(reach, 1.2) for reach in REACH_LOOKS}


def _reach_style(reach: str, weight: float, mark: str = "") -> Style:
    look = REACH_LOOKS[reach]
    fill = pattern_fill(look.pattern, look.fill)
    return Style(terms.label("reach", reach), fill, INK, 0.95, weight, mark=mark)


def centre_styles() -> dict[str, Style]:
    """Return the signs of centres, by kind: a dark plate with a letter."""
    signs = {kind: _lettered("#0b2f38", PAPER, PLATE, letter, 16) for kind, letter in CENTRE_LETTERS.items()}
    return {kind: _sign(kind, look, 21) for kind, look in signs.items()}


def facility_styles() -> dict[str, Style]:
    """Return the signs of other facilities, by kind: a small disc with letters."""
    signs = {kind: _lettered(tint, INK, DISC, letters, 11.5) for kind, (letters, tint) in FACILITY_LETTERS.items()}
    return {kind: _sign(kind, look, 19) for kind, look in signs.items()} | {"unknown": unknown_style()}


def _sign(kind: str, look: Look, size: int) -> Style:
    return Style(terms.label("facility_kind", kind), look.fill, mark=str(drawn(look, size)))


def _lettered(fill: str, ink: str, shape: Markup, letters: str, size: float) -> Look:
    """Make a sign of a shape and letters; letters are filled, and not stroked as marks are."""
    text = Markup(
        '<text x="12" y="{y}" font-family="sans-serif" font-size="{size}" font-weight="700" text-anchor="middle" '
        'fill="{ink}" stroke="none">{letters}</text>'
    ).format(y=round(12 + size * 0.36, 1), size=size, ink=ink, letters=letters)
    return Look(fill, ink, shape, text, "", "plain")
