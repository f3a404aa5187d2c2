"""The totals of an answer in words."""

from geo_pa.model import Result
from geo_pa.present.headings import text
from geo_pa.terms import labels


def figures(result: Result) -> dict[str, str]:
    """Write the totals by what they are; how many rows are told what stands in the counts beside them."""
    words = tuple(f"_{word}" for word in labels(result.answer.said))
    named = {name: result.answer.total(name) for name in result.totals if not name.endswith(words)}
    return {column.title: text(result.totals[name], column) for name, column in named.items()}
