"""Neighbourhoods, villages and other areas."""

from geo_pa.schema.field import Layer, category, count, day, number, share, text, year

NEIGHBOURHOODS = Layer(
    "Buurten",
    key="neighbourhood_code",
    geometry="Polygon",
    fields={
        "neighbourhood_code": text("Buurtcode", required=True),
        "name": text("Buurt", required=True),
        "district_code": text("Wijkcode", required=True),
        "district_name": text("Wijk of dorp", required=True),
        "kind": category("Soort gebied", "area_kind", required=True),
        "inhabitants": count("Inwoners", "inhabitants", most=1000000, people=True),
        "households": count("Huishoudens", "households", most=500000, people=True),
        "homes": count("Woningen"),
        "share_65_plus": share("Aandeel 65 jaar en ouder"),
        "share_75_plus": share("Aandeel 75 jaar en ouder"),
        "share_single_person": share("Aandeel eenpersoonshuishoudens"),
        "area_ha": number("Oppervlakte", "ha", least=0, most=100000),
        "land_ha": number("Land", "ha", least=0, most=100000),
        "water_ha": number("Water", "ha", least=0, most=100000),
        "heat_island_median_degc": number("Hitte-eiland, mediaan", "degC", least=-5, most=20),
        "heat_island_p95_degc": number("Hitte-eiland, 95e percentiel", "degC", least=-5, most=20),
        "share_green": share("Aandeel groen"),
        "share_water": share("Aandeel water"),
    },
)

VILLAGES = Layer(
    "Wijken en dorpen",
    key="district_code",
    geometry="Polygon",
    fields={
        "district_code": text("Wijkcode", required=True),
        "name": text("Wijk of dorp", required=True),
        "kind": category("Soort gebied", "area_kind", required=True),
        "inhabitants": count("Inwoners", "inhabitants", most=1000000, people=True),
        "inhabitants_65_plus": count("Inwoners van 65 jaar en ouder", "inhabitants", most=1000000, people=True),
        "inhabitants_75_plus": count("Inwoners van 75 jaar en ouder", "inhabitants", most=1000000, people=True),
        "households": count("Huishoudens", "households", most=500000, people=True),
        "mean_woz_keur": number("Gemiddelde WOZ-waarde", "duizend euro", least=0, most=5000),
        "share_single_family": share("Aandeel eengezinswoningen"),
        "share_owner_occupied": share("Aandeel koop"),
        "share_rented_from_corporation": share("Aandeel huur van een corporatie"),
        "share_rented_from_others": share("Aandeel overige huur"),
        "wmo_clients_per_1000": number("Wmo-cliënten per 1.000 inwoners", "per 1000", least=0, most=1000),
        "area_ha": number("Oppervlakte", "ha", least=0, most=100000),
        "land_ha": number("Land", "ha", least=0, most=100000),
        "water_ha": number("Water", "ha", least=0, most=100000),
    },
)

NEIGHBOURHOOD_APPROACH = Layer(
    "Wijkgerichte aanpak",
    key="area_id",
    geometry="Polygon",
    fields={
        "area_id": text("Nummer", required=True),
        "name": text("Naam", required=True),
        "corporation": text("Corporatie"),
        "start_year": year("Start"),
        "note": text("Toelichting"),
    },
)

DESIGNATED_ZONES = Layer(
    "Aangewezen woonzorgzones",
    key="zone_id",
    geometry="Polygon",
    fields={
        "zone_id": text("Nummer", required=True),
        "name": text("Naam", required=True),
        "designated_on": day("Aangewezen op"),
    },
)
