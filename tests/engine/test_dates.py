"""A date after the agreements: their outcome is held against what was agreed, and the page says so."""

from datetime import date

import pytest

from geo_pa.engine import ended
from geo_pa.model import Verdict
from geo_pa.registry import ANALYSES

AFTER = date(2028, 1, 15)


@pytest.mark.parametrize("analysis", [entry.id for entry in ANALYSES])
def test_every_question_is_answered_after_the_last_day_of_its_agreement(session, analysis):
    result = session.run(analysis, on=AFTER)
    assert len(result.table)
    assert (ended(result.rules) in result.evidence.assumptions) == bool(result.rules.lapsed)


def test_what_has_ended_is_told_with_its_last_day(session):
    said = ended(session.run("social_share", on=AFTER).rules)
    assert said == (
        "Wat is afgesproken, gold tot en met 31 december 2027 (afspraak 2). "
        "De stand op 15 januari 2028 is daaraan gemeten."
    )
    assert ended(session.run("social_share").rules) == ""


@pytest.mark.parametrize("analysis", ["social_growth", "agreement_monitor"])
def test_after_the_deadline_nobody_is_behind_schedule_any_more(session, analysis):
    before, after = (session.run(analysis, on=on).table for on in (date(2026, 1, 1), AFTER))
    failed = after[after["verdict"] == Verdict.FAILS]
    assert len(failed)
    assert failed["explanation"].str.startswith(("Niet gehaald", "Boven het maximum")).all()
    assert not before["explanation"].str.startswith("Niet gehaald").any()
