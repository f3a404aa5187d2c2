"""Who gains and who loses when a facility is added or closed."""

from collections.abc import Mapping
from functools import partial
from types import MappingProxyType
from typing import Any

import numpy as np
import pandas as pd

from geo_pa.analyses.woonzorgzones import homes
from geo_pa.analyses.woonzorgzones.sentences import metres
from geo_pa.analyses.woonzorgzones.walking import IN_ZONE
from geo_pa.measures.reasons import first_reason
from geo_pa.measures.rows import rows as each_row
from geo_pa.model import Result
from geo_pa.terms import is_missing, label, number, plural

UNITS: Mapping[str, str] = MappingProxyType({"neighbourhood": "table", "complex": "complexes", "location": "locations"})
"""What is compared, and in which table of a result it stands."""

COLUMNS = (
    *("unit", "id", "name", "change", "explanation", "distance_before_m", "distance_after_m"),
    *("reach_before", "reach_after", "facility_score_before", "facility_score_after"),
    *("homes", "homes_in_zone_before", "homes_in_zone_after"),
)

LEAST = 1e-6
"""Metres: what differs less is the same."""


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
        unknown), ``explanation``, and before and after of the walking distance to a centre, the reach, the facility
        score and the corporation homes of a neighbourhood that lie in the zone; ``homes`` are the corporation homes of
        a neighbourhood, the units of a complex, the new homes of a location. Nothing is told of people: what two
        answers show would give away how few live between them.
    """
    found = [_changed(unit, _table(before, unit), _table(after, unit)) for unit in UNITS]
    return pd.concat(found, ignore_index=True)


def _table(result: Result, unit: str) -> pd.DataFrame:
    """Give the rows of one kind of unit with the columns that are compared; what it does not have is missing.

    A complex that is gone comes nearer to nothing.
    """
    rows = result.table if unit == "neighbourhood" else result.details[UNITS[unit]]
    if unit == "complex":
        rows = rows[(rows["homes"] != 0).fillna(True)]
    missing = pd.Series(pd.NA, index=rows.index, dtype="Int64")
    how_many = {"neighbourhood": "corporation_homes", "complex": "homes", "location": "dwellings"}[unit]
    return pd.DataFrame(
        {
            "name": rows["name"],
            "distance_m": rows["distance_m"],
            "reach": rows["reach"] if "reach" in rows else _known(result),
            "facility_score": rows["facility_score"],
            "homes": rows[how_many],
            "homes_in_zone": _homes_in_zone(result) if unit == "neighbourhood" else missing,
        }
    )


def _known(result: Result) -> pd.Series:
    """Tell of neighbourhoods, which have no reach of their own, only where it is unknown."""
    unknown = (result.table["street_length_m"] == 0) | (result.totals["centres"] == 0)
    return unknown.map({True: "unknown", False: ""})


def _homes_in_zone(result: Result) -> pd.Series:
    tally = homes.counted(result.details["complexes"])
    inside = tally["homes"].where(tally["reach"].isin(IN_ZONE), 0).mask(tally["reach"] == "unknown")
    counts = homes.add_by(pd.DataFrame({"homes": inside}), tally["neighbourhood_code"], result.table.index)
    return counts["homes"].mask(result.table["corporation_homes"].isna())


def _changed(unit: str, before: pd.DataFrame, after: pd.DataFrame) -> pd.DataFrame:
    both = before.index.intersection(after.index, sort=False)
    was, now = before.loc[both], after.loc[both]
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
    told = [_sentence(row) for row in each_row(rows)]
    return rows.assign(explanation=pd.array(told, dtype="str"))[list(COLUMNS)]


def _side(rows: pd.DataFrame, when: str) -> dict[str, pd.Series]:
    """Name what is compared, before or after."""
    return {
        f"distance_{when}_m": rows["distance_m"],
        f"reach_{when}": rows["reach"].replace("", pd.NA),
        f"facility_score_{when}": rows["facility_score"],
        f"homes_in_zone_{when}": rows["homes_in_zone"],
    }


def _change(was: pd.DataFrame, now: pd.DataFrame) -> pd.Series:
    """Name the change of each unit; missing where nothing changes."""
    before, after = _better_when_more(was), _better_when_more(now)
    unclear = (before.isna() != after.isna()).any(axis=1)
    gain, loss = (after > before + LEAST).any(axis=1), (after < before - LEAST).any(axis=1)
    return first_reason(was.index, {"unclear": unclear, "mixed": gain & loss, "gain": gain, "loss": loss})


def _better_when_more(rows: pd.DataFrame) -> pd.DataFrame:
    """Turn distances around; what certainly cannot be walked to is infinitely far, what is unknown stays missing."""
    near = -rows["distance_m"].fillna(np.inf).mask(rows["reach"] == "unknown")
    served = rows["homes_in_zone"].astype("Float64")
    return pd.DataFrame(
        {"near": near, "homes": served.to_numpy(np.float64, na_value=np.nan), "score": rows["facility_score"]}
    )


NOUNS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "neighbourhood": ("corporatiewoning", "corporatiewoningen"),
        "complex": ("eenheid", "eenheden"),
        "location": ("nieuwe woning", "nieuwe woningen"),
    }
)
"""What ``homes`` counts, one and more."""


def _sentence(row: Any) -> str:
    """Tell what changes: the walk, the reach, the homes in the zone, the score; and how many homes it is about."""
    parts = [
        _part("loopafstand tot een centrum", row.distance_before_m, row.distance_after_m, _metres),
        _part("ligging", row.reach_before, row.reach_after, partial(label, "reach")),
        _part("corporatiewoningen in de zone", row.homes_in_zone_before, row.homes_in_zone_after, number),
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


def _score(score: Any) -> str:
    return number(None if is_missing(score) else round(score, 2), 2)
