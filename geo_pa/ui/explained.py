"""Which questions the page "Uitleg" can explain: those whose rules hold on the reference date."""

from collections.abc import Mapping
from datetime import date

from geo_pa.errors import InputError, Problem, RequestError
from geo_pa.model import Rules
from geo_pa.ui import cache


def rules_in_force(on: date) -> tuple[Mapping[str, Rules], list[str]]:
    """Return the rules of each question that hold on a date, and the titles of the questions without."""
    found: dict[str, Rules] = {}
    without: list[str] = []
    problems: list[Problem] = []
    for entry in cache.session().asked:
        try:
            found[entry.id] = cache.rules(entry.id, on)
        except (InputError, RequestError) as error:
            without.append(entry.title)
            problems += error.problems
    if not found:
        raise RequestError(dict.fromkeys(problems))
    return found, without
