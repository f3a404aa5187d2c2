"""Legends: every class that is on the map, with its look, its word and how often it occurs."""

from collections.abc import Iterable, Mapping

from markupsafe import Markup

from geo_pa import terms
from geo_pa.present.classes import Classes, Style
from geo_pa.present.marks import image, patterns
from geo_pa.present.raster import Overlay


def legend(classes: Iterable[Classes], overlays: Iterable[Overlay] = ()) -> Markup:
    """Write the legend of a map.

    Parameters
    ----------
    classes : iterable of Classes
        One per layer, in the order in which they are to be read.
    overlays : iterable of Overlay
        Images over the map.

    Returns
    -------
    Markup
        HTML; text from data is escaped.
    """
    parts = [_part(each.title, each.present(), dict(each.code.value_counts()), each.source) for each in classes]
    parts += [_part(image.title, image.styles, {}, "") for image in overlays]
    return Markup('<div class="geo-pa-legend">{}</div>').format(Markup().join(parts))


def _part(title: str, styles: Mapping[str, Style], counts: Mapping[str, int], source: str) -> Markup:
    lines = Markup().join(_line(style, counts.get(code)) for code, style in styles.items())
    note = Markup('<p class="geo-pa-note">{}</p>').format(source) if source else ""
    heading = Markup("<h4>{}</h4>").format(title) if title else ""
    return Markup("<section>{}<ul>{}</ul>{}</section>").format(heading, lines, note)


def _line(style: Style, count: int | None) -> Markup:
    number = "" if count is None else Markup("<b>{}</b>").format(terms.number(int(count)))
    return Markup("<li>{}<span>{}</span>{}</li>").format(swatch(style), style.label, number)


def swatch(style: Style) -> Markup:
    """Draw a class as it looks on the map, small."""
    if style.mark:
        return image(Markup(style.mark))  # noqa: S704  # a mark is a drawing of our own, never text from data
    drawing = Markup(
        '<svg width="24" height="18" viewBox="0 0 24 18">{}<rect x="1.5" y="1.5" width="21" height="15" rx="2"'
        ' fill="{}" fill-opacity="{}" stroke="{}" stroke-width="{}" stroke-dasharray="{}"/></svg>',
    ).format(patterns(), style.fill, style.fill_opacity, style.edge, min(style.weight, 2), style.dash or "none")
    return image(drawing)
