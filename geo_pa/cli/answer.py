"""A result as a table on the screen, each unit with its verdict and its sentence, and the rows that it is without."""

import io
from collections.abc import Iterable, Iterator

from rich.console import Console

from geo_pa.cli.screen import PIPE_WIDTH, print_table, printable, say
from geo_pa.delivery import Delivery
from geo_pa.model import NOT_LOST, Result, UsedLayer
from geo_pa.present.evidence import left_out
from geo_pa.present.headings import text
from geo_pa.present.order import said_in, worst_first
from geo_pa.terms import day, label, plural

WIDE = 120
"""Characters from which a terminal has room for four columns."""


def print_answer(delivery: Delivery, screen: Console) -> None:
    """Print a delivery: what it is, one row per unit with the worst first, and the totals."""
    result = delivery.result
    screen.print(result.heading, style="bold")
    for line in _heading_lines(delivery):
        screen.print(printable(line), soft_wrap=True)
    _print_rows(screen, _rows(result))
    shown = {name: result.answer.total(name) for name in result.totals}
    totals = [(one.title, text(result.totals[name], one)) for name, one in shown.items()]
    print_table(screen, ("Totaal", "Aantal"), totals, wide="")


def answer_text(delivery: Delivery) -> str:
    """Return what :func:`print_answer` prints, as plain text for a file or another program."""
    page = io.StringIO()
    print_answer(
        delivery, Console(file=page, markup=False, highlight=False, emoji=False, width=PIPE_WIDTH, color_system=None)
    )
    return "".join(f"{line.rstrip()}\n" for line in page.getvalue().splitlines())


def say_left_out(layers: Iterable[UsedLayer]) -> None:
    """Say once of each layer how many of its rows are not used, and which command tells why."""
    said = left_out(layers)
    for sentence in said:
        say(f"{sentence}.")
    if said:
        say("Met 'geo-pa check' ziet u welke en waarom.")


def _heading_lines(delivery: Delivery) -> Iterator[str]:
    yield f"Peildatum {day(delivery.result.on)}. Bekeken als: {delivery.viewer.title}."
    yield from (f"{sentence.rstrip('.')}." for sentence in (delivery.notice, delivery.left_out) if sentence)
    evidence = delivery.result.evidence
    others = int(evidence.excluded["reason"].isin(NOT_LOST).sum())
    if others:
        counted = plural(others, "andere rij telt", "andere rijen tellen")
        yield f"{counted} niet mee in dit antwoord; het blad Bewijs van --format xlsx zegt welke en waarom."


def _print_rows(screen: Console, rows: list[tuple[str, str, str, str]]) -> None:
    """Print a row per unit; on a narrow terminal the verdict stands under the name."""
    if screen.width >= WIDE:
        print_table(screen, ("Nummer", "Naam", "Oordeel", "Uitleg"), rows, wide="Uitleg")
        return
    narrow = [(unit, f"{name}\n{verdict}", told) for unit, name, verdict, told in rows]
    print_table(screen, ("Nummer", "Naam en oordeel", "Uitleg"), narrow, wide="Uitleg")


def _rows(result: Result) -> list[tuple[str, str, str, str]]:
    """List the units, the worst verdict or the highest signal first and then in the order of the table."""
    table = worst_first(result.table)
    column, words = said_in(table), result.answer.said
    units = zip(table.index, table["name"], table[column], table["explanation"], strict=True)
    return [(str(unit), str(name), label(words, code), str(told)) for unit, name, code, told in units]
