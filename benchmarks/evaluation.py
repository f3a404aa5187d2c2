"""The 30% rule after a change of an option: warm, in process, everything from the rows read to the sentences."""

from benchmarks.timing import Timing, timed
from geo_pa.engine import Session

HORIZONS = range(6, 26)
"""In years: another horizon each time, and none that the data have, so that no answer was given before."""


def time_option_change(session: Session, *, runs: int, effects: bool = False) -> Timing:
    """Time the whole evaluation of the 30% rule after a change of an option.

    Parameters
    ----------
    session : Session
        Its layers are read before the clock starts.
    runs : int
        How often.
    effects : bool
        Also compute the effect of the other value of each local choice, which is one more evaluation for each.
    """
    session.run("social_share")
    # A rounding apart from the one that is timed without effects: those answers are kept as well.
    rounding = "nearest" if effects else "up"
    changes = ({"horizon_years": str(years), "rounding": rounding} for years in HORIZONS)
    return timed(lambda: session.run("social_share", settings=next(changes), effects=effects), runs=runs)
