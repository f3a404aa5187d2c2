"""Two municipalities that differ only in what is hidden look exactly alike, in every file and for every reader."""

import os
from collections import defaultdict

import pytest
from builders import TODAY
from care import NEEDS
from viewers import VIEWERS

from geo_pa.analyses.aandachtsgroepen.linking import count_and_protect
from geo_pa.delivery import FORMATS, export
from geo_pa.model import STANDARD

pytestmark = [pytest.mark.fuzz, pytest.mark.slow]

QUESTION = "aandachtsgroepen"
THOROUGH = os.environ.get("GEO_PA_THOROUGH") == "1"
READERS, MOST = (VIEWERS, 3) if THOROUGH else (VIEWERS[-1:], 1)


def test_other_hidden_counts_with_the_same_shown_ones_give_the_same_bytes(session):
    """What may not be shown changes nothing at all: two municipalities that differ in it look exactly alike."""
    needed = session.workspace.rules(*NEEDS, on=TODAY)
    table = session.layer("allocations", closed=True)
    others = {name: session.layer(name, closed=True) for name in ("vacancies", "neighbourhoods")}
    first = count_and_protect(table, **others, rules=needed)
    other = exchanged(table, first, others, needed)
    changed = session.changed("allocations", other)
    for viewer, form in ((viewer, form) for viewer in READERS for form in FORMATS):
        ours, theirs = (one.run(QUESTION, viewer=viewer) for one in (session, changed))
        assert export(ours, form, viewer=STANDARD[viewer]) == export(theirs, form, viewer=STANDARD[viewer])


def exchanged(table, first, others, needed):
    """Move one from one hidden row to another, wherever that leaves everything that is shown as it was."""
    hidden = first.open.hidden[first.open.hidden].index
    small = table[(table["group"] != "statushouders") & (table["allocations"] > 0)]
    moved, done = table.copy(), defaultdict(int)
    for at, row in small.sample(frac=1, random_state=4).iterrows():
        if f"neighbourhood\t{row['neighbourhood_code']}\t{row['group']}" not in hidden or len(done) == MOST:
            continue
        same = table[(table["group"] == row["group"]) & (table["neighbourhood_code"] != row["neighbourhood_code"])]
        for to in same.index[same["allocations"] > 0][:4]:
            trial = moved.copy()
            trial.loc[at, "allocations"] -= 1
            trial.loc[to, "allocations"] += 1
            found = count_and_protect(trial, **others, rules=needed)
            alike = found.open.shown[first.open.shown.index].equals(first.open.shown)
            if alike and (found.open.hidden == first.open.hidden)[hidden].all():
                moved, done[at] = trial, 1
                break
    assert done, "no exchange was found"
    return moved
