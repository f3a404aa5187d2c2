"""Headings of the answer about walking zones around care and services."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import HOMES, Heading
from geo_pa.terms import label, labels

NEIGHBOURHOODS, LOCATIONS, OLDER = "buurten", "locaties", "ouderen"
UNITS = "eenheden"

HIDDEN = "Geschat en afgerond; te kleine aantallen zijn verborgen."
SHARE_HIDDEN = "Verborgen waar anders te berekenen is hoe weinig ouderen er binnen of buiten de zone wonen."
AT_LEAST = f"{HIDDEN} Verborgen aantallen tellen niet mee: het zijn er ten minste zoveel."
KNOWN_ONLY = "Telt alleen waar het bekend is."
SOLD = "Welke woningen van een complex zijn verkocht, is niet bekend."
KNOWN_BETWEEN = f"{KNOWN_ONLY} {SOLD}"
CROSSED = "Van de straten die het perceel kruisen; leeg waar dat er geen zijn."
CIRCLE = "Hemelsbreed ligt het binnen de afstand van de zone; over straat is het verder."

WALK: Mapping[str, Heading] = MappingProxyType(
    {
        "distance_m": Heading("Lopen naar een centrum", "m", help="Naar het dichtstbijzijnde, over straten en paden."),
        "minutes": Heading("Lopen naar een centrum, tijd", "minutes", help="In het tempo van een oudere inwoner."),
        "nearest_centre": Heading("Dichtstbijzijnde centrum"),
        "facility_score": Heading(
            "Voorzieningenscore", help="Van 0 tot 1: 1 met elke soort aan de deur, 0 met niets in de ruime zone."
        ),
    },
)
"""What is told of every place."""

TYPES: Mapping[str, Heading] = MappingProxyType(
    {
        f"{name}_m": Heading(f"Lopen naar {word}", "m", help="De dichtstbijzijnde, over straten en paden.")
        for name, word in labels("facility_type").items()
    },
)
"""The walk to the nearest facility of each type."""

SHARES: Mapping[str, Heading] = MappingProxyType(
    {
        f"share_{name}": Heading(f"Straten binnen bereik: {word.lower()}", "share", help=SHARE_HIDDEN)
        for name, word in labels("reach_class").items()
    },
)
"""How much of the streets lies within each distance, what is nearer included."""

ACCESSIBLE: Mapping[str, Heading] = MappingProxyType(
    {
        "accessible_homes": Heading("Toegankelijke corporatiewoningen, ten minste", HOMES, help=KNOWN_BETWEEN),
        "accessible_most": Heading("Toegankelijke corporatiewoningen, hooguit", HOMES, help=KNOWN_BETWEEN),
    },
)
"""Between which numbers the accessible homes of an area lie."""

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        **WALK,
        **SHARES,
        "name": Heading("Buurt"),
        "kind": Heading("Soort gebied", vocabulary="area_kind"),
        "street_length_m": Heading("Straten waaraan woningen staan", "m"),
        "distance_m": Heading(
            "Lopen naar een centrum", "m", help="Vanaf de helft van de straten is het zo ver of minder."
        ),
        "older_residents": Heading("Ouderen", OLDER, help=HIDDEN),
        "older_in_zone_residents": Heading("Ouderen in de zone", OLDER, help=HIDDEN),
        "older_outside_zone_residents": Heading("Ouderen buiten de zone", OLDER, help=HIDDEN),
        "older_residents_basis": Heading("Leeftijd van ouderen"),
        "corporation_homes": Heading("Corporatiewoningen", HOMES, help=KNOWN_ONLY),
        **ACCESSIBLE,
        **{
            f"{name}_in_zone": replace(told, title=told.title.replace(",", " in de zone,"))
            for name, told in ACCESSIBLE.items()
        },
    },
)

PLACE: Mapping[str, Heading] = MappingProxyType(
    {
        **WALK,
        **TYPES,
        "distance_low_m": Heading("Lopen naar een centrum, minst ver op het perceel", "m", help=CROSSED),
        "distance_high_m": Heading("Lopen naar een centrum, verst op het perceel", "m", help=CROSSED),
        "reach": Heading("Ligging", vocabulary="reach"),
        "nearest_centre_id": Heading("Nummer van het centrum"),
        "nearest_centre_kind": Heading("Soort centrum", vocabulary="facility_kind"),
        "island": Heading(
            "Deel van het stratennet", help="0 is het grootste deel; een ander deel sluit daar niet op aan."
        ),
    },
)
"""What complexes and locations share."""

LOCATION: Mapping[str, Heading] = MappingProxyType(
    {
        **PLACE,
        "name": Heading("Locatie"),
        "accessible": Heading("Toegankelijk (afspraak 3)", HOMES, help="Volgens het plan."),
        "clustered": Heading("Geclusterd", HOMES, help="Volgens het plan."),
        "step_free": Heading("Nultreden", HOMES, help="Volgens het plan."),
        "small_village": Heading("In een klein dorp"),
        "designated_zone": Heading("Aangewezen zone", help="Leeg buiten elke aangewezen zone."),
        "fit_clustered": Heading("Geclusterd wonen", vocabulary="fit_clustered"),
        "fit_clustered_reason": Heading("Waarom", vocabulary="fit_clustered_reason"),
        "suited_accessible": Heading("Plek voor toegankelijk wonen", vocabulary="suited_accessible"),
    },
)

COMPLEX: Mapping[str, Heading] = MappingProxyType(
    {
        **PLACE,
        "name": Heading("Complex"),
        "kind": Heading("Soort bezit", vocabulary="stock_kind"),
        "homes": Heading("Eenheden", UNITS),
        "accessible_homes": Heading("Toegankelijk (afspraak 3)", UNITS),
        "accessible_least": Heading("Toegankelijk, ten minste", UNITS, help=SOLD),
        "accessible_most": Heading("Toegankelijk, hooguit", UNITS, help=SOLD),
        "in_circle_zone": Heading("In een cirkel om een centrum"),
        "circle_only": Heading("Alleen in de cirkel, niet in de zone", help=CIRCLE),
    },
)

FACILITY: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Voorziening"),
        "kind": Heading("Soort voorziening", vocabulary="facility_kind"),
        "is_centre": Heading("Centrum van een zone"),
        "offset_m": Heading("Afstand tot de straat", "m"),
        "island": PLACE["island"],
    },
)

ZONE: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Aangewezen zone"),
        "designated_on": Heading("Aangewezen op"),
        "street_length_m": Heading("Straten waaraan woningen staan", "m"),
        "share_zone": Heading("Straten binnen loopafstand van een centrum", "share"),
        "corporation_homes": Heading("Corporatiewoningen", HOMES, help=KNOWN_ONLY),
        "homes_outside_reach": Heading("Waarvan verder dan de loopafstand", HOMES, help=KNOWN_ONLY),
    },
)

REACH: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Bereik"),
        "limit_m": Heading("Loopafstand", "m"),
        "minutes": Heading("Lopen", "minutes"),
        "street_km": Heading("Straten", "km"),
        "older_residents": Heading("Ouderen, ten minste", OLDER, help=AT_LEAST),
        "corporation_homes": Heading("Corporatiewoningen", HOMES),
        **ACCESSIBLE,
    },
)

ISLAND: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Los deel van het stratennet"),
        "street_km": Heading("Straten", "km"),
        "centres": Heading("Centra"),
        "complexes": Heading("Complexen"),
        "locations": Heading("Bouwlocaties"),
    },
)

SIGNAL_TOTALS = {
    f"neighbourhoods_{signal}": Heading(f"Buurten: {label('signal', signal)}", NEIGHBOURHOODS)
    for signal in GIVEN_SIGNALS
}

HOME_TOTALS = {
    f"{reach}_{figure}": Heading(f"{title}: {word}", HOMES)
    for figure, title in {
        "homes": "Corporatiewoningen",
        **{name: told.title for name, told in ACCESSIBLE.items()},
    }.items()
    for reach, word in labels("reach").items()
}

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        "neighbourhoods": Heading("Buurten", NEIGHBOURHOODS),
        **SIGNAL_TOTALS,
        "older_residents": Heading("Ouderen, ten minste", OLDER, help=AT_LEAST),
        "older_in_zone_residents": Heading("Ouderen in de zone, ten minste", OLDER, help=AT_LEAST),
        "older_outside_zone_residents": Heading("Ouderen buiten de zone, ten minste", OLDER, help=AT_LEAST),
        "centres": Heading("Centra", "centra"),
        "corporation_homes": Heading("Corporatiewoningen", HOMES),
        **ACCESSIBLE,
        **HOME_TOTALS,
        "circle_homes": Heading("Corporatiewoningen in een cirkel om een centrum", HOMES),
        "circle_only_homes": Heading("Corporatiewoningen die een cirkel ten onrechte meetelt", HOMES, help=CIRCLE),
        "stock_homes": Heading("Corporatiewoningen waarvan bekend is wat toegankelijk is", HOMES),
        "stock_accessible_homes": Heading("Toegankelijk bezit, ten minste", HOMES, help=SOLD),
        "stock_accessible_most": Heading("Toegankelijk bezit, hooguit", HOMES, help=SOLD),
        "stock_accessible_share": Heading("Toegankelijk bezit, ten minste, aandeel", "share", help=SOLD),
        "stock_accessible_most_share": Heading("Toegankelijk bezit, hooguit, aandeel", "share", help=SOLD),
        "accessible_unknown_complexes": Heading("Complexen waarvan niet bekend is wat toegankelijk is", "complexen"),
        "fit_clustered_locations": Heading("Locaties kansrijk voor geclusterd wonen", LOCATIONS),
        "fit_step_free_locations": Heading("Locaties in kleine dorpen, voor nultredenwoningen", LOCATIONS),
        "suited_locations": Heading("Locaties geschikt voor toegankelijk wonen", LOCATIONS),
        "unsuited_locations": Heading("Locaties niet geschikt voor toegankelijk wonen", LOCATIONS),
        "suited_unknown_locations": Heading("Locaties waarvan dat onbekend is", LOCATIONS),
        "suited_incomplete_locations": Heading("Geschikte locaties waarvan een aantal ontbreekt", LOCATIONS),
        "suited_new_dwellings": Heading("Nieuwe woningen op geschikte plekken", HOMES),
        "suited_accessible_dwellings": Heading("Toegankelijke nieuwe woningen op geschikte plekken", HOMES),
        "suited_accessible_share": Heading("Aandeel toegankelijk op geschikte plekken", "share"),
    },
)

ANSWER = Answer(
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "locations": Detail("Bouwlocaties", LOCATION),
        "complexes": Detail("Complexen", COMPLEX),
        "facilities": Detail("Voorzieningen", FACILITY),
        "zones": Detail("Aangewezen zones", ZONE),
        "reach": Detail("Bereik", REACH),
        "islands": Detail("Losse delen stratennet", ISLAND),
    },
)
