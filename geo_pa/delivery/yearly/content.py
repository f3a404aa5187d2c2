"""What stands in the yearly document, before anything knows of Word or Excel."""

from collections.abc import Hashable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.delivery.choices import choices_made
from geo_pa.delivery.gate import prepare
from geo_pa.delivery.yearly.activities import Activity, activities_of
from geo_pa.delivery.yearly.adoption import adoption, term_of
from geo_pa.delivery.yearly.known import Known, known_of, layers_known, text_or_nothing
from geo_pa.engine import Session, Viewer
from geo_pa.model import Result, UsedLayer
from geo_pa.present.agreement_monitor import tables

ANALYSIS = "agreement_monitor"


@dataclass(frozen=True)
class Standing:
    """Where one agreed figure stands, its stages in words; ``row`` is that of the answer, for a file with numbers."""

    name: str
    written: Mapping[str, str]
    verdict: str
    sentence: str
    row: Mapping[Hashable, Any]


@dataclass(frozen=True)
class Agreement:
    """One agreement: what was agreed, who leads, where it stands, and what the data know of the year."""

    number: str
    title: str
    summary: str
    lead: str
    note: str
    verdict: str
    figures: tuple[Standing, ...]
    sentence: str
    activities: tuple[Activity, ...]


@dataclass(frozen=True)
class Document:
    """The whole document.

    Attributes
    ----------
    year : int
        The calendar year that it is about.
    municipality, agreements : str
        Whose it is, and the title of the agreements.
    on : date
        The reference date.
    viewer, choices : str
        The Dutch word for who reads it, and which choices were made otherwise than the data have them.
    notice, left_out : str
        That it rests on a model, and what is not in it: rows that could not be used, or what this reader does not see.
        Empty where neither holds.
    adoption : str
        By when the parties complete and adopt it.
    themes : mapping of str to tuple of Agreement
        By title, in the order of the agreements.
    """

    year: int
    municipality: str
    agreements: str
    on: date
    viewer: str
    choices: str
    notice: str
    left_out: str
    adoption: str
    themes: Mapping[str, tuple[Agreement, ...]]

    @property
    def title(self) -> str:
        """The title of the document."""
        return f"Jaarafspraken {self.year}, gemeente {self.municipality}"

    @property
    def facts(self) -> tuple[str, ...]:
        """What the reader must know of the whole: date, reader, model, and what is left out."""
        day = f"Stand volgens de gegevens op {terms.day(self.on)}, bekeken als {self.viewer}"
        made = f"Keuzes: {self.choices}"
        return tuple(sentence for sentence in (day, made, self.notice, self.left_out) if sentence)


def compose(
    session: Session, year: int, *, viewer: Viewer, on: date | None = None, settings: Mapping[str, str] | None = None
) -> Document:
    """Gather what stands in the document.

    Parameters
    ----------
    session : Session
        The workspace.
    year : int
        The calendar year.
    viewer : str or Reader
        For whom; the answer passes the same gate as every file.
    on : date, optional
        The reference date.
    settings : mapping of str to str, optional
        Choices made otherwise than the data have them.
    """
    info, viewer = session.workspace.info, session.reader(viewer)
    result = session.run(ANALYSIS, on=on, viewer=viewer, settings=settings)
    result = replace(result, evidence=replace(result.evidence, layers=layers_of(session, viewer, on=on)))
    gated = prepare(result, viewer=viewer, notice=info.notice)
    return Document(
        year=year,
        municipality=info.municipality,
        agreements=info.agreements,
        on=result.on,
        viewer=viewer.title,
        choices=choices_made(result),
        notice=gated.notice,
        left_out=gated.left_out,
        adoption=adoption(year, result.on, term_of(result.evidence.rules)),
        themes=_themes(result, known_of(session, year, viewer=viewer)),
    )


def layers_of(session: Session, viewer: Viewer, *, on: date | None = None) -> tuple[UsedLayer, ...]:
    """List the layers that the document rests on: those of the answer, and those that tell of activities."""
    answered = session.run(ANALYSIS, on=on, viewer=viewer).evidence.layers
    return tuple(dict.fromkeys((*answered, *layers_known(session, session.reader(viewer)))))


def _themes(result: Result, known: Known) -> dict[str, tuple[Agreement, ...]]:
    worst = tables.worst_of_agreements(result.table)
    return {
        title: tuple(_agreement(str(one), result, str(worst[one]), known) for one in dict.fromkeys(rows["agreement"]))
        for title, rows in tables.themes(result.table).items()
    }


def _agreement(number: str, result: Result, verdict: str, known: Known) -> Agreement:
    mine = pd.DataFrame(result.table.drop(columns="geometry"))
    rows = mine[mine["agreement"] == number].to_dict("records")
    first, figures = rows[0], [row for row in rows if not terms.is_missing(row["norm"])]
    worst = next(row for row in rows if row["verdict"] == verdict)
    return Agreement(
        number=number,
        title=str(first["title"]),
        summary=text_or_nothing(first["summary"]),
        lead=text_or_nothing(first["lead"]),
        note=text_or_nothing(first["note"]),
        verdict=terms.label(tables.vocabulary(worst), verdict),
        figures=tuple(map(_standing, figures)),
        sentence="" if figures else str(first["explanation"]).partition(" Wie trekt: ")[0],
        activities=activities_of(known, number),
    )


def _standing(row: Mapping[Hashable, Any]) -> Standing:
    written = {name: tables.figure(row, name) for name in tables.FIGURES}
    verdict = terms.label(tables.vocabulary(row), row["verdict"])
    return Standing(str(row["name"]), written, verdict, str(row["explanation"]), row)
