"""What is said of both targets of agreement 1, and what is taken for granted, in Dutch."""

from collections.abc import Mapping
from typing import Any

from geo_pa.disclosure import ONLY_VISIBLE_COUNTED
from geo_pa.model import Rules
from geo_pa.terms import day, is_missing, label, number, plural

UNITS = ("eenheid", "eenheden")


def assumptions(rules: Rules) -> tuple[str, ...]:
    """Tell what is taken for granted where the agreement or the data are silent, with the dates of the rules."""
    start, end = day(rules.day("base_date")), day(rules.day("deadline"))
    return (
        "Eenheden zijn sociale huurwoningen (DAEB), verhuurde zorgplaatsen en woonwagens van de corporaties.",
        "Standplaatsen en geliberaliseerde woningen tellen niet mee.",
        "Een verandering die bij een bouwlocatie hoort, vervangt de cijfers van die locatie: niets telt dubbel.",
        f"Geteld is van {start} tot en met {end}; de eerste en de laatste dag tellen mee.",
        "De beginstand is die van het begin van de eerste dag.",
        "Een verandering zonder dag telt op 31 december van haar jaar.",
        "Een bouwlocatie sloopt op 31 december van haar eerste jaar en levert op 31 december van haar laatste jaar.",
        "Sloop is zo hard als het plan waar zij bij hoort.",
        "Een plan dat na de peildatum is vastgesteld, was toen nog zacht.",
        "Na de einddatum telt alleen wat is gerealiseerd; een plan telt dan als al zijn woningen zijn opgeleverd.",
        "Aankoop is geen nieuwbouw en liberalisatie geen verkoop. Dat beide tellen in de uitbreiding, is een keuze.",
        "De afspraak noemt de vervanging naast de uitbreiding ('daarnaast').",
        "Dat vervanging deel is van de verwachte nieuwbouw, is uit de tabel van de afspraak afgeleid.",
        "Wat niet is ingevuld, is onbekend en geen 0; zonder jaar is niet bekend of een rij op tijd is.",
    )


def explain(target: Mapping[str, Any], missed: int, rules: Rules, *, over: bool) -> str:
    """Write the sentences of one target; ``missed`` units in plans were not realised when the deadline passed."""
    withheld = f" {ONLY_VISIBLE_COUNTED}" if target["reason"] == "not_all_visible" else ""
    late = f" In plannen die toen niet klaar waren: {plural(missed, *UNITS)}; die tellen niet meer mee."
    found = f"{_judged(target, rules, over=over)}{late if missed else ''}{_gap(target, over=over)}"
    return f"{found}{_unknown(target, over=over)}{withheld}"


def _judged(target: Mapping[str, Any], rules: Rules, *, over: bool) -> str:
    word = label("outcome_verdict" if over else "agreement_verdict", target["verdict"])
    plans = "" if over else f", {number(target['hard'])} in harde en {number(target['soft'])} in zachte plannen"
    return (
        f"{word.capitalize()}: {number(target['realised'])} gerealiseerd{plans}, van ten minste "
        f"{plural(target['target'], *UNITS)} op {day(rules.day('deadline'))} ({rules[target['id']].stands_in})."
    )


def _gap(target: Mapping[str, Any], *, over: bool) -> str:
    units = plural(target["gap"], *UNITS)
    if not target["gap"]:
        return ""
    return f" Er ontbreken {units}." if over else f" Nog {units} te vinden."


def _unknown(target: Mapping[str, Any], *, over: bool) -> str:
    """Tell of how many rows something is missing, and between what the sum then lies."""
    count, least, most = (target[name] for name in ("unknown_rows", "firm_least", "firm_most"))
    if not count:
        return ""
    sides = (("zeker", least), ("hooguit", most))
    known = [f"{word} {number(units)}" for word, units in sides if not is_missing(units) and least != most]
    sure = f" Gerealiseerd{'' if over else ' en hard'}: {', '.join(known)}." if known else ""
    return f" Van {plural(count, 'rij', 'rijen')} is de omvang, de stand of het jaar onbekend.{sure}"
