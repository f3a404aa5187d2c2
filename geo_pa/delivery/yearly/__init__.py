"""The yearly document: what the parties do next year for each agreement, partly filled in from the data."""

from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from geo_pa.delivery.gate import require_form
from geo_pa.delivery.yearly.content import Document, compose, layers_of
from geo_pa.delivery.yearly.word import to_docx
from geo_pa.delivery.yearly.workbook import to_workbook
from geo_pa.engine import Session, Viewer

__all__ = ["FORMS", "layers_of", "yearly"]

FORMS: Mapping[str, Callable[[Document], bytes]] = MappingProxyType({"docx": to_docx, "xlsx": to_workbook})
"""Every form and what writes it."""


def yearly(
    session: Session,
    year: int,
    form: str,
    *,
    viewer: Viewer,
    on: date | None = None,
    settings: Mapping[str, str] | None = None,
) -> bytes:
    """Write the yearly document for one reader; the same data give the same bytes.

    Parameters
    ----------
    session : Session
        The workspace.
    year : int
        The calendar year that it is about.
    form : str
        One of :data:`FORMS`.
    viewer : str or Reader
        For whom; nothing that this reader may not see is in it.
    on : date, optional
        The reference date; that of the workspace without it.
    settings : mapping of str to str, optional
        Choices made otherwise than the data have them, as in :meth:`geo_pa.engine.Session.run`.

    Returns
    -------
    bytes
        The whole file.

    Raises
    ------
    DeliveryError
        The form is unknown, or the answer holds what this viewer may not see.
    RequestError, InputError
        As in :meth:`geo_pa.engine.Session.run`.
    """
    require_form(form, FORMS, "Jaardocument", "Deze bestandsvorm bestaat niet voor het jaardocument.")
    return FORMS[form](compose(session, year, viewer=viewer, on=on, settings=settings))
