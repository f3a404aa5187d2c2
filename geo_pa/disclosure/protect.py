"""Cell suppression in linked tables: which counts are hidden so that no small one can be worked out."""

from collections.abc import Iterable

import pandas as pd

from geo_pa.disclosure.linked import LinkedCounts, Protected, State
from geo_pa.disclosure.ranges import Binding, Reach, too_narrow
from geo_pa.disclosure.small_counts import hide_small_counts, rounded
from geo_pa.disclosure.space import Publication, space


def protect(linked: LinkedCounts, *, threshold: int, step: int, complementary: bool = True) -> Protected:
    """Hide small counts, and as many others as it takes that nobody can work them out.

    Primary suppression hides each count from 1 up to the threshold. Secondary (complementary) suppression then hides
    more: in every sum at least two counts, and beside a small count that all that is shown together would narrow down
    to a range under the threshold's width another one, the smallest of those that keep it narrow. That is a simple
    heuristic in the words of sdcTable ("SIMPLEHEURISTIC": in each sum the smallest first, over all linked tables until
    nothing changes), with the exact audit of the intervals by linear programming as the judge. Beneath a small total
    a 0 is hidden too: beside zeros in all other groups it would tell of which group a handful of people is.

    Parameters
    ----------
    linked : LinkedCounts
        Counts and sums.
    threshold : int
        The smallest count that may be shown, and the width of the range in which a hidden one must be able to lie.
    step : int
        Counts are shown rounded to multiples of it. A shown count then says: within half a step, and not under the
        threshold; a shown 0 is a true 0.
    complementary : bool
        False leaves the second step out; only to show in a test what it prevents.

    Returns
    -------
    Protected
        On the index of the counts. Depends on counts, ids and sums only, not on the order of rows.

    Raises
    ------
    ValueError
        A sum does not hold, or a count is more than its known most: a fault in the program that made them.

    Notes
    -----
    A. Hundepool and others, "Statistical Disclosure Control" (Wiley 2012), sections 4.3 and 4.4; M. Fischetti and J.J.
    Salazar, "Models and algorithms for optimizing cell suppression in tabular data with linear constraints" (Journal of
    the American Statistical Association 95, 2000). Not protected against: who knows part of the people himself, and
    who compares this publication with an earlier one over other years.
    """
    _require_sums(linked)
    publication = Publication(threshold, step)
    in_tables = linked.counts[~linked.counts.index.isin([*linked.inner, *linked.public])]
    small = in_tables.index[_small(in_tables, publication)]
    more: set[str] = set()
    if complementary:
        more |= _zeros_beneath(linked, small)
        _hide_until_safe(linked, frozenset(small), more, publication)
    return _shown(linked, frozenset(small), frozenset(more), publication)


def exactly(linked: LinkedCounts) -> Protected:
    """Show every count as it is: for the closed view only."""
    state = pd.Series(State.SHOWN, index=linked.counts.index, dtype="str").mask(linked.counts.isna(), State.UNKNOWN)
    return Protected(linked.counts, state)


def _require_sums(linked: LinkedCounts) -> None:
    counts = linked.counts.dropna().to_dict()
    for total, parts in linked.sums:
        known = all(cell in counts for cell in (total, *parts))
        if known and counts[total] != sum(counts[part] for part in parts):
            msg = f"the parts of {total} do not add up"
            raise ValueError(msg)


def _small(counts: pd.Series, publication: Publication) -> pd.Series:
    """Tell which counts are small: under the threshold, or brought there by rounding."""
    near = rounded(counts, publication.step)
    lost = (
        hide_small_counts(counts, publication.threshold).isna()
        | hide_small_counts(near.mask(counts == 0, 0), publication.threshold).isna()
    )
    return lost & counts.notna()


def _zeros_beneath(linked: LinkedCounts, small: Iterable[str]) -> set[str]:
    """Find the zeros in sums of which the total is small: a handful is in none of these groups, or places."""
    kept = {*linked.inner, *linked.public}
    beneath = {part for total, parts in linked.sums if total in set(small) for part in parts}
    zeros = linked.counts.index[(linked.counts == 0).fillna(False)]
    return (beneath & {*zeros}) - kept


def _hide_until_safe(linked: LinkedCounts, small: frozenset[str], more: set[str], publication: Publication) -> None:
    """Add to ``more`` until every small count, inner ones too, can lie in a range as wide as the threshold."""
    counts = linked.counts[~linked.counts.index.isin(list(linked.public))].sort_index()
    delicate = counts[(counts > 0).fillna(False) & (counts < publication.threshold).fillna(False)]
    reach = Reach(delicate)
    while True:
        _two_in_every_sum(linked, small, more)
        narrow = too_narrow(space(linked, small | more, publication), publication.threshold, reach)
        if not _hide_beside(narrow, linked, small, more):
            return


def _two_in_every_sum(linked: LinkedCounts, small: frozenset[str], more: set[str]) -> None:
    """Hide a second count in each sum in which one alone is hidden, until there is none.

    A sum with one row under it that is in no table says nothing new; the audit judges that row as any other.
    """
    untold = {*small, *linked.inner, *linked.counts.index[linked.counts.isna()]}
    changed = True
    while changed:
        before = len(more)
        for total, parts in sorted(linked.sums):
            cells = (total, *parts)
            alone = [cell for cell in cells if cell in untold or cell in more]
            if len(alone) == 1 and alone[0] not in linked.inner:
                more |= {second for second in [_smallest(cells, linked, untold | more)] if second}
        changed = len(more) > before


def _smallest(cells: Iterable[str], linked: LinkedCounts, untold: set[str]) -> str | None:
    """Choose the smallest count above 0 that is still shown; equal ones by their id."""
    found = [(int(linked.counts[cell]), cell) for cell in cells if cell not in untold and cell not in linked.public]
    positive = [one for one in found if one[0]]
    return min(positive)[1] if positive else None


def _hide_beside(narrow: Binding, linked: LinkedCounts, small: frozenset[str], more: set[str]) -> bool:
    """Hide one of the counts that keep each cell narrow, unless that was done for another; tell whether any was.

    Where only zeros keep a cell narrow, a 0 is hidden. Where nothing that is shown does, what everybody knows does, and
    nothing can be hidden any more.
    """
    untold = {*small, *more, *linked.inner, *linked.counts.index[linked.counts.isna()]}
    fresh: set[str] = set()
    for _cell, binding in sorted(narrow.items()):
        if fresh.isdisjoint(binding):
            zeros = [cell for cell in binding if cell not in untold and cell not in linked.public]
            chosen = _smallest(binding, linked, untold) or min(zeros, default=None)
            fresh |= {chosen} if chosen else set()
    more |= fresh
    return bool(fresh)


def _shown(linked: LinkedCounts, small: frozenset[str], more: frozenset[str], publication: Publication) -> Protected:
    counts = linked.counts
    state = pd.Series(State.SHOWN, index=counts.index, dtype="str")
    for cells, word in ((linked.inner, State.INNER), (more, State.COMPLEMENTARY), (small, State.SMALL)):
        state = state.mask(counts.index.isin(list(cells)), word)
    state = state.mask(counts.isna(), State.UNKNOWN)
    near = rounded(counts, publication.step).mask(counts.index.isin(list(linked.public)), counts)
    return Protected(near.where(state == State.SHOWN), state)
