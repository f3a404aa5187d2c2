"""From a frame with codes to a table that a planner reads."""

from collections.abc import Iterable, Mapping
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, TypeVar

import pandas as pd

from geo_pa import disclosure, terms
from geo_pa.analyses.social_share.answer import LEDGER
from geo_pa.engine import Session
from geo_pa.errors import InputError
from geo_pa.model import Column, Rules, Signal, Verdict, unit_of
from geo_pa.model.units import BY_ROW, HOMES
from geo_pa.present.columns import heading
from geo_pa.present.headings import NOT_APPLICABLE, bare_text, of_row
from geo_pa.present.marks import SAID, said_words
from geo_pa.workspace import Declaration

if TYPE_CHECKING:
    from pandas.io.formats.style import Styler

Frame = TypeVar("Frame", bound=pd.DataFrame)

LOCATION_COLUMNS = (
    "name",
    "verdict",
    "dwellings",
    "required_social_homes",
    "social_homes",
    "social_homes_possible",
    "booked_in",
    "proposed_in",
    "open_homes",
    "open_homes_certain",
    "surplus_homes",
    "net_social_homes",
    "homes_to_convert",
    "homes_to_add",
    "status",
    "completion_year",
    "corporation",
    "ground_owner",
    "neighbourhoods",
    "district_name",
)
"""What the table of locations shows, in order."""

PLAN_COLUMNS = (
    "name",
    "neighbourhoods",
    "district_name",
    "status",
    "hardness",
    "dwellings",
    "social_homes",
    "net_social_homes",
    "completion_year",
    "corporation",
    "ground_owner",
    "lead",
    "next_step",
    "verdict",
)
"""What the table of plans shows, in order."""


def table(
    frame: pd.DataFrame, headings: Mapping[str, Column], *, above: str = "", missing: str = terms.UNKNOWN
) -> "Styler":
    """Write a frame with Dutch headings, labels and figures; figures still sort as figures.

    Parameters
    ----------
    frame : DataFrame
        Not changed; its index is not shown.
    headings : mapping of str to Column
        The columns to show, in order; those that the frame lacks are left out.
    above : str
        The unit that stands above the table for all its figures, and so not in each heading.
    missing : str
        What stands in place of a missing word; missing figures are left to who shows the table.

    Returns
    -------
    Styler
        Columns renamed to their Dutch heading with the unit; missing reads "onbekend".
    """
    shown = {column: heading for column, heading in headings.items() if column in frame.columns}
    plain = pd.DataFrame(frame)[list(shown)].reset_index(drop=True)
    words = {column: _words(plain[column], heading, missing) for column, heading in shown.items() if heading.vocabulary}
    titles = {
        column: heading.title if heading.measured_in == unit_of(above) else heading.with_unit
        for column, heading in shown.items()
    }
    named = plain.assign(**words).rename(columns=titles)
    styled = named.style.map(_shade)
    for name in (name for name in shown if name not in words):
        _format(styled, titles[name], shown[name], pd.DataFrame(frame))
    return styled


def _words(codes: pd.Series, heading: Column, missing: str) -> pd.Series:
    said = heading.vocabulary in SAID
    write = partial(said_words, vocabulary=heading.vocabulary) if said else partial(bare_text, column=heading)
    return codes.map(write, na_action="ignore").astype("str").fillna(missing)


def _format(styled: "Styler", title: str, heading: Column, frame: pd.DataFrame) -> None:
    """Write the figures of a column; where each row has its own unit or norm, as it is in that row."""
    if heading.unit != BY_ROW and not heading.beside:
        styled.format(partial(bare_text, column=heading), subset=pd.Index([title]))
        return
    rows: dict[Column, list[int]] = {}
    for place, row in enumerate(frame.to_dict("records")):
        rows.setdefault(of_row(heading, row), []).append(place)
    for column, places in rows.items():
        styled.format(partial(bare_text, column=column), subset=(places, [title]))


COLOURS: Mapping[str, str] = {
    said_words(word, vocabulary): look.fill for vocabulary, looks in SAID.items() for word, look in looks.items()
}


def _shade(value: object) -> str:
    """Give the cell of a verdict or signal a tint of its colour; the symbol and the word stand in it."""
    colour = COLOURS.get(value) if isinstance(value, str) else None
    return f"background-color: {colour}33; font-weight: 600" if colour else ""


def worst_first(frame: Frame) -> Frame:
    """Put the worst verdicts, or the highest signals, on top; equal ones stay in the order they were in.

    Parameters
    ----------
    frame : DataFrame
        With a column ``verdict`` or ``signal``; not changed.
    """
    said, order = (frame["verdict"], tuple(Verdict)) if "verdict" in frame.columns else (frame["signal"], tuple(Signal))
    rank = said.map({word: place for place, word in enumerate(order)})
    return frame.loc[rank.sort_values(kind="stable").index]


def locations(frame: pd.DataFrame, rules: Rules) -> "Styler":
    """Write building locations with verdict and figures; that these are homes stands above the table."""
    return table(frame, _headings(LOCATION_COLUMNS, rules), above=HOMES)


def plans(frame: pd.DataFrame) -> "Styler":
    """Write building locations as plans: how hard, how many homes, when and by whom."""
    return table(frame, _headings(PLAN_COLUMNS), above=HOMES)


RULE_FIGURES = ("required_social_homes", "met_on_site", "open_homes", "open_homes_certain", "surplus_homes")
"""Figures that a location has only where the rule applies to it."""


def told_apart(frame: Frame) -> Frame:
    """Tell figures that do not apply from figures that are unknown.

    Parameters
    ----------
    frame : DataFrame
        Result of ``social_share``; not changed.

    Returns
    -------
    DataFrame
        Where a location is not counted, its missing figures of the rule read "niet van toepassing"; for text
        only, not to calculate with.
    """
    apart = frame["verdict"] == Verdict.NOT_COUNTED
    columns = [column for column in RULE_FIGURES if column in frame.columns]
    return frame.assign(
        **{name: frame[name].astype("object").mask(apart & frame[name].isna(), NOT_APPLICABLE) for name in columns}
    )


def ledger(lines: pd.DataFrame, names: pd.Series) -> "Styler":
    """Write the compensation ledger with the names of the locations.

    Parameters
    ----------
    lines : DataFrame
        One row per line.
    names : Series of str
        Name by location id; an id without a name stays an id.

    Returns
    -------
    Styler
        What a proposal does not have yet, such as a decision, is empty.
    """
    named = {side: lines[side].map(names).fillna(lines[side]) for side in ("from_location", "to_location")}
    return table(lines.assign(**named), LEDGER, above=HOMES, missing="")


def without_small_counts(frame: pd.DataFrame, declaration: Declaration, threshold: int) -> pd.DataFrame:
    """Make small counts of people missing, in the columns that the declaration marks, and shares that make such counts.

    Parameters
    ----------
    frame : DataFrame
        Not changed.
    declaration : Declaration
        Its columns with ``people`` count people.
    threshold : int
        The smallest count that may be shown.
    """
    marked = [name for name, column in declaration.columns.items() if column.people and name in frame.columns]
    shown = disclosure.hide_differences(disclosure.hide_factors(frame, threshold), threshold)
    return shown.assign(**{name: disclosure.hide_small_counts(shown[name], threshold) for name in marked})


def shown_rows(session: Session, name: str, viewer: str) -> pd.DataFrame:
    """Return the rows of a layer or table that a viewer may see, small counts of people hidden.

    Parameters
    ----------
    session : Session
        The workspace.
    name : str
        Stem of the declaration.
    viewer : str
        Who looks.
    """
    workspace = session.workspace
    threshold = workspace.rules("disclosure", on=workspace.info.reference_date).integer("count_suppression_threshold")
    frame = session.layer(name, viewer=viewer)
    if name == "villages":
        with suppress(InputError):  # neighbourhoods that cannot be shown tell nothing
            parts = session.layer("neighbourhoods", viewer=viewer)
            frame = disclosure.hide_wholes(frame, parts, "district_code", threshold)
    return without_small_counts(frame, workspace.declarations[name], threshold)


def _headings(columns: Iterable[str], rules: Rules | None = None) -> dict[str, Column]:
    return {column: heading(column, "social_share", rules=rules) for column in columns}
