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
    """Write a value as JSON, in ASCII, that cannot leave the script it stands in; no NaN or infinity."""
    text = json.dumps(value, ensure_ascii=True, allow_nan=False, separators=(",", ":"))
    return STRING.sub(lambda found: found.group().translate(ESCAPED), text)
