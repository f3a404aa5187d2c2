"""What each project holds, needs and can lend, at least and at most, whatever is unknown of its rows."""

import pandas as pd

from geo_pa.analyses.social_share.counting import share
from geo_pa.analyses.social_share.projects import Projects
from geo_pa.measures.tenure import required_parts
from geo_pa.model import Rules

SUMS = ("dwellings", "known", "possible", "barred", "social_demolished")

OPEN_TENURE = ("landlord_unknown", "guarantee_unknown", "tenure_unknown")
"""Why it is not known how many homes are social; of a project the first that holds for one of its rows."""


def needs(rows: pd.DataFrame, made: Projects, rules: Rules) -> pd.DataFrame:
    """Put rows together into projects.

    A row of which it is not known whether it counts is taken in where that is worse, to find the most that is needed,
    and where that is better, to find the least.

    Parameters
    ----------
    rows : DataFrame
        From :func:`geo_pa.analyses.social_share.counting.count`.
    made : Projects
        Which rows are one project.
    rules : Rules
        The set ``social_share``.

    Returns
    -------
    DataFrame
        By project: the sums SUMS, ``required`` and ``parts_per_home``, ``not_counted``, ``undecided`` and
        ``open_tenure`` (reasons), ``counts``, ``may_count`` and ``may_lend`` (bool). In whole homes ``short``,
        ``least_short``, ``lendable`` and ``most_lendable``: part of a home short asks for a whole one, and part of a
        home over is not lent. In parts of a home ``short_parts``, ``least_short_parts`` and ``surplus``.
    """
    member = rows["not_counted"].isna()
    rows = rows.assign(**{name: rows[name].where(member, 0) for name in SUMS[:-1]})
    sums = pd.DataFrame({name: made.total(rows[name]) for name in SUMS})
    required, per_home = required_parts(sums["dwellings"], share(rules), rules.word("rounding"))
    required = required.mask(made.any(rows["hidden"]))
    found = sums.assign(required=required, parts_per_home=per_home, **_standing(rows, sums, made, rules))
    counts, may_count = found["counts"], found["may_count"]
    any_creditor = not rules.flag("creditor_hard")
    sure = rows["undecided"].isna() & ((rows["hardness"] == "hard") | any_creditor)
    perhaps = (rows["hardness"] != "soft") | any_creditor
    most = _needed(rows, rows["known"], made, rules, worst=True)
    least = _needed(rows, rows["possible"], made, rules, worst=False)
    lendable = _over(rows, rows["known"].where(sure, 0), made, rules)
    at_best = _needed(rows, rows["possible"].where(perhaps, 0) - rows["replaced"].fillna(0), made, rules, worst=False)
    short, least_short = most.clip(lower=0).where(may_count, 0), least.clip(lower=0).where(counts, 0)
    return found.assign(
        short_parts=short,
        short=-(-short // per_home),
        least_short_parts=least_short,
        least_short=-(-least_short // per_home),
        surplus=_over(rows, rows["known"], made, rules).where(counts, 0),
        may_lend=counts & made.any(sure),
        lendable=(lendable // per_home).where(counts, 0),
        most_lendable=((-at_best).clip(lower=0) // per_home).where(may_count, 0),
        open_tenure=_open_tenure(rows, made),
    )


def _needed(rows: pd.DataFrame, held: pd.Series, made: Projects, rules: Rules, *, worst: bool) -> pd.Series:
    """Give the parts of a home that are required beyond those held, at worst or at best; below 0 where some are over.

    Rounding keeps the order of what is needed, so that each row in doubt may be judged by itself: it goes with the
    worst where it needs more than it holds, and with the best where it holds more.
    """
    norm, size = share(rules), rows["dwellings"]
    beyond = norm.numerator * size - norm.denominator * held
    taken = rows["undecided"].isna() | (beyond > 0 if worst else beyond < 0).fillna(False).astype(bool)
    required, per_home = required_parts(made.total(size.where(taken, 0)), norm, rules.word("rounding"))
    return (required - made.total(held.where(taken, 0)) * per_home).mask(
        made.total(size).isna() | made.any(rows["hidden"])
    )


def _over(rows: pd.DataFrame, held: pd.Series, made: Projects, rules: Rules) -> pd.Series:
    """Give the parts of a home that are certainly over: what replaces demolished homes is not, and may be unknown."""
    over = -_needed(rows, held - rows["replaced"], made, rules, worst=True)
    return over.clip(lower=0).mask((_needed(rows, held, made, rules, worst=True) >= 0).fillna(False), 0)


def _standing(rows: pd.DataFrame, sums: pd.DataFrame, made: Projects, rules: Rules) -> dict[str, pd.Series]:
    """Say which projects count, and what decides that they do not or that it is not known."""
    smallest, left_out = rules.integer("smallest_project"), rules.word("replacement") == "left_out"
    sure = rows["not_counted"].isna() & rows["undecided"].isna()
    gone = made.total(rows["social_demolished"].fillna(0).where(rows["undecided"].isna(), 0)) > 0
    not_counted = rows["not_counted"].reindex(made.ids)
    small = made.total(rows["dwellings"].where(sure, 0)) < smallest
    for reason, holds in {
        "below_smallest_project": (sums["dwellings"] < smallest).fillna(False),
        "replacement_left_out": gone & left_out,
    }.items():
        not_counted = not_counted.mask(not_counted.isna() & holds.astype(bool), reason)
    undecided = rows["undecided"].reindex(made.ids).mask(made.any(sure))
    for reason, holds in {
        "phase_hidden": made.any(rows["hidden"]),
        "demolition_unknown": sums["social_demolished"].isna() & left_out,
        "phase_unknown": sums["dwellings"].isna() | small | ((sums["social_demolished"] > 0).fillna(False) & left_out),
    }.items():
        undecided = undecided.mask(undecided.isna() & holds.astype(bool), reason)
    may_count = not_counted.isna()
    return {
        "not_counted": not_counted,
        "undecided": undecided,
        "may_count": may_count,
        "counts": may_count & undecided.isna(),
    }


def _open_tenure(rows: pd.DataFrame, made: Projects) -> pd.Series:
    """Say why homes of a project may or may not be social; where each row is certain, one of them may not count."""
    doubt = (rows["known"] != rows["possible"]).fillna(True)
    found = pd.Series("phase_unknown", index=made.ids, dtype="str")
    for reason in reversed(OPEN_TENURE):
        found = found.mask(made.any(doubt & (rows["open_tenure"] == reason)), reason)
    return found
