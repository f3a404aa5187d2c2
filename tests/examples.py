"""How many examples a property is tried on."""

from hypothesis import settings

FULL = 100
"""Of the profile "full", under which a property is tried on as many examples as it names."""


def some(number):
    """Return how many examples the profile in use tries of so many; a few, however light it is."""
    return max(3, number * settings().max_examples // FULL)
