"""The activities of one year that the data know: plans, changes in the stock, works, and what the parties report."""

from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any

import pandas as pd

from geo_pa import terms
from geo_pa.delivery.yearly.known import Known, text_or_nothing
from geo_pa.model import unit_of

Row = Mapping[Hashable, Any]

MOMENTS: Mapping[str, str] = MappingProxyType({"start_year": "Start bouw", "completion_year": "Oplevering"})
"""What happens to a plan in the year of each column."""


@dataclass(frozen=True)
class Activity:
    """Something that happens in the year: what, who does it, when, and where the data say so."""

    what: str
    who: str
    when: str
    source: str


def activities_of(known: Known, agreement: str) -> tuple[Activity, ...]:
    """List the activities that belong to an agreement, of the kind that the table of agreements names.

    Parameters
    ----------
    known : Known
        What the reader may see.
    agreement : str
        Its number.
    """
    kind = known.agreements["activities"].get(agreement)
    return () if terms.is_missing(kind) else tuple(KINDS[str(kind)](known))


def _stock_changes(known: Known) -> Iterator[Activity]:
    return _changes(known, known.changes[~known.changes["kind"].isin(["pitch", "non_daeb"])])


def _village_changes(known: Known) -> Iterator[Activity]:
    villages = known.villages.index[known.villages["kind"] == "village"]
    return _changes(known, known.changes[known.changes["district_code"].isin(villages)])


def _pitches(known: Known) -> Iterator[Activity]:
    return _changes(known, known.changes[known.changes["kind"].isin(["pitch", "caravan"])])


def _changes(known: Known, changes: pd.DataFrame) -> Iterator[Activity]:
    for row in _changed_in(changes, known.year):
        kind = terms.label("stock_kind", row["kind"])
        count = terms.plural(None if terms.is_missing(row["homes"]) else row["homes"], "eenheid", "eenheden")
        what = terms.label("mutation_kind", row["mutation"]).capitalize()
        yield Activity(
            what=f"{what}: {count}, {kind}{_place(known, row)}{_remark(row)}",
            who=text_or_nothing(row["corporation"]),
            when=_when(row["date"], row["year"]),
            source=f"veranderingen in het bezit ({terms.label('mutation_status', row['status'])})",
        )


def _changed_in(rows: pd.DataFrame, year: int) -> Sequence[Row]:
    """Return the changes of a year, in order of day; a day says more than a year."""
    days = pd.to_datetime(rows["date"])
    years = days.dt.year.astype("Int64").fillna(rows["year"].astype("Int64"))
    mine = rows[(years == year).fillna(False).astype(bool)]
    return mine.sort_values("date", kind="stable", na_position="last").to_dict("records")


def _place(known: Known, row: Row) -> str:
    """Name the plan, or the complex, where the reader may see it."""
    for rows, key in ((known.plans, row["plan_id"]), (known.complexes, row["complex_id"])):
        if not terms.is_missing(key) and key in rows.index:
            return f", {rows.loc[key, 'name']}"
    return ""


def _remark(row: Row) -> str:
    return "" if terms.is_missing(row["note"]) else f" ({row['note']})"


def _plans(known: Known) -> Iterator[Activity]:
    for column in MOMENTS:
        for row in _of_year(known.plans, column, known.year):
            yield _plan(row, column, _holds(row))


def _holds(row: Row) -> str:
    """Write what a plan adds: its homes, and care places and pitches where it has any."""
    homes = f"{terms.homes(row['dwellings'])}, waarvan {terms.number(row['social_rent'])} sociale huur"
    other = {"care_places": ("zorgplaats", "zorgplaatsen"), "pitches": ("standplaats", "standplaatsen")}
    more = [terms.plural(row[name], *words) for name, words in other.items() if _some(row[name])]
    parts = [homes, *more] if terms.is_missing(row["dwellings"]) or row["dwellings"] else more
    return ", ".join(parts) or "geen nieuwe woningen"


def _some(count: Any) -> bool:
    return not terms.is_missing(count) and bool(count > 0)


def _accessible(known: Known) -> Iterator[Activity]:
    for row in _of_year(known.plans, "completion_year", known.year):
        if _some(row["dwellings"]):
            told = f"{terms.number(row['accessible'])} van {terms.homes(row['dwellings'])} toegankelijk"
            yield _plan(row, "completion_year", told)


def _clustered(known: Known) -> Iterator[Activity]:
    for row in _of_year(known.plans, "completion_year", known.year):
        if terms.is_missing(row["clustered"]) or row["clustered"] > 0:
            yield _plan(row, "completion_year", f"geclusterd: {terms.homes(row['clustered'])}")


def _of_year(rows: pd.DataFrame, column: str, year: int, by: str = "name") -> Sequence[Row]:
    """Return the rows of which a column holds the year, in order of another."""
    mine = rows[(rows[column] == year).fillna(False).astype(bool)]
    return mine.sort_values(by, kind="stable").to_dict("records")


def _plan(row: Row, column: str, told: str) -> Activity:
    who = row["corporation"] if terms.is_missing(row["lead"]) else row["lead"]
    what, status = f"{MOMENTS[column]}: {row['name']}, {told}", terms.label("planning_status", row["status"])
    return Activity(what, text_or_nothing(who), f"{row[column]:.0f}", f"bouwlocaties ({status})")


def _works(known: Known) -> Iterator[Activity]:
    return _works_of(known, known.works)


def _green_works(known: Known) -> Iterator[Activity]:
    return _works_of(known, known.works[known.works["kind"] == "green"])


def _works_of(known: Known, works: pd.DataFrame) -> Iterator[Activity]:
    """List the works that begin, run or end in the year; without an end a work lasts a year."""
    ends = works["end_year"].fillna(works["start_year"])
    running = ((works["start_year"] <= known.year) & (ends >= known.year)).fillna(False).astype(bool)
    for row in works[running].sort_values("name", kind="stable").to_dict("records"):
        first, last = row["start_year"], row["end_year"]
        when = f"{first:.0f}" if terms.is_missing(last) or last == first else f"{first:.0f} tot en met {last:.0f}"
        what = f"{terms.label('work_kind', row['kind']).capitalize()}: {row['name']}"
        yield Activity(what, text_or_nothing(row["lead"]), when, "geplande werkzaamheden")


def _approaches(known: Known) -> Iterator[Activity]:
    for row in _of_year(known.approaches, "start_year", known.year):
        what = f"Start van de wijkgerichte aanpak: {row['name']}{_remark(row)}"
        who, source = text_or_nothing(row["corporation"]), "gebieden voor een wijkgerichte aanpak"
        yield Activity(what, who, f"{row['start_year']:.0f}", source)


def _reports(known: Known) -> Iterator[Activity]:
    if known.figures.empty:
        return
    for row in _of_year(known.reports, "year", known.year, by="report_id"):
        figure = known.figures.loc[row["figure_id"]] if row["figure_id"] in known.figures.index else None
        title = str(row["figure_id"]) if figure is None else str(figure["title"])
        unit = "" if figure is None else str(figure["unit"])
        what = f"{title}: {_reported(row, unit)}{_remark(row)}"
        yield Activity(what, text_or_nothing(row["corporation"]), f"{row['year']:.0f}", "meldingen van de partijen")


def _reported(row: Row, unit: str) -> str:
    """Write what is reported, or what is planned and how sure that is."""
    if not terms.is_missing(row["realised"]) and not terms.is_missing(row["compared_with"]):
        return f"{terms.percent(row['realised'], 2)}, vergeleken met {terms.percent(row['compared_with'], 2)}"
    if not terms.is_missing(row["realised"]):
        return f"{unit_of(unit).write(row['realised'])} bereikt"
    if terms.is_missing(row["planned"]):
        return "aantal onbekend"
    sure = "" if terms.is_missing(row["hardness"]) else f" ({terms.label('report_hardness', row['hardness'])})"
    return f"{unit_of(unit).write(row['planned'])} gepland{sure}"


def _when(day: object, year: object) -> str:
    if not terms.is_missing(day):
        return terms.day(day)  # type: ignore[arg-type]  # the column holds dates
    return terms.UNKNOWN if terms.is_missing(year) else str(year)


KINDS: Mapping[str, Callable[[Known], Iterator[Activity]]] = MappingProxyType(
    {
        "stock_changes": _stock_changes,
        "plans": _plans,
        "accessible_homes": _accessible,
        "village_changes": _village_changes,
        "approaches": _approaches,
        "reports": _reports,
        "green_works": _green_works,
        "works": _works,
        "clustered_homes": _clustered,
        "pitches": _pitches,
    },
)
"""What lists the activities, by the word in the table of agreements."""
