"""Columns that mean the same in every answer."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType

from geo_pa.model.column import Column, placed
from geo_pa.model.units import HOMES, YEAR

INDEX = Column("Nummer")

COMMON: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Naam"),
        "verdict": Column("Oordeel", vocabulary="verdict"),
        "signal": Column("Signaal", vocabulary="signal"),
        "explanation": Column("Uitleg"),
        "status": Column("Status", vocabulary="planning_status"),
        "hardness": Column("Hard of zacht", vocabulary="hardness"),
        "start_year": Column("Start bouw", YEAR),
        "completion_year": Column("Oplevering", YEAR),
        "corporation": Column("Corporatie"),
        "ground_owner": Column("Grondeigenaar", vocabulary="ground_owner"),
        "neighbourhood_code": Column("Buurtcode", help="Van de buurt waar het grootste deel ligt."),
        "neighbourhoods": Column("Buurten", help="Met het deel dat in elke buurt ligt; de eerste telt."),
        "district_code": Column("Wijkcode"),
        "district_name": Column("Wijk of dorp"),
        "lead": Column("Trekker"),
        "next_step": Column("Volgende stap"),
        "realisation_chance": Column("Kans dat het doorgaat", "share"),
        "confidentiality": Column("Zichtbaar voor", vocabulary="confidentiality"),
        "distance_m": Column("Afstand", "m"),
        "year": Column("Jaar", YEAR),
        "dwellings": Column("Nieuwe woningen", HOMES),
        "id": INDEX,
        "reason": Column("Reden (code)"),
        "reason_code": Column("Reden (code)"),
        "from_location_name": Column("Van locatie, naam"),
        "to_location_name": Column("Naar locatie, naam"),
    },
)

common = partial(placed, COMMON)
"""Gives such columns their place in the table of an answer."""
