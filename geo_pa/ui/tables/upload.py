"""A file brought in: chosen, its columns matched, what is to be mended, what would change, and saving that."""

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from uuid import uuid4

import streamlit as st

from geo_pa import terms
from geo_pa.errors import GeoPaError, Problem
from geo_pa.intake import KINDS, BroughtIn, Fix, keep_match
from geo_pa.schema import SCHEMA
from geo_pa.ui import cache, state
from geo_pa.ui.changes import fixing, review
from geo_pa.ui.changes.review import Review
from geo_pa.ui.messages import bullets, literal
from geo_pa.ui.tables import held, matching
from geo_pa.ui.tables.held import Held

TURN = "geo_pa.tables.upload_turn"
KEEP_KNOWN = "geo_pa.tables.keep_known"
PLACE = "file"

LARGEST_MB = max(kind.largest_mb for kind in KINDS.values())
"""The bound on an upload, as in ``.streamlit/config.toml``; by kind a file may be less."""

LACKING = (
    "Deze laag of tabel heeft nog geen bestand in de werkmap. Het eerste bestand komt erin met: "
    "geo-pa declare BESTAND --as {layer}. Losse rijen kunt u al toevoegen in de tabel of op de kaart."
)
FIX_TITLES = ("Rij", "Kolom", "Wat er mis is", "Gevonden", "Verwacht", "Wat te doen")
AS_IN_SHEET = "De rijen zijn genummerd zoals in het werkblad."
FROM_ONE = "Rij 1 is de eerste rij onder de kolomkoppen."
ALL_THE_SAME = "In het bestand staat niets anders dan er al is."


def show(layer: str) -> None:
    """Show where a file is chosen and all that follows of it."""
    if not cache.declared(layer):
        st.info(LACKING.format(layer=layer))
        return
    upload = st.file_uploader(
        f"Bestand voor {literal(SCHEMA[layer].title)}",
        type=[ending.removeprefix(".") for ending in KINDS],
        key=f"geo_pa.upload.{state.current().viewer.id}.{st.session_state.get(TURN, '')}",
        max_upload_size=LARGEST_MB,
        help="Excel, LibreOffice, CSV, GeoJSON, GeoPackage, of een shapefile in een zip. Er verandert nog niets.",
    )
    if upload is None:
        held.let_go()
        return
    try:
        with st.spinner("Het bestand wordt gelezen."):
            taken = held.take(upload)
        _show(taken, layer)
    except GeoPaError as error:
        fixing.of_problems([on_screen(problem) for problem in error.problems])


def _show(taken: Held, layer: str) -> None:
    sheet = _sheet(taken)
    table, match = taken.proposed(layer, sheet)
    given = matching.choose(taken.digest, table, match)
    if given is None:
        return
    brought = taken.brought(layer, sheet, given)
    for notice in map(on_screen, brought.intake.notices):
        st.info(literal(f"{notice.what} {notice.action}"))
    _show_fixes(brought)
    brought = _keeping(brought)
    _show_counts(brought)
    seen = cache.session().state.last
    review.show(Review(PLACE, brought.changes, seen, _leave, "Breng in", saved=partial(_keep, brought)))


def _sheet(taken: Held) -> str:
    """Return which sheet of a workbook or layer of a GeoPackage is meant; nothing where there is one."""
    names = taken.parts
    if len(names) < 2:  # noqa: PLR2004  # nothing to choose
        return ""
    word = "werkblad" if taken.taken.is_workbook else "kaartlaag"
    picked: str = st.selectbox(f"Welk {word}", names, key=f"geo_pa.sheet.{taken.digest}", format_func=literal)
    return picked


def _show_fixes(brought: BroughtIn) -> None:
    fixes = brought.intake.fixes
    fixing.show([(_row(fix), fix.column, fix.what, fix.found, fix.expected, fix.action) for fix in fixes], FIX_TITLES)
    if fixes:
        waiting = terms.plural(brought.intake.waiting, "rij wacht", "rijen wachten")
        numbered = AS_IN_SHEET if brought.table.taken.is_workbook else FROM_ONE
        st.caption(f"{waiting} op verbetering; de andere kunt u nu al inbrengen. {numbered}")


def _row(fix: Fix) -> str:
    return f"{fix.row} ({fix.key})" if fix.key else str(fix.row)


def _keeping(brought: BroughtIn) -> BroughtIn:
    """Ask whether what is known stays where the file has empty cells."""
    count = brought.counts.unknown
    if not count:
        return brought
    cells = terms.plural(count, "cel", "cellen")
    label = f"Laat staan wat bekend is: {cells} in het bestand {'is' if count == 1 else 'zijn'} leeg"
    return brought.keeping_known() if st.toggle(label, key=KEEP_KNOWN) else brought


def _show_counts(brought: BroughtIn) -> None:
    st.markdown("#### Wat het bestand zou veranderen")
    bullets(_summary(brought))
    if not brought.changes:
        st.info(ALL_THE_SAME)


def _summary(brought: BroughtIn) -> Iterator[str]:
    counts = brought.counts
    yield f"{terms.plural(brought.intake.count, 'rij', 'rijen')} in het bestand"
    yield f"Nieuw: {terms.plural(counts.new, 'rij', 'rijen')}"
    yield f"Anders: {terms.plural(counts.cells, 'cel', 'cellen')} in {terms.plural(counts.rows, 'rij', 'rijen')}"
    if counts.unknown:
        yield f"Wordt onbekend: {terms.plural(counts.unknown, 'cel', 'cellen')}"
    yield f"Gelijk: {terms.plural(counts.same, 'rij', 'rijen')}"
    if counts.not_in_file:
        yield f"Niet in dit bestand: {terms.plural(counts.not_in_file, 'rij', 'rijen')}; die blijven zoals zij zijn"


def _leave() -> None:
    """Let the file go."""
    held.let_go()
    st.session_state[TURN] = uuid4().hex


def _keep(brought: BroughtIn) -> None:
    """Keep what the municipality corrected of the columns: what is kept stands in its workspace, for all who follow."""
    if state.current().viewer.sees_everything:
        keep_match(cache.session().workspace, brought.intake.match, brought.table.columns, brought.table.name)


def on_screen(problem: Problem) -> Problem:
    """Say the next step as it is done on a page, where it is another than on the command line."""
    where = "Kolommen" if problem.where == "--match" else problem.where
    if "--match" in problem.action:
        return replace(problem, where=where, action="Kies hierboven bij een kolom wat zij is, of voeg haar toe.")
    if "--sheet" in problem.action:
        return replace(problem, where=where, action="Kies hierboven welk werkblad of welke kaartlaag.")
    return replace(problem, where=where)
