"""Everything by which one count tells about another, and what may be shown of them together."""

from collections.abc import Iterator
from dataclasses import dataclass

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import (
    ALL_GROUPS,
    DISTRICT,
    MUNICIPALITY,
    NEIGHBOURHOOD,
    STATUSHOUDERS,
    Cells,
    cell,
    count_cells,
    maximum,
    open_vacancies,
    window,
)
from geo_pa.disclosure import LinkedCounts, Protected, State, exactly, protect
from geo_pa.model import Rules

Sum = tuple[str, tuple[str, ...]]


@dataclass(frozen=True)
class Counted:
    """What was counted, exactly, and by cell what may be shown of it outside and in the closed internal view."""

    cells: Cells
    open: Protected
    closed: Protected


def count_and_protect(
    allocations: pd.DataFrame, vacancies: pd.DataFrame, neighbourhoods: pd.DataFrame, *, rules: Rules
) -> Counted:
    """Count, and decide once for all readers, dates and options what may be shown."""
    cells = count_cells(allocations, vacancies, neighbourhoods, window(rules))
    linked = link(cells, rules)
    shown = protect(
        linked, threshold=rules.integer("count_suppression_threshold"), step=rules.integer("count_rounding")
    )
    return Counted(cells, shown, exactly(linked))


def withheld(shown: Protected) -> Protected:
    """Show no count at all, as if none were known."""
    nothing = shown.shown.mask(shown.shown.notna())
    return Protected(nothing, pd.Series(State.UNKNOWN, index=nothing.index, dtype="str"))


def link(cells: Cells, rules: Rules) -> LinkedCounts:
    """Write down what somebody can reckon with who sees all tables.

    Areas add up to districts and to the municipality, groups to all groups. Under a sum lie the rows of the table: of
    statushouders per corporation and year, since those are shown per corporation and year too; of other groups per
    corporation, since a corporation cannot let more homes than it sees vacated.
    """
    vacated = open_vacancies(cells.corporations, rules.integer("count_suppression_threshold"))
    given = cells.corporations["given"]
    inner = _inner(cells)
    room = _room(cells, vacated, inner)
    counts = pd.concat([cells.areas["allocations"], given, inner["allocations"], room["allocations"]])
    sums = (*_areas(cells.areas), *_under(inner), *_years(cells, inner), *_vacated(inner, room))
    return LinkedCounts(
        counts=counts.astype("Int64"),
        sums=tuple(sums),
        inner=frozenset([*inner.index, *room.index[room["kind"] == "other"]]),
        public=frozenset(room.index[room["kind"] == "vacated"]),
        most=vacated[(given <= vacated).fillna(False).astype(bool)],
        limits=maximum(vacated, rules).dropna(),
    )


def _areas(areas: pd.DataFrame) -> Iterator[Sum]:
    """Give the sums between the areas and between the groups, as far as they are known."""
    known = areas[areas["allocations"].notna()]
    for (scope, area), rows in known.groupby(["scope", "area"]):
        groups = rows[rows["group"] != ALL_GROUPS]
        total = cell(scope, area, ALL_GROUPS)
        # Of the whole, each group may leave out other neighbourhoods.
        if total in known.index and known.loc[total, "allocations"] == groups["allocations"].sum():
            yield total, tuple(groups.index)
    for group, rows in known.groupby("group"):
        yield from _nested(str(group), rows)


def _nested(group: str, rows: pd.DataFrame) -> Iterator[Sum]:
    """Give the sums of one group: neighbourhoods in districts, and districts in the municipality.

    A district of which not all is known has no sum; its neighbourhoods that are known are then parts of the whole.
    """
    parts = rows[rows["scope"] == NEIGHBOURHOOD].groupby("district").groups
    whole: list[str] = []
    for district, mine in parts.items():
        total = cell(DISTRICT, district, group)
        if total in rows.index:
            yield total, tuple(mine)
        whole += [total] if total in rows.index else list(mine)
    yield cell(MUNICIPALITY, "", group), tuple(whole)


def _inner(cells: Cells) -> pd.DataFrame:
    """Return the rows under the sums: statushouders per year, other groups all years together."""
    rows = cells.rows.assign(year=cells.rows["year"].where(cells.rows["group"] == STATUSHOUDERS, 0))
    keys = ["neighbourhood_code", "corporation", "group", "year"]
    found = rows.groupby(keys, as_index=False)["allocations"].sum(skipna=False)
    ids = [cell("row", *key) for key in found[keys].itertuples(index=False, name=None)]
    above = [cell(NEIGHBOURHOOD, *key) for key in found[keys[:3:2]].itertuples(index=False, name=None)]
    known = cells.areas["allocations"].reindex(above).notna().to_numpy()
    named: pd.DataFrame = found.assign(above=above, complete=known).set_axis(pd.Index(ids, dtype="str"))
    return named


def _under(inner: pd.DataFrame) -> Iterator[Sum]:
    for above, rows in inner[inner["complete"]].groupby("above"):
        yield str(above), tuple(rows.index)


def _years(cells: Cells, inner: pd.DataFrame) -> Iterator[Sum]:
    """Give the sums per corporation and year, where both tables say the same."""
    mine = inner[inner["group"] == STATUSHOUDERS]
    for (corporation, year), rows in mine.groupby(["corporation", "year"]):
        total = cell("corporation", corporation, year)
        told = cells.corporations["given"].get(total, pd.NA)
        counted = rows["allocations"].sum(skipna=False)
        if not pd.isna(told) and not pd.isna(counted) and told == counted:
            yield total, tuple(rows.index)


def _room(cells: Cells, vacated: pd.Series, inner: pd.DataFrame) -> pd.DataFrame:
    """Return per corporation the vacated homes of the window, and those that went to others; where they are shown."""
    years = cells.corporations["year"].isin(cells.window)
    shown = vacated[years].groupby(cells.corporations["corporation"]).agg(["sum", "count"])
    whole = shown.loc[shown["count"] == len(cells.window), "sum"].astype("Int64")
    let = inner.groupby("corporation")["allocations"].sum(skipna=False).reindex(whole.index)
    left = (whole - let)[((whole - let) >= 0).fillna(False).astype(bool)]
    kinds = {"vacated": whole[left.index], "other": left}
    parts = [
        pd.DataFrame(
            {"kind": kind, "corporation": homes.index, "allocations": homes.to_numpy()},
            index=pd.Index([cell(kind, corporation) for corporation in homes.index], dtype="str"),
        )
        for kind, homes in kinds.items()
    ]
    return pd.concat(parts)


def _vacated(inner: pd.DataFrame, room: pd.DataFrame) -> Iterator[Sum]:
    """Give the sums of the vacated homes: those that went to a group, and those that went to others."""
    for corporation in room.loc[room["kind"] == "vacated", "corporation"]:
        rows = inner.index[inner["corporation"] == corporation]
        yield cell("vacated", corporation), (*rows, cell("other", corporation))
