"""Figures for all neighbourhoods together, from the counts that may be shown."""

from collections.abc import Mapping

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import ALL_GROUPS, MUNICIPALITY, NEIGHBOURHOOD, cell
from geo_pa.analyses.aandachtsgroepen.homes import ALL, SOCIAL
from geo_pa.disclosure import Protected
from geo_pa.measures.concentration import dissimilarity, isolation
from geo_pa.model import GIVEN_SIGNALS, Verdict
from geo_pa.terms import is_missing

Totals = Mapping[str, int | float | None]


def totals(
    table: pd.DataFrame, shown: Protected, found: pd.DataFrame, homes: pd.DataFrame, details: Mapping[str, pd.DataFrame]
) -> Totals:
    """Add up; None is unknown or hidden."""
    whole = shown.shown.get(cell(MUNICIPALITY, "", ALL_GROUPS), pd.NA)
    verdicts = details["statushouders"]["verdict"]
    judged = (Verdict.FAILS, Verdict.UNKNOWN, Verdict.MEETS, Verdict.NOT_COUNTED)
    return {
        **{f"neighbourhoods_{signal}": int((table["signal"] == signal).sum()) for signal in GIVEN_SIGNALS},
        "all_allocations": _plain(whole),
        **_spread(found, homes, whole),
        **{f"corporation_years_{verdict}": int((verdicts == verdict).sum()) for verdict in judged},
        **{name: _plain(details["next_year"][name].sum(skipna=False)) for name in ("needed_homes", "offered_homes")},
    }


def _plain(count: object) -> int | None:
    return None if is_missing(count) else int(str(count))


def _spread(found: pd.DataFrame, homes: pd.DataFrame, whole: object) -> Totals:
    """Measure how unevenly all groups together are spread over the neighbourhoods.

    Neighbourhoods that may not be shown are one area together, with what is left of the total: that lowers the indices,
    and rounding moves them either way, so that they are approximate.
    """
    rows = found[(found["scope"] == NEIGHBOURHOOD) & (found["group"] == ALL_GROUPS)].set_index("area")
    every = homes.loc[NEIGHBOURHOOD] if NEIGHBOURHOOD in homes.index else homes.iloc[:0].droplevel("scope")
    counts = rows["shown_allocations"].reindex(every.index)
    hidden = rows["hidden"].reindex(every.index, fill_value=False).astype(bool)
    nobody = ~every.index.isin(rows.index)
    known = counts.mask(pd.Series(nobody, index=every.index), 0)
    found_by: dict[str, float | None] = {}
    for by in (SOCIAL, ALL):
        members, everyone = _merged(known, every[by], hidden, whole)
        found_by[f"dissimilarity_{by}"] = dissimilarity(members, everyone)
        found_by[f"isolation_{by}"] = isolation(members, everyone)
    return found_by


def _merged(counts: pd.Series, homes: pd.Series, hidden: pd.Series, whole: object) -> tuple[pd.Series, pd.Series]:
    """Take hidden areas together; rounded parts may add up to more than the rounded total."""
    if not hidden.any():
        return counts, homes
    numbers, everyone = counts[~hidden].astype("float64"), homes.astype("float64")
    total = float("nan") if is_missing(whole) else float(str(whole))
    rest = pd.Series({"rest": total - numbers.sum(skipna=False)}).clip(lower=0)
    others = pd.Series({"rest": everyone[hidden].sum(skipna=False)})
    return pd.concat([numbers, rest]), pd.concat([everyone[~hidden], others])
