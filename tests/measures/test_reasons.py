"""The reason of a row: the first of some that holds."""

import numpy as np
import pandas as pd

from geo_pa.measures.reasons import first_reason

ROWS = pd.Index(["a", "b", "c"])


def test_the_first_reason_that_holds_is_named_and_none_where_none_does():
    holds = {
        "first": pd.Series([True, False, False], index=ROWS),
        "second": np.array([True, True, False]),
    }
    found = first_reason(ROWS, holds)
    assert found[:2].tolist() == ["first", "second"]
    assert pd.isna(found["c"])


def test_what_is_not_known_to_hold_does_not():
    holds = {"perhaps": pd.Series([pd.NA, True, False], index=ROWS, dtype="boolean"), "never": False}
    assert first_reason(ROWS, holds, "otherwise").tolist() == ["otherwise", "perhaps", "otherwise"]


def test_each_row_may_have_a_reason_of_its_own_where_none_holds_and_one_for_all_may_hold():
    own = pd.Series(["mine", None, "mine"], index=ROWS, dtype="str")
    found = first_reason(ROWS, {"some": pd.Series([False, False, True], index=ROWS)}, own)
    assert found.fillna("missing").tolist() == ["mine", "missing", "some"]
    assert first_reason(ROWS, {"all": True}).tolist() == ["all"] * 3
