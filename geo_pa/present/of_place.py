"""What all answers say of one place: of a location itself, of the neighbourhood and of the district that it lies in."""

from collections.abc import Iterator, Mapping

from geo_pa.model import Result
from geo_pa.present.attention import Line
from geo_pa.present.columns import rows_of
from geo_pa.present.marks import sign

SAYS = ("verdict", "signal")


def lines_of(results: Mapping[str, Result], units: Mapping[str, str]) -> tuple[Line, ...]:
    """Return a line for each answer that says something of a place, in the order of the answers.

    Parameters
    ----------
    results : mapping of str to Result
        By question.
    units : mapping of str to str
        By layer, the row of the place: the location, its neighbourhood, its district.
    """
    return tuple(line for result in results.values() for line in _of(result, units))


def _of(result: Result, units: Mapping[str, str]) -> Iterator[Line]:
    """Give what a question says of the smallest unit that it knows of: of the location, else of what it lies in."""
    told = {layer: detail for detail, layer in result.answer.units.items()}
    for layer, unit in units.items():
        detail = told.get(layer)
        if detail is None:
            continue
        rows = rows_of(result, "" if detail == "table" else detail)
        if unit in rows.index and "explanation" in rows.columns:
            row = rows.loc[unit]
            said = next((str(row[name]) for name in SAYS if name in rows.columns), None)
            mark = sign(said, result.answer.said, 20) if said else sign("unknown", "signal", 20)
            yield Line(mark, result.heading, str(row["explanation"]))
            return
