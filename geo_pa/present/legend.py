"""Legends: every class that is on the map, with its look, its word and how often it occurs."""

from collections.abc import Iterable

from markupsafe import Markup

from geo_pa.present.classes import Classes, Style
from geo_pa.present.marks import image, patterns
from geo_pa.present.markup import markup
from geo_pa.present.raster import Overlay

Line = tuple[Style, str, int | None]
"""A class, its word and how often it occurs; None where there is an area and not a number."""


def legend(classes: Iterable[Classes], overlays: Iterable[Overlay] = ()) -> Markup:
    """Write the legend of layers that have rows, in the order in which they are to be read, and of images."""
    parts = [_part(each.title, _lines(each), each.source) for each in classes if len(each.code)]
    parts += [_part(image.title, [(style, style.label, None) for style in image.styles.values()]) for image in overlays]
    return markup("legend.html", parts=parts)


def legend_of(title: str, lines: Iterable[Line]) -> Markup:
    """Write a legend of lines that are counted already, or not at all."""
    return markup("legend.html", parts=[_part(title, lines)])


def _lines(classes: Classes) -> Iterable[Line]:
    times = classes.code.value_counts()
    return [(style, style.label, int(times[code])) for code, style in classes.present().items()]


def _part(title: str, lines: Iterable[Line], source: str = "") -> tuple[str, list[tuple[Markup, str, int | None]], str]:
    return title, [(swatch(style), word, count) for style, word, count in lines], source


def swatch(style: Style) -> Markup:
    """Draw a class as it looks on the map, small."""
    if style.mark:
        return image(Markup(style.mark))  # noqa: S704  # a mark is a drawing of our own, never text from data
    return image(markup("swatch.svg", style=style, patterns=patterns()))
