"""What a question shows in a way of its own: modules in the folder that bears its name."""

from functools import cache
from importlib import import_module
from importlib.util import find_spec
from types import ModuleType

HERE = __package__


@cache
def part_of(analysis: str, name: str, room: str = HERE) -> ModuleType | None:
    """Return a module of a question's own folder in a room; None where it has none, and shows what every one shows."""
    folder = find_spec(f"{room}.{analysis}")
    if folder is None or folder.submodule_search_locations is None or find_spec(f"{folder.name}.{name}") is None:
        return None
    return import_module(f"{folder.name}.{name}")
