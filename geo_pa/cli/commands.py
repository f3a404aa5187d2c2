"""The commands of ``geo-pa`` and their options; each imports what it needs when it runs."""

from pathlib import Path
from typing import Annotated

import typer

from geo_pa.cli.change_commands import add_changes
from geo_pa.cli.opening import At
from geo_pa.cli.options import (
    AsOfOption,
    FormatOption,
    OnOption,
    ScenarioOption,
    ViewerOption,
    WorkspaceOption,
    command,
    group,
    option,
)

QUESTIONS = (
    "Welke vraag: social_share, social_growth, village_stock, woonzorgzones, heat_stress, aandachtsgroepen, "
    "toetsingskader of agreement_monitor, of all voor alle vragen. "
    "'geo-pa list' legt ze uit."
)


commands = group("Stuurt op de prestatieafspraken over sociale huur, op de kaart van uw gemeente.")
demo = group("De ingebouwde voorbeeldgemeente.")
commands.add_typer(demo, name="demo")
add_changes(commands)


@command(commands, "app", "Opent de kaart en de pagina's in uw browser.")
def app(  # noqa: PLR0913  # one parameter for each option
    *,
    workspace: WorkspaceOption = None,
    port: Annotated[
        int | None,
        option("--port", "NUMMER", "Poort van de app: een heel getal van 1024 tot en met 65535, zoals 8501."),
    ] = None,
    viewer: Annotated[
        str | None,
        option(
            "--viewer",
            "LEZER",
            "Opent als deze lezer, en niemand kan een lezer kiezen die meer ziet. "
            "Zonder deze optie kiest wie kijkt zelf, en begint de app als gemeente.",
        ),
    ] = None,
    edit: Annotated[
        bool | None,
        option(
            "--edit/--no-edit",
            "",
            "Of wie kijkt iets mag wijzigen. Zonder deze optie: de gemeente, op deze computer en zonder --viewer; "
            "met --accounts wie dat volgens de lijst mag.",
        ),
    ] = None,
    no_browser: Annotated[bool, option("--no-browser", "", "Opent geen browser, toont alleen het adres.")] = False,
    closed_view: Annotated[
        bool,
        option(
            "--closed-view",
            "",
            "Geeft de app een schakelaar 'Besloten weergave' met exacte kleine aantallen, alleen voor de gemeente "
            "in eigen kamer.",
        ),
    ] = False,
    address: Annotated[
        str,
        option(
            "--address",
            "ADRES",
            "Waar de app luistert: 127.0.0.1 (standaard) is alleen deze computer. Een ander adres vraagt --viewer of "
            "--accounts.",
        ),
    ] = "127.0.0.1",
    hosts: Annotated[
        list[str] | None,
        option("--host", "NAAM", "Naam waaronder anderen de app bereiken, zoals op een server. Mag vaker."),
    ] = None,
    accounts: Annotated[
        Path | None,
        option(
            "--accounts",
            "BESTAND",
            "Wie kijkt moet zich aanmelden; dit bestand zegt wie als welke lezer kijkt en wie mag wijzigen.",
            envvar="GEO_PA_ACCOUNTS",
            show_envvar=False,
        ),
    ] = None,
    secrets: Annotated[
        Path | None,
        option(
            "--secrets",
            "BESTAND",
            "Bij --accounts: het bestand met [auth], de aanmelddienst en haar geheimen. Houd het buiten deze map.",
            envvar="GEO_PA_SECRETS",
            show_envvar=False,
        ),
    ] = None,
) -> int:
    """Open the app: on this computer only, unless who looks is decided by its start or by a login."""
    from geo_pa.cli.app import Opening, start  # noqa: PLC0415  # as in cli.options
    from geo_pa.cli.serving import Serving  # noqa: PLC0415  # as in cli.options

    serving = Serving(address, port, tuple(hosts or ()), accounts, secrets)
    return start(Opening(workspace, viewer, edit, serving, browser=not no_browser, closed_view=closed_view))


@command(commands, "list", "Toont de vragen die u kunt stellen.", options="")
def list_analyses() -> None:
    """Print each analysis with its id, its title and its question."""
    from geo_pa.cli.screen import STANDARD_OUTPUT, console, print_table  # noqa: PLC0415  # as in cli.options
    from geo_pa.registry import ANALYSES  # noqa: PLC0415  # as in cli.options

    titles = ("Vraag", "Onderwerp", "Wat u te weten komt")
    rows = [(one.id, one.title, one.question) for one in ANALYSES]
    print_table(console(STANDARD_OUTPUT), titles, rows, wide=titles[-1])


@command(
    commands,
    "check",
    "Controleert alle gegevens, regels en tabellen in één keer. Eindigt met code 2 als er iets niet bruikbaar is.",
)
def check(
    *,
    workspace: WorkspaceOption = None,
    file_format: FormatOption = "text",
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
) -> int:
    """Check a workspace."""
    from geo_pa.cli.checking import check_workspace  # noqa: PLC0415  # as in cli.options

    return check_workspace(At(workspace, scenario, as_of), file_format)


@command(commands, "run", "Beantwoordt een vraag, of alle vragen: op het scherm, of als bestand.")
def run(  # noqa: PLR0913  # one parameter for each option
    analysis: Annotated[str, typer.Argument(metavar="VRAAG", help=QUESTIONS)],
    *,
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    settings: Annotated[
        list[str] | None, option("--set", "NAAM=WAARDE", "Andere waarde voor een regel of keuze. Mag vaker.")
    ] = None,
    file_format: Annotated[
        str | None,
        option(
            "--format",
            "VORM",
            "table, json, csv, geojson of xlsx. Zonder deze optie: zoals --output eindigt (.txt is table), "
            "en anders table. "
            "De csv is voor Nederlands Excel: puntkomma's en decimale komma's.",
        ),
    ] = None,
    output: Annotated[
        Path | None,
        option(
            "--output", "BESTAND", "Schrijft naar dit bestand; bij alle vragen als csv, geojson of xlsx naar deze map."
        ),
    ] = None,
    viewer: ViewerOption = "gemeente",
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Run an analysis."""
    from geo_pa.cli.asking import Asked  # noqa: PLC0415  # as in cli.options
    from geo_pa.cli.running import run as answer  # noqa: PLC0415  # as in cli.options

    at = At(workspace, scenario, as_of)
    answer(Asked(analysis, on, tuple(settings or ()), file_format, output, viewer), at)


@command(
    commands,
    "report",
    "Maakt het jaardocument: per afspraak hoe het staat, wat er dat jaar gebeurt, en ruimte om aan te vullen.",
)
def report(  # noqa: PLR0913  # one parameter for each option
    year: Annotated[str, typer.Argument(metavar="JAAR", help="Voor welk jaar, zoals 2026.")],
    *,
    output: Annotated[Path, option("--output", "BESTAND", "Waar het komt: een naam op .docx (Word) of .xlsx (Excel).")],
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    viewer: ViewerOption = "gemeente",
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
) -> None:
    """Write the yearly document."""
    from geo_pa.cli.reporting import Asked, write_report  # noqa: PLC0415  # as in cli.options

    write_report(Asked(year, on, output, viewer), At(workspace, scenario, as_of))


@command(
    commands,
    "dictionary",
    "Schrijft het gegevenswoordenboek: elke kolom van uw lagen, tabellen en antwoorden, en alle regels.",
)
def dictionary(
    *,
    workspace: WorkspaceOption = None,
    output: Annotated[
        Path | None,
        option(
            "--output",
            "BESTAND",
            "Schrijft naar dit bestand, zoals data/dictionary.md. Zonder deze optie: op het scherm.",
        ),
    ] = None,
) -> None:
    """Write the data dictionary."""
    from geo_pa.cli.describing import write_dictionary  # noqa: PLC0415  # as in cli.options

    write_dictionary(workspace, output)


@command(demo, "build", "Bouwt de voorbeeldgemeente opnieuw, uit de feiten; elke keer precies gelijk.", options="")
def build() -> None:
    """Build the embedded municipality."""
    from geo_pa.cli.building import build_demo  # noqa: PLC0415  # as in cli.options

    build_demo()
