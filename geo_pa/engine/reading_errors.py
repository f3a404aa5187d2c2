"""What a reader is told of a layer that cannot be used: rows that he may not see stand in the message as well."""

from collections.abc import Collection, Iterator
from contextlib import contextmanager

from geo_pa.errors import InputError, Problem
from geo_pa.model import Reader
from geo_pa.workspace import Reading, Workspace

NOT_SHOWN = "Dit kan niet worden gebruikt. Waarom, ziet alleen de gemeente: in de melding staan rijen."
"""Said instead of the reason to readers who do not see every row."""


@contextmanager
def telling(where: str, viewer: Reader) -> Iterator[None]:
    """Let an error about rows out as a viewer may read it.

    Parameters
    ----------
    where : str
        What cannot be used, or which question not answered.
    viewer : Reader
        Who looks.

    Raises
    ------
    InputError
        The municipality is told which rows are wrong and what stands in them; others are told of which layer or
        question it is, since the rows may be hidden from them.
    """
    try:
        yield
    except InputError as error:
        raise error if viewer.sees_everything else InputError(_told(where)) from None


def read_for(workspace: Workspace, name: str, viewer: Reader, needed: Collection[str] = ()) -> Reading:
    """Read a layer or table for a viewer.

    Parameters
    ----------
    workspace : Workspace
        Where it is.
    name : str
        Stem of the declaration.
    viewer : Reader
        Who looks.
    needed : collection of str
        Columns that it cannot do without.

    Raises
    ------
    InputError
        It is not declared, or cannot be used, as :func:`telling` tells it.
    """
    if name not in workspace.declarations:
        return workspace.read(name, needed)
    with telling(workspace.declarations[name].title, viewer):
        return workspace.read(name, needed)


def _told(where: str) -> Problem:
    return Problem(
        where=where,
        what=NOT_SHOWN,
        found="een fout in de gegevens",
        expected="gegevens zonder fout",
        action="Vraag het de gemeente; 'geo-pa check' zegt wat er moet worden verbeterd.",
    )
