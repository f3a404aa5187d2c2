"""Tables of which every row is a small count of people."""

from geo_pa.schema.field import Layer, count, text, year

ALLOCATIONS = Layer(
    "Toewijzingen aan aandachtsgroepen",
    fields={
        "year": year("Jaar", earliest=2000, required=True),
        "neighbourhood_code": text("Buurtcode", required=True),
        "corporation": text("Corporatie", required=True),
        "group": text("Aandachtsgroep", required=True),
        "allocations": count("Toewijzingen", "allocations", people=True),
    },
    unique=("year", "neighbourhood_code", "corporation", "group"),
    closed=True,
)

VACANCIES = Layer(
    "Vrijgekomen woningen per jaar",
    fields={
        "year": year("Jaar", earliest=2000, required=True),
        "corporation": text("Corporatie", required=True),
        "district_code": text("Wijkcode", required=True),
        "vacated_homes": count("Vrijgekomen woningen", people=True),
        "given_to_statushouders": count("Beschikbaar gesteld voor statushouders", people=True),
    },
    unique=("year", "corporation", "district_code"),
    closed=True,
)
