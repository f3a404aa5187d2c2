"""The commands of ``geo-pa`` and their options; each imports what it needs when it runs."""

from collections.abc import Callable
from pathlib import Path
from typing import Annotated, Any

import typer

from geo_pa.cli.dutch import DutchCommand, DutchGroup

QUESTIONS = (
    "Welke vraag: social_share, social_growth, village_stock, woonzorgzones, heat_stress, aandachtsgroepen, "
    "toetsingskader of agreement_monitor, of all voor alle vragen. "
    "'geo-pa list' legt ze uit."
)


def _group(says: str) -> typer.Typer:
    """Make a group of commands that shows its help where none of them was given."""
    group = typer.Typer(
        cls=DutchGroup,
        help=says,
        subcommand_metavar="OPDRACHT",
        options_metavar="[OPTIES]",
        invoke_without_command=True,
        add_completion=False,
        pretty_exceptions_enable=False,
    )
    group.callback()(_show_help)
    return group


def _show_help(context: typer.Context) -> None:
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _command(group: typer.Typer, name: str, says: str, *, options: str = "[OPTIES]") -> Callable[[Any], Any]:
    return group.command(name, cls=DutchCommand, options_metavar=options, help=says)


def _option(name: str, metavar: str, says: str, **more: Any) -> Any:
    """Describe an option; where it has a default, the text says so."""
    return typer.Option(name, metavar=metavar, help=says, show_default=False, **more)


def _code(viewer: str) -> str:
    from geo_pa.cli.readers import viewer_code  # noqa: PLC0415  # what does the work is imported late: help stays fast

    return viewer_code(viewer)


commands = _group("Stuurt op de prestatieafspraken over sociale huur, op de kaart van uw gemeente.")
demo = _group("De ingebouwde voorbeeldgemeente.")
commands.add_typer(demo, name="demo")

WorkspaceOption = Annotated[
    Path | None,
    _option(
        "--workspace",
        "MAP",
        "Map met uw gegevens (layers en data). "
        "Zonder deze optie: GEO_PA_WORKSPACE, en anders de ingebouwde voorbeeldgemeente.",
    ),
]

OnOption = Annotated[
    str | None, _option("--on", "DATUM", "Peildatum, zoals 2026-01-01. Zonder deze optie: die van de gegevens.")
]

ViewerOption = Annotated[
    str,
    _option(
        "--viewer",
        "LEZER",
        "Voor wie: gemeente (standaard), corporaties, provincie of openbaar. Wat die lezer niet mag zien, ontbreekt.",
        callback=_code,
    ),
]


@_command(commands, "app", "Opent de kaart en de pagina's in uw browser.")
def app(
    *,
    workspace: WorkspaceOption = None,
    port: Annotated[
        int | None,
        _option("--port", "NUMMER", "Poort van de app: een heel getal van 1024 tot en met 65535, zoals 8501."),
    ] = None,
    viewer: ViewerOption = "gemeente",
    no_browser: Annotated[bool, _option("--no-browser", "", "Opent geen browser, toont alleen het adres.")] = False,
    closed_view: Annotated[
        bool,
        _option(
            "--closed-view",
            "",
            "Geeft de app een schakelaar 'Besloten weergave' met exacte kleine aantallen, alleen voor de gemeente "
            "in eigen kamer.",
        ),
    ] = False,
) -> int:
    """Open the app on 127.0.0.1."""
    from geo_pa.cli.app import start  # noqa: PLC0415  # as in _code()

    return start(workspace, port=port, browser=not no_browser, viewer=viewer, closed_view=closed_view)


@_command(commands, "list", "Toont de vragen die u kunt stellen.", options="")
def list_analyses() -> None:
    """Print each analysis with its id, its title and its question."""
    from geo_pa.cli.screen import STANDARD_OUTPUT, console, print_table  # noqa: PLC0415  # as in _code()
    from geo_pa.registry import ANALYSES  # noqa: PLC0415  # as in _code()

    titles = ("Vraag", "Onderwerp", "Wat u te weten komt")
    rows = [(one.id, one.title, one.question) for one in ANALYSES]
    print_table(console(STANDARD_OUTPUT), titles, rows, wide=titles[-1])


@_command(
    commands,
    "check",
    "Controleert alle gegevens, regels en tabellen in één keer. Eindigt met code 2 als er iets niet bruikbaar is.",
)
def check(
    *,
    workspace: WorkspaceOption = None,
    file_format: Annotated[str, _option("--format", "VORM", "text (standaard) of json.")] = "text",
) -> int:
    """Check a workspace."""
    from geo_pa.cli.checking import check_workspace  # noqa: PLC0415  # as in _code()

    return check_workspace(workspace, file_format)


@_command(commands, "run", "Beantwoordt een vraag, of alle vragen: op het scherm, of als bestand.")
def run(  # noqa: PLR0913  # one parameter for each option
    analysis: Annotated[str, typer.Argument(metavar="VRAAG", help=QUESTIONS)],
    *,
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    settings: Annotated[
        list[str] | None, _option("--set", "NAAM=WAARDE", "Andere waarde voor een regel of keuze. Mag vaker.")
    ] = None,
    file_format: Annotated[
        str | None,
        _option(
            "--format",
            "VORM",
            "table, json, csv, geojson of xlsx. Zonder deze optie: zoals --output eindigt (.txt is table), "
            "en anders table. "
            "De csv is voor Nederlands Excel: puntkomma's en decimale komma's.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        _option(
            "--output", "BESTAND", "Schrijft naar dit bestand; bij alle vragen als csv, geojson of xlsx naar deze map."
        ),
    ] = None,
    viewer: ViewerOption = "gemeente",
) -> None:
    """Run an analysis."""
    from geo_pa.cli.asking import Asked  # noqa: PLC0415  # as in _code()
    from geo_pa.cli.running import run as answer  # noqa: PLC0415  # as in _code()

    answer(Asked(analysis, on, tuple(settings or ()), file_format, output, viewer), workspace)


@_command(
    commands,
    "report",
    "Maakt het jaardocument: per afspraak hoe het staat, wat er dat jaar gebeurt, en ruimte om aan te vullen.",
)
def report(
    year: Annotated[str, typer.Argument(metavar="JAAR", help="Voor welk jaar, zoals 2026.")],
    *,
    output: Annotated[
        Path, _option("--output", "BESTAND", "Waar het komt: een naam op .docx (Word) of .xlsx (Excel).")
    ],
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    viewer: ViewerOption = "gemeente",
) -> None:
    """Write the yearly document."""
    from geo_pa.cli.reporting import Asked, write_report  # noqa: PLC0415  # as in _code()

    write_report(Asked(year, on, output, viewer), workspace)


@_command(
    commands,
    "dictionary",
    "Schrijft het gegevenswoordenboek: elke kolom van uw lagen, tabellen en antwoorden, en alle regels.",
)
def dictionary(
    *,
    workspace: WorkspaceOption = None,
    output: Annotated[
        Path | None,
        _option(
            "--output",
            "BESTAND",
            "Schrijft naar dit bestand, zoals data/dictionary.md. Zonder deze optie: op het scherm.",
        ),
    ] = None,
) -> None:
    """Write the data dictionary."""
    from geo_pa.cli.describing import write_dictionary  # noqa: PLC0415  # as in _code()

    write_dictionary(workspace, output)


@_command(
    commands,
    "backup",
    "Bewaart alle wijzigingen en scenario's in één bestand. Dat bevat vertrouwelijke rijen: bewaar het zorgvuldig.",
)
def backup(
    file: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Waar het komt, zoals wijzigingen.jsonl.gz. Het mag er nog niet zijn."),
    ],
    *,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a copy of the log."""
    from geo_pa.cli.keeping import back_up  # noqa: PLC0415  # as in _code()

    back_up(workspace, file)


@_command(
    commands,
    "restore",
    "Zet een back-up terug in een werkmap of database zonder wijzigingen: helemaal of niet.",
)
def restore(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een bestand dat geo-pa backup schreef.")],
    *,
    workspace: WorkspaceOption = None,
) -> None:
    """Bring a copy of the log back."""
    from geo_pa.cli.keeping import bring_back  # noqa: PLC0415  # as in _code()

    bring_back(workspace, file)


@_command(demo, "build", "Bouwt de voorbeeldgemeente opnieuw, uit de feiten; elke keer precies gelijk.", options="")
def build() -> None:
    """Build the embedded municipality."""
    from geo_pa.cli.building import build_demo  # noqa: PLC0415  # as in _code()

    build_demo()
