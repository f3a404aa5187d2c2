"""Steer Dutch social-housing agreements on a map.

Examples
--------
>>> from datetime import date
>>> import geo_pa
>>> result = geo_pa.open_workspace().run("social_share", on=date(2026, 1, 1))
>>> result.analysis
'social_share'
"""

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from geo_pa.engine import Comparison, Session, compare, open_workspace

__all__ = ["Comparison", "Session", "compare", "open_workspace"]


def __getattr__(name: str) -> Any:
    """Import the engine only when it is asked for: ``geo-pa --help`` needs no map library."""
    if name not in __all__:
        msg = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(msg)
    from geo_pa import engine  # noqa: PLC0415  # lazily, see above

    return getattr(engine, name)
