"""``geo-pa list``: the questions that can be asked."""

from geo_pa.cli.screen import STANDARD_OUTPUT, console, print_table
from geo_pa.registry import ANALYSES


def show_analyses() -> None:
    """Print each analysis with its id, its title and its question."""
    rows = [(one.id, one.title, one.question) for one in ANALYSES]
    print_table(
        console(STANDARD_OUTPUT), ("Vraag", "Onderwerp", "Wat u te weten komt"), rows, wide="Wat u te weten komt"
    )
