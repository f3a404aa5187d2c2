"""``geo-pa dictionary``: write down what stands in every layer, table, rule and answer of a workspace."""

from pathlib import Path

from geo_pa.cli import files
from geo_pa.delivery.dictionary import dictionary
from geo_pa.engine import open_workspace


def write_dictionary(workspace: Path | None, output: Path | None) -> None:
    """Write the data dictionary; of the workspace's own files it may only replace ``data/dictionary.md``."""
    session = open_workspace(workspace)
    if output is not None:
        files.refuse_own_files(output, session.workspace, but=files.DICTIONARY)
    files.write(dictionary(session).encode(), output)
