"""A form for one row of any layer: which fields it asks, how each is typed, and what changes by what was typed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType

from geo_pa import terms
from geo_pa.disclosure import CONFIDENTIALITY
from geo_pa.errors import Problem
from geo_pa.model import Reader, unit_of
from geo_pa.model.units import SHARE, YEAR
from geo_pa.schema import SCHEMA, Field
from geo_pa.schema.forms import layout
from geo_pa.schema.written import written_row
from geo_pa.terms.reading import typed_day, typed_number
from geo_pa.workspace.of_schema import typed_declaration
from geo_pa.workspace.typed_rows import read_typed

PERCENT = 100
YES_NO = {"true": "ja", "false": "nee"}
NOT_KNOWN = ""
"""What stands for unknown: in a box nothing, in a list its first option."""

Values = Mapping[str, str | None]
NAMES: Mapping[str, Mapping[str, str]] = MappingProxyType({})


@dataclass(frozen=True)
class Question:
    """What a form asks about one field.

    Attributes
    ----------
    name, label : str
        The field, and its title with its unit.
    shown : str
        What stands there at first, as it is typed.
    options : mapping of str to str
        The Dutch word of each value of a list, unknown first; empty where something is typed.
    hint : str
        How it is typed, where that needs saying.
    """

    name: str
    label: str
    shown: str = NOT_KNOWN
    options: Mapping[str, str] = field(default_factory=dict)
    hint: str = ""


@dataclass(frozen=True)
class Form:
    """A form for one row.

    Attributes
    ----------
    layer : str
        The layer or table of the schema.
    before : mapping of str to str or None
        The values of the row as one text each, None where unknown; every one None for a new row.
    first : tuple of Question
        What is in sight.
    folded : mapping of str to tuple of Question
        The rest, by heading.
    """

    layer: str
    before: Values
    first: tuple[Question, ...]
    folded: Mapping[str, tuple[Question, ...]]

    @property
    def questions(self) -> Iterator[Question]:
        """Every question, in order."""
        yield from self.first
        for group in self.folded.values():
            yield from group


@dataclass(frozen=True)
class Filled:
    """What a form that was filled in says.

    Attributes
    ----------
    changes : mapping of str to str or None
        Per field that now has another value that one, as one text (:func:`geo_pa.schema.written.written`); None where
        it is now unknown. What was left as it stood is not in it, nor what cannot be read.
    problems : tuple of Problem
        Every fault at once.
    lacking : tuple of str
        Titles of fields without which the row cannot be.
    """

    changes: Values
    problems: tuple[Problem, ...] = ()
    lacking: tuple[str, ...] = ()

    @property
    def ready(self) -> bool:
        """Whether the row can be kept like this."""
        return not self.problems and not self.lacking


def form_of(
    layer: str,
    row: Mapping[str, object] | None = None,
    *,
    names: Mapping[str, Mapping[str, str]] = NAMES,
    proposed: Mapping[str, str] = MappingProxyType({}),
) -> Form:
    """Make the form for a row.

    Parameters
    ----------
    layer : str
        A layer or table of the schema.
    row : mapping of str to object, optional
        The values of the row, as a frame holds them; None for a new row.
    names : mapping of str to mapping
        Per layer that fields refer to, what each of its rows is called, by id: of the rows that who looks may see.
    proposed : mapping of str to str
        What is proposed beside what the schema proposes for a new row, as one text per field.

    Returns
    -------
    Form

    Raises
    ------
    RequestError
        Rows of this layer are not made or changed one by one.
    """
    typed_declaration(layer)
    fields, new = SCHEMA[layer].fields, row is None
    asks = layout(layer, new=new)
    before = written_row(fields, row or {})
    stands = {**before, **asks.new, **proposed} if new else before
    folded = {group.title: group.fields for group in asks.groups}
    ask = {
        name: _question(name, fields[name], stands[name], names) for name in (*asks.first, *sum(folded.values(), ()))
    }
    return Form(
        layer,
        before,
        tuple(ask[name] for name in asks.first),
        {title: tuple(ask[name] for name in group) for title, group in folded.items()},
    )


def proposed_for(viewer: Reader, layer: str) -> dict[str, str]:
    """Propose for whom a new row is: for who makes it, so that they can see it themselves."""
    about = SCHEMA[layer].fields.get(CONFIDENTIALITY)
    return {CONFIDENTIALITY: viewer.rung} if about and viewer.rung in about.words else {}


def _question(name: str, about: Field, value: str | None, names: Mapping[str, Mapping[str, str]]) -> Question:
    options = _options(about, names.get(about.refers_to, {}), value)
    shown = (value or NOT_KNOWN) if options else typed_text(about, value)
    return Question(name, _label(about), shown, options, "dag-maand-jaar" if about.type == "date" else "")


def _options(about: Field, rows: Mapping[str, str], value: str | None) -> dict[str, str]:
    """Return the words of a list; what stands in the row is always among them. Nothing where something is typed."""
    known: Mapping[str, str] = {}
    if about.type == "category":
        known = {word: terms.label(about.vocabulary, word) for word in about.words}
    elif about.type == "boolean":
        known = YES_NO
    elif about.refers_to and rows:
        known = rows
    if not known:
        return {}
    here = {value: value} if value is not None and value not in known else {}
    return {NOT_KNOWN: terms.UNKNOWN, **known, **here}


def _label(about: Field) -> str:
    """Write a title with the unit of its figures; a year has none, and a date says how it is typed."""
    if about.type == "date":
        return f"{about.title} (dag-maand-jaar)"
    unit = unit_of(about.unit).more if about.numeric and about.unit and about.unit != YEAR else ""
    return f"{about.title} ({unit})" if unit and unit not in about.title.casefold() else about.title


def typed_text(about: Field, value: str | None) -> str:
    """Write a value, given as one text, as a Dutch reader types it; nothing where it is unknown."""
    if value is None:
        return NOT_KNOWN
    if about.type == "date":
        return typed_day(date.fromisoformat(value))
    if about.type == "boolean":
        return YES_NO[value]
    if not about.numeric:
        return value
    if about.unit == YEAR:
        return value
    return typed_number(Decimal(value) * PERCENT if about.unit == SHARE else Decimal(value))


def filled(form: Form, texts: Mapping[str, str]) -> Filled:
    """Read what was filled in.

    Parameters
    ----------
    form : Form
        As it was made.
    texts : mapping of str to str
        What now stands in each field: as typed, or the value that was chosen; of one that is left out, what stood there
        before.

    Returns
    -------
    Filled
    """
    fields = SCHEMA[form.layer].fields
    stood = {one.name: _stood(fields[one.name], form.before[one.name], one) for one in form.questions}
    now = {name: texts.get(name, was).strip() for name, was in stood.items()}
    read = read_typed(now, typed_declaration(form.layer))
    moved = (name for name, text in now.items() if text != stood[name] and name not in read.faulty)
    changes = {name: read.values[name] for name in moved if read.values[name] != form.before[name]}
    return Filled(changes, read.problems, read.lacking)


def _stood(about: Field, value: str | None, question: Question) -> str:
    return (value or NOT_KNOWN) if question.options else typed_text(about, value)
