"""What would give a village a better verdict, in words."""

from typing import Any

from geo_pa.analyses.village_stock.phrases import Lists
from geo_pa.analyses.village_stock.told import Norm
from geo_pa.model import Verdict
from geo_pa.terms import day, homes, is_missing, label

AT_RISK = label("village_verdict", Verdict.AT_RISK)


def contribution(named: Lists) -> str:
    """Ask a contribution to quality of the losses that name none."""
    return f"een bijdrage aan de kwaliteit bij {'dit verlies' if named.flagged == 1 else 'elk van deze verliezen'}"


def too_late(row: Any, norm: Norm) -> bool:
    """Tell whether the stock was judged too low on a day before today, which nothing can mend."""
    return not is_missing(row.worst_first_below) and row.worst_first_below.date() <= norm.on


def _past(row: Any) -> str:
    return f"Voldoen kan niet meer: op {day(row.worst_first_below)} was de voorraad al kleiner dan de beginstand."


def to_meet(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what would make a village meet that asks for attention."""
    if too_late(row, norm):
        return f" {_past(row)}{_back_at_base(row, norm)}"
    lacking = min(row.worst_lowest, row.worst_end) < 0
    if lacking and norm.over:
        return ""
    if lacking and is_missing(row.homes_to_add):
        return f" Hoeveel woningen erbij nodig zijn, is pas te zeggen als is ingevuld: {named.unsure}."
    ways = [_extra(row)] if lacking else []
    ways += [contribution(named)] if named.flagged else []
    return f" Nodig om te voldoen: {' en '.join(ways)}."


def _extra(row: Any) -> str:
    return f"{homes(row.homes_to_add)} erbij uiterlijk op {day(row.add_by)}"


def _back_at_base(row: Any, norm: Norm) -> str:
    if row.worst_end >= 0 or is_missing(row.stock_end_homes) or norm.over:
        return ""
    return (
        f" Met {homes(-row.worst_end)} erbij uiterlijk op {norm.end} komt de voorraad wel terug op de beginstand; het "
        f"oordeel blijft dan '{AT_RISK}'."
    )


def to_improve(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what would give a village that fails the next better verdict, and whether it can still meet."""
    ways = [] if is_missing(row.homes_to_add) else [_extra(row)]
    return f" Nodig voor '{AT_RISK}': {', of '.join([*ways, contribution(named)])}. {_both(row, norm)}"


def _both(row: Any, norm: Norm) -> str:
    if too_late(row, norm):
        return _past(row)
    if is_missing(row.homes_to_add):
        return "Voldoen kan alleen als de voorraad ook niet krimpt."
    lack = homes(-min(row.worst_lowest, row.worst_end))
    return f"Voldoen kan met beide, en dan {lack} erbij uiterlijk op {day(row.worst_first_below)}."
