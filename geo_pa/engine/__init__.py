"""The one door for the app, the command line and notebooks: open a workspace, ask it a question."""

from geo_pa.engine.answers import Answers
from geo_pa.engine.evidence import ended, used_layers
from geo_pa.engine.session import EMBEDDED, GENERAL_NOTICE, Session, open_workspace

__all__ = ["EMBEDDED", "GENERAL_NOTICE", "Answers", "Session", "ended", "open_workspace", "used_layers"]
