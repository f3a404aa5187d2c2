"""What is answered about walking zones around care and services."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column
from geo_pa.model.units import HOMES
from geo_pa.terms import labels

NEIGHBOURHOODS, LOCATIONS, OLDER = "neighbourhoods", "locations", "older"
UNITS = "agreement_units"

HIDDEN = "Geschat en afgerond; te kleine aantallen zijn verborgen."
SHARE_HIDDEN = "Verborgen waar anders te berekenen is hoe weinig ouderen er binnen of buiten de zone wonen."
AT_LEAST = f"{HIDDEN} Verborgen aantallen tellen niet mee: het zijn er ten minste zoveel."
KNOWN_ONLY = "Telt alleen waar het bekend is."
SOLD = "Welke woningen van een complex zijn verkocht, is niet bekend."
KNOWN_BETWEEN = f"{KNOWN_ONLY} {SOLD}"
CROSSED = "Van de straten die het perceel kruisen; leeg waar dat er geen zijn."
CIRCLE = "Hemelsbreed ligt het binnen de afstand van de zone; over straat is het verder."

REACHES = ("zone_core_distance", "zone_distance", "zone_wide_distance")
"""The distances that divide the reach of a place."""

WALK: Mapping[str, Column] = MappingProxyType(
    {
        "distance_m": Column(
            "Lopen naar een centrum", "m", norms=REACHES, help="Naar het dichtstbijzijnde, over straten en paden."
        ),
        "minutes": Column("Lopen naar een centrum, tijd", "minutes", help="In het tempo van een oudere inwoner."),
        "nearest_centre": Column("Dichtstbijzijnde centrum"),
        "facility_score": Column(
            "Voorzieningenscore",
            decimals=2,
            help="Van 0 tot 1: 1 met elke soort aan de deur, 0 met niets in de ruime zone.",
        ),
    },
)
"""What is told of every place."""

TYPES: Mapping[str, Column] = MappingProxyType(
    {
        f"{name}_m": Column(
            f"Lopen naar {word}",
            "m",
            norms=(f"suitable_{name}_distance", f"{name}_distance"),
            help="De dichtstbijzijnde, over straten en paden.",
        )
        for name, word in labels("facility_type").items()
    },
)
"""The walk to the nearest facility of each type."""

SHARES: Mapping[str, Column] = MappingProxyType(
    {
        f"share_{name}": Column(f"Straten binnen bereik: {word.lower()}", "share", decimals=2, help=SHARE_HIDDEN)
        for name, word in labels("reach_class").items()
    },
)
"""How much of the streets lies within each distance, what is nearer included."""

ACCESSIBLE: Mapping[str, Column] = MappingProxyType(
    {
        "accessible_homes": Column("Toegankelijke corporatiewoningen, ten minste", HOMES, help=KNOWN_BETWEEN),
        "accessible_most": Column("Toegankelijke corporatiewoningen, hooguit", HOMES, help=KNOWN_BETWEEN),
    },
)
"""Between which numbers the accessible homes of an area lie."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        **WALK,
        **SHARES,
        "name": Column("Buurt"),
        "kind": Column("Soort gebied", vocabulary="area_kind"),
        "street_length_m": Column("Straten waaraan woningen staan", "m", decimals=-2),
        "distance_m": Column(
            "Lopen naar een centrum", "m", norms=REACHES, help="Vanaf de helft van de straten is het zo ver of minder."
        ),
        "older_residents": Column("Ouderen", OLDER, people=True, help=HIDDEN),
        "older_in_zone_residents": Column("Ouderen in de zone", OLDER, people=True, help=HIDDEN),
        "older_outside_zone_residents": Column("Ouderen buiten de zone", OLDER, people=True, help=HIDDEN),
        "older_residents_basis": Column("Leeftijd van ouderen"),
        "corporation_homes": Column("Corporatiewoningen", HOMES, help=KNOWN_ONLY),
        **ACCESSIBLE,
        **{
            f"{name}_in_zone": replace(told, title=told.title.replace(",", " in de zone,"))
            for name, told in ACCESSIBLE.items()
        },
    },
)

PLACE: Mapping[str, Column] = MappingProxyType(
    {
        **WALK,
        **TYPES,
        "distance_low_m": Column("Lopen naar een centrum, minst ver op het perceel", "m", norms=REACHES, help=CROSSED),
        "distance_high_m": Column("Lopen naar een centrum, verst op het perceel", "m", norms=REACHES, help=CROSSED),
        "reach": Column("Ligging", vocabulary="reach"),
        "nearest_centre_id": Column("Nummer van het centrum"),
        "nearest_centre_kind": Column("Soort centrum", vocabulary="facility_kind"),
        "island": Column(
            "Deel van het stratennet", help="0 is het grootste deel; een ander deel sluit daar niet op aan."
        ),
    },
)
"""What complexes and locations share."""

LOCATION: Mapping[str, Column] = MappingProxyType(
    {
        **PLACE,
        "name": Column("Locatie"),
        "accessible": Column("Toegankelijk (afspraak 3)", HOMES, help="Volgens het plan."),
        "clustered": Column("Geclusterd", HOMES, help="Volgens het plan."),
        "step_free": Column("Nultreden", HOMES, help="Volgens het plan."),
        "small_village": Column("In een klein dorp"),
        "designated_zone": Column("Aangewezen zone", help="Leeg buiten elke aangewezen zone."),
        "fit_clustered": Column("Geclusterd wonen", vocabulary="fit_clustered"),
        "fit_clustered_reason": Column("Waarom", vocabulary="fit_clustered_reason"),
        "suited_accessible": Column("Plek voor toegankelijk wonen", vocabulary="suited_accessible"),
    },
)

COMPLEX: Mapping[str, Column] = MappingProxyType(
    {
        **PLACE,
        "name": Column("Complex"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        "homes": Column("Eenheden", UNITS),
        "accessible_homes": Column("Toegankelijk (afspraak 3)", UNITS),
        "accessible_least": Column("Toegankelijk, ten minste", UNITS, help=SOLD),
        "accessible_most": Column("Toegankelijk, hooguit", UNITS, help=SOLD),
        "in_circle_zone": Column("In een cirkel om een centrum"),
        "circle_only": Column("Alleen in de cirkel, niet in de zone", help=CIRCLE),
    },
)

FACILITY: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Voorziening"),
        "kind": Column("Soort voorziening", vocabulary="facility_kind"),
        "is_centre": Column("Centrum van een zone"),
        "offset_m": Column("Afstand tot de straat", "m"),
        "island": PLACE["island"],
    },
)

ZONE: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Aangewezen zone"),
        "designated_on": Column("Aangewezen op"),
        "street_length_m": Column("Straten waaraan woningen staan", "m", decimals=-2),
        "share_zone": Column("Straten binnen loopafstand van een centrum", "share", decimals=2),
        "corporation_homes": Column("Corporatiewoningen", HOMES, help=KNOWN_ONLY),
        "homes_outside_reach": Column("Waarvan verder dan de loopafstand", HOMES, help=KNOWN_ONLY),
    },
)

REACH: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Bereik"),
        "limit_m": Column("Loopafstand", "m"),
        "minutes": Column("Lopen", "minutes"),
        "street_km": Column("Straten", "km"),
        "older_residents": Column("Ouderen, ten minste", OLDER, people=True, help=AT_LEAST),
        "corporation_homes": Column("Corporatiewoningen", HOMES),
        **ACCESSIBLE,
    },
)

ISLAND: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Los deel van het stratennet"),
        "street_km": Column("Straten", "km"),
        "centres": Column("Centra"),
        "complexes": Column("Complexen"),
        "locations": Column("Bouwlocaties"),
    },
)

HOME_TOTALS = {
    f"{reach}_{figure}": Column(f"{title}: {word}", HOMES)
    for figure, title in {
        "homes": "Corporatiewoningen",
        **{name: told.title for name, told in ACCESSIBLE.items()},
    }.items()
    for reach, word in labels("reach").items()
}

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "neighbourhoods": Column("Buurten", NEIGHBOURHOODS),
        **counts_by(GIVEN_SIGNALS, "signal", "neighbourhoods", "Buurten", NEIGHBOURHOODS),
        "older_residents": Column("Ouderen, ten minste", OLDER, people=True, help=AT_LEAST),
        "older_in_zone_residents": Column("Ouderen in de zone, ten minste", OLDER, people=True, help=AT_LEAST),
        "older_outside_zone_residents": Column("Ouderen buiten de zone, ten minste", OLDER, people=True, help=AT_LEAST),
        "centres": Column("Centra", "centres"),
        "corporation_homes": Column("Corporatiewoningen", HOMES),
        **ACCESSIBLE,
        **HOME_TOTALS,
        "circle_homes": Column("Corporatiewoningen in een cirkel om een centrum", HOMES),
        "circle_only_homes": Column("Corporatiewoningen die een cirkel ten onrechte meetelt", HOMES, help=CIRCLE),
        "stock_homes": Column("Corporatiewoningen waarvan bekend is wat toegankelijk is", HOMES),
        "stock_accessible_homes": Column("Toegankelijk bezit, ten minste", HOMES, help=SOLD),
        "stock_accessible_most": Column("Toegankelijk bezit, hooguit", HOMES, help=SOLD),
        "stock_accessible_share": Column("Toegankelijk bezit, ten minste, aandeel", "share", help=SOLD),
        "stock_accessible_most_share": Column("Toegankelijk bezit, hooguit, aandeel", "share", help=SOLD),
        "accessible_unknown_complexes": Column("Complexen waarvan niet bekend is wat toegankelijk is", "complexes"),
        "fit_clustered_locations": Column("Locaties kansrijk voor geclusterd wonen", LOCATIONS),
        "fit_step_free_locations": Column("Locaties in kleine dorpen, voor nultredenwoningen", LOCATIONS),
        "suited_locations": Column("Locaties geschikt voor toegankelijk wonen", LOCATIONS),
        "unsuited_locations": Column("Locaties niet geschikt voor toegankelijk wonen", LOCATIONS),
        "suited_unknown_locations": Column("Locaties waarvan dat onbekend is", LOCATIONS),
        "suited_incomplete_locations": Column("Geschikte locaties waarvan een aantal ontbreekt", LOCATIONS),
        "suited_new_dwellings": Column("Nieuwe woningen op geschikte plekken", HOMES),
        "suited_accessible_dwellings": Column("Toegankelijke nieuwe woningen op geschikte plekken", HOMES),
        "suited_accessible_share": Column("Aandeel toegankelijk op geschikte plekken", "share"),
    },
)

ANSWER = Answer(
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "locations": Table("Bouwlocaties", LOCATION),
        "complexes": Table("Complexen", COMPLEX),
        "facilities": Table("Voorzieningen", FACILITY),
        "zones": Table("Aangewezen zones", ZONE),
        "reach": Table("Bereik", REACH),
        "islands": Table("Losse delen stratennet", ISLAND),
    },
)
