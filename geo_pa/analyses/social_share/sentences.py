"""The Dutch sentence of each location: the figure, the norm, the article, and what would change the verdict."""

from collections.abc import Callable
from typing import Any

import pandas as pd

from geo_pa.analyses.social_share.counting import first_day
from geo_pa.analyses.social_share.homes_in_words import Norm, are, done, holds, left, sure_ways_out, surplus, ways_out
from geo_pa.analyses.social_share.ledger import Ledger
from geo_pa.measures.rows import rows
from geo_pa.model import Rules
from geo_pa.terms import LOCAL_CHOICE, and_list, day, homes, is_missing, label, number, percent

TOLD_OF_LINES = ("kind", "from_location", "to_location", "homes", "homes_agreed", "cut_back_reason", "form")
"""What the words for a line of the ledger are made of; a row of fewer columns is made sooner."""

Sentence = Callable[[Any, Norm, str, str], str]
"""Takes a row, the norm, and in words what is booked and proposed."""


def explain(table: pd.DataFrame, ledger: Ledger, rules: Rules) -> list[str]:
    """Write one sentence or two for each location."""
    norm = Norm(
        share=percent(rules.number("minimum_share")),
        minimum=rules.number("minimum_share"),
        article=rules["minimum_share"].stands_in,
        start=day(first_day(rules)),
        smallest=homes(rules.number("smallest_project")),
        market_years=number(rules.number("market_guarantee_years")),
        market_counts=rules.word("social_definition") == "national",
    )
    partners = _partners(table, ledger.lines)
    return [
        _sentence(row, norm, *(partners.get((kind, row.project), "") for kind in ("booked", "proposed")))
        for row in rows(table)
    ]


def _sentence(row: Any, norm: Norm, booked: str, proposed: str) -> str:
    said = SENTENCES[row.reason](row, norm, booked, proposed)
    return f"{said}{_barred(row, norm)}{_phases(row)}{_later(row)}"


def _barred(row: Any, norm: Norm) -> str:
    """Name the social rent that does not count, and with what it would."""
    if row.counted == "no" or not row.barred:
        return ""
    some = f" {homes(row.barred)} sociale huur van een marktpartij {'telt' if row.barred == 1 else 'tellen'} niet mee"
    if not norm.market_counts:
        return f"{some}: alleen woningen van een corporatie tellen hier ({LOCAL_CHOICE})."
    held = row.social_homes + row.barred
    enough = " en voldoet de locatie" if row.social_homes < row.required_social_homes <= held else ""
    return (
        f"{some}: afgesproken is {number(row.guarantee_years)} jaar sociale huur, nodig is {norm.market_years} jaar. "
        f"Wordt dat {norm.market_years} jaar, dan {'telt' if held == 1 else 'tellen'} er {number(held)} mee{enough}."
    )


def _phases(row: Any) -> str:
    if row.counted == "no" or not row.phases:
        return ""
    return f" Samen beoordeeld als één project ({LOCAL_CHOICE}), met per fase de sociale huur: {row.phases}."


def _later(row: Any) -> str:
    if is_missing(row.decided_later):
        return ""
    return f" Het besluit is van {day(row.decided_later)}, na de peildatum; tot dan telt het plan niet als hard."


def _partners(table: pd.DataFrame, lines: pd.DataFrame) -> dict[tuple[str, str], str]:
    """List by kind of line and receiving project who gives how many homes."""
    named = table["name"].fillna(table.index.to_series()).to_dict()
    project = table["project"].to_dict()
    texts: dict[tuple[str, str], list[str]] = {}
    for line in rows(lines[list(TOLD_OF_LINES)]):
        receiver = (line.kind, project[line.to_location])
        texts.setdefault(receiver, []).append(_line(line, named[line.from_location]))
    return {receiver: and_list(parts) for receiver, parts in texts.items()}


def _line(line: Any, name: str) -> str:
    """Tell one line of the ledger: homes and from whom, and what of the agreed number does not count, and why."""
    if line.cut_back_reason == "form_not_homes":
        return f"compensatie in {label('compensation_form', line.form)} (telt niet als woningen)"
    count = f"{homes(line.homes)} van {name}"
    if is_missing(line.cut_back_reason):
        return count
    agreed = "" if is_missing(line.homes_agreed) else f"{number(line.homes_agreed)} afgesproken; "
    return f"{count} ({agreed}{label('cut_back_reason', line.cut_back_reason)})"


def _met(row: Any, norm: Norm, _booked: str, _proposed: str) -> str:
    return f"Voldoet: {holds(row, norm)}{surplus(row)}"


def _compensated(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    return f"Gecompenseerd: {holds(row, norm)} Geboekt: {booked}."


def _at_risk(row: Any, norm: Norm, booked: str, proposed: str) -> str:
    return (
        f"Compensatie mogelijk: {holds(row, norm)}{done(booked)} Het tekort van {left(row)} kan worden gedekt met "
        f"{proposed}; daarover is nog niet besloten. Zonder dit voorstel nodig: {sure_ways_out(row)}."
    )


def _fails(row: Any, norm: Norm, booked: str, proposed: str) -> str:
    offer = f" Een voorstel dekt {proposed}, dat is niet genoeg en daarover is nog niet besloten." if proposed else ""
    needed = "Zonder dit voorstel nodig" if proposed else "Nodig"
    undated = " Zonder jaar van oplevering is er geen voorstel te maken." if is_missing(row.completion_year) else ""
    gap = "" if row.open_homes == row.open_homes_certain else f" Nog open: {left(row)}."
    held = f"{holds(row, norm)}{done(booked)}{gap}{offer}{undated}"
    return f"Voldoet niet aan het uitgangspunt: {held} {needed}: {sure_ways_out(row)}."


def _between(row: Any, norm: Norm, booked: str) -> str:
    return f"Onbekend: {holds(row, norm)}{done(booked)}"


def _tenure_unknown(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    return (
        f"{_between(row, norm, booked)} Leg vast welke woningen sociale huur worden: nog {homes(row.homes_to_convert)} "
        f"{are(row.homes_to_convert)} genoeg."
    )


def _phase_unknown(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    together = "" if is_missing(row.required_social_homes) else f" Tellen alle fasen mee, dan geldt: {holds(row, norm)}"
    return (
        f"Onbekend: van een andere fase van dit project ontbreekt een gegeven dat beslist ({norm.article}).{together}"
        f"{done(booked)} Vul dat gegeven in."
    )


def _landlord_unknown(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    return f"{_between(row, norm, booked)} De verhuurder van de sociale huur is niet ingevuld. Vul de verhuurder in."


def _guarantee_unknown(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    return (
        f"{_between(row, norm, booked)} De verhuurder is een marktpartij. Vul in hoeveel jaar de woningen sociale huur "
        f"blijven: vanaf {norm.market_years} jaar tellen ze mee."
    )


def _unverifiable_booking(row: Any, norm: Norm, booked: str, _proposed: str) -> str:
    return (
        f"Onbekend: {holds(row, norm)}{done(booked)} Er is compensatie geboekt die hier niet is te controleren: van "
        "de boeking of van de andere locatie is niet alles bekend of zichtbaar. Zonder die boeking nodig: "
        f"{ways_out(row)}."
    )


def _fixed(text: str) -> Sentence:
    """Make a sentence that needs only the norm and the row's own words."""

    def sentence(row: Any, norm: Norm, _booked: str, _proposed: str) -> str:
        return text.format(
            norm=norm,
            status=label("planning_status", row.status),
            dwellings=homes(row.dwellings),
            demolished=homes(row.social_demolished),
            if_counted="" if is_missing(row.required_social_homes) else f"Telt zij mee, dan geldt: {holds(row, norm)}",
        )

    return sentence


SENTENCES: dict[str, Sentence] = {
    "met_on_site": _met,
    "compensation_booked": _compensated,
    "compensation_proposed": _at_risk,
    "partly_compensated": _fails,
    "short": _fails,
    "tenure_unknown": _tenure_unknown,
    "phase_unknown": _phase_unknown,
    "landlord_unknown": _landlord_unknown,
    "guarantee_unknown": _guarantee_unknown,
    "booking_not_verifiable": _unverifiable_booking,
    "status_not_counted": _fixed(
        "Telt niet mee: status {status}. Dat ideeën binnen het gemeentehuis (5A en 5B) niet meetellen, is een keuze: "
        "{norm.article} zegt er niets over."
    ),
    "no_new_homes": _fixed(
        "Telt niet mee: er komen geen nieuwe woningen. De regel ({norm.article}) gaat over nieuwe woningen."
    ),
    "decided_before_rule": _fixed(
        "Telt niet mee: het besluit is van vóór {norm.start}. Dat projecten vanaf die dag nieuw zijn, is een keuze: "
        "{norm.article} noemt geen datum."
    ),
    "below_smallest_project": _fixed(
        "Telt niet mee: {dwellings}, en de regel ({norm.article}) geldt hier vanaf {norm.smallest} (keuze, niet uit de "
        "afspraken)."
    ),
    "replacement_left_out": _fixed(
        "Telt niet mee: vervangende nieuwbouw, want er wordt sociale huur gesloopt ({demolished}). Dit is een keuze, "
        "niet uit de afspraken: {norm.article} zegt er niets over."
    ),
    "phase_hidden": _fixed(
        "Onbekend: hier zijn niet alle fasen van dit project zichtbaar, en fasen worden samen beoordeeld "
        "({norm.article})."
    ),
    "dwellings_unknown": _fixed(
        "Onbekend: het aantal nieuwe woningen is niet ingevuld. Vul het aantal in ({norm.share}, {norm.article})."
    ),
    "status_unknown": _fixed(
        "Onbekend: de planologische status is niet ingevuld, daarom is niet bekend of de locatie meetelt "
        "({norm.article}). {if_counted} Vul de status in."
    ),
    "decision_date_unknown": _fixed(
        "Onbekend: het plan is hard ({status}), maar de datum van het besluit is niet ingevuld. Besluiten vóór "
        "{norm.start} tellen niet mee (keuze, niet uit de afspraken). {if_counted} Vul de datum in."
    ),
    "demolition_unknown": _fixed(
        "Onbekend: niet ingevuld is of er sociale huur wordt gesloopt, en vervangende nieuwbouw telt niet mee "
        "(keuze, niet uit de afspraken). {if_counted} Vul het aantal in."
    ),
}
"""How each reason is told."""
