"""A declaration as TOML that a person reads on: what a column says on one line, and above it why it is there."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

import tomlkit


def toml_text(said: Mapping[str, Any], *comments: str) -> str:
    """Write what a declaration says, with comments above it; what a block says stands behind its name.

    Tables are written in the order given, and a list of tables as blocks of their own.
    """
    document = tomlkit.document()
    for comment in comments:
        document.add(tomlkit.comment(comment))
    for key, value in said.items():
        if isinstance(value, Mapping):
            document.add(tomlkit.nl())
        document.add(key, _block(value) if isinstance(value, Mapping) else _value(value))
    return tomlkit.dumps(document)


def _block(values: Mapping[str, Any]) -> Any:
    table = tomlkit.table()
    for key, value in values.items():
        table.add(key, _value(value))
    return table


def _value(value: Any) -> Any:
    """Write one value; a block of a column that only names its source is that name."""
    if isinstance(value, Mapping):
        if set(value) == {"source"}:
            return str(value["source"])
        inline = tomlkit.inline_table()
        inline.update({key: _value(one) for key, one in value.items()})
        return inline
    if isinstance(value, Sequence) and not isinstance(value, str):
        return _values(value)
    return tomlkit.value(str(value)) if isinstance(value, Decimal) else value


def _values(values: Sequence[Any]) -> Any:
    if all(isinstance(one, Mapping) for one in values) and values:
        blocks = tomlkit.aot()
        for one in values:
            blocks.append(_block(one))
        return blocks
    return [_value(one) for one in values]
