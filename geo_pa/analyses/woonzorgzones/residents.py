"""How many older residents live inside and outside the zone: estimated, rounded, and hidden where there are few."""

from dataclasses import dataclass
from functools import reduce
from operator import or_

import numpy as np
import numpy.typing as npt
import pandas as pd

from geo_pa.disclosure import tells_of_few
from geo_pa.measures.reasons import Holds, first_reason
from geo_pa.model import Rules, Signal

Counts = npt.NDArray[np.float64]
Flags = npt.NDArray[np.bool_]

BASES = {"75+": "share_75_plus", "65+": "share_65_plus"}
"""What counts as an older resident, best first, and the column that tells how many there are."""

FIGURES = ("older_residents", "older_in_zone_residents", "older_outside_zone_residents")

DIVIDING = ("share_core", "share_zone", "share_wide")
"""Shares of the streets: times everyone they tell how many live inside."""

DIVIDE = (
    *("zone_core_distance", "zone_distance", "zone_wide_distance", "snap_distance"),
    *("centre_nursing_home", "centre_care_home", "centre_service_centre", "centre_health_centre"),
)
"""Rules that say who lives inside: nobody who asks can change them for people.

Each other circle divides the same people otherwise. What two of them show would give away how many live between them.
"""

NOT_DIVIDED = ("residents_unknown", "no_streets", "no_centres")
"""Reasons by which it is unknown, and not hidden, how many live inside."""

REASON_SIGNAL = {
    "residents_unknown": Signal.UNKNOWN,
    "no_older_residents": Signal.NONE,
    "no_streets": Signal.UNKNOWN,
    "no_centres": Signal.UNKNOWN,
    "too_few_to_show": Signal.NONE,
    "white_spot": Signal.HIGH,
    "partly_outside": Signal.SOME,
    "few_outside": Signal.NONE,
}
"""Every reason code and the signal it stands for."""


def older_residents(neighbourhoods: pd.DataFrame) -> pd.DataFrame:
    """Estimate the older residents of each neighbourhood: from 75 where that share is known, else from 65."""
    shares = neighbourhoods[list(BASES.values())].to_numpy(np.float64)
    known = ~np.isnan(shares)
    best, any_known = known.argmax(axis=1), known.any(axis=1)
    basis = pd.array(list(BASES), dtype="str").take(np.where(any_known, best, -1), allow_fill=True)
    inhabitants = neighbourhoods["inhabitants"].to_numpy(np.float64, na_value=np.nan)
    count = inhabitants * shares[np.arange(len(shares)), best]
    return pd.DataFrame({"basis": basis, "count": np.where(inhabitants == 0, 0.0, count)}, index=neighbourhoods.index)


@dataclass(frozen=True)
class Divided:
    """Residents of each area, inside and outside: rounded, and whether there are too few to be shown.

    Inside and outside add up to everyone; not a number where unknown, and not yet hidden. A true 0 is not too few.
    Everyone is too few also where some live inside and some outside and neither can be enough.
    """

    everyone: Counts
    inside: Counts
    outside: Counts
    few_everyone: Flags
    few_inside: Flags
    few_outside: Flags

    @property
    def hidden(self) -> Flags:
        """Where inside and outside are hidden: both, as everyone and the one would tell the other.

        What divides them is then hidden too, see :func:`hide_what_divides`.
        """
        return self.few_everyone | self.few_inside | self.few_outside


def divide(count: pd.Series, share: pd.Series, rules: Rules) -> Divided:
    """Divide an estimated count of residents over inside and outside, by the share of them that lives inside."""
    step, threshold = rules.integer("count_rounding"), rules.integer("count_suppression_threshold")
    known, part = count.to_numpy(np.float64), share.to_numpy(np.float64)
    exact = [np.round(figure, 6) for figure in (known, known * part, known * (1 - part))]
    everyone, inside = (np.floor(figure / step + 0.5) * step for figure in exact[:2])
    rounded = (everyone, inside, everyone - inside)
    few = [_few(figure, threshold) | _few(whole, threshold) for figure, whole in zip(exact, rounded, strict=True)]
    # Of so few one part is always small; which of both, and how small at most, everyone would tell.
    few[0] |= np.logical_or.reduce(few) & (everyone < 2 * threshold)
    return Divided(*rounded, *few)


def _few(counts: Counts, threshold: int) -> Flags:
    return (counts > 0) & (counts < threshold)


def shown(divided: Divided, index: pd.Index) -> pd.DataFrame:
    """Hide the counts that are too small; of inside and outside both, as the difference would tell the other."""
    counts = (
        np.where(divided.few_everyone, np.nan, divided.everyone),
        np.where(divided.hidden, np.nan, divided.inside),
        np.where(divided.hidden, np.nan, divided.outside),
    )
    return pd.DataFrame(dict(zip(FIGURES, counts, strict=True)), index=index).astype("Int64")


def division_hidden(table: pd.DataFrame) -> pd.Series:
    """Tell where it is known how many live inside and outside, but may not be shown."""
    return table["older_in_zone_residents"].isna() & ~table["reason"].isin(NOT_DIVIDED)


def hide_what_divides(table: pd.DataFrame, people: tuple[pd.Series, ...], rules: Rules) -> pd.DataFrame:
    """Hide the shares of the streets where those who live inside and outside are hidden, or few in a ring between two.

    Times everyone they give the hidden count to a person, whether everyone stands in the same row or elsewhere. Walking
    distances stay: the median tells at most on which side more than half live. The streets themselves are public; who
    measures them can still estimate, as anybody could before. ``people`` is what else is known of how many live there:
    older residents as they are, and all inhabitants.
    """
    threshold, counts = rules.integer("count_suppression_threshold"), (*people, table["older_residents"])
    hidden = division_hidden(table)
    rings = {name: (table[name], (table[name] - table["share_zone"]).abs()) for name in DIVIDING}
    few = {
        name: reduce(or_, (tells_of_few(part, counts, threshold) for part in parts)) for name, parts in rings.items()
    }
    return table.assign(**{name: table[name].mask(hidden | few[name]) for name in DIVIDING})


def reason(count: pd.Series, divided: Divided, rules: Rules, *, centres_known: bool) -> pd.Series:
    """Name for each neighbourhood the first reason that settles its signal.

    Too few residents to be shown, altogether or outside the zone, ask for no attention whatever the thresholds are: a
    signal may not give a hidden count away. Where only those inside are too few, the signal is that of everyone, which
    is shown: asked with one threshold after the other, that of those outside would tell the difference.
    """
    outside = np.where(divided.few_inside, divided.everyone, divided.outside)
    reasons: dict[str, Holds] = {
        "residents_unknown": count.isna(),
        "no_older_residents": count == 0,
        "no_centres": not centres_known,
        "no_streets": np.isnan(divided.outside),
        "too_few_to_show": divided.few_everyone | divided.few_outside,
        "white_spot": outside >= float(rules.number("white_spot_high")),
        "partly_outside": outside >= float(rules.number("white_spot_some")),
    }
    return first_reason(count.index, reasons, "few_outside")


def at_least_within(count: pd.Series, shares: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Count the older residents within each walking distance, by neighbourhood, as far as they may be shown.

    They never fall from core to zone to wide: a count that is hidden adds what is shown of a shorter distance, and
    nothing to the core where the zone's is hidden.
    """
    divided = (divide(count, shares[name], rules) for name in ("core", "zone", "wide"))
    core, zone, wide = (np.where(part.hidden, np.nan, part.inside) for part in divided)
    counts = {
        "core": np.where(np.isnan(zone), np.nan, core),
        "zone": zone,
        "wide": np.where(np.isnan(wide), zone, wide),
    }
    return pd.DataFrame(counts, index=count.index).fillna(0).astype("Int64")
