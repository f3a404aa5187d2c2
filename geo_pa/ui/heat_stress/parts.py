"""What only the page on heat and green shows: totals, the map, the chosen neighbourhood, and how the order holds."""

import geopandas as gpd
import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.measures.areas import lying_in
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.heat_stress import card as heat_card
from geo_pa.present.heat_stress import ranks as heat_ranks
from geo_pa.present.heat_stress import tables as heat_tables
from geo_pa.present.heat_stress.figures import PET
from geo_pa.ui import cache, state
from geo_pa.ui.cache import Question
from geo_pa.ui.filters import keep
from geo_pa.ui.messages import html
from geo_pa.ui.units_table import Units

LAYER = "neighbourhoods"
NEIGHBOURHOODS = Units(
    LAYER,
    "buurt",
    "buurten",
    "Een streepje betekent onbekend, of verborgen omdat het om weinig mensen gaat.",
)
ISLAND_ONLY = (
    "Hier is alleen het hitte-eiland bekend: hoeveel graden het er warmer is dan in het buitengebied. Dat is geen "
    "gevoelstemperatuur (PET); daarom staan hier geen aandelen met hittestress en geen koele plekken."
)


def shown_rows(result: Result) -> gpd.GeoDataFrame:
    """Return the neighbourhoods that pass the filters, first place first, those without a place last."""
    shown = keep(result.table.assign(**_districts(LAYER)), state.current().filters)
    return shown.sort_values(["rank", "name"], kind="stable")


def _districts(layer: str) -> dict[str, pd.Series]:
    """Return the district of each row of a layer, as a column to filter by; none where the workspace lacks it."""
    own = cache.layer(layer, state.current().viewer)
    return {name: own[name] for name in ("district_code",) if name in own.columns}


def shown_complexes(result: Result) -> gpd.GeoDataFrame | None:
    """Return the complexes that pass the filters; None where the workspace has no such layer."""
    if "complexes" not in result.details:
        return None
    # What heat is measured as is one and the same for the whole workspace.
    complexes = gpd.GeoDataFrame(result.details["complexes"]).assign(heat_measure=_measure(result))
    return keep(complexes.assign(**_districts("corporation_stock")), state.current().filters)


def _measure(result: Result) -> str:
    return str(result.table["heat_measure"].iloc[0]) if len(result.table) else PET


def shown_cool_places(question: Question) -> gpd.GeoDataFrame | None:
    """Return the cool places with their neighbourhoods, the one that holds most first; None where not known."""
    result = cache.result(question)
    if "cool_places" not in result.details:
        return None
    return keep(cache.kept("cool_places", question, make=lambda: _cool_places(result)), state.current().filters)


def _cool_places(result: Result) -> gpd.GeoDataFrame:
    places = gpd.GeoDataFrame(result.details["cool_places"])
    table, districts = gpd.GeoDataFrame(result.table), _districts(LAYER)
    groups = districts.get("district_code", pd.Series(index=table.index, dtype="str"))
    found = lying_in(places, table, names=table["name"], groups=groups)
    named = places.assign(name="Koele plek " + places.index, neighbourhood=found["shares"])
    return named.assign(**dict.fromkeys(districts, found["group"]))


def show_totals(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality."""
    html(pages.tiles(shown["signal"], "signal"))
    html(pages.figures(heat_tables.totals(result.totals, result.rules)))
    if _measure(result) != PET:
        st.info(ISLAND_ONLY)


def show_neighbourhood(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen neighbourhood, where it is among the rows shown."""
    chosen = state.chosen(LAYER)
    if chosen not in shown.index:
        html(heat_card.first_list(shown))
        return
    row = shown.loc[chosen]
    works = result.details["works"]
    here = heat_tables.work_lines(works[works["neighbourhood_id"] == chosen])
    html(heat_card.neighbourhood_card({str(name): value for name, value in row.items()}, result.rules, here))


def show_ranks(result: Result) -> None:
    """Show how the order of the whole municipality holds when the weights vary."""
    st.markdown("#### Hoe vast staat de volgorde?")
    rows, rules = heat_ranks.ranges(result.table), result.rules
    drawing, words = st.columns([7, 4], gap="medium")
    with drawing:
        if rows:
            html(heat_ranks.rank_chart(rows))
    with words:
        st.write(heat_ranks.how_firm(result.table, rules.integer("priority_count")))
        variation = terms.percent(rules.number("weight_variation"))
        st.caption(
            "De stip is de plaats met de gekozen gewichten. De balk loopt van de hoogste tot de laagste plaats als elk "
            f"gewicht {variation} lager of hoger wordt. Getekend zijn de eerste {terms.number(len(rows))} buurten van "
            "de hele gemeente, ook als een filter aan staat."
        )
