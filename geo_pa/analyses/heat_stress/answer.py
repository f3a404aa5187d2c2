"""What is answered about heat and greening."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column

NEIGHBOURHOODS = "neighbourhoods"
HUNDREDS, WHOLE_HECTARES = -2, -4
"""Square metres are known to whole hundreds, and of all neighbourhoods together to whole hectares."""

WARMTH = "Gevoelstemperatuur (PET) of hitte-eiland: zie 'Hitte gemeten als'. De twee zijn niet te vergelijken."

HEAT: Mapping[str, Column] = MappingProxyType(
    {
        "heat_measure": Column("Hitte gemeten als", vocabulary="heat_measure"),
        "heat_mean_degc": Column("Hitte, gemiddeld", "degC", help=WARMTH),
        "heat_p95_degc": Column("Hitte, warmste 5%", "degC", help=f"Op 5% van de plek is het warmer. {WARMTH}"),
        "share_above_strong": Column("Aandeel met sterke hittestress (PET)", "share"),
        "share_above_extreme": Column("Aandeel met extreme hittestress (PET)", "share"),
        "heat_cover": Column(
            "Aandeel waarvan de hitte bekend is", "share", help="Hoeveel van de plek het raster met hitte bedekt."
        ),
        "green_share": Column("Aandeel groen", "share", norms=("green_share_target",)),
        "priority": Column("Prioriteit", help="Van 0 (laag) tot 1 (hoog): hitte, oudere inwoners en ruimte samen."),
    },
)
"""Figures that neighbourhoods and complexes share."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        **HEAT,
        "name": Column("Buurt"),
        "kind": Column("Soort gebied", vocabulary="area_kind"),
        "canopy_share": Column("Aandeel boomkronen", "share", norms=("canopy_share",)),
        "cool_place_distance_m": Column(
            "Lopen naar een koele plek",
            "m",
            norms=("cool_place_max_distance",),
            help="Gemiddeld over de straten van de buurt.",
        ),
        "share_beyond_cool_place": Column(
            "Aandeel straten te ver van een koele plek",
            "share",
            help="Verborgen waar anders te berekenen is hoe weinig inwoners er te ver of dichtbij wonen.",
        ),
        "water_nuisance_share": Column("Aandeel met wateroverlast", "share"),
        "vulnerable_residents": Column("Oudere inwoners", "persons", people=True, help="Geschat en afgerond."),
        "residents_basis": Column("Oudere inwoners: leeftijd"),
        "room_to_green_m2": Column("Ruimte om te vergroenen", "m2", decimals=HUNDREDS),
        "room_basis": Column("Waar die ruimte is", vocabulary="room_basis"),
        "green_target_m2": Column("Nodig voor het gekozen aandeel groen", "m2", decimals=HUNDREDS),
        "cooling_air_degc": Column(
            "Koelere lucht daardoor",
            "degC",
            help="Luchttemperatuur; niet van de gevoelstemperatuur (PET) af te trekken.",
        ),
        "rank": Column("Plaats"),
        "rank_best": Column("Hoogste plaats", help="De beste plaats die andere gewichten geven."),
        "rank_worst": Column("Laagste plaats", help="De slechtste plaats die andere gewichten geven."),
    },
)

COMPLEXES: Mapping[str, Column] = MappingProxyType(
    {
        **HEAT,
        "name": Column("Complex"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        "homes": Column("Eenheden", "agreement_units"),
        "neighbourhood": Column("Buurt"),
        "room_to_green_m2": Column("Nog niet groen", "m2", decimals=HUNDREDS),
        "rank_in_corporation": Column("Plaats bij de corporatie"),
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

WORKS: Mapping[str, Column] = MappingProxyType(
    {
        "work_id": Column("Nummer"),
        "name": Column("Werk"),
        "kind": Column("Soort werk", vocabulary="work_kind"),
        "start_year": Column("Start", "year"),
        "end_year": Column("Klaar", "year"),
        "neighbourhood_id": Column("Buurtcode"),
        "neighbourhood": Column("Buurt"),
        "overlap_ha": Column("Samen", "ha", decimals=1, help="Zoveel van het werk ligt in de buurt."),
    },
)

WORK_PAIRS: Mapping[str, Column] = MappingProxyType(
    {
        **WORKS,
        "other_work_id": Column("Nummer van het andere werk"),
        "other_name": Column("Ander werk"),
        "other_kind": Column("Soort ander werk", vocabulary="work_kind"),
        "other_lead": Column("Trekker ander werk"),
        "first_year": Column("Samen vanaf", "year"),
        "last_year": Column("Samen tot en met", "year"),
        "overlap_ha": Column(
            "Samen", "ha", decimals=1, help="Zoveel grond delen de twee werken; 0 als ze elkaar alleen raken."
        ),
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

ANSWER = Answer(
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "complexes": Table("Complexen", COMPLEXES),
        "cool_places": Table("Koele plekken", COOL_PLACES),
        "works": Table("Werk waar groen mee kan", WORKS),
        "work_pairs": Table("Werk met werk", WORK_PAIRS),
    },
)
