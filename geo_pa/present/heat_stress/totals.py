"""The figures of heat and green of the whole municipality, in words."""

from geo_pa import terms
from geo_pa.analyses.heat_stress.cooling import COOL_RULES
from geo_pa.model import Result
from geo_pa.present.evidence import rule_value

M2_PER_HA = 10_000


def figures(result: Result) -> dict[str, str]:
    """Write each figure with its word; those that are unknown are left out."""
    sums, rules = result.totals, result.rules
    strong, extreme = (rule_value(rules[f"pet_{word}_heat_stress"]) for word in ("strong", "extreme"))
    green, walk = rule_value(rules["green_share_target"]), rule_value(rules.held(COOL_RULES)["cool_place_max_distance"])
    needed, beyond = sums["greening_needed_m2"], terms.number(sums["beyond_cool_place_residents"])
    hectares = terms.UNKNOWN if needed is None else f"{terms.number(needed / M2_PER_HA, 0)} ha groen"
    known = {
        f"van de oppervlakte boven {strong} gevoelstemperatuur (PET)": terms.percent(sums["share_above_strong"]),
        f"boven {extreme} gevoelstemperatuur (PET)": terms.percent(sums["share_above_extreme"]),
        f"nodig om elke buurt op {green} groen te brengen": hectares,
        f"oudere inwoners, ten minste, verder dan {walk} lopen van een koele plek": beyond,
    }
    return {word: figure for word, figure in known.items() if figure != terms.UNKNOWN}
