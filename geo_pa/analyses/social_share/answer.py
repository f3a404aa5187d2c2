"""What is answered to the 30% rule."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model import Verdict
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import ITSELF, Column
from geo_pa.model.common_columns import common
from geo_pa.model.given import asks
from geo_pa.model.units import HOMES
from geo_pa.vocabulary import MAYBE_SOCIAL_COLUMNS, NEVER_SOCIAL_COLUMNS

LOCATIONS = "locations"

FIGURES, PLAN = "Cijfers", "Plan"
"""The headings on the card of a location."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        **common("name", "verdict"),
        "counted": Column("Telt mee", vocabulary="whether_counted", shown=False),
        **common("dwellings", group=FIGURES),
        "required_social_homes": Column(
            "Vereist", HOMES, help="Aandeel sociale huur maal nieuwe woningen, afgerond.", group=FIGURES
        ),
        "social_homes": Column(
            "Sociale huur, zeker", HOMES, help="Telt met wat nu bekend is zeker als sociale huur.", group=FIGURES
        ),
        "social_homes_possible": Column(
            "Sociale huur, hoogstens",
            HOMES,
            help="Als alles wat nog onbekend is sociale huur wordt.",
            group=FIGURES,
        ),
        "social_share": Column(
            "Aandeel sociale huur",
            "share",
            norms=("minimum_share",),
            help="Leeg waar niet vaststaat hoeveel woningen sociale huur worden.",
            shown=False,
        ),
        "met_on_site": Column("Op de locatie zelf", HOMES, shown=False),
        "booked_in": Column("Geboekt van elders", HOMES, group=FIGURES),
        "proposed_in": Column("Voorgesteld van elders", HOMES, group=FIGURES),
        "open_homes": Column(
            "Nog open",
            HOMES,
            help="Hoogstens, waar niet vaststaat hoeveel woningen sociale huur worden.",
            group=FIGURES,
        ),
        "open_homes_certain": Column(
            "Nog open, zeker", HOMES, help="Ook als alles wat nog onbekend is meevalt.", group=FIGURES
        ),
        "surplus_homes": Column(
            "Overschot", HOMES, help="Boven het vereiste, zonder wat gesloopte sociale huur vervangt.", group=FIGURES
        ),
        "booked_out": Column("Geboekt naar elders", HOMES, shown=False),
        "proposed_out": Column("Voorgesteld naar elders", HOMES, shown=False),
        "social_demolished": Column("Te slopen sociale huur", HOMES, group=FIGURES, shown=False),
        "net_social_homes": Column(
            "Sociale huur, netto", HOMES, help="Nieuw en zeker sociale huur, min gesloopt.", group=FIGURES
        ),
        "net_social_homes_possible": Column(
            "Sociale huur, netto, hoogstens",
            HOMES,
            help="Als alles wat nog onbekend is sociale huur wordt.",
            group=FIGURES,
            shown=False,
        ),
        "homes_to_convert": Column("Omzetten", HOMES, help="Zoveel van de geplande woningen sociale huur maken."),
        "homes_to_add": Column("Erbij", HOMES, help="Zoveel sociale huurwoningen extra bouwen."),
        "project_id": Column(
            "Projectnummer", help="Rijen met hetzelfde nummer zijn fasen van één project.", group=PLAN, shown=False
        ),
        **common("status", group=PLAN),
        **common("hardness", "start_year", group=PLAN, shown=False),
        **common("completion_year", "corporation", "ground_owner", "neighbourhoods", "district_name", group=PLAN),
        **common("lead", "next_step", "realisation_chance", "confidentiality", group=PLAN, shown=False),
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


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the 30% rule.

    A line of ``booked_compensation`` of which the locations are missing is one that this reader may not see; without
    ``neighbourhoods`` no district is known, and the pool "district" holds no pairs.
    """

    building_locations: Annotated[
        gpd.GeoDataFrame,
        asks(
            "name dwellings social_rent project_id landlord status corporation ground_owner lead next_step",
            "confidentiality guarantee_years social_demolished start_year completion_year decision_date",
            "realisation_chance",
            *NEVER_SOCIAL_COLUMNS,
            *MAYBE_SOCIAL_COLUMNS,
            joins="project_id",
        ),
    ]
    booked_compensation: Annotated[
        pd.DataFrame | None,
        asks(
            "from_location to_location form decision reason homes surplus_when_booked shortfall_when_booked",
            "decided_on",
        ),
    ] = None
    neighbourhoods: Annotated[gpd.GeoDataFrame | None, asks("name district_code district_name")] = None


ANSWER = Answer(
    id="social_share",
    title="30% sociale huur",
    question="Bevat elke bouwlocatie 30% sociale huur, op de plek zelf of door compensatie elders?",
    address="sociale-huur",
    place=10,
    rules=("social_share",),
    about="building_locations",
    given=Given,
    rows="Locaties",
    said="verdict",
    columns=COLUMNS,
    totals=TOTALS,
    details={"ledger": Table("Compensatie", LEDGER, unit=HOMES)},
    unit=HOMES,
)
