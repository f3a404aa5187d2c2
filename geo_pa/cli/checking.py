"""``geo-pa check``: everything that is wrong with a workspace, all at once."""

import json
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path

from geo_pa.cli.dutch import suggestion
from geo_pa.cli.files import write_output
from geo_pa.cli.screen import STANDARD_OUTPUT, console, printable, progress, show_problems
from geo_pa.engine import LayerSummary, open_workspace
from geo_pa.errors import InputError, Problem, RequestError, Severity
from geo_pa.terms import number, plural

Summary = tuple[LayerSummary, ...]

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)

ROW_NUMBERS = "Rij 1 is de eerste rij onder de kolomkoppen."
"""How the row numbers in the problems are to be read."""

FINE, WRONG = 0, 2


def check_workspace(folder: Path | None, file_format: str) -> int:
    """Check every layer, table and rule of a workspace, and report.

    Parameters
    ----------
    folder : Path, optional
        None is ``GEO_PA_WORKSPACE``, else the embedded municipality.
    file_format : str
        ``"text"`` or ``"json"``.

    Returns
    -------
    int
        2 where something cannot be used, else 0: a notice changes nothing.
    """
    if file_format not in FORMATS:
        raise RequestError(_unknown_format(file_format))
    with progress("De gegevens worden gecontroleerd."):
        problems, summary = _checked(folder)
    errors = [problem for problem in problems if problem.severity == Severity.ERROR]
    notices = [problem for problem in problems if problem.severity != Severity.ERROR]
    if file_format == JSON:
        write_output(_as_json(errors, notices, summary))
    else:
        _show_summary(summary)
        show_problems([*errors, *notices], STANDARD_OUTPUT)
        console(STANDARD_OUTPUT).print(_closing(len(errors), len(notices), summary), soft_wrap=True)
    return WRONG if errors else FINE


def _checked(folder: Path | None) -> tuple[tuple[Problem, ...], Summary]:
    try:
        session = open_workspace(folder)
        return session.check(), session.summary()
    except InputError as error:
        return error.problems, ()


def _as_json(errors: list[Problem], notices: list[Problem], summary: Summary) -> bytes:
    content = {
        "errors": len(errors),
        "notices": len(notices),
        "summary": [asdict(layer) for layer in summary],
        "problems": [*_records(errors), *_records(notices)],
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _show_summary(summary: Summary) -> None:
    """Write per layer what is lost; nothing where all is whole."""
    screen = console(STANDARD_OUTPUT)
    for line in ("Samenvatting", *map(_lost, summary), "") if summary else ():
        screen.print(printable(line), soft_wrap=True)


def _lost(layer: LayerSummary) -> str:
    """Say what is lost of one layer: "  Bouwlocaties (plans.gpkg): 3 van 45 rijen niet bruikbaar; ..."."""
    if layer.rows is None:
        return f"  {layer.layer}: als geheel niet te gebruiken."
    of = plural(layer.rows, "rij", "rijen")
    parts = (
        f"{number(layer.unusable)} van {of} niet bruikbaar" if layer.unusable else "",
        f"{number(layer.unused)} van {of} gelezen en niet gebruikt" if layer.unused else "",
        f"zonder waarden: {', '.join(layer.empty_columns)}" if layer.empty_columns else "",
    )
    return f"  {layer.layer}: {'; '.join(filter(None, parts))}."


def _records(problems: Iterable[Problem]) -> list[dict[str, str]]:
    fields = ("severity", "where", "what", "found", "expected", "action")
    return [{name: str(getattr(problem, name)) for name in fields} for problem in problems]


def _closing(errors: int, notices: int, summary: Summary) -> str:
    if not errors and not notices:
        return "Alles is gecontroleerd en alles klopt."
    found = f"{plural(errors, 'fout', 'fouten')} en {plural(notices, 'melding', 'meldingen')}"
    all_used = not any(layer.unused for layer in summary)
    use = "Alles is te gebruiken." if all_used else "De samenvatting zegt welke rijen niet worden gebruikt."
    if errors:
        use = "Wat bij een fout staat, kan niet worden gebruikt tot het is verbeterd."
    return f"{found}. {use} {ROW_NUMBERS}"


def _unknown_format(file_format: str) -> Problem:
    return Problem(
        where="--format",
        what="Deze vorm bestaat niet.",
        found=file_format,
        expected=", ".join(FORMATS),
        action=f"{suggestion(file_format, FORMATS)}Kies een van deze woorden.",
    )
