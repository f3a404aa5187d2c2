"""Headings of columns that mean the same in every answer."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.present.headings import HOMES, Heading

INDEX = Heading("Nummer")

COLUMNS: Mapping[str, Heading] = MappingProxyType(
    {
        "name": Heading("Naam"),
        "explanation": Heading("Uitleg"),
        "status": Heading("Status", vocabulary="planning_status"),
        "hardness": Heading("Hard of zacht", vocabulary="hardness"),
        "start_year": Heading("Start bouw", "jaar"),
        "completion_year": Heading("Oplevering", "jaar"),
        "corporation": Heading("Corporatie"),
        "ground_owner": Heading("Grondeigenaar", vocabulary="ground_owner"),
        "neighbourhood_code": Heading("Buurtcode", help="Van de buurt waar het grootste deel ligt."),
        "neighbourhoods": Heading("Buurten", help="Met het deel dat in elke buurt ligt; de eerste telt."),
        "district_code": Heading("Wijkcode"),
        "district_name": Heading("Wijk of dorp"),
        "lead": Heading("Trekker"),
        "next_step": Heading("Volgende stap"),
        "realisation_chance": Heading("Kans dat het doorgaat", "share"),
        "confidentiality": Heading("Zichtbaar voor", vocabulary="confidentiality"),
        "distance_m": Heading("Afstand", "m"),
        "year": Heading("Jaar", "jaar"),
        "dwellings": Heading("Nieuwe woningen", HOMES),
        "id": INDEX,
        "reason": Heading("Reden (code)"),
        "reason_code": Heading("Reden (code)"),
        "from_location_name": Heading("Van locatie, naam"),
        "to_location_name": Heading("Naar locatie, naam"),
    },
)
