"""What a question shows in a way of its own: modules in the folder that bears its name."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


def part_of(analysis: str, name: str) -> ModuleType | None:
    """Return a module of a question's own folder; None where it has none, and shows what every question shows."""
    folder = f"{__package__}.{analysis}"
    return import_module(f"{folder}.{name}") if find_spec(folder) and find_spec(f"{folder}.{name}") else None
