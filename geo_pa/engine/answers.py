"""All questions at once: every answer that can be given, and why the others cannot."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from geo_pa.errors import GeoPaError, InputError, Problem, RequestError, Severity
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


def refusals(analyses: Iterable[str], ask: Callable[[str], Result]) -> Iterator[Problem]:
    """Ask questions that lack nothing, and give what only their answers bring to light.

    Parameters
    ----------
    analyses : iterable of str
        Ids.
    ask : callable
        Answers one question, or raises a :class:`GeoPaError`.

    Yields
    ------
    Problem
        What is wrong with the rows; as a notice that no rules hold yet on the date, which is no fault of the rows.
    """
    for analysis in analyses:
        try:
            ask(analysis)
        except InputError as error:
            yield from error.problems
        except RequestError as error:
            yield from (replace(problem, severity=Severity.NOTICE) for problem in error.problems)
