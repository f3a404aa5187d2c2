"""What is asked and answered about large building locations."""

from dataclasses import dataclass
from typing import Annotated

import geopandas as gpd

from geo_pa import model
from geo_pa.model import Answer, Column, asks
from geo_pa.model.units import HOMES


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given: the building locations."""

    building_locations: Annotated[gpd.GeoDataFrame, asks("name dwellings confidentiality")]


ANSWER = Answer(
    id="large_plans",
    title="Grote bouwlocaties",
    question="Welke bouwlocaties zijn groot?",
    address="grote-bouwlocaties",
    place=90,
    rules=("stock",),
    about="building_locations",
    given=Given,
    rows="Grote plannen",
    said="signal",
    columns={
        "name": Column("Locatie"),
        "reason": Column("Waarom"),
        "new_homes": Column("Nieuwe woningen op deze plek", HOMES, help="Volgens het plan.", group="Het plan"),
        "share_of_all": Column("Aandeel van alle nieuwbouw", "share", group="Het plan"),
    },
    totals={"all_new_homes": Column("Alle nieuwe woningen op bouwlocaties", HOMES)},
)
