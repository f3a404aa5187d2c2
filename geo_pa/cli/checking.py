"""``geo-pa check``: everything that is wrong with a workspace, all at once."""

import json
from dataclasses import asdict

from geo_pa.cli.files import write_output
from geo_pa.cli.mistakes import unknown_word
from geo_pa.cli.opening import At
from geo_pa.cli.screen import STANDARD_OUTPUT, console, printable, progress, show_problems, worst_first
from geo_pa.engine import LayerSummary
from geo_pa.errors import InputError, Problem, RequestError, Severity
from geo_pa.terms import number, plural

Summary = tuple[LayerSummary, ...]

TEXT, JSON = "text", "json"
FORMATS = (TEXT, JSON)

ROW_NUMBERS = "Rij 1 is de eerste rij onder de kolomkoppen."
"""How the row numbers in the problems are to be read."""

FINE, WRONG = 0, 2


def check_workspace(at: At, file_format: str) -> int:
    """Check every layer, table and rule of a workspace, and return 2 where something cannot be used, else 0."""
    if file_format not in FORMATS:
        raise RequestError(unknown_word("--format", "Deze vorm bestaat niet.", file_format, FORMATS))
    with progress("De gegevens worden gecontroleerd."):
        problems, summary = _checked(at)
    errors = sum(problem.severity == Severity.ERROR for problem in problems)
    notices = len(problems) - errors
    if file_format == JSON:
        counted = {"errors": errors, "notices": notices, "summary": [asdict(layer) for layer in summary]}
        content = {**counted, "problems": [*map(_record, worst_first(problems))]}
        write_output((json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
    else:
        _show_summary(summary)
        show_problems(problems, STANDARD_OUTPUT)
        console(STANDARD_OUTPUT).print(_closing(errors, notices, summary), soft_wrap=True)
    return WRONG if errors else FINE


def _checked(at: At) -> tuple[tuple[Problem, ...], Summary]:
    try:
        session = at.open()
        return session.check(), session.summary()
    except InputError as error:
        return error.problems, ()


def _record(problem: Problem) -> dict[str, str]:
    fields = ("severity", "where", "what", "found", "expected", "action")
    return {name: str(getattr(problem, name)) for name in fields}


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


def _closing(errors: int, notices: int, summary: Summary) -> str:
    if not errors and not notices:
        return "Alles is gecontroleerd en alles klopt."
    found = f"{plural(errors, 'fout', 'fouten')} en {plural(notices, 'melding', 'meldingen')}"
    all_used = not any(layer.unused for layer in summary)
    use = "Alles is te gebruiken." if all_used else "De samenvatting zegt welke rijen niet worden gebruikt."
    if errors:
        use = "Wat bij een fout staat, kan niet worden gebruikt tot het is verbeterd."
    return f"{found}. {use} {ROW_NUMBERS}"
