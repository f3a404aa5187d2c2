"""What only the card of a village tells: what would change its verdict, and figures from both sides where in doubt."""

from markupsafe import Markup

from geo_pa import terms
from geo_pa.model import Result, Verdict
from geo_pa.present.card import card_of
from geo_pa.present.marks import sign
from geo_pa.present.special import Own, Row

SAID = "village_verdict"
RANGES = {
    "stock_now_homes": ("stock_now_least_homes", "stock_now_most_homes"),
    "stock_end_homes": ("stock_end_least_homes", "stock_end_most_homes"),
}
"""Between what a figure lies that is not certain."""

WHERE_SOME = (
    *("losses_before_homes", "losses_without_contribution_homes", "dip_depth_homes", "linked_dip_homes"),
    *("soft_gain_homes", "soft_loss_homes", "stock_end_with_soft_homes"),
)
"""Figures that say nothing where they are 0, or the same as without soft plans."""


def own(row: Row, _result: Result, _detail: str) -> Own:
    """Tell what would change the verdict, and leave out what says nothing."""
    sides = [side for name, both in RANGES.items() for side in ((*both,) if _certain(row, name) else (name,))]
    return Own(ways=_ways(row), without=[*sides, *(name for name in WHERE_SOME if not _says_something(row, name))])


def together(result: Result) -> Row:
    """Return the row of all villages together."""
    return dict(result.details["together"].iloc[0])


def card_of_all(result: Result) -> Markup:
    """Explain all villages together; their figures stand above the page."""
    return card_of({name: value for name, value in together(result).items() if name in TOLD}, result, "together")


TOLD = ("name", "verdict", "explanation", "homes_to_add", "add_by", "room_homes", "losses_without_contribution_homes")
"""What the card of all villages together tells."""


def standing(result: Result, *, partial: bool) -> Markup:
    """Write how all villages together stand, as the heading above their figures."""
    row, seen = together(result), ", voor zover zichtbaar" if partial else ""
    return Markup('<h4 class="geo-pa-standing">{}{}: {} {}</h4>').format(
        row["name"], seen, sign(row["verdict"], SAID, 22), terms.label(SAID, row["verdict"])
    )


def _ways(row: Row) -> list[tuple[str, str]]:
    """Show how many homes would change the verdict, where there is such a number, and what else that takes."""
    ways = []
    if not terms.is_missing(row["homes_to_add"]):
        ways.append((terms.homes(row["homes_to_add"]), f"erbij uiterlijk op {terms.day(row['add_by'])}{_purpose(row)}"))
    if not terms.is_missing(row["room_homes"]) and row["room_homes"]:
        ways.append((terms.homes(row["room_homes"]), "kunnen er nog af, als dat bijdraagt aan de kwaliteit"))
    return ways


def _purpose(row: Row) -> str:
    """Tell which verdict more homes give, and whether a contribution to quality would do as well, or is needed too."""
    contribution = "een bijdrage aan de kwaliteit bij elk verlies"
    if row["verdict"] == Verdict.FAILS:
        return f", of {contribution}, voor '{terms.label(SAID, Verdict.AT_RISK)}'"
    lacking = row["losses_without_contribution_homes"]
    also = f", en {contribution}" if terms.is_missing(lacking) or lacking else ""
    return f"{also}, voor '{terms.label(SAID, Verdict.MEETS)}'"


def _certain(row: Row, name: str) -> bool:
    """Tell whether a figure is shown as it is: it is certain, or nothing better is known."""
    least = RANGES[name][0]
    return name not in row or not terms.is_missing(row[name]) or terms.is_missing(row[least])


def _says_something(row: Row, name: str) -> bool:
    value = row.get(name)
    if terms.is_missing(value):
        return True
    return bool(value != row["stock_end_homes"]) if name == "stock_end_with_soft_homes" else bool(value != 0)
