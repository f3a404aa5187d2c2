"""What a question asks of a workspace, and how that is given to it: typed, a line per layer."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from geo_pa.model.rules import Rules


@dataclass(frozen=True)
class Asks:
    """What a question asks of one layer or table.

    Attributes
    ----------
    columns : tuple of str
        The fields that it reads, of which the schema has the types; one that a workspace lacks is given as unknown.
    keeps : mapping of str to (str, str) or None
        Per field that points to another row, another field and the word that must stand there, or may since it is not
        filled in, for a withheld row to keep that link; None for a link that no withheld row keeps. A plan to sell
        homes tells nothing of what stands today, so that nobody needs to know that it is withheld.
    joins : str
        The field of which equal values join rows that are judged together. Where a viewer sees some rows of them and
        not all, the question finds ``partly_hidden`` beside them.
    """

    columns: tuple[str, ...]
    keeps: Mapping[str, tuple[str, str] | None] = field(default_factory=dict)
    joins: str = ""


def asks(*columns: str, keeps: Mapping[str, tuple[str, str] | None] | None = None, joins: str = "") -> Asks:
    """Say which fields are asked of a layer or table, one or more in a text, in the annotation of a ``Given``."""
    return Asks(tuple(" ".join(columns).split()), keeps or {}, joins)


HAS_HAPPENED = {"complex_id": ("status", "realised")}
"""Which withheld changes of the stock leave the complex they belong to unknown."""

OF_PLANS_ALONE: Mapping[str, None] = {"complex_id": None}
"""For what adds up changes and knows anyway that some may be withheld: those of a visible plan must not count twice."""


@dataclass(frozen=True, kw_only=True, eq=False)
class Given:
    """What every question is given; the ``Given`` of a question adds a field per layer, table, raster and answer.

    A layer or table is annotated with what it asks of it, a raster is a ``Raster``, and an answer that it builds on a
    ``Result``, by the names under which the workspace and the registry know them. What may be lacking is None then.

    Attributes
    ----------
    rules : Rules
        By which is judged: the sets that the answer names.
    on : date
        The reference date; what happened later has not happened yet.
    partial : bool
        Whether rows may be withheld from the reader.
    closed : bool
        Whether it is asked for the closed internal view, with exact small counts.
    """

    rules: Rules
    on: date
    partial: bool = False
    closed: bool = False
