"""The changes of a village as a table, losses without quality, and soft plans."""

import pandas as pd
import streamlit as st

from geo_pa import terms
from geo_pa.present.tables import DASH
from geo_pa.present.village_stock import tables
from geo_pa.present.village_stock.course import events_of
from geo_pa.ui import fields, state
from geo_pa.ui.filters import keep
from geo_pa.ui.messages import literal
from geo_pa.ui.view import View

FILTERS = ("district",)
"""What is shown here can be narrowed to a village, and to nothing else: the figures are of whole villages."""

CHANGES = ("verandering", "veranderingen")


def show_changes(view: View) -> None:
    """Show every change of a village, or of all that are judged, also what does not count; the filters are not used."""
    village = view.chosen
    rows = tables.told(view.result).loc[events_of(view.result, village).index]
    name = "alle dorpen" if village is None else str(view.result.table["name"][village])
    panel = st.expander(f"Veranderingen in {literal(name)} ({terms.number(len(rows))})", expanded=village is not None)
    with panel:
        _show(view, rows, "changes")
        st.caption("Aantallen zijn woningen; een minteken is verlies. Ook wat niet meetelt staat erin, met de reden.")


def show_further(view: View) -> None:
    """Show losses without a contribution to quality, and what soft plans could add or take."""
    rows = keep(tables.told(view.result), state.current().filters.only(FILTERS))
    whole = fields.switched("Ook de stad en andere gebieden, die niet worden beoordeeld", name="ook_andere_gebieden")
    mine = rows if whole else tables.in_judged(rows, view.result)
    st.markdown("#### Verkoop en sloop zonder bijdrage aan de kwaliteit")
    _show_counted(view, tables.losses_without(mine), "losses")
    st.markdown("#### Wat zachte plannen erbij kunnen brengen of eraf kunnen halen")
    _show_counted(view, tables.soft(mine), "soft")


def _show_counted(view: View, rows: pd.DataFrame, about: str) -> None:
    _show(view, rows, about)
    if len(rows):
        st.caption(f"{terms.plural(len(rows), *CHANGES)} tot en met de einddatum: {_summed(rows['homes'])}.")


def _summed(homes: pd.Series) -> str:
    """Add up what comes and what goes, as far as it is known."""
    sums = {word: int(homes[homes * sign > 0].abs().sum()) for word, sign in (("erbij", 1), ("eraf", -1))}
    parts = [f"{terms.homes(count)} {word}" for word, count in sums.items() if count]
    unknown = int(homes.isna().sum())
    vague = [f"van {terms.plural(unknown, *CHANGES)} is het aantal onbekend"] if unknown else []
    return ", ".join([*parts, *vague])


def _show(view: View, rows: pd.DataFrame, about: str) -> None:
    if rows.empty:
        st.write("Er zijn er geen bij deze keuze.")
        return
    written = tables.changes(view.result, rows, about)
    st.dataframe(written, hide_index=True, placeholder=DASH, key=f"village_{about}")
