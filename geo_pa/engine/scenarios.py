"""The scenarios of a workspace, as a reader may know them."""

import pandas as pd

from geo_pa.changes import Author, Log, Scenario
from geo_pa.disclosure import CONFIDENTIALITY, require_viewer, visible
from geo_pa.engine.editing import log_of
from geo_pa.engine.session import Session


def scenarios_for(log: Log, viewer: str) -> tuple[Scenario, ...]:
    """Return the scenarios that a reader may see, in the order in which they were made.

    Raises
    ------
    RequestError
        No such viewer.
    InputError
        The log cannot be read.
    """
    require_viewer(viewer)
    every = log.scenarios()
    rows = pd.DataFrame({CONFIDENTIALITY: [one.made.reader for one in every]})
    return tuple(one for one, seen in zip(every, visible(rows, viewer, "scenarios"), strict=True) if seen)


def add_scenario(session: Session, name: str, author: Author) -> Scenario:
    """Make a scenario that goes on from the one that is looked at, as that is now.

    Raises
    ------
    RequestError
        The name does not do, nobody is named, or its reader may not see the scenario that it goes on from.
    InputError
        The log cannot be written to.
    """
    session.state.require_readable(author.reader)
    return log_of(session).add_scenario(name, author, parent=session.state.scenario)
