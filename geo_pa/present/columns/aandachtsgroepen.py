"""Headings of the answer about aandachtsgroepen."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import HOMES, Heading
from geo_pa.terms import label

SAID = "care_signal"
NEIGHBOURHOODS = "buurten"
ALLOCATIONS = "toewijzingen"
ROUNDED = "Afgerond op 5. Een lege cel is onbekend, of verborgen omdat het om weinig mensen gaat; nooit 0."
SHORT = (
    "Schuift niet door naar een andere corporatie. Neemt de taakstelling toe, dan gaan partijen in gesprek en zoeken "
    "zij andere oplossingen (afspraak 19)."
)
DENOMINATORS = {"social_homes": "sociale huur", "homes": "alle woningen"}
"""How either denominator is called behind a figure."""

FIGURES: Mapping[str, Heading] = MappingProxyType(
    {
        "expected": Heading("Verwacht", ALLOCATIONS, help="Het totaal van de gemeente naar rato van de woningen."),
        "quotient": Heading("Toegewezen gedeeld door verwacht"),
        "estimate": Heading("Geschatte verhouding", help="Kleine aantallen zijn naar 1 getrokken."),
        "low": Heading("Ondergrens"),
        "high": Heading("Bovengrens"),
        "concentrated": Heading("Concentratie", help="Alleen waar de ondergrens boven 1 ligt."),
    },
)

BY_DENOMINATOR: Mapping[str, Heading] = MappingProxyType(
    {
        f"{name}_{by}": Heading(f"{heading.title} ({words})", heading.unit, help=heading.help)
        for by, words in DENOMINATORS.items()
        for name, heading in FIGURES.items()
    },
)

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Buurt"),
        "reason": Heading("Reden", vocabulary="care_reason"),
        "social_homes": Heading("Sociale huurwoningen", HOMES),
        "homes": Heading("Alle woningen", HOMES),
        "social_home_share": Heading("Aandeel sociale huur", "share"),
        "corporation_share": Heading("Aandeel van corporaties", "share"),
        "corporation_neighbourhood": Heading("Corporatiebuurt"),
        "concentrated_groups": Heading("Groepen die geconcentreerd zijn"),
        "level": Heading("Cijfers van", vocabulary="care_level", help="Van de buurt zelf, of van haar wijk."),
        "shown_allocations": Heading("Toewijzingen", ALLOCATIONS, help=ROUNDED),
        "group": Heading("Groep", vocabulary="care_group"),
        "neighbourhood_code": Heading("Buurtcode"),
        **BY_DENOMINATOR,
    },
)

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        **{
            f"neighbourhoods_{signal}": Heading(f"Buurten: {label(SAID, signal)}", NEIGHBOURHOODS)
            for signal in GIVEN_SIGNALS
        },
        "all_allocations": Heading("Alle toewijzingen aan aandachtsgroepen", ALLOCATIONS, help=ROUNDED),
        **{
            f"{name}_{by}": Heading(f"{title}, naar {words}", "share")
            for by, words in DENOMINATORS.items()
            for name, title in {
                "dissimilarity": "Aandeel dat zou moeten verhuizen voor gelijke spreiding",
                "isolation": "Aandeel aandachtsgroepen in de eigen buurt, gemiddeld",
            }.items()
        },
        **{
            f"corporation_years_{verdict}": Heading(
                f"Statushouders, corporaties en jaren: {label('statushouders_verdict', verdict)}", "oordelen"
            )
            for verdict in ("fails", "unknown", "meets", "not_counted")
        },
        "needed_homes": Heading("Volgend jaar nodig voor statushouders", HOMES),
        "offered_homes": Heading("Volgend jaar beschikbaar te stellen binnen het maximum", HOMES),
    },
)

STATUSHOUDERS: Mapping[str, Heading] = MappingProxyType(
    {
        "vacated_homes": Heading("Vrijgekomen", HOMES),
        "given_allocations": Heading("Beschikbaar gesteld", HOMES, help=ROUNDED),
        "maximum_homes": Heading("Maximum", HOMES),
        "verdict": Heading("Oordeel", vocabulary="statushouders_verdict"),
        "reason": Heading("Reden", vocabulary="statushouders_reason"),
    },
)

NEXT_YEAR: Mapping[str, Heading] = MappingProxyType(
    {
        "stock_homes": Heading("Sociale huurwoningen (DAEB)", HOMES),
        "needed_homes": Heading("Deel van de taakstelling", HOMES),
        "expected_homes": Heading("Komt naar verwachting vrij", HOMES),
        "maximum_homes": Heading("Maximum", HOMES),
        "offered_homes": Heading("Beschikbaar te stellen", HOMES),
        "short_homes": Heading("Past niet", HOMES, help=SHORT),
    },
)

ROOM: Mapping[str, Heading] = MappingProxyType(
    {
        "estimate": Heading("Geschatte verhouding van de wijk (sociale huur)"),
        "expected_homes": Heading("Komt naar verwachting vrij", HOMES, help="Per jaar, bij deze corporatie."),
        "room_homes": Heading("Ruimte in de wijk", HOMES, help="Voor alle corporaties samen."),
        "room_limit": Heading("Wat de ruimte begrenst", vocabulary="room_limit"),
        "offered_homes": Heading("Aan te bieden", HOMES),
    },
)

DETAILS: Mapping[str, Detail] = MappingProxyType(
    {
        "groups": Detail("Groepen per buurt"),
        "districts": Detail("Groepen per wijk", {"name": Heading("Wijk of dorp")}),
        "statushouders": Detail("Statushouders", STATUSHOUDERS),
        "next_year": Detail("Volgend jaar", NEXT_YEAR),
        "room": Detail("Ruimte per wijk (besloten)", ROOM),
        "since": Detail("Sinds de afspraak (besloten)", {"name": Heading("Wijk of dorp")}),
    },
)

ANSWER = Answer(rows="Buurten", said=SAID, columns=COLUMNS, totals=TOTALS, details=DETAILS)
