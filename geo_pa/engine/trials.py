"""Other facilities or streets, tried or saved: people are counted within the circles of the files."""

from collections.abc import Callable
from functools import partial

from geo_pa.engine.memory import Memory
from geo_pa.model import Result
from geo_pa.registry import Analysis
from geo_pa.workspace import Workspace


def people_held(
    entry: Analysis, answer: Result, workspace: Workspace, memory: Memory, ask: Callable[[Workspace], Result]
) -> Result:
    """Give an answer with people counted as in the files, whatever layers are tried.

    Parameters
    ----------
    entry : Analysis
        Which layers draw its circles.
    answer : Result
        To the question as it is tried.
    workspace : Workspace
        The one that it was asked of.
    memory : Memory
        Where answers are kept.
    ask : callable
        Answers the same question about another workspace.

    Returns
    -------
    Result
        The answer itself where those layers hold what is in the files, or what comes to the same.
    """
    as_read = workspace.as_read(entry.circles)
    if as_read is workspace:
        return answer
    before = ask(as_read)
    if before is answer:
        return answer
    return memory.recall(("people", entry.id), (before, answer), partial(entry.people_as_now, before, answer))
