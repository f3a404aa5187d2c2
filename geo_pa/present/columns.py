"""What the columns and totals of an answer are, by the question's name."""

from geo_pa.model import Answer, Column, Rules
from geo_pa.present.headings import held_against
from geo_pa.registry import find


def answer(analysis: str) -> Answer:
    """Return what a question answers."""
    return find(analysis).answer


def heading(column: str, analysis: str, detail: str = "", rules: Rules | None = None) -> Column:
    """Return what a column of an answer is, or of one of its further tables; with rules, held against their values."""
    found = answer(analysis).column(column, detail)
    return found if rules is None else held_against(found, rules)


def total_heading(name: str, analysis: str) -> Column:
    """Return what a total of an answer is."""
    return answer(analysis).total(name)
