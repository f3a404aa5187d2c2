"""What is made of the layers before the question is answered, and kept until one of these changes."""

from dataclasses import dataclass
from typing import Annotated

import pandas as pd

from geo_pa.analyses.heat_stress.complexes import complex_figures
from geo_pa.analyses.heat_stress.cooling import COOL_RULES, Cooling, cooling
from geo_pa.analyses.heat_stress.figures import LIMITS, PUBLISHED, neighbourhood_figures
from geo_pa.analyses.heat_stress.ground import ground_figures
from geo_pa.analyses.heat_stress.works import WorkPlaces, work_places
from geo_pa.model import Preparation

SHAPES = ("geometry",)


@dataclass(frozen=True)
class Made:
    """What rests on layers and norms only, and is kept while weights, other choices and other columns change."""

    heat_of_neighbourhoods: Annotated[
        pd.DataFrame,
        Preparation(
            neighbourhood_figures,
            tuple(LIMITS.values()),
            {"neighbourhoods": (*PUBLISHED, *SHAPES)},
            ("heat", "green", "canopy"),
        ),
    ]
    heat_of_complexes: Annotated[
        pd.DataFrame,
        Preparation(
            complex_figures,
            tuple(LIMITS.values()),
            {"neighbourhoods": ("name", *SHAPES), "corporation_stock": SHAPES},
            ("heat", "green"),
        ),
    ]
    ground: Annotated[
        pd.DataFrame,
        Preparation(
            ground_figures, columns={"neighbourhoods": SHAPES}, layers=("corporation_ground", "green", "water_nuisance")
        ),
    ]
    cool: Annotated[Cooling, Preparation(cooling, COOL_RULES, {"neighbourhoods": SHAPES}, ("walking_network", "heat"))]
    places_of_works: Annotated[
        WorkPlaces, Preparation(work_places, columns={"neighbourhoods": ("name", *SHAPES)}, layers=("planned_works",))
    ]
