"""All claims together as one linear programme: between what can a count lie?"""

import numpy as np
from scipy.optimize import linprog
from scipy.sparse import block_array, csr_array, eye_array, vstack

WIDTH = 10
ROUGHLY = 1e-3
UNBOUNDED = 3


class Possible:
    """All counts that are possible: none below 0, and each claim a line of ``matrix @ counts <= most``."""

    def __init__(self, matrix, most, upper=np.inf):
        self.matrix, self.most = csr_array(matrix), np.asarray(most, dtype=float)
        self.upper = np.broadcast_to(upper, self.matrix.shape[1])
        self.seen = []

    def narrowed(self, aims):
        """Return the sums of counts that all claims together keep to less than ten, and to what.

        Parameters
        ----------
        aims : mapping of name to array
            How many times each count is in the sum.
        """
        rows = {name: np.asarray(aim, dtype=float) for name, aim in aims.items()}
        close, before = rows, {}
        while close and len(close) != len(before):
            self._look_at_once(np.array(list(close.values())))
            before, close = close, {name: aim for name, aim in close.items() if self._close(aim)}
        return {name: ends for name, aim in close.items() if (ends := self._ends(aim))}

    def _close(self, aim):
        """Tell whether all that was found possible so far keeps a sum to less than ten."""
        return not self.seen or np.ptp([counts @ aim for counts in self.seen]) < WIDTH - ROUGHLY

    def _look_at_once(self, aims):
        """Find counts that make the sums small, and counts that make as many as can be ten more than that."""
        many, size = aims.shape
        self._least(aims.sum(axis=0))
        if not self.seen:  # a difference that nothing keeps from going on
            return
        enough = np.min([aims @ counts for counts in self.seen], axis=0) + WIDTH
        rows = block_array(
            [[self.matrix, csr_array((self.matrix.shape[0], many))], [csr_array(-aims), eye_array(many)]]
        )
        most, upper = np.concatenate([self.most, np.zeros(many)]), np.concatenate([self.upper, enough])
        self.seen.append(self._solved(np.repeat([0.0, -1.0], [size, many]), rows, most, upper).x[:size])

    def _ends(self, aim):
        """Work out between what a sum lies that may lie close together."""
        low, high = (sign * self._least(sign * aim) for sign in (1, -1)) if self._close(aim) else (0, WIDTH)
        return (round(low, 3), round(high, 3)) if high - low < WIDTH - ROUGHLY else None

    def _least(self, aim):
        solved = self._solved(aim, self.matrix, self.most, self.upper)
        if solved.status == UNBOUNDED:
            return -np.inf
        self.seen.append(solved.x)
        return float(solved.fun)

    @staticmethod
    def _solved(aim, rows, most, upper):
        bounds = np.column_stack([np.zeros(len(aim)), upper])
        solved = linprog(aim, A_ub=rows, b_ub=most, bounds=bounds, method="highs")
        assert solved.status in {0, UNBOUNDED}, f"the claims contradict one another: {solved.message}"
        return solved


class Programme:
    """Claims about sums of counts, and what they leave possible."""

    def __init__(self, claims=()):
        self.known, self.counts = {}, {}
        self.tell(claims)

    def tell(self, claims):
        """Add claims; of those about one and the same sum only what they say together is kept."""
        for one in claims:
            low, high = self.known.get(one.parts, (-np.inf, np.inf))
            self.known[one.parts] = (max(low, one.low), min(high, one.high))
            for count, _ in one.parts:
                self.counts.setdefault(count, len(self.counts))

    def contradicted_by(self, truth):
        """List the claims that the counts themselves do not keep to: an attack on wrong claims would prove nothing."""
        return [
            (parts, ends)
            for parts, ends in self.known.items()
            if not ends[0] - ROUGHLY <= sum(times * truth[count] for count, times in parts) <= ends[1] + ROUGHLY
        ]

    def narrowed(self, targets):
        """Return the targets (sums of counts) that all claims together keep to less than ten, and to what."""
        rows = {name: self._row(parts) for name, parts in targets.items()}
        return Possible(*self._lines()).narrowed(rows)

    def _lines(self):
        lines = csr_array(np.array([self._row(parts) for parts in self.known]))
        low, high = np.array(list(self.known.values())).T
        above, below = np.isfinite(high), np.isfinite(low)
        return vstack([lines[above], -lines[below]]), np.concatenate([high[above], -low[below]])

    def _row(self, parts):
        row = np.zeros(len(self.counts))
        for count, times in parts:
            row[self.counts[count]] = times
        return row
