"""A workspace: a folder with layers/ and data/, its declarations and rules, and everything read from it."""

import re
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from itertools import chain
from pathlib import Path
from typing import TypeVar

import pandas as pd

from geo_pa.errors import InputError, Problem, RequestError
from geo_pa.model import Rules
from geo_pa.workspace.declaration import Declaration, WorkspaceInfo
from geo_pa.workspace.loading import load_info, load_what_is_sound
from geo_pa.workspace.opening_faults import no_folder, no_workspace, not_declared, twice
from geo_pa.workspace.readers import Readers, load_readers, unknown_parties
from geo_pa.workspace.reading import Asked, Reading, every_column, read_declared, without_rows
from geo_pa.workspace.relations import Check, relation_problems
from geo_pa.workspace.rules import RuleSet, in_force
from geo_pa.workspace.settings import Setting, change
from geo_pa.workspace.small_counts import closed_unless_said, lowered, not_low, small_count_problems
from geo_pa.workspace.standard_rules import completed, load_fitting_rules, with_shared_sets
from geo_pa.workspace.undeclared_files import undeclared_files

T = TypeVar("T")

PARTS = ("layers", "data")
"""The folders of a workspace."""

DECLARED = (Path("layers"), Path("data") / "tables")
"""Where declarations stand."""

FILE = re.compile(r"""^\s*["']?file["']?\s*=\s*(["'])(.+?)\1""", re.MULTILINE)
"""The file that a declaration names, also where the rest of it is no TOML."""

Problems = tuple[Problem, ...]


@dataclass(frozen=True, eq=False)
class Workspace:
    """An opened workspace; made by :func:`open_folder`.

    Attributes
    ----------
    folder : Path
        The folder.
    info : WorkspaceInfo
        Municipality, reference date, and whether the data are a model.
    declarations : mapping of str to Declaration
        Layers first, then tables, by name.
    rule_sets : mapping of str to RuleSet
        By name.
    broken, broken_rules : mapping of str to tuple of Problem
        What is wrong with each declaration, and each file of rules, that cannot be used; by its name.
    broken_columns : mapping of str to mapping of str to tuple of Problem
        What is wrong with columns of declarations that can be used for whoever does not read them; by name and column.
    readers : Readers
        Who can look.
    asked : callable
        Which columns of a layer or table some question reads: a fault in another costs no row.
    """

    folder: Path
    info: WorkspaceInfo
    declarations: Mapping[str, Declaration]
    rule_sets: Mapping[str, RuleSet]
    broken: Mapping[str, Problems] = field(default_factory=dict)
    broken_rules: Mapping[str, Problems] = field(default_factory=dict)
    broken_columns: Mapping[str, Mapping[str, Problems]] = field(default_factory=dict)
    asked: Asked = every_column
    readers: Readers = field(default_factory=Readers)
    _readings: dict[str, Reading] = field(default_factory=dict, repr=False, compare=False)
    _over: Mapping[str, Reading] = field(default_factory=dict, repr=False, compare=False)

    @property
    def problems(self) -> Problems:
        """Every fault in declarations, rules and readers, found on opening."""
        columns = (problems for broken in self.broken_columns.values() for problems in broken.values())
        found = chain(*self.broken.values(), *columns, *self.broken_rules.values(), self.readers.problems)
        return tuple(dict.fromkeys(found))

    @property
    def named_files(self) -> frozenset[Path]:
        """Every file that a declaration names, also one that cannot be used: none of them is ever written to."""
        declared = (file for part in DECLARED for file in _files(self.folder / part) if file.is_file())
        texts = ((file.parent, file.read_text(encoding="utf-8", errors="replace")) for file in declared)
        return frozenset(folder / found[2] for folder, text in texts for found in FILE.finditer(text))

    @property
    def lowered(self) -> tuple[str, ...]:
        """What every answer and file must say of small counts of people; nothing where the floor is kept."""
        return lowered(self.info, self.declarations, self.rule_sets)

    def read(self, name: str, columns: Collection[str] | None = None) -> Reading:
        """Read one layer or table; a second time, return what was read the first.

        Parameters
        ----------
        name : str
            Stem of the declaration.
        columns : collection of str, optional
            What is needed of it: what is wrong with another column is then no reason to refuse. Without it, all that
            is declared is needed.

        Returns
        -------
        Reading
            Shared between callers: do not change its frames.

        Raises
        ------
        InputError
            It is not declared, cannot be used at all, or lacks a column that is needed; all its problems at once.
        """
        broken = self.broken_columns.get(name, {})
        if bad := [problem for column in broken if columns is None or column in columns for problem in broken[column]]:
            raise InputError(dict.fromkeys(bad))
        reading = self._over.get(name) or self._of_file(name)
        if reading.lacking if columns is None else not reading.lacking.isdisjoint(columns):
            raise InputError(reading.problems)
        return reading

    def _of_file(self, name: str) -> Reading:
        if name not in self._readings:
            self._readings[name] = read_declared(self._declaration(name), self.asked)
        return self._readings[name]

    def columns(self, name: str) -> frozenset[str]:
        """Return the columns that a layer or table has, or claims to have."""
        try:
            reading = self.read(name, ())
        except InputError:
            return frozenset(self._declaration(name).columns)
        return reading.lacking.union(reading.declaration.columns)

    def changed(self, name: str, frame: pd.DataFrame) -> "Workspace":
        """Return a workspace in which a layer or table has other rows, with index and columns as reading gives them.

        The files stay as they are. Raise InputError where it is not declared, or cannot be used at all.
        """
        return self.with_readings({name: replace(self.read(name, ()), frame=frame)})

    def with_readings(self, readings: Mapping[str, Reading]) -> "Workspace":
        """Return a workspace in which layers and tables hold something else, also ones without a file.

        What is read of the others is read once for both.
        """
        added = {name: one.declaration for name, one in readings.items() if name not in self.declarations}
        return replace(self, declarations={**self.declarations, **added}, _over={**self._over, **readings})

    def as_read(self, names: Collection[str]) -> "Workspace":
        """Return this workspace with the rows of the files for some layers; itself where they have no others.

        A layer of which there is no file has no rows.
        """
        found = {
            name: without_rows(one) if name in names else one
            for name, one in self._over.items()
            if name not in names or not one.declaration.file
        }
        same = all(found.get(name) is one for name, one in self._over.items())
        return self if same else replace(self, _over=found)

    def rules(self, *sets: str, on: date, settings: Mapping[str, Setting] | None = None) -> Rules:
        """Return the rules that hold on a date; one that a set lacks is taken as geo_pa has it.

        Parameters
        ----------
        *sets : str
            Names of rule sets.
        on : date
            The reference date.
        settings : mapping of str to str, number, bool or date, optional
            Other values, as text or plain, by name (:func:`geo_pa.workspace.settings.change`).

        Raises
        ------
        RequestError
            A rule does not hold on that date, or a setting has an unknown name or a value that is not allowed.
        InputError
            A rule set is missing or broken.
        """
        if missing := [problem for name in sets if name not in self.rule_sets for problem in self._no_rules(name)]:
            raise InputError(missing)
        rules, problems = in_force([completed(self.rule_sets[name]) for name in sets], on)
        if problems:
            raise RequestError(problems)
        if low := tuple(not_low(rules.values(), self.info)):
            raise InputError(low)
        agreements = {subject: number for name in sets for subject, number in self.rule_sets[name].agreements.items()}
        return Rules(on, change(rules, settings or {}), agreements)

    def check(self, *checks: Check) -> Problems:
        """Check everything: declarations, rules, every file, and what layers and tables say of each other.

        Parameters
        ----------
        *checks : callable
            What single questions have to say of layers and tables.

        Returns
        -------
        tuple of Problem
            All at once; empty where nothing is wrong. Bad input never raises.
        """
        found = list(self.problems)
        readings: dict[str, Reading] = {}
        for name in self.declarations:
            try:
                readings[name] = self.read(name, ())
                found.extend(readings[name].problems)
            except InputError as error:
                found.extend(error.problems)
        told = small_count_problems(self.info, self.declarations, self.rule_sets)
        folders = {part.as_posix(): self.folder / part for part in DECLARED}
        unread = undeclared_files(folders, self.declarations, self.broken)
        of_questions = (problem for check in checks for problem in check(readings, self.rule_sets))
        parties = unknown_parties(self.readers, readings)
        return (*found, *told, *relation_problems(readings), *of_questions, *parties, *unread)

    def _declaration(self, name: str) -> Declaration:
        if name in self.declarations:
            return self.declarations[name]
        raise InputError(self.broken.get(name) or not_declared(name, self.declarations))

    def _no_rules(self, name: str) -> Problems:
        found, expected = f"geen {name}.toml", f"een bestand {name}.toml met regels"
        missing = Problem("data/rules", "Deze regels ontbreken.", found, expected, f"Voeg data/rules/{name}.toml toe.")
        return self.broken_rules.get(name, (missing,))


def open_folder(path: Path, asked: Asked = every_column) -> Workspace:
    """Open a folder with ``layers/``, ``data/tables/``, ``data/rules/`` and ``data/workspace.toml``.

    Parameters
    ----------
    path : Path
        The folder; nothing in it is ever written to.
    asked : callable, optional
        Which columns of a layer or table some question reads; without it every column counts.

    Returns
    -------
    Workspace
        Also where declarations or rules are broken: its ``problems`` then say so.

    Raises
    ------
    InputError
        There is no such folder, it holds no workspace, or no usable ``data/workspace.toml``.
    """
    if not path.is_dir():
        raise InputError(no_folder(path))
    if not any((path / part).is_dir() for part in PARTS):
        raise InputError(no_workspace(path))
    info = load_info(path / "data" / "workspace.toml")
    loaded, broken = _load([file for part in DECLARED for file in _files(path / part)], load_what_is_sound)
    declarations = {name: declaration for name, (declaration, _) in loaded.items()}
    broken_columns = {name: columns for name, (_, columns) in loaded.items() if columns}
    rule_sets, broken_rules = _load(_files(path / "data" / "rules"), load_fitting_rules)
    whole = with_shared_sets(rule_sets, broken_rules, path / "data" / "rules")
    closed = closed_unless_said(declarations, info)
    return Workspace(path, info, closed, whole, broken, broken_rules, broken_columns, asked, load_readers(path))


def _files(folder: Path) -> list[Path]:
    """List the TOML files of a folder; a hidden one belongs to another program, such as an editor's lock."""
    return sorted(file for file in folder.glob("*.toml") if not file.name.startswith("."))


def _load(files: Iterable[Path], load: Callable[[Path], T]) -> tuple[dict[str, T], dict[str, Problems]]:
    """Load every file; what cannot be loaded is returned beside it, by name."""
    loaded: dict[str, T] = {}
    broken: dict[str, Problems] = {}
    for file in files:
        if file.stem in loaded or file.stem in broken:
            broken[file.stem] = (*broken.get(file.stem, ()), twice(file))
            continue
        try:
            loaded[file.stem] = load(file)
        except InputError as error:
            broken[file.stem] = error.problems
    return loaded, broken
