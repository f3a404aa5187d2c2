"""What only the card of a building location tells: its homes against the norm, and both ways out."""

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result, Verdict
from geo_pa.present.headings import NOT_APPLICABLE
from geo_pa.present.marks import INK, LOOKS, image
from geo_pa.present.markup import markup
from geo_pa.present.special import Own, Row

OTHER_BOUND = {
    "social_homes_possible": "social_homes",
    "open_homes_certain": "open_homes",
    "net_social_homes_possible": "net_social_homes",
}
"""Figures that say nothing where they are equal to their other bound."""

NOT_SHOWN_WHEN_NONE = ("booked_in", "proposed_in", "surplus_homes", "social_demolished")
"""Figures that say nothing where they are 0."""

RULE_FIGURES = ("required_social_homes", "met_on_site", "open_homes", "open_homes_certain", "surplus_homes")
"""Figures that a location has only where the rule applies to it."""

BAR_WIDTH = 320


def own(row: Row, _result: Result, _detail: str) -> Own:
    """Tell the homes against the norm and the ways out, and leave out what says nothing."""
    apart = [name for name in RULE_FIGURES if row["verdict"] == Verdict.NOT_COUNTED and terms.is_missing(row[name])]
    return Own(
        above=_bar(row),
        ways=_ways(row),
        either=True,
        without=[name for name in row if not _says_something(row, name)],
        instead=dict.fromkeys(apart, NOT_APPLICABLE),
    )


def _says_something(row: Row, name: str) -> bool:
    """Leave out a 0 that says nothing, and a bound that is equal to the other."""
    value, other = row[name], row.get(OTHER_BOUND.get(name, ""))
    if terms.is_missing(value):
        return name != "project_id" and (name not in OTHER_BOUND or not terms.is_missing(other))
    if name in OTHER_BOUND:
        return bool(value != other)
    return name not in NOT_SHOWN_WHEN_NONE or bool(value != 0)


def _ways(row: Row) -> list[tuple[str, str]]:
    """Show both ways out, where something is short."""
    ways = {"homes_to_convert": "omzetten naar sociale huur", "homes_to_add": "sociale huur erbij bouwen"}
    if terms.is_missing(row["homes_to_convert"]):
        return []
    return [(terms.homes(row[name]), what) for name, what in ways.items() if not terms.is_missing(row[name])]


def _bar(row: Row) -> Markup:
    """Draw the homes of a location: certainly social, perhaps social, the rest, and where the norm lies."""
    total, known, required = row["dwellings"], row["social_homes"], row["required_social_homes"]
    if terms.is_missing(total) or total == 0 or terms.is_missing(known):
        return Markup()
    most = known if terms.is_missing(row["social_homes_possible"]) else row["social_homes_possible"]
    maybe, certain = (round(float(count) * BAR_WIDTH / float(total), 1) for count in (most, known))
    norm = None if terms.is_missing(required) else round(1 + float(required) * BAR_WIDTH / float(total), 1)
    look = {"width": BAR_WIDTH, "ink": INK, "blue": LOOKS[Verdict.MEETS].fill}
    drawing = markup("social_share/bar.svg", **look, maybe=maybe, known=certain, norm=norm, required=required)
    return image(drawing, f"zeker {terms.number(known)} van {terms.homes(total)} sociale huur")
