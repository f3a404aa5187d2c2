"""Changing a workspace: what somebody fills in becomes events, judged as rows of a file before they are written."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Literal
from uuid import uuid4

import pandas as pd

from geo_pa.changes import PRESENT, ROW, Author, Change, ConflictError, Log
from geo_pa.changes.judging import canonical
from geo_pa.changes.undo import Undo, undo_of
from geo_pa.changes.values import row_ids, written_rows
from geo_pa.disclosure import only_visible
from geo_pa.engine.misfits import why
from geo_pa.engine.session import Session
from geo_pa.engine.states import base_of, moment
from geo_pa.engine.states import log_of as log_of_files
from geo_pa.errors import InputError, Problem, RequestError
from geo_pa.model import Reader
from geo_pa.workspace import Reading

WHERE = "Wijzigen"

Texts = Mapping[str, str | None]
"""Values by field as canonical text, see :func:`geo_pa.changes.values.written`; None is unknown."""


def rows(session: Session, layer: str) -> pd.DataFrame:
    """Return the rows of a layer or table as they stand, as canonical text.

    Parameters
    ----------
    session : Session
        The state.
    layer : str
        A layer or table that geo_pa knows, also one of which the workspace has no file; no raster, and not closed.

    Returns
    -------
    DataFrame of object
        One row per row, its index how events call it; the shape as ``geometry``. None is unknown.

    Raises
    ------
    InputError
        It cannot be changed; all its problems at once.
    """
    names = pd.Index(ids(session, layer), dtype="str", name="row")
    return written_rows(_reading(session, layer).frame).set_axis(names, axis=0)


def ids(session: Session, layer: str) -> pd.Series:
    """Return how events call each row of a layer or table, on the index of its frame; raise as :func:`rows` does."""
    reading = _reading(session, layer)
    known = session.state.ids.get(layer)
    return row_ids(reading.frame, reading.declaration) if known is None else known


def edited(session: Session, layer: str, row: str, values: Texts) -> tuple[Change, ...]:
    """Return the changes that give a row other values; what stands there already is no change.

    Raises
    ------
    RequestError
        There is no such row.
    """
    frame, names = _reading(session, layer).frame, ids(session, layer)
    if not (names == row).any():
        raise RequestError(_no_row(layer, row))
    told = written_rows(frame.loc[names.index[names == row]])
    now = dict(zip(told.columns, told.to_numpy()[0], strict=True))
    wanted = canonical(_reading(session, layer).declaration, values)
    changes = (Change(layer, row, name, now.get(name), value) for name, value in wanted.items())
    return tuple(change for change in changes if change.before != change.after)


def added(session: Session, layer: str, values: Texts) -> tuple[Change, ...]:
    """Return the changes that add a row; without a value for its key it gets a number that nobody else gives.

    Raises
    ------
    RequestError
        The number is taken, or is that of a row that was removed: to put that back is to undo the removal.
    """
    reading = _reading(session, layer)
    told = canonical(reading.declaration, values)
    filled = {name: value for name, value in told.items() if value is not None}
    row = filled.pop(reading.declaration.key, None) or new_id()
    if (ids(session, layer) == row).any():
        raise RequestError(_taken(reading, row))
    if _is_removed(session, layer, row):
        raise RequestError(_removed(reading, row))
    fields = (Change(layer, row, name, None, value) for name, value in filled.items())
    return (Change(layer, row, ROW, None, PRESENT), *fields)


def new_id() -> str:
    """Return a number for a new row that nobody else gives, also not in another scenario."""
    return f"nieuw-{uuid4().hex[:8]}"


def _is_removed(session: Session, layer: str, row: str) -> bool:
    """Tell whether a row that is not there would come back with what stood in it."""
    those = [event.change for event in session.state.events if (event.change.layer, event.change.row) == (layer, row)]
    latest = {change.field: change.after for change in those}
    first = next((change.before for change in those if change.field == ROW), None)
    filled = first == PRESENT or any(latest[name] is not None for name in latest if name != ROW)
    return latest.get(ROW, PRESENT) is None and filled


def removed(session: Session, layer: str, row: str) -> tuple[Change, ...]:
    """Return the change that takes a row away; raise RequestError where there is none."""
    if not (ids(session, layer) == row).any():
        raise RequestError(_no_row(layer, row))
    return (Change(layer, row, ROW, PRESENT, None),)


def tried(session: Session, changes: Iterable[Change]) -> Session:
    """Return a session in which changes hold that are written nowhere.

    Raises
    ------
    InputError
        One of them makes a row that cannot be used, or changes what is not there; all problems at once.
    """
    told = tuple(changes)
    before = {*session.state.misfits}
    trial = session.with_changes(told)
    problems = [one for misfit in trial.state.misfits if misfit not in before for one in why(misfit)]
    if problems:
        raise InputError(dict.fromkeys(problems))
    return trial


def write(
    session: Session, changes: Iterable[Change], author: Author, *, seen: int | None = None, undoes: str = ""
) -> Session:
    """Write changes into the scenario that is looked at, as one action.

    Parameters
    ----------
    session : Session
        The state in which they were made, as it is now.
    changes : iterable of Change
        See :func:`edited`, :func:`added` and :func:`removed`.
    author : Author
        Who, why and as which reader.
    seen : int, optional
        The number of the last event that the author knew of, where that is another than the state's.
    undoes : str
        The action that they take back.

    Returns
    -------
    Session
        The same scenario with them, and with what others wrote in the meantime.

    Raises
    ------
    InputError
        A row that cannot be used comes of it, or the log cannot be written to.
    ConflictError
        Somebody else changed the same in the meantime; nothing is written.
    RequestError
        The past is looked at, a row is not this reader's or would no longer be, nothing changes, or nobody is named.
    """
    told = tuple(changes)
    reader = session.reader(author.reader)
    if found := [*_past(session), *_not_seen(session, told, reader)]:
        raise RequestError(found)
    log, state = log_of(session), session.state
    known = state.last if seen is None else seen
    if clashes := log.conflicts(told, scenario=state.scenario, seen=known):
        raise ConflictError(clashes)
    if found := [*_out_of_sight(tried(session, told), told, reader)]:
        raise RequestError(found)
    log.write(told, author, scenario=state.scenario, seen=known, undoes=undoes)
    return session.scenario(state.scenario)


def undoing(session: Session, action: str) -> Undo:
    """Return what takes an action of a state back, and what stands on it since."""
    return undo_of(action, session.state.events)


def undo(session: Session, action: str, author: Author, *, later: Literal["ask", "keep", "undo"] = "ask") -> Session:
    """Take an action back by its inverse.

    Parameters
    ----------
    session : Session
        The state, as it is now.
    action : str
        Its id; that of the action that undid it, to do it again.
    author : Author
        Who takes it back, why and as which reader.
    later : str
        Where something later stands on it: ``"ask"`` refuses and names it, ``"keep"`` takes back only the rest,
        ``"undo"`` also what came later.

    Raises
    ------
    RequestError
        It is no action of this state, was taken back already, or something later stands on it.
    """
    found = undoing(session, action)
    if problem := _cannot_undo(found, later):
        raise RequestError(problem)
    changes = found.free if later == "keep" else (*found.rest, *found.free)
    return write(session, changes, author, undoes=action)


def _reading(session: Session, layer: str) -> Reading:
    """Return a layer or table that can be changed."""
    base = base_of(session.files, layer)
    if isinstance(base, tuple):
        raise InputError(base)
    return session.workspace.read(layer, ()) if layer in session.workspace.declarations else base


def log_of(session: Session) -> Log:
    """Return the log of the workspace of a session."""
    return log_of_files(session.files)


def _past(session: Session) -> Iterator[Problem]:
    state = session.state
    if state.as_of is not None:
        found = f"de stand van {moment(state.as_of)}"
        yield Problem(WHERE, "Wat geweest is, is niet te wijzigen.", found, "de stand van nu", "Kies de stand van nu.")


def _not_seen(session: Session, changes: Iterable[Change], reader: Reader) -> Iterator[Problem]:
    """Find rows that a reader may not see, and so not change; the error does not tell whether they are there."""
    for layer in dict.fromkeys(change.layer for change in changes):
        reading = _reading(session, layer)
        every = ids(session, layer)
        seen = every[reading.frame.index.isin(only_visible(reading.frame, reader, layer).index)]
        named = {change.row for change in changes if change.layer == layer}
        yield from (_no_row(layer, row) for row in sorted(named & {*every} - {*seen}))


def _out_of_sight(after: Session, changes: Iterable[Change], reader: Reader) -> Iterator[Problem]:
    """Find rows that a reader would no longer see: what is typed in under a reader can be seen by that reader."""
    for layer in dict.fromkeys(change.layer for change in changes):
        reading = _reading(after, layer)
        seen = reading.frame.index.isin(only_visible(reading.frame, reader, layer).index)
        named = {change.row for change in changes if change.layer == layer}
        yield from (_not_yours(reading, row) for row in ids(after, layer)[~seen] if row in named)


def _cannot_undo(found: Undo, later: str) -> Problem | None:
    if found.done:
        action = "Kies een andere wijziging."
        return Problem(WHERE, "Deze wijziging is al teruggedraaid.", "teruggedraaid", "een wijziging die geldt", action)
    if not (found.free or found.rest):
        expected = "een wijziging die in dit scenario geldt"
        return Problem(WHERE, "Hier valt niets terug te draaien.", "geen wijziging", expected, "Kies een andere.")
    if found.standing and later == "ask":
        when = ", ".join(dict.fromkeys(moment(event.action.at) for event in found.standing))
        action = "Kies: laat staan wat er later bij kwam, of draai ook dat terug."
        what = "Er is later iets gewijzigd dat hierop verder gaat."
        return Problem(WHERE, what, f"een wijziging van {when}", "niets dat later kwam", action)
    return None


def _no_row(layer: str, row: str) -> Problem:
    return Problem(layer, "Deze rij is er niet.", f"'{row}'", "een rij van deze laag", "Kies een rij die er is.")


def _removed(reading: Reading, row: str) -> Problem:
    title, what = reading.declaration.title, "Dit nummer is van een rij die is weggehaald."
    action = "Draai het weghalen terug, of kies een ander nummer."
    return Problem(title, what, f"'{row}'", "een nummer dat er nog niet was", action)


def _not_yours(reading: Reading, row: str) -> Problem:
    what = "Wat u invult, moet u daarna zelf nog kunnen zien."
    found, expected = "een rij die u dan niet meer ziet", "een rij die voor u bestemd is"
    action = "Kies bij vertrouwelijkheid en status iets waarbij u de rij blijft zien."
    return Problem(f"{reading.declaration.title}, {row}", what, found, expected, action)


def _taken(reading: Reading, row: str) -> Problem:
    title = reading.declaration.title
    return Problem(title, "Dit nummer is er al.", f"'{row}'", "een nummer dat er nog niet is", "Kies een ander nummer.")
