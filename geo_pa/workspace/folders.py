"""Which folder is opened where none is named."""

import os
from pathlib import Path

EMBEDDED = Path(__file__).resolve().parents[2]
"""The repository itself: its ``layers/`` and ``data/`` are the workspace used where none is named."""


def workspace_folder(path: str | Path | None = None) -> Path:
    """Return the folder that is opened: the one named here, else by ``GEO_PA_WORKSPACE``, else the embedded one."""
    return Path(path or os.environ.get("GEO_PA_WORKSPACE") or EMBEDDED)
