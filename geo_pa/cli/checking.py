"""``geo-pa check``: everything that is wrong with a workspace, all at once."""

import json
from collections.abc import Iterable
from pathlib import Path

from geo_pa.cli.dutch import suggestion
from geo_pa.cli.files import write_output
from geo_pa.cli.screen import STANDARD_OUTPUT, console, progress, show_problems
from geo_pa.engine import open_workspace
from geo_pa.errors import InputError, Problem, RequestError, Severity
from geo_pa.terms import plural

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
        problems = _problems(folder)
    errors = [problem for problem in problems if problem.severity == Severity.ERROR]
    notices = [problem for problem in problems if problem.severity != Severity.ERROR]
    if file_format == JSON:
        write_output(_as_json(errors, notices))
    else:
        show_problems([*errors, *notices], STANDARD_OUTPUT)
        console(STANDARD_OUTPUT).print(_closing(len(errors), len(notices)), soft_wrap=True)
    return WRONG if errors else FINE


def _problems(folder: Path | None) -> tuple[Problem, ...]:
    try:
        return open_workspace(folder).check()
    except InputError as error:
        return error.problems


def _as_json(errors: list[Problem], notices: list[Problem]) -> bytes:
    content = {"errors": len(errors), "notices": len(notices), "problems": [*_records(errors), *_records(notices)]}
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def _records(problems: Iterable[Problem]) -> list[dict[str, str]]:
    fields = ("severity", "where", "what", "found", "expected", "action")
    return [{name: str(getattr(problem, name)) for name in fields} for problem in problems]


def _closing(errors: int, notices: int) -> str:
    if not errors and not notices:
        return "Alles is gecontroleerd en alles klopt."
    found = f"{plural(errors, 'fout', 'fouten')} en {plural(notices, 'melding', 'meldingen')}"
    use = (
        "Wat bij een fout staat, kan niet worden gebruikt tot het is verbeterd." if errors else "Alles is te gebruiken."
    )
    return f"{found}. {use} {ROW_NUMBERS}"


def _unknown_format(file_format: str) -> Problem:
    return Problem(
        where="--format",
        what="Deze vorm bestaat niet.",
        found=file_format,
        expected=", ".join(FORMATS),
        action=f"{suggestion(file_format, FORMATS)}Kies een van deze woorden.",
    )
