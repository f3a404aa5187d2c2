"""``geo-pa run``: read what is asked, answer it, and write the answer."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from geo_pa import delivery
from geo_pa.cli import files, screen
from geo_pa.cli.answer import answer_text, print_answer
from geo_pa.cli.dutch import suggestion
from geo_pa.disclosure import VIEWERS
from geo_pa.engine import open_workspace
from geo_pa.errors import Problem, RequestError
from geo_pa.model import Result
from geo_pa.registry import ANALYSES

TABLE = "table"
FORMATS = (TABLE, *delivery.FORMATS)
BINARY = ("xlsx",)

EXTENSIONS = {".txt": TABLE, **{f".{name}": name for name in delivery.FORMATS}}
"""The form that belongs to the end of a file name."""

WITH_EFFECTS = ("json", "xlsx")
"""Forms that tell what another choice would change; that takes one more run for each."""

DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y")
"""How a date may be typed: 2026-01-31 or 31-1-2026."""


@dataclass(frozen=True)
class Asked:
    """The words of a run as they were typed.

    Attributes
    ----------
    analysis : str
        The id of the question.
    on : str or None
        The reference date; None is the workspace's own.
    settings : tuple of str
        Each ``NAME=VALUE``.
    file_format : str or None
        None follows the end of the output file's name, and is a table without a file.
    output : Path or None
        None is standard output.
    viewer : str
        For whom.
    """

    analysis: str
    on: str | None
    settings: tuple[str, ...]
    file_format: str | None
    output: Path | None
    viewer: str

    @property
    def form(self) -> str:
        """The form of the answer."""
        if self.file_format is not None:
            return self.file_format
        return EXTENSIONS.get(self.suffix, TABLE)

    @property
    def suffix(self) -> str:
        """How the name of the output file ends, such as ".csv"; empty without a file or an extension."""
        return self.output.suffix.lower() if self.output else ""


def run_analysis(asked: Asked, workspace: Path | None) -> None:
    """Answer a question, on standard output or in a file.

    Parameters
    ----------
    asked : Asked
        What was typed.
    workspace : Path, optional
        The folder; None is ``GEO_PA_WORKSPACE``, else the embedded municipality.

    Raises
    ------
    RequestError, InputError, DeliveryError
        In Dutch. No file is left half-written.
    """
    problems = tuple(_problems(asked))
    if problems:
        raise RequestError(problems)
    with screen.progress("De gegevens worden gelezen en de vraag wordt beantwoord."):
        session = open_workspace(workspace)
        if asked.output is not None:
            files.refuse_own_files(asked.output, session.workspace)
        result = session.run(
            asked.analysis,
            on=read_date(asked.on),
            settings=_settings(asked.settings),
            viewer=asked.viewer,
            effects=asked.form in WITH_EFFECTS,
        )
    _write(asked, result, notice=session.workspace.info.notice)


def _problems(asked: Asked) -> Iterator[Problem]:
    """Find everything that is asked wrongly, before the data are read."""
    yield from _unknown("VRAAG", "Deze vraag bestaat niet.", asked.analysis, [one.id for one in ANALYSES])
    yield from _unknown("--format", "Deze vorm bestaat niet.", asked.form, FORMATS)
    yield from _wrong_extension(asked)
    yield from _unknown("--viewer", "Deze lezer bestaat niet.", asked.viewer, VIEWERS)
    if asked.on is not None and read_date(asked.on) is None:
        yield _problem(
            "--on", "Deze datum is niet te lezen.", asked.on, "jaar-maand-dag, zoals 2026-01-01", "Verbeter de datum."
        )
    yield from _wrong_settings(asked.settings)
    if asked.form in BINARY and asked.output is None and sys.stdout.isatty():
        yield _problem(
            "--format",
            f"Een bestand van de vorm {asked.form} is op het scherm niet te lezen.",
            "geen --output",
            "een bestand om in te schrijven",
            f"Voeg toe: --output {asked.analysis}.{asked.form}",
        )


def _unknown(where: str, what: str, typed: str, known: tuple[str, ...] | list[str]) -> Iterator[Problem]:
    if typed not in known:
        yield _problem(where, what, typed, ", ".join(known), f"{suggestion(typed, known)}Kies een van deze woorden.")


def _wrong_extension(asked: Asked) -> Iterator[Problem]:
    """Refuse a file name that says nothing about its form, or that says another form than was asked."""
    if asked.output is None:
        return
    if asked.file_format is None and asked.suffix not in EXTENSIONS:
        yield _problem(
            "--output",
            "Aan deze naam is niet te zien welke vorm het bestand krijgt.",
            asked.output.name,
            f"een naam die eindigt op {', '.join(EXTENSIONS)}",
            "Verbeter de naam, of noem de vorm met --format.",
        )
    elif asked.form in FORMATS and EXTENSIONS.get(asked.suffix, asked.form) != asked.form:
        extension = next(end for end, form in EXTENSIONS.items() if form == asked.form)
        yield _problem(
            "--output",
            "De naam van het bestand past niet bij de gevraagde vorm.",
            f"{asked.output.name} met --format {asked.form}",
            f"een naam die eindigt op {extension}",
            "Verbeter de naam, of laat --format weg.",
        )


def _wrong_settings(settings: tuple[str, ...]) -> Iterator[Problem]:
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not (name.strip() and sign and value.strip()):
            yield _problem(
                "--set", "Deze instelling is niet te lezen.", setting, "NAAM=WAARDE", "Verbeter de instelling."
            )
    names = [setting.partition("=")[0].strip() for setting in settings]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield _problem(
            "--set", "Deze regel of keuze krijgt twee keer een waarde.", name, "één waarde", "Haal er een weg."
        )


def _problem(where: str, what: str, found: str, expected: str, action: str) -> Problem:
    return Problem(where=where, what=what, found=found, expected=expected, action=action)


def read_date(text: str | None) -> date | None:
    """Read a date in either form; None where there is none, or where it is no date."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text or "", form).date()  # noqa: DTZ007  # a reference date has no time and no zone
        except ValueError:
            continue
    return None


def _settings(settings: tuple[str, ...]) -> dict[str, str]:
    pairs = (setting.partition("=") for setting in settings)
    return {name.strip(): value.strip() for name, _sign, value in pairs}


def _write(asked: Asked, result: Result, *, notice: str) -> None:
    if asked.form == TABLE and asked.output is None and sys.stdout.isatty():
        print_answer(
            delivery.prepare(result, viewer=asked.viewer, notice=notice), screen.console(screen.STANDARD_OUTPUT)
        )
        return
    content = _content(asked, result, notice)
    if asked.output is None:
        files.write_output(content)
        return
    files.write_file(content, asked.output)
    screen.say(f"Geschreven: {asked.output}")


def _content(asked: Asked, result: Result, notice: str) -> bytes:
    if asked.form == TABLE:
        return answer_text(delivery.prepare(result, viewer=asked.viewer, notice=notice)).encode()
    return delivery.export(result, asked.form, viewer=asked.viewer, notice=notice)
