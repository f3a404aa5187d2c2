"""Every layer and table that geo_pa knows."""

from collections.abc import Mapping
from types import MappingProxyType

from geo_pa.schema.agreements import (
    AGREED_FIGURES,
    AGREEMENT_PROGRESS,
    AGREEMENTS,
    ASSESSMENT_ANSWERS,
    ASSESSMENT_CRITERIA,
)
from geo_pa.schema.areas import DESIGNATED_ZONES, NEIGHBOURHOOD_APPROACH, NEIGHBOURHOODS, VILLAGES
from geo_pa.schema.field import Layer
from geo_pa.schema.people import ALLOCATIONS, VACANCIES
from geo_pa.schema.places import CANOPY, FACILITIES, GREEN, HEAT, PLANNED_WORKS, WALKING_NETWORK, WATER_NUISANCE
from geo_pa.schema.plans import BOOKED_COMPENSATION, BUILDING_LOCATIONS, STOCK_MUTATIONS
from geo_pa.schema.stock import CORPORATION_GROUND, CORPORATION_STOCK, EXPECTED_CHANGE, RENT_LIMITS, STOCK_2023

SCHEMA: Mapping[str, Layer] = MappingProxyType(
    {
        "agreements": AGREEMENTS,
        "agreed_figures": AGREED_FIGURES,
        "agreement_progress": AGREEMENT_PROGRESS,
        "assessment_criteria": ASSESSMENT_CRITERIA,
        "assessment_answers": ASSESSMENT_ANSWERS,
        "neighbourhoods": NEIGHBOURHOODS,
        "villages": VILLAGES,
        "neighbourhood_approach": NEIGHBOURHOOD_APPROACH,
        "designated_zones": DESIGNATED_ZONES,
        "allocations": ALLOCATIONS,
        "vacancies": VACANCIES,
        "facilities": FACILITIES,
        "walking_network": WALKING_NETWORK,
        "planned_works": PLANNED_WORKS,
        "water_nuisance": WATER_NUISANCE,
        "heat": HEAT,
        "green": GREEN,
        "canopy": CANOPY,
        "building_locations": BUILDING_LOCATIONS,
        "booked_compensation": BOOKED_COMPENSATION,
        "stock_mutations": STOCK_MUTATIONS,
        "corporation_stock": CORPORATION_STOCK,
        "corporation_ground": CORPORATION_GROUND,
        "stock_2023": STOCK_2023,
        "expected_change": EXPECTED_CHANGE,
        "rent_limits": RENT_LIMITS,
    }
)
"""By the name of the layer or table, the stem of its declaration."""
