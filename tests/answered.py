"""An answer made by hand, for tests of how answers are shown."""

from dataclasses import replace
from datetime import date

from geo_pa.model import Evidence, Result
from geo_pa.registry import find

ON = date(2026, 1, 1)


def answered(analysis, table, details=None, *, rules=(), totals=None):
    """Return a table as the answer to a question, with its further tables, rules and totals."""
    return Result(find(analysis).answer, ON, table, totals or {}, Evidence(rules=tuple(rules)), details or {})


def with_row(result, unit, **cells):
    """Return a result with other cells in one row of its table."""
    table = result.table.loc[[unit]].assign(**{name: [value] for name, value in cells.items()})
    return replace(result, table=table)
