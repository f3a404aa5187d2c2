"""Open a workspace and answer questions to it."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import date
from functools import partial
from pathlib import Path

import pandas as pd

from geo_pa.disclosure import only_visible
from geo_pa.engine.answers import Answers, answers, refusals
from geo_pa.engine.closed_view import Asker, require_closed_view, require_open_table
from geo_pa.engine.effects import effects as effects_of_choices
from geo_pa.engine.evidence import completed, notes_on_date, notes_on_values
from geo_pa.engine.inputs import Asked, inputs
from geo_pa.engine.memory import Memory
from geo_pa.engine.missing_inputs import answerable, missing_inputs, skips
from geo_pa.engine.reading_errors import read_for, telling
from geo_pa.engine.readings import every_reading, readings_of
from geo_pa.engine.summary import LayerSummary, summary
from geo_pa.engine.trials import people_held
from geo_pa.engine.unused_rows import rows_not_used
from geo_pa.engine.visible_rows import visible_rows
from geo_pa.errors import InputError, Problem
from geo_pa.model import MUNICIPALITY, Reader, Result, Rules
from geo_pa.registry import ANALYSES, Analysis, columns_read, find
from geo_pa.schema import all_columns
from geo_pa.workspace import Workspace, open_folder, workspace_folder
from geo_pa.workspace.readers import reader_of
from geo_pa.workspace.settings import Setting
from geo_pa.workspace.standard_rules import rules_added, weightless

GENERAL_NOTICE = "Modelgegevens: een deel van deze gegevens is een model en geen werkelijkheid"
"""Said of modelled data where a workspace has no sentence of its own."""

Settings = Mapping[str, Setting]
Viewer = str | Reader
"""Who looks: the id of a reader of the workspace, or that reader."""


def open_workspace(path: str | Path | None = None, *, memory: Memory | None = None) -> "Session":
    """Open a folder with ``layers/`` and ``data/``.

    Parameters
    ----------
    path : str or Path, optional
        Without it the folder named by the environment variable ``GEO_PA_WORKSPACE``, else the embedded model
        municipality.
    memory : Memory, optional
        What another session keeps, such as one of the same folder before a file changed: what rests on layers that hold
        the same is not worked out again. A memory of its own without it.

    Returns
    -------
    Session

    Raises
    ------
    InputError
        The folder is not a workspace; the error says what is missing.
    """
    return Session(open_folder(workspace_folder(path), columns_read), memory or Memory())


@dataclass(frozen=True)
class Session:
    """An opened workspace that answers questions.

    Attributes
    ----------
    workspace : Workspace
        What was read; nothing here changes it.
    memory : Memory
        Answers that were given before; sessions that were made of one another share it, and those opened with it.
    """

    workspace: Workspace
    memory: Memory = field(default_factory=Memory, repr=False)

    @property
    def notice(self) -> str:
        """The Dutch sentence that goes with modelled data; empty where every source is real."""
        info, declared = self.workspace.info, self.workspace.declarations.values()
        modelled = info.modelled or any(declaration.source.modelled for declaration in declared)
        return (info.notice or GENERAL_NOTICE) if modelled else ""

    @property
    def asked(self) -> tuple[Analysis, ...]:
        """The questions that the agreements of this municipality ask: those of which it has the rules."""
        there = {*self.workspace.rule_sets, *self.workspace.broken_rules}
        return tuple(entry for entry in ANALYSES if entry.id in there or entry.id not in entry.rules)

    def title(self, analysis: str) -> str:
        """Return what a planner reads above an answer; how many agreements there are is in no code."""
        answer = find(analysis).answer
        if answer.counted not in self.workspace.declarations:
            return answer.title
        with suppress(InputError):
            return answer.counted_title.format(len(self.workspace.read(answer.counted).frame))
        return answer.title

    def reader(self, viewer: Viewer) -> Reader:
        """Return a reader by its id, as this workspace says what it sees; raise RequestError where there is none."""
        return reader_of(self.workspace.readers.known, viewer if isinstance(viewer, str) else viewer.id)

    def run(  # all that a question can be asked with
        self,
        analysis: str,
        *,
        on: date | None = None,
        settings: Settings | None = None,
        viewer: Viewer = MUNICIPALITY,
        effects: bool = False,
        closed: bool = False,
    ) -> Result:
        """Answer one question.

        Parameters
        ----------
        analysis : str
            An id from :data:`geo_pa.registry.ANALYSES`.
        on : date, optional
            The date whose rules hold; the workspace's reference date without it.
        settings : mapping of str to str, number, bool or date, optional
            Other values for rules and local choices, by their name in the analysis's rule set.
        viewer : str or Reader
            Who looks. Only what this viewer may see is read, so nothing in the answer depends on more.
        effects : bool
            Also tell which verdicts would differ under the other values of each local choice: one more run per value.
        closed : bool
            The closed internal view, with exact small counts: for the municipality only, and never for a file.

        Returns
        -------
        Result

        Raises
        ------
        RequestError
            No such analysis, viewer or setting, a rule that does not hold on that date, or a closed view for somebody
            else than the municipality or of a question that has none.
        InputError
            A layer or table that the analysis needs cannot be used; all its problems at once.
        """
        entry = find(analysis)
        asker = Asker(self.reader(viewer), closed)
        if closed:
            require_closed_view(entry, asker.viewer)
        chosen = dict(settings or {})
        result = self._answer(entry, self._rules(entry, on, chosen), asker)
        if effects:
            found = effects_of_choices(
                result, lambda other: self._answer(entry, self._rules(entry, on, chosen | dict(other)), asker)
            )
            result = replace(result, evidence=replace(result.evidence, choice_effects=found))
        return result.own()

    def run_all(self, *, on: date | None = None, viewer: Viewer = MUNICIPALITY) -> Answers:
        """Answer every question, each with the rules as the data have them.

        Parameters
        ----------
        on, viewer
            As in :meth:`run`.

        Returns
        -------
        Answers
            Also which questions cannot be answered, and why.

        Raises
        ------
        RequestError
            No such viewer.
        """
        asking = partial(self.run, on=on, viewer=self.reader(viewer))
        return answers((entry.id for entry in ANALYSES), asking)

    def changed(self, name: str, frame: pd.DataFrame) -> "Session":
        """Return a session in which one layer or table has other rows: a what-if that is written nowhere.

        Parameters
        ----------
        name : str
            Stem of the declaration.
        frame : DataFrame or GeoDataFrame
            Its rows, with the index and the columns that :meth:`layer` gives.

        Returns
        -------
        Session
            What does not depend on that layer is not worked out again. People stay counted as the files divide them.

        Raises
        ------
        InputError
            It is not declared or cannot be used.
        """
        return replace(self, workspace=self.workspace.changed(name, frame))

    def layer(self, name: str, *, viewer: Viewer = MUNICIPALITY, closed: bool = False) -> pd.DataFrame:
        """Return the rows of a layer or table that a viewer may see.

        Parameters
        ----------
        name : str
            Stem of the declaration.
        viewer : str or Reader
            Who looks.
        closed : bool
            Also a table that is declared closed, since its rows are small counts of people: for the municipality only.

        Returns
        -------
        DataFrame or GeoDataFrame
            RD metres; a copy of its own. Every column that geo_pa knows of it: one that the file lacks is unknown.

        Raises
        ------
        InputError
            It is not declared or cannot be used.
        RequestError
            It is a closed table, and that was not asked or not by the municipality.
        """
        reader = self.reader(viewer)
        require_open_table(self.workspace.declarations.get(name), Asker(reader, closed))
        return all_columns(only_visible(read_for(self.workspace, name, reader).frame, reader, name).copy(), name)

    def check(self) -> tuple[Problem, ...]:
        """Check every layer, table and rule, and whether each question can be asked of them and answered.

        Returns
        -------
        tuple of Problem
            Errors and notices, all at once. A layer without which a question cannot be answered is a notice, since
            layers come one by one; without any question to answer it is an error. What only an answer brings to light
            (a demolition larger than the stock) is an error too: nothing that a question refuses is called usable, and
            no row that it does not use goes unsaid.
        """
        sets = self.workspace.rule_sets.values()
        known = self.workspace.check(*(entry.check for entry in ANALYSES))
        found = (*known, *rules_added(sets), *weightless(sets), *missing_inputs(ANALYSES, self.workspace))
        complete = [entry.id for entry in answerable(ANALYSES, self.workspace)]
        unused = rows_not_used(answers(complete, self.run).results, self.workspace)
        return tuple(dict.fromkeys((*found, *refusals(complete, self.run), *unused)))

    def summary(self) -> tuple[LayerSummary, ...]:
        """Sum up per layer how many rows are lost, and which columns hold nothing; nothing of a layer that is whole."""
        complete = [entry.id for entry in answerable(ANALYSES, self.workspace)]
        return summary(self.workspace, answers(complete, self.run).results.values())

    def _rules(self, entry: Analysis, on: date | None, settings: Settings) -> Rules:
        there = (name for name in entry.answer.rules_if_there if name in self.workspace.rule_sets)
        on = on or self.workspace.info.reference_date
        return self.workspace.rules(*entry.rules, *there, on=on, settings=settings)

    def _answer(self, entry: Analysis, rules: Rules, asker: Asker) -> Result:
        """Answer a question, or take the answer that was given before to the same question about the same rows."""
        readings = readings_of(entry, self.workspace, asker.viewer)
        needed = {need: self._needed(entry, find(need), rules.on, asker.viewer) for need in entry.needs}
        values = tuple((name, rule.value, rule.changed_from) for name, rule in rules.items())
        frames = visible_rows(entry, readings, asker.viewer, self.memory)
        asked = Asked(entry, rules, asker.viewer, readings, frames, asker.closed)
        make = partial(self._work_out, asked, needed)
        answer = self.memory.recall((entry.id, rules.on, asker, values), (*asked.basis, *needed.values()), make)
        ask = partial(_asked_of, self, entry, rules, asker)
        return people_held(entry, answer, self.workspace, self.memory, ask)

    def _needed(self, entry: Analysis, need: Analysis, on: date, viewer: Reader) -> Result | None:
        """Answer a question that another builds on; None where it may be lacking and its layers are not there."""
        return (
            None if skips(entry, need, self.workspace) else self._answer(need, self._rules(need, on, {}), Asker(viewer))
        )

    def _work_out(self, asked: Asked, needed: Mapping[str, Result | None]) -> Result:
        given = inputs(asked, self.memory)
        with telling(asked.entry.title, asked.viewer):
            result = asked.entry.analyse(**given, **needed, rules=asked.rules, on=asked.rules.on)
        readings = every_reading(asked.entry, self.workspace, asked.viewer)
        values = notes_on_values(readings, asked.entry.reads, asked.viewer)
        on_date = notes_on_date(result.rules, self.workspace.info.reference_date, asked.entry.answer.last_day)
        notes = (*on_date, *values, *self.workspace.lowered)
        built_on = [answer for answer in needed.values() if answer is not None]
        evidence = completed([result, *built_on], readings, asked.viewer, notes)
        modelled = self.workspace.info.modelled or any(source.modelled for source in evidence.sources)
        evidence = replace(evidence, agreements=asked.rules.agreements)
        made = replace(result, evidence=evidence, modelled=modelled, title=self.title(result.analysis))
        return replace(made, closed=asked.closed, viewer=asked.viewer)


def _asked_of(session: Session, entry: Analysis, rules: Rules, asker: Asker, workspace: Workspace) -> Result:
    return replace(session, workspace=workspace)._answer(entry, rules, asker)  # noqa: SLF001  # a session like this one
