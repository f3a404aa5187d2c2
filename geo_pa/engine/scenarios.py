"""The scenarios of a workspace, as a reader may know them."""

from geo_pa.changes import Author, Scenario
from geo_pa.engine.editing import log_of
from geo_pa.engine.session import Session, Viewer
from geo_pa.engine.states import can_see
from geo_pa.model import MUNICIPALITY


def scenarios_for(session: Session, viewer: Viewer = MUNICIPALITY) -> tuple[Scenario, ...]:
    """Return the scenarios that a reader may see, in the order in which they were made.

    Raises
    ------
    RequestError
        No such viewer.
    InputError
        The log cannot be read.
    """
    reader, known = session.reader(viewer), session.workspace.readers.known
    every = log_of(session).scenarios()
    return tuple(one for one in every if can_see(reader, known.get(one.made.reader, MUNICIPALITY)))


def add_scenario(session: Session, name: str, author: Author) -> Scenario:
    """Make a scenario that goes on from the one that is looked at, as that is now.

    Raises
    ------
    RequestError
        The name does not do, nobody is named, or its reader may not see the scenario that it goes on from.
    InputError
        The log cannot be written to.
    """
    session.state.require_readable(session.reader(author.reader))
    return log_of(session).add_scenario(name, author, parent=session.state.scenario)
