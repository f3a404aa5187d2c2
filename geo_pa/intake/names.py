"""What the columns of a layer may be called in a file of another: our names, our titles, and the words of others."""

import tomllib
from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import Any

from geo_pa.schema import SCHEMA
from geo_pa.workspace.column_names import bare

WORDS: Mapping[str, Any] = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
"""The words of others for columns and values, by layer and by vocabulary."""

MISSING = frozenset(WORDS["missing"]["words"])
"""What others write, in small letters, where nothing is known."""


class How(StrEnum):
    """How a column was recognised, the surest first."""

    GIVEN = "given"
    EARLIER = "earlier"
    NAME = "name"
    TITLE = "title"
    WORD = "word"
    CUT = "cut"
    NEAR = "near"
    NOT = "not"


SAID: Mapping[How, str] = {
    How.GIVEN: "door u gekozen",
    How.EARLIER: "zoals eerder",
    How.NAME: "onze naam",
    How.TITLE: "onze titel",
    How.WORD: "bekend woord",
    How.CUT: "afgekapte naam",
    How.NEAR: "lijkt erop: nog niet gebruikt",
    How.NOT: "niet herkend",
}
"""What a planner reads of it."""


@cache
def spellings(layer: str) -> Mapping[How, Mapping[str, tuple[str, ...]]]:
    """Return by step the bare spellings and the columns that they may be."""
    fields = SCHEMA[layer].fields
    words = WORDS["columns"].get(layer, {})
    return {
        How.NAME: _by_spelling({name: (name,) for name in fields}),
        How.TITLE: _by_spelling({name: (field.title,) for name, field in fields.items()}),
        How.WORD: _by_spelling({name: tuple(words.get(name, ())) for name in fields}),
    }


def known_names(layer: str) -> frozenset[str]:
    """Return every spelling, bare, by which a column of a layer is recognised."""
    return frozenset(spelling for step in spellings(layer).values() for spelling in step)


def written_names(layer: str) -> list[str]:
    """Return the names, titles and words of a layer as people write them."""
    words = WORDS["columns"].get(layer, {})
    fields = SCHEMA[layer].fields
    return [one for name, field in fields.items() for one in (name, field.title, *words.get(name, ()))]


def _by_spelling(names: Mapping[str, tuple[str, ...]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for name, spelled in names.items():
        for spelling in dict.fromkeys(map(bare, spelled)):
            found[spelling] = (*found.get(spelling, ()), name)
    return found
