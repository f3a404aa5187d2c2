"""What if a facility closes or opens: the form, the banner, what changes, and who gains or loses."""

import streamlit as st

from geo_pa import terms
from geo_pa.analyses.woonzorgzones import gains_and_losses
from geo_pa.changes import Author
from geo_pa.engine import editing
from geo_pa.engine.comparing import Comparison, compare, difference
from geo_pa.errors import GeoPaError
from geo_pa.model import Result
from geo_pa.present import comparison as words
from geo_pa.present import pages
from geo_pa.present.tables import DASH
from geo_pa.present.woonzorgzones import trial as zones_trial
from geo_pa.ui import address, cache, editor, fields, state
from geo_pa.ui.messages import bullets, html, literal, show_beside
from geo_pa.ui.view import View
from geo_pa.ui.woonzorgzones import ground
from geo_pa.ui.woonzorgzones import places as zones_places
from geo_pa.ui.woonzorgzones.places import Place, key
from geo_pa.ui.woonzorgzones.trial import FACILITIES, Opened, Trial, read

CLOSED, OPENED, SAVED = "closed", "opened", "saved"
CLOSES, OPENS = "proef_dicht", "proef_nieuw"
"""Which facilities close and which open, in the address."""

KIND = "geo_pa.zones.kind"


def show_form() -> Trial:
    """Show what can be tried, close a facility or open one, and return what is tried."""
    with st.expander("Wat als: een voorziening sluiten of toevoegen", key="geo_pa.zones.what_if"):
        if st.session_state.pop(key(SAVED), False):
            _stop()
        st.caption("Zie op de kaart en in de cijfers wie erop vooruit of achteruit gaat. Niets wordt vanzelf bewaard.")
        _follow_address()
        closed = _show_closing()
        _show_opening()
    tried = Trial(closed, _opened())
    address.keep(CLOSES, tried.closed, only_here=True)
    address.keep(OPENS, [each.written for each in tried.opened], only_here=True)
    return tried


def trial() -> Trial:
    """Return what is tried on this page, once its form has been shown."""
    return Trial(tuple(st.session_state.get(key(CLOSED), ())), _opened())


def _follow_address() -> None:
    """Try what the address says, and tell what of that cannot be tried here."""
    fields.follow_choice(CLOSES, key(CLOSED), list(_titles()), many=True)
    said = {word: read(word) for word in address.take(OPENS) or ()}
    address.refuse_values(OPENS, [word for word, opened in said.items() if opened is None])
    if found := tuple(opened for opened in said.values() if opened is not None):
        st.session_state[key(OPENED)] = found


def _opened() -> tuple[Opened, ...]:
    opened: tuple[Opened, ...] = st.session_state.get(key(OPENED), ())
    return opened


def _show_closing() -> tuple[str, ...]:
    titles = _titles()
    picked = st.multiselect(
        "Deze voorzieningen sluiten",
        list(titles),
        format_func=lambda row: titles[row],
        key=key(CLOSED),
        placeholder="Kies op naam of soort",
        select_all=False,
        wrap=True,
        persist_state="session",
    )
    return tuple(picked)


def _titles() -> dict[str, str]:
    """Write each facility with its kind, the kinds in the order of their vocabulary: centres first."""
    rows = cache.layer(FACILITIES, state.current().viewer)
    kinds = terms.labels("facility_kind")
    ordered = sorted(zip(rows["kind"].map(list(kinds).index), rows["name"], rows.index, strict=True))
    words = rows["kind"].map(kinds)
    return {row: f"{name}, {words[row]}" for _, name, row in ordered}


def _show_opening() -> None:
    """Show what kind opens, and where; it opens when the button is pressed."""
    kind = st.selectbox(
        "Deze voorziening toevoegen",
        list(terms.labels("facility_kind")),
        format_func=lambda word: terms.label("facility_kind", word),
        key=KIND,
        persist_state="session",
    )
    place = zones_places.show_places()
    # No callback: that would add the place of before what was typed just now.
    if st.button("Voeg toe aan de proef", disabled=place is None) and place is not None:
        _add(kind, place)


def _add(kind: str, place: Place) -> None:
    opened = Opened(kind, place.name, place.x, place.y)
    st.session_state[key(OPENED)] = (*_opened(), opened)
    if zones_places.pointing():
        zones_places.stop_pointing()
        st.rerun()


def show_banner(trial: Trial) -> None:
    """Say that this is a trial and what is tried, with the way back."""
    if not trial.active:
        return
    titles = _titles()
    tried = [*(f"dicht: {titles[row]}" for row in trial.closed), *(f"nieuw: {each.title}" for each in trial.opened)]
    said, back = st.columns([3, 1], vertical_alignment="center")
    with said:
        html(zones_trial.banner(tried))
    back.button("Terug naar nu", on_click=_stop, type="primary", width="stretch")


def _stop() -> None:
    st.session_state[key(CLOSED)] = []
    st.session_state[key(OPENED)] = ()
    zones_places.stop_pointing()


def show_totals(before: Result, after: Result, trial: Trial) -> None:
    """Show what turns and moves in a trial, warn of what lies too far from a street to count, and save it."""
    if not trial.active:
        return
    st.markdown("#### Wat er verandert")
    choices = state.current()
    found = cache.kept("trial", trial, choices.on, choices.viewer, make=lambda: _compared(trial))
    if lines := words.lines(found):
        bullets(lines)
    html(pages.plain_table(words.totals_table(difference(before, after))))
    counted = after.details[FACILITIES].index
    astray = [each.title for row, each in zip(trial.ids, trial.opened, strict=True) if row not in counted]
    if astray:
        st.warning(f"Te ver van een straat, en telt dus niet mee: {literal('; '.join(astray))}.")
    _show_saving(trial)


def _compared(trial: Trial) -> Comparison:
    choices = state.current()
    return compare(cache.session(), ground.tried(trial), on=choices.on, viewer=choices.viewer)


def _show_saving(trial: Trial) -> None:
    """Save what is tried as changes in the scenario that is looked at, for who may."""
    if not editor.may_edit() or cache.session().state.as_of is not None or (who := editor.name()) is None:
        return
    if st.button("Opslaan in dit scenario", key="save_trial"):
        author = Author(who, "", state.current().viewer.id)
        try:
            editing.write(cache.session(), trial.to_save(cache.session()), author)
        except GeoPaError as error:
            show_beside(error.problems)
            return
        st.session_state[key(SAVED)] = True
        st.toast("Opgeslagen.")
        st.rerun()


def show_outcome(view: View) -> None:
    """Show who gains and who loses in a trial."""
    if not trial().active:
        return
    changes = gains_and_losses(cache.result(view.question), view.result)
    moved = zones_trial.that_move(changes)
    st.markdown("#### Wie gaat erop vooruit, wie erop achteruit?")
    html(zones_trial.summary(moved))
    stays = terms.number(len(changes) - len(moved))
    every = fields.switched(
        f"Ook wie dichterbij of verder komt, maar in hetzelfde deel van de zone blijft ({stays})", name="ook_wie_blijft"
    )
    shown = changes if every else moved
    if len(shown):
        st.dataframe(zones_trial.changes_table(shown), hide_index=True, placeholder=DASH)
