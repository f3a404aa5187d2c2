"""What of the rows of a layer may be shown: those a viewer may see, without small counts of people."""

from contextlib import suppress

import pandas as pd

from geo_pa import disclosure
from geo_pa.engine import Session
from geo_pa.errors import InputError
from geo_pa.model import Reader
from geo_pa.workspace import Declaration


def shown_rows(session: Session, name: str, viewer: Reader) -> pd.DataFrame:
    """Return the rows of a layer or table that a viewer may see, small counts of people hidden."""
    workspace = session.workspace
    threshold = workspace.rules("disclosure", on=workspace.info.reference_date).integer("count_suppression_threshold")
    frame = session.layer(name, viewer=viewer)
    if name == "villages":
        with suppress(InputError):  # neighbourhoods that cannot be shown tell nothing
            parts = session.layer("neighbourhoods", viewer=viewer)
            frame = disclosure.hide_wholes(frame, parts, "district_code", threshold)
    return without_small_counts(frame, workspace.declarations[name], threshold)


def without_small_counts(frame: pd.DataFrame, declaration: Declaration, threshold: int) -> pd.DataFrame:
    """Make small counts of people missing, in the columns declared as such, and shares that make such counts."""
    marked = [name for name, column in declaration.columns.items() if column.people and name in frame.columns]
    shown = disclosure.hide_differences(disclosure.hide_factors(frame, threshold), threshold)
    return shown.assign(**{name: disclosure.hide_small_counts(shown[name], threshold) for name in marked})
