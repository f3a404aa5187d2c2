"""A result as CSV that Dutch Excel opens by itself: semicolons, decimal commas, UTF-8 with a byte order mark."""

import csv
import io
from datetime import date

from geo_pa.delivery.cells import harmless
from geo_pa.delivery.choices import choices_made
from geo_pa.delivery.gate import Delivery
from geo_pa.delivery.grid import Cell, table_grid
from geo_pa.model.units import SHARE


def to_csv(delivery: Delivery) -> bytes:
    """Write the table of a delivery as CSV for Dutch Excel.

    Every row ends in the reference date, the viewer, the choices made and where the data come from, because a line
    above the headings would break the programs that read the file, and because rows are copied from one sheet to
    another.

    Parameters
    ----------
    delivery : Delivery
        What may leave.

    Returns
    -------
    bytes
        An empty cell is unknown or does not apply.
    """
    grid, told = table_grid(delivery.result), _told(delivery)
    text = io.StringIO()
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow([*grid.titles, *told])
    for row in grid.rows:
        writer.writerow([*map(_written, row), *told.values()])
    return text.getvalue().encode("utf-8-sig")


def _told(delivery: Delivery) -> dict[str, str]:
    """Return what every row says about the file it comes from."""
    told = (delivery.notice or "geen modelgegevens", delivery.left_out)
    origin = ". ".join(sentence.rstrip(".") for sentence in told if sentence)
    return {
        "Peildatum": delivery.result.on.isoformat(),
        "Bekeken als": delivery.viewer.title,
        "Keuzes": harmless(choices_made(delivery.result)),
        "Herkomst": harmless(origin),
    }


def _written(cell: Cell) -> str:
    """Write a number with a decimal comma and without thousands points; a share as a percentage."""
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, float):
        return _number(value, cell)
    return value.isoformat() if isinstance(value, date) else str(value)


def _number(value: float, cell: Cell) -> str:
    """Write a figure without zeros at the end and without the sign of a zero."""
    shown, places = (value * 100, max(cell.decimals - 2, 0)) if cell.unit == SHARE else (value, cell.decimals)
    digits = f"{shown:.{places}f}"
    short = digits.rstrip("0").rstrip(".") if places else digits
    return "0" if short == "-0" else short.replace(".", ",")
