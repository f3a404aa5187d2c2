"""All questions at once: every answer that can be given, and why the others cannot."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from geo_pa.errors import GeoPaError, Problem
from geo_pa.model import Result


@dataclass(frozen=True)
class Answers:
    """The answers to all questions on one date, for one viewer.

    Attributes
    ----------
    results : mapping of str to Result
        By the id of the analysis, in the order of the registry.
    unanswered : mapping of str to tuple of Problem
        Why the others cannot be answered: a layer or table that is not there or cannot be used, a rule that does not
        hold on the date.
    """

    results: Mapping[str, Result]
    unanswered: Mapping[str, tuple[Problem, ...]]

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Every problem once: many questions may lack the same layer."""
        return tuple(dict.fromkeys(problem for found in self.unanswered.values() for problem in found))


def answers(analyses: Iterable[str], ask: Callable[[str], Result]) -> Answers:
    """Ask every question; one that cannot be answered keeps none of the others from being answered.

    Parameters
    ----------
    analyses : iterable of str
        Ids.
    ask : callable
        Answers one question, or raises a :class:`GeoPaError`.

    Returns
    -------
    Answers
    """
    results: dict[str, Result] = {}
    unanswered: dict[str, tuple[Problem, ...]] = {}
    for analysis in analyses:
        try:
            results[analysis] = ask(analysis)
        except GeoPaError as error:
            unanswered[analysis] = error.problems
    return Answers(results, unanswered)
