"""The one door for the app, the command line and notebooks: open a workspace, ask it a question."""

import pandas as pd

from geo_pa.engine.answers import Answers
from geo_pa.engine.comparing import Comparison, compare
from geo_pa.engine.evidence import notes_on_date, used_layers
from geo_pa.engine.reading_errors import read_for
from geo_pa.engine.session import GENERAL_NOTICE, Session, Viewer, open_workspace
from geo_pa.engine.summary import LayerSummary
from geo_pa.workspace import EMBEDDED

__all__ = [
    "EMBEDDED",
    "GENERAL_NOTICE",
    "Answers",
    "Comparison",
    "LayerSummary",
    "Session",
    "Viewer",
    "compare",
    "notes_on_date",
    "open_workspace",
    "read_for",
    "used_layers",
]

# At the size of a municipality Python's own strings answer up to twice as fast as Arrow's; a column stays "str".
pd.set_option("mode.string_storage", "python")
