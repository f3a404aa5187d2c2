"""A button that makes a file of what the screen shows, and hands it over in the same run.

Streamlit's own download button makes a file of the run before: what is typed just before the click is not in it.
"""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from geo_pa import terms
from geo_pa.ui import fields
from geo_pa.ui.messages import literal

JS = (Path(__file__).parent / "assets" / "send.js").read_text(encoding="utf-8")


@dataclass(frozen=True)
class File:
    """A file that can be asked for; made only when its button is pressed."""

    key: str
    title: str
    name: str
    media: str
    make: Callable[[], bytes]


def show_button(file: File, place: DeltaGenerator, *, disabled: bool = False) -> None:
    """Show a button that hands a file over; while a field on the page cannot be read it makes none, and says so."""
    if not place.button(file.title, key=file.key, disabled=disabled, width="stretch"):
        return
    wrong = fields.unread()
    if wrong:
        st.error(literal(f"Er is geen bestand gemaakt. Verbeter eerst: {terms.and_list(wrong)}."))
        return
    content = b64encode(file.make()).decode("ascii")
    send = st.components.v2.component("geo_pa_send", js=JS)
    send(data={"request": uuid4().hex, "name": file.name, "media": file.media, "content": content})
