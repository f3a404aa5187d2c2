"""What is answered to the two numbers of agreement 1."""

from dataclasses import dataclass
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model.answer import Answer, Table
from geo_pa.model.column import Column
from geo_pa.model.given import OF_PLANS_ALONE, asks

UNITS = "agreement_units"

FIGURES = {
    "target": Column("Afgesproken", UNITS),
    "realised": Column("Gerealiseerd", UNITS),
    "hard": Column("In harde plannen", UNITS),
    "soft": Column("In zachte plannen", UNITS),
    "gap": Column("Nog te vinden", UNITS),
}

COLUMNS = FIGURES | {
    "firm_least": Column("Zeker gerealiseerd en hard", UNITS, help="Wat niet is ingevuld, op zijn laagst geteld."),
    "firm_most": Column("Hooguit gerealiseerd en hard", UNITS, help="Leeg waar iets van onbekende omvang is."),
    "unknown_rows": Column("Rijen waarvan iets onbekend is", "rows"),
}

TARGETS = {"net_addition": "Uitbreiding", "replacement": "Vervanging"}

CONTRIBUTIONS = {
    "net_addition": Column("Uitbreiding", UNITS),
    "replacement": Column("Vervanging", UNITS),
    "gain": Column("Erbij", UNITS),
    "loss": Column("Eraf", UNITS),
    "new_build": Column("Nieuwbouw", UNITS),
    "purchase": Column("Aankoop", UNITS),
    "demolition_and_sale": Column("Sloop en verkoop", UNITS),
    "liberalisation": Column("Liberalisatie", UNITS),
    "origin": Column("Waar het vandaan komt", vocabulary="origin"),
    "on": Column("Dag"),
    "stage": Column("Hard of zacht", vocabulary="hardness"),
}

TOTALS = {
    f"{name}_{figure}_units": Column(f"{title}: {heading.title.lower()}", UNITS)
    for name, title in TARGETS.items()
    for figure, heading in FIGURES.items()
}


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to growth and replacement: plans, and dated changes in the corporations' stock, in units."""

    building_locations: Annotated[
        gpd.GeoDataFrame,
        asks(
            "name status landlord social_rent care_places caravans corporation social_demolished decision_date",
            "start_year completion_year dwellings dwellings_realised confidentiality",
        ),
    ]
    stock_mutations: Annotated[
        pd.DataFrame,
        asks(
            "year date corporation kind mutation homes status replaces_demolition plan_id district_code",
            "confidentiality",
            keeps=OF_PLANS_ALONE,
        ),
    ]


ANSWER = Answer(
    id="social_growth",
    title="Groei en vervanging",
    question="Groeit de sociale voorraad zo veel als is afgesproken, en komt er genoeg in plaats van sloop?",
    place=20,
    rules=("social_growth",),
    last_day="deadline",
    given=Given,
    rows="Doelen",
    said="agreement_verdict",
    columns=COLUMNS,
    totals=TOTALS,
    details={"contributions": Table("Bijdragen", CONTRIBUTIONS)},
)
