"""Agreement 19: at most a share of the homes that each corporation sees vacated; less is no failure."""

from datetime import date

import pandas as pd

from geo_pa.analyses.agreement_monitor.figures import Figure, Known
from geo_pa.analyses.agreement_monitor.judging import Measured, amount, of_maximum, unmeasured
from geo_pa.analyses.agreement_monitor.rows_behind import Rows, behind
from geo_pa.disclosure import hide_small_counts
from geo_pa.model import Verdict
from geo_pa.terms import day, percent


def measure(figure: Figure, given: Known) -> Measured:
    """Take the last year that is over; the worst verdict among the corporations is that of the agreement.

    The row has no figure of its own: the maximum holds for each corporation, and a share of all together may lie under
    it while one of them is above.
    """
    table = given.detail("aandachtsgroepen", "statushouders")
    if table is None:
        return unmeasured(figure, "source_missing", _missing(figure))
    mine = last_year(table, given.on, figure.start, figure.deadline)
    if mine is None:
        return unmeasured(figure, "no_full_year", _too_early(figure))
    if mine.empty:
        return unmeasured(figure, "nothing_to_count", _missing(figure))
    return of_maximum(figure, mine["verdict"], _sentence(figure, mine), _rows(mine, given), unit="share")


def last_year(table: pd.DataFrame, on: date, start: date = date.min, end: date = date.max) -> pd.DataFrame | None:
    """Return the corporations that are judged in the last year that is over; None where no such year is over.

    A year of which a part lies before the first day is not judged, nor one after the last.
    """
    first = start.year if start == date(start.year, 1, 1) else start.year + 1
    whole = (table["year"] >= first) & (table["year"] <= end.year) & (table["year"] < on.year)
    years = table.loc[whole.fillna(False).astype(bool), "year"]
    if years.empty:
        return None
    last = (table["year"] == years.max()).fillna(False).astype(bool)
    return pd.DataFrame(table[last & (table["verdict"] != Verdict.NOT_COUNTED)])


def _missing(figure: Figure) -> str:
    most = f"; afgesproken is hoogstens {percent(figure.agreed)} van wat vrijkomt" if figure.has_number else ""
    return f"hoeveel woningen naar statushouders gaan, is niet te bepalen met deze gegevens{most} ({figure.article})."


def _too_early(figure: Figure) -> str:
    return (
        f"de afspraak geldt vanaf {day(figure.start)} en gaat over hele jaren; er is er nog geen voorbij waarvan "
        f"cijfers bekend zijn ({figure.article}). Eerdere jaren staan op de pagina Aandachtsgroepen, zonder oordeel."
    )


def _rows(table: pd.DataFrame, given: Known) -> Rows:
    """List the corporations; counts of a few homes for people are hidden, and then unknown."""
    few = given.rules.integer("count_suppression_threshold")
    given_homes, vacated = (hide_small_counts(table[name], few) for name in ("given_allocations", "vacated_homes"))
    hidden = given_homes.isna() | vacated.isna()
    rows = pd.DataFrame(
        {
            "name": table["corporation"],
            "corporation": table["corporation"],
            "confidentiality": "public",
            "stage": pd.Series("realised", index=table.index).mask(hidden, "unknown"),
            "amount": given_homes.mask(hidden),
            "of": vacated.mask(hidden),
        }
    ).set_axis(table["corporation"] + " " + table["year"].astype("str"))
    return behind(rows, layer="vacancies", stage=rows["stage"], amount=rows["amount"], of=rows["of"])


def _sentence(figure: Figure, table: pd.DataFrame) -> str:
    year = int(table["year"].iloc[0])
    words = {"meets": "niet erboven", "fails": "erboven", "unknown": "onbekend"}
    each = ", ".join(f"{name} {words[word]}" for name, word in zip(table["corporation"], table["verdict"], strict=True))
    most = f"hoogstens {amount(figure.agreed, 'share')}" if figure.has_number else "een deel"
    return (
        f"{most} van de vrijgekomen woningen voor statushouders, per corporatie in {year}: {each} ({figure.article}). "
        "Het is een maximum: minder is geen tekortkoming."
    )
