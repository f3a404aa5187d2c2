"""The commands that change and compare: the log of changes and its scenarios."""

from pathlib import Path
from typing import Annotated

import typer

from geo_pa.cli.opening import At
from geo_pa.cli.options import (
    AsOfOption,
    FormatOption,
    OnOption,
    ScenarioOption,
    ViewerOption,
    WhoOption,
    WhyOption,
    WorkspaceOption,
    command,
    group,
    option,
)

STATE = "Een scenario, of een scenario op een moment: Vastgesteld, 'Meer sociaal', Vastgesteld@2026-11-01."

IMPORT = (
    "Brengt een bestand in een laag of tabel: alleen wat anders is, verandert. "
    "Eindigt met code 2 als er rijen te verbeteren zijn."
)
BACKUP = "Bewaart alle wijzigingen en scenario's in één bestand. Dat bevat vertrouwelijke rijen: bewaar het zorgvuldig."
DECLARE = "Schrijft de eerste beschrijving van een laag of tabel, met alleen wat anders is dan geo_pa verwacht."
FILES = "Een bestand: Excel (.xlsx, .xls, .ods), CSV, GeoJSON, GeoPackage, of een shapefile in een zip."

MatchOption = Annotated[
    list[str] | None,
    option(
        "--match",
        "KOLOM=VELD",
        "Welke kolom van het bestand welk veld is, zoals 'Aantal=dwellings'. Niets achter het teken laat de kolom weg. "
        "Mag vaker.",
    ),
]

SheetOption = Annotated[
    str,
    option("--sheet", "BLAD", "Welk werkblad, welke kaartlaag of welke shapefile, als er meer in het bestand zitten."),
]


scenario_group = group("Scenario's: lijnen van wijzigingen die naast elkaar bestaan.")


def add_changes(commands: typer.Typer) -> None:
    """Add these commands to those of ``geo-pa``."""
    command(commands, "import", IMPORT)(import_file)
    command(commands, "declare", DECLARE)(declare)
    command(commands, "log", "Toont wie wat wanneer heeft gewijzigd en waarom; het laatste bovenaan.")(log)
    command(commands, "undo", "Draait een wijziging terug, ook een van een ander of van vorige week.")(undo)
    command(commands, "backup", BACKUP)(backup)
    command(commands, "restore", "Zet een back-up terug waar nog geen wijzigingen zijn: helemaal of niet.")(restore)
    commands.add_typer(scenario_group, name="scenario")
    command(scenario_group, "list", "Toont de scenario's, en waarvan elk is afgeleid.")(list_scenarios)
    command(scenario_group, "new", "Maakt een nieuw scenario, dat verdergaat op wat er nu staat.")(new_scenario)
    command(scenario_group, "show", "Toont de wijzigingen van een scenario.")(show_scenario)
    command(scenario_group, "compare", "Toont het verschil tussen twee scenario's of momenten.")(compare_states)


def log(  # noqa: PLR0913  # one parameter for each option
    *,
    layer: Annotated[str, option("--layer", "LAAG", "Alleen van deze laag of tabel.")] = "",
    row: Annotated[str, option("--row", "NUMMER", "Alleen van deze rij.")] = "",
    field: Annotated[str, option("--field", "KOLOM", "Alleen van deze kolom.")] = "",
    workspace: WorkspaceOption = None,
    scenario: ScenarioOption = None,
    as_of: AsOfOption = None,
    viewer: ViewerOption = "gemeente",
    file_format: FormatOption = "text",
) -> None:
    """Print the log."""
    from geo_pa.cli.changing import show_log  # noqa: PLC0415  # as in cli.options

    show_log(At(workspace, scenario, as_of), viewer, file_format, layer=layer, row=row, field=field)


def undo(
    action: Annotated[str, typer.Argument(metavar="WIJZIGING", help="Het nummer dat 'geo-pa log' noemt.")],
    *,
    later: Annotated[
        str,
        option(
            "--later", "KEUZE", "Als er later iets op verder ging: laten (laat dat staan) of terug (ook dat terug)."
        ),
    ] = "",
    workspace: WorkspaceOption = None,
    scenario: ScenarioOption = None,
    who: WhoOption = None,
    why: WhyOption = "",
) -> None:
    """Take an action back."""
    from geo_pa.cli.changing import undo_action  # noqa: PLC0415  # as in cli.options

    undo_action(At(workspace, scenario), action, later, who=who, why=why)


def list_scenarios(
    *, workspace: WorkspaceOption = None, viewer: ViewerOption = "gemeente", file_format: FormatOption = "text"
) -> None:
    """Print the scenarios."""
    from geo_pa.cli.changing import show_scenarios  # noqa: PLC0415  # as in cli.options

    show_scenarios(At(workspace), viewer, file_format)


def new_scenario(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="Hoe het heet.")],
    *,
    parent: Annotated[str, option("--from", "NAAM", "Waar het op verdergaat. Zonder deze optie: Vastgesteld.")] = "",
    workspace: WorkspaceOption = None,
    viewer: ViewerOption = "gemeente",
    who: WhoOption = None,
    why: WhyOption = "",
) -> None:
    """Make a scenario."""
    from geo_pa.cli.changing import make_scenario  # noqa: PLC0415  # as in cli.options

    make_scenario(At(workspace, parent or None), name, viewer, who=who, why=why)


def show_scenario(
    name: Annotated[str, typer.Argument(metavar="NAAM", help="Welk scenario.")],
    *,
    workspace: WorkspaceOption = None,
    as_of: AsOfOption = None,
    viewer: ViewerOption = "gemeente",
    file_format: FormatOption = "text",
) -> None:
    """Print what was changed in a scenario."""
    from geo_pa.cli.changing import show_log  # noqa: PLC0415  # as in cli.options

    show_log(At(workspace, name, as_of), viewer, file_format)


def compare_states(
    before: Annotated[str, typer.Argument(metavar="WAS", help=STATE)],
    after: Annotated[str, typer.Argument(metavar="WORDT", help=STATE)],
    *,
    workspace: WorkspaceOption = None,
    on: OnOption = None,
    viewer: ViewerOption = "gemeente",
    file_format: FormatOption = "text",
) -> None:
    """Print the difference between two states."""
    from geo_pa.cli.comparing import show_difference  # noqa: PLC0415  # as in cli.options

    show_difference(workspace, (before, after), on=on, viewer=viewer, file_format=file_format)


def import_file(  # noqa: PLR0913  # one parameter for each option
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help=FILES)],
    *,
    into: Annotated[str, option("--into", "LAAG", "In welke laag of tabel, zoals building_locations.")],
    match: MatchOption = None,
    sheet: SheetOption = "",
    workspace: WorkspaceOption = None,
    scenario: ScenarioOption = None,
    who: WhoOption = None,
    why: WhyOption = "",
    dry_run: Annotated[bool, option("--dry-run", "", "Toont wat er zou veranderen, en verandert niets.")] = False,
    keep_known: Annotated[
        bool, option("--keep-known", "", "Laat staan wat bekend is, ook als de cel in het bestand leeg is.")
    ] = False,
    file_format: Annotated[str, option("--format", "VORM", "table (standaard) of json.")] = "table",
) -> int:
    """Bring a file in."""
    from geo_pa.cli import changing, importing  # noqa: PLC0415  # as in cli.options

    given = tuple(match or ())
    asked = importing.Asked(file, into, given, sheet, file_format, dry_run, keep_known)
    return importing.import_file(asked, At(workspace, scenario), changing.author(who, why))


def declare(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help=FILES)],
    *,
    as_layer: Annotated[str, option("--as", "LAAG", "Als welke laag of tabel, zoals building_locations.")],
    match: MatchOption = None,
    sheet: SheetOption = "",
    workspace: WorkspaceOption = None,
) -> int:
    """Write a first declaration."""
    from geo_pa.cli import importing  # noqa: PLC0415  # as in cli.options

    return importing.declare_file(importing.Asked(file, as_layer, tuple(match or ()), sheet), workspace)


def backup(
    file: Annotated[
        Path,
        typer.Argument(metavar="BESTAND", help="Waar het komt, zoals wijzigingen.jsonl.gz. Het mag er nog niet zijn."),
    ],
    *,
    workspace: WorkspaceOption = None,
) -> None:
    """Write a copy of the log."""
    from geo_pa.cli.keeping import back_up  # noqa: PLC0415  # as in cli.options

    back_up(workspace, file)


def restore(
    file: Annotated[Path, typer.Argument(metavar="BESTAND", help="Een bestand dat geo-pa backup schreef.")],
    *,
    workspace: WorkspaceOption = None,
) -> None:
    """Bring a copy of the log back."""
    from geo_pa.cli.keeping import bring_back  # noqa: PLC0415  # as in cli.options

    bring_back(workspace, file)
