"""Headings of the answer to the 30% rule."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import Verdict
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import HOMES, Heading
from geo_pa.terms import label

LOCATIONS = "locaties"

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "project_id": Heading("Projectnummer", help="Rijen met hetzelfde nummer zijn fasen van één project."),
        "counted": Heading("Telt mee", vocabulary="whether_counted"),
        "required_social_homes": Heading("Vereist", HOMES, help="Aandeel sociale huur maal nieuwe woningen, afgerond."),
        "social_homes": Heading("Sociale huur, zeker", HOMES, help="Telt met wat nu bekend is zeker als sociale huur."),
        "social_homes_possible": Heading(
            "Sociale huur, hoogstens", HOMES, help="Als alles wat nog onbekend is sociale huur wordt."
        ),
        "social_share": Heading(
            "Aandeel sociale huur", "share", help="Leeg waar niet vaststaat hoeveel woningen sociale huur worden."
        ),
        "met_on_site": Heading("Op de locatie zelf", HOMES),
        "booked_in": Heading("Geboekt van elders", HOMES),
        "proposed_in": Heading("Voorgesteld van elders", HOMES),
        "open_homes": Heading(
            "Nog open", HOMES, help="Hoogstens, waar niet vaststaat hoeveel woningen sociale huur worden."
        ),
        "open_homes_certain": Heading("Nog open, zeker", HOMES, help="Ook als alles wat nog onbekend is meevalt."),
        "surplus_homes": Heading(
            "Overschot", HOMES, help="Boven het vereiste, zonder wat gesloopte sociale huur vervangt."
        ),
        "booked_out": Heading("Geboekt naar elders", HOMES),
        "proposed_out": Heading("Voorgesteld naar elders", HOMES),
        "homes_to_convert": Heading("Omzetten", HOMES, help="Zoveel van de geplande woningen sociale huur maken."),
        "homes_to_add": Heading("Erbij", HOMES, help="Zoveel sociale huurwoningen extra bouwen."),
        "social_demolished": Heading("Te slopen sociale huur", HOMES),
        "net_social_homes": Heading("Sociale huur, netto", HOMES, help="Nieuw en zeker sociale huur, min gesloopt."),
        "net_social_homes_possible": Heading(
            "Sociale huur, netto, hoogstens", HOMES, help="Als alles wat nog onbekend is sociale huur wordt."
        ),
    },
)

LEDGER: Mapping[str, Heading] = MappingProxyType(
    {
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
    },
)
"""Every column of the ledger, in the order in which it is shown."""

VERDICT_TOTALS = {
    f"locations_{verdict}": Heading(f"Locaties: {label('verdict', verdict)}", LOCATIONS) for verdict in Verdict
}

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        "locations": Heading("Locaties", LOCATIONS),
        "locations_incomplete": Heading("Locaties waarvan een getal ontbreekt", LOCATIONS),
        "dwellings_counted": Heading("Nieuwe woningen op locaties die meetellen", HOMES),
        "dwellings_counted_most": Heading("Nieuwe woningen op locaties die meetellen, hoogstens", HOMES),
        "required_social_homes": Heading("Vereist aan sociale huur", HOMES),
        "required_social_homes_most": Heading("Vereist aan sociale huur, hoogstens", HOMES),
        "social_homes_known": Heading("Sociale huur, zeker", HOMES),
        "social_homes_possible": Heading("Sociale huur, hoogstens", HOMES),
        "met_on_site_homes": Heading("Vereist en op de locatie zelf gehaald", HOMES),
        "booked_homes": Heading("Vereist en elders geboekt", HOMES),
        "open_homes": Heading("Vereist en zeker nog open", HOMES),
        "maybe_open_homes": Heading("Vereist en misschien nog open", HOMES),
        "open_homes_most": Heading("Nog open, hoogstens (met locaties die misschien meetellen)", HOMES),
        "proposed_homes": Heading("Voorgesteld als compensatie", HOMES),
        "surplus_homes": Heading("Overschot", HOMES),
        "social_homes_demolished": Heading("Te slopen sociale huur", HOMES),
        "net_social_homes": Heading("Sociale huur, netto (nieuw min gesloopt), ten minste", HOMES),
        "net_social_homes_possible": Heading("Sociale huur, netto (nieuw min gesloopt), hoogstens", HOMES),
        **VERDICT_TOTALS,
    },
)

ANSWER = Answer(
    rows="Locaties", said="verdict", columns=COLUMNS, totals=TOTALS, details={"ledger": Detail("Compensatie", LEDGER)}
)
