"""The spreading of aandachtsgroepen and the homes for statushouders, from tables of counts to signals and verdicts."""

from dataclasses import replace
from datetime import date

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.assumptions import assumptions
from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS, Cells, count_cells, misplaced, window
from geo_pa.analyses.aandachtsgroepen.homes import denominators, place_stock, unplaced
from geo_pa.analyses.aandachtsgroepen.linking import Counted, count_and_protect, withheld
from geo_pa.analyses.aandachtsgroepen.neighbourhoods import neighbourhood_table
from geo_pa.analyses.aandachtsgroepen.next_year import divide
from geo_pa.analyses.aandachtsgroepen.periods import is_over, judged_years
from geo_pa.analyses.aandachtsgroepen.quotients import at_level, judge, quotients
from geo_pa.analyses.aandachtsgroepen.room import room
from geo_pa.analyses.aandachtsgroepen.statushouders import by_corporation, vacated_homes
from geo_pa.analyses.aandachtsgroepen.tables import district_table, group_table
from geo_pa.analyses.aandachtsgroepen.totals import totals
from geo_pa.disclosure import LinkedCounts, exactly
from geo_pa.model import Evidence, Preparation, Result, Rules

COLUMNS = {
    "neighbourhoods": {**dict.fromkeys(("name", "district_code", "district_name"), "str"), "homes": "Int64"},
    "corporation_stock": {"corporation": "str", "kind": "str", "homes": "Int64", "confidentiality": "str"},
    "stock_mutations": {
        **dict.fromkeys(("kind", "mutation", "status", "corporation", "complex_id", "confidentiality"), "str"),
        **dict.fromkeys(("year", "homes"), "Int64"),
        "date": "datetime64[s]",
    },
    "allocations": {
        "year": "Int64",
        **dict.fromkeys(("neighbourhood_code", "corporation", "group"), "str"),
        "allocations": "Int64",
    },
    "vacancies": {
        "year": "Int64",
        **dict.fromkeys(("corporation", "district_code"), "str"),
        **dict.fromkeys(("vacated_homes", "given_to_statushouders"), "Int64"),
    },
}
"""What this analysis reads of each layer, and the type; a column that a workspace lacks is unknown."""

PREPARED = {
    "counted": Preparation(
        count_and_protect,
        layers=("allocations", "vacancies", "neighbourhoods"),
        rules=(
            *("window_years", "window_last_year", "statushouders_maximum_share"),
            *("count_suppression_threshold", "count_rounding"),
        ),
    )
}
"""What is counted and hidden: the same for every reader, date and option, since none of these may change it."""


def analyse(  # noqa: PLR0913  # four layers by name, as the registry gives them
    neighbourhoods: gpd.GeoDataFrame,
    corporation_stock: gpd.GeoDataFrame,
    allocations: pd.DataFrame,
    vacancies: pd.DataFrame,
    stock_mutations: pd.DataFrame | None = None,
    *,
    rules: Rules,
    on: date,
    partial: bool = False,
    closed: bool = False,
    counted: Counted | None = None,
) -> Result:
    """Tell where aandachtsgroepen are concentrated, and whether corporations keep to the maximum for statushouders.

    Parameters
    ----------
    neighbourhoods : GeoDataFrame
        Polygons in RD metres, with all homes of each.
    corporation_stock : GeoDataFrame
        Complexes; one lies in the neighbourhood that covers most of it.
    allocations : DataFrame
        Homes let per year, neighbourhood, corporation and group; a missing count is unknown.
    vacancies : DataFrame
        Homes vacated, and given to statushouders, per year, corporation and district.
    stock_mutations : DataFrame, optional
        What happened to complexes since they were described: the task is divided by what stands on the reference date.
    rules : Rules
        The sets ``aandachtsgroepen``, ``disclosure`` and ``stock``.
    on : date
        The reference date; it moves no count of people. Before the last year that is added up is over, no count is
        shown: another period for another date would tell what is hidden.
    partial : bool
        Whether stock may be withheld from the reader: the share of the social homes is then unknown.
    closed : bool
        The closed internal view: exact counts, and the room per area.
    counted : Counted, optional
        As :func:`geo_pa.analyses.aandachtsgroepen.linking.count_and_protect` gives it; made here without it.

    Returns
    -------
    Result
        Signal, reason, sentence and figures per neighbourhood. Everything but ``closed`` figures is worked out from the
        counts that may be shown. Details: ``groups`` (neighbourhood and group), ``districts`` (district and group),
        ``statushouders`` (corporation and year, with a verdict), ``next_year`` (corporation) and, in the closed view
        only, ``room`` (corporation and district) and ``since`` (district and group, over the years that agreement 21
        judges).
    """
    known = counted or count_and_protect(allocations, vacancies, neighbourhoods, rules=rules)
    cells, over = known.cells, is_over(known.cells.window[-1], on)
    every = known.closed if closed else known.open
    shown = every if over else withheld(every)
    lost = misplaced(allocations, neighbourhoods)
    placed = place_stock(neighbourhoods, corporation_stock, stock_mutations, rules, on)
    stock = replace(placed, rows_misplaced=not lost.empty)
    homes = denominators(neighbourhoods, stock, _counted_at_all(cells, neighbourhoods))
    if partial:
        stock, homes = stock.withheld(), homes.assign(social_homes=homes["social_homes"][:0].reindex(homes.index))
    found = quotients(cells, shown, homes, rules)
    found = found.join(judge(found, partial=partial, over=over))
    local = at_level(found, neighbourhoods, _groups(cells))
    table = neighbourhood_table(neighbourhoods, stock, local, rules, partial=partial, closed=closed)
    vacated = vacated_homes(cells, rules, closed=closed)
    offer = divide(cells, vacated if over else vacated.mask(vacated.notna()), stock, rules)
    details = {
        "groups": group_table(local, neighbourhoods),
        "districts": district_table(found, neighbourhoods),
        "statushouders": by_corporation(cells, every, rules, on, closed=closed),
        "next_year": offer,
    }
    if closed:
        details["room"] = room(vacancies, offer, found, cells, rules=rules)
        details["since"] = _since(allocations, vacancies, neighbourhoods, homes, rules=rules, on=on)
    return Result(
        analysis="aandachtsgroepen",
        on=on,
        table=gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry),
        totals=totals(table, shown, found, homes, details),
        evidence=Evidence(
            rules=tuple(rules.values()),
            assumptions=assumptions(cells, len(lost), rules, on),
            excluded=pd.concat([unplaced(stock), lost], ignore_index=True),
        ),
        details=details,
    )


def _since(
    allocations: pd.DataFrame,
    vacancies: pd.DataFrame,
    neighbourhoods: gpd.GeoDataFrame,
    homes: pd.DataFrame,
    *,
    rules: Rules,
    on: date,
) -> pd.DataFrame:
    """Judge each district by the years that lie wholly under agreement 21, from exact counts. Closed view only.

    Elsewhere a second period beside the first would tell what is hidden.
    """
    cells = count_cells(allocations, vacancies, neighbourhoods, judged_years(window(rules), rules, on))
    found = quotients(cells, exactly(LinkedCounts(cells.areas["allocations"], sums=())), homes, rules)
    return district_table(found.join(judge(found, partial=False)), neighbourhoods)


def _counted_at_all(cells: Cells, neighbourhoods: pd.DataFrame) -> pd.Series:
    return pd.Series(neighbourhoods.index.isin(cells.rows["neighbourhood_code"]), index=neighbourhoods.index)


def _groups(cells: Cells) -> list[str]:
    return [*sorted(cells.rows["group"].unique()), ALL_GROUPS]
