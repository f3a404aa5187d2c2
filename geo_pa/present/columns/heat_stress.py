"""Headings of the answer about heat and greening."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.model import GIVEN_SIGNALS
from geo_pa.present.columns.answer import Answer, Detail
from geo_pa.present.headings import Heading
from geo_pa.terms import label

NEIGHBOURHOODS = "buurten"
WARMTH = "Gevoelstemperatuur (PET) of hitte-eiland: zie 'Hitte gemeten als'. De twee zijn niet te vergelijken."

HEAT: Mapping[str, Heading] = MappingProxyType(
    {
        "heat_measure": Heading("Hitte gemeten als", vocabulary="heat_measure"),
        "heat_mean_degc": Heading("Hitte, gemiddeld", "degC", help=WARMTH),
        "heat_p95_degc": Heading("Hitte, warmste 5%", "degC", help=f"Op 5% van de plek is het warmer. {WARMTH}"),
        "share_above_strong": Heading("Aandeel met sterke hittestress (PET)", "share"),
        "share_above_extreme": Heading("Aandeel met extreme hittestress (PET)", "share"),
        "heat_cover": Heading(
            "Aandeel waarvan de hitte bekend is", "share", help="Hoeveel van de plek het raster met hitte bedekt."
        ),
        "green_share": Heading("Aandeel groen", "share"),
        "priority": Heading("Prioriteit", help="Van 0 (laag) tot 1 (hoog): hitte, oudere inwoners en ruimte samen."),
    },
)
"""Figures that neighbourhoods and complexes share."""

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        **HEAT,
        "name": Heading("Buurt"),
        "kind": Heading("Soort gebied", vocabulary="area_kind"),
        "canopy_share": Heading("Aandeel boomkronen", "share"),
        "cool_place_distance_m": Heading(
            "Lopen naar een koele plek", "m", help="Gemiddeld over de straten van de buurt."
        ),
        "share_beyond_cool_place": Heading(
            "Aandeel straten te ver van een koele plek",
            "share",
            help="Verborgen waar anders te berekenen is hoe weinig inwoners er te ver of dichtbij wonen.",
        ),
        "water_nuisance_share": Heading("Aandeel met wateroverlast", "share"),
        "vulnerable_residents": Heading("Oudere inwoners", "persons", help="Geschat en afgerond."),
        "residents_basis": Heading("Oudere inwoners: leeftijd"),
        "room_to_green_m2": Heading("Ruimte om te vergroenen", "m2"),
        "room_basis": Heading("Waar die ruimte is", vocabulary="room_basis"),
        "green_target_m2": Heading("Nodig voor het gekozen aandeel groen", "m2"),
        "cooling_air_degc": Heading(
            "Koelere lucht daardoor",
            "degC",
            help="Luchttemperatuur; niet van de gevoelstemperatuur (PET) af te trekken.",
        ),
        "rank": Heading("Plaats"),
        "rank_best": Heading("Hoogste plaats", help="De beste plaats die andere gewichten geven."),
        "rank_worst": Heading("Laagste plaats", help="De slechtste plaats die andere gewichten geven."),
    },
)

COMPLEXES: Mapping[str, Heading] = MappingProxyType(
    {
        **HEAT,
        "name": Heading("Complex"),
        "kind": Heading("Soort bezit", vocabulary="stock_kind"),
        "homes": Heading("Eenheden", "eenheden"),
        "neighbourhood": Heading("Buurt"),
        "room_to_green_m2": Heading("Nog niet groen", "m2"),
        "rank_in_corporation": Heading("Plaats bij de corporatie"),
    },
)

COOL_PLACES: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Koele plek"),
        "neighbourhood": Heading("Buurt"),
        "area_m2": Heading("Oppervlakte", "m2"),
        "access_points": Heading(
            "Ingangen", help="Punten op straten waar men de plek in kan; onbekend zonder straten."
        ),
    },
)

WORKS: Mapping[str, Heading] = MappingProxyType(
    {
        "work_id": Heading("Nummer"),
        "name": Heading("Werk"),
        "kind": Heading("Soort werk", vocabulary="work_kind"),
        "start_year": Heading("Start", "jaar"),
        "end_year": Heading("Klaar", "jaar"),
        "neighbourhood_id": Heading("Buurtcode"),
        "neighbourhood": Heading("Buurt"),
        "overlap_ha": Heading("Samen", "ha", help="Zoveel van het werk ligt in de buurt."),
    },
)

WORK_PAIRS: Mapping[str, Heading] = MappingProxyType(
    {
        **WORKS,
        "other_work_id": Heading("Nummer van het andere werk"),
        "other_name": Heading("Ander werk"),
        "other_kind": Heading("Soort ander werk", vocabulary="work_kind"),
        "other_lead": Heading("Trekker ander werk"),
        "first_year": Heading("Samen vanaf", "jaar"),
        "last_year": Heading("Samen tot en met", "jaar"),
        "overlap_ha": Heading("Samen", "ha", help="Zoveel grond delen de twee werken; 0 als ze elkaar alleen raken."),
    },
)

SIGNAL_TOTALS = {
    f"neighbourhoods_{signal}": Heading(f"Buurten: {label('signal', signal)}", NEIGHBOURHOODS)
    for signal in GIVEN_SIGNALS
}

TOTALS: Mapping[str, Heading] = MappingProxyType(
    {
        **SIGNAL_TOTALS,
        "share_above_strong": Heading("Aandeel van de gemeente met sterke hittestress (PET)", "share"),
        "share_above_extreme": Heading("Aandeel van de gemeente met extreme hittestress (PET)", "share"),
        "greening_needed_m2": Heading("Nodig om elke buurt op het gekozen aandeel groen te brengen", "m2"),
        "beyond_cool_place_residents": Heading("Oudere inwoners te ver van een koele plek, ten minste", "persons"),
    }
)

ANSWER = Answer(
    rows="Buurten",
    said="signal",
    columns=COLUMNS,
    totals=TOTALS,
    details={
        "complexes": Detail("Complexen", COMPLEXES),
        "cool_places": Detail("Koele plekken", COOL_PLACES),
        "works": Detail("Werk waar groen mee kan", WORKS),
        "work_pairs": Detail("Werk met werk", WORK_PAIRS),
    },
)
