"""The 30% rule after a change of an option: warm, in process, everything from the rows read to the sentences."""

from itertools import cycle

from benchmarks.timing import Timing, timed
from geo_pa.engine import Session

OPTIONS = ({"pool": "district"}, {"pool": "municipality"}, {"horizon_years": "10"}, {"rounding": "nearest"})
"""Changes of an option, one after the other, so that no run repeats the last."""


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
    changes = cycle(OPTIONS)
    return timed(lambda: session.run("social_share", settings=next(changes), effects=effects), runs=runs)
