"""The words in a column of a file, to ours: by what is known of others, and never by what is merely alike."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from geo_pa.intake.matching import Block, Match
from geo_pa.intake.names import MISSING, WORDS
from geo_pa.intake.table import Table
from geo_pa.schema import SCHEMA, Field
from geo_pa.terms import labels
from geo_pa.workspace.column_names import bare

MOST_WORDS = 200
"""A column with more words holds something else."""

CODE = re.compile(r"\s*(?P<code>\w{1,3})\s*[.:)\-]\s*(?P<rest>.*)|\s*(?P<first>\w{1,3})\s+(?P<behind>.*)", re.DOTALL)
"""A code and what it stands for: "1A. Onherroepelijk", "1A onherroepelijk"."""


def with_words(match: Match, table: Table) -> Match:
    """Return a match in which the words that are known of others are translated, and theirs for missing named.

    What the blocks said before goes first. A word that is merely alike stays as it is: it is a fault of its row.
    """
    fields = SCHEMA[match.layer].fields
    blocks = {name: _block(block, fields[name], table) for name, block in match.blocks.items()}
    return replace(match, blocks=blocks)


def _block(block: Block, field: Field, table: Table) -> Block:
    if field.type == "text":  # free text may well be called unknown, or end in a point
        return block
    said, found = dict(block), table.words(block["source"])
    missing = [word for word in found if word.casefold() in MISSING and word.casefold() not in field.spellings]
    words = dict(_translated(field, found)) if field.type == "category" and len(found) <= MOST_WORDS else {}
    more: dict[str, Any] = {}
    if known := {**words, **said.get("map", {})}:
        more["map"] = known
    if absent := [*dict.fromkeys([*said.get("missing", ()), *(word for word in missing if word not in known)])]:
        more["missing"] = absent
    return said | more


def _translated(field: Field, found: list[str]) -> Iterator[tuple[str, str]]:
    spelled = {bare(spelling): word for spelling, word in field.spellings.items()}
    others = {bare(word): code for word, code in WORDS["values"].get(field.vocabulary, {}).items()}
    for word in found:
        if word.casefold() in field.spellings:
            continue
        ours = spelled.get(bare(word)) or others.get(bare(word)) or _by_code(field, word)
        if ours in field.words:
            yield word, str(ours)


def _by_code(field: Field, word: str) -> str | None:
    """Return the code that a word begins with, where our own words begin with theirs."""
    begins = CODE.fullmatch(word)
    code = (begins["code"] or begins["first"]).upper() if begins else ""
    return code if labels(field.vocabulary).get(code, "").startswith(f"{code} ") else None
