"""How long the log knows who did what: after that the change stays, and the name goes."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import Connection, update

from geo_pa.changes.events import Event
from geo_pa.changes.queries import microseconds
from geo_pa.changes.tables import actions, scenarios

YEAR = timedelta(days=365.25)


def since(years: float | None) -> datetime | None:
    """Return the moment from which names are kept; None where they always are."""
    return None if years is None else datetime.now(UTC) - years * YEAR


def forget(connection: Connection, before: datetime) -> None:
    """Take the names out of the database of who did something before a moment."""
    for table in (actions, scenarios):
        old = update(table).where(table.c.at < microseconds(before), table.c.who != "")
        connection.execute(old.values(who=""))


def without_old_names(events: Iterable[Event], before: datetime | None) -> tuple[Event, ...]:
    """Return events without the names that are no longer kept, whether or not the database still holds them."""
    return tuple(event if before is None or event.action.at >= before else _nameless(event) for event in events)


def _nameless(event: Event) -> Event:
    return replace(event, action=replace(event.action, author=replace(event.action.author, who="")))
