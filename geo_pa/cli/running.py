"""``geo-pa run``: answer one question or all, and write the answer."""

import sys
from collections.abc import Iterable
from pathlib import Path

from geo_pa import delivery
from geo_pa.cli import files, screen
from geo_pa.cli.answer import answer_text, print_answer, say_left_out
from geo_pa.cli.asking import TABLE, Asked, mistakes
from geo_pa.cli.mistakes import require
from geo_pa.cli.opening import At
from geo_pa.cli.readers import viewer_named
from geo_pa.engine import Answers, Session
from geo_pa.errors import InputError
from geo_pa.model import Reader, Result
from geo_pa.registry import find
from geo_pa.workspace import load_readers, workspace_folder

WITH_EFFECTS = ("json", "xlsx")
"""Forms that tell what another choice would change; that takes one more run for each."""


def run(asked: Asked, at: At) -> None:
    """Answer one question or all, on standard output or in files."""
    readers = load_readers(workspace_folder(at.workspace))
    require([*mistakes(asked, readers), *at.mistakes()])
    viewer = viewer_named(asked.viewer, readers)
    with screen.progress("De gegevens worden gelezen en beantwoord."):
        session = at.open()
        if asked.output is not None:
            refuse = files.refuse_folder if asked.in_folder else files.refuse_own_files
            refuse(asked.output, session.workspace)
        answers = _answers(session, asked, viewer)
    _write(asked, answers, session, viewer)


def _answers(session: Session, asked: Asked, viewer: Reader) -> Answers:
    if not asked.everything:
        effects = asked.form in WITH_EFFECTS
        one = session.run(asked.analysis, on=asked.day, settings=asked.values, viewer=viewer, effects=effects)
        return Answers({asked.analysis: one}, {})
    found = session.run_all(on=asked.day, viewer=viewer)
    if not found.results:
        raise InputError(found.problems)
    return found


def _write(asked: Asked, answers: Answers, session: Session, viewer: Reader) -> None:
    results = answers.results.values()
    if asked.in_folder:
        _write_each(asked, results, session, viewer)
    else:
        _write_whole(asked, answers, session.workspace.info.notice, viewer)
    say_left_out(layer for result in results for layer in result.evidence.layers)
    if answers.unanswered:
        _tell_unanswered(answers)


def _tell_unanswered(answers: Answers) -> None:
    """Name each question without an answer, and under each reason the questions that it keeps from being answered."""
    titles = {analysis: find(analysis).title for analysis in answers.unanswered}
    screen.say(f"Niet elke vraag kon worden beantwoord. Zonder antwoord: {', '.join(titles.values())}.")
    blocked = {
        problem: [titles[analysis] for analysis, found in answers.unanswered.items() if problem in found]
        for problem in answers.problems
    }
    screen.show_problems(blocked, screen.STANDARD_ERROR, blocked=blocked)


def _write_each(asked: Asked, results: Iterable[Result], session: Session, viewer: Reader) -> None:
    """Write a file for each answer, all made before the first is written."""
    folder, made, workspace = asked.output or Path(), {}, session.workspace
    for result in results:
        output = folder / delivery.file_name(result.heading, result.on, viewer, asked.form, state=session.state.short)
        files.refuse_own_files(output, workspace)
        made[output] = delivery.export(result, asked.form, viewer=viewer, notice=workspace.info.notice)
    for output, content in made.items():
        files.write(content, output)


def _write_whole(asked: Asked, answers: Answers, notice: str, viewer: Reader) -> None:
    prepared = [delivery.prepare(result, viewer=viewer, notice=notice) for result in answers.results.values()]
    if asked.form == TABLE and asked.output is None and sys.stdout.isatty():
        for one in prepared:
            print_answer(one, screen.console(screen.STANDARD_OUTPUT))
    elif asked.form == TABLE:
        files.write("\n".join(map(answer_text, prepared)).encode(), asked.output)
    elif asked.everything:
        files.write(delivery.all_to_json(prepared, answers.unanswered), asked.output)
    else:
        files.write(delivery.FORMATS[asked.form](prepared[0]), asked.output)
