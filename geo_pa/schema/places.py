"""Streets, facilities, works, and what is measured in cells."""

from geo_pa.model.units import SHARE
from geo_pa.schema.field import Layer, category, cells, count, number, text, year

FACILITIES = Layer(
    "Voorzieningen",
    key="facility_id",
    geometry="Point",
    fields={
        "facility_id": text("Nummer", required=True),
        "name": text("Naam", required=True),
        "kind": category("Soort voorziening", "facility_kind", required=True),
    },
)

WALKING_NETWORK = Layer(
    "Straten en paden",
    key="edge_id",
    geometry="LineString",
    fields={
        "edge_id": text("Nummer", required=True),
        "from_node": count("Van knoop", "", most=None, required=True),
        "to_node": count("Naar knoop", "", most=None, required=True),
        "length_m": number("Lengte", "m", least=0, most=100000, required=True),
        "kind": category("Soort straat", "street_kind", required=True),
    },
)

PLANNED_WORKS = Layer(
    "Geplande werkzaamheden",
    key="work_id",
    geometry="Polygon",
    fields={
        "work_id": text("Nummer", required=True),
        "name": text("Naam", required=True),
        "kind": category("Soort werk", "work_kind", required=True),
        "lead": text("Trekker"),
        "start_year": year("Start"),
        "end_year": year("Klaar"),
        "confidentiality": category("Vertrouwelijkheid", "confidentiality"),
    },
)

WATER_NUISANCE = Layer(
    "Wateroverlast",
    key="area_id",
    geometry="Polygon",
    fields={
        "area_id": text("Nummer", required=True),
        "depth_m": number("Waterdiepte", "m", least=0, most=5),
    },
)

HEAT = cells("Gevoelstemperatuur (PET) op een hete middag", "degC PET", 15, 60)
GREEN = cells("Groen", SHARE, 0, 1)
CANOPY = cells("Boomkronen", SHARE, 0, 1)
