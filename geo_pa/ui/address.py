"""The address of a page: followed when a page is opened by it, and after that it tells what has been chosen.

So loading a page again, or sending its address to a colleague, shows the same. What differs from the standard stands
in it, also for the choices of other pages; what it says and cannot be followed is told.
"""

from collections.abc import Iterable, Mapping, Sequence

import pandas as pd
import streamlit as st
from streamlit.delta_generator import DeltaGenerator
from streamlit.runtime.scriptrunner import get_script_run_ctx

from geo_pa import registry
from geo_pa.present.parts import part_of
from geo_pa.present.units import Units, units_of
from geo_pa.ui import state
from geo_pa.ui.messages import literal

SAID, TOLD = "geo_pa.address.said", "geo_pa.address.told"
KEPT, SHOWN, ONLY_THERE = "geo_pa.address.kept", "geo_pa.address.shown", "geo_pa.address.only_there"

ELSEWHERE = ("bekijken_als", "embed", "embed_options")
"""What others write in the address."""

HOME = ("lagen", "kleuren")
"""Names that the home page takes; those of the page of a question stand in its ``PAGE``."""

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
    for units in [units for units in _units() if units.address in said]:
        state.choose(said[units.address][-1], "list", units.layer)


def _units() -> set[Units]:
    """Return what the rows of all answers are."""
    answers = [entry.answer for entry in registry.ANALYSES]
    return {units_of(told, "" if name == "table" else name) for told in answers for name in ("table", *told.units)}


def _went_through_history() -> bool:
    context = get_script_run_ctx()
    return context is not None and context.is_history_navigation


def _written() -> dict[str, Values]:
    """Return what stands in the address now."""
    return {name: tuple(st.query_params.get_all(name)) for name in st.query_params if name not in ELSEWHERE}


def chosen_unit(units: Units, known: pd.Index) -> str | None:
    """Return the chosen unit and let the address name it, where it is one of all that this viewer may see."""
    name, chosen = units.address, state.chosen(units.layer)
    said = take(name)
    if said and said[-1] not in known:
        refuse(name, f"{name}: '{said[-1]}' staat niet in deze lijst.")
    found = chosen if chosen in known else None
    keep(name, [] if found is None else [found], only_here=True)
    return found


def take(name: str) -> Values | None:
    """Return what the address says by a name and nothing has taken yet; None where it says nothing."""
    said: dict[str, Values] = st.session_state.get(SAID, {})
    return said.pop(name, None)


def keep(name: str, values: Iterable[str], *, only_here: bool = False) -> None:
    """Let the address say something by a name from now on; without values it leaves the name out.

    A chosen unit, and what is tried in the midst of what one reader sees, stand only on a page that shows them.
    """
    kept: dict[str, Values] = st.session_state.setdefault(KEPT, {})
    st.session_state.setdefault(SHOWN, set()).add(name)
    if only_here:
        st.session_state.setdefault(ONLY_THERE, set()).add(name)
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
    """Write the address, and tell above the page what it said and could not be followed."""
    said: dict[str, Values] = st.session_state.get(SAID, {})
    for name in [name for name in said if not _known(name)]:
        refuse_values(name, said.pop(name))
    _write({**said, **st.session_state.get(KEPT, {})})
    if st.session_state.get(TOLD):
        with place:
            _tell(st.session_state[TOLD].values())


def _known(name: str) -> bool:
    """Tell whether some page takes this name: asked only of a name that this page does not take."""
    ruled = {rules for entry in registry.ANALYSES for rules in entry.rules}
    pages = [part_of(entry.id, "page", __package__) for entry in registry.ANALYSES]
    taken = {other for own in pages if own for other in own.PAGE.names}
    chosen = {units.address for units in _units()}
    return name in {*taken, *chosen, *HOME, *st.session_state.get(SHOWN, ())} or name.partition(".")[0] in ruled


def _write(wanted: Mapping[str, Values]) -> None:
    """Change the address where it says something else, without what stands only on another page."""
    elsewhere = st.session_state.get(ONLY_THERE, set()) - st.session_state.get(SHOWN, set())
    wanted = {name: values for name, values in wanted.items() if name not in elsewhere}
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
