"""The Dutch sentences of each village: the figures, the norm, the article, and what would change the verdict."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pandas as pd

from geo_pa.analyses.village_stock.figures import Counted
from geo_pa.analyses.village_stock.lists import Lists, lists
from geo_pa.analyses.village_stock.stock_in_words import Norm, beside, fewer, soft, through_time
from geo_pa.analyses.village_stock.verdicts import REASON_VERDICT, Worlds
from geo_pa.measures.rows import rows
from geo_pa.model import Rules, Verdict
from geo_pa.terms import day, homes, is_missing, label

Part = Callable[[Any, Norm, Lists], str]
"""Takes a row, the norm, and the lists of events that belong to the row."""

AT_RISK = label("village_verdict", Verdict.AT_RISK)


def explain(
    answer: pd.DataFrame, counted: Counted, worlds: Worlds, *, rules: Rules, on: date, partial: bool
) -> list[str]:
    """Write the sentences of each unit."""
    norm = Norm.of(rules, on, partial=partial)
    worst, best = worlds.worst.standing.add_prefix("worst_"), worlds.best.standing.add_prefix("best_")
    named = lists(counted)
    return [
        f"{_opening(row.reason)}{_told(row, norm, named[row.Index])}"
        for row in rows(pd.concat([answer, worst, best], axis=1))
    ]


def _opening(reason: str) -> str:
    more = "krimp met kwaliteitsimpuls. " if reason == "shrinks_with_quality" else ""
    return f"{label('village_verdict', REASON_VERDICT[reason]).capitalize()}: {more}"


def _told(row: Any, norm: Norm, named: Lists) -> str:
    """Tell the stock through time, what it comes to, what would change that, and what is shown beside it."""
    if row.reason in NOT_HELD_TO_BASE:
        return NOT_HELD_TO_BASE[row.reason](row, norm, named)
    found, *more = (part(row, norm, named) for part in HELD_TO_BASE[row.reason])
    return f"{through_time(row, norm)}; {found} ({norm.article}).{''.join(more)}{beside(row, norm, named)}"


def _without(_row: Any, _norm: Norm, named: Lists) -> str:
    said = f" Zonder bijdrage aan de kwaliteit: {named.without}." if named.without else ""
    return said + (f" Bijdrage aan de kwaliteit niet ingevuld: {named.unsaid}." if named.unsaid else "")


def _shrinks(row: Any, _norm: Norm, _named: Lists) -> str:
    which = "elk" if row.reason == "shrinks_with_quality" else "niet elk"
    return f"{fewer(row)}, en {which} verlies draagt bij aan de kwaliteit"


def _dips(row: Any, norm: Norm, _named: Lists) -> str:
    tense = "was" if _too_late(row, norm) else "is"
    since = "vanaf " + day(row.worst_first_below) if row.worst_first_below == row.best_first_below else "tussendoor"
    depth = f", hoogstens {homes(-row.worst_lowest)} minder" if row.worst_lowest == row.best_lowest else ""
    than = "de beginstand" if row.worst_end >= 0 else f"bij het begin van de afspraken op {norm.judged}"
    return f"{since} {tense} de voorraad tijdelijk kleiner dan {than}{depth}"


def _after_dip(row: Any, norm: Norm, named: Lists) -> str:
    happened = " Dat is gebeurd: voldoen kan niet meer."
    return happened if _too_late(row, norm) else _to_meet(row, norm, named)


def _loss_without_contribution(row: Any, norm: Norm, _named: Lists) -> str:
    stock = "de voorraad krimpt niet" if row.best_end >= 0 else f"sinds {norm.judged} krimpt de voorraad niet"
    return f"{stock}, maar bij elke verkoop en sloop hoort een bijdrage aan de kwaliteit"


def _shrank_before(_row: Any, norm: Norm, _named: Lists) -> str:
    before = f"door wat er vóór {norm.judged} gebeurde"
    return f"de voorraad is alleen kleiner dan de beginstand {before}, en sindsdien krimpt zij niet"


def _does_not_shrink(_row: Any, _norm: Norm, named: Lists) -> str:
    return f"de voorraad krimpt niet{', en elk verlies draagt bij aan de kwaliteit' if named.contributing else ''}"


def _contribution(named: Lists) -> str:
    """Ask a contribution to quality of the losses that name none."""
    return f"een bijdrage aan de kwaliteit bij {'dit verlies' if named.flagged == 1 else 'elk van deze verliezen'}"


def _too_late(row: Any, norm: Norm) -> bool:
    """Tell whether the stock was judged too low on a day before today, which nothing can mend."""
    return not is_missing(row.worst_first_below) and row.worst_first_below.date() <= norm.on


def _past(row: Any) -> str:
    return f"Voldoen kan niet meer: op {day(row.worst_first_below)} was de voorraad al kleiner dan de beginstand."


def _to_meet(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what would make a village meet that asks for attention."""
    if _too_late(row, norm):
        return f" {_past(row)}{_back_at_base(row, norm)}"
    lacking = min(row.worst_lowest, row.worst_end) < 0
    if lacking and norm.over:
        return ""
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
        f"oordeel blijft dan '{AT_RISK}'."
    )


def _to_improve(row: Any, norm: Norm, named: Lists) -> str:
    """Tell what would give a village that fails the next better verdict, and whether it can still meet."""
    ways = [] if is_missing(row.homes_to_add) else [_extra(row)]
    return f" Nodig voor '{AT_RISK}': {', of '.join([*ways, _contribution(named)])}. {_both(row, norm)}"


def _both(row: Any, norm: Norm) -> str:
    if _too_late(row, norm):
        return _past(row)
    if is_missing(row.homes_to_add):
        return "Voldoen kan alleen als de voorraad ook niet krimpt."
    lack = homes(-min(row.worst_lowest, row.worst_end))
    return f"Voldoen kan met beide, en dan {lack} erbij uiterlijk op {day(row.worst_first_below)}."


def _room(row: Any, norm: Norm, _named: Lists) -> str:
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


def _between(row: Any, _norm: Norm, _named: Lists) -> str:
    ends = " en ".join(f"'{label('village_verdict', word)}'" for word in (row.worst_verdict, row.best_verdict))
    return f"het oordeel ligt tussen {ends}"


def _to_fill_in(_row: Any, _norm: Norm, named: Lists) -> str:
    return f" Vul in: {named.unsure}."


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


NOT_HELD_TO_BASE: Mapping[str, Part] = {
    "shown_not_judged": _shown,
    "not_all_visible": _withheld,
    "area_kind_unknown": _kind_unknown,
    "loss_larger_than_stock": _loss_too_large,
    "base_unknown": _base_unknown,
    "no_stock": _no_stock,
}
"""The whole sentence of each of these reasons."""

HELD_TO_BASE: Mapping[str, tuple[Part, ...]] = {
    "event_unknown": (_between, _to_fill_in),
    "contribution_unknown": (_between, _to_fill_in),
    "shrinks_without_quality": (_shrinks, _without, _to_improve),
    "shrinks_with_quality": (_shrinks, _to_meet),
    "dips": (_dips, _without, _after_dip),
    "loss_without_contribution": (_loss_without_contribution, _without, _to_meet),
    "shrank_before_agreements": (_shrank_before, _to_meet),
    "does_not_shrink": (_does_not_shrink, _room),
}
"""What the stock through time comes to by each of the other reasons, and what is told after it."""


def assumptions(rules: Rules) -> tuple[str, ...]:
    """Tell what is taken for granted where the agreement or the data are silent, with the dates of the rules."""
    base, judged, end = (day(rules.day(name)) for name in ("base_date", "judged_from", "end_date"))
    return (
        f"De beginstand is het vertrekpunt in de afspraken: de voorraad op {base}, voor elk dorp apart.",
        f"De afspraken gelden van {judged} tot en met {end}; de eerste en de laatste dag tellen mee.",
        f"Verlies van vóór {judged} wordt getoond en niet beoordeeld.",
        "Geteld zijn zelfstandige sociale huurwoningen (DAEB) van de corporaties.",
        "Zorgplaatsen, woonwagens, standplaatsen en geliberaliseerde woningen tellen niet mee.",
        "Een complex op een grens hoort bij het dorp waar het grootste deel ligt.",
        "Een verandering hoort bij het dorp van haar complex; is dat niet bekend, dan van haar wijkcode of haar plan.",
        "Een verandering die bij een bouwlocatie hoort, vervangt de cijfers van die locatie: niets telt dubbel.",
        "Een bouwlocatie zonder eigen veranderingen sloopt op de laatste dag van het jaar van de start.",
        "Zij levert op de laatste dag van het jaar van oplevering.",
        "Een verandering zonder dag telt op 31 december van haar jaar.",
        "Wat op één dag gebeurt, telt samen: sloop en nieuwbouw op dezelfde dag is geen dip.",
        "Gerealiseerd, besloten en in harde plannen telt mee; wat zachte plannen kunnen doen, staat ernaast.",
        "Een plan dat na de peildatum is vastgesteld, was toen nog zacht. Sloop is zo hard als haar plan.",
        "De voorraad nu is de beginstand met wat als gerealiseerd is gemeld; van een plan als het helemaal klaar is.",
        f"Na {end} telt alleen wat is gerealiseerd.",
        "De afspraak vraagt een bijdrage aan de kwaliteit bij elke verkoop en sloop, ook als de voorraad niet krimpt.",
        "Sloop voor nieuwbouw is ook sloop. Liberalisatie is geen verkoop en aankoop is geen nieuwbouw.",
        "De bijdrage kan ook van een andere soort zijn dan de afspraak noemt, als er in woorden staat welke.",
        "Tijdelijk minder woningen tussen sloop en nieuwbouw in één hard plan wordt getoond en niet beoordeeld.",
        "Wat niet is ingevuld, is onbekend en geen 0. Elke rij die onbekend is, kan op zichzelf mee- of tegenvallen.",
        "Meer verlies dan er woningen zijn, kan niet. In een zacht plan telt zo'n rij niet mee.",
        "Telt zij wel, dan is het oordeel over dat dorp onbekend.",
    )
