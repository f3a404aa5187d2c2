"""The Dutch sentences of each village: the figures, the norm, the article, and what would change the verdict."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.analyses.village_stock.phrases import Lists, lists
from geo_pa.analyses.village_stock.told import Norm, beside, fewer, soft, through_time
from geo_pa.analyses.village_stock.verdicts import REASON_VERDICT, Worlds
from geo_pa.analyses.village_stock.ways import to_improve, to_meet, too_late
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import day, homes, is_missing, label

Sentence = Callable[[Any, Norm, Lists], str]
"""Takes a row, the norm, and the lists of events that belong to the row."""


def explain(
    answer: pd.DataFrame, counted: Counted, worlds: Worlds, *, rules: Rules, on: date, partial: bool
) -> list[str]:
    """Write the sentences of each unit."""
    norm = Norm.of(rules, on, partial=partial)
    worst, best = worlds.worst.standing.add_prefix("worst_"), worlds.best.standing.add_prefix("best_")
    named = lists(counted)
    return [
        f"{_opening(row.reason)}: {SENTENCES[row.reason](row, norm, named[row.Index])}"
        for row in rows(pd.concat([answer, worst, best], axis=1))
    ]


def _opening(reason: str) -> str:
    return label("village_verdict", REASON_VERDICT[reason]).capitalize()


def _without(named: Lists) -> str:
    said = f" Zonder bijdrage aan de kwaliteit: {named.without}." if named.without else ""
    return said + (f" Bijdrage aan de kwaliteit niet ingevuld: {named.unsaid}." if named.unsaid else "")


def _fails(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"{through_time(row, norm)}; {fewer(row)}, en niet elk verlies draagt bij aan de kwaliteit ({norm.article})."
        f"{_without(named)}{to_improve(row, norm, named)}{beside(row, norm, named)}"
    )


def _shrinks_with_quality(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"krimp met kwaliteitsimpuls. {through_time(row, norm)}; {fewer(row)}, en elk verlies draagt bij aan de "
        f"kwaliteit ({norm.article}).{to_meet(row, norm, named)}{beside(row, norm, named)}"
    )


def _dips(row: Any, norm: Norm, named: Lists) -> str:
    past = too_late(row, norm)
    since = "vanaf " + day(row.worst_first_below) if row.worst_first_below == row.best_first_below else "tussendoor"
    depth = f", hoogstens {homes(-row.worst_lowest)} minder" if row.worst_lowest == row.best_lowest else ""
    than = "de beginstand" if row.worst_end >= 0 else f"bij het begin van de afspraken op {norm.judged}"
    out = " Dat is gebeurd: voldoen kan niet meer." if past else to_meet(row, norm, named)
    return (
        f"{through_time(row, norm)}; {since} {'was' if past else 'is'} de voorraad tijdelijk kleiner dan {than}{depth} "
        f"({norm.article}).{_without(named)}{out}{beside(row, norm, named)}"
    )


def _loss_without(row: Any, norm: Norm, named: Lists) -> str:
    stock = "de voorraad krimpt niet" if row.best_end >= 0 else f"sinds {norm.judged} krimpt de voorraad niet"
    return (
        f"{through_time(row, norm)}; {stock}, maar bij elke verkoop en sloop hoort een bijdrage aan de kwaliteit "
        f"({norm.article}).{_without(named)}{to_meet(row, norm, named)}{beside(row, norm, named)}"
    )


def _shrank_before(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"{through_time(row, norm)}; de voorraad is alleen kleiner dan de beginstand door wat er vóór {norm.judged} "
        f"gebeurde, en sindsdien krimpt zij niet ({norm.article}).{to_meet(row, norm, named)}{beside(row, norm, named)}"
    )


def _meets(row: Any, norm: Norm, named: Lists) -> str:
    quality = ", en elk verlies draagt bij aan de kwaliteit" if named.contributing else ""
    return (
        f"{through_time(row, norm)}; de voorraad krimpt niet{quality} ({norm.article}).{_room(row, norm)}"
        f"{beside(row, norm, named)}"
    )


def _room(row: Any, norm: Norm) -> str:
    """Tell how many homes less would change the verdict."""
    if is_missing(row.room_homes) or norm.over:
        return ""
    if not row.room_homes:
        return " Er kan geen woning af zonder dat de voorraad onder de beginstand komt."
    return (
        f" Er {'kan' if row.room_homes == 1 else 'kunnen'} nog {homes(row.room_homes)} af zonder dat de voorraad onder "
        "de beginstand komt, mits dat bijdraagt aan de kwaliteit."
    )


def _no_stock(row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"er waren op {norm.base} geen sociale huurwoningen, dus er kan niets krimpen ({norm.article})."
        f"{beside(row, norm, named)}"
    )


def _event_unknown(row: Any, norm: Norm, named: Lists) -> str:
    between = " en ".join(f"'{label('village_verdict', word)}'" for word in (row.worst_verdict, row.best_verdict))
    return (
        f"{through_time(row, norm)}; het oordeel ligt tussen {between} ({norm.article}). Vul in: {named.unsure}."
        f"{beside(row, norm, named)}"
    )


def _loss_too_large(_row: Any, norm: Norm, named: Lists) -> str:
    return (
        f"er staat een verlies dat niet kan, en dat beslist ({norm.article}). {named.impossible} Verbeter het aantal, "
        "de dag of de plek, of vul het corporatiebezit op de beginstand aan."
    )


def _base_unknown(_row: Any, norm: Norm, named: Lists) -> str:
    missing = f"van {named.complexes} het aantal of het soort bezit" if named.complexes else "het corporatiebezit"
    return f"de beginstand op {norm.base} is niet bekend ({norm.article}). Vul in: {missing} op die dag."


def _kind_unknown(_row: Any, norm: Norm, _named: Lists) -> str:
    return f"niet ingevuld is of dit een dorp is, en {norm.article} gaat over de dorpen. Vul de soort gebied in."


def _withheld(row: Any, norm: Norm, _named: Lists) -> str:
    return (
        f"niet alles is voor u zichtbaar, en wat u niet ziet kan winst of verlies zijn ({norm.article}). Op wat u mag "
        f"zien: {through_time(row, norm)}. De gemeente ziet alles en kan het oordeel geven."
    )


def _shown(row: Any, norm: Norm, _named: Lists) -> str:
    seen = ", op wat u mag zien" if norm.partial else ""
    return (
        f"{norm.article} gaat over de dorpen en niet over dit gebied ({label('area_kind', row.kind)}). Wel "
        f"getoond{seen}: {through_time(row, norm)}.{soft(row)}"
    )


SENTENCES: dict[str, Sentence] = {
    "shown_not_judged": _shown,
    "not_all_visible": _withheld,
    "area_kind_unknown": _kind_unknown,
    "loss_larger_than_stock": _loss_too_large,
    "base_unknown": _base_unknown,
    "event_unknown": _event_unknown,
    "contribution_unknown": _event_unknown,
    "shrinks_without_quality": _fails,
    "shrinks_with_quality": _shrinks_with_quality,
    "dips": _dips,
    "loss_without_contribution": _loss_without,
    "shrank_before_agreements": _shrank_before,
    "no_stock": _no_stock,
    "does_not_shrink": _meets,
}
"""How each reason is told."""
