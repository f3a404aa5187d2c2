"""What has been worked out before, kept until what it rests on changes."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from threading import Lock
from typing import TypeVar

T = TypeVar("T")

MOST_KEPT = 512
"""Answers, intermediates and frames; the one that was asked for longest ago goes first."""


@dataclass(frozen=True, eq=False)
class Memory:
    """Values by a plain key and by the very objects that they rest on.

    Frames cannot be hashed and are slow to compare. What is read is never changed, so that it is enough to know whether
    it is the same object.
    """

    _kept: OrderedDict[Hashable, tuple[tuple[object, ...], object]] = field(default_factory=OrderedDict)
    _lock: Lock = field(default_factory=Lock)

    def recall(self, key: Hashable, basis: tuple[object, ...], make: Callable[[], T]) -> T:
        """Return what was made before of the same basis, else make it.

        Parameters
        ----------
        key : hashable
            What is asked, as a plain value.
        basis : tuple of object
            What the answer rests on; compared by identity, and kept alive so that an identity is never used again.
        make : callable
            Works it out; what it raises is not kept.
        """
        full = (key, *map(id, basis))
        with self._lock:
            if full in self._kept:
                self._kept.move_to_end(full)
                return self._kept[full][1]  # type: ignore[return-value]  # the key says what was kept
        made = make()
        with self._lock:
            self._kept[full] = (basis, made)
            while len(self._kept) > MOST_KEPT:
                self._kept.popitem(last=False)
        return made
