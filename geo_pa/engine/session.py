"""Open a workspace and answer questions to it."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from functools import partial
from pathlib import Path

import pandas as pd

from geo_pa.changes import ADOPTED, Change
from geo_pa.disclosure import only_visible
from geo_pa.engine.answering import Answering, Settings
from geo_pa.engine.answers import Answers, answers, refusals
from geo_pa.engine.closed_view import Asker, require_closed_view, require_open_table
from geo_pa.engine.effects import effects as effects_of_choices
from geo_pa.engine.memory import Memory
from geo_pa.engine.misfits import told
from geo_pa.engine.missing_inputs import answerable, missing_inputs
from geo_pa.engine.reading_errors import read_for
from geo_pa.engine.states import State, laid, opened
from geo_pa.engine.summary import LayerSummary, summary
from geo_pa.engine.unused_rows import rows_not_used
from geo_pa.errors import Problem
from geo_pa.model import MUNICIPALITY, Reader, Result
from geo_pa.registry import ANALYSES, Analysis, columns_read, find
from geo_pa.schema import all_columns
from geo_pa.workspace import Workspace, open_folder, workspace_folder
from geo_pa.workspace.readers import reader_of
from geo_pa.workspace.standard_rules import rules_added, weightless

GENERAL_NOTICE = "Modelgegevens: een deel van deze gegevens is een model en geen werkelijkheid"
"""Said of modelled data where a workspace has no sentence of its own."""

Viewer = str | Reader
"""Who looks: the id of a reader of the workspace, or that reader."""


def open_workspace(path: str | Path | None = None, *, memory: Memory | None = None) -> "Session":
    """Open a folder with ``layers/`` and ``data/``, with the changes of the scenario "Vastgesteld" laid over its files.

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
        The folder is not a workspace; the error says what is missing. Or its log of changes cannot be read.
    """
    return session_of(open_folder(workspace_folder(path), columns_read), memory or Memory())


def session_of(
    files: Workspace, memory: Memory, *, scenario: str = ADOPTED, as_of: datetime | None = None
) -> "Session":
    """Return a session of a workspace as it is on disk, in one of its states; see :meth:`Session.scenario`."""
    found = opened(files, memory, scenario=scenario, as_of=as_of)
    return Session(found.workspace, memory, files, found.state)


@dataclass(frozen=True)
class Session:
    """An opened workspace that answers questions.

    Attributes
    ----------
    workspace : Workspace
        What was read, and what was changed since; nothing here changes it.
    memory : Memory
        Answers that were given before; sessions that were made of one another share it, and those opened with it.
    files : Workspace
        As the files have it.
    state : State
        Which scenario it is, at which moment, and of which events.
    """

    workspace: Workspace
    memory: Memory = field(repr=False)
    files: Workspace = field(repr=False)
    state: State

    @property
    def _answering(self) -> Answering:
        return Answering(self.workspace, self.memory)

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
        return self._answering.title(analysis)

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
        self.state.require_readable(asker.viewer)
        if closed:
            require_closed_view(entry, asker.viewer)
        chosen = dict(settings or {})
        asks = self._answering
        result = asks.answer(entry, asks.rules(entry, on, chosen), asker)
        if effects:
            found = effects_of_choices(
                result, lambda other: asks.answer(entry, asks.rules(entry, on, chosen | dict(other)), asker)
            )
            result = replace(result, evidence=replace(result.evidence, choice_effects=found))
        return replace(result.own(), state=self.state.told(asker.viewer))

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
        reader = self.reader(viewer)
        self.state.require_readable(reader)
        return answers((entry.id for entry in ANALYSES), partial(self.run, on=on, viewer=reader))

    def scenario(self, name: str = ADOPTED, *, as_of: datetime | None = None) -> "Session":
        """Return a session of another state of the same files: what stands in the log now is looked at anew.

        Parameters
        ----------
        name : str
            Of the scenario, small letters and capitals alike.
        as_of : datetime, optional
            With a time zone: as it was at that moment, by the files as they are now.

        Raises
        ------
        RequestError
            There is no such scenario, or the moment has no time zone.
        InputError
            The log cannot be read.
        """
        return session_of(self.files, self.memory, scenario=name, as_of=as_of)

    def without_changes(self) -> "Session":
        """Return a session of the files as they are, with none of the changes that were written."""
        return replace(self, workspace=self.files, state=State(last=self.state.last))

    def with_changes(self, changes: Iterable[Change]) -> "Session":
        """Return a session in which changes hold that are written nowhere: a what-if.

        Parameters
        ----------
        changes : iterable of Change
            Each with what stands there now; ``state.misfits`` of the session then says which do not fit.
        """
        found = laid(self.files, self.state.with_trial(changes), self.memory)
        return replace(self, workspace=found.workspace, state=found.state)

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
        self.state.require_readable(reader)
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
        found = (*found, *told(self.state.misfits))
        return tuple(dict.fromkeys((*found, *refusals(complete, self.run), *unused)))

    def summary(self) -> tuple[LayerSummary, ...]:
        """Sum up per layer how many rows are lost, and which columns hold nothing; nothing of a layer that is whole."""
        complete = [entry.id for entry in answerable(ANALYSES, self.workspace)]
        return summary(self.workspace, answers(complete, self.run).results.values())
