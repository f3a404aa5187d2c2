"""What leaves the municipality: a result as a file, marked where it is a model, with only what its reader may see."""

import re
from collections.abc import Callable, Mapping
from datetime import date
from types import MappingProxyType

from geo_pa.delivery.csvfile import to_csv
from geo_pa.delivery.gate import Delivery, prepare, require_form
from geo_pa.delivery.geojson import to_geojson
from geo_pa.delivery.jsonfile import all_to_json, to_json
from geo_pa.delivery.xlsxfile import to_xlsx
from geo_pa.model import Reader, Result
from geo_pa.terms import plural

__all__ = ["FORMATS", "Delivery", "all_to_json", "export", "file_name", "named", "prepare"]

FORMATS: Mapping[str, Callable[[Delivery], bytes]] = MappingProxyType(
    {"json": to_json, "csv": to_csv, "geojson": to_geojson, "xlsx": to_xlsx},
)
"""Every file format and what writes it."""


def export(result: Result, file_format: str, *, viewer: Reader, notice: str = "") -> bytes:
    """Write a result as a file for one reader; the same result gives the same bytes.

    Parameters
    ----------
    result : Result
        As the engine gave it for this viewer.
    file_format : str
        One of :data:`FORMATS`.
    viewer : Reader
        For whom the file is.
    notice : str, optional
        The workspace's own sentence about modelled data; a general one takes its place.

    Returns
    -------
    bytes
        The whole file.

    Raises
    ------
    DeliveryError
        When the format is unknown, or the result holds what this viewer may not see.
    """
    require_form(file_format, FORMATS, "Bestand", "Deze bestandsvorm bestaat niet.")
    return FORMATS[file_format](prepare(result, viewer=viewer, notice=notice))


def file_name(title: str, on: date, viewer: Reader, file_format: str, *, changed: int = 0, state: str = "") -> str:
    """Return the name of a file: the question, the reference date, the reader and own choices, in plain Dutch.

    Parameters
    ----------
    title : str
        Of the question.
    on : date
        The reference date.
    viewer : Reader
        For whom.
    file_format : str
        What the name ends on.
    changed : int
        How many choices were made otherwise than the data have them.
    state : str
        Of the workspace, where that is not what was adopted (:attr:`geo_pa.engine.states.State.short`).

    Returns
    -------
    str
        Lower case without spaces or signs: ``de-23-afspraken_2026-01-01_gemeente.xlsx``.
    """
    own = [*([state] if state else []), *([plural(changed, "eigen keuze", "eigen keuzes")] if changed else [])]
    return named(title, str(on), viewer.title, *own, form=file_format)


def named(*parts: str, form: str) -> str:
    """Name a file after its parts: lower case, only letters, digits and hyphens in each, joined by underscores."""
    return f"{'_'.join(map(_plain, parts))}.{form}"


def _plain(part: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", part.lower().replace("%", " procent")).strip("-")
