"""From a file that was taken in to what would change: matched, read, held against the rows as they stand."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from difflib import get_close_matches

import pandas as pd

from geo_pa import terms
from geo_pa.changes import Change
from geo_pa.disclosure import FACTORS
from geo_pa.engine import Session
from geo_pa.engine.reading_errors import read_for
from geo_pa.engine.seen_rows import seen_rows
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.intake.differences import Counts, counted, differences, known_rows, only_there, without_unknown
from geo_pa.intake.fitting import fitting, only_seen, shapeless
from geo_pa.intake.kept import earlier, printed_totals
from geo_pa.intake.matching import Match, corrected, suggest
from geo_pa.intake.reading import Intake, read_rows
from geo_pa.intake.table import Table, table_of
from geo_pa.intake.taking import Taken
from geo_pa.intake.value_words import with_words
from geo_pa.model import MUNICIPALITY, Reader
from geo_pa.schema import SCHEMA, Layer
from geo_pa.workspace import Workspace, wording


@dataclass(frozen=True)
class BroughtIn:
    """What a file would change.

    Attributes
    ----------
    table : Table
        Where its rows stand.
    intake : Intake
        How its columns were read, its good rows, and what is to be mended.
    changes : tuple of Change
        What would change.
    counts : Counts
        How much that is.
    """

    table: Table
    intake: Intake
    changes: tuple[Change, ...]
    counts: Counts

    def keeping_known(self) -> "BroughtIn":
        """Return this without the changes that make a known value unknown."""
        changes = without_unknown(self.changes)
        counts = counted(changes, len(self.intake.rows), self.counts.not_in_file)
        return replace(self, changes=changes, counts=counts)


def proposed(taken: Taken, layer: str, workspace: Workspace, *, sheet: str = "") -> tuple[Table, Match]:
    """Find the table in a file and propose which of its columns is which.

    Raises
    ------
    InputError
        The layer does not take rows from a file, or the file holds no table for it.
    """
    require_open(layer)
    table = table_of(taken, layer, sheet=sheet)
    said = earlier(workspace, layer, table.columns)
    is_cut = taken.path.suffix == ".shp"
    match = suggest(layer, table.columns, earlier=said.blocks, whole=said.whole, cut=is_cut)
    return table, with_words(match, table)


def settled(match: Match, given: Iterable[str], table: Table) -> Match:
    """Return a match as the user corrects it; raise RequestError where a correction names what is not there."""
    return with_words(corrected(match, given), table)


def bring_in(session: Session, table: Table, match: Match, *, viewer: Reader = MUNICIPALITY) -> BroughtIn:
    """Hold the rows of a file against those of the workspace; nothing is written.

    Parameters
    ----------
    session : Session
        The rows as they stand.
    table : Table
        Where the rows of the file stand.
    match : Match
        Which columns are which.
    viewer : Reader
        Who brings it in. Another reader than the municipality changes rows that he sees, and learns of no other: a
        number that he does not see waits, be it there or not. Columns that count people are left unread for him, since
        what differs there would tell small counts.

    Returns
    -------
    BroughtIn

    Raises
    ------
    InputError
        The layer is not declared or cannot be used, or nothing of the file can be read.
    """
    layer = match.layer
    _require_declared(layer, session.workspace)
    now, reading = seen_rows(session, layer, viewer), read_for(session.workspace, layer, viewer)
    match, unread = (match, ()) if viewer.sees_everything else without_people(match, table.name)
    read = read_rows(table, match, totals=printed_totals(session.workspace.declarations[layer], match))
    intake = replace(read, rows=known_rows(session, layer, read.rows, viewer=viewer))
    intake = intake if viewer.sees_everything else only_seen(intake, table, now)
    intake = fitting(intake, table, reading, now)
    intake = replace(intake, notices=(*intake.notices, *unread, *_shapeless(intake, now, table)))
    changes = differences(session, layer, intake.rows, viewer=viewer)
    named = (*intake.rows.index, *(fix.key for fix in intake.fixes))
    return BroughtIn(table, intake, changes, counted(changes, len(intake.rows), only_there(now, named)))


def without_people(match: Match, name: str) -> tuple[Match, tuple[Problem, ...]]:
    """Return a match that leaves columns unread which count people, or which do so with another; and say so."""
    fields = SCHEMA[match.layer].fields
    closed = [one for one in match.blocks if fields[one].people or one in FACTORS]
    if not closed:
        return match, ()
    titles = wording.words(fields[one].title for one in closed)
    what = "Kolommen die mensen tellen, worden niet ingelezen."
    action = "Laat de gemeente deze kolommen inbrengen."
    told = Problem(name, what, titles, "kolommen zonder aantallen mensen", action, Severity.NOTICE)
    return replace(match, blocks={one: block for one, block in match.blocks.items() if one not in closed}), (told,)


def require_open(layer: str) -> Layer:
    """Return what is known of a layer; raise InputError where it is not known, or no rows are brought into it."""
    known = SCHEMA.get(layer)
    if known is None:
        near = _near(layer)
        action = f"Bedoelde u {near}?" if near else "Kies een van deze lagen en tabellen."
        raise InputError(
            Problem("Inbrengen", "Deze laag of tabel kent geo_pa niet.", f"'{layer}'", _open_layers(), action)
        )
    if known.closed:
        what, action = (
            "Een besloten tabel wordt niet rij voor rij ingebracht.",
            "Vervang het hele bestand van de tabel.",
        )
        raise InputError(Problem(known.title, what, "een besloten tabel", "een tabel die open is", action))
    if known.geometry == "raster":
        what, action = "Een raster heeft geen rijen.", "Vervang het bestand van het raster."
        raise InputError(Problem(known.title, what, "een raster", "een laag of tabel met rijen", action))
    return known


def require_rows(layer: str) -> None:
    """Refuse a table in which nothing tells one row from another."""
    known = SCHEMA[layer]
    if not known.key and not known.unique:
        what = "In deze tabel is niet te zien welke rij welke is; daarom kan er geen bestand in worden ingebracht."
        action = "Vervang het hele bestand van de tabel."
        found, expected = "geen nummer per rij", "een tabel met een nummer per rij"
        raise InputError(Problem(known.title, what, found, expected, action))


def _near(layer: str) -> str:
    """Return the layer that was probably meant; empty where none is near."""
    titles = {known.title.casefold(): name for name, known in SCHEMA.items()} | {name: name for name in SCHEMA}
    found = get_close_matches(layer.casefold(), titles, n=1)
    return titles[found[0]] if found else ""


def _open_layers() -> str:
    return wording.words(name for name, known in SCHEMA.items() if not known.closed and known.geometry != "raster")


def _require_declared(layer: str, workspace: Workspace) -> None:
    require_rows(layer)
    if layer not in workspace.declarations and layer not in workspace.broken:
        known = SCHEMA[layer]
        what, action = "Deze laag of tabel is er nog niet.", f"Begin haar met: geo-pa declare BESTAND --as {layer}"
        found = f"geen beschrijving {layer}.toml"
        raise InputError(Problem(known.title, what, found, "een laag of tabel van de werkmap", action))


def _shapeless(intake: Intake, now: pd.DataFrame, table: Table) -> tuple[Problem, ...]:
    count = shapeless(intake, now)
    if not count:
        return ()
    what = f"{terms.plural(count, 'nieuwe rij heeft', 'nieuwe rijen hebben')} nog geen plek op de kaart."
    action = "Teken de plek in de app, of breng een bestand met vormen in."
    expected = "een bestand met vormen voor nieuwe rijen"
    return (Problem(table.name, what, "alleen kolommen", expected, action, Severity.NOTICE),)
