"""The figures of a village in words: its stock through time, and what is shown beside the verdict."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from geo_pa.analyses.village_stock.lists import Lists
from geo_pa.measures.moments import after_deadline
from geo_pa.model import Rules
from geo_pa.terms import day, homes, is_missing, number, plural

SOCIAL_HOMES = ("sociale huurwoning", "sociale huurwoningen")


@dataclass(frozen=True)
class Norm:
    """The rules and the moment as a sentence needs them."""

    article: str
    base: str
    judged: str
    end: str
    today: str
    on: date
    over: bool
    partial: bool

    @classmethod
    def of(cls, rules: Rules, on: date, *, partial: bool) -> "Norm":
        """Write the days of the rules in Dutch."""
        from_start = rules.word("starting_point") == "agreement_start"
        base, judged, end = (rules.day(name) for name in ("base_date", "judged_from", "end_date"))
        return cls(
            article=rules["end_date"].stands_in,
            base=day(judged if from_start else base),
            judged=day(judged),
            end=day(end),
            today=day(on),
            on=on,
            over=after_deadline(on, end),
            partial=partial,
        )


def through_time(row: Any, norm: Norm) -> str:
    """Write the stock at the beginning, now and on the end date."""
    begin = f"{plural(row.base_homes, *SOCIAL_HOMES)} op {norm.base}"
    if norm.over:
        return f"{begin} en {_amount(row, 'stock_end')} op {norm.end}"
    return (
        f"{begin}, {_amount(row, 'stock_now')} gerealiseerd op {norm.today} en {_amount(row, 'stock_end')} met harde "
        f"plannen op {norm.end}"
    )


def _amount(row: Any, name: str) -> str:
    """Write a stock; where it is not certain, between what it lies."""
    exact, least, most = (getattr(row, f"{name}_{side}homes") for side in ("", "least_", "most_"))
    if not is_missing(exact) or is_missing(least):
        return number(exact)
    return f"ten minste {number(least)}" if is_missing(most) else f"{number(least)} tot {number(most)}"


def fewer(row: Any) -> str:
    """Tell by how much the stock shrinks, where that is known."""
    if is_missing(row.stock_end_homes) or is_missing(row.base_homes):
        return "de voorraad krimpt, hoeveel is niet bekend"
    return f"de voorraad krimpt met {homes(row.base_homes - row.stock_end_homes)}"


def beside(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what is shown and not judged: earlier losses, linked projects, and what soft plans could do."""
    return _before(row, norm) + _linked(row, named) + soft(row)


def _before(row: Any, norm: Norm) -> str:
    if is_missing(row.losses_before_homes) or not row.losses_before_homes:
        return ""
    return f" Vóór {norm.judged} gingen er {homes(row.losses_before_homes)} af; dat wordt getoond en niet beoordeeld."


def _linked(row: Any, named: Lists) -> str:
    if is_missing(row.linked_dip_homes) or not row.linked_dip_homes:
        return ""
    return (
        f" Tussen sloop en nieuwbouw in {named.linked} zijn er tijdelijk {homes(row.linked_dip_homes)} minder; "
        "dat wordt niet beoordeeld."
    )


def soft(row: Any) -> str:
    """Tell what soft plans could add or take."""
    deeds = {f"{homes(row.soft_gain_homes)} bij brengen": row.soft_gain_homes}
    deeds[f"{homes(row.soft_loss_homes)} af halen"] = row.soft_loss_homes
    parts = [text for text, count in deeds.items() if is_missing(count) or count]
    return f" Zachte plannen kunnen er {' en '.join(parts)}; dat telt niet mee." if parts else ""
