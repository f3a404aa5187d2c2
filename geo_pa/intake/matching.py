"""Which column of a file is which of ours: proposals with their grounds, and what the user makes of them."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from types import MappingProxyType
from typing import Any

from geo_pa.errors import Problem, RequestError
from geo_pa.intake.names import How, spellings
from geo_pa.schema import SCHEMA
from geo_pa.workspace import wording
from geo_pa.workspace.column_names import bare, cut_names

NEAR = 0.75
"""How alike two names must be for the one to be proposed for the other."""

Block = Mapping[str, Any]
"""What a declaration says of a column: its source, and how the file writes what stands in it."""

Found = dict[str, tuple[str, ...]]
"""By column of the file, the columns of ours that it may be."""


@dataclass(frozen=True)
class Suggestion:
    """One column of a file, and what it may be.

    Attributes
    ----------
    column : str
        Its name in the file.
    fields : tuple of str
        Our columns that it may be: one where that is sure.
    how : How
        On what ground.
    sure : bool
        Whether it is used without being confirmed.
    """

    column: str
    fields: tuple[str, ...]
    how: How
    sure: bool


@dataclass(frozen=True)
class Match:
    """Which columns of a file are read as which of ours.

    Attributes
    ----------
    layer : str
        The layer or table of the schema.
    suggestions : tuple of Suggestion
        One for each column of the file, in its order.
    blocks : mapping of str to Block
        By our column, what a declaration says of it: only of those that are used.
    corrected : bool
        Whether the user said anything of it.
    """

    layer: str
    suggestions: tuple[Suggestion, ...]
    blocks: Mapping[str, Block] = field(default_factory=lambda: MappingProxyType({}))
    corrected: bool = False

    @property
    def columns(self) -> dict[str, str]:
        """Our column by that of the file, of those that are used."""
        return {str(block["source"]): name for name, block in self.blocks.items()}

    @property
    def unsure(self) -> tuple[Suggestion, ...]:
        """What was proposed and waits for the user."""
        return tuple(one for one in self.suggestions if one.fields and not one.sure)


def suggest(
    layer: str,
    columns: Sequence[str],
    *,
    earlier: Mapping[str, Block] | None = None,
    whole: bool = False,
    cut: bool = False,
) -> Match:
    """Recognise the columns of a file.

    Parameters
    ----------
    layer : str
        The layer or table that it is for.
    columns : sequence of str
        The names in the file.
    earlier : mapping of str to Block, optional
        By our column, what was said of it before; one whose source the file lacks is left aside.
    whole : bool
        Whether that is all there is to say: no other column is recognised.
    cut : bool
        Whether names were cut after ten characters, as in a shapefile.

    Returns
    -------
    Match
        With what is sure in use: earlier matches, then our names, titles, the words of others, and a cut name that only
        one of our columns can have. What is merely alike, or may be two things, is proposed and not used.
    """
    named = [column for column in columns if column.strip()]
    known = {name: block for name, block in (earlier or {}).items() if block.get("source") in named}
    before = {str(block["source"]): (name,) for name, block in known.items()}
    found: dict[str, Suggestion] = {}
    further = () if whole else _steps(layer, named, cut=cut)
    for how, candidates in ((How.EARLIER, before), *further):
        taken = {one.fields[0] for one in found.values() if one.sure}
        found |= _settled(how, {name: fields for name, fields in candidates.items() if name not in found}, taken)
    every = tuple(found.get(name, Suggestion(name, (), How.NOT, sure=False)) for name in named)
    blocks = {one.fields[0]: known.get(one.fields[0], {"source": one.column}) for one in every if one.sure}
    return Match(layer, every, _ordered(layer, blocks))


def _steps(layer: str, named: Sequence[str], *, cut: bool) -> Iterator[tuple[How, Found]]:
    yield How.NAME, {column: (column,) for column in named if column in SCHEMA[layer].fields}
    if cut:  # before names without signs: "dwellings_" is the beginning of one, and not "dwellings"
        yield How.CUT, _cut(layer, [column for column in named if column not in SCHEMA[layer].fields])
    for how, known in spellings(layer).items():
        yield how, {column: known[bare(column)] for column in named if bare(column) in known}
    yield How.NEAR, _near(layer, named)


def _cut(layer: str, named: Sequence[str]) -> Found:
    found: Found = {}
    for name in SCHEMA[layer].fields:
        for column in cut_names(name, named):
            found[column] = (*found.get(column, ()), name)
    return found


def _near(layer: str, named: Sequence[str]) -> Found:
    known = {spelling: names for step in spellings(layer).values() for spelling, names in step.items()}
    alike = {column: get_close_matches(bare(column), known, n=1, cutoff=NEAR) for column in named}
    return {column: known[spelled[0]] for column, spelled in alike.items() if spelled}


def _settled(how: How, candidates: Found, taken: set[str]) -> dict[str, Suggestion]:
    """Take as sure what is one thing that no other column is; a column whose only meaning is taken stays open."""
    free = {column: tuple(name for name in fields if name not in taken) for column, fields in candidates.items()}
    claims = [name for fields in free.values() for name in fields]
    return {
        column: Suggestion(column, fields, how, sure=_is_sure(how, fields, claims))
        for column, fields in free.items()
        if fields
    }


def _is_sure(how: How, fields: tuple[str, ...], claims: list[str]) -> bool:
    return how != How.NEAR and len(fields) == 1 and claims.count(fields[0]) == 1


def _ordered(layer: str, blocks: Mapping[str, Block]) -> dict[str, Block]:
    return {name: blocks[name] for name in SCHEMA[layer].fields if name in blocks}


def corrected(match: Match, given: Iterable[str]) -> Match:
    """Return a match with what the user says of it.

    Parameters
    ----------
    match : Match
        As it was proposed.
    given : iterable of str
        "Kolom=veld": a column of the file, and our name or title of what it is; nothing behind the sign leaves the
        column unread.

    Raises
    ------
    RequestError
        No such column in the file or in the layer, or one of them named twice; all mistakes at once.
    """
    pairs = [tuple(part.strip() for part in one.rpartition("=")[::2]) for one in given]
    if not pairs:
        return match
    columns = [one.column for one in match.suggestions]
    titles = {spelling: names for step in spellings(match.layer).values() for spelling, names in step.items()}
    chosen = [(column, titles.get(bare(said), ("?",))[0] if said else "") for column, said in pairs]
    if problems := [*_mistakes(match.layer, pairs, columns, chosen)]:
        raise RequestError(problems)
    return _with(match, dict(chosen))


def _with(match: Match, chosen: Mapping[str, str]) -> Match:
    kept = {
        name: block
        for name, block in match.blocks.items()
        if block["source"] not in chosen and name not in chosen.values()
    }
    new = {
        name: (match.blocks[name] if match.columns.get(column) == name else {"source": column})
        for column, name in chosen.items()
        if name
    }
    blocks = _ordered(match.layer, {**kept, **new})
    return Match(match.layer, tuple(_told(one, chosen, blocks) for one in match.suggestions), blocks, corrected=True)


def _told(one: Suggestion, chosen: Mapping[str, str], blocks: Mapping[str, Block]) -> Suggestion:
    """Say of one column what became of it; what the user gave to another column is no longer this one."""
    if one.column in chosen:
        fields = (chosen[one.column],) if chosen[one.column] else ()
        return Suggestion(one.column, fields, How.GIVEN, sure=bool(fields))
    lost = one.sure and blocks.get(one.fields[0], {}).get("source") != one.column
    return Suggestion(one.column, (), How.NOT, sure=False) if lost else one


def _mistakes(
    layer: str, pairs: Sequence[tuple[str, ...]], columns: Sequence[str], chosen: Sequence[tuple[str, str]]
) -> Iterator[Problem]:
    for (column, said), (_, name) in zip(pairs, chosen, strict=True):
        if column not in columns:
            near = get_close_matches(column, columns, n=1)
            action = f"Bedoelde u '{near[0]}'?" if near else "Kies een van deze kolommen."
            what = "Deze kolom zit niet in het bestand."
            yield Problem("--match", what, f"'{column}'", wording.words(columns), action)
        if name == "?":
            yield _no_field(layer, said)
    for what, names in (("kolom van het bestand", [one for one, _ in chosen]), ("veld", [one for _, one in chosen])):
        for name in dict.fromkeys(one for one in names if one not in {"", "?"} and names.count(one) > 1):
            yield Problem(
                "--match", f"Een {what} is twee keer genoemd.", f"'{name}'", "elk één keer", "Haal er een weg."
            )


def _no_field(layer: str, said: str) -> Problem:
    fields = SCHEMA[layer].fields
    near = get_close_matches(bare(said), [bare(one) for one in fields], n=1)
    meant = next((name for name in fields if near and bare(name) == near[0]), "")
    action = f"Bedoelde u '{meant}'?" if meant else "Kies een van deze velden."
    return Problem("--match", "Dit veld kent geo_pa niet in deze laag.", f"'{said}'", wording.words(fields), action)
