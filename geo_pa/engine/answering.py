"""How one question is answered: what it is given, what it builds on, and what its evidence then says."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import date
from functools import partial

from geo_pa.engine.closed_view import Asker
from geo_pa.engine.evidence import completed, notes_on_date, notes_on_values
from geo_pa.engine.inputs import Asked, inputs
from geo_pa.engine.memory import Memory
from geo_pa.engine.missing_inputs import skips
from geo_pa.engine.reading_errors import telling
from geo_pa.engine.readings import every_reading, readings_of
from geo_pa.engine.trials import people_held
from geo_pa.engine.visible_rows import visible_rows
from geo_pa.errors import InputError
from geo_pa.model import Reader, Result, Rules
from geo_pa.registry import Analysis, find
from geo_pa.workspace import Workspace
from geo_pa.workspace.settings import Setting

Settings = Mapping[str, Setting]


@dataclass(frozen=True)
class Answering:
    """A workspace, and what has been worked out of it."""

    workspace: Workspace
    memory: Memory

    def title(self, analysis: str) -> str:
        """Return what a planner reads above an answer; how many agreements there are is in no code."""
        answer = find(analysis).answer
        if answer.counted not in self.workspace.declarations:
            return answer.title
        with suppress(InputError):
            return answer.counted_title.format(len(self.workspace.read(answer.counted).frame))
        return answer.title

    def rules(self, entry: Analysis, on: date | None, settings: Settings) -> Rules:
        """Return the rules that a question is asked with."""
        there = (name for name in entry.answer.rules_if_there if name in self.workspace.rule_sets)
        on = on or self.workspace.info.reference_date
        return self.workspace.rules(*entry.rules, *there, on=on, settings=settings)

    def answer(self, entry: Analysis, rules: Rules, asker: Asker) -> Result:
        """Answer a question, or take the answer that was given before to the same question about the same rows."""
        readings = readings_of(entry, self.workspace, asker.viewer)
        needed = {need: self._needed(entry, find(need), rules.on, asker.viewer) for need in entry.needs}
        values = tuple((name, rule.value, rule.changed_from) for name, rule in rules.items())
        frames = visible_rows(entry, readings, asker.viewer, self.memory)
        asked = Asked(entry, rules, asker.viewer, readings, frames, asker.closed)
        make = partial(self._work_out, asked, needed)
        answer = self.memory.recall((entry.id, rules.on, asker, values), (*asked.basis, *needed.values()), make)

        def ask(workspace: Workspace) -> Result:
            return replace(self, workspace=workspace).answer(entry, rules, asker)

        return people_held(entry, answer, self.workspace, self.memory, ask)

    def _needed(self, entry: Analysis, need: Analysis, on: date, viewer: Reader) -> Result | None:
        """Answer a question that another builds on; None where it may be lacking and its layers are not there."""
        return (
            None if skips(entry, need, self.workspace) else self.answer(need, self.rules(need, on, {}), Asker(viewer))
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
