"""What was typed after ``geo-pa run``, and everything that is wrong with it at once."""

import sys
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from geo_pa import delivery
from geo_pa.cli.mistakes import unknown_word
from geo_pa.cli.readers import unknown_viewer
from geo_pa.errors import Problem
from geo_pa.registry import ANALYSES
from geo_pa.workspace import Readers

ALL = "all"
"""The word for all questions at once."""

TABLE = "table"
FORMATS = (TABLE, *delivery.FORMATS)
BINARY = ("xlsx",)

TOGETHER = (TABLE, "json")
"""Forms in which all answers go into one file; in the others each answer is a file of its own in a folder."""

EXTENSIONS = {".txt": TABLE, **{f".{name}": name for name in delivery.FORMATS}}
"""The form that belongs to the end of a file name."""

DATE_FORMS = ("%Y-%m-%d", "%d-%m-%Y")
"""How a date may be typed: 2026-01-31 or 31-1-2026."""


@dataclass(frozen=True)
class Asked:
    """The words of a run as they were typed; each setting is ``NAME=VALUE``, and the viewer a word or a code."""

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

    @property
    def everything(self) -> bool:
        """Whether all questions are asked."""
        return self.analysis == ALL

    @property
    def in_folder(self) -> bool:
        """Whether the answers become a file each, in a folder."""
        return self.everything and self.form not in TOGETHER

    @property
    def day(self) -> date | None:
        """The reference date; None where none was typed, or where what was typed is no date."""
        return read_date(self.on)

    @property
    def values(self) -> dict[str, str]:
        """The other values of rules and choices, by name."""
        pairs = (setting.partition("=") for setting in self.settings)
        return {name.strip(): value.strip() for name, _sign, value in pairs}


def read_date(text: str | None) -> date | None:
    """Read a date in either form; None where there is none, or where it is no date."""
    for form in DATE_FORMS:
        try:
            return datetime.strptime(text or "", form).date()  # noqa: DTZ007  # a reference date has no time and no zone
        except ValueError:
            continue
    return None


def mistakes(asked: Asked, readers: Readers) -> Iterator[Problem]:
    """Find everything that is asked wrongly, before the data are read."""
    questions = (*(one.id for one in ANALYSES), ALL)
    if asked.analysis not in questions:
        yield unknown_word("VRAAG", "Deze vraag bestaat niet.", asked.analysis, questions)
    if asked.form not in FORMATS:
        yield unknown_word("--format", "Deze vorm bestaat niet.", asked.form, FORMATS)
    yield from _no_folder(asked) if asked.in_folder else _wrong_extension(asked)
    yield from unknown_viewer(asked.viewer, readers)
    yield from unreadable_date(asked.on)
    yield from _wrong_settings(asked)
    if asked.form in BINARY and asked.output is None and not asked.everything and sys.stdout.isatty():
        yield Problem(
            "--format",
            f"Een bestand van de vorm {asked.form} is op het scherm niet te lezen.",
            "geen --output",
            "een bestand om in te schrijven",
            f"Voeg toe: --output {asked.analysis}.{asked.form}",
        )


def unreadable_date(typed: str | None) -> Iterator[Problem]:
    """Find that what was typed for a date is none."""
    if typed is not None and read_date(typed) is None:
        expected = "jaar-maand-dag, zoals 2026-01-01"
        yield Problem("--on", "Deze datum is niet te lezen.", typed, expected, "Verbeter de datum.")


def _no_folder(asked: Asked) -> Iterator[Problem]:
    if asked.output is None and asked.form in FORMATS:
        yield Problem(
            "--output",
            f"Alle antwoorden in de vorm {asked.form} zijn elk een bestand.",
            "geen --output",
            "een map om ze in te schrijven",
            "Voeg toe: --output MAP, of kies --format json voor alles in één bestand.",
        )


def _wrong_extension(asked: Asked) -> Iterator[Problem]:
    """Refuse a file name that says nothing about its form, or that says another form than was asked."""
    if asked.output is None:
        return
    if asked.file_format is None and asked.suffix not in EXTENSIONS:
        yield Problem(
            "--output",
            "Aan deze naam is niet te zien welke vorm het bestand krijgt.",
            asked.output.name,
            f"een naam die eindigt op {', '.join(EXTENSIONS)}",
            "Verbeter de naam, of noem de vorm met --format.",
        )
    elif asked.form in FORMATS and EXTENSIONS.get(asked.suffix, asked.form) != asked.form:
        extension = next(end for end, form in EXTENSIONS.items() if form == asked.form)
        yield Problem(
            "--output",
            "De naam van het bestand past niet bij de gevraagde vorm.",
            f"{asked.output.name} met --format {asked.form}",
            f"een naam die eindigt op {extension}",
            "Verbeter de naam, of laat --format weg.",
        )


def _wrong_settings(asked: Asked) -> Iterator[Problem]:
    if asked.everything and asked.settings:
        yield Problem(
            "--set",
            "Een regel of keuze hoort bij één vraag.",
            f"--set {asked.settings[0]} bij alle vragen",
            "één vraag",
            "Stel die ene vraag apart, of laat --set weg.",
        )
    for setting in asked.settings:
        name, sign, value = setting.partition("=")
        if not (name.strip() and sign and value.strip()):
            yield Problem(
                "--set", "Deze instelling is niet te lezen.", setting, "NAAM=WAARDE", "Verbeter de instelling."
            )
    names = [setting.partition("=")[0].strip() for setting in asked.settings]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield Problem(
            "--set", "Deze regel of keuze krijgt twee keer een waarde.", name, "één waarde", "Haal er een weg."
        )
