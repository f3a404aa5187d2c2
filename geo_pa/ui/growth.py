"""The two bars of agreement 1: growth and replacement."""

from collections.abc import Mapping
from typing import Any

import pandas as pd
from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result
from geo_pa.present.charts import Piece, Target, target_bar
from geo_pa.present.marks import HARD, PAPER, REALISED, SOFT, image, verdict_mark
from geo_pa.ui.messages import html

UNIT = "eenheden"
MISSING = "Nog te vinden"
NOT_VISIBLE = "Niet zichtbaar of nog te vinden"


def show_growth(result: Result) -> None:
    """Show one bar for the growth of the stock and one for replacement.

    Parameters
    ----------
    result : Result
        Of ``social_growth``: one row per target.
    """
    for _, row in result.table.iterrows():
        missing = NOT_VISIBLE if row["reason"] == "not_all_visible" else MISSING
        target = Target(float(row["target"]), f"afgesproken {terms.number(row['target'])} {UNIT}")
        html(
            target_bar(
                str(row["name"]),
                pieces(row, missing),
                target,
                standing=standing(row["verdict"]),
                sentence=row["explanation"],
            )
        )


def standing(verdict: str) -> Markup:
    """Write how a target stands, with the sign of its verdict."""
    return Markup("{} {}").format(image(verdict_mark(verdict, 20)), terms.label("target_verdict", verdict))


def pieces(row: Mapping[str, Any] | pd.Series, missing: str = MISSING) -> list[Piece]:
    """Return the pieces of one target's bar: realised, hard, soft, and what is still missing."""
    return [
        Piece("Gerealiseerd", _figure(row["realised"]), REALISED),
        Piece("Harde plannen", _figure(row["hard"]), HARD),
        Piece("Zachte plannen", _figure(row["soft"]), SOFT, hatched=True),
        Piece(missing, _figure(row["gap"]), PAPER),
    ]


def _figure(value: Any) -> float | None:
    return None if terms.is_missing(value) else float(value)
