"""Dutch headings of columns, and the one way in which a value becomes Dutch text."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from geo_pa import terms
from geo_pa.workspace import Column


@dataclass(frozen=True)
class Heading:
    """How a column reads.

    Attributes
    ----------
    title : str
        The Dutch heading.
    unit : str
        Unit as in the declarations; "share" is shown as a percentage, "jaar" without thousands point, "" as it is.
    vocabulary : str
        The vocabulary whose labels replace the codes; empty where the values are no codes.
    help : str
        What the figure means, where the heading does not say it.
    """

    title: str
    unit: str = ""
    vocabulary: str = ""
    help: str = ""

    @property
    def with_unit(self) -> str:
        """The heading with its unit, for a table: "Vereist (woningen)"; a unit in the title is not said again."""
        shown = terms.label("unit", self.unit)
        said = not shown or self.unit in {"share", "jaar"} or shown in self.title.lower()
        return self.title if said else f"{self.title} ({shown})"


HOMES = "woningen"

NOT_APPLICABLE = "niet van toepassing"
"""Stands in place of a figure that a row cannot have; not the same as unknown."""

RESULT_HEADINGS: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Naam"),
        "verdict": Heading("Oordeel", vocabulary="verdict"),
        "explanation": Heading("Uitleg"),
        "dwellings": Heading("Nieuwe woningen", HOMES),
        "required_social_homes": Heading("Vereist", HOMES, help="Aandeel sociale huur maal nieuwe woningen, afgerond."),
        "social_homes": Heading("Sociale huur, zeker", HOMES, help="Telt met wat nu bekend is zeker als sociale huur."),
        "social_homes_possible": Heading(
            "Sociale huur, hoogstens", HOMES, help="Als alles wat nog onbekend is sociale huur wordt."
        ),
        "social_share": Heading("Aandeel sociale huur", "share"),
        "met_on_site": Heading("Op de locatie zelf", HOMES),
        "booked_in": Heading("Geboekt van elders", HOMES),
        "proposed_in": Heading("Voorgesteld van elders", HOMES),
        "open_homes": Heading("Nog open", HOMES),
        "surplus_homes": Heading(
            "Overschot", HOMES, help="Boven het vereiste, zonder wat gesloopte sociale huur vervangt."
        ),
        "booked_out": Heading("Geboekt naar elders", HOMES),
        "proposed_out": Heading("Voorgesteld naar elders", HOMES),
        "homes_to_convert": Heading("Omzetten", HOMES, help="Zoveel van de geplande woningen sociale huur maken."),
        "homes_to_add": Heading("Erbij", HOMES, help="Zoveel sociale huurwoningen extra bouwen."),
        "social_demolished": Heading("Te slopen sociale huur", HOMES),
        "net_social_homes": Heading("Sociale huur, netto", HOMES, help="Nieuw min gesloopt."),
        "status": Heading("Status", vocabulary="planning_status"),
        "hardness": Heading("Hard of zacht", vocabulary="hardness"),
        "start_year": Heading("Start bouw", "jaar"),
        "completion_year": Heading("Oplevering", "jaar"),
        "corporation": Heading("Corporatie"),
        "ground_owner": Heading("Grondeigenaar", vocabulary="ground_owner"),
        "district_code": Heading("Wijkcode"),
        "district_name": Heading("Wijk of dorp"),
        "lead": Heading("Trekker"),
        "next_step": Heading("Volgende stap"),
        "realisation_chance": Heading("Kans dat het doorgaat", "share"),
        "confidentiality": Heading("Zichtbaar voor", vocabulary="confidentiality"),
        "kind": Heading("Soort", vocabulary="compensation_line"),
        "from_location": Heading("Van locatie"),
        "to_location": Heading("Naar locatie"),
        "homes": Heading("Telt mee", HOMES),
        "homes_agreed": Heading("Afgesproken", HOMES),
        "cut_back_homes": Heading("Ingekort", HOMES),
        "cut_back_reason": Heading("Waarom ingekort", vocabulary="cut_back_reason"),
        "distance_m": Heading("Afstand", "m"),
        "decided_on": Heading("Besloten op"),
        "decision": Heading("Besluit"),
        "reason": Heading("Reden"),
        "form": Heading("Vorm", vocabulary="compensation_form"),
        "year": Heading("Jaar", "jaar"),
        "net_addition": Heading("Uitbreiding", "eenheden"),
        "replacement": Heading("Vervanging", "eenheden"),
    },
)
"""Headings of the columns that an analysis makes; those of a layer come from its declaration."""


def of_column(column: Column) -> Heading:
    """Return the heading of a layer's column, as its declaration has it."""
    return Heading(column.title, column.unit or "", column.vocabulary or "")


@lru_cache(maxsize=20_000, typed=True)
def text(value: Hashable, heading: Heading) -> str:
    """Write one value in Dutch: labels for codes, Dutch notation for figures, the unit behind them.

    Parameters
    ----------
    value : hashable
        One cell; a missing value is "onbekend". Maps say the same few values many times: each is written once.
    heading : Heading
        Of the value's column.

    Returns
    -------
    str
        Plain text, not escaped.
    """
    if isinstance(value, str) and value == NOT_APPLICABLE:
        return value
    figure = bare_text(value, heading)
    if terms.is_missing(value) or not heading.unit or heading.unit in {"share", "jaar"}:
        return figure
    return f"{figure} {terms.label('unit', heading.unit)}"


def bare_text(value: object, heading: Heading) -> str:
    """Write one value in Dutch without its unit, for a table whose heading names it."""
    if terms.is_missing(value):
        return terms.UNKNOWN
    if heading.vocabulary:
        return terms.label(heading.vocabulary, value)
    if heading.unit == "share":
        return terms.percent(value)  # type: ignore[arg-type]  # a share is a number by its declaration
    if heading.unit == "jaar":
        return f"{value:.0f}"
    return _by_type(value)


def _by_type(value: object) -> str:
    if isinstance(value, bool):
        return "ja" if value else "nee"
    if hasattr(value, "year"):
        return terms.day(value)  # type: ignore[arg-type]  # what has a year is a date
    return value if isinstance(value, str) else terms.number(value)  # type: ignore[arg-type]  # what is left is a number
