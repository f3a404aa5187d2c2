"""A date after the agreements: their outcome is held against what was agreed, and the page says so."""

from datetime import date

import pytest

from geo_pa.engine import notes_on_date
from geo_pa.model import Verdict
from geo_pa.present.agreement_monitor import tables as agreement_tables
from geo_pa.registry import ANALYSES

AFTER = date(2028, 1, 15)


@pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES])
def test_every_question_is_answered_after_the_last_day_of_its_agreement(session, analysis):
    result = session.run(analysis, on=AFTER)
    assert len(result.table)
    said = [note for note in result.evidence.assumptions if note.startswith("Wat is afgesproken, gold tot en met")]
    assert len(said) == bool(result.rules.lapsed)


def test_what_has_ended_is_told_with_its_last_day_and_that_the_data_are_older(session):
    over, beyond = notes_on_date(session.run("social_share", on=AFTER).rules, date(2026, 1, 1))
    assert over == (
        "Wat is afgesproken, gold tot en met 31 december 2027 (afspraak 2). "
        "De stand op 15 januari 2028 is daaraan gemeten."
    )
    assert beyond == (
        "De gegevens zijn van 1 januari 2026: wat daarna is gebeurd, staat er niet in. "
        "Plannen die op 15 januari 2028 klaar hadden moeten zijn, tellen nog als plan, tot de einddatum van hun "
        "afspraak."
    )


@pytest.mark.parametrize(
    ("analysis", "told"), [("social_growth", True), ("village_stock", True), ("social_share", False)]
)
def test_past_the_last_day_of_its_agreement_no_question_says_that_plans_still_count(session, analysis, told):
    notes = " ".join(session.run(analysis, on=AFTER).evidence.assumptions)
    no_longer = "Plannen tellen niet meer mee: na 31 december 2027 telt alleen wat is gerealiseerd of gemeld."
    assert (no_longer in notes, "tellen nog als plan" in notes) == (told, not told)
    assert no_longer not in " ".join(session.run(analysis, on=date(2027, 6, 1)).evidence.assumptions)


def test_on_the_reference_date_of_the_data_there_is_nothing_to_tell(session):
    assert notes_on_date(session.run("social_share").rules, session.workspace.info.reference_date) == ()


@pytest.mark.parametrize("analysis", ["social_growth", "agreement_monitor"])
def test_after_the_deadline_nobody_is_behind_schedule_any_more(session, analysis):
    before, after = (session.run(analysis, on=on).table for on in (date(2026, 1, 1), AFTER))
    failed = after[after["verdict"] == Verdict.FAILS]
    assert len(failed)
    assert not before["reason"].eq("missed").any()
    assert failed["explanation"].str.startswith(("Niet gehaald", "Boven het maximum")).all()
    assert not before["explanation"].str.startswith("Niet gehaald").any()


def test_after_the_deadline_the_word_is_that_of_the_outcome(session):
    rows = session.run("agreement_monitor", on=AFTER).table
    said = agreement_tables.agreements(rows).data.set_index("Afspraak")["Oordeel"]
    assert said["1. Netto uitbreiding van de sociale voorraad"] == "✕ niet gehaald"
    assert not said.str.contains("achter op schema").any()
