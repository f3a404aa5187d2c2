"""Sentences that name an agreement: by what it asks where they are written, by its number where they are read.

Another municipality agreed on the same in another place, or not at all. A sentence says "te weinig groen (⟦green⟧)",
and becomes "te weinig groen (afspraak 13)", or "te weinig groen" where no agreement asks for green.
"""

import re
from dataclasses import replace
from typing import TypeVar

import pandas as pd

from geo_pa.model.results import Result
from geo_pa.model.rules import Rules

Frame = TypeVar("Frame", bound=pd.DataFrame)

TOKEN = re.compile(r"(?P<open> \()?⟦(?P<subjects>[\w ]+)⟧(?P<rest>; )?(?P<close>\))?")

TOLD = ("explanation", "sentence")
"""Columns of sentences."""


def filled(text: str, rules: Rules) -> str:
    """Write the numbers of agreements in a sentence; without any, what stood between brackets goes with them."""
    return TOKEN.sub(lambda found: _named(found, rules), text)


def with_numbers(result: Result, rules: Rules) -> Result:
    """Write the numbers of agreements in every sentence of an answer."""
    evidence = result.evidence
    return replace(
        result,
        table=_filled(result.table, rules),
        details={name: _filled(frame, rules) for name, frame in result.details.items()},
        evidence=replace(evidence, assumptions=tuple(filled(text, rules) for text in evidence.assumptions)),
    )


def _named(found: re.Match[str], rules: Rules) -> str:
    start, rest, end = (found[part] or "" for part in ("open", "rest", "close"))
    named = rules.agreed(*found["subjects"].split())
    if named:
        return f"{start}{named}{rest}{end}"
    return "" if start and end else f"{start}{end}"


def _filled(frame: Frame, rules: Rules) -> Frame:
    told = {name: list(frame[name]) for name in TOLD if name in frame.columns}
    numbered = {
        name: pd.array([filled(text, rules) for text in texts], dtype="str")
        for name, texts in told.items()
        if any("⟦" in str(text) for text in texts)
    }
    return frame.assign(**numbered) if numbered else frame
