"""Saving in two steps: first what would change and what follows of it, then one action."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

import streamlit as st

from geo_pa import terms
from geo_pa.changes import PRESENT, ROW, Author, Change, ConflictError
from geo_pa.engine import editing
from geo_pa.engine.seen_rows import pointing_to
from geo_pa.errors import GeoPaError
from geo_pa.present.changes import change_table, title_of
from geo_pa.ui import cache, editor, state
from geo_pa.ui.changes import conflicts, effects, fixing
from geo_pa.ui.changes.conflicts import Clash
from geo_pa.ui.messages import bullets

MOST = 200
"""Changes that are listed at once."""

ASKED = "geo_pa.review."


@dataclass(frozen=True)
class Review:
    """What is about to be saved.

    Attributes
    ----------
    place : str
        Where on the page; in the keys of its buttons.
    changes : tuple of Change
        What would change.
    seen : int
        The number of the last event that was known when the changes were begun.
    done : callable
        Forgets what was filled in.
    verb : str
        What its button says.
    saved : callable
        What is done after it was saved, beside that.
    """

    place: str
    changes: tuple[Change, ...]
    seen: int
    done: Callable[[], None]
    verb: str = "Opslaan"
    saved: Callable[[], None] = lambda: None

    @property
    def asked(self) -> bool:
        """Whether it was asked to save just these changes."""
        return bool(st.session_state.get(ASKED + self.place) == effects.digest(self.changes))


def show(review: Review) -> None:
    """Show what would change, and save it after what follows of it was seen."""
    who = editor.name() if review.changes or conflicts.waits(review.place) else None
    if review.changes:
        _list(review.changes)
        save, leave, _ = st.columns([1, 1, 2])
        look: Literal["primary", "secondary"] = "secondary" if review.asked else "primary"
        save.button(review.verb, key=f"save_{review.place}", type=look, on_click=_ask, args=[review], width="stretch")
        leave.button("Niet opslaan", key=f"leave_{review.place}", on_click=review.done, width="stretch")
    if who is None:
        return
    if review.changes and review.asked and not conflicts.waits(review.place):
        _confirm(review, who)
    conflicts.show(review.place, lambda changes, seen: _save(review, changes, seen, who), review.done)


def _ask(review: Review) -> None:
    st.session_state[ASKED + review.place] = effects.digest(review.changes)
    conflicts.forget(review.place)


def _list(changes: Sequence[Change]) -> None:
    rows = len({(change.layer, change.row) for change in changes})
    st.markdown(f"#### Nog niet opgeslagen ({terms.plural(rows, 'rij', 'rijen')})")
    st.dataframe(change_table(changes[:MOST]), hide_index=True, width="stretch")
    if len(changes) > MOST:
        st.caption(f"En nog {terms.number(len(changes) - MOST)} wijzigingen.")
    if told := [*_pointing(changes)]:
        st.warning("Er zijn rijen die verwijzen naar wat weggaat. Zij blijven staan; wijzig of verwijder ze ook.")
        bullets(told)


def _pointing(changes: Sequence[Change]) -> Iterator[str]:
    """Say which rows elsewhere point to rows that go."""
    gone = {(change.layer, change.row) for change in changes if change.field == ROW and change.before == PRESENT}
    for layer in dict.fromkeys(layer for layer, _ in gone):
        rows = [row for of, row in gone if of == layer]
        found = pointing_to(cache.session(), layer, rows, state.current().viewer)
        for row, others in found.items():
            for other, names in others.items():
                if left := [name for name in names if (other, name) not in gone]:
                    yield f"{title_of(layer)} {row}: {title_of(other)} {terms.and_list(left)}"


def _confirm(review: Review, who: str) -> None:
    """Show what follows, and the button that saves; where another changed the same, that is chosen first."""
    here = cache.session().state
    clashes = editing.log_of(cache.session()).conflicts(review.changes, scenario=here.scenario, seen=review.seen)
    if clashes:
        conflicts.wait(review.place, Clash(clashes, review.changes, review.seen))
        return
    try:
        found = effects.compared(review.changes)
    except GeoPaError as error:
        fixing.of_problems(error.problems)
        return
    effects.show(found)
    st.text_input("Waarom (mag leeg blijven)", key=_why(review), autocomplete="off")
    if st.button("Ja, sla dit op", key=f"confirm_{review.place}", type="primary"):
        _save(review, review.changes, review.seen, who)


def _why(review: Review) -> str:
    return f"geo_pa.review.why.{review.place}"


def _save(review: Review, changes: Sequence[Change], seen: int, who: str) -> None:
    author = Author(who, st.session_state.get(_why(review), ""), state.current().viewer.id)
    try:
        editing.write(cache.session(), changes, author, seen=seen)
    except ConflictError as error:
        conflicts.wait(review.place, Clash(error.conflicts, tuple(changes), seen))
        st.rerun()
    except GeoPaError as error:
        fixing.of_problems(error.problems)
        return
    review.done()
    review.saved()
    st.session_state.pop(ASKED + review.place, None)
    st.toast("Opgeslagen.")
    st.rerun()
