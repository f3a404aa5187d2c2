"""The list of questions: each is a package of ``geo_pa.analyses``, found by its declaration."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, fields
from difflib import get_close_matches
from functools import cached_property
from importlib import import_module
from importlib.util import find_spec
from pkgutil import iter_modules
from types import ModuleType
from typing import Any, get_args, get_type_hints

from geo_pa import analyses
from geo_pa.errors import Problem, RequestError
from geo_pa.measures.raster import Raster
from geo_pa.model import Answer, Asks, Preparation, Result, with_numbers
from geo_pa.schema import SCHEMA, asked, dtypes, hints
from geo_pa.workspace import Readings, RuleSets

Columns = Mapping[str, Mapping[str, str]]

PARTLY_HIDDEN = "partly_hidden"
"""The column that tells which rows are judged together with rows that a viewer does not see."""


@dataclass(frozen=True, eq=False)
class Analysis:
    """One question to a workspace: its declaration, and what follows from it.

    Attributes
    ----------
    answer : Answer
        What it is called, what it asks and what it answers.
    """

    answer: Answer

    @property
    def id(self) -> str:
        """The name in code and on the command line."""
        return self.answer.id

    @property
    def title(self) -> str:
        """What a planner reads in a menu."""
        return self.answer.title

    @property
    def question(self) -> str:
        """What a planner reads above the answer."""
        return self.answer.question

    @property
    def address(self) -> str:
        """Of its page in the app; empty where it has none of its own."""
        return self.answer.address

    @property
    def rules(self) -> tuple[str, ...]:
        """The rule sets it asks for."""
        return self.answer.rules

    def analyse(self, **given: Any) -> Result:
        """Answer the question.

        Parameters
        ----------
        **given
            Layers, tables, rasters and Results by name (what is optional may be left out), ``rules``, ``on``, where
            they apply ``partial`` and ``closed``, and what is prepared; what is not, is made here.
        """
        layers = {name: self._asked_of(name, layer) for name, layer in given.items() if name not in self.prepared}
        inputs = self.answer.given(**layers)
        made = dict(self._made({**vars(inputs), **given}))
        package = self._package
        result: Result = package.analyse(inputs, package.Made(**made)) if made else package.analyse(inputs)
        return with_numbers(result, inputs.rules)

    @cached_property
    def asks(self) -> Mapping[str, Asks]:
        """What it asks of each layer or table."""
        return asked(self.answer.given)

    @cached_property
    def columns(self) -> Columns:
        """Per layer or table the columns it reads and their types; one that a workspace lacks is given as unknown."""
        return dtypes(self.answer.given)

    @cached_property
    def rasters(self) -> tuple[str, ...]:
        """Layers that are given as a :class:`geo_pa.measures.raster.Raster`."""
        return self._of_type(Raster)

    @cached_property
    def needs(self) -> tuple[str, ...]:
        """Questions whose Results it builds on."""
        return self._of_type(Result)

    @cached_property
    def optional(self) -> tuple[str, ...]:
        """Layers, tables and questions it builds on that a workspace may lack; they are then given as None."""
        return tuple(each.name for each in fields(self.answer.given) if each.default is None)

    @cached_property
    def links(self) -> Columns:
        """Per table, which columns point to rows of which layer.

        A row of such a table that a viewer may not see, or that points to one he may not see, is blanked instead of
        left out, so that the question knows that something is withheld.
        """
        return {name: SCHEMA[name].links for name in self.asks if SCHEMA[name].links}

    @property
    def behind(self) -> tuple[str, ...]:
        """Layers that it does not read, whose rows only decide who may see the rows that point to them."""
        pointed_to = dict.fromkeys(layer for links in self.links.values() for layer in links.values())
        return tuple(layer for layer in pointed_to if layer not in self.columns)

    @property
    def reads(self) -> Mapping[str, frozenset[str]]:
        """Per layer or table the columns that it reads, or that a question it builds on reads."""
        all_columns = [self.columns, *(find(need).reads for need in self.needs)]
        names = dict.fromkeys(name for columns in all_columns for name in columns)
        return {name: frozenset().union(*(columns.get(name, ()) for columns in all_columns)) for name in names}

    def check(self, readings: Readings, rule_sets: RuleSets) -> Iterable[Problem]:
        """Say what this question alone knows to be wrong; nothing where its package has no ``checks.py``."""
        name = f"{analyses.__name__}.{self.id}.checks"
        found: Iterable[Problem] = import_module(name).check(readings, rule_sets) if find_spec(name) else ()
        return found

    @cached_property
    def prepared(self) -> Mapping[str, Preparation]:
        """What is made of layers and rules before it is answered, by name; each may rest on those before it."""
        made = getattr(self._package, "Made", None)
        hints = get_type_hints(made, include_extras=True) if made else {}
        return {name: hint.__metadata__[0] for name, hint in hints.items()}

    @property
    def circles(self) -> tuple[str, ...]:
        """Layers that say within which circle people are counted; others in a trial must not move them."""
        circles: tuple[str, ...] = getattr(self._package, "CIRCLES", ())
        return circles

    def people_as_now(self, before: Result, after: Result) -> Result:
        """Give the answer with other ``circles`` with people as in the one without."""
        counted: Result = self._package.people_as_now(before, after)
        return with_numbers(counted, after.rules)

    def _of_type(self, wanted: type) -> tuple[str, ...]:
        return tuple(name for name, hint in hints(self.answer.given).items() if wanted in (hint, *get_args(hint)))

    def _asked_of(self, name: str, layer: Any) -> Any:
        """Give no more of a layer than is asked; the engine gives no more, and then it stays the object that it is."""
        if name not in self.columns or layer is None:
            return layer
        shapes = [layer.geometry.name] if hasattr(layer, "geometry") else []
        asked = [*self.columns[name], *([PARTLY_HIDDEN] if PARTLY_HIDDEN in layer.columns else []), *shapes]
        return layer if list(layer.columns) == asked else layer[asked]

    def _made(self, given: Mapping[str, Any]) -> Iterator[tuple[str, Any]]:
        known = dict(given)
        for name, preparation in self.prepared.items():
            if known.get(name) is None:
                layers = {layer: known[layer] for layer in preparation.given}
                known[name] = preparation.make(**layers, rules=known["rules"])
            yield name, known[name]

    @property
    def _package(self) -> ModuleType:
        """Load the package when it is first asked for: one question should not wait for the libraries of all."""
        return import_module(f"{analyses.__name__}.{self.id}")


def _declared() -> Iterator[Answer]:
    for name in (module.name for module in iter_modules(analyses.__path__) if module.ispkg):
        answer: Answer = import_module(f"{analyses.__name__}.{name}.answer").ANSWER
        yield answer


ANALYSES = tuple(Analysis(answer) for answer in sorted(_declared(), key=lambda answer: (answer.place, answer.id)))
"""Every question, in the order of lists and menus; what one builds on comes before it."""


def columns_read(layer: str) -> frozenset[str] | None:
    """Return the columns of a layer or table that some question reads; None of one that no question reads at all."""
    found = [entry.columns[layer] for entry in ANALYSES if layer in entry.columns]
    return frozenset[str]().union(*found) if found else None


def find(analysis: str) -> Analysis:
    """Return the question of that id.

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
