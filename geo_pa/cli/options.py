"""How commands are made, and the options that several of them share.

What does the work is imported when a command runs: help stays fast.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from geo_pa.cli.dutch import DutchCommand, DutchGroup


def group(says: str) -> typer.Typer:
    """Make a group of commands that shows its help where none of them was given."""
    made = typer.Typer(
        cls=DutchGroup,
        help=says,
        subcommand_metavar="OPDRACHT",
        options_metavar="[OPTIES]",
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    made.callback()(_show_help)
    return made


def _show_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def command(of: typer.Typer, name: str, says: str, *, options: str = "[OPTIES]") -> Callable[[Any], Any]:
    """Make a function a command of a group."""
    return of.command(name, cls=DutchCommand, options_metavar=options, help=says)


def option(name: str, metavar: str, says: str, **more: Any) -> Any:
    """Describe an option; where it has a default, the text says so."""
    return typer.Option(name, metavar=metavar, help=says, show_default=False, **more)


WorkspaceOption = Annotated[
    Path | None,
    option(
        "--workspace",
        "MAP",
        "Map met uw gegevens (layers en data). "
        "Zonder deze optie: GEO_PA_WORKSPACE, en anders de ingebouwde voorbeeldgemeente.",
    ),
]

OnOption = Annotated[
    str | None, option("--on", "DATUM", "Peildatum, zoals 2026-01-01. Zonder deze optie: die van de gegevens.")
]

ViewerOption = Annotated[
    str,
    option(
        "--viewer",
        "LEZER",
        "Voor wie: gemeente (standaard), corporaties, provincie, openbaar of een lezer uit data/readers.toml. "
        "Wat die lezer niet mag zien, ontbreekt.",
    ),
]

ScenarioOption = Annotated[
    str | None,
    option("--scenario", "NAAM", "Welk scenario. Zonder deze optie: Vastgesteld."),
]

AsOfOption = Annotated[
    str | None,
    option(
        "--as-of",
        "MOMENT",
        "Zoals het scenario op dat moment was: 2026-11-30 (tot en met die dag) of '2026-11-30 14:05'.",
    ),
]

WhoOption = Annotated[
    str | None,
    option("--who", "NAAM", "Wie dit doet. Zonder deze optie: GEO_PA_EDITOR, en anders uw naam op deze computer."),
]

WhyOption = Annotated[str, option("--why", "REDEN", "Waarom.")]

FormatOption = Annotated[str, option("--format", "VORM", "text (standaard) of json.")]
