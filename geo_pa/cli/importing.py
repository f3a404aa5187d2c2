"""``geo-pa import`` and ``geo-pa declare``: a file of others into a layer, or as the first file of one."""

import json
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from geo_pa.changes import ROW, Author, Change
from geo_pa.cli.checking import ROW_NUMBERS
from geo_pa.cli.files import write_file, write_output
from geo_pa.cli.mistakes import unknown_word
from geo_pa.cli.opening import At
from geo_pa.cli.screen import (
    STANDARD_ERROR,
    STANDARD_OUTPUT,
    console,
    print_table,
    progress,
    say,
    show_problems,
)
from geo_pa.engine.editing import write
from geo_pa.errors import RequestError
from geo_pa.intake import (
    SAID,
    BroughtIn,
    Fix,
    Match,
    Table,
    bring_in,
    first_declaration,
    keep_match,
    proposed,
    settled,
    take_in,
)
from geo_pa.present.changes import field_title, value_of
from geo_pa.schema import SCHEMA
from geo_pa.terms import number, plural

TABLE, JSON = "table", "json"
FORMATS = (TABLE, JSON)

FINE, WRONG = 0, 2

SHOWN = 50
"""So many changes and faults stand on the screen; the others are counted. JSON has them all."""

IN_A_SHEET = "De rijen zijn genummerd zoals in het werkblad."


@dataclass(frozen=True)
class Asked:
    """The words of an import or a declaration as they were typed."""

    file: Path
    layer: str
    given: tuple[str, ...] = ()
    sheet: str = ""
    form: str = TABLE
    dry_run: bool = False
    keep_known: bool = False


def import_file(asked: Asked, at: At, author: Author) -> int:
    """Bring a file in, and return 2 where rows wait for being mended, else 0."""
    if asked.form not in FORMATS:
        raise RequestError(unknown_word("--format", "Deze vorm bestaat niet.", asked.form, FORMATS))
    with progress("Het bestand wordt gelezen."):
        session = at.open()
        with take_in(asked.file, sheet=asked.sheet) as taken:
            table, match = proposed(taken, asked.layer, session.workspace, sheet=asked.sheet)
            brought = bring_in(session, table, settled(match, asked.given, table), viewer=session.reader(author.reader))
    brought = brought.keeping_known() if asked.keep_known else brought
    if not asked.dry_run:
        if brought.changes:
            write(session, brought.changes, author)
        if kept := keep_match(session.workspace, brought.intake.match, brought.table.columns, brought.table.name):
            say(f"Bewaard voor een volgende keer: {kept}")
    _show(brought, asked)
    return WRONG if brought.intake.fixes else FINE


def declare_file(asked: Asked, folder: Path | None) -> int:
    """Write the first declaration of a layer, and return 2 where rows of its file cannot be used, else 0."""
    with progress("Het bestand wordt gelezen."):
        workspace = At(folder).open().workspace
        with take_in(asked.file, sheet=asked.sheet) as taken:
            table, match = proposed(taken, asked.layer, workspace, sheet=asked.sheet)
            match = settled(match, asked.given, table)
            made = first_declaration(workspace, table, match, source=asked.file)
    for path, content in made.written.items():
        (workspace.folder / path).parent.mkdir(parents=True, exist_ok=True)
        write_file(content, workspace.folder / path)
        say(f"Geschreven: {path}")
    _show_match(match)
    show_problems(table.notices, STANDARD_ERROR)
    _show_fixes(made.fixes, table)
    wrong = len({fix.row for fix in made.fixes})
    said = f"{plural(made.count, 'rij', 'rijen')} gelezen, waarvan {number(wrong)} met iets om te verbeteren."
    console(STANDARD_OUTPUT).print(said, soft_wrap=True)
    return WRONG if made.fixes else FINE


def _show(brought: BroughtIn, asked: Asked) -> None:
    if asked.form == JSON:
        content = {"dry_run": asked.dry_run, **_record(brought)}
        write_output((json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode())
        return
    _show_match(brought.intake.match)
    show_problems(brought.intake.notices, STANDARD_OUTPUT)
    _show_fixes(brought.intake.fixes, brought.table)
    _show_changes(brought.changes)
    screen = console(STANDARD_OUTPUT)
    for line in (*_summary(brought), *(["Dit was een proef: er is niets veranderd."] if asked.dry_run else [])):
        screen.print(line, soft_wrap=True)


def _record(brought: BroughtIn) -> dict[str, object]:
    """Return all there is to say, for a program."""
    intake = brought.intake
    return {
        "layer": intake.match.layer,
        "rows": intake.count,
        "match": [asdict(one) for one in intake.match.suggestions],
        "waiting": intake.waiting,
        "fixes": [asdict(fix) for fix in intake.fixes],
        "notices": [str(notice) for notice in intake.notices],
        "counts": asdict(brought.counts),
        "changes": [asdict(change) for change in brought.changes],
    }


def _show_match(match: Match) -> None:
    fields = SCHEMA[match.layer].fields
    rows = [
        (one.column, " of ".join(fields[name].title for name in one.fields), " of ".join(one.fields), SAID[one.how])
        for one in match.suggestions
    ]
    titles = ("Kolom in het bestand", "Wat het is", "Veld", "Hoe herkend")
    print_table(console(STANDARD_OUTPUT), titles, [(*row[:3], _how(row[3], row[2])) for row in rows], wide=titles[0])
    if unsure := match.unsure:
        first = unsure[0]
        say(f"Nog niet gebruikt, want niet zeker. Zeg het zelf, met --match '{first.column}={first.fields[0]}'.")


def _how(said: str, names: str) -> str:
    return f"{said}; nog niet gebruikt" if " of " in names else said


def _show_fixes(fixes: tuple[Fix, ...], table: Table) -> None:
    if fixes:
        screen = console(STANDARD_OUTPUT)
        screen.print("Te verbeteren", style="bold")
        titles = ("Rij", "Kolom", "Gevonden", "Wat er mis is", "Verwacht", "Wat te doen")
        rows = [(_row(fix), fix.column, fix.found, fix.what, fix.expected, fix.action) for fix in fixes[:SHOWN]]
        print_table(screen, titles, rows, wide=titles[-1])
        screen.print(IN_A_SHEET if table.taken.is_workbook else ROW_NUMBERS, soft_wrap=True)
        _more(len(fixes))


def _row(fix: Fix) -> str:
    return f"{fix.row} ({fix.key})" if fix.key else str(fix.row)


def _show_changes(changes: tuple[Change, ...]) -> None:
    if changes:
        screen = console(STANDARD_OUTPUT)
        screen.print("Wat er verandert", style="bold")
        titles = ("Rij", "Wat", "Nu", "Wordt")
        rows = [(change.row, *_told(change)) for change in changes[:SHOWN]]
        print_table(screen, titles, rows, wide=titles[-1])
        _more(len(changes))


def _told(change: Change) -> tuple[str, str, str]:
    """Say one change in Dutch."""
    if change.field == ROW:
        return "nieuwe rij", "", ""
    layer, field = change.layer, change.field
    return field_title(layer, field), value_of(layer, field, change.before), value_of(layer, field, change.after)


def _more(count: int) -> None:
    if count > SHOWN:
        say(f"En nog {number(count - SHOWN)}; met --format json ziet u alles.")


def _summary(brought: BroughtIn) -> Iterator[str]:
    counts, waiting = brought.counts, brought.intake.waiting
    yield f"{plural(brought.intake.count, 'rij', 'rijen')} in het bestand."
    yield f"Nieuw: {plural(counts.new, 'rij', 'rijen')}."
    yield f"Anders: {plural(counts.cells, 'cel', 'cellen')} in {plural(counts.rows, 'rij', 'rijen')}."
    if counts.unknown:
        yield f"Wordt onbekend: {plural(counts.unknown, 'cel', 'cellen')}. Met --keep-known blijft wat bekend is."
    yield f"Gelijk: {plural(counts.same, 'rij', 'rijen')}."
    if counts.not_in_file:
        yield f"Niet in dit bestand: {plural(counts.not_in_file, 'rij', 'rijen')}; die blijven zoals zij zijn."
    if waiting:
        yield f"Te verbeteren: {plural(waiting, 'rij wacht', 'rijen wachten')}; de andere kunnen worden ingebracht."
