"""Agreement 19: at most a share of the homes that a corporation sees vacated is made available to statushouders."""

from collections.abc import Hashable, Mapping
from datetime import date

import pandas as pd

from geo_pa.analyses.aandachtsgroepen.cells import Cells, maximum, open_vacancies
from geo_pa.analyses.aandachtsgroepen.periods import BEFORE, BEGUN_BEFORE, NOT_OVER, not_judged
from geo_pa.disclosure import Protected
from geo_pa.measures.reasons import first_reason
from geo_pa.model import Rules, Verdict
from geo_pa.terms import day, number, percent

REASON_VERDICT = {
    NOT_OVER: Verdict.NOT_COUNTED,
    BEFORE: Verdict.NOT_COUNTED,
    BEGUN_BEFORE: Verdict.NOT_COUNTED,
    "nothing_given": Verdict.MEETS,
    "vacated_unknown": Verdict.UNKNOWN,
    "given_unknown": Verdict.UNKNOWN,
    "too_few_to_show": Verdict.UNKNOWN,
    "rounded_over_maximum": Verdict.UNKNOWN,
    "above_maximum": Verdict.FAILS,
    "within_maximum": Verdict.MEETS,
}
"""Every reason, the first that holds decides, and the verdict it stands for."""

SHOWN = ["corporation", "year", "vacated_homes", "given_allocations", "maximum_homes"]


def by_corporation(cells: Cells, shown: Protected, rules: Rules, on: date, *, closed: bool) -> pd.DataFrame:
    """Judge each corporation and calendar year that lies wholly under the agreement and is over.

    A verdict follows from what is shown: a rounded count that may lie on either side of the maximum has none.
    """
    exact = cells.corporations
    vacated = vacated_homes(cells, rules, closed=closed)
    table = pd.DataFrame(exact[["corporation", "year"]]).assign(
        vacated_homes=vacated, given_allocations=shown.shown.reindex(exact.index), maximum_homes=maximum(vacated, rules)
    )
    table["reason"] = _reasons(table, exact, rules, on, closed=closed)
    table["verdict"] = table["reason"].map(REASON_VERDICT).astype("str")
    table["explanation"] = [_sentence(row, rules, closed=closed) for row in table.to_dict("records")]
    columns = [*SHOWN, "verdict", "reason", "explanation"]
    return table[columns].sort_values(["corporation", "year"], ignore_index=True)


def vacated_homes(cells: Cells, rules: Rules, *, closed: bool) -> pd.Series:
    """Return the vacated homes per corporation and year that may be shown."""
    if closed:
        return cells.corporations["vacated_homes"]
    return open_vacancies(cells.corporations, rules.integer("count_suppression_threshold"))


def _reasons(table: pd.DataFrame, exact: pd.DataFrame, rules: Rules, on: date, *, closed: bool) -> pd.Series:
    least, most = bounds(table["given_allocations"], rules, closed=closed)
    holds = {
        **not_judged(table["year"], rules["statushouders_maximum_share"].valid_from, on),
        "nothing_given": table["given_allocations"] == 0,
        "vacated_unknown": exact["vacated_homes"].isna(),
        "given_unknown": exact["given"].isna(),
        "too_few_to_show": table["given_allocations"].isna() | table["maximum_homes"].isna(),
        "rounded_over_maximum": (least <= table["maximum_homes"]) & (most > table["maximum_homes"]),
        "above_maximum": least > table["maximum_homes"],
    }
    return first_reason(table.index, holds, "within_maximum")


def bounds(shown: pd.Series, rules: Rules, *, closed: bool) -> tuple[pd.Series, pd.Series]:
    """Return the least and the most that a shown count may be: itself in the closed view, else what rounds to it."""
    step = 1 if closed else rules.integer("count_rounding")
    smallest = 0 if closed else rules.integer("count_suppression_threshold")
    least = (shown - step // 2).clip(lower=smallest).where(shown != 0, shown)
    return least, (shown + (step - 1) // 2).where(shown != 0, shown)


def _sentence(row: Mapping[Hashable, object], rules: Rules, *, closed: bool) -> str:
    """Say what happened in one year; of a rounded figure between which two it lies where that leaves it open."""
    rule = rules["statushouders_maximum_share"]
    if row["reason"] in WITHOUT_FIGURES:
        words = {
            "who": row["corporation"],
            "year": row["year"],
            "article": rule.stands_in,
            "start": day(rule.valid_from),
        }
        return WITHOUT_FIGURES[str(row["reason"])].format_map(words)
    given, vacated, most = (int(str(row[name])) for name in ("given_allocations", "vacated_homes", "maximum_homes"))
    about = "" if closed else "ongeveer "
    share = percent(rules.number("statushouders_maximum_share"))
    side = SIDES[str(row["reason"])]
    if row["reason"] == "rounded_over_maximum":
        ends = (int(each.iloc[0]) for each in bounds(pd.Series([given], dtype="Int64"), rules, closed=closed))
        side = side.format(*map(number, ends))
    return (
        f"In {row['year']} stelde {row['corporation']} {about}{number(given)} van de {number(vacated)} vrijgekomen "
        f"woningen beschikbaar voor statushouders; het maximum is {number(most)} ({share}, naar beneden afgerond, "
        f"{rule.stands_in}): {side}."
    )


SIDES = {
    "above_maximum": "daarboven",
    "within_maximum": "daarbinnen; minder mag",
    "rounded_over_maximum": "het zijn er {} tot en met {}, en of dat erboven is, zegt alleen de besloten weergave",
}
"""How the figure lies to the maximum."""

WITHOUT_FIGURES = {
    NOT_OVER: "{year} is op de peildatum nog niet om; wat daarna ligt, telt er niet op mee ({article}).",
    BEFORE: "{year} ligt voor de afspraak ({article}, vanaf {start}): getoond, niet beoordeeld.",
    BEGUN_BEFORE: (
        "{year} is getoond en niet beoordeeld: de afspraak ({article}) geldt vanaf {start}, en de aantallen van {who} "
        "staan alleen per heel jaar in de gegevens."
    ),
    "vacated_unknown": "Hoeveel woningen er in {year} bij {who} vrijkwamen, is niet bekend. Vul dit in ({article}).",
    "given_unknown": (
        "Hoeveel woningen {who} in {year} voor statushouders beschikbaar stelde, is niet bekend. Vul dit in "
        "({article})."
    ),
    "nothing_given": "In {year} stelde {who} geen woning beschikbaar voor statushouders; minder mag ({article}).",
    "too_few_to_show": (
        "Van {who} zijn de aantallen over {year} te klein om te tonen, of zouden zij een klein aantal verraden "
        "({article})."
    ),
}
"""What is said where no figure may or need be given."""
