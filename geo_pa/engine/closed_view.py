"""The closed internal view: exact small counts, for the municipality at its own table."""

from dataclasses import dataclass

from geo_pa.errors import Problem, RequestError
from geo_pa.model import MUNICIPALITY, Reader
from geo_pa.registry import ANALYSES, Analysis
from geo_pa.workspace import Declaration


@dataclass(frozen=True)
class Asker:
    """Who asks, and whether for the closed view."""

    viewer: Reader
    closed: bool = False


def require_closed_view(entry: Analysis, viewer: Reader) -> None:
    """Accept a question for the closed view.

    Raises
    ------
    RequestError
        The question has no closed view, or somebody else than the municipality looks.
    """
    if not entry.answer.closed_view:
        having = ", ".join(one.id for one in ANALYSES if one.answer.closed_view)
        raise _refused("Deze vraag heeft geen besloten weergave.", entry.id, having)
    _require_municipality(viewer)


def require_open_table(declaration: Declaration | None, asker: Asker) -> None:
    """Accept that the rows of a table are read.

    Raises
    ------
    RequestError
        The table is closed, and is not asked for as such by the municipality.
    """
    if declaration is None or not declaration.closed:
        return
    if not asker.closed:
        what = "Deze tabel is besloten: haar rijen zijn kleine aantallen mensen."
        action = "Stel de vraag die deze aantallen optelt."
        raise _refused(what, declaration.title, "de besloten weergave", action)
    _require_municipality(asker.viewer)


def _require_municipality(viewer: Reader) -> None:
    if not viewer.sees_everything:
        what = "De besloten weergave is alleen voor de gemeente."
        raise _refused(what, viewer.title, MUNICIPALITY.title)


def _refused(what: str, found: str, expected: str, action: str = "Stel de vraag zonder.") -> RequestError:
    return RequestError(Problem("Besloten weergave", what, found, expected, action))
