"""What only the page on aandachtsgroepen shows: totals, map, the chosen neighbourhood, homes for statushouders."""

import geopandas as gpd
import streamlit as st

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present import pages
from geo_pa.present.aandachtsgroepen import card as care_card
from geo_pa.present.aandachtsgroepen import map as care_map
from geo_pa.present.aandachtsgroepen import tables as care_tables
from geo_pa.present.features import MapLayer
from geo_pa.present.legend import legend
from geo_pa.ui import cache, fields, state
from geo_pa.ui.cache import Drawing, Question
from geo_pa.ui.filters import keep
from geo_pa.ui.map_panel import Content, show_map
from geo_pa.ui.messages import html, literal
from geo_pa.ui.units_table import Units

DASH = "Een streepje betekent onbekend, of verborgen omdat het om weinig mensen gaat."

LAYER = care_map.LAYER
NEIGHBOURHOODS = Units(
    LAYER,
    "buurt",
    "buurten",
    f"Aantallen zijn afgerond op 5. {DASH}",
)
CLOSED_NEIGHBOURHOODS = Units(LAYER, "buurt", "buurten", "Besloten weergave: de aantallen zijn exact.")


def units(result: Result) -> Units:
    """Say what the rows are, and whether their counts are exact."""
    return CLOSED_NEIGHBOURHOODS if result.closed else NEIGHBOURHOODS


def shown_rows(result: Result) -> gpd.GeoDataFrame:
    """Return the neighbourhoods that pass the filters, the highest signal first."""
    return care_tables.in_order(keep(result.table, state.current().filters))


def show_totals(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality."""
    html(pages.tiles(shown["signal"], "care_signal"))
    html(pages.figures(care_tables.totals(result)))
    if why := care_tables.why_not_shown(result, state.current().viewer):
        st.caption(why)


def show_group(result: Result) -> str:
    """Show which group is drawn: all together, or one."""
    groups: list[str] = [one for one in dict.fromkeys(result.details["groups"]["group"]) if one != care_map.ALL_GROUPS]
    return fields.one_of(
        "Groep op de kaart",
        [care_map.ALL_GROUPS, *groups],
        care_map.ALL_GROUPS,
        name="groep",
        key="care_group",
        format_func=lambda group: literal(terms.label("care_group", group)),
    )


def show_neighbourhoods(question: Question, shown: gpd.GeoDataFrame, group: str) -> None:
    """Show the map and its legend."""
    areas = cache.kept(
        "care", question, group, state.current().filters.key, make=lambda: _areas(question, shown, group)
    )
    viewer, chosen = state.current().viewer, shown[shown.index == state.chosen(LAYER)]
    names = (
        [cache.map_layer(Drawing("villages", viewer)), cache.names_on_map(viewer)] if cache.declared("villages") else []
    )
    show_map("aandachtsgroepen", Content([*areas, *names], []), chosen, layer=LAYER, height=560)
    html(legend([layer.classes for layer in areas if layer.classes]))


def _areas(question: Question, shown: gpd.GeoDataFrame, group: str) -> tuple[MapLayer, ...]:
    return care_map.neighbourhoods(care_map.of_group(shown, cache.result(question).details["groups"], group))


def show_neighbourhood(result: Result, shown: gpd.GeoDataFrame) -> None:
    """Explain the chosen neighbourhood; without one, list those with a concentration."""
    chosen = state.chosen(LAYER)
    if chosen not in shown.index:
        html(care_card.attention(shown))
        return
    groups = result.details["groups"]
    row = {str(name): value for name, value in shown.loc[chosen].items()}
    html(care_card.neighbourhood_card(row, groups[groups["neighbourhood_code"] == chosen]))


def show_statushouders(result: Result) -> None:
    """Show the verdict on each corporation and year, next year's division and, in the closed view, the room."""
    st.markdown("#### Woningen voor statushouders, per corporatie en jaar")
    rows = result.details["statushouders"]
    html(pages.tiles(rows["verdict"], "statushouders_verdict"))
    st.dataframe(care_tables.statushouders(rows), hide_index=True, placeholder="-", key="care_years")
    st.caption(f"Aantallen zijn woningen. Minder dan het maximum beschikbaar stellen is geen tekort. {DASH}")
    with st.expander("In woorden"):
        st.markdown("\n".join(f"- {literal(sentence)}" for sentence in rows["explanation"]))
    st.markdown("#### Taakstelling van het volgende jaar")
    offer = result.details["next_year"]
    st.dataframe(care_tables.next_year(offer), hide_index=True, placeholder="-", key="care_next_year")
    with st.expander("De verdeling in woorden"):
        told = zip(offer["corporation"], offer["explanation"], strict=True)
        st.markdown("\n".join(f"- {literal(f'{name}: {sentence}')}" for name, sentence in told))
    rules = result.rules
    if "statushouders_task_persons" in rules:
        persons, each = (
            terms.number(rules.number(name)) for name in ("statushouders_task_persons", "persons_per_home")
        )
        modelled = " (gemodelleerd)" if rules["statushouders_task_persons"].source.modelled else ""
        task = f"Taakstelling: {persons} personen{modelled}, {each} per woning"
        change = "Aan te passen bij de keuzes hierboven."
        st.caption(f"Aantallen zijn woningen, de voorraad is die op de peildatum. {task}. {change} {DASH}")
    if result.closed:
        _show_room(result)


def _show_room(result: Result) -> None:
    st.markdown("#### Ruimte per wijk (besloten)")
    districts = result.table.drop_duplicates("district_code").set_index("district_code")["district_name"]
    rows = result.details["room"]
    st.dataframe(care_tables.room(rows, districts), hide_index=True, placeholder="onbekend", key="care_room")
    st.caption(
        "Aantallen zijn woningen. Eerst de wijk met de laagste verhouding; niets waar een concentratie is, en niet "
        f"zoveel dat die ontstaat, alle corporaties samen. {care_tables.placed(result)}"
    )
    st.markdown("#### Sinds de afspraak, alle groepen samen (besloten)")
    st.dataframe(care_tables.since(result.details["since"]), hide_index=True, placeholder="onbekend", key="care_since")
    st.caption(
        "Alleen hele jaren sinds de afspraak. Een klein aantal kan toeval zijn: kijk ook naar de vijf jaar samen."
    )
