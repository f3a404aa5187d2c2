"""Lines of script in the page of a map: each calls a function of our own files with safe JSON."""

from typing import Any

from branca.element import Element, MacroElement
from folium.template import Template

STATIC = "/app/static/"
"""Where the app serves Leaflet's files and our own."""


class Call(MacroElement):
    """One call of a function of ``geo_pa.js``; its arguments are safe JSON."""

    def __init__(self, payload: str) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # branca leaves this one without types
        self.payload = payload

    def render(self, **_options: Any) -> str:
        """Write its line in the page of the map, as branca does, but as text.

        Branca takes each line for a template and compiles it: that took a seventh of a page run, and what a
        municipality wrote is no template.
        """
        line = _Text(self._template.module.script(self, {}))
        self.get_root().script.add_child(line, name=self.get_name())  # type: ignore[attr-defined]  # the root is a figure
        return line.text


class _Text(Element):
    """Text that stands in the page as it is."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.text = text

    def render(self, **_options: Any) -> str:
        """Give the text."""
        return self.text


def script(call: str) -> Template:
    """Make a template that writes one line of script; ``PARENT`` is what the element is added to."""
    macro = "{% macro script(this, kwargs) %}" + call.replace("PARENT", "this._parent") + "{% endmacro %}"
    template: Template = Template(macro)
    return template
