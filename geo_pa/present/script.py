"""Values from data inside a map's script."""

import json
import re

STRING = re.compile(r'"(?:[^"\\]|\\.)*"')

ESCAPED = str.maketrans({character: f"\\u{ord(character):04x}" for character in "<>&'`{}%#_"})
"""What must not appear inside a string of a map's script.

``<``, ``>`` and ``&`` could close the script; ``{{``, ``{%`` and ``{#`` are Jinja, which branca compiles each
finished script as; and
streamlit-folium strips everything from ``_`` on when it decides whether a map has changed.
"""


def safe_json(value: object) -> str:
    """Write a value as JSON that cannot leave the script it stands in.

    Parameters
    ----------
    value : object
        Dicts with text keys, lists, text, finite numbers, booleans and None.

    Returns
    -------
    str
        ASCII only; reads back as the same value.

    Raises
    ------
    ValueError
        For NaN or infinity, which no JSON holds.
    """
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return STRING.sub(lambda found: found.group().translate(ESCAPED), text)
