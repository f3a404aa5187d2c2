"""What the explanation of walking zones says in words that no rule has: what a centre is, and the pace."""

from collections.abc import Mapping

from geo_pa import terms
from geo_pa.model import Rules

CENTRE = "centre_"
"""How the names of rules begin that tell what is a centre."""


def words(rules: Rules) -> Mapping[str, object]:
    """Name what is a centre, and write the walking speed in the unit of every day."""
    pace = round(float(rules.number("walking_speed_65_plus")) * 3.6, 1)
    return {"centres": _centres(rules), "pace": f"dat is {terms.number(pace)} km per uur"}


def _centres(rules: Rules) -> str:
    """Name the kinds that are a centre by the rules: "een verpleeghuis, een verzorgingshuis of een ..."."""
    names = [name for name in rules if name.startswith(CENTRE) and rules.flag(name)]
    kinds = [f"een {terms.label('facility_kind', name.removeprefix(CENTRE))}" for name in names]
    return " of ".join(filter(None, (", ".join(kinds[:-1]), *kinds[-1:]))) or "geen enkele soort voorziening"
