"""Which class each row of a layer falls in, and how each class looks on the map and in the legend."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

import pandas as pd

from geo_pa import terms
from geo_pa.present.marks import HARDNESS_LOOKS, INK, PAPER, SAID, Look, drawn, pattern_fill

UNKNOWN = "unknown"

SCALE = ("#fde8b0", "#f4c27f", "#e08f63", "#b9596b", "#7a3a73", "#3b2a63")
"""Light to dark, from yellow through red to purple: the order reads in grey as well."""


@dataclass(frozen=True)
class Style:
    """How one class is drawn: its Dutch label, colours, opacity 0..1, and widths, dashes and radius in pixels."""

    label: str
    fill: str
    edge: str = "#4a5b6c"
    fill_opacity: float = 0.85
    weight: float = 1.0
    dash: str = ""
    mark: str = ""
    radius: float = 5.0

    def leaflet(self) -> dict[str, str | float]:
        """Return the style in Leaflet's words."""
        style: dict[str, str | float] = {
            "fillColor": self.fill,
            "color": self.edge,
            "fillOpacity": self.fill_opacity,
            "weight": self.weight,
            "radius": self.radius,
        }
        return style | ({"dashArray": self.dash} if self.dash else {}) | ({"mark": self.mark} if self.mark else {})


@dataclass(frozen=True)
class Classes:
    """A layer divided into classes: the class of each row, and how each looks, in the order of the legend."""

    title: str
    code: pd.Series
    styles: Mapping[str, Style] = field(default_factory=dict)
    source: str = ""

    def without_marks(self) -> "Classes":
        """Return the same without signs at the places."""
        return replace(self, styles={code: replace(style, mark="") for code, style in self.styles.items()})

    def present(self) -> Mapping[str, Style]:
        """Return the styles of the classes that occur, in order."""
        occurring = set(self.code)
        return {code: style for code, style in self.styles.items() if code in occurring}


def by_said(words: pd.Series, title: str, vocabulary: str) -> Classes:
    """Class by verdict or signal: colour, pattern, shape and mark."""
    return _by_look(words, title, vocabulary, SAID[vocabulary])


def by_hardness(hardness: pd.Series) -> Classes:
    """Class by how hard a plan is."""
    return _by_look(hardness, "Bouwlocaties: hard of zacht", "hardness", HARDNESS_LOOKS)


def _by_look(words: pd.Series, title: str, vocabulary: str, looks: Mapping[str, Look]) -> Classes:
    styles = {
        word: Style(
            label=terms.label(vocabulary, word),
            fill=pattern_fill(look.pattern, look.fill),
            edge=INK,
            weight=1.5,
            fill_opacity=0.9,
            mark=str(drawn(look)),
        )
        for word, look in looks.items()
    }
    return Classes(title, _or_unknown(words), styles)


def single(index: pd.Index, style: Style) -> Classes:
    """Put every row in one class, with the class itself as title."""
    return Classes("", pd.Series("all", index=index, dtype="str"), {"all": style})


def by_words(words: pd.Series, title: str, labels: Mapping[str, str], colours: Sequence[str]) -> Classes:
    """Class by a closed list of words; where there are fewer colours than words they are used again from the start."""
    styles = {word: _speck(label, colours[place % len(colours)]) for place, (word, label) in enumerate(labels.items())}
    return Classes(title, _or_unknown(words), styles | {UNKNOWN: unknown_style()})


def by_limits(figures: pd.Series, title: str, limits: Mapping[str, float], *, above: str, source: str = "") -> Classes:
    """Class by upper limits, ascending, which belong to the class below them ("tot en met")."""
    names = [*limits, above]
    codes = pd.Series(pd.NA, index=figures.index, dtype="str").mask(figures.notna(), above)
    for label, limit in reversed(list(limits.items())):
        codes = codes.mask((figures <= limit).fillna(False).astype(bool), label)
    colours = _spread(len(names))
    styles = {name: _speck(name, colour) for name, colour in zip(names, colours, strict=True)}
    return Classes(title, _or_unknown(codes), styles | {UNKNOWN: unknown_style()}, source)


def _speck(label: str, colour: str) -> Style:
    """Return a style whose edge has its own colour, so that a small shape still shows it from afar."""
    return Style(label, colour, edge=colour, fill_opacity=1.0, weight=3)


def unknown_style() -> Style:
    """Return the look of a class that is not known: white with dots."""
    return Style("onbekend", pattern_fill("dots", PAPER), edge=INK)


def _or_unknown(codes: pd.Series) -> pd.Series:
    return codes.astype("str").fillna(UNKNOWN)


def _spread(count: int) -> list[str]:
    """Pick so many colours, evenly over the scale."""
    steps = max(count - 1, 1)
    return [SCALE[round(place * (len(SCALE) - 1) / steps)] for place in range(count)]
