"""What only the page on aandachtsgroepen shows: the closed view, one group on the map, and homes for statushouders."""

from dataclasses import replace

from streamlit.delta_generator import DeltaGenerator

from geo_pa import terms
from geo_pa.present import tables
from geo_pa.present.aandachtsgroepen import map as care_map
from geo_pa.present.aandachtsgroepen import totals as care_totals
from geo_pa.ui import evidence_panel, fields, map_panel, options, question, totals
from geo_pa.ui.aandachtsgroepen import closed_view, statushouders
from geo_pa.ui.cache import Question
from geo_pa.ui.map_panel import Content
from geo_pa.ui.messages import literal
from geo_pa.ui.question import Page
from geo_pa.ui.view import View

EXACT = "Besloten weergave: de aantallen zijn exact."


def ask(analysis: str, top: DeltaGenerator) -> Question:
    """Show the choices, and above the totals the switch to the closed view."""
    asked = options.ask(analysis, top)
    with top:
        return closed_view.as_chosen(asked)


def show_totals(view: View) -> None:
    """Show how many of the neighbourhoods shown get each signal, and the figures of the whole municipality."""
    totals.show(view, care_totals.figures(view.result), care_totals.why_not_shown(view.result))


def show_group(view: View) -> View:
    """Show which group is drawn: all together, or one."""
    groups = [one for one in dict.fromkeys(view.result.details["groups"]["group"]) if one != care_map.ALL_GROUPS]
    group = fields.one_of(
        "Groep op de kaart",
        [care_map.ALL_GROUPS, *groups],
        care_map.ALL_GROUPS,
        name="groep",
        key="care_group",
        format_func=lambda group: literal(terms.label("care_group", group)),
    )
    return replace(view, choice=group)


def content(view: View) -> Content:
    """Draw the neighbourhoods for a group."""
    areas = care_map.neighbourhoods(care_map.of_group(view.shown, str(view.choice)))
    return Content([*areas, *map_panel.names()], explained=areas)


def note(view: View) -> str:
    """Say that the counts are rounded, or exact."""
    return EXACT if view.result.closed else f"Aantallen zijn afgerond op 5. {tables.note(view.result)}"


def show_files(view: View) -> None:
    """Show what the answer rests on; a closed view gives no files."""
    if view.result.closed:
        evidence_panel.show_evidence(view.question)
    else:
        question.show_files(view)


PAGE = Page(
    filters=("district",),
    ask=ask,
    choose=show_group,
    totals=show_totals,
    content=content,
    height=560,
    note=note,
    further=statushouders.show,
    files=show_files,
    names=("groep",),
)
