"""What is answered to the 30% rule."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import Verdict
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import ITSELF, Column
from geo_pa.model.units import HOMES

LOCATIONS = "locations"

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "project_id": Column("Projectnummer", help="Rijen met hetzelfde nummer zijn fasen van één project."),
        "counted": Column("Telt mee", vocabulary="whether_counted"),
        "required_social_homes": Column("Vereist", HOMES, help="Aandeel sociale huur maal nieuwe woningen, afgerond."),
        "social_homes": Column("Sociale huur, zeker", HOMES, help="Telt met wat nu bekend is zeker als sociale huur."),
        "social_homes_possible": Column(
            "Sociale huur, hoogstens", HOMES, help="Als alles wat nog onbekend is sociale huur wordt."
        ),
        "social_share": Column(
            "Aandeel sociale huur",
            "share",
            norms=("minimum_share",),
            help="Leeg waar niet vaststaat hoeveel woningen sociale huur worden.",
        ),
        "met_on_site": Column("Op de locatie zelf", HOMES),
        "booked_in": Column("Geboekt van elders", HOMES),
        "proposed_in": Column("Voorgesteld van elders", HOMES),
        "open_homes": Column(
            "Nog open", HOMES, help="Hoogstens, waar niet vaststaat hoeveel woningen sociale huur worden."
        ),
        "open_homes_certain": Column("Nog open, zeker", HOMES, help="Ook als alles wat nog onbekend is meevalt."),
        "surplus_homes": Column(
            "Overschot", HOMES, help="Boven het vereiste, zonder wat gesloopte sociale huur vervangt."
        ),
        "booked_out": Column("Geboekt naar elders", HOMES),
        "proposed_out": Column("Voorgesteld naar elders", HOMES),
        "homes_to_convert": Column("Omzetten", HOMES, help="Zoveel van de geplande woningen sociale huur maken."),
        "homes_to_add": Column("Erbij", HOMES, help="Zoveel sociale huurwoningen extra bouwen."),
        "social_demolished": Column("Te slopen sociale huur", HOMES),
        "net_social_homes": Column("Sociale huur, netto", HOMES, help="Nieuw en zeker sociale huur, min gesloopt."),
        "net_social_homes_possible": Column(
            "Sociale huur, netto, hoogstens", HOMES, help="Als alles wat nog onbekend is sociale huur wordt."
        ),
    },
)

LEDGER: Mapping[str, Column] = MappingProxyType(
    {
        "kind": Column("Soort", vocabulary="compensation_line"),
        "from_location": Column("Van locatie", refers_to=ITSELF),
        "to_location": Column("Naar locatie", refers_to=ITSELF),
        "homes": Column("Telt mee", HOMES),
        "homes_agreed": Column("Afgesproken", HOMES),
        "cut_back_homes": Column("Ingekort", HOMES),
        "cut_back_reason": Column("Waarom ingekort", vocabulary="cut_back_reason"),
        "distance_m": Column("Afstand", "m"),
        "decided_on": Column("Besloten op"),
        "decision": Column("Besluit"),
        "reason": Column("Reden"),
        "form": Column("Vorm", vocabulary="compensation_form"),
    },
)
"""Every column of the ledger, in the order in which it is shown."""

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "locations": Column("Locaties", LOCATIONS),
        "locations_incomplete": Column("Locaties waarvan een getal ontbreekt", LOCATIONS),
        "dwellings_counted": Column("Nieuwe woningen op locaties die meetellen", HOMES),
        "dwellings_counted_most": Column("Nieuwe woningen op locaties die meetellen, hoogstens", HOMES),
        "required_social_homes": Column("Vereist aan sociale huur", HOMES),
        "required_social_homes_most": Column("Vereist aan sociale huur, hoogstens", HOMES),
        "social_homes_known": Column("Sociale huur, zeker", HOMES),
        "social_homes_possible": Column("Sociale huur, hoogstens", HOMES),
        "met_on_site_homes": Column("Vereist en op de locatie zelf gehaald", HOMES),
        "booked_homes": Column("Vereist en elders geboekt", HOMES),
        "open_homes": Column("Vereist en zeker nog open", HOMES),
        "maybe_open_homes": Column("Vereist en misschien nog open", HOMES),
        "open_homes_most": Column("Nog open, hoogstens (met locaties die misschien meetellen)", HOMES),
        "proposed_homes": Column("Voorgesteld als compensatie", HOMES),
        "surplus_homes": Column("Overschot", HOMES),
        "social_homes_demolished": Column("Te slopen sociale huur", HOMES),
        "net_social_homes": Column("Sociale huur, netto (nieuw min gesloopt), ten minste", HOMES),
        "net_social_homes_possible": Column("Sociale huur, netto (nieuw min gesloopt), hoogstens", HOMES),
        **counts_by(Verdict, "verdict", "locations", "Locaties", LOCATIONS),
    },
)

ANSWER = Answer(
    rows="Locaties", said="verdict", columns=COLUMNS, totals=TOTALS, details={"ledger": Table("Compensatie", LEDGER)}
)
