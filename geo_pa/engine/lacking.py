"""What a workspace lacks to answer a question."""

from collections.abc import Iterator

from geo_pa.errors import Problem, Severity
from geo_pa.registry import Analysis
from geo_pa.workspace import Workspace


def lacking(entry: Analysis, workspace: Workspace) -> Iterator[Problem]:
    """Tell which layers and columns that an analysis reads are not described.

    Yields
    ------
    Problem
        An error for a layer without which the question cannot be answered, a notice for columns without which something
        stays unknown.
    """
    for name, columns in entry.columns.items():
        if name in workspace.declarations:
            declaration = workspace.declarations[name]
            missing = [column for column in columns if column not in declaration.columns]
            if missing:
                yield _columns_missing(entry, declaration.title, missing)
    for name in (*entry.columns, *entry.rasters):
        known = name in workspace.declarations or name in workspace.broken
        if not known and name not in entry.optional:
            yield _layer_missing(entry, name)


def _columns_missing(entry: Analysis, title: str, columns: list[str]) -> Problem:
    return Problem(
        where=title,
        what=f"Voor de vraag '{entry.title}' ontbreken kolommen; wat zij bepalen, is onbekend.",
        found=f"niet beschreven: {', '.join(columns)}",
        expected="een beschrijving van deze kolommen",
        action="Beschrijf de kolommen die u hebt; zonder kan een oordeel 'onbekend' worden.",
        severity=Severity.NOTICE,
    )


def _layer_missing(entry: Analysis, name: str) -> Problem:
    return Problem(
        where=name,
        what=f"De vraag '{entry.title}' is niet te beantwoorden: deze laag of tabel is er niet.",
        found="geen beschrijving in layers of data/tables",
        expected=f"{name}.toml",
        action="Neem de beschrijving over van de voorbeeldgemeente en pas haar aan uw bestand aan.",
    )
