"""What the data answer to one criterion, for all locations at once."""

from dataclasses import dataclass, replace

import numpy as np
import numpy.typing as npt

from geo_pa.analyses.toetsingskader.criteria import Criterion
from geo_pa.analyses.toetsingskader.figure_names import LOCATION
from geo_pa.analyses.toetsingskader.figures import Figures, Flags, Floats, Words

YES, PARTLY, NO = "yes", "partly", "no"
ASKED, UNKNOWN, NOT_APPLICABLE = "asked", "unknown", "not_applicable"

ANSWERED = (YES, PARTLY, NO)
OPEN = (ASKED, UNKNOWN)

BY_RANK = np.array([NO, PARTLY, YES], dtype=object)


@dataclass(frozen=True, eq=False)
class DataAnswer:
    """What the data say of one criterion; every array has one element per location.

    ``why`` says of an unknown ``missing``, ``between``, ``no_norm`` or ``where_unknown``, and of what does not apply
    ``elsewhere`` or ``nothing``. The figure lies from ``low`` to ``high``, in the unit of the criterion, NaN where not
    known; of a share ``count`` is what is certain, of ``total``.
    """

    answer: Words
    why: Words
    low: Floats
    high: Floats
    count: Floats
    total: Floats
    word: Words


def answer(criterion: Criterion, figures: Figures) -> DataAnswer:
    """Hold the figures of every location against one criterion.

    Where part of a figure is unknown, it lies between two bounds; only where both give the same answer is there one. A
    count that is missing can be anything from nothing to all.
    """
    return _not_for(_found(criterion, figures), figures.without_homes, "nothing")


def _found(criterion: Criterion, figures: Figures) -> DataAnswer:
    if not criterion.figures:
        return _without(figures, ASKED)
    found = _of_words(criterion, figures) if criterion.vocabulary else _of_numbers(criterion, figures)
    return _where_it_applies(found, criterion, figures)


def _without(figures: Figures, said: str) -> DataAnswer:
    nothing, empty = np.full(len(figures), np.nan), np.full(len(figures), "", dtype=object)
    return DataAnswer(np.full(len(figures), said, dtype=object), empty, nothing, nothing, nothing, nothing, empty)


def _of_words(criterion: Criterion, figures: Figures) -> DataAnswer:
    word = figures.word(criterion.figures[0])
    said = np.select(
        [word == "", np.isin(word, criterion.words), np.isin(word, criterion.partly_words)],
        [UNKNOWN, YES, PARTLY],
        default=NO,
    ).astype(object)
    why = np.where(word == "", "missing", "").astype(object)
    return replace(_without(figures, UNKNOWN), answer=said, why=why, word=word)


def _of_numbers(criterion: Criterion, figures: Figures) -> DataAnswer:
    certain, complete = _sum(criterion.figures, figures)
    most, all_known = _sum(criterion.most, figures) if criterion.most else (certain, complete)
    total = sum((figures.number(name) for name in criterion.per), np.zeros(len(figures)))
    total = total if criterion.per else np.ones(len(figures))
    highest = np.where(all_known, most, total if criterion.per else np.inf)
    with np.errstate(divide="ignore", invalid="ignore"):
        low, high = certain / total, highest / total
    said, why = _said(criterion, low, high)
    # A missing count is nothing at the least: that bound answers, but is no figure to show.
    known = complete & ~np.isnan(total)
    found = DataAnswer(
        said,
        np.where((said == UNKNOWN) & ~known, "missing", why).astype(object),
        np.where(known, low, np.nan),
        np.where(known & all_known, high, np.nan),
        np.where(known, certain, np.nan),
        total,
        np.full(len(figures), "", dtype=object),
    )
    return _not_for(found, total == 0, "nothing") if criterion.per else found


def _not_for(found: DataAnswer, rows: Flags, why: str) -> DataAnswer:
    """Say of some locations that the question does not apply to them."""
    said = np.where(rows, NOT_APPLICABLE, found.answer).astype(object)
    return replace(
        found,
        answer=said,
        why=np.where(rows, why, found.why).astype(object),
        low=np.where(rows, np.nan, found.low),
        high=np.where(rows, np.nan, found.high),
    )


def _sum(names: tuple[str, ...], figures: Figures) -> tuple[Floats, Flags]:
    """Add figures up, and tell where all are known; a count that is missing adds nothing, any other leaves nothing."""
    parts = np.array([figures.number(name) for name in names])
    missing = np.isnan(parts)
    counted = np.array([name.startswith(f"{LOCATION}.") for name in names])
    at_least = np.where(missing & counted[:, None], 0.0, parts)
    return at_least.sum(axis=0), ~missing.any(axis=0)


def _said(criterion: Criterion, low: Floats, high: Floats) -> tuple[Words, Words]:
    """Answer at both bounds; where these differ, or one is not known, there is no answer."""
    at_low, at_high = _rank(criterion, low), _rank(criterion, high)
    known = ~np.isnan(low) & ~np.isnan(high) & (not np.isnan(criterion.norm))
    said = np.where(known & (at_low == at_high), BY_RANK[at_low], UNKNOWN).astype(object)
    why = "no_norm" if np.isnan(criterion.norm) else "between"
    return said, np.where(said == UNKNOWN, why, "").astype(object)


def _rank(criterion: Criterion, figure: Floats) -> npt.NDArray[np.int64]:
    """Rank figures: 0 is a no, 1 partly, 2 a yes."""
    sign = 1.0 if criterion.comparison == "at_least" else -1.0
    reached = sign * figure >= sign * criterion.norm
    halfway = ~reached & (sign * figure >= sign * criterion.partly)
    return np.where(reached, 2, np.where(halfway, 1, 0)).astype(np.int64)


def _where_it_applies(found: DataAnswer, criterion: Criterion, figures: Figures) -> DataAnswer:
    if not criterion.where:
        return found
    word = figures.word(criterion.where)
    fits = np.isin(word, criterion.where_words)
    here = _not_for(found, ~fits & (word != ""), "elsewhere")
    doubt = (word == "") & np.isin(here.answer, ANSWERED)
    return replace(
        here,
        answer=np.where(doubt, UNKNOWN, here.answer).astype(object),
        why=np.where(doubt, "where_unknown", here.why).astype(object),
    )
