"""Dutch headings of all that a result holds: columns, totals, and the words of its verdicts."""

from collections.abc import Iterator, Mapping
from types import MappingProxyType

from geo_pa.present.headings import RESULT_HEADINGS, Heading
from geo_pa.terms import label

HOMES, UNITS, LOCATIONS = "woningen", "eenheden", "locaties"

INDEX = Heading("Nummer")

TARGET_ANALYSES = ("social_growth",)
"""Analyses that judge a target: before the deadline "fails" reads "achter op schema"."""

TARGET_FIGURES = {
    "target": Heading("Afgesproken", UNITS),
    "realised": Heading("Gerealiseerd", UNITS),
    "hard": Heading("In harde plannen", UNITS),
    "soft": Heading("In zachte plannen", UNITS),
    "gap": Heading("Nog te vinden", UNITS),
}

COLUMN_HEADINGS: Mapping[str, Heading] = MappingProxyType(
    {
        **RESULT_HEADINGS,
        **TARGET_FIGURES,
        "signal": Heading("Signaal"),
        "reason_code": Heading("Reden (code)"),
        "origin": Heading("Waar het vandaan komt", vocabulary="origin"),
        "on": Heading("Dag"),
        "from_location_name": Heading("Van locatie, naam"),
        "to_location_name": Heading("Naar locatie, naam"),
        "stage": Heading("Hard of zacht", vocabulary="hardness"),
    },
)
"""Headings of columns, those of the screen and those that only a file has."""

SHARE_TOTALS = {
    "locations": Heading("Locaties", LOCATIONS),
    "locations_incomplete": Heading("Locaties waarvan een getal ontbreekt", LOCATIONS),
    "dwellings_counted": Heading("Nieuwe woningen op locaties die meetellen", HOMES),
    "required_social_homes": Heading("Vereist aan sociale huur", HOMES),
    "social_homes_known": Heading("Sociale huur, zeker", HOMES),
    "met_on_site_homes": Heading("Vereist en op de locatie zelf gehaald", HOMES),
    "booked_homes": Heading("Vereist en elders geboekt", HOMES),
    "open_homes": Heading("Vereist en nog open", HOMES),
    "maybe_open_homes": Heading("Vereist en misschien open (oordeel onbekend)", HOMES),
    "proposed_homes": Heading("Voorgesteld als compensatie", HOMES),
    "surplus_homes": Heading("Overschot", HOMES),
    "social_homes_demolished": Heading("Te slopen sociale huur", HOMES),
    "net_social_homes": Heading("Sociale huur, netto (nieuw min gesloopt)", HOMES),
}

TARGETS = {"net_addition": "Uitbreiding", "replacement": "Vervanging"}

VERDICT_COUNT = "locations_"
"""How the count of locations of one verdict begins."""


def column_heading(column: str, analysis: str) -> Heading:
    """Return the Dutch heading of a column of an analysis; one without a heading keeps its name."""
    if column == "verdict" and analysis in TARGET_ANALYSES:
        return Heading("Oordeel", vocabulary="target_verdict")
    return COLUMN_HEADINGS.get(column, Heading(column.replace("_", " ")))


def with_unit(heading: Heading) -> str:
    """Write a heading with its unit for a file: "Vereist (woningen)", "Aandeel sociale huur (%)"."""
    if heading.unit == "share":
        return f"{heading.title} (%)"
    return heading.title if heading.unit in heading.title else heading.with_unit


def total_heading(name: str) -> Heading:
    """Return the Dutch heading and unit of a total; a total without a heading keeps its name."""
    if name in TOTAL_HEADINGS:
        return TOTAL_HEADINGS[name]
    if name.startswith(VERDICT_COUNT):
        return Heading(f"Locaties: {label('verdict', name.removeprefix(VERDICT_COUNT))}", LOCATIONS)
    return Heading(name.replace("_", " "))


def _target_totals() -> Iterator[tuple[str, Heading]]:
    for name, title in TARGETS.items():
        for figure, heading in TARGET_FIGURES.items():
            yield f"{name}_{figure}_units", Heading(f"{title}: {heading.title.lower()}", UNITS)


TOTAL_HEADINGS: Mapping[str, Heading] = MappingProxyType({**SHARE_TOTALS, **dict(_target_totals())})
"""Totals that an analysis makes, by their name."""
