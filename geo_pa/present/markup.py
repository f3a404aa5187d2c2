"""Markup from the templates beside these modules: text that is no markup itself is escaped."""

import re
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from markupsafe import Markup

from geo_pa import terms

FOLDER = Path(__file__).parent
"""Holds what all questions share in ``templates``, and what is of one question in the folder of its name."""

BESIDE_TAGS = re.compile(r"(?:(?<=>)|(?<=%\}))\s*\n\s*|\s*\n\s*(?=<|\{%)")
LINE_BREAK = re.compile(r"\s*\n\s*")


class _Layout(Extension):
    """Write no line breaks and indentation: between tags they are for who reads a template, in a text a space."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002  # Jinja's
        return LINE_BREAK.sub(" ", BESIDE_TAGS.sub("", source.strip()))


NOTHING = Markup()

TEMPLATES = Environment(
    loader=FileSystemLoader([FOLDER / "templates", FOLDER]),
    autoescape=True,
    undefined=StrictUndefined,
    auto_reload=False,
    extensions=[_Layout],
)
TEMPLATES.filters |= {"number": terms.number, "percent": terms.percent, "day": terms.day, "homes": terms.homes}
TEMPLATES.globals |= {"label": terms.label, "labels": terms.labels}


def markup(template: str, **values: object) -> Markup:
    """Fill in a template by its name, or by its path from this folder; it is compiled when it is first asked for."""
    return Markup(TEMPLATES.get_template(template).render(values))  # noqa: S704  # the template escapes what it is given
