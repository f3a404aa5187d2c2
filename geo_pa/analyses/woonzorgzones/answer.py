"""What is answered about walking zones around care and services."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column, placed
from geo_pa.model.common_columns import common
from geo_pa.model.given import HAS_HAPPENED, asks
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

OLDER_PEOPLE, STREETS, STOCK = "Ouderen", "Straten en lopen", "Corporatiewoningen"
THE_PLACE, THE_PLAN, THE_COMPLEX, FIGURES = "De plek", "Het plan", "Het complex", "Cijfers"
"""The headings on the cards."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Buurt"),
        **common("signal"),
        "older_residents": Column("Ouderen", OLDER, people=True, help=HIDDEN, group=OLDER_PEOPLE),
        "older_in_zone_residents": Column("Ouderen in de zone", OLDER, people=True, help=HIDDEN, group=OLDER_PEOPLE),
        "older_outside_zone_residents": Column(
            "Ouderen buiten de zone", OLDER, people=True, help=HIDDEN, group=OLDER_PEOPLE
        ),
        "older_residents_basis": Column("Leeftijd van ouderen", shown=False),
        **placed(SHARES, *SHARES, group=STREETS),
        "street_length_m": Column("Straten waaraan woningen staan", "m", decimals=-2, shown=False),
        "distance_m": Column(
            "Lopen naar een centrum",
            "m",
            norms=REACHES,
            help="Vanaf de helft van de straten is het zo ver of minder.",
            group=STREETS,
        ),
        **placed(WALK, "minutes", "facility_score", group=STREETS),
        "corporation_homes": Column("Corporatiewoningen", HOMES, help=KNOWN_ONLY, group=STOCK),
        **placed(ACCESSIBLE, *ACCESSIBLE, group=STOCK),
        **{
            f"{name}_in_zone": replace(told, title=told.title.replace(",", " in de zone,"), group=STOCK)
            for name, told in ACCESSIBLE.items()
        },
        **placed(WALK, "nearest_centre"),
        **common("district_name"),
        "kind": Column("Soort gebied", vocabulary="area_kind", shown=False),
    },
)

REACH_OF_PLACE = Column("Ligging", vocabulary="reach")
SHOWN_TYPES = ("supermarket_m", "bus_stop_m")
"""The walks that decide what a place is suited for."""

ISLAND_OF_PLACE = Column(
    "Deel van het stratennet", help="0 is het grootste deel; een ander deel sluit daar niet op aan.", shown=False
)

BESIDE: Mapping[str, Column] = MappingProxyType(
    {
        **{name: replace(told, shown=False) for name, told in TYPES.items() if name not in SHOWN_TYPES},
        "distance_low_m": Column(
            "Lopen naar een centrum, minst ver op het perceel", "m", norms=REACHES, help=CROSSED, shown=False
        ),
        "distance_high_m": Column(
            "Lopen naar een centrum, verst op het perceel", "m", norms=REACHES, help=CROSSED, shown=False
        ),
        "nearest_centre_id": Column("Nummer van het centrum", shown=False),
        "nearest_centre_kind": Column("Soort centrum", vocabulary="facility_kind", shown=False),
        "island": ISLAND_OF_PLACE,
    },
)
"""What is known of complexes and locations, beside what their tables show."""

LOCATION: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Locatie"),
        "reach": REACH_OF_PLACE,
        **placed(WALK, "distance_m", "minutes"),
        "fit_clustered": Column("Geclusterd wonen", vocabulary="fit_clustered", group=THE_PLACE),
        "fit_clustered_reason": Column("Waarom", vocabulary="fit_clustered_reason"),
        "suited_accessible": Column("Plek voor toegankelijk wonen", vocabulary="suited_accessible", group=THE_PLACE),
        **common("dwellings", group=THE_PLAN),
        "accessible": Column("Toegankelijk (volgens de afspraken)", HOMES, help="Volgens het plan.", group=THE_PLAN),
        "clustered": Column("Geclusterd", HOMES, help="Volgens het plan.", group=THE_PLAN, shown=False),
        "step_free": Column("Nultreden", HOMES, help="Volgens het plan.", group=THE_PLAN, shown=False),
        **placed(WALK, "facility_score"),
        **placed(TYPES, *SHOWN_TYPES),
        **placed(WALK, "nearest_centre"),
        "designated_zone": Column("Aangewezen zone", help="Leeg buiten elke aangewezen zone.", group=THE_PLACE),
        **common("neighbourhoods", "district_name", group=THE_PLACE),
        **common("hardness", group=THE_PLAN),
        "small_village": Column("In een klein dorp", shown=False),
        **BESIDE,
    },
)

COMPLEX: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Complex"),
        "reach": REACH_OF_PLACE,
        **placed(WALK, "distance_m", "minutes"),
        **common("corporation", group=THE_COMPLEX),
        "kind": Column("Soort bezit", vocabulary="stock_kind", group=THE_COMPLEX),
        "homes": Column("Eenheden", UNITS, group=THE_COMPLEX),
        "accessible_homes": Column("Toegankelijk (volgens de afspraken)", UNITS, shown=False),
        "accessible_least": Column("Toegankelijk, ten minste", UNITS, help=SOLD, group=THE_COMPLEX),
        "accessible_most": Column("Toegankelijk, hooguit", UNITS, help=SOLD, group=THE_COMPLEX),
        "in_circle_zone": Column("In een cirkel om een centrum", group=THE_COMPLEX, shown=False),
        "circle_only": Column("Alleen in de cirkel, niet in de zone", help=CIRCLE, group=THE_COMPLEX),
        **placed(WALK, "facility_score"),
        **placed(TYPES, *SHOWN_TYPES),
        **placed(WALK, "nearest_centre"),
        **BESIDE,
    },
)

FACILITY: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Voorziening"),
        "kind": Column("Soort voorziening", vocabulary="facility_kind"),
        "is_centre": Column("Centrum van een zone"),
        "offset_m": Column("Afstand tot de straat", "m"),
        "island": ISLAND_OF_PLACE,
    },
)

ZONE: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Aangewezen zone"),
        "designated_on": Column("Aangewezen op", group=FIGURES),
        "share_zone": Column("Straten binnen loopafstand van een centrum", "share", decimals=2, group=FIGURES),
        "street_length_m": Column("Straten waaraan woningen staan", "m", decimals=-2, group=FIGURES),
        "corporation_homes": Column("Corporatiewoningen", HOMES, help=KNOWN_ONLY, group=FIGURES),
        "homes_outside_reach": Column("Waarvan verder dan de loopafstand", HOMES, help=KNOWN_ONLY, group=FIGURES),
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


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the walking zones.

    What rests on a layer that is missing is unknown; without ``stock_mutations`` complexes stand as described.
    """

    neighbourhoods: Annotated[
        gpd.GeoDataFrame, asks("name district_code district_name kind inhabitants share_65_plus share_75_plus")
    ]
    building_locations: Annotated[
        gpd.GeoDataFrame | None,
        asks("name status corporation confidentiality dwellings accessible clustered step_free completion_year"),
    ] = None
    corporation_stock: Annotated[
        gpd.GeoDataFrame | None, asks("name corporation kind confidentiality homes accessible_homes")
    ] = None
    stock_mutations: Annotated[
        pd.DataFrame | None,
        asks("kind mutation status plan_id complex_id confidentiality year homes date", keeps=HAS_HAPPENED),
    ] = None
    facilities: Annotated[gpd.GeoDataFrame, asks("name kind")]
    walking_network: Annotated[gpd.GeoDataFrame, asks("from_node to_node length_m kind")]
    designated_zones: Annotated[gpd.GeoDataFrame | None, asks("name designated_on")] = None


ANSWER = Answer(
    id="woonzorgzones",
    title="Woonzorgzones",
    question="Wie woont op loopafstand van zorg en voorzieningen, en waar zijn witte vlekken?",
    address="woonzorgzones",
    place=40,
    rules=("woonzorgzones", "accessibility", "disclosure", "stock"),
    about="neighbourhoods",
    given=Given,
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "locations": Table("Bouwlocaties", LOCATION, about="building_locations"),
        "complexes": Table("Complexen", COMPLEX, about="corporation_stock"),
        "facilities": Table("Voorzieningen", FACILITY, about="facilities"),
        "zones": Table("Aangewezen zones", ZONE, about="designated_zones"),
        "reach": Table("Bereik", REACH),
        "islands": Table("Losse delen stratennet", ISLAND),
    },
)
