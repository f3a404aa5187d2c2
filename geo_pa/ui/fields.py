"""What a reader fills in: numbers and dates typed in Dutch, and choices from a list; each stands in the address."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import partial
from typing import Any, Generic, TypeVar

import streamlit as st

from geo_pa.present import pages
from geo_pa.terms.reading import read_day, read_number, typed_day, typed_number
from geo_pa.ui import address
from geo_pa.ui.messages import html, literal

T = TypeVar("T")

COUNTS, WRONG, UNREAD = "geo_pa.counts.", "geo_pa.wrong.", "geo_pa.unread"


@dataclass(frozen=True)
class Kind(Generic[T]):
    """How something is typed: read raises ValueError with a Dutch sentence where it cannot be followed."""

    read: Callable[[str], T]
    write: Callable[[T], str]


@dataclass(frozen=True)
class Field(Generic[T]):
    """Where something is typed.

    Attributes
    ----------
    name : str
        In the address.
    label : str
        Above the field, with the unit; shown as it is.
    own : object
        What counts as long as nothing else is typed.
    kind : Kind
        How it is typed.
    help : str, optional
        Markdown.
    key : str
        Of the widget; the name where it is empty.
    in_address : bool
        False for what is tried out and not kept.
    """

    name: str
    label: str
    own: T
    kind: Kind[T]
    help: str | None = None
    key: str = ""
    in_address: bool = True

    @property
    def widget(self) -> str:
        """The key of the widget."""
        return self.key or self.name


DAY = Kind(read_day, typed_day)


def numbers(minimum: Decimal, maximum: Decimal, *, whole: bool = False, plain: bool = False) -> Kind[Decimal]:
    """Return how a number between two bounds is typed; a plain one has no thousands points, as a year has none."""
    write = "{:.0f}".format if plain else typed_number
    kind = "een heel getal" if whole else "een getal"
    expected = f"Typ {kind} van {write(minimum)} tot en met {write(maximum)}."

    def read(text: str) -> Decimal:
        value = read_number(text)
        if not minimum <= value <= maximum or (whole and value != value.to_integral_value()):
            msg = f"'{text.strip()}' mag hier niet. {expected}"
            raise ValueError(msg)
        return value

    return Kind(read, write)


def typed(field: Field[T]) -> T:
    """Show a field and return what counts.

    What is typed counts as soon as it is entered, or as soon as the field is left. What cannot be read is said beneath
    the field and changes nothing: what counted before still counts.
    """
    _follow_address(field)
    value = _counting(field)
    if field.in_address:
        address.keep(field.name, [] if value == field.own else [field.kind.write(value)])
    wrong = _wrong(field)
    if not wrong:
        _put(field.widget, field.kind.write(value))
    st.text_input(
        literal(field.label),
        key=field.widget,
        help=field.help,
        on_change=partial(_entered, field),
        autocomplete="off",
    )
    if wrong:
        html(pages.field_problem(f"{wrong} Gerekend is met {field.kind.write(value)}."))
        st.session_state.setdefault(UNREAD, []).append(field.label)
    return value


def _counting(field: Field[T]) -> T:
    """Return what counts; what counted on another date, and is not allowed on this one, is said to be wrong."""
    text: str | None = st.session_state.get(COUNTS + field.widget)
    if text is None:
        return field.own
    try:
        return field.kind.read(text)
    except ValueError as wrong:
        _remember(field, str(wrong))
        return field.own


def _wrong(field: Field[T]) -> str:
    """Return what is wrong with what stands in the field; a field that is shown anew starts with what counts."""
    if field.widget not in st.session_state:
        st.session_state.pop(WRONG + field.widget, None)
    said: str = st.session_state.get(WRONG + field.widget, "")
    return said


def _put(key: str, value: object) -> None:
    """Set what a widget shows, where it shows something else."""
    if key not in st.session_state or st.session_state[key] != value:
        st.session_state[key] = value


def _entered(field: Field[T]) -> None:
    """Let what was typed count, or remember why it cannot."""
    _let_count(field, st.session_state[field.widget], otherwise=partial(_remember, field))


def _remember(field: Field[T], why: str) -> None:
    st.session_state[WRONG + field.widget] = why


def _let_count(field: Field[T], text: str, *, otherwise: Callable[[str], None]) -> None:
    try:
        value = field.kind.read(text)
    except ValueError as wrong:
        otherwise(str(wrong))
        return
    forget(field.widget)
    if value != field.own:
        st.session_state[COUNTS + field.widget] = field.kind.write(value)


def forget(widget: str) -> None:
    """Let a field's own value count again."""
    for part in (COUNTS, WRONG):
        st.session_state.pop(part + widget, None)


def _follow_address(field: Field[T]) -> None:
    said = address.take(field.name) if field.in_address else None
    if said is not None:
        _let_count(field, said[-1], otherwise=lambda why: address.refuse(field.name, f"{field.name}: {why}"))


def begin() -> None:
    """Forget which fields could not be read: the page is about to show them again."""
    st.session_state[UNREAD] = []


def unread() -> list[str]:
    """Return the labels of the fields on this page that could not be read."""
    labels: list[str] = st.session_state.get(UNREAD, [])
    return labels


def one_of(
    label: str, options: Sequence[T], own: T, *, name: str, key: str = "", in_row: bool = False, **look: Any
) -> T:
    """Show a list to choose one from, all beside each other where ``in_row``, and return the chosen one."""
    follow_choice(name, key or name, options)
    if st.session_state.get(key or name, NOTHING) not in options:
        st.session_state[key or name] = own
    show: Any = partial(st.segmented_control, required=True, wrap=True) if in_row else st.selectbox
    picked: T = show(label, options, key=key or name, persist_state="session", **look)
    address.keep(name, [] if picked == own else [_word(picked)])
    return picked


def some_of(
    label: str, options: Sequence[T], own: Iterable[T] = (), *, name: str, key: str = "", **look: Any
) -> list[T]:
    """Show a list to choose some from, and return those chosen, in the order in which they were; as :func:`one_of`."""
    follow_choice(name, key or name, options, many=True)
    before = st.session_state.get(key or name)
    _put(key or name, [each for each in (own if before is None else before) if each in options])
    picked: list[T] = st.multiselect(label, options, key=key or name, persist_state="session", **look)
    address.keep(name, [] if picked == list(own) else [_word(each) for each in picked] or [NOTHING])
    return picked


def to_draw(
    titles: Mapping[str, str], own: Iterable[str] = (), *, name: str, key: str, label: str = "Ook op de kaart"
) -> tuple[str, ...]:
    """Show what can be drawn on the map, by its title, and return what is chosen, in the order of the titles."""
    picked = some_of(
        label, list(titles), own, name=name, key=key, format_func=titles.__getitem__, placeholder="niets", wrap=True
    )
    return tuple(each for each in titles if each in picked)


def switched(label: str, *, name: str) -> bool:
    """Show a switch that is off at first, and return whether it is on."""
    follow_choice(name, name, (True, False))
    on = st.toggle(label, key=name, persist_state="session")
    address.keep(name, [_word(on)] if on else [])
    return on


NOTHING = "-"
"""Says in the address that nothing is chosen where something is at first."""


def follow_choice(name: str, key: str, options: Sequence[Any], *, many: bool = False) -> None:
    """Set a list to what the address says, and tell what of that cannot be chosen."""
    said = address.take(name)
    if said is None:
        return
    by_word = {_word(option): option for option in options}
    found = [by_word[word] for word in said if word in by_word]
    address.refuse_values(name, [word for word in said if word not in by_word and not (many and word == NOTHING)])
    if many and (found or said == (NOTHING,)):
        st.session_state[key] = found
    elif found:
        st.session_state[key] = found[-1]


def _word(option: object) -> str:
    """Write an option in the address."""
    return str(option).lower() if isinstance(option, bool) else str(option)
