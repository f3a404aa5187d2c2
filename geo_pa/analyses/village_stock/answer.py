"""What is answered about the stock of the villages."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model import Verdict
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column
from geo_pa.model.common_columns import common
from geo_pa.model.given import OF_PLANS_ALONE, asks
from geo_pa.model.units import HOMES
from geo_pa.terms import labels

VILLAGES = "villages"
SAID = "village_verdict"
JUDGED = tuple(word for word in Verdict if word in labels(SAID) and word != Verdict.NOT_COUNTED)
LINKED = "Sloop en nieuwbouw in één plan; dat wordt niet beoordeeld."
SOFT = "Wat zachte plannen kunnen doen; dat telt niet mee."

RANGE = "Wat niet is ingevuld, op zijn laagst en op zijn hoogst geteld; leeg zonder bovengrens."

CARD = "Cijfers"
"""The heading on the card of a village."""

FIGURES: Mapping[str, Column] = MappingProxyType(
    {
        "base_homes": Column(
            "Beginstand", HOMES, help="Sociale huurwoningen op de dag waarmee wordt vergeleken.", group=CARD
        ),
        "stock_now_homes": Column("Stand nu", HOMES, help="Beginstand met alles wat is gerealiseerd.", group=CARD),
        "stock_now_least_homes": Column("Stand nu, ten minste", HOMES, help=RANGE, group=CARD, shown=False),
        "stock_now_most_homes": Column("Stand nu, ten hoogste", HOMES, help=RANGE, group=CARD, shown=False),
        "stock_end_homes": Column("Stand op de einddatum", HOMES, help="Met besloten en harde plannen.", group=CARD),
        "stock_end_least_homes": Column(
            "Stand op de einddatum, ten minste", HOMES, help=RANGE, group=CARD, shown=False
        ),
        "stock_end_most_homes": Column(
            "Stand op de einddatum, ten hoogste", HOMES, help=RANGE, group=CARD, shown=False
        ),
        "change_homes": Column("Verschil met de beginstand", HOMES),
        "losses_homes": Column("Verlies", HOMES, help="Verkoop, sloop en liberalisatie.", group=CARD),
        "losses_before_homes": Column(
            "Verlies van vóór de afspraken", HOMES, help="Wordt niet beoordeeld.", group=CARD
        ),
        "losses_without_contribution_homes": Column("Verlies zonder bijdrage aan de kwaliteit", HOMES, group=CARD),
        "homes_to_add": Column(
            "Erbij nodig voor een beter oordeel", HOMES, help="Er kan ook een bijdrage aan de kwaliteit bij nodig zijn."
        ),
        "add_by": Column("Uiterlijk op"),
        "room_homes": Column("Kan er nog af", HOMES, help="Als het bijdraagt aan de kwaliteit."),
        "lowest_homes": Column("Laagste stand", HOMES, group=CARD),
        "lowest_on": Column("Laagste stand op", group=CARD),
        "first_dip_on": Column("Voor het eerst onder de beginstand", shown=False),
        "dip_depth_homes": Column("Hoogstens onder de beginstand", HOMES, group=CARD),
        "linked_dip_homes": Column("Tijdelijk minder tussen sloop en nieuwbouw", HOMES, help=LINKED, group=CARD),
        "soft_gain_homes": Column("Zachte plannen erbij", HOMES, help=SOFT, group=CARD),
        "soft_loss_homes": Column("Zachte plannen eraf", HOMES, help=SOFT, group=CARD),
        "stock_end_with_soft_homes": Column("Stand op de einddatum met zachte plannen", HOMES, help=SOFT, group=CARD),
    },
)
"""Figures of one village, and of all together."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Dorp of wijk"),
        **common("verdict"),
        "reason": Column("Reden", vocabulary="village_reason"),
        **FIGURES,
        "kind": Column("Soort gebied", vocabulary="area_kind", shown=False),
    },
)

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "villages": Column("Dorpen", VILLAGES),
        **counts_by(JUDGED, SAID, "villages", "Dorpen", VILLAGES),
        "areas_shown": Column("Andere gebieden, getoond en niet beoordeeld", "areas"),
        **{name: Column(f"Alle dorpen: {heading.title.lower()}", HOMES) for name, heading in FIGURES.items()},
    },
)

EVENTS: Mapping[str, Column] = MappingProxyType(
    {
        "village_name": Column("Dorp of wijk"),
        "on": Column("Dag", help="Staat er alleen een jaar, dan telt het op 31 december van dat jaar."),
        "mutation": Column("Wat", vocabulary="mutation_kind"),
        "homes": Column("Erbij of eraf", HOMES, help="Een minteken is verlies."),
        "contribution": Column("Bijdrage aan de kwaliteit"),
        "name": Column("Complex of plan"),
        "plan_id": Column("Plan"),
        "stage": Column("Hard of zacht", vocabulary="hardness"),
        "counts": Column("Telt mee"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        **common("corporation"),
        "event_id": Column("Nummer"),
        "village": Column("Wijkcode", shown=False),
        "day_known": Column("Dag bekend", shown=False),
        "origin": Column("Waar het vandaan komt", vocabulary="origin", shown=False),
        "quality_contribution": Column("Bijdrage aan de kwaliteit", vocabulary="quality_contribution", shown=False),
        "quality_contribution_other": Column("Bijdrage aan de kwaliteit, in woorden", shown=False),
        "needs_contribution": Column("Bijdrage nodig", shown=False),
        "complex_id": Column("Complex", shown=False),
        "counted": Column("Telt mee", shown=False),
        "reason": Column("Waarom niet", vocabulary="stock_event_reason", shown=False),
    },
)
"""Columns of the table of changes."""

TIMELINE: Mapping[str, Column] = MappingProxyType(
    {
        "village": Column("Wijkcode"),
        "on": Column("Vanaf"),
        "stock_homes": Column("Voorraad", HOMES),
        "stock_bridged_homes": Column(
            "Voorraad met wat plannen nog terugbouwen", HOMES, help="Deze lijn wordt beoordeeld."
        ),
        "stock_with_soft_homes": Column("Voorraad met zachte plannen", HOMES),
    },
)

COMPLEXES: Mapping[str, Column] = MappingProxyType(
    {
        "complex_id": Column("Complex"),
        "name": Column("Naam"),
        "village": Column("Wijkcode"),
        "kind": Column("Soort bezit", vocabulary="stock_kind"),
        "homes": Column("Eenheden", "agreement_units"),
        "counted": Column("Telt mee"),
        "reason": Column("Waarom niet", vocabulary="stock_event_reason"),
    },
)

DETAILS: Mapping[str, Table] = MappingProxyType(
    {
        "together": Table("Alle dorpen samen"),
        "timeline": Table("Voorraad door de tijd", TIMELINE),
        "together_timeline": Table("Alle dorpen door de tijd", TIMELINE),
        "events": Table("Veranderingen", EVENTS, HOMES),
        "complexes": Table("Complexen in de dorpen", COMPLEXES, about="corporation_stock"),
    },
)


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the stock of the villages.

    Of ``villages`` those of kind "village" are judged, the others shown; ``corporation_stock`` is that on the base
    date.
    """

    villages: Annotated[gpd.GeoDataFrame, asks("name kind")]
    corporation_stock: Annotated[gpd.GeoDataFrame, asks("name corporation kind homes confidentiality")]
    building_locations: Annotated[
        gpd.GeoDataFrame,
        asks(
            "name status landlord corporation confidentiality decision_date social_rent social_demolished start_year",
            "completion_year dwellings dwellings_realised",
        ),
    ]
    stock_mutations: Annotated[
        pd.DataFrame,
        asks(
            "year date corporation kind mutation status plan_id complex_id district_code homes quality_contribution",
            "quality_contribution_other confidentiality",
            keeps=OF_PLANS_ALONE,
        ),
    ]


ANSWER = Answer(
    id="village_stock",
    title="Voorraad in de dorpen",
    question="Krimpt de sociale huur in de dorpen, en draagt wat weggaat bij aan de kwaliteit?",
    address="dorpen",
    place=30,
    rules=("village_stock",),
    last_day="end_date",
    about="villages",
    given=Given,
    rows="Dorpen",
    said=SAID,
    columns=COLUMNS,
    totals=TOTALS,
    details=DETAILS,
    unit=HOMES,
)
