"""What is answered about all agreements."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa import model
from geo_pa.model import Result
from geo_pa.model.answer import Answer, Table, counts_by
from geo_pa.model.column import ITSELF, Column
from geo_pa.model.common_columns import common
from geo_pa.model.given import HAS_HAPPENED, asks
from geo_pa.model.units import BY_ROW, HOMES
from geo_pa.terms import labels

SAID = "agreement_verdict"
UNITS = "agreement_units"
AGREED = "agreed"
"""Each figure is held against what its row says was agreed."""

STAGES: Mapping[str, Column] = MappingProxyType(
    {
        "realised": Column("Gerealiseerd", BY_ROW, beside=AGREED),
        "hard": Column("In harde plannen", BY_ROW, beside=AGREED),
        "soft": Column("In zachte plannen", BY_ROW, beside=AGREED),
    },
)

COLUMNS: Mapping[str, Column] = MappingProxyType(
    {
        "name": Column("Wat is afgesproken"),
        "reason": Column("Reden", vocabulary="agreement_reason"),
        "agreement": Column("Afspraak"),
        "theme": Column("Thema"),
        "title": Column("Onderwerp"),
        "lead": Column("Wie trekt"),
        "norm": Column("Soort norm", vocabulary="agreed_norm"),
        "unit": Column("Eenheid", vocabulary="unit"),
        "agreed": Column("Afgesproken", BY_ROW),
        "agreed_each": Column("Afgesproken voor elk", "share"),
        **STAGES,
        "reached": Column("Gerealiseerd en hard samen", BY_ROW, beside=AGREED),
        "gap": Column("Nog te vinden", BY_ROW),
        "unknown_rows": Column("Rijen met iets onbekends", "rows"),
        "judged": Column("Beoordeeld", BY_ROW),
        "base": Column("Stand op de peildatum van de afspraken", BY_ROW),
        "deadline": Column("Uiterlijk op"),
        "question": Column("Vraag die er meer over vertelt"),
        "summary": Column("Samenvatting"),
        "note": Column("Toelichting"),
    },
)

TOTALS: Mapping[str, Column] = MappingProxyType(
    {
        "agreements": Column("Afspraken", "agreements"),
        **counts_by(labels(SAID), SAID, "agreements", "Afspraken", "agreements"),
        "figures": Column("Getallen met een oordeel", "figures"),
        **counts_by((word for word in labels(SAID) if word != "not_counted"), SAID, "figures", "Getallen", "figures"),
    },
)

BEHIND: Mapping[str, Column] = MappingProxyType(
    {
        "unit_id": Column("Afgesproken getal", refers_to=ITSELF, shown=False),
        "name": Column("Naam"),
        "note": Column("Wat"),
        "amount": Column("Aantal", BY_ROW),
        "of": Column("Van", BY_ROW),
        "unit": Column("Eenheid", vocabulary="unit", shown=False),
        "stage": Column("Hard of zacht", vocabulary="hardness"),
        **common("corporation"),
        "layer": Column("Waar het vandaan komt", vocabulary="agreement_source"),
        "row_id": Column("Nummer"),
    },
)

EXPECTED: Mapping[str, Column] = MappingProxyType(
    {
        "figure": Column("Wat", vocabulary="expected_figure"),
        "expected": Column("Verwacht in de afspraken", UNITS),
        "realised": Column("Gerealiseerd", UNITS),
        "hard": Column("In harde plannen", UNITS),
        "soft": Column("In zachte plannen", UNITS),
        "unknown_rows": Column("Rijen met iets onbekends", "rows"),
    },
)

OWNED: Mapping[str, Column] = MappingProxyType(
    {
        "homes": Column("Sociale huurwoningen", HOMES),
        "known": Column("Waarvan bekend", HOMES),
        "unknown_complexes": Column("Complexen waarvan het onbekend is", "complexes"),
    },
)


def _owned(title: str, **counted: str) -> Table:
    """Describe a table of what the corporations own: what is counted, and its share of the homes known."""
    figures = {
        name: heading
        for part, words in counted.items()
        for name, heading in (
            (f"{part}_homes", Column(words, HOMES)),
            (f"{part}_share", Column(f"{words}, aandeel", "share")),
        )
    }
    return Table(title, {**OWNED, **figures})


DETAILS: Mapping[str, Table] = MappingProxyType(
    {
        "behind": Table("Achter elk getal", BEHIND),
        "expected": Table("Verwacht en nu", EXPECTED),
        "labels": _owned("Energielabels", efg="Met label E, F of G"),
        "rents": _owned(
            "Huurprijzen",
            low="Tot de kwaliteitskortingsgrens",
            middle="Van daar tot de lage aftoppingsgrens",
        ),
        "accessible": Table(
            "Toegankelijk bezit",
            {
                **OWNED,
                "homes": Column("Corporatiewoningen", HOMES),
                "accessible_homes": Column("Toegankelijk, ten minste", HOMES),
                "accessible_most": Column("Toegankelijk, hooguit", HOMES),
                "accessible_share": Column("Toegankelijk, ten minste, aandeel", "share"),
                "accessible_most_share": Column("Toegankelijk, hooguit, aandeel", "share"),
            },
        ),
        "unplaced": Table(
            "Niet op een complex te plaatsen",
            {
                "corporation": Column("Corporatie"),
                "change": Column("Wat", vocabulary="unplaced_change"),
                "homes": Column("Woningen", HOMES),
            },
        ),
        "unsuited": Table(
            "Plekken die niet geschikt zijn",
            {"accessible": Column("Toegankelijk", HOMES), "stage": Column("Hard of zacht", vocabulary="hardness")},
        ),
    },
)


@dataclass(frozen=True, kw_only=True)
class Given(model.Given):
    """What is given to the monitor: the agreements and their figures, and whatever a figure may be measured with."""

    agreements: Annotated[pd.DataFrame, asks("theme title summary lead note question signal")]
    agreed_figures: Annotated[
        pd.DataFrame,
        asks("agreement title unit corporation rule norm measure value start deadline scored open_ended unscored"),
    ]
    agreement_progress: Annotated[
        pd.DataFrame | None,
        asks("figure_id corporation hardness confidentiality note year realised planned compared_with"),
    ] = None
    building_locations: Annotated[
        gpd.GeoDataFrame | None,
        asks(
            "name status corporation confidentiality dwellings dwellings_realised accessible clustered caravans",
            "pitches completion_year decision_date",
        ),
    ] = None
    stock_mutations: Annotated[
        pd.DataFrame | None,
        asks("corporation kind mutation status plan_id complex_id confidentiality year homes date", keeps=HAS_HAPPENED),
    ] = None
    corporation_stock: Annotated[
        gpd.GeoDataFrame | None,
        asks("name corporation kind energy_label confidentiality homes accessible_homes clustered_homes rent_eur"),
    ] = None
    neighbourhood_approach: Annotated[gpd.GeoDataFrame | None, asks("name corporation start_year")] = None
    rent_limits: Annotated[pd.DataFrame | None, asks("quality_discount_limit_eur lower_capping_limit_eur")] = None
    stock_2023: Annotated[pd.DataFrame | None, asks("corporation kind units")] = None
    expected_change: Annotated[pd.DataFrame | None, asks("corporation demolition_and_sale new_build net")] = None
    social_share: Result | None = None
    social_growth: Result | None = None
    village_stock: Result | None = None
    woonzorgzones: Result | None = None
    heat_stress: Result | None = None
    aandachtsgroepen: Result | None = None
    toetsingskader: Result | None = None


ANSWER = Answer(
    id="agreement_monitor",
    title="De afspraken",
    counted="agreements",
    counted_title="De {} afspraken",
    question="Waar staat elke afspraak: gehaald, of in harde en zachte plannen?",
    address="afspraken",
    place=80,
    rules=("affordability", "accessibility", "disclosure", "stock"),
    rules_if_there=("aandachtsgroepen",),
    given=Given,
    rows="Afspraken",
    said=SAID,
    columns=COLUMNS,
    totals=TOTALS,
    details=DETAILS,
)
