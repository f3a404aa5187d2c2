"""``geo-pa dictionary``: write down what stands in every layer, table, rule and answer of a workspace."""

from pathlib import Path

from geo_pa.cli import files, screen
from geo_pa.delivery.dictionary import dictionary
from geo_pa.engine import open_workspace


def write_dictionary(workspace: Path | None, output: Path | None) -> None:
    """Write the data dictionary of a workspace.

    Parameters
    ----------
    workspace : Path, optional
        The folder; None is ``GEO_PA_WORKSPACE``, else the embedded municipality.
    output : Path, optional
        The file; None is standard output. Of the workspace's own files only ``data/dictionary.md`` may be replaced.

    Raises
    ------
    InputError, DeliveryError
        In Dutch. No file is left half-written.
    """
    session = open_workspace(workspace)
    if output is not None:
        files.refuse_own_files(output, session.workspace, but=files.DICTIONARY)
    content = dictionary(session).encode()
    if output is None:
        files.write_output(content)
        return
    files.write_file(content, output)
    screen.say(f"Geschreven: {output}")
