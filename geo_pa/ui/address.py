"""The address of a page: followed when a page is opened by it, and after that it tells what has been chosen.

So loading a page again, or sending its address to a colleague, shows the same. What differs from the standard stands
in it, also for the choices of other pages; what it says and cannot be followed is told.
"""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo_pa.registry import ANALYSES
from geo_pa.ui import state
from geo_pa.ui.messages import literal

SAID, TOLD = "geo_pa.address.said", "geo_pa.address.told"
KEPT, REFUSED, SHOWN = "geo_pa.address.kept", "geo_pa.address.refused", "geo_pa.address.shown"

ELSEWHERE = ("bekijken_als", "embed", "embed_options")
"""What others write in the address."""

UNITS: Mapping[str, str] = {
    "building_locations": "locatie",
    "villages": "dorp",
    "neighbourhoods": "buurt",
    "corporation_stock": "complex",
    "designated_zones": "zone",
    "agreements": "afspraak",
}
"""How the chosen unit of a layer is called; it stands there on pages that show it, and on no other."""

TRIAL = ("proef_dicht", "proef_nieuw")
"""Which facilities close and which open in a trial. It is tried in the midst of what one reader sees, so that these
too stand only on the page that shows it."""

OF_PAGES = (
    *("lagen", "kleuren", "lijst", "zonelagen", "buurtkleuren", "beeld", "hittelagen", "dorplagen", "groep"),
    *("jaardocument", "ook_andere_gebieden", "ook_wie_blijft"),
    *TRIAL,
)
"""Names that one page takes, beside those of the rules."""

Values = tuple[str, ...]


def arrive() -> None:
    """Take in what the address says when the session begins, and when the reader goes back or forward in the browser.

    A name that the address leaves out stays as it is: opening another page leaves names out as well.
    """
    if KEPT in st.session_state and not _went_through_history():
        st.session_state[SHOWN] = set()
        return
    earlier: dict[str, Values] = st.session_state.get(SAID, {})
    kept: dict[str, Values] = st.session_state.get(KEPT, {})
    said = _written()
    st.session_state.update({SAID: earlier | said, TOLD: {}, KEPT: kept, SHOWN: set()})
    for layer in [layer for layer, name in UNITS.items() if name in said]:
        state.choose(said[UNITS[layer]][-1], "list", layer)


def _went_through_history() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _written() -> dict[str, Values]:
    """Return what stands in the address now."""
    return {name: tuple(st.query_params.get_all(name)) for name in st.query_params if name not in ELSEWHERE}


def chosen_unit(layer: str, known: pd.Index) -> str | None:
    """Return the chosen unit of a layer and let the address name it, as far as it is one that this viewer may see.

    Parameters
    ----------
    layer : str
        One of :data:`UNITS`.
    known : Index
        The ids of all its rows for this viewer, those that the filters hide too.
    """
    name, chosen = UNITS[layer], state.chosen(layer)
    said = take(name)
    if said and said[-1] not in known:
        refuse(name, f"{name}: '{said[-1]}' staat niet in deze lijst.")
    found = chosen if chosen in known else None
    keep(name, [] if found is None else [found])
    return found


def take(name: str) -> Values | None:
    """Return what the address says by a name and nothing has taken yet; None where it says nothing."""
    said: dict[str, Values] = st.session_state.get(SAID, {})
    return said.pop(name, None)


def keep(name: str, values: Iterable[str]) -> None:
    """Let the address say something by a name from now on; without values it leaves the name out."""
    kept: dict[str, Values] = st.session_state.setdefault(KEPT, {})
    st.session_state.setdefault(SHOWN, set()).add(name)
    kept.pop(name, None)
    if told := tuple(values):
        kept[name] = told


def says(name: str) -> bool:
    """Tell whether the address says something by a name, followed or not yet."""
    return any(name in st.session_state.get(part, {}) for part in (SAID, KEPT))


def refuse(name: str, why: str) -> None:
    """Remember a Dutch sentence on what the address says and cannot be followed."""
    st.session_state.setdefault(TOLD, {})[name] = why


def refuse_values(name: str, values: Sequence[str]) -> None:
    """Tell that values in the address are none that can be chosen here."""
    if values:
        quoted = ", ".join(f"'{value}'" for value in values)
        refuse(name, f"{name}: {quoted} is hier geen keuze.")


def leave(place: DeltaGenerator) -> None:
    """Write the address, and tell what it said and could not be followed.

    Parameters
    ----------
    place : DeltaGenerator
        Where that is told, above the page.
    """
    said: dict[str, Values] = st.session_state.get(SAID, {})
    for name in [name for name in said if not _known(name)]:
        refuse_values(name, said.pop(name))
    _write({**said, **st.session_state.get(KEPT, {})})
    if st.session_state.get(TOLD):
        with place:
            _tell(st.session_state[TOLD].values())


def _known(name: str) -> bool:
    """Tell whether some page takes this name."""
    ruled = {rules for entry in ANALYSES for rules in entry.rules}
    fixed = {*UNITS.values(), *st.session_state.get(SHOWN, ()), *OF_PAGES}
    return name in fixed or name.partition(".")[0] in ruled


def _write(wanted: Mapping[str, Values]) -> None:
    """Change the address where it says something else; a chosen unit or a trial stands in it only where it is shown."""
    shown, only_there = st.session_state.get(SHOWN, ()), {*UNITS.values(), *TRIAL}
    wanted = {name: values for name, values in wanted.items() if name in shown or name not in only_there}
    written = _written()
    for name in written.keys() - wanted.keys():
        del st.query_params[name]
    changed = {name: list(values) for name, values in wanted.items() if written.get(name) != values}
    if changed:
        st.query_params.update(changed)


def _tell(sentences: Iterable[str]) -> None:
    said, close = st.columns([6, 1], vertical_alignment="center")
    said.warning(literal("Niet alles in het adres van deze pagina is gevolgd. " + " ".join(sentences)))
    close.button("Sluiten", key="address_told", on_click=st.session_state[TOLD].clear, width="stretch")
