"""A file that was uploaded, looked through once; kept for this reader alone, until another comes or it is left."""

import hashlib
import weakref
from contextlib import ExitStack
from dataclasses import dataclass, field
from typing import Any

import streamlit as st

from geo_pa.intake import BroughtIn, Match, Table, Taken, bring_in, parts, proposed, settled, take_in
from geo_pa.ui import cache, state

KEPT = "geo_pa.tables.file"


@dataclass(frozen=True)
class Held:
    """A file in its private folder, which goes when the file is let go; and what was made of it.

    Attributes
    ----------
    digest : str
        Of what it holds and how it is called.
    taken : Taken
        The file.
    stack : ExitStack
        Removes the folder when it is closed, or when nobody holds it any more.
    made : dict
        What was read of it, by what it rests on: a page is shown again at every press.
    """

    digest: str
    taken: Taken
    stack: ExitStack
    made: dict[Any, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Let the folder go with who holds it, also where a reader just closes the browser."""
        weakref.finalize(self, self.stack.close)

    @property
    def parts(self) -> tuple[str, ...]:
        """Its sheets or layers, of which one is brought in."""
        return tuple(self._once("parts", lambda: parts(self.taken)))

    def proposed(self, layer: str, sheet: str) -> tuple[Table, Match]:
        """Find its table, and propose which column is which."""
        where = cache.seen().folder
        found: tuple[Table, Match] = self._once(
            ("proposed", layer, sheet, where),
            lambda: proposed(self.taken, layer, cache.session().workspace, sheet=sheet),
        )
        return found

    def brought(self, layer: str, sheet: str, given: tuple[str, ...]) -> BroughtIn:
        """Hold its rows against those of the workspace, for who looks."""
        viewer = state.current().viewer

        def bring() -> BroughtIn:
            table, match = self.proposed(layer, sheet)
            return bring_in(cache.session(), table, settled(match, given, table), viewer=viewer)

        found: BroughtIn = self._once(("brought", layer, sheet, given, viewer, cache.seen()), bring)
        return found

    def _once(self, what: Any, make: Any) -> Any:
        """Make something, or take what was made of the same; of each kind only the last is kept."""
        kind = what[0] if isinstance(what, tuple) else what
        if self.made.get(kind, (None,))[0] != what:
            self.made[kind] = (what, make())
        return self.made[kind][1]


def take(upload: Any) -> Held:
    """Take an uploaded file in, or return it where that was done before.

    Raises
    ------
    InputError
        It is not taken in; nothing of it is kept.
    """
    kept: Held | None = st.session_state.get(KEPT)
    content = upload.getvalue()
    told = hashlib.blake2b(content + upload.name.encode(), digest_size=16).hexdigest()
    if kept and kept.digest == told:
        return kept
    let_go()
    with ExitStack() as stack:
        taken = stack.enter_context(take_in(content, upload.name))
        st.session_state[KEPT] = Held(told, taken, stack.pop_all())
    held: Held = st.session_state[KEPT]
    return held


def let_go() -> None:
    """Remove the file that was held."""
    kept: Held | None = st.session_state.pop(KEPT, None)
    if kept:
        kept.stack.close()
