"""The log of changes: append-only, in one order for all who write."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from unicodedata import normalize
from uuid import uuid4

from sqlalchemy import URL, Connection, select

from geo_pa.changes import queries
from geo_pa.changes.conflicts import Others
from geo_pa.changes.database import WHERE, database_of, reading, writing
from geo_pa.changes.events import ADOPTED, Action, Author, Change, Conflict, ConflictError, Event, Scenario
from geo_pa.changes.keeping_names import forget, since, without_old_names
from geo_pa.changes.refusals import nobody, nothing, other_log, texts_of, unfit_name, unwritable
from geo_pa.changes.tables import about, actions, events, scenarios
from geo_pa.changes.versions import bring_up, ready
from geo_pa.errors import InputError, Problem, RequestError

FIRST = Scenario(ADOPTED, "", 0, Author("geo_pa", "", "public"), queries.EPOCH)


@dataclass(frozen=True)
class Log:
    """The changes of one municipality; made by :meth:`of`.

    Attributes
    ----------
    url : URL
        The database.
    municipality : str
        The code of the municipality, ``"GM0118"``: a log of another is refused.
    names_kept_years : float, optional
        For so long the log knows who did what; always without it.
    """

    url: URL
    municipality: str
    names_kept_years: float | None = None

    @classmethod
    def of(cls, folder: Path, municipality: str, *, names_kept_years: float | None = None) -> "Log":
        """Return the log of a workspace; nothing is made before something is written.

        Raises
        ------
        InputError
            ``GEO_PA_DATABASE_URL`` names no database.
        """
        return cls(database_of(folder), municipality, names_kept_years)

    def scenarios(self) -> tuple[Scenario, ...]:
        """Return every scenario, in the order in which they were made; the first is always there."""
        if not ready(self.url):
            return (FIRST,)
        with self._read() as connection:
            known = queries.names(connection)
            rows = connection.execute(select(scenarios).order_by(scenarios.c.id)).all()
        return tuple(queries.scenario_of(row, known) for row in rows)

    def add_scenario(self, name: str, author: Author, *, parent: str = ADOPTED) -> Scenario:
        """Make a scenario that leaves another where that is now.

        Raises
        ------
        RequestError
            The name is empty, too long or taken, nobody is named, or there is no such parent.
        InputError
            The database cannot be written to.
        """
        wanted = normalize("NFC", " ".join(name.split()))
        with self._write() as connection:
            known = queries.names(connection)
            if found := [*unfit_name(wanted, known.values()), *nobody(author), *unwritable(texts_of((), author))]:
                raise RequestError(found)
            above = _id_of(parent, known)
            made = Scenario(wanted, known[above], queries.last(connection), author, queries.now(connection))
            queries.insert_scenario(connection, made, above)
        return made

    def last(self) -> int:
        """Return the number of the last event of all scenarios; 0 before the first."""
        if not ready(self.url):
            return 0
        with reading(self.url) as connection:
            return queries.last(connection)

    def events(
        self, scenario: str = ADOPTED, *, as_of: datetime | None = None, until: int | None = None
    ) -> tuple[Event, ...]:
        """Return the events that a state is made of, in order.

        Parameters
        ----------
        scenario : str
            Its name; those of the scenarios that it comes from are part of it, up to where each was left.
        as_of : datetime, optional
            With a time zone; later events are not part of it.
        until : int, optional
            Only events with no higher number.

        Raises
        ------
        RequestError
            There is no such scenario.
        """
        if not ready(self.url):
            _id_of(scenario, {0: ADOPTED})
            return ()
        with self._read() as connection:
            line = queries.line(connection, _id_of(scenario, queries.names(connection)))
            before = [] if until is None else [events.c.number <= until]
            before += [] if as_of is None else [actions.c.at <= queries.microseconds(as_of)]
            found = queries.found(connection, queries.on(line), *before)
        return without_old_names(found, since(self.names_kept_years))

    def action(self, action: str) -> tuple[Event, ...]:
        """Return the events of one action, in whatever scenario it stands; none where there is no such action."""
        if not ready(self.url):
            return ()
        with self._read() as connection:
            return queries.found(connection, actions.c.id == action)

    def write(
        self, changes: Iterable[Change], author: Author, *, scenario: str = ADOPTED, seen: int, undoes: str = ""
    ) -> Action:
        """Write changes as one action: all of them or none.

        Parameters
        ----------
        changes : iterable of Change
            At least one that changes something; what changes nothing, or stands so already, is not written.
        author : Author
            Who, why and as which reader.
        scenario : str
            Whose line they go into.
        seen : int
            The number of the last event that was known when the changes were made (:meth:`last`).
        undoes : str
            The id of the action that is taken back.

        Returns
        -------
        Action

        Raises
        ------
        ConflictError
            Somebody else changed one of the same fields, or the row itself, after that; nothing is written.
        RequestError
            Nothing changes, nobody is named, or there is no such scenario.
        InputError
            The database cannot be written to.
        """
        wanted = [change for change in changes if change.before != change.after]
        if refused := [*nothing(wanted), *nobody(author), *unwritable(texts_of(wanted, author))]:
            raise RequestError(refused)
        with self._write() as connection:
            known = queries.names(connection)
            line = queries.line(connection, number := _id_of(scenario, known))
            others = Others.of(queries.found(connection, queries.on(line), events.c.number > seen))
            if found := tuple(others.conflicts(wanted)):
                raise ConflictError(found)
            fresh = [change for change in wanted if not others.did(change)]
            if problems := [*nothing(fresh), *other_log(seen, queries.last(connection))]:
                raise RequestError(problems)
            action = Action(str(uuid4()), queries.now(connection), author, known[number], undoes)
            queries.insert_action(connection, action, number, fresh)
        return action

    def conflicts(self, changes: Iterable[Change], *, scenario: str = ADOPTED, seen: int) -> tuple[Conflict, ...]:
        """Return what :meth:`write` would refuse now since another changed the same after that event."""
        if not ready(self.url):
            return ()
        with self._read() as connection:
            line = queries.line(connection, _id_of(scenario, queries.names(connection)))
            others = Others.of(queries.found(connection, queries.on(line), events.c.number > seen))
        return tuple(others.conflicts(list(changes)))

    @contextmanager
    def _read(self) -> Iterator[Connection]:
        with reading(self.url) as connection:
            owner = _owner(connection)
            if owner is not None and owner != self.municipality:
                raise InputError(_others_log(owner, self.municipality))
            yield connection

    @contextmanager
    def _write(self) -> Iterator[Connection]:
        """Give a connection that writes; the first who does makes the log and says whose it is."""
        ready(self.url)
        with writing(self.url) as connection:
            bring_up(connection)
            owner = _owner(connection)
            if owner is None:
                connection.execute(about.insert().values(name="municipality", value=self.municipality))
                queries.insert_scenario(connection, FIRST, None)
            elif owner != self.municipality:
                raise InputError(_others_log(owner, self.municipality))
            if before := since(self.names_kept_years):
                forget(connection, before)
            yield connection


def _owner(connection: Connection) -> str | None:
    return connection.scalar(select(about.c.value).where(about.c.name == "municipality"))


def _others_log(owner: str, own: str) -> Problem:
    what, action = "Dit logboek is van een andere gemeente.", "Geef elke gemeente een database van zichzelf."
    return Problem(WHERE, what, owner, own, action)


def _id_of(name: str, known: dict[int, str]) -> int:
    for number, one in known.items():
        if one.casefold() == name.casefold():
            return number
    raise RequestError(no_scenario(name, known.values()))


def no_scenario(name: str, known: Iterable[str]) -> Problem:
    """Say that there is no scenario of that name, and which there are."""
    action = "Kies een van deze, of maak een nieuw scenario."
    return Problem("Scenario", "Dit scenario bestaat niet.", f"'{name}'", ", ".join(known), action)
