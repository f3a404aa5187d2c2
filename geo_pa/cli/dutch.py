"""Typer's help in Dutch: the few words that it writes by itself."""

from typing import Any

from typer import core

from geo_pa.cli.mistakes import misread, suggestion
from geo_pa.errors import RequestError


class _DutchHelp:
    """The usage and the help in Dutch, to be mixed into a command or a group of typer."""

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line of usage."""
        pieces = ctx.command.collect_usage_pieces(ctx)
        formatter.write_usage(ctx.command_path, " ".join(pieces), prefix="Gebruik: ")

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help under Dutch titles."""
        _speak_dutch()
        super().format_help(ctx, formatter)  # type: ignore[misc]  # of what this is mixed into

    def get_help_option(self, ctx: Any) -> Any:
        """Explain ``--help`` in Dutch."""
        option = super().get_help_option(ctx)  # type: ignore[misc]  # as above
        if option is not None:
            option.help, option.metavar = "Toont deze uitleg.", ""
        return option


class DutchCommand(_DutchHelp, core.TyperCommand):
    """A command with its help in Dutch, that refuses words it does not know."""

    allow_extra_args = True

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Read the options; a word too many is a mistake."""
        rest = super().parse_args(ctx, args)
        if rest:
            found, usage = " ".join(map(str, rest)), ctx.get_usage().removeprefix("Gebruik: ")
            what = "Er staat een woord te veel in de opdracht."
            raise RequestError(misread(ctx.command_path, what, found, usage, "Haal het weg. "))
        return rest

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the help, without the types of Python."""
        for parameter in self.params:
            if isinstance(parameter, core.TyperArgument):
                parameter.display_type_rich = _no_type  # type: ignore[method-assign]  # typer has no setting for it
        super().format_help(ctx, formatter)


class DutchGroup(_DutchHelp, core.TyperGroup):
    """A group of commands with its help in Dutch, that suggests the nearest command."""

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find the command; one that does not exist is a mistake."""
        if args[0] not in self.commands:
            near, known = suggestion(args[0], self.commands), ", ".join(self.commands)
            raise RequestError(misread(ctx.command_path, "Deze opdracht bestaat niet.", args[0], known, near))
        return super().resolve_command(ctx, args)


def _speak_dutch() -> None:
    """Give the panels of the help Dutch titles; imported here because rich takes time to load."""
    from typer import rich_utils  # noqa: PLC0415

    rich_utils.ARGUMENTS_PANEL_TITLE = "Invoer"
    rich_utils.OPTIONS_PANEL_TITLE = "Opties"
    rich_utils.COMMANDS_PANEL_TITLE = "Opdrachten"
    rich_utils.REQUIRED_LONG_STRING = "[verplicht]"


def _no_type(ctx: Any) -> str:  # noqa: ARG001  # typer calls it by this name
    return ""
