"""What is made of the layers before the question is answered, and kept until one of these changes."""

from dataclasses import dataclass
from typing import Annotated

import pandas as pd

from geo_pa.analyses.woonzorgzones.details import Sites, Walks, describe_sites, walk_homes
from geo_pa.analyses.woonzorgzones.places import place_homes, place_plans
from geo_pa.analyses.woonzorgzones.streets import Streets, prepare_streets
from geo_pa.analyses.woonzorgzones.surroundings import Surroundings, survey
from geo_pa.model import Preparation

SHAPES = ("geometry",)


@dataclass(frozen=True)
class Made:
    """What rests on streets and areas, then on facilities too, and on where homes and plans lie.

    What a complex is, and how many homes it holds, is all that is left to be brought together.
    """

    streets: Annotated[
        Streets,
        Preparation(
            prepare_streets,
            ("smallest_street_part",),
            {"neighbourhoods": SHAPES, "designated_zones": SHAPES},
            ("walking_network",),
        ),
    ]
    surroundings: Annotated[
        Surroundings, Preparation(survey, None, layers=("neighbourhoods", "facilities", "designated_zones", "streets"))
    ]
    places_of_homes: Annotated[
        pd.DataFrame,
        Preparation(
            place_homes, ("snap_distance",), {"corporation_stock": SHAPES, "neighbourhoods": SHAPES}, ("streets",)
        ),
    ]
    places_of_plans: Annotated[
        pd.DataFrame,
        Preparation(
            place_plans,
            ("snap_distance",),
            {"building_locations": SHAPES, "neighbourhoods": ("name", "district_code", *SHAPES)},
            ("streets",),
        ),
    ]
    walks: Annotated[
        Walks, Preparation(walk_homes, None, {"corporation_stock": SHAPES}, ("places_of_homes", "surroundings"))
    ]
    sites: Annotated[
        Sites, Preparation(describe_sites, None, layers=("building_locations", "places_of_plans", "surroundings"))
    ]
