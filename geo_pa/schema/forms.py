"""In which order a form asks for the fields of a row: ``forms.toml``; of a layer that is not there, by need."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType

from pydantic import TypeAdapter

from geo_pa.schema.layers import FOLDER, SCHEMA

LATER, REST = "Ook van belang", "Overig"
"""The headings over fields that come first but not of a new row, and over those that no group names."""


@dataclass(frozen=True)
class Group:
    """Fields of a form under one heading."""

    title: str
    fields: tuple[str, ...]


@dataclass(frozen=True)
class Layout:
    """How a form asks for a row.

    Attributes
    ----------
    first : tuple of str
        The fields that matter first, always in sight.
    groups : tuple of Group
        All others but the key, folded.
    short : tuple of str
        Of a new row, the few fields that are in sight; those of ``first`` where a layer says nothing.
    new : mapping of str to str
        What is proposed for a new row, as one text per field.
    asks_key : bool
        Whether the key of a new row is a code that somebody else gives, and is asked.
    """

    first: tuple[str, ...] = ()
    groups: tuple[Group, ...] = ()
    short: tuple[str, ...] = ()
    new: Mapping[str, str] = field(default_factory=dict)
    asks_key: bool = False


LAYOUT = TypeAdapter(Layout)


def layout(name: str, *, new: bool = False) -> Layout:
    """Return how a form asks for a row of a layer or table of the schema; no field stands in it twice.

    Parameters
    ----------
    name : str
        In the schema.
    new : bool
        Whether the row is still to be made: then few fields are in sight, and its key is asked where geo_pa cannot
        make one up. Else all but the key are asked.
    """
    known, said = SCHEMA[name], LAYOUTS.get(name, Layout())
    first = said.first or tuple(one for one, about in known.fields.items() if about.required and one != known.key)
    seen = said.short if new and said.short else first
    if new and said.asks_key:
        seen = (known.key, *seen)
    later = Group(LATER, tuple(one for one in first if one not in seen))
    taken = {known.key, *first, *(one for group in said.groups for one in group.fields)}
    rest = Group(REST, tuple(one for one in known.fields if one not in taken))
    groups = tuple(group for group in (later, *said.groups, rest) if group.fields)
    return replace(said, first=seen, groups=groups)


LAYOUTS: Mapping[str, Layout] = MappingProxyType(
    {
        name: LAYOUT.validate_python(said)
        for name, said in tomllib.loads((FOLDER / "forms.toml").read_text(encoding="utf-8")).items()
    }
)
"""By the name of the layer or table; only of those that ask in an order of their own."""
