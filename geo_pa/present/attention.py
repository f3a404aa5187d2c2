"""Lists of units with their sign: which ask for attention, and what to do to see why."""

from collections.abc import Iterable
from dataclasses import dataclass

from markupsafe import Markup

from geo_pa.model import Result
from geo_pa.present.marks import sign
from geo_pa.present.markup import markup
from geo_pa.present.order import said_in
from geo_pa.present.special import special
from geo_pa.present.units import units_of

MOST_IN_LIST = 12


@dataclass(frozen=True)
class Line:
    """One line of a list: a sign, a name, what stands beneath it and what behind it."""

    sign: Markup
    name: str
    note: str = ""
    figure: str = ""


def listed(
    lines: Iterable[Line], title: str = "", hint: str = "", *, most: int = MOST_IN_LIST, wide: bool = False
) -> Markup:
    """Write a list; a title stands only above lines, and a wide list takes two columns where there is room."""
    return markup("listed.html", lines=list(lines), title=title, hint=hint, most=most, wide=wide)


def attention(result: Result) -> Markup:
    """List the rows that ask for attention, in the order of the table, and say what to do to see why."""
    own, told, one = special(result.analysis).attention, result.answer, units_of(result.answer).one
    said = said_in(result.table)
    asking = own.first(result.table[result.table[said].isin(list(own.words))])
    rows = asking.to_dict("records")
    lines = (Line(sign(row[said], told.said, 20), row["name"], own.note(row), own.figure(row)) for row in rows)
    shows = own.shows or f"staat hier waarom het {'oordeel' if said == 'verdict' else 'signaal'} zo is"
    hint = f"Kies een {one} op de kaart, in de tabel of in de lijst hierboven; dan {shows}."
    return listed(lines, own.title, hint)
