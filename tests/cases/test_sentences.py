"""What a planner reads: one case for every reason there is, told in plain Dutch."""

import re
from dataclasses import dataclass, field

import pandas as pd
import pytest
from builders import booking, locations, plan, share

from geo_pa.analyses.social_share.sentences import SENTENCES
from geo_pa.analyses.social_share.verdicts import REASON_VERDICT


@dataclass(frozen=True)
class Case:
    """A plan called Elim, what is around it, and the sentence it gets."""

    elim: dict
    sentence: str
    lines: tuple = ()
    others: dict = field(default_factory=dict)
    choices: dict = field(default_factory=dict)


SPARE_3 = {"Pesse": plan(20, 9)}
BOOKED_2 = (booking("Pesse", "Elim", 2),)

CASES = {
    "met_on_site": Case(
        plan(20, 9),
        "Voldoet: 9 van de 20 woningen zijn sociale huur (45%); vereist zijn er 6 (30%, afspraak 2). "
        "Overschot: 3 woningen.",
    ),
    "compensation_booked": Case(
        plan(20, 3),
        "Gecompenseerd: 3 van de 20 woningen zijn sociale huur (15%); vereist zijn er 6 (30%, afspraak 2). "
        "Geboekt: 3 woningen van Plan Pesse.",
        (booking("Pesse", "Elim", 3),),
        SPARE_3,
    ),
    "compensation_proposed": Case(
        plan(20, 3),
        "Compensatie mogelijk: 3 van de 20 woningen zijn sociale huur (15%); vereist zijn er 6 (30%, afspraak 2). "
        "Geboekt: 2 woningen van Plan Pesse. Het tekort van 1 woning kan worden gedekt met 1 woning van Plan Pesse; "
        "daarover is nog niet besloten. Zonder dit voorstel nodig: 1 woning omzetten naar sociale huur, of 2 sociale "
        "huurwoningen erbij.",
        BOOKED_2,
        SPARE_3,
    ),
    "partly_compensated": Case(
        plan(20, 3),
        "Voldoet niet aan het uitgangspunt: 3 van de 20 woningen zijn sociale huur (15%); vereist zijn er 6 (30%, "
        "afspraak 2). Een voorstel dekt 2 woningen van Plan Pesse, dat is niet genoeg en daarover is nog "
        "niet besloten. Zonder dit voorstel nodig: 3 woningen omzetten naar "
        "sociale huur, of 5 sociale huurwoningen erbij.",
        others={"Pesse": plan(20, 8)},
    ),
    "short": Case(
        plan(11, 3),
        "Voldoet niet aan het uitgangspunt: 3 van de 11 woningen zijn sociale huur (27,3%); vereist zijn er 4 (30%, "
        "afspraak 2). Nodig: 1 woning omzetten naar sociale huur, of 1 sociale huurwoning erbij.",
    ),
    "tenure_unknown": Case(
        plan(20, 1, open_tenure=10),
        "Onbekend: van de 20 woningen is er zeker 1 sociale huur en hooguit 11 (5% tot 55%); vereist zijn er 6 (30%, "
        "afspraak 2). "
        "Leg vast welke woningen sociale huur worden: nog 5 woningen zijn genoeg.",
    ),
    "landlord_unknown": Case(
        plan(3, 1, landlord=None),
        "Onbekend: van de 3 woningen zijn er zeker 0 sociale huur en hooguit 1 (0% tot 33,3%); vereist is er 1 (30%, "
        "afspraak 2). De verhuurder van de sociale huur is niet ingevuld. Vul de verhuurder in.",
    ),
    "guarantee_unknown": Case(
        plan(20, 6, landlord="market"),
        "Onbekend: van de 20 woningen zijn er zeker 0 sociale huur en hooguit 6 (0% tot 30%); vereist zijn er 6 (30%, "
        "afspraak 2). De verhuurder is een marktpartij. Vul in hoeveel jaar de woningen sociale huur blijven: vanaf 25 "
        "jaar tellen ze mee.",
    ),
    "booking_not_verifiable": Case(
        plan(20, 3),
        "Onbekend: 3 van de 20 woningen zijn sociale huur (15%); vereist zijn er 6 (30%, afspraak 2). Er is "
        "compensatie geboekt die hier niet is te controleren: van de boeking of van de andere locatie is niet alles "
        "bekend of zichtbaar. Zonder die boeking nodig: 3 woningen omzetten naar sociale huur, of 5 sociale "
        "huurwoningen erbij.",
        (booking("Weg", "Elim", 3),),
    ),
    "status_not_counted": Case(
        plan(20, 3, status="5A"),
        "Telt niet mee: status 5A ambtelijk, met locatie. Dat ideeën binnen het gemeentehuis (5A en 5B) niet "
        "meetellen, is een keuze: afspraak 2 zegt er niets over.",
    ),
    "no_new_homes": Case(
        plan(0),
        "Telt niet mee: er komen geen nieuwe woningen. De regel (afspraak 2) gaat over nieuwe woningen.",
    ),
    "decided_before_rule": Case(
        plan(20, 3, decision_date="2023-10-01"),
        "Telt niet mee: het besluit is van vóór 2 oktober 2023. Dat projecten vanaf die dag nieuw zijn, is een keuze: "
        "afspraak 2 noemt geen datum.",
    ),
    "below_smallest_project": Case(
        plan(1),
        "Telt niet mee: 1 woning, en de regel (afspraak 2) geldt hier vanaf 5 woningen (keuze, niet uit de afspraken).",
        choices={"smallest_project": 5},
    ),
    "replacement_left_out": Case(
        plan(20, 3, social_demolished=1),
        "Telt niet mee: vervangende nieuwbouw, want er wordt sociale huur gesloopt (1 woning). Dit is een keuze, niet "
        "uit de afspraken: afspraak 2 zegt er niets over.",
        choices={"replacement": "left_out"},
    ),
    "dwellings_unknown": Case(
        plan(None, None),
        "Onbekend: het aantal nieuwe woningen is niet ingevuld. Vul het aantal in (30%, afspraak 2).",
    ),
    "status_unknown": Case(
        plan(20, 6, status=None),
        "Onbekend: de planologische status is niet ingevuld, daarom is niet bekend of de locatie meetelt (afspraak 2). "
        "Telt zij mee, dan geldt: 6 van de 20 woningen zijn sociale huur (30%); vereist zijn er 6 (30%, afspraak 2). "
        "Vul de status in.",
    ),
    "phase_unknown": Case(
        plan(10, 0, project_id="A"),
        "Onbekend: van een andere fase van dit project ontbreekt een gegeven dat beslist (afspraak 2). Tellen alle "
        "fasen mee, dan geldt: 8 van de 20 woningen zijn sociale huur (40%); vereist zijn er 6 (30%, afspraak 2). Vul "
        "dat gegeven in. Samen beoordeeld als één project (keuze, niet uit de afspraken), met per fase de sociale "
        "huur: Plan Elim (0 van 10) en Plan Pesse (8 van 10).",
        others={"Pesse": plan(10, 8, status=None, project_id="A", completion_year=2028)},
    ),
    "phase_hidden": Case(
        plan(10, 0, project_id="A", partly_hidden=True),
        "Onbekend: hier zijn niet alle fasen van dit project zichtbaar, en fasen worden samen beoordeeld (afspraak 2).",
    ),
    "decision_date_unknown": Case(
        plan(20, 6, status="1A", decision_date=None),
        "Onbekend: het plan is hard (1A onherroepelijk), maar de datum van het besluit is niet ingevuld. Besluiten "
        "vóór 2 oktober 2023 tellen niet mee (keuze, niet uit de afspraken). "
        "Telt zij mee, dan geldt: 6 van de 20 woningen zijn sociale huur (30%); vereist zijn er 6 (30%, afspraak 2). "
        "Vul de datum in.",
    ),
    "demolition_unknown": Case(
        plan(20, 6, social_demolished=None),
        "Onbekend: niet ingevuld is of er sociale huur wordt gesloopt, en vervangende nieuwbouw telt niet mee "
        "(keuze, niet uit de afspraken). "
        "Telt zij mee, dan geldt: 6 van de 20 woningen zijn sociale huur (30%); vereist zijn er 6 (30%, afspraak 2). "
        "Vul het aantal in.",
        choices={"replacement": "left_out"},
    ),
}

NOT_DUTCH = re.compile(
    r"nan|none|null|<na>|[{}_]|\b(the|and|of the|home|homes|unknown|plan_|corporation|market|true|false)\b",
    re.IGNORECASE,
)


def judge(case):
    result = share(locations(Elim=case.elim, **case.others), case.lines, **case.choices)
    return result.table.loc["Elim"]


@pytest.fixture(scope="module")
def answers():
    return {reason: judge(case) for reason, case in CASES.items()}


def test_every_reason_has_a_sentence_and_a_case():
    assert set(SENTENCES) == set(REASON_VERDICT) == set(CASES)


@pytest.mark.parametrize("reason", CASES)
def test_the_case_gets_this_reason_its_verdict_and_this_sentence(answers, reason):
    found = answers[reason]
    assert (found["reason"], found["verdict"]) == (reason, REASON_VERDICT[reason])
    assert found["explanation"] == CASES[reason].sentence


@pytest.mark.parametrize("reason", CASES)
def test_the_sentence_names_the_article_and_is_plain_dutch(answers, reason):
    sentence = answers[reason]["explanation"]
    assert "afspraak 2" in sentence
    assert sentence.endswith(".")
    assert "  " not in sentence
    assert not NOT_DUTCH.search(sentence)


@pytest.mark.parametrize("reason", CASES)
def test_every_sentence_within_starts_with_a_capital(answers, reason):
    parts = answers[reason]["explanation"].split(". ")
    assert all(part[0].isupper() or part[0].isdigit() for part in parts)


def test_three_creditors_are_named_the_dutch_way():
    plans = locations(Elim=plan(20, 3), A=plan(20, 7), B=plan(20, 7), C=plan(20, 7))
    result = share(plans, [booking(name, "Elim", 1, f"2024-06-0{n}") for n, name in enumerate("ABC", start=1)])
    assert (
        "Geboekt: 1 woning van Plan A, 1 woning van Plan B en 1 woning van Plan C."
        in result.table.loc["Elim", "explanation"]
    )


@pytest.mark.parametrize(
    ("creditor", "line", "told"),
    [
        (plan(20, 8), booking("Pesse", "Elim", 3), "2 woningen van Plan Pesse (3 afgesproken; overschot is kleiner"),
        (
            plan(20, 6, open_tenure=3),
            booking("Pesse", "Elim", 3),
            "0 woningen van Plan Pesse (3 afgesproken; overschot is",
        ),
        (plan(20, 9), booking("Pesse", "Elim", None), "0 woningen van Plan Pesse (vorm of aantal woningen is niet"),
        (plan(20, 6), booking("Pesse", "Elim", None, form="money"), "compensatie in geld (telt niet als woningen)"),
    ],
    ids=["shrunk", "not certain", "not filled in", "money"],
)
def test_a_booking_that_does_not_wholly_count_says_why(creditor, line, told):
    sentence = judge(Case(plan(20, 3), "", (line,), {"Pesse": creditor}))["explanation"]
    assert f"Geboekt: {told}" in sentence
    assert not NOT_DUTCH.search(sentence)


def test_rent_of_unknown_price_may_be_social_and_the_shortage_is_a_range():
    """Vroonermeer Driehoek: 8 of 35 homes are rent of a price that the file does not tell."""
    row = judge(Case(plan(35, None, open_tenure=8, rent_unknown=8, tenure_unknown=0), ""))
    assert row["explanation"] == (
        "Voldoet niet aan het uitgangspunt: van de 35 woningen zijn er zeker 0 sociale huur en hooguit 8 (0% tot "
        "22,9%); vereist zijn er 11 (30%, afspraak 2). Nog open: 3 tot 11 woningen. Nodig: 11 woningen omzetten naar "
        "sociale huur, of 15 sociale huurwoningen erbij (in elk geval genoeg)."
    )
    assert list(row[["social_homes", "social_homes_possible", "open_homes_certain", "open_homes"]]) == [0, 8, 3, 11]
    assert pd.isna(row["social_share"])


class TestSocialRentOfAMarketParty:
    BL13 = plan(20, 8, landlord="market", guarantee_years=15)

    def test_homes_that_are_social_for_too_few_years_are_named_with_the_way_out(self):
        assert judge(Case(self.BL13, ""))["explanation"].endswith(
            " 8 woningen sociale huur van een marktpartij tellen niet mee: afgesproken is 15 jaar sociale huur, nodig "
            "is 25 jaar. Wordt dat 25 jaar, dan tellen er 8 mee en voldoet de locatie."
        )

    def test_a_way_out_that_is_not_enough_does_not_promise_it(self):
        assert judge(Case(plan(20, 4, landlord="market", guarantee_years=15), ""))["explanation"].endswith(
            "Wordt dat 25 jaar, dan tellen er 4 mee."
        )

    def test_where_only_corporations_count_there_is_no_such_way_out(self):
        case = Case(self.BL13, "", choices={"social_definition": "corporation_only"})
        assert judge(case)["explanation"].endswith(
            " 8 woningen sociale huur van een marktpartij tellen niet mee: alleen woningen van een corporatie tellen "
            "hier (keuze, niet uit de afspraken)."
        )


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (plan(20, 7, social_demolished=1), "Geen overschot, want er wordt 1 sociale huurwoning gesloopt."),
        (plan(20, 20, social_demolished=14), "Geen overschot, want er worden 14 sociale huurwoningen gesloopt."),
        (plan(20, 20, social_demolished=None), "daarom is het overschot onbekend."),
    ],
    ids=["one", "more", "unknown"],
)
def test_a_plan_that_replaces_says_why_nothing_is_over(row, told):
    assert judge(Case(row, ""))["explanation"].endswith(told)


def test_one_social_home_takes_the_singular():
    assert "1 van de 9 woningen is sociale huur" in judge(Case(plan(9, 1), ""))["explanation"]


def test_parts_of_homes_are_written_with_a_comma():
    assert "vereist zijn er 3,3 (30%" in judge(Case(plan(11, 3), "", choices={"rounding": "none"}))["explanation"]


def test_large_numbers_take_a_point():
    assert "van de 1.200 woningen" in judge(Case(plan(1200, 3), ""))["explanation"]


def test_braces_in_a_name_are_only_text():
    plans = locations(Elim=plan(20, 3), Pesse=plan(20, 9, name="{row.name} %s"))
    assert "3 woningen van {row.name} %s" in share(plans).table.loc["Elim", "explanation"]


def test_a_creditor_without_a_name_is_called_by_its_number():
    plans = locations(Elim=plan(20, 3), Pesse=plan(20, 9, name=None))
    assert "3 woningen van Pesse" in share(plans).table.loc["Elim", "explanation"]


def test_the_norm_in_the_sentence_is_the_norm_in_force():
    case = Case(plan(20, 3), "", choices={"minimum_share": 1})
    assert "vereist zijn er 20 (100%, afspraak 2)" in judge(case)["explanation"]
