"""Agreement 10: the areas for a joint approach, one where Domesta and one where Woonconcept has a large task."""

from datetime import date

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, of_sum, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import Rows, behind
from geo_pa.measures.moments import counts_on
from geo_pa.measures.stock_changes import last_day

TOLD = " Een gebied dat is aangewezen en nog niet is begonnen, telt als hard plan."


def measure(figure: Figure, given: Known) -> Measured:
    """Count the areas of one corporation: begun, or designated to begin later."""
    areas = given.neighbourhood_approach
    if areas is None or not figure.has_number:
        return unmeasured(figure, "source_missing", "er is geen laag met gebieden voor een wijkgerichte aanpak.")
    return of_sum(figure, given, _rows(figure, areas, given.on), told="" if figure.over(given.on) else TOLD)


def _rows(figure: Figure, areas: pd.DataFrame, on: date) -> Rows:
    """List the areas of the corporation; one of which the corporation or the year is missing may be one or not."""
    begins = last_day(areas["start_year"])
    mine = areas["corporation"].isna() | (areas["corporation"] == figure.corporation)
    stage = counts_on(begins, on).map({True: "realised", False: "hard"}).fillna("unknown")
    dated = stage.mask(areas["corporation"].isna(), "unknown")
    kept = mine & figure.period(begins)
    rows = areas[kept].assign(confidentiality="public")
    return behind(rows, layer="neighbourhood_approach", stage=dated[kept], amount=[1.0] * int(kept.sum()))
