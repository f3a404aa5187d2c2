"""How many residents are vulnerable to heat: estimated, rounded, and hidden where there are few."""

import numpy as np
import pandas as pd

from geo_pa.disclosure import tells_of_few
from geo_pa.model import Rules

BASES = {"75+": "share_75_plus", "65+": "share_65_plus"}
"""Who counts as vulnerable, and the column that tells how many there are."""


def vulnerable_residents(neighbourhoods: pd.DataFrame, rules: Rules) -> pd.DataFrame:
    """Estimate the older residents of each neighbourhood.

    All neighbourhoods are counted alike: from 75 years on, unless that is not known of a neighbourhood of which the
    share from 65 on is known. A count from 75 on beside one from 65 on would put the second in front. The count is
    rounded, and missing where unknown or too small to be shown (``few``); ``exact`` is never shown. A true 0 is shown.
    """
    lacking = neighbourhoods[BASES["75+"]].isna() & neighbourhoods[BASES["65+"]].notna()
    basis = "65+" if lacking.any() else "75+"
    inhabitants = neighbourhoods["inhabitants"].astype("float64")
    exact = (inhabitants * neighbourhoods[BASES[basis]]).mask(inhabitants == 0, 0.0).round(6)
    step, threshold = rules.integer("count_rounding"), rules.integer("count_suppression_threshold")
    rounded = (np.floor(exact / step + 0.5) * step).astype("Int64")
    few = ((exact > 0) & (exact < threshold)) | ((rounded > 0) & (rounded < threshold)).fillna(False).astype(bool)
    return pd.DataFrame({"basis": basis, "vulnerable_residents": rounded.mask(few), "few": few, "exact": exact})


def hides_share(share: pd.Series, people: pd.DataFrame, inhabitants: pd.Series, rules: Rules) -> pd.Series:
    """Tell where a share of the streets, times the residents, would tell of few people.

    Residents are taken to live evenly along the streets. True where those in the share, or those outside it, are few:
    of the residents as they are or as they are shown, or of all inhabitants, which the map shows.
    """
    counts = (people["exact"], people["vulnerable_residents"], inhabitants)
    return tells_of_few(share, counts, rules.integer("count_suppression_threshold"))
