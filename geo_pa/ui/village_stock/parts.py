"""What only the page on the villages shows: totals, the chosen village and its chart."""

import geopandas as gpd
import pandas as pd
import streamlit as st
from markupsafe import Markup

from geo_pa import terms
from geo_pa.disclosure import VIEWERS
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.village_stock import card as village_card
from geo_pa.present.village_stock import tables as village_tables
from geo_pa.present.village_stock.chart import stock_chart
from geo_pa.present.village_stock.course import course
from geo_pa.ui import state
from geo_pa.ui.filters import keep
from geo_pa.ui.messages import html, literal
from geo_pa.ui.units_table import Units

LAYER = "villages"
VILLAGES = Units(
    LAYER,
    "dorp of wijk",
    "dorpen en wijken",
    "Aantallen zijn woningen; een streepje betekent onbekend of niet van toepassing.",
)
PARTLY = (
    "U ziet niet alles. De getallen op deze pagina zijn wat u mag zien; wat u niet ziet, kan winst of verlies zijn. "
    "Daarom is het oordeel over elk dorp onbekend."
)


def partial() -> bool:
    """Tell whether something may be withheld from who looks."""
    return state.current().viewer != VIEWERS[0]


def shown_rows(result: Result) -> gpd.GeoDataFrame:
    """Return the villages that pass the filters, worst first."""
    coded = result.table.assign(district_code=result.table.index)
    return village_tables.in_order(keep(coded, state.current().filters))


def together(result: Result) -> dict[str, object]:
    """Return the row of all villages together."""
    return {str(name): value for name, value in result.details["together"].iloc[0].items()}


def show_totals(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Show how many of the villages shown get each verdict, and the figures of all villages together."""
    rules, row = result.rules, together(result)
    days = {"base": rules.day("base_date"), "now": result.on, "end": rules.day("end_date")}
    html(pages.tiles(shown["verdict"], "village_verdict"))
    html(village_card.standing(row, partial=partial()))
    groups = village_tables.figures(row, {name: terms.day(on) for name, on in days.items()})
    html(Markup().join(map(pages.figures, groups)))
    if partial():
        st.info(PARTLY)


def chosen_village(shown: pd.DataFrame) -> str | None:
    """Return the chosen village, where it is among the rows shown."""
    chosen = state.chosen(LAYER)
    return chosen if chosen in shown.index else None


def show_village(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen village; without one, all together, and which ask for attention."""
    chosen = chosen_village(shown)
    if chosen is None:
        html(village_card.village_card(together(result), figures=False))
        html(village_card.attention(shown))
        return
    html(village_card.village_card({str(name): value for name, value in shown.loc[chosen].items()}))


def show_course(result: Result, village: str | None) -> None:
    """Show the stock of a village through time, or that of all together."""
    drawn = course(result, result.rules, village)
    seen = ", voor zover zichtbaar" if partial() else ""
    st.markdown(f"#### {literal(drawn.name)}: voorraad door de tijd{seen}")
    html(stock_chart(drawn))
