"""Another changed the same in the meantime: both are shown, and who came second chooses."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

import streamlit as st

from geo_pa.changes import PRESENT, ROW, Change, Conflict
from geo_pa.engine.states import moment
from geo_pa.present.changes import field_title, title_of, value_of
from geo_pa.ui import cache, state
from geo_pa.ui.messages import bullets

WAITING = "geo_pa.conflicts."

Save = Callable[[Sequence[Change], int], None]
"""Writes changes as by somebody who knew of all events up to a number."""


@dataclass(frozen=True)
class Clash:
    """Changes that were not written, what of them another changed too, and the last event that was known."""

    conflicts: tuple[Conflict, ...]
    changes: tuple[Change, ...]
    seen: int

    @property
    def mine(self) -> tuple[Change, ...]:
        """All changes, made anew from what stands there now; of a row that another made or took away, none."""
        return tuple(self._anew())

    def _anew(self) -> Iterator[Change]:
        last = {conflict.wanted.place: conflict.earlier.change for conflict in self.conflicts}
        for change in self.changes:
            earlier = last.get(change.place)
            if earlier is None or (change.field == ROW and earlier.field != ROW):
                yield change
            elif earlier.field != ROW:
                yield replace(change, before=earlier.after)

    @property
    def rest(self) -> tuple[Change, ...]:
        """The changes that nobody else touched."""
        taken = {conflict.wanted.place for conflict in self.conflicts}
        return tuple(change for change in self.changes if change.place not in taken)


def wait(place: str, clash: Clash) -> None:
    """Remember at a place of the page that there is something to choose."""
    st.session_state[WAITING + place] = clash


def waits(place: str) -> bool:
    """Tell whether there is something to choose."""
    return WAITING + place in st.session_state


def forget(place: str) -> None:
    """Forget what was to be chosen."""
    st.session_state.pop(WAITING + place, None)


def show(place: str, save: Save, leave: Callable[[], None]) -> None:
    """Show what another changed in the meantime, and let who came second choose; nothing where nothing waits."""
    clash: Clash | None = st.session_state.get(WAITING + place)
    if clash is None:
        return
    st.warning("Iemand anders heeft dit intussen ook gewijzigd. Er is nog niets opgeslagen.")
    bullets(map(told, clash.conflicts))
    left, right = st.columns(2)
    if len(clash.mine) > len(clash.rest) and left.button("Het mijne geldt", key=f"mine_{place}", width="stretch"):
        forget(place)
        save(clash.mine, cache.session().state.last)
    if right.button("Het andere blijft staan", key=f"theirs_{place}", width="stretch"):
        forget(place)
        if clash.rest:
            save(clash.rest, clash.seen)
        else:
            leave()
            st.rerun()


def told(conflict: Conflict) -> str:
    """Say what another did and what is wanted; who it was is the municipality's alone."""
    change, other = conflict.wanted, conflict.earlier.change
    who = conflict.earlier.action.author.who if state.current().viewer.sees_everything else "iemand anders"
    when, where = moment(conflict.earlier.action.at), f"{title_of(change.layer)} {change.row}"
    if other.field == ROW:
        did = "maakte een rij met dit nummer" if other.after == PRESENT else "haalde deze rij weg"
        return f"{where}: {who} {did} op {when}. {GIVEN if other.after == PRESENT else GONE}"
    title = field_title(other.layer, other.field)
    before, theirs = (value_of(other.layer, other.field, value) for value in (other.before, other.after))
    wish = "U wilt de rij weghalen" if change.field == ROW else f"U wilt: {value_of(*change.place[::2], change.after)}"
    return f"{where}, {title}: {who} vulde op {when} in: {theirs}. {wish}. Eerst stond er: {before}."


GONE = "Wilt u de rij terug? Draai dat dan terug op de pagina Scenario's, en vul het uwe opnieuw in."
GIVEN = "Geef uw rij een ander nummer."
