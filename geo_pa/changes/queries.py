"""What the log asks its database: rows become events, and a scenario a line of those that it comes from."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from sqlalchemy import ColumnElement, Connection, Select, and_, func, or_, select

from geo_pa.changes.database import damaged
from geo_pa.changes.events import Action, Author, Change, Event, Scenario
from geo_pa.changes.tables import actions, events, scenarios
from geo_pa.errors import InputError

P = ParamSpec("P")
T = TypeVar("T")

EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)

Line = list[tuple[int, int | None]]
"""The scenarios that a state is made of, from its own back to the first; of each up to which event, None for all."""


def _as_written(ask: Callable[P, T]) -> Callable[P, T]:
    """Tell of a database that does not hold what was written in it, such as a file of which the disk lost a part."""

    @wraps(ask)
    def asked(*given: P.args, **named: P.kwargs) -> T:
        try:
            return ask(*given, **named)
        except (KeyError, TypeError, AttributeError, ValueError, OverflowError) as error:
            raise InputError(damaged()) from error

    return asked


def microseconds(moment: datetime) -> int:
    """Return a moment as the database keeps it."""
    return (moment - EPOCH) // MICROSECOND


def moment(kept: int) -> datetime:
    """Return a moment that the database keeps, in UTC."""
    return EPOCH + kept * MICROSECOND


@_as_written
def now(connection: Connection) -> datetime:
    """Return the moment to write: no earlier than what was written before, whatever the clock says."""
    latest = connection.scalar(select(func.max(actions.c.at))) or 0
    return moment(max(microseconds(datetime.now(UTC)), latest))


@_as_written
def last(connection: Connection) -> int:
    """Return the number of the last event; 0 before the first."""
    return connection.scalar(select(func.max(events.c.number))) or 0


@_as_written
def names(connection: Connection) -> dict[int, str]:
    """Return the names of all scenarios by their id."""
    return {row.id: _text(row.name) for row in connection.execute(select(scenarios.c.id, scenarios.c.name))}


@_as_written
def line(connection: Connection, scenario: int) -> Line:
    """Return the scenarios that one comes from, itself first."""
    above = {row.id: row for row in connection.execute(select(scenarios.c.id, scenarios.c.parent, scenarios.c.left_at))}
    return list(_back(above, scenario))


def _back(above: Mapping[int, Any], scenario: int) -> Iterator[tuple[int, int | None]]:
    here: int | None = scenario
    until: int | None = None
    while here is not None:
        yield here, until
        here, until = above[here].parent, above[here].left_at


@_as_written
def found(connection: Connection, *where: ColumnElement[bool]) -> tuple[Event, ...]:
    """Return the events of which all this holds, in order."""
    rows = connection.execute(_every_event().where(*where).order_by(events.c.number)).all()
    return tuple(_events(rows, names(connection)))


def on(line: Line) -> ColumnElement[bool]:
    """Tell of an event whether it is on a line."""
    whose = actions.c.scenario
    return or_(
        *(whose == one if until is None else and_(whose == one, events.c.number <= until) for one, until in line)
    )


@_as_written
def scenario_of(row: Any, known: Mapping[int, str]) -> Scenario:
    """Return a scenario from its row."""
    return Scenario(
        row.name, known.get(row.parent, ""), row.left_at, Author(row.who, row.why, row.reader), moment(row.at)
    )


def insert_scenario(connection: Connection, scenario: Scenario, parent: int | None) -> None:
    """Write a scenario."""
    number = (connection.scalar(select(func.max(scenarios.c.id))) or 0) + 1
    row = {"id": number, "name": scenario.name, "folded": scenario.name.casefold()}
    row |= {"parent": parent, "left_at": scenario.left_at}
    connection.execute(scenarios.insert().values(row | _signed(scenario.made) | {"at": microseconds(scenario.at)}))


def insert_action(connection: Connection, action: Action, scenario: int, changes: Iterable[Change]) -> None:
    """Write an action with its events, in their order."""
    row = {"id": action.id, "at": microseconds(action.at), "scenario": scenario, "undoes": action.undoes}
    connection.execute(actions.insert().values(row | _signed(action.author)))
    numbered = enumerate(changes, last(connection) + 1)
    connection.execute(
        events.insert(), [{"number": number, "action": action.id, **vars(change)} for number, change in numbered]
    )


def _signed(author: Author) -> dict[str, str]:
    return {"who": author.who, "why": author.why, "reader": author.reader}


def _every_event() -> Select[Any]:
    about = (actions.c[name] for name in ("at", "who", "why", "reader", "scenario", "undoes"))
    return select(events, *about).join_from(events, actions)


def _events(rows: Iterable[Any], known: Mapping[int, str]) -> Iterator[Event]:
    made: dict[str, Action] = {}
    for number, action, layer, row, field, before, after, *about in rows:
        if action not in made:
            made[action] = _action(action, about, known)
        if not (type(layer) is type(row) is type(field) is str and {type(before), type(after)} <= TEXT_OR_NONE):
            raise TypeError(number)
        yield Event(number, made[action], Change(layer, row, field, before, after))


def _action(number: str, about: Sequence[Any], known: Mapping[int, str]) -> Action:
    at, who, why, reader, scenario, undoes = about
    return Action(number, moment(at), Author(_text(who), _text(why), _text(reader)), known[scenario], _text(undoes))


TEXT_OR_NONE = frozenset({str, type(None)})
"""SQLite holds in a column whatever stands in its file."""


def _text(value: Any) -> str:
    """Return what is a text; raise TypeError where it is none."""
    if type(value) is not str:
        raise TypeError(value)
    return value
