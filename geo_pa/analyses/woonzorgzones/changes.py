"""Who gains and who loses when a facility is added or closed."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any, cast

import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones.residents import division_hidden
from geo_pa.analyses.woonzorgzones.sentences import metres
from geo_pa.model import Result
from geo_pa.terms import is_missing, label, number, percent, plural

UNITS: Mapping[str, str] = MappingProxyType({"neighbourhood": "table", "complex": "complexes", "location": "locations"})
"""What is compared, and in which table of a result it stands."""

COLUMNS = (
    "unit",
    "id",
    "name",
    "change",
    "explanation",
    "distance_before_m",
    "distance_after_m",
    "reach_before",
    "reach_after",
    "share_zone_before",
    "share_zone_after",
    "facility_score_before",
    "facility_score_after",
    "homes",
    "in_zone_before_residents",
    "in_zone_after_residents",
)

LEAST = 1e-6
"""Metres, or share: what differs less is the same."""


def gains_and_losses(before: Result, after: Result) -> pd.DataFrame:
    """List every neighbourhood, complex and location that comes nearer to care and services, or farther from them.

    Parameters
    ----------
    before, after : Result
        Two answers of this analysis, such as those of a session and of that session with another layer of facilities.

    Returns
    -------
    DataFrame
        One row per unit that is in both and changes, neighbourhoods first: ``unit``, ``id``, ``name``, ``change``
        (gain; loss; mixed where the one is better and the other worse; unclear where something becomes known or
        unknown), ``explanation``, and before and after of the walking distance to a centre, the reach, the share of the
        streets in the zone (missing in both where hidden in one, and then not compared), the facility score and the
        older residents in the zone (missing where hidden); ``homes`` are the corporation homes of a neighbourhood, the
        units of a complex, the new homes of a location.
    """
    found = [_changed(unit, _table(before, unit), _table(after, unit)) for unit in UNITS]
    return pd.concat(found, ignore_index=True)


def _table(result: Result, unit: str) -> pd.DataFrame:
    """Give the rows of one kind of unit with the columns that are compared; what it does not have is missing."""
    rows = result.table if unit == "neighbourhood" else result.details[UNITS[unit]]
    how_many = {"neighbourhood": "corporation_homes", "complex": "homes", "location": "dwellings"}[unit]
    hidden = division_hidden(rows) if unit == "neighbourhood" else pd.Series(False, index=rows.index)
    reach = (
        rows["reach"] if "reach" in rows else (rows["share_zone"].isna() & ~hidden).map({True: "unknown", False: ""})
    )
    return pd.DataFrame(
        {
            "name": rows["name"],
            "hidden": hidden,
            "distance_m": rows["distance_m"],
            "reach": reach,
            "share_zone": rows.get("share_zone", pd.Series(np.nan, index=rows.index)),
            "facility_score": rows["facility_score"],
            "homes": rows[how_many],
            "residents": rows.get("older_in_zone_residents", pd.Series(pd.NA, index=rows.index, dtype="Int64")),
        }
    )


def _changed(unit: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    both = before.index.intersection(after.index, sort=False)
    hidden = before.loc[both, "hidden"] | after.loc[both, "hidden"]
    was, now = (
        rows.loc[both].assign(share_zone=lambda rows: rows["share_zone"].mask(hidden)) for rows in (before, after)
    )
    change = _change(was, now)
    rows = pd.DataFrame(
        {
            "unit": unit,
            "id": both,
            "name": now["name"],
            "change": change,
            "homes": now["homes"],
            **_side(was, "before"),
            **_side(now, "after"),
        },
        index=both,
    ).astype({"reach_before": "str", "reach_after": "str"})[change.notna()]
    return rows.assign(explanation=pd.array(_explain(rows), dtype="str"))[list(COLUMNS)]


def _side(rows: pd.DataFrame, when: str) -> dict[str, pd.Series]:
    """Name what is compared, before or after."""
    return {
        f"distance_{when}_m": rows["distance_m"],
        f"reach_{when}": rows["reach"].replace("", pd.NA),
        f"share_zone_{when}": rows["share_zone"],
        f"facility_score_{when}": rows["facility_score"],
        f"in_zone_{when}_residents": rows["residents"],
    }


def _change(was: pd.DataFrame, now: pd.DataFrame) -> pd.Series:
    """Name the change of each unit; missing where nothing changes."""
    before, after = _better_when_more(was), _better_when_more(now)
    unclear = (before.isna() != after.isna()).any(axis=1)
    gain, loss = (after > before + LEAST).any(axis=1), (after < before - LEAST).any(axis=1)
    words = np.select([unclear, gain & loss, gain, loss], ["unclear", "mixed", "gain", "loss"], default="")
    return pd.Series(words, index=was.index, dtype="str").replace("", pd.NA)


def _better_when_more(rows: pd.DataFrame) -> pd.DataFrame:
    """Turn distances around; what certainly cannot be walked to is infinitely far, what is unknown stays missing."""
    near = -rows["distance_m"].fillna(np.inf).mask(rows["reach"] == "unknown")
    return pd.DataFrame({"near": near, "share": rows["share_zone"], "score": rows["facility_score"]})


NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "neighbourhood": ("corporatiewoning", "corporatiewoningen"),
        "complex": ("eenheid", "eenheden"),
        "location": ("nieuwe woning", "nieuwe woningen"),
    }
)
"""What ``homes`` counts, one and more."""


def _explain(rows: pd.DataFrame) -> list[str]:
    return [_sentence(row) for row in cast("Iterable[Any]", rows.itertuples())]


def _sentence(row: Any) -> str:
    """Tell what changes: the walk, the reach, the streets in the zone, the score; and how many homes it is about."""
    parts = [
        _part("loopafstand tot een centrum", row.distance_before_m, row.distance_after_m, _metres),
        _part("ligging", row.reach_before, row.reach_after, _reach),
        _part("straten in de zone", row.share_zone_before, row.share_zone_after, _percent),
        _part("voorzieningenscore", row.facility_score_before, row.facility_score_after, _score),
    ]
    told = "; ".join(filter(None, parts)) or "een verschil te klein om te tonen"
    count = "" if is_missing(row.homes) else f" ({plural(row.homes, *NOUNS[row.unit])})"
    return f"{label('zone_change', row.change).capitalize()}{count}: {told}."


def _part(what: str, before: object, after: object, write: Any) -> str:
    was, now = write(before), write(after)
    return "" if was == now else f"{what} van {was} naar {now}"


def _metres(distance: Any) -> str:
    return "niet te lopen of onbekend" if is_missing(distance) else metres(distance)


def _reach(reach: object) -> str:
    return label("reach", reach)


def _percent(share: Any) -> str:
    return percent(share)


def _score(score: Any) -> str:
    return number(None if is_missing(score) else round(score, 2), 2)
