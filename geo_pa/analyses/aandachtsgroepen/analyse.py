"""The spreading of aandachtsgroepen and the homes for statushouders, from tables of counts to signals and verdicts."""

from dataclasses import dataclass, replace
from typing import Annotated

import geopandas as gpd
import pandas as pd

from geo_pa.analyses.aandachtsgroepen.answer import ANSWER, Given
from geo_pa.analyses.aandachtsgroepen.assumptions import assumptions
from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS, count_cells, misplaced, window
from geo_pa.analyses.aandachtsgroepen.homes import denominators, place_stock, unplaced
from geo_pa.analyses.aandachtsgroepen.linking import Counted, count_and_protect, withheld
from geo_pa.analyses.aandachtsgroepen.neighbourhoods import neighbourhood_table
from geo_pa.analyses.aandachtsgroepen.next_year import divide
from geo_pa.analyses.aandachtsgroepen.periods import is_over, judged_years
from geo_pa.analyses.aandachtsgroepen.quotients import at_level, district_table, group_table, judge, quotients
from geo_pa.analyses.aandachtsgroepen.room import room
from geo_pa.analyses.aandachtsgroepen.statushouders import by_corporation, vacated_homes
from geo_pa.analyses.aandachtsgroepen.totals import totals
from geo_pa.disclosure import LinkedCounts, exactly
from geo_pa.model import Evidence, Preparation, Result


@dataclass(frozen=True)
class Made:
    """What is counted and hidden: the same for every reader, date and option, since none of these may change it."""

    counted: Annotated[
        Counted,
        Preparation(
            count_and_protect,
            rules=(
                *("window_years", "window_last_year", "statushouders_maximum_share"),
                *("count_suppression_threshold", "count_rounding"),
            ),
            layers=("allocations", "vacancies", "neighbourhoods"),
        ),
    ]


def analyse(given: Given, made: Made) -> Result:
    """Tell where aandachtsgroepen are concentrated, and whether corporations keep to the maximum for statushouders.

    The date moves no count of people: before the last year that is added up is over, no count is shown, since another
    period for another date would tell what is hidden. Where stock may be withheld, the share of the social homes is
    unknown.

    Returns
    -------
    Result
        Signal, reason, sentence and figures per neighbourhood. Everything but ``closed`` figures is worked out from the
        counts that may be shown. Details: ``groups`` (neighbourhood and group), ``districts`` (district and group),
        ``statushouders`` (corporation and year, with a verdict), ``next_year`` (corporation) and, in the closed view
        only, ``room`` (corporation and district) and ``since`` (district and group, over the years that agreement 21
        judges).
    """
    neighbourhoods, rules, on, known = given.neighbourhoods, given.rules, given.on, made.counted
    partial, closed = given.partial, given.closed
    cells, over = known.cells, is_over(known.cells.window[-1], on)
    every = known.closed if closed else known.open
    shown = every if over else withheld(every)
    lost = misplaced(given.allocations, neighbourhoods)
    placed = place_stock(given)
    stock = replace(placed, rows_misplaced=not lost.empty)
    homes = denominators(neighbourhoods, stock, neighbourhoods.index.isin(cells.rows["neighbourhood_code"]))
    if partial:
        stock, homes = stock.withheld(), homes.assign(social_homes=homes["social_homes"][:0].reindex(homes.index))
    found = quotients(cells, shown, homes, rules)
    found = found.join(judge(found, partial=partial, over=over))
    local = at_level(found, neighbourhoods, [*sorted(cells.rows["group"].unique()), ALL_GROUPS])
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
        details["room"] = room(given.vacancies, offer, found, cells, rules=rules)
        details["since"] = _since(given, homes)
    return Result(
        ANSWER,
        on,
        table=gpd.GeoDataFrame(table, geometry=neighbourhoods.geometry),
        totals=totals(table, shown, found, homes, details),
        evidence=Evidence(
            rules=tuple(rules.values()),
            assumptions=assumptions(cells, len(lost), rules, on),
            excluded=pd.concat([unplaced(stock), lost], ignore_index=True),
        ),
        details=details,
    )


def _since(given: Given, homes: pd.DataFrame) -> pd.DataFrame:
    """Judge each district by the years that lie wholly under agreement 21, from exact counts. Closed view only.

    Elsewhere a second period beside the first would tell what is hidden.
    """
    rules, areas = given.rules, given.neighbourhoods
    years = judged_years(window(rules), rules, given.on)
    cells = count_cells(given.allocations, given.vacancies, areas, years)
    found = quotients(cells, exactly(LinkedCounts(cells.areas["allocations"], sums=())), homes, rules)
    return district_table(found.join(judge(found, partial=False)), areas)
