"""Lists in a sentence."""

from collections.abc import Sequence


def and_list(parts: Sequence[str]) -> str:
    """Join words the Dutch way: "a", "a en b", "a, b en c".

    Parameters
    ----------
    parts : sequence of str
        At least one.
    """
    return " en ".join(filter(None, [", ".join(parts[:-1]), parts[-1]]))
