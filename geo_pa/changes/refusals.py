"""What cannot be written in a log, whatever the database."""

from collections.abc import Collection, Iterable, Iterator

from geo_pa.changes.database import WHERE
from geo_pa.changes.events import Author, Change
from geo_pa.errors import Problem

LONGEST_NAME = 60


def unfit_name(name: str, known: Iterable[str]) -> Iterator[Problem]:
    """Find out why a scenario cannot have a name."""
    taken = {one.casefold(): one for one in known}
    action = "Kies een andere naam."
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        expected = f"een naam van 1 tot {LONGEST_NAME} tekens"
        yield Problem("Scenario", "Deze naam kan niet.", f"'{name[:LONGEST_NAME]}'", expected, action)
    elif name.casefold() in taken:
        found = f"'{taken[name.casefold()]}'"
        yield Problem("Scenario", "Deze naam is er al.", found, "een naam die er nog niet is", action)


def nothing(changes: Collection[Change]) -> Iterator[Problem]:
    """Refuse a change of nothing."""
    if not changes:
        action = "Wijzig eerst iets."
        yield Problem(WHERE, "Er is niets gewijzigd.", "dezelfde waarden", "een andere waarde", action)


def nobody(author: Author) -> Iterator[Problem]:
    """Refuse a change that nobody answers for."""
    if not author.who.strip():
        yield Problem(WHERE, "Er staat niet bij wie dit wijzigt.", "geen naam", "een naam", "Vul uw naam in.")


def other_log(seen: int, last: int) -> Iterator[Problem]:
    """Refuse what was made of a log that had more in it: what others changed since could not be told."""
    if seen > last:
        what = "Dit logboek is een ander dan toen u het opende; er is niets gewijzigd."
        found, expected = f"{last} wijzigingen van een waarde", f"{seen} of meer"
        yield Problem(WHERE, what, found, expected, "Open de werkmap opnieuw, en kijk of dit het goede logboek is.")


def texts_of(changes: Iterable[Change], author: Author) -> Iterator[str | None]:
    """Give every text of an action."""
    yield from (author.who, author.why, author.reader)
    for change in changes:
        yield from (*change.place, change.before, change.after)


def unwritable(texts: Iterable[str | None]) -> Iterator[Problem]:
    """Refuse text that no database keeps as it is: with the character 0, or with half a character."""
    if any(text is not None and not _keeps(text) for text in texts):
        what, found = "Deze tekst is niet te bewaren.", "een teken dat geen leesbaar teken is"
        yield Problem(WHERE, what, found, "letters, cijfers en leestekens", "Typ de tekst opnieuw.")


def _keeps(text: str) -> bool:
    try:
        return b"\0" not in text.encode()
    except UnicodeEncodeError:
        return False
