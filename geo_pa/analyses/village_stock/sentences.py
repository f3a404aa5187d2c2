"""The Dutch sentences of each village: the figures, the norm, the article, and what would change the verdict."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.analyses.village_stock.phrases import Lists, lists
from geo_pa.analyses.village_stock.verdicts import Worlds
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import day, homes, is_missing, label, number, plural

Sentence = Callable[[Any, "Norm", Lists], str]
"""Takes a row, the norm, and the lists of events that belong to the row."""


@dataclass(frozen=True)
class Norm:
    """The rules and the moment as a sentence needs them."""

    article: str
    base: str
    end: str
    today: str
    on: date
    over: bool
    partial: bool


def explain(
    answer: pd.DataFrame, counted: Counted, worlds: Worlds, *, rules: Rules, on: date, partial: bool
) -> list[str]:
    """Write the sentences of each unit.

    Parameters
    ----------
    answer : DataFrame
        Verdicts, figures and advice by unit.
    counted : Counted
        The events to name.
    worlds : Worlds
        The worst and the best that the unknown can turn out to be.
    rules : Rules
        The norm.
    on : date
        Today.
    partial : bool
        Whether rows may be withheld from the reader.

    Returns
    -------
    list of str
        In the order of the answer.
    """
    end = rules.day("end_date")
    norm = Norm(rules["end_date"].article, day(rules.day("base_date")), day(end), day(on), on, on >= end, partial)
    worst = worlds.worst.standing.add_prefix("worst_")
    told = pd.concat([answer, worst, worlds.best.standing["verdict"].rename("best_verdict")], axis=1)
    named = lists(counted)
    return [SENTENCES[row.reason](row, norm, named[row.Index]) for row in rows(told)]


def _through_time(row: Any, norm: Norm) -> str:
    return (
        f"{plural(row.base_homes, 'sociale huurwoning', 'sociale huurwoningen')} op {norm.base}, "
        f"{number(row.stock_now_homes)} gerealiseerd op {norm.today} "
        f"en {number(row.stock_end_homes)} met harde plannen op {norm.end}"
    )


def _fewer(row: Any) -> str:
    """Tell by how much the stock shrinks, where that is known."""
    if is_missing(row.stock_end_homes) or is_missing(row.base_homes):
        return "de voorraad krimpt, hoeveel is niet bekend"
    return f"de voorraad krimpt met {homes(row.base_homes - row.stock_end_homes)}"


def _beside(row: Any, named: Lists) -> str:
    """Tell what is shown and not judged: linked projects, and what soft plans could do."""
    return _linked(row, named) + _soft(row)


def _linked(row: Any, named: Lists) -> str:
    if is_missing(row.linked_dip_homes) or not row.linked_dip_homes:
        return ""
    return (
        f" Tussen sloop en nieuwbouw in {named.linked} zijn er tijdelijk {homes(row.linked_dip_homes)} minder; "
        "dat wordt niet beoordeeld."
    )


def _soft(row: Any) -> str:
    deeds = {f"{homes(row.soft_gain_homes)} bij brengen": row.soft_gain_homes}
    deeds[f"{homes(row.soft_loss_homes)} af halen"] = row.soft_loss_homes
    parts = [text for text, count in deeds.items() if is_missing(count) or count]
    return f" Zachte plannen kunnen er {' en '.join(parts)}; dat telt niet mee." if parts else ""


def _without(named: Lists) -> str:
    said = f" Zonder bijdrage aan de kwaliteit: {named.without}." if named.without else ""
    return said + (f" Bijdrage aan de kwaliteit niet ingevuld: {named.unsaid}." if named.unsaid else "")


def _contribution(named: Lists) -> str:
    return f"een bijdrage aan de kwaliteit bij {'dit verlies' if named.flagged == 1 else 'elk van deze verliezen'}"


def _too_late(row: Any, norm: Norm) -> bool:
    """Tell whether the stock was below its base before today, which nothing can mend."""
    return not is_missing(row.worst_first_below) and row.worst_first_below.date() <= norm.on


def _past(row: Any) -> str:
    return f"Voldoen kan niet meer: op {day(row.worst_first_below)} was de voorraad al kleiner dan de beginstand."


def _to_meet(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what would make a village meet that is at risk."""
    if _too_late(row, norm):
        return f" {_past(row)}{_back_at_base(row, norm)}"
    lacking = row.worst_lowest < 0
    if lacking and is_missing(row.homes_to_add):
        return f" Hoeveel woningen erbij nodig zijn, is pas te zeggen als is ingevuld: {named.unsure}."
    ways = [_extra(row)] if lacking else []
    ways += [_contribution(named)] if named.flagged else []
    return f" Nodig om te voldoen: {' en '.join(ways)}."


def _extra(row: Any) -> str:
    return f"{homes(row.homes_to_add)} erbij uiterlijk op {day(row.add_by)}"


def _back_at_base(row: Any, norm: Norm) -> str:
    if row.worst_end >= 0 or is_missing(row.stock_end_homes) or norm.over:
        return ""
    return (
        f" Met {homes(-row.worst_end)} erbij uiterlijk op {norm.end} komt de voorraad wel terug op de beginstand; het "
        "oordeel blijft dan 'in gevaar'."
    )


def _fails(row: Any, norm: Norm, named: Lists) -> str:
    ways = [] if is_missing(row.homes_to_add) else [_extra(row)]
    needed = f"Nodig voor 'in gevaar': {', of '.join([*ways, _contribution(named)])}."
    return (
        f"Voldoet niet aan het uitgangspunt: {_through_time(row, norm)}; {_fewer(row)} ({norm.article})."
        f"{_without(named)} {needed} {_both(row, norm)}{_beside(row, named)}"
    )


def _both(row: Any, norm: Norm) -> str:
    if _too_late(row, norm):
        return _past(row)
    if is_missing(row.homes_to_add):
        return "Voldoen kan alleen als de voorraad ook niet krimpt."
    return f"Voldoen kan met beide, en dan {homes(-row.worst_lowest)} erbij uiterlijk op {day(row.worst_first_below)}."


def _shrinks_with_quality(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"In gevaar, krimp met kwaliteitsimpuls: {_through_time(row, norm)}; {_fewer(row)}, en elk verlies draagt bij "
        f"aan de kwaliteit ({norm.article}).{_to_meet(row, norm, named)}{_beside(row, named)}"
    )


def _dips(row: Any, norm: Norm, named: Lists) -> str:
    past = _too_late(row, norm)
    since = "tussendoor" if is_missing(row.first_dip_on) else f"vanaf {day(row.first_dip_on)}"
    depth = "" if is_missing(row.dip_depth_homes) else f", hoogstens {homes(row.dip_depth_homes)} minder"
    out = " Dat is gebeurd: voldoen kan niet meer." if past else _to_meet(row, norm, named)
    return (
        f"In gevaar: {_through_time(row, norm)}; {since} {'was' if past else 'is'} de voorraad tijdelijk kleiner dan "
        f"de beginstand{depth} ({norm.article}).{_without(named)}{out}{_beside(row, named)}"
    )


def _loss_without(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"In gevaar: {_through_time(row, norm)}; de voorraad krimpt niet, maar niet elk verlies draagt bij aan de "
        f"kwaliteit ({norm.article}).{_without(named)}{_to_meet(row, norm, named)}{_beside(row, named)}"
    )


def _meets(row: Any, norm: Norm, named: Lists) -> str:
    lost = not is_missing(row.losses_homes) and row.losses_homes > 0
    quality = ", en elk verlies draagt bij aan de kwaliteit" if lost else ""
    return (
        f"Voldoet: {_through_time(row, norm)}; de voorraad krimpt niet{quality} ({norm.article}).{_room(row)}"
        f"{_beside(row, named)}"
    )


def _room(row: Any) -> str:
    """Tell how many homes less would change the verdict."""
    if is_missing(row.room_homes):
        return ""
    if not row.room_homes:
        return " Er kan geen woning af zonder dat de voorraad onder de beginstand komt."
    return (
        f" Er {'kan' if row.room_homes == 1 else 'kunnen'} nog {homes(row.room_homes)} af zonder dat de voorraad onder "
        "de beginstand komt, mits dat bijdraagt aan de kwaliteit."
    )


def _no_stock(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"Voldoet: er waren op {norm.base} geen sociale huurwoningen, dus er kan niets krimpen ({norm.article})."
        f"{_beside(row, named)}"
    )


def _event_unknown(row: Any, norm: Norm, named: Lists) -> str:
    between = " en ".join(f"'{label('village_verdict', word)}'" for word in (row.worst_verdict, row.best_verdict))
    return (
        f"Onbekend: {_through_time(row, norm)}; het oordeel ligt tussen {between} ({norm.article}). Vul in: "
        f"{named.unsure}.{_beside(row, named)}"
    )


def _base_unknown(_row: Any, norm: Norm, named: Lists) -> str:
    missing = f"van {named.complexes} het aantal of het soort bezit" if named.complexes else "het corporatiebezit"
    return f"Onbekend: de beginstand op {norm.base} is niet bekend ({norm.article}). Vul in: {missing} op die dag."


def _kind_unknown(_row: Any, norm: Norm, _named: Lists) -> str:
    return (
        f"Onbekend: niet ingevuld is of dit een dorp is, en {norm.article} gaat over de dorpen. Vul de soort gebied in."
    )


def _withheld(row: Any, norm: Norm, _named: Lists) -> str:
    return (
        f"Onbekend: niet alles is voor u zichtbaar, en wat u niet ziet kan winst of verlies zijn ({norm.article}). "
        f"Op wat u mag zien: {_through_time(row, norm)}. De gemeente ziet alles en kan het oordeel geven."
    )


def _shown(row: Any, norm: Norm, _named: Lists) -> str:
    seen = ", op wat u mag zien" if norm.partial else ""
    return (
        f"Niet beoordeeld: {norm.article} gaat over de dorpen en niet over dit gebied "
        f"({label('area_kind', row.kind)}). Wel getoond{seen}: {_through_time(row, norm)}.{_soft(row)}"
    )


SENTENCES: dict[str, Sentence] = {
    "shown_not_judged": _shown,
    "not_all_visible": _withheld,
    "area_kind_unknown": _kind_unknown,
    "base_unknown": _base_unknown,
    "event_unknown": _event_unknown,
    "contribution_unknown": _event_unknown,
    "shrinks_without_quality": _fails,
    "shrinks_with_quality": _shrinks_with_quality,
    "dips": _dips,
    "loss_without_contribution": _loss_without,
    "no_stock": _no_stock,
    "does_not_shrink": _meets,
}
"""How each reason is told."""
