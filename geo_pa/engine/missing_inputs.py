"""What a workspace lacks to answer a question."""

from collections.abc import Iterable, Iterator

from geo_pa.errors import Problem, Severity
from geo_pa.registry import Analysis, find
from geo_pa.schema import DTYPES
from geo_pa.workspace import Workspace


def missing_inputs(entries: Iterable[Analysis], workspace: Workspace) -> Iterator[Problem]:
    """Tell which layers, rules and columns the questions need that are not there.

    Parameters
    ----------
    entries : iterable of Analysis
        Every question.
    workspace : Workspace
        What is described.

    Yields
    ------
    Problem
        A notice for each question that cannot be asked yet: a municipality brings its layers one by one. An error where
        that holds for every question. A notice for columns without which something stays unknown. An error for a column
        of another type than a question reads.
    """
    entries = list(entries)
    yield from dict.fromkeys(problem for entry in entries for problem in mistyped(entry, workspace))
    absent = [(entry, lacks(entry, workspace)) for entry in entries]
    severity = Severity.ERROR if all(names for _entry, names in absent) else Severity.NOTICE
    for entry, names in absent:
        if names:
            yield _missing(entry, names, severity)
        else:
            yield from _columns(entry, workspace)


def lacks(entry: Analysis, workspace: Workspace) -> list[str]:
    """List the layers and rules that a question cannot do without; what is broken is told elsewhere."""
    known = {*workspace.declarations, *workspace.broken, *entry.optional}
    sets = {*workspace.rule_sets, *workspace.broken_rules}
    layers = [name for name in (*entry.columns, *entry.rasters) if name not in known]
    return [*layers, *(f"rules/{name}" for name in entry.rules if name not in sets)]


def mistyped(entry: Analysis, workspace: Workspace) -> Iterator[Problem]:
    """Find columns that are declared as another type than a question reads; whole numbers are numbers too."""
    for name, columns in entry.columns.items():
        declared = workspace.declarations[name].columns if name in workspace.declarations else {}
        for column in (declared[one] for one in columns if one in declared):
            wanted, found = columns[column.name], column.dtype
            if found != wanted and (found, wanted) != ("Int64", "float64"):
                yield Problem(
                    where=f"{workspace.declarations[name].title}, kolom '{column.title}'",
                    what="De beschrijving noemt een ander soort gegeven dan waarmee wordt gerekend.",
                    found=f'type = "{column.type}"',
                    expected=" of ".join(f'type = "{kind}"' for kind, dtype in DTYPES.items() if dtype == wanted),
                    action=f"Verander type bij [columns.{column.name}] in de beschrijving {name}.toml.",
                )


def skips(entry: Analysis, need: Analysis, workspace: Workspace) -> bool:
    """Tell whether a question does without one that it can build on, since the layers of that are not there."""
    return need.id in entry.optional and bool(lacks(need, workspace))


def answerable(entries: Iterable[Analysis], workspace: Workspace) -> list[Analysis]:
    """List the questions that lack nothing, and whose answers to build on lack nothing either."""
    return [entry for entry in entries if not any(lacks(one, workspace) for one in (entry, *_built_on(entry)))]


def _built_on(entry: Analysis) -> list[Analysis]:
    return [find(need) for need in entry.needs if need not in entry.optional]


def _columns(entry: Analysis, workspace: Workspace) -> Iterator[Problem]:
    for name, columns in entry.columns.items():
        if name in workspace.declarations:
            there = workspace.columns(name)
            if missing := [column for column in columns if column not in there]:
                yield _columns_missing(entry, workspace.declarations[name].title, missing)


def _columns_missing(entry: Analysis, title: str, columns: list[str]) -> Problem:
    return Problem(
        where=title,
        what=f"Voor de vraag '{entry.title}' ontbreken kolommen; wat zij bepalen, is onbekend.",
        found=f"niet beschreven, en niet zo in het bestand: {', '.join(columns)}",
        expected="een beschrijving van deze kolommen",
        action="Beschrijf de kolommen die u hebt; zonder kan een oordeel 'onbekend' worden.",
        severity=Severity.NOTICE,
    )


def _missing(entry: Analysis, names: list[str], severity: Severity) -> Problem:
    return Problem(
        where=", ".join(names),
        what=f"De vraag '{entry.title}' is nog niet te beantwoorden: lagen, tabellen of regels ontbreken.",
        found="geen beschrijving in layers, data/tables of data/rules",
        expected=", ".join(f"{name}.toml" for name in names),
        action="Neem de beschrijving over van de voorbeeldgemeente en pas haar aan uw bestand aan.",
        severity=severity,
    )
