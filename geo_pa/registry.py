"""The list of analyses: what each is called, what it asks of a workspace, and who answers."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import Any

from geo_pa.analyses import social_growth, social_share
from geo_pa.errors import Problem, RequestError
from geo_pa.model import Result


@dataclass(frozen=True)
class Preparation:
    """A costly intermediate that rests on some layers and rules only, kept until one of these changes.

    Attributes
    ----------
    make : callable
        Takes those layers by name and ``rules``.
    layers : tuple of str
        Layers, tables and rasters.
    rules : tuple of str
        Names of the rules whose value it uses.
    """

    make: Callable[..., Any]
    layers: tuple[str, ...]
    rules: tuple[str, ...] = ()


@dataclass(frozen=True)
class Analysis:
    """One question to a workspace.

    Attributes
    ----------
    id : str
        The name in code and on the command line.
    title, question : str
        What a planner reads.
    analyse : callable
        Takes the layers and tables by name as keyword arguments, ``rules``, ``on``, what is prepared and the Results it
        needs; gives a Result.
    rules : tuple of str
        The rule sets it asks for; no two of them share a name.
    columns : mapping of str to mapping of str to str
        Per layer or table, the columns it reads and their types; a column that a workspace does not declare is given as
        unknown.
    units : mapping of str to str
        Which layer the rows of ``"table"``, and of its further tables, are about: those rows and the excluded ones are
        together the rows of that layer.
    rasters : tuple of str
        Layers that are given as a :class:`geo_pa.measures.raster.Raster`.
    optional : tuple of str
        Layers and tables that a workspace may lack; they are then given as None.
    links : mapping of str to mapping of str to str
        Per table, which columns point to rows of which layer. A row of such a table that a viewer may not see, or that
        points to one he may not see, is blanked instead of left out, so that the analysis knows that something is
        withheld.
    prepared : mapping of str to Preparation
        By the name of the argument; an analysis that is not given it makes it itself.
    needs : tuple of str
        Analyses whose Results it builds on.
    judges_sums : bool
        Whether its verdicts are about sums over all rows; it is then told with ``partial`` that rows may be withheld.
    """

    id: str
    title: str
    question: str
    analyse: Callable[..., Result]
    rules: tuple[str, ...]
    columns: Mapping[str, Mapping[str, str]]
    units: Mapping[str, str] = field(default_factory=dict)
    rasters: tuple[str, ...] = ()
    optional: tuple[str, ...] = ()
    links: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    prepared: Mapping[str, Preparation] = field(default_factory=dict)
    needs: tuple[str, ...] = ()
    judges_sums: bool = False


ANALYSES: tuple[Analysis, ...] = (
    Analysis(
        id="social_share",
        title="30% sociale huur",
        question="Bevat elke bouwlocatie 30% sociale huur, op de plek zelf of door compensatie elders? (afspraak 2)",
        analyse=social_share.analyse,
        rules=("social_share",),
        columns=social_share.COLUMNS,
        units={"table": "building_locations"},
        optional=("neighbourhoods", "booked_compensation"),
        links={"booked_compensation": {"from_location": "building_locations", "to_location": "building_locations"}},
    ),
    Analysis(
        id="social_growth",
        title="Groei en vervanging",
        question="Groeit de sociale voorraad met 320 eenheden en komen er 300 in plaats van sloop? (afspraak 1)",
        analyse=social_growth.analyse,
        rules=("social_growth",),
        columns=social_growth.COLUMNS,
        links={"stock_mutations": {"plan_id": "building_locations"}},
        judges_sums=True,
    ),
)


def find(analysis: str) -> Analysis:
    """Return the analysis of that id.

    Raises
    ------
    RequestError
        There is none; the error names the nearest.
    """
    by_id = {entry.id: entry for entry in ANALYSES}
    if analysis in by_id:
        return by_id[analysis]
    near = get_close_matches(analysis, by_id, n=1)
    hint = f" Bedoelde u {near[0]}?" if near else ""
    raise RequestError(
        Problem(
            where="Analyse",
            what="Deze analyse bestaat niet.",
            found=analysis,
            expected=", ".join(by_id),
            action=f"Kies een van deze analyses.{hint}",
        )
    )
