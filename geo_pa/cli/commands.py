"""The commands of ``geo-pa`` and their options; each imports what it needs when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from geo_pa.cli.dutch import DutchCommand, DutchGroup

commands = typer.Typer(
    cls=DutchGroup,
    help="Stuurt op de prestatieafspraken over sociale huur, op de kaart van uw gemeente.",
    subcommand_metavar="OPDRACHT",
    options_metavar="[OPTIES]",
    invoke_without_command=True,
    add_completion=False,
    pretty_exceptions_enable=False,
)
demo = typer.Typer(
    cls=DutchGroup,
    help="De ingebouwde voorbeeldgemeente.",
    subcommand_metavar="OPDRACHT",
    options_metavar="[OPTIES]",
    invoke_without_command=True,
)
commands.add_typer(demo, name="demo")

QUESTIONS = (
    "Welke vraag: social_share, social_growth, village_stock, woonzorgzones, heat_stress, aandachtsgroepen, "
    "toetsingskader of agreement_monitor, of all voor alle vragen. "
    "'geo-pa list' legt ze uit."
)

WorkspaceOption = Annotated[
    Path | None,
    typer.Option(
        "--workspace",
        metavar="MAP",
        help="Map met uw gegevens (layers en data). "
        "Zonder deze optie: GEO_PA_WORKSPACE, en anders de ingebouwde voorbeeldgemeente.",
        show_default=False,
    ),
]

OnOption = Annotated[
    str | None,
    typer.Option(
        "--on",
        metavar="DATUM",
        help="Peildatum, zoals 2026-01-01. Zonder deze optie: die van de gegevens.",
        show_default=False,
    ),
]

ViewerOption = Annotated[
    str,
    typer.Option(
        "--viewer",
        metavar="LEZER",
        help="Voor wie: gemeente (standaard), corporaties, provincie of openbaar. "
        "Wat die lezer niet mag zien, ontbreekt.",
        show_default=False,
    ),
]


@commands.callback()
@demo.callback()
def show_help(context: typer.Context) -> None:
    """Show the help where no command was given."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@commands.command(
    "app", cls=DutchCommand, options_metavar="[OPTIES]", help="Opent de kaart en de pagina's in uw browser."
)
def app(
    *,
    workspace: WorkspaceOption = None,
    port: Annotated[
        int | None,
        typer.Option(
            "--port", metavar="NUMMER", help="Poort van de app: een heel getal van 1024 tot en met 65535, zoals 8501."
        ),
    ] = None,
    viewer: ViewerOption = "gemeente",
    no_browser: Annotated[
        bool, typer.Option("--no-browser", metavar="", help="Opent geen browser, toont alleen het adres.")
    ] = False,
    closed_view: Annotated[
        bool,
        typer.Option(
            "--closed-view",
            metavar="",
            help="Geeft de app een schakelaar 'Besloten weergave' met exacte kleine aantallen, alleen voor de gemeente "
            "in eigen kamer.",
        ),
    ] = False,
) -> int:
    """Open the app on 127.0.0.1."""
    from geo_pa.cli.app import start  # noqa: PLC0415  # every command imports its own work: the help stays fast
    from geo_pa.cli.readers import viewer_code  # noqa: PLC0415  # as above

    named = viewer_code(viewer)
    return start(workspace, port=port, browser=not no_browser, viewer=named, closed_view=closed_view)


@commands.command("list", cls=DutchCommand, options_metavar="", help="Toont de vragen die u kunt stellen.")
def list_analyses() -> None:
    """List the analyses."""
    from geo_pa.cli.listing import show_analyses  # noqa: PLC0415  # as in app()

    show_analyses()


@commands.command(
    "check",
    cls=DutchCommand,
    options_metavar="[OPTIES]",
    help="Controleert alle gegevens, regels en tabellen in één keer. Eindigt met code 2 als er iets niet bruikbaar is.",
)
def check(
    *,
    workspace: WorkspaceOption = None,
    file_format: Annotated[
        str, typer.Option("--format", metavar="VORM", help="text (standaard) of json.", show_default=False)
    ] = "text",
) -> int:
    """Check a workspace."""
    from geo_pa.cli.checking import check_workspace  # noqa: PLC0415  # as in app()

    return check_workspace(workspace, file_format)


@commands.command(
    "run",
    cls=DutchCommand,
    options_metavar="[OPTIES]",
    help="Beantwoordt een vraag, of alle vragen: op het scherm, of als bestand.",
)
def run(  # noqa: PLR0913  # one parameter for each option
    analysis: Annotated[
        str,
        typer.Argument(metavar="VRAAG", help=QUESTIONS),
    ],
    *,
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    settings: Annotated[
        list[str] | None,
        typer.Option(
            "--set", metavar="NAAM=WAARDE", help="Andere waarde voor een regel of keuze. Mag vaker.", show_default=False
        ),
    ] = None,
    file_format: Annotated[
        str | None,
        typer.Option(
            "--format",
            metavar="VORM",
            help="table, json, csv, geojson of xlsx. Zonder deze optie: zoals --output eindigt (.txt is table), "
            "en anders table. "
            "De csv is voor Nederlands Excel: puntkomma's en decimale komma's.",
            show_default=False,
        ),
    ] = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="BESTAND",
            help="Schrijft naar dit bestand; bij alle vragen als csv, geojson of xlsx naar deze map.",
            show_default=False,
        ),
    ] = None,
    viewer: ViewerOption = "gemeente",
) -> None:
    """Run an analysis."""
    from geo_pa.cli.asking import Asked  # noqa: PLC0415  # as in app()
    from geo_pa.cli.readers import viewer_code  # noqa: PLC0415  # as in app()
    from geo_pa.cli.running import run as answer  # noqa: PLC0415  # as in app()

    answer(Asked(analysis, on, tuple(settings or ()), file_format, output, viewer_code(viewer)), workspace)


@commands.command(
    "report",
    cls=DutchCommand,
    options_metavar="[OPTIES]",
    help="Maakt het jaardocument: per afspraak hoe het staat, wat er dat jaar gebeurt, en ruimte om aan te vullen.",
)
def report(
    year: Annotated[str, typer.Argument(metavar="JAAR", help="Voor welk jaar, zoals 2026.")],
    *,
    output: Annotated[
        Path,
        typer.Option("--output", metavar="BESTAND", help="Waar het komt: een naam op .docx (Word) of .xlsx (Excel)."),
    ],
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    viewer: ViewerOption = "gemeente",
) -> None:
    """Write the yearly document."""
    from geo_pa.cli.readers import viewer_code  # noqa: PLC0415  # as in app()
    from geo_pa.cli.reporting import Asked, write_report  # noqa: PLC0415  # as in app()

    write_report(Asked(year, on, output, viewer_code(viewer)), workspace)


@commands.command(
    "dictionary",
    cls=DutchCommand,
    options_metavar="[OPTIES]",
    help="Schrijft het gegevenswoordenboek: elke kolom van uw lagen, tabellen en antwoorden, en alle regels.",
)
def dictionary(
    *,
    workspace: WorkspaceOption = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            metavar="BESTAND",
            help="Schrijft naar dit bestand, zoals data/dictionary.md. Zonder deze optie: op het scherm.",
            show_default=False,
        ),
    ] = None,
) -> None:
    """Write the data dictionary."""
    from geo_pa.cli.describing import write_dictionary  # noqa: PLC0415  # as in app()

    write_dictionary(workspace, output)


@demo.command(
    "build",
    cls=DutchCommand,
    options_metavar="",
    help="Bouwt de voorbeeldgemeente opnieuw, uit de feiten; elke keer precies gelijk.",
)
def build() -> None:
    """Build the embedded municipality."""
    from geo_pa.cli.building import build_demo  # noqa: PLC0415  # as in app()

    build_demo()
