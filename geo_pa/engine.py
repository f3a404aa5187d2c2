"""The one door for the app, the command line and notebooks: open a workspace, ask it a question."""

import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from geo_pa.disclosure import VIEWERS, blank_hidden, only_visible, require_viewer
from geo_pa.errors import InputError, Problem, Severity
from geo_pa.model import Evidence, Result, Rule, Rules, no_rows_excluded
from geo_pa.registry import ANALYSES, Analysis, find
from geo_pa.terms import label
from geo_pa.workspace import Reading, Workspace, open_folder

EMBEDDED = Path(__file__).resolve().parents[1]
"""The repository itself: its ``layers/`` and ``data/`` are the workspace used where none is named."""

GENERAL_NOTICE = "Modelgegevens: een deel van deze gegevens is een model en geen werkelijkheid"
"""Said of modelled data where a workspace has no sentence of its own."""

Settings = Mapping[str, str]
Frames = dict[str, Any]


def open_workspace(path: str | Path | None = None) -> "Session":
    """Open a folder with ``layers/`` and ``data/``.

    Parameters
    ----------
    path : str or Path, optional
        Without it the folder named by the environment variable ``GEO_PA_WORKSPACE``, else the embedded model
        municipality.

    Returns
    -------
    Session

    Raises
    ------
    InputError
        The folder is not a workspace; the error says what is missing.
    """
    return Session(open_folder(Path(path or os.environ.get("GEO_PA_WORKSPACE") or EMBEDDED)))


@dataclass(frozen=True)
class Session:
    """An opened workspace that answers questions.

    Attributes
    ----------
    workspace : Workspace
        What was read; nothing here changes it.
    """

    workspace: Workspace

    @property
    def notice(self) -> str:
        """The Dutch sentence that goes with modelled data; empty where every source is real."""
        info, declared = self.workspace.info, self.workspace.declarations.values()
        modelled = info.modelled or any(declaration.source.modelled for declaration in declared)
        return (info.notice or GENERAL_NOTICE) if modelled else ""

    def run(
        self,
        analysis: str,
        *,
        on: date | None = None,
        settings: Settings | None = None,
        viewer: str = "municipality",
        effects: bool = False,
    ) -> Result:
        """Answer one question.

        Parameters
        ----------
        analysis : str
            An id from :data:`geo_pa.registry.ANALYSES`.
        on : date, optional
            The date whose rules hold; the workspace's reference date without it.
        settings : mapping of str to str, optional
            Other values for rules and local choices, by their name in the analysis's rule set.
        viewer : str
            Who looks. Only what this viewer may see is read, so nothing in the answer depends on more.
        effects : bool
            Also tell which verdicts would differ under the other values of each local choice: one more run per value.

        Returns
        -------
        Result

        Raises
        ------
        RequestError
            No such analysis, viewer or setting, or a rule that does not hold on that date.
        InputError
            A layer or table that the analysis needs cannot be used; all its problems at once.
        """
        entry = find(analysis)
        require_viewer(viewer)
        rules = self._rules(entry, on, settings or {})
        readings = self._readings(entry)
        frames = _frames(entry, readings, viewer)
        partial = {"partial": viewer != VIEWERS[0]} if entry.judges_sums else {}
        result = entry.analyse(**frames, **partial, rules=rules, on=rules.on)
        evidence = _evidence(result.evidence, readings, viewer)
        if effects:
            evidence = replace(
                evidence, choice_effects=self._effects(entry, frames | partial, result, dict(settings or {}))
            )
        modelled = self.workspace.info.modelled or any(source.modelled for source in evidence.sources)
        return replace(result, evidence=evidence, modelled=modelled)

    def layer(self, name: str, *, viewer: str = "municipality") -> pd.DataFrame:
        """Return the rows of a layer or table that a viewer may see.

        Parameters
        ----------
        name : str
            Stem of the declaration.
        viewer : str
            Who looks.

        Returns
        -------
        DataFrame or GeoDataFrame
            RD metres; a copy of its own.

        Raises
        ------
        InputError
            It is not declared or cannot be used.
        """
        require_viewer(viewer)
        return only_visible(self.workspace.read(name).frame, viewer).copy()

    def check(self) -> tuple[Problem, ...]:
        """Check every layer, table and rule, and whether each question can be asked of them.

        Returns
        -------
        tuple of Problem
            Errors and notices, all at once; a layer without which a question cannot be answered is an error, a column
            without which something stays unknown is a notice.
        """
        lacking = [problem for entry in ANALYSES for problem in self._lacking(entry)]
        return tuple(dict.fromkeys((*self.workspace.check(), *lacking)))

    def _lacking(self, entry: Analysis) -> Iterator[Problem]:
        declarations = self.workspace.declarations
        for name, columns in entry.columns.items():
            if name in declarations:
                missing = [column for column in columns if column not in declarations[name].columns]
                if missing:
                    yield _columns_missing(entry, declarations[name].title, missing)
            elif name not in entry.optional and name not in self.workspace.broken:
                yield _layer_missing(entry, name)

    def _rules(self, entry: Analysis, on: date | None, settings: Settings) -> Rules:
        return self.workspace.rules(entry.rules, on=on or self.workspace.info.reference_date, settings=settings)

    def _readings(self, entry: Analysis) -> dict[str, Reading | None]:
        """Read every layer of an analysis; the problems of all unusable ones are told at once."""
        readings: dict[str, Reading | None] = {}
        problems: list[Problem] = []
        for name in entry.columns:
            try:
                readings[name] = None if self._lacks(entry, name) else self.workspace.read(name)
            except InputError as error:
                problems += error.problems
        if problems:
            raise InputError(problems)
        return readings

    def _lacks(self, entry: Analysis, name: str) -> bool:
        """Tell whether a layer that may be absent is; one whose declaration is broken is not absent."""
        there = name in self.workspace.declarations or name in self.workspace.broken
        return name in entry.optional and not there

    def _effects(self, entry: Analysis, frames: Frames, result: Result, settings: dict[str, str]) -> pd.DataFrame:
        """Rerun with each other value of each local choice and list the verdicts that differ."""
        found = [pd.DataFrame(columns=EFFECT_COLUMNS, dtype="str")]
        for rule in result.evidence.rules:
            for value in rule.alternatives if rule.local_choice else ():
                rules = self._rules(entry, result.on, {**settings, rule.name: value})
                other = entry.analyse(**frames, rules=rules, on=result.on)
                found.append(_changed(rule, value, result.table["verdict"], other.table["verdict"]))
        return pd.concat(found, ignore_index=True)


def _columns_missing(entry: Analysis, title: str, columns: list[str]) -> Problem:
    return Problem(
        where=title,
        what=f"Voor de vraag '{entry.title}' ontbreken kolommen; wat zij bepalen, is onbekend.",
        found=f"niet beschreven: {', '.join(columns)}",
        expected="een beschrijving van deze kolommen",
        action="Beschrijf de kolommen die u hebt; zonder kan een oordeel 'onbekend' worden.",
        severity=Severity.NOTICE,
    )


def _layer_missing(entry: Analysis, name: str) -> Problem:
    return Problem(
        where=name,
        what=f"De vraag '{entry.title}' is niet te beantwoorden: deze laag of tabel is er niet.",
        found="geen beschrijving in layers of data/tables",
        expected=f"{name}.toml",
        action="Neem de beschrijving over van de voorbeeldgemeente en pas haar aan uw bestand aan.",
    )


EFFECT_COLUMNS = ("rule", "value", "unit_id", "before", "after")


def _changed(rule: Rule, value: str, before: pd.Series, after: pd.Series) -> pd.DataFrame:
    differs = before.index[before != after]
    return pd.DataFrame(
        {"rule": rule.id, "value": value, "unit_id": differs, "before": before[differs], "after": after[differs]}
    ).reset_index(drop=True)


def _frames(entry: Analysis, readings: Mapping[str, Reading | None], viewer: str) -> Frames:
    """Give each layer the columns the analysis reads and only the rows the viewer may see."""
    whole = {
        name: None if reading is None else _with_columns(reading.frame, entry.columns[name])
        for name, reading in readings.items()
    }
    seen = {name: None if frame is None else only_visible(frame, viewer) for name, frame in whole.items()}
    for table, links in entry.links.items():
        rows = whole[table]
        if rows is not None:
            ids = {column: (_ids(whole[layer]), _ids(seen[layer])) for column, layer in links.items()}
            seen[table] = blank_hidden(rows, viewer, ids)
    return seen


def _ids(frame: pd.DataFrame | None) -> pd.Index:
    return pd.Index([]) if frame is None else frame.index


def _with_columns(frame: pd.DataFrame, columns: Mapping[str, str]) -> pd.DataFrame:
    missing = {name: kind for name, kind in columns.items() if name not in frame.columns}
    return frame.assign(**{name: pd.Series(index=frame.index, dtype=kind) for name, kind in missing.items()})


def _evidence(evidence: Evidence, readings: Mapping[str, Reading | None], viewer: str) -> Evidence:
    """Add the sources and what could not be read.

    An unusable row may be confidential: only the municipality sees it.
    """
    used = [reading for reading in readings.values() if reading is not None]
    sources = tuple(dict.fromkeys(reading.declaration.source for reading in used))
    unread = pd.concat([evidence.excluded, *(reading.excluded for reading in used)], ignore_index=True)
    if viewer == VIEWERS[0]:
        return replace(evidence, sources=sources, excluded=unread)
    note = f"Deze weergave bevat alleen wat {label('viewer', viewer)} mag zien; de rest is niet meegerekend."
    return replace(evidence, sources=sources, assumptions=(*evidence.assumptions, note), excluded=no_rows_excluded())
