"""What is answered about aandachtsgroepen."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model import GIVEN_SIGNALS
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import Column, placed
from geo_pa.model.common_columns import common
from geo_pa.model.given import HAS_HAPPENED, asks
from geo_pa.model.units import HOMES

SAID = "care_signal"
NEIGHBOURHOODS = "neighbourhoods"
ALLOCATIONS = "allocations"
ROUNDED = "Afgerond op 5. Een lege cel is onbekend, of verborgen omdat het om weinig mensen gaat; nooit 0."
SHORT = (
    "Schuift niet door naar een andere corporatie. Neemt de taakstelling toe, dan gaan partijen in gesprek en zoeken "
    "zij andere oplossingen."
)
DENOMINATORS = {"social_homes": "sociale huur", "homes": "alle woningen"}
"""How either denominator is called behind a figure."""

EQUAL = (1.0,)
"""As many as there would be if all were spread evenly: a place above it has more."""

FIGURES: Mapping[str, Column] = MappingProxyType(
    {
        "expected": Column(
            "Verwacht", ALLOCATIONS, decimals=1, help="Het totaal van de gemeente naar rato van de woningen."
        ),
        "quotient": Column("Toegewezen gedeeld door verwacht", norms=EQUAL),
        "estimate": Column("Geschatte verhouding", norms=EQUAL, help="Kleine aantallen zijn naar 1 getrokken."),
        "low": Column("Ondergrens", norms=EQUAL),
        "high": Column("Bovengrens", norms=EQUAL),
        "concentrated": Column("Concentratie", help="Alleen waar de ondergrens boven 1 ligt."),
    },
)

BY_DENOMINATOR: Mapping[str, Column] = MappingProxyType(
    {
        f"{name}_{by}": replace(column, title=f"{column.title} ({words})")
        for by, words in DENOMINATORS.items()
        for name, column in FIGURES.items()
    },
)

FIGURES_OF_AREA = "Cijfers"
"""The heading on the card of a neighbourhood."""

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Buurt"),
        **common("signal"),
        "reason": Column("Reden", vocabulary="care_reason"),
        "level": Column("Cijfers van", vocabulary="care_level", help="Van de buurt zelf, of van haar wijk."),
        "shown_allocations": Column("Toewijzingen", ALLOCATIONS, people=True, help=ROUNDED),
        "ratio_social_homes": Column("Verhouding naar sociale huur"),
        "ratio_homes": Column("Verhouding naar alle woningen"),
        "concentrated_groups": Column("Groepen die geconcentreerd zijn"),
        "social_homes": Column("Sociale huurwoningen", HOMES, group=FIGURES_OF_AREA),
        "homes": Column("Alle woningen", HOMES, group=FIGURES_OF_AREA),
        "social_home_share": Column("Aandeel sociale huur", "share", group=FIGURES_OF_AREA),
        "corporation_share": Column(
            "Aandeel van corporaties",
            "share",
            norms=("corporation_neighbourhood",),
            group=FIGURES_OF_AREA,
            shown=False,
        ),
        "corporation_neighbourhood": Column("Corporatiebuurt", group=FIGURES_OF_AREA),
        "group": Column("Groep", vocabulary="care_group", shown=False),
        "neighbourhood_code": Column("Buurtcode", shown=False),
        **placed(BY_DENOMINATOR, *BY_DENOMINATOR, shown=False),
    },
)
"""An estimate with its margin stands in one column of the page, per denominator: its ratio."""

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        **counts_by(GIVEN_SIGNALS, SAID, "neighbourhoods", "Buurten", NEIGHBOURHOODS),
        "all_allocations": Column("Alle toewijzingen aan aandachtsgroepen", ALLOCATIONS, people=True, help=ROUNDED),
        **{
            f"{name}_{by}": Column(f"{title}, naar {words}", "share", decimals=2)
            for by, words in DENOMINATORS.items()
            for name, title in {
                "dissimilarity": "Aandeel dat zou moeten verhuizen voor gelijke spreiding",
                "isolation": "Aandeel aandachtsgroepen in de eigen buurt, gemiddeld",
            }.items()
        },
        **counts_by(
            ("fails", "unknown", "meets", "not_counted"),
            "statushouders_verdict",
            "corporation_years",
            "Statushouders, corporaties en jaren",
            "judgements",
        ),
        "needed_homes": Column("Volgend jaar nodig voor statushouders", HOMES),
        "offered_homes": Column("Volgend jaar beschikbaar te stellen binnen het maximum", HOMES),
    },
)

STATUSHOUDERS: Mapping[str, Column] = MappingProxyType(
    {
        **common("corporation", "year"),
        "vacated_homes": Column("Vrijgekomen", HOMES),
        "given_allocations": Column("Beschikbaar gesteld", HOMES, people=True, help=ROUNDED),
        "maximum_homes": Column("Maximum", HOMES),
        "verdict": Column("Oordeel", vocabulary="statushouders_verdict"),
        "reason": Column("Reden", vocabulary="statushouders_reason"),
    },
)

NEXT_YEAR: Mapping[str, Column] = MappingProxyType(
    {
        **common("corporation"),
        "needed_homes": Column("Deel van de taakstelling", HOMES),
        "maximum_homes": Column("Maximum", HOMES),
        "offered_homes": Column("Beschikbaar te stellen", HOMES),
        "short_homes": Column("Past niet", HOMES, help=SHORT),
        "expected_homes": Column("Komt naar verwachting vrij", HOMES),
        "stock_homes": Column("Sociale huurwoningen (DAEB)", HOMES),
    },
)

ROOM: Mapping[str, Column] = MappingProxyType(
    {
        **common("corporation", "district_name"),
        "estimate": Column("Geschatte verhouding van de wijk (sociale huur)", norms=EQUAL),
        "expected_homes": Column("Komt naar verwachting vrij", HOMES, help="Per jaar, bij deze corporatie."),
        "room_homes": Column("Ruimte in de wijk", HOMES, help="Voor alle corporaties samen."),
        "room_limit": Column("Wat de ruimte begrenst", vocabulary="room_limit"),
        "offered_homes": Column("Aan te bieden", HOMES),
    },
)

SINCE: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Wijk of dorp"),
        **placed(COLUMNS, "shown_allocations"),
        **placed(BY_DENOMINATOR, "estimate_social_homes", "estimate_homes"),
        **common("signal", vocabulary=SAID),
        **placed(COLUMNS, "reason"),
    },
)

DETAILS: Mapping[str, Table] = MappingProxyType(
    {
        "groups": Table("Groepen per buurt"),
        "districts": Table("Groepen per wijk", {"name": Column("Wijk of dorp")}),
        "statushouders": Table("Statushouders", STATUSHOUDERS, HOMES),
        "next_year": Table("Volgend jaar", NEXT_YEAR, HOMES),
        "room": Table("Ruimte per wijk (besloten)", ROOM, HOMES),
        "since": Table("Sinds de afspraak (besloten)", SINCE),
    },
)


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the spreading of aandachtsgroepen and the homes for statushouders.

    ``allocations`` are homes let per year, neighbourhood, corporation and group, ``vacancies`` homes vacated and
    given to statushouders per year, corporation and district; a missing count is unknown.
    """

    neighbourhoods: Annotated[gpd.GeoDataFrame, asks("name district_code district_name homes")]
    corporation_stock: Annotated[gpd.GeoDataFrame, asks("corporation kind homes confidentiality")]
    stock_mutations: Annotated[
        pd.DataFrame | None,
        asks("kind mutation status corporation complex_id confidentiality year homes date", keeps=HAS_HAPPENED),
    ] = None
    allocations: Annotated[pd.DataFrame, asks("year neighbourhood_code corporation group allocations")]
    vacancies: Annotated[pd.DataFrame, asks("year corporation district_code vacated_homes given_to_statushouders")]


ANSWER = Answer(
    id="aandachtsgroepen",
    title="Aandachtsgroepen",
    question="Wonen aandachtsgroepen gespreid, en hoeveel woningen gaan naar statushouders?",
    address="aandachtsgroepen",
    place=60,
    rules=("aandachtsgroepen", "disclosure", "stock"),
    about="neighbourhoods",
    closed_view=True,
    given=Given,
    rows="Buurten",
    said=SAID,
    columns=COLUMNS,
    totals=TOTALS,
    details=DETAILS,
)
