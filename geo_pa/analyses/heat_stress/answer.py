"""What is answered about heat and greening."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.measures.raster import Raster
from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column, placed
from geo_pa.model.common_columns import common
from geo_pa.model.given import HAS_HAPPENED, asks

NEIGHBOURHOODS = "neighbourhoods"
HUNDREDS, WHOLE_HECTARES = -2, -4
"""Square metres are known to whole hundreds, and of all neighbourhoods together to whole hectares."""

WARMTH = "Gevoelstemperatuur (PET) of hitte-eiland: zie 'Hitte gemeten als'. De twee zijn niet te vergelijken."

HEAT, GREEN, COOL, PEOPLE = "Hitte", "Groen", "Koelte en water", "Inwoners"
"""The headings on the card of a neighbourhood."""

SHARED: Mapping[str, Column] = MappingProxyType(
    {
        "pet_mean": Column("Gevoelstemperatuur (PET), gemiddeld", "degC"),
        "island_mean": Column("Hitte-eiland, gemiddeld", "degC", help="Graden warmer dan het buitengebied."),
        "heat_measure": Column("Hitte gemeten als", vocabulary="heat_measure", shown=False),
        "heat_mean_degc": Column("Hitte, gemiddeld", "degC", help=WARMTH, group=HEAT, shown=False),
        "heat_p95_degc": Column(
            "Hitte, warmste 5%", "degC", help=f"Op 5% van de plek is het warmer. {WARMTH}", group=HEAT, shown=False
        ),
        "share_above_strong": Column("Aandeel met sterke hittestress (PET)", "share", group=HEAT),
        "share_above_extreme": Column("Aandeel met extreme hittestress (PET)", "share", group=HEAT),
        "heat_cover": Column(
            "Aandeel waarvan de hitte bekend is",
            "share",
            help="Hoeveel van de plek het raster met hitte bedekt.",
            group=HEAT,
            shown=False,
        ),
        "green_share": Column("Aandeel groen", "share", norms=("green_share_target",), group=GREEN),
        "priority": Column("Prioriteit", help="Van 0 (laag) tot 1 (hoog): hitte, oudere inwoners en ruimte samen."),
    },
)
"""Figures that neighbourhoods and complexes share; a page shows the mean heat in a column per measure."""

MEAN = ("pet_mean", "island_mean", "heat_measure", "heat_mean_degc", "heat_p95_degc")

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "rank": Column("Plaats"),
        "name": Column("Buurt"),
        **common("signal"),
        **placed(SHARED, *MEAN, "green_share"),
        "cool_place_distance_m": Column(
            "Lopen naar een koele plek",
            "m",
            norms=("cool_place_max_distance",),
            help="Gemiddeld over de straten van de buurt.",
            group=COOL,
        ),
        "vulnerable_residents": Column(
            "Oudere inwoners", "persons", people=True, help="Geschat en afgerond.", group=PEOPLE
        ),
        "residents_basis": Column("Oudere inwoners: leeftijd", shown=False),
        "room_to_green_m2": Column("Ruimte om te vergroenen", "m2", decimals=HUNDREDS, group=GREEN),
        "room_basis": Column("Waar die ruimte is", vocabulary="room_basis", shown=False),
        **placed(SHARED, "priority"),
        "rank_best": Column("Hoogste plaats", help="De beste plaats die andere gewichten geven."),
        "rank_worst": Column("Laagste plaats", help="De slechtste plaats die andere gewichten geven."),
        **placed(SHARED, "share_above_strong", "share_above_extreme", "heat_cover"),
        "canopy_share": Column("Aandeel boomkronen", "share", norms=("canopy_share",), group=GREEN),
        "share_beyond_cool_place": Column(
            "Aandeel straten te ver van een koele plek",
            "share",
            help="Verborgen waar anders te berekenen is hoe weinig inwoners er te ver of dichtbij wonen.",
            group=COOL,
        ),
        "green_target_m2": Column("Nodig voor het gekozen aandeel groen", "m2", decimals=HUNDREDS),
        "cooling_air_degc": Column(
            "Koelere lucht daardoor",
            "degC",
            help="Luchttemperatuur; niet van de gevoelstemperatuur (PET) af te trekken.",
        ),
        "water_nuisance_share": Column("Aandeel met wateroverlast", "share", group=COOL),
        **common("district_name"),
        "kind": Column("Soort gebied", vocabulary="area_kind"),
    },
)

COMPLEXES: Mapping[str, Column] = MappingProxyType(
    {
        "rank_in_corporation": Column("Plaats bij de corporatie"),
        "name": Column("Complex"),
        "neighbourhood": Column("Buurt"),
        "homes": Column("Eenheden", "agreement_units"),
        **placed(SHARED, *MEAN),
        **placed(SHARED, "share_above_strong", shown=False),
        **placed(SHARED, "share_above_extreme", "heat_cover", "green_share"),
        "room_to_green_m2": Column("Nog niet groen", "m2", decimals=HUNDREDS),
        **placed(SHARED, "priority"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
    },
)

COOL_PLACES: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Koele plek"),
        "neighbourhood": Column("Buurt"),
        "area_m2": Column("Oppervlakte", "m2", decimals=HUNDREDS),
        "access_points": Column("Ingangen", help="Punten op straten waar men de plek in kan; onbekend zonder straten."),
    },
)

WORK: Mapping[str, Column] = MappingProxyType(
    {
        "work_id": Column("Nummer", shown=False),
        "name": Column("Werk"),
        "kind": Column("Soort werk", vocabulary="work_kind"),
        "start_year": Column("Start", "year"),
        "end_year": Column("Klaar", "year"),
        "neighbourhood_id": Column("Buurtcode", shown=False),
        "neighbourhood": Column("Buurt"),
    },
)
"""What is told of planned work."""

WORKS: Mapping[str, Column] = MappingProxyType(
    {
        **placed(WORK, "neighbourhood"),
        **common("signal"),
        **placed(WORK, "name", "kind"),
        **common("lead"),
        **placed(WORK, "start_year", "end_year", "work_id", "neighbourhood_id"),
        "overlap_ha": Column("Samen", "ha", decimals=1, help="Zoveel van het werk ligt in de buurt."),
    },
)

WORK_PAIRS: Mapping[str, Column] = MappingProxyType(
    {
        **placed(WORK, "neighbourhood"),
        "first_year": Column("Samen vanaf", "year"),
        "last_year": Column("Samen tot en met", "year"),
        **placed(WORK, "name"),
        **common("lead"),
        "other_name": Column("Ander werk"),
        "other_lead": Column("Trekker ander werk"),
        "overlap_ha": Column(
            "Samen", "ha", decimals=1, help="Zoveel grond delen de twee werken; 0 als ze elkaar alleen raken."
        ),
        **placed(WORK, "kind", "start_year", "end_year", shown=False),
        **placed(WORK, "work_id", "neighbourhood_id"),
        "other_work_id": Column("Nummer van het andere werk", shown=False),
        "other_kind": Column("Soort ander werk", vocabulary="work_kind", shown=False),
    },
)

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        **counts_by(GIVEN_SIGNALS, "signal", "neighbourhoods", "Buurten", NEIGHBOURHOODS),
        "share_above_strong": Column("Aandeel van de gemeente met sterke hittestress (PET)", "share"),
        "share_above_extreme": Column("Aandeel van de gemeente met extreme hittestress (PET)", "share"),
        "greening_needed_m2": Column(
            "Nodig om elke buurt op het gekozen aandeel groen te brengen", "m2", decimals=WHOLE_HECTARES
        ),
        "beyond_cool_place_residents": Column(
            "Oudere inwoners te ver van een koele plek, ten minste", "persons", people=True
        ),
    }
)


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to heat and greening.

    ``heat`` is in "degC PET" (perceived temperature) or in "degC" (degrees of heat island); without it the published
    degrees of heat island of the neighbourhoods are taken, and without ``green`` (a share, as ``canopy``) their
    published share of green. What rests on a layer that is missing is unknown; without the ground of corporations all
    ground is room for green, and without ``stock_mutations`` complexes stand as described.
    """

    neighbourhoods: Annotated[
        gpd.GeoDataFrame,
        asks(
            "name district_name kind inhabitants share_65_plus share_75_plus share_green share_water",
            "heat_island_median_degc heat_island_p95_degc",
        ),
    ]
    corporation_stock: Annotated[gpd.GeoDataFrame | None, asks("name corporation kind confidentiality homes")] = None
    stock_mutations: Annotated[
        pd.DataFrame | None, asks("kind mutation status complex_id confidentiality year homes date", keeps=HAS_HAPPENED)
    ] = None
    walking_network: Annotated[gpd.GeoDataFrame | None, asks("from_node to_node length_m kind")] = None
    corporation_ground: Annotated[gpd.GeoDataFrame | None, asks()] = None
    water_nuisance: Annotated[gpd.GeoDataFrame | None, asks()] = None
    planned_works: Annotated[gpd.GeoDataFrame | None, asks("name kind lead start_year end_year")] = None
    heat: Raster | None = None
    green: Raster | None = None
    canopy: Raster | None = None


ANSWER = Answer(
    id="heat_stress",
    title="Hitte en groen",
    question="Waar gaat vergroenen voor, en kan het mee met werk dat er al komt?",
    address="hitte",
    place=50,
    rules=("heat_stress", "disclosure", "stock"),
    about="neighbourhoods",
    given=Given,
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "complexes": Table("Complexen", COMPLEXES, about="corporation_stock"),
        "cool_places": Table("Koele plekken", COOL_PLACES),
        "works": Table("Werk waar groen mee kan", WORKS),
        "work_pairs": Table("Werk met werk", WORK_PAIRS),
    },
)
